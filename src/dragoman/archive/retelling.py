"""See an archive with events told otherwise than the coder told them.

Nothing is written: the rows of some events, and those of the stories they are part
of, are made anew and seen in place of the old. So every question, chart and export
takes what people say of an event instead of what the machine said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec

from dragoman.archive.archive import Archive
from dragoman.archive.reading import Instead, Snapshot
from dragoman.archive.rows import event_table, read_report, story_table
from dragoman.records import Event, Report, Story
from dragoman.records.report import Frozen
from dragoman.stories.cluster import Pair
from dragoman.stories.merge import merge

_EVENT: Final = msgspec.json.Decoder(Event)
_STORY: Final = msgspec.json.Decoder(Story)


class Retold(Frozen, frozen=True, kw_only=True):
    """An event as people see it.

    Attributes:
        id: The id of the event of the archive, or of one that only people saw.
        report: The id of its report.
        event: The event; None if people say that there is none.
    """

    id: str
    report: str
    event: Event | None


class RetoldArchive(Archive):
    """An archive that is asked, and never written to, with events retold."""

    def __init__(
        self,
        archive: Archive,
        retell: Callable[[Archive], Sequence[Retold]],
        version: Callable[[], object],
    ) -> None:
        """Look at an archive.

        Args:
            archive: The archive.
            retell: Tells the events otherwise, of the archive as it is.
            version: What changes whenever `retell` would tell something else.
        """
        super().__init__(archive.store.path)
        self.store = archive.store
        self._plain, self._retell, self._version = archive, retell, version
        self._retold: tuple[object, Snapshot] | None = None

    def snapshot(self) -> Snapshot:
        """The tables as of the last commit, with the events retold."""
        plain = self._plain.snapshot()
        at = (plain.state.batch, self._version())
        if self._retold is None or self._retold[0] != at:
            instead = rows_instead(plain, self._retell(self._plain))
            self._retold = at, Snapshot(self.store, plain.state, instead)
        seen = self._retold[1]
        seen.stop = plain.stop
        return seen


def rows_instead(snapshot: Snapshot, retold: Sequence[Retold]) -> dict[str, Instead]:
    """The rows of events, and of the stories they are part of, as people see them."""
    if not retold:
        return {}
    return {
        "events": _events(snapshot, retold),
        "stories": _stories(snapshot, {one.id: one for one in retold}),
    }


def _events(snapshot: Snapshot, retold: Sequence[Retold]) -> Instead:
    """The rows of the events themselves; those that only people saw come last."""
    reports = _reports(snapshot, {one.report for one in retold})
    ids = [one.id for one in retold]
    numbers: dict[str, int] = dict(snapshot.rows(_NUMBERS, [ids]))
    last: dict[str, int] = dict(snapshot.rows(_LAST, [list(reports)]))
    rows: list[tuple[Report, int, Event]] = []
    for one in retold:
        if one.event is None or one.report not in reports:
            continue
        if one.id not in numbers:
            last[one.report] = last.get(one.report, -1) + 1
            numbers[one.id] = last[one.report]
        rows.append((reports[one.report], numbers[one.id], one.event))
    return Instead(gone=tuple(ids), rows=event_table(rows, snapshot.state.batch))


def _reports(snapshot: Snapshot, names: Iterable[str]) -> dict[str, Report]:
    """Some reports by their ids."""
    rows = snapshot.stream(_REPORTS, [sorted(names)])
    return {row["id"]: read_report(row) for row in rows}


def _stories(snapshot: Snapshot, retold: Mapping[str, Retold]) -> Instead:
    """The rows of the stories that the events are part of."""
    found = snapshot.rows(_OLD_STORIES, [list(retold)])
    stories = [_STORY.decode(record) for (record,) in found]
    names = [event for story in stories for event in story.events]
    members: dict[str, dict[str, Any]] = {
        row["event_id"]: row for row in snapshot.stream(_MEMBERS, [names])
    }
    told = [_merged(story, members, retold) for story in stories]
    return Instead(
        gone=tuple(story.id for story in stories),
        rows=story_table([story for story in told if story]),
    )


def _merged(
    story: Story, members: Mapping[str, dict[str, Any]], retold: Mapping[str, Retold]
) -> Story | None:
    """A story of what people leave of its events; None if one report is left."""
    tellings: list[tuple[Report, Event]] = []
    sources: dict[str, str] = {}
    for name in story.events:
        row = members.get(name)
        event = retold[name].event if name in retold else _told(row)
        if row and event:
            report = read_report(row)
            tellings.append((report, event))
            sources[report.id] = row["voice"] or report.id
    if len(sources) < 2:
        return None
    pairs = [Pair(bond.left, bond.right, bond.score) for bond in story.bonds]
    why = {(bond.left, bond.right): bond.why for bond in story.bonds}
    merged = merge(tellings, pairs, sources)
    bonds = tuple(
        msgspec.structs.replace(bond, why=why.get((bond.left, bond.right), ()))
        for bond in merged.bonds
    )
    return msgspec.structs.replace(merged, id=story.id, bonds=bonds)


def _told(row: dict[str, Any] | None) -> Event | None:
    return _EVENT.decode(row["event_record"]) if row else None


_NUMBERS: Final = "SELECT id, number FROM events WHERE id IN (SELECT unnest(?))"
_LAST: Final = (
    "SELECT report, max(number) FROM events WHERE report IN (SELECT unnest(?))"
    " GROUP BY report"
)
_REPORTS: Final = "SELECT * FROM reports WHERE id IN (SELECT unnest(?))"
_OLD_STORIES: Final = "SELECT record FROM stories WHERE list_has_any(members, ?)"
_MEMBERS: Final = """
SELECT r.*, e.id AS event_id, e.record AS event_record, g.voice
FROM events AS e JOIN reports AS r ON r.id = e.report
LEFT JOIN groups AS g ON g.report = r.id
WHERE e.id IN (SELECT unnest(?))
"""
