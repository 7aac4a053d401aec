"""What stands above a report: its title, day and source, without its text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from dragoman.archive.reading import Snapshot
from dragoman.records.report import Frozen


class Head(Frozen, frozen=True, kw_only=True):
    """The head of a report.

    Attributes:
        id: The id of the report.
        title: Its headline.
        published: The day it appeared.
        source: Its publisher.
        url: Where it stood.
        voice: Reports of one text, one independent source, have the same.
    """

    id: str
    title: str | None
    published: date | None
    source: str | None
    url: str | None
    voice: str


def heads(snapshot: Snapshot, reports: Iterable[str]) -> tuple[Head, ...]:
    """The heads of reports, by day; those that are not there are left out.

    Args:
        snapshot: The tables.
        reports: The ids of the reports.
    """
    asked = sorted(set(reports))
    if not asked:
        return ()
    return tuple(Head(**row) for row in snapshot.stream(_HEADS, [asked]))


_HEADS: Final = """
SELECT r.id, r.title, r.published, r.source, r.url, coalesce(g.voice, r.id) AS voice
FROM (
    SELECT id, title, published, source, url FROM reports
    WHERE id IN (SELECT unnest($1))
) AS r
LEFT JOIN groups AS g ON g.report = r.id
ORDER BY r.published NULLS LAST, r.source NULLS LAST, r.id
"""
