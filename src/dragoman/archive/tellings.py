"""Events with the reports they stand in and the stories they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from dragoman.archive.filters import Question
from dragoman.archive.found import Found, Order
from dragoman.archive.reading import Snapshot
from dragoman.archive.rows import read_report
from dragoman.records import Event, Story, Telling

_EVENT: Final = msgspec.json.Decoder(Event)
_STORY: Final = msgspec.json.Decoder(Story)


def tellings(
    snapshot: Snapshot, question: Question, order: Order, *, by_story: bool = False
) -> Iterator[Telling]:
    """Events with their reports and stories, sorted and limited as asked for.

    Args:
        snapshot: The tables.
        question: Which events.
        order: In which order, and how many.
        by_story: Those of one story one after the other, after those of none.
    """
    found: Found[Event] = Found(snapshot, "events", question, order)
    sort = "s.id NULLS FIRST, found.nth" if by_story else "found.nth"
    sql = _TELLINGS.format(events=found.chosen(), sort=sort)
    for row in snapshot.stream(sql, question.values):
        told = row["told"]
        yield Telling(
            report=read_report(row),
            event=_EVENT.decode(row["event_record"]),
            story=_STORY.decode(told) if told else None,
        )


# Only the reports and stories of what was found are read whole: among a million events
# that takes a tenth of the time.
_TELLINGS: Final = """
WITH found AS MATERIALIZED (
    SELECT id, report, record, row_number() OVER () AS nth FROM ({events})
)
SELECT r.*, found.record AS event_record, s.record AS told
FROM found
JOIN (SELECT * FROM reports WHERE id IN (SELECT report FROM found)) AS r
    ON r.id = found.report
LEFT JOIN (
    SELECT member, id, record FROM (
        SELECT id, member FROM (SELECT id, unnest(members) AS member FROM stories)
        WHERE member IN (SELECT id FROM found)
    ) JOIN stories USING (id)
) AS s ON s.member = found.id
ORDER BY {sort}
"""
