"""What grouping asks an archive, in SQL."""

from __future__ import annotations

from typing import Final

UNGROUPED: Final = "SELECT id FROM outlines WHERE id NOT IN (SELECT report FROM groups)"
# Events of stories that have lost one of their events, as after recoding.
TOUCHED: Final = """
WITH held AS (SELECT id, unnest(members) AS member FROM stories)
SELECT member FROM held WHERE id IN (
    SELECT id FROM held WHERE member NOT IN (SELECT id FROM tales)
)
"""
TIME: Final = "SELECT min(day), max(day) FROM {things} JOIN frontier USING (id)"
KNOWN: Final = """
SELECT id, bool_or(near) AS near
FROM (
    SELECT id, true AS near FROM {things}
    WHERE day IS NULL OR day BETWEEN CAST($1 AS DATE) AND CAST($2 AS DATE)
    UNION ALL
    SELECT id, false FROM frontier
    UNION ALL
    SELECT unnest(["left", "right"]), false FROM said
)
GROUP BY id
"""
STARTS: Final = "SELECT number FROM known JOIN frontier USING (id)"
_BY_NUMBER: Final = """
SELECT a.number AS "left", b.number AS "right"
FROM {pairs} AS tied
JOIN known AS a ON a.id = tied."left" JOIN known AS b ON b.id = tied."right"
"""
TIES: Final = (
    _BY_NUMBER.format(pairs="pairs")
    + """
WHERE (kind = $1 AND score >= $2) OR (kind = 'twin' AND $1 = 'event')
"""
)
SAID_TIES: Final = _BY_NUMBER.format(pairs="said")
OF_ONE_GROUP: Final = """
SELECT report FROM groups WHERE coverage IN (
    SELECT coverage FROM groups JOIN wanted ON wanted.id = groups.report
)
"""
STORY_MATES: Final = """
WITH held AS (SELECT id, unnest(members) AS member FROM stories)
SELECT member FROM held WHERE id IN (
    SELECT held.id FROM held JOIN frontier ON frontier.id = held.member
)
"""
INSIDE: Final = """
SELECT "left", "right", score FROM pairs
JOIN inside AS a ON a.id = pairs.left JOIN inside AS b ON b.id = pairs.right
WHERE kind = ?
"""
VOICES: Final = """
SELECT report, voice FROM new_groups
UNION ALL
SELECT report, voice FROM groups JOIN wanted ON wanted.id = groups.report
WHERE report NOT IN (SELECT report FROM new_groups)
"""
TOLD: Final = """
SELECT reports.*, events.id AS event_id, events.record
FROM (SELECT * FROM events WHERE {near}) AS events
JOIN wanted USING (id)
JOIN (SELECT * FROM reports WHERE {near}) AS reports ON reports.id = events.report
"""
REPORTS: Final = "SELECT id, report, published FROM events JOIN wanted USING (id)"
TALE_DAYS: Final = "SELECT DISTINCT day FROM tales JOIN wanted USING (id)"
TALES: Final = "SELECT id, record FROM tales JOIN wanted USING (id) WHERE {near}"
TOGETHER: Final = """
SELECT "left", "right", score FROM pairs JOIN ends USING ("left", "right")
WHERE kind = 'report'
"""
OLD_STORIES: Final = """
SELECT record FROM stories WHERE id IN (
    SELECT held.id FROM (SELECT id, unnest(members) AS member FROM stories) AS held
    JOIN wanted ON wanted.id = held.member
) ORDER BY id
"""
