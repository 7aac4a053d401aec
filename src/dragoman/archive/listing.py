"""Events in the order in which they were asked for, with their reports and stories."""

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


def listed(snapshot: Snapshot, question: Question, order: Order) -> Iterator[Telling]:
    """Events with their reports and stories, sorted and limited as asked for."""
    found: Found[Event] = Found(snapshot, "events", question, order)
    sql = _LISTED.format(events=found.chosen())
    for row in snapshot.stream(sql, question.values):
        told = row["told"]
        yield Telling(
            report=read_report(row),
            event=_EVENT.decode(row["event_record"]),
            story=_STORY.decode(told) if told else None,
        )


_LISTED: Final = """
WITH found AS MATERIALIZED (
    SELECT id, report, record, row_number() OVER () AS nth FROM ({events})
)
SELECT r.*, found.record AS event_record, s.record AS told
FROM found
JOIN reports AS r ON r.id = found.report
LEFT JOIN (SELECT unnest(members) AS member, id, record FROM stories) AS s
    ON s.member = found.id
ORDER BY found.nth
"""
