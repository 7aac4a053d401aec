"""Look whether an archive is whole.

`verify` reads every row: each id must be the hash of what it names, each span must
cut its words from its text, each column must say what the record says, and nothing
may point to what is not there.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import msgspec

from dragoman.archive.reading import Snapshot
from dragoman.archive.rows import (
    event_table,
    read_report,
    statement_table,
    story_table,
)
from dragoman.records import Event, Record, Report, Statement, Story
from dragoman.records.event import event_id
from dragoman.records.report import Frozen, content_id
from dragoman.stories.merge import story_id

Row = dict[str, Any]


class Problem(Frozen, frozen=True, kw_only=True):
    """Something in an archive that should not be.

    Attributes:
        table: The table.
        id: The id of the row.
        found: What is wrong with it.
    """

    table: str
    id: str
    found: str


def verify(snapshot: Snapshot) -> Iterator[Problem]:
    """Look at every row and tell what is wrong; nothing, if all is well."""
    yield from _verify_files(snapshot)
    for table, sql in (*_QUESTIONS, *_unborn(snapshot.state.batch)):
        for name, found in snapshot.rows(sql):
            yield Problem(table=table, id=str(name), found=str(found))
    reports = snapshot.stream("SELECT * FROM reports ORDER BY id")
    events = _grouped(snapshot, "events")
    statements = _grouped(snapshot, "statements")
    for row in reports:
        yield from _verify_report(row, events.get(row["id"]), statements.get(row["id"]))
    for row in snapshot.stream("SELECT * FROM stories ORDER BY id"):
        yield from _verify_story(row)
    for row in snapshot.stream("SELECT * FROM failures ORDER BY id"):
        if row["id"] != content_id(*(row[name] for name in _TOLD)):
            found = "its id is not the hash of what it tells"
            yield Problem(table="failures", id=row["id"], found=found)


_TOLD: Final = ("room", "source", "line", "given_id", "report", "reason", "remedy")


def _verify_files(snapshot: Snapshot) -> Iterator[Problem]:
    """Hold the files against what the logs of the tables say of them."""
    for table, version in snapshot.state.versions.items():
        actions = snapshot.store.open(table, version).get_add_actions(flatten=True)
        names, sizes, rows = (
            actions.column(name).to_pylist()
            for name in ("path", "size_bytes", "num_records")
        )
        folder = snapshot.store.folder
        for name, size in zip(names, sizes, strict=True):
            file = folder and Path(folder, table, name)
            if file and file.exists() and file.stat().st_size != size:
                found = (
                    f"it has {file.stat().st_size:,} bytes, and {size:,} were written"
                )
                yield Problem(table=table, id=name, found=found)
        there = snapshot.rows(f"SELECT count(*) FROM {table}")[0][0]
        if there != sum(rows):
            found = f"it has {there:,} rows, and {sum(rows):,} were written"
            yield Problem(table=table, id="-", found=found)


class _Grouped:
    """The rows of each report, read along with the reports in the order of ids."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._groups = groupby(rows, key=lambda row: row["report"])
        self._next = next(self._groups, None)

    def get(self, report: str) -> list[Row]:
        """The rows of a report; asked for in the order of ids."""
        while self._next is not None and self._next[0] < report:
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != report:
            return []
        return list(self._next[1])


def _grouped(snapshot: Snapshot, table: str) -> _Grouped:
    return _Grouped(snapshot.stream(f"SELECT * FROM {table} ORDER BY report, number"))


def _verify_report(
    row: Row, events: list[Row], statements: list[Row]
) -> Iterator[Problem]:
    try:
        report = read_report(row)
    except (msgspec.MsgspecError, ValueError) as fault:
        found = f"its frame cannot be read: {fault}"
        yield Problem(table="reports", id=row["id"], found=found)
        return
    for found in _wrong_with(report):
        yield Problem(table="reports", id=report.id, found=found)
    yield from _verify_numbers(row, "events", events)
    yield from _verify_numbers(row, "statements", statements)
    for told in events:
        yield from _verify_event(report, told)
    for said in statements:
        yield from _verify_statement(report, said)


def _verify_numbers(row: Row, table: str, told: list[Row]) -> Iterator[Problem]:
    if row[table] != len(told):
        found = f"it has {len(told)} {table}, and {row[table]} are said to be"
        yield Problem(table="reports", id=row["id"], found=found)
    for nth, each in enumerate(told):
        if each["number"] != nth:
            found = f"its number is {each['number']}, and its place is {nth}"
            yield Problem(table=table, id=each["id"], found=found)


def _wrong_with(report: Report) -> Iterator[str]:
    if content_id(report.source, report.published, report.text) != report.id:
        yield "its id is not the hash of source, day and text"
    pieces = [f.words for f in report.furniture]
    if report.dateline:
        pieces.append(report.dateline.words)
    if any(report.text[p.start : p.end] != p.text for p in pieces):
        yield "a span of its furniture does not cut its words from the text"


def _verify_event(report: Report, row: Row) -> Iterator[Problem]:
    def wrong(found: str) -> Problem:
        return Problem(table="events", id=row["id"], found=found)

    try:
        event = msgspec.json.decode(row["record"], type=Event)
        Record(report=report, events=(event,), statements=(), failure=None)
    except (msgspec.MsgspecError, ValueError) as fault:
        yield wrong(str(fault))
        return
    if event.id not in _names(report, event):
        yield wrong("its id is not the hash of report, type, mode and trigger")
    again = event_table([(report, row["number"], event)], row["batch"])
    if again.to_pylist()[0] != row:
        yield wrong("its columns do not say what its record says")


def _names(report: Report, event: Event) -> set[str]:
    """The ids that an event may have, by how many there are like it before it."""
    named = (report.id, event.type, event.mode, event.trigger)
    return {event_id(*named, nth) for nth in range(_MOST_ALIKE)}


_MOST_ALIKE: Final = 8


def _verify_statement(report: Report, row: Row) -> Iterator[Problem]:
    def wrong(found: str) -> Problem:
        return Problem(table="statements", id=row["id"], found=found)

    try:
        said = msgspec.json.decode(row["record"], type=Statement)
    except (msgspec.MsgspecError, ValueError) as fault:
        yield wrong(str(fault))
        return
    for span in said.spans():
        if report.text[span.start : span.end] != span.text:
            yield wrong(f"{span} is not in the text")
    again = statement_table([(report, row["number"], said)], row["batch"])
    if again.to_pylist()[0] != row:
        yield wrong("its columns do not say what its record says")


def _verify_story(row: Row) -> Iterator[Problem]:
    def wrong(found: str) -> Problem:
        return Problem(table="stories", id=row["id"], found=found)

    try:
        story = msgspec.json.decode(row["record"], type=Story)
    except (msgspec.MsgspecError, ValueError) as fault:
        yield wrong(str(fault))
        return
    if story.id not in map(story_id, story.events):
        yield wrong("its id is not the hash of the id of its first event")
    if story_table([story]).to_pylist()[0] != row:
        yield wrong("its columns do not say what its record says")


_TWICE: Final = "SELECT id, 'it is there ' || count(*) || ' times' FROM {} GROUP BY id"
_LOST: Final = (
    "SELECT id, 'its report is not there: ' || report FROM {0}"
    " WHERE report IS NOT NULL AND report NOT IN (SELECT id FROM reports)"
)
_QUESTIONS: Final = (
    *(
        (table, f"{_TWICE.format(table)} HAVING count(*) > 1")
        for table in ("reports", "events", "statements", "stories", "failures")
    ),
    *((table, _LOST.format(table)) for table in ("events", "statements", "failures")),
    (
        "reports",
        "SELECT id, 'it is said to be ' || state || '; its language is ' || language"
        " || ', its coder ' || coalesce(coder, 'none') FROM reports WHERE state <> CASE"
        " WHEN language <> 'en' THEN 'other language' WHEN coder IS NULL THEN 'waiting'"
        " WHEN state = 'failed' THEN 'failed' ELSE 'coded' END",
    ),
    (
        "events",
        "SELECT e.id, 'the event it is about is not there: ' || e.about FROM"
        " (SELECT id, CASE WHEN json_valid(record) THEN record ->> 'content' END"
        " AS about FROM events) AS e"
        " WHERE e.about IS NOT NULL AND e.about NOT IN (SELECT id FROM events)",
    ),
    (
        "stories",
        "SELECT s.id, 'its event is not there: ' || s.member FROM"
        " (SELECT id, unnest(members) AS member FROM stories) AS s"
        " WHERE s.member NOT IN (SELECT id FROM events)",
    ),
    (
        "stories",
        "SELECT min(s.id), 'its event is in another story as well: ' || s.member FROM"
        " (SELECT id, unnest(members) AS member FROM stories) AS s"
        " GROUP BY s.member HAVING count(*) > 1",
    ),
)


def _unborn(batch: int) -> Iterator[tuple[str, str]]:
    """Questions for rows of commits that are still to come."""
    for table in ("reports", "events", "statements", "failures"):
        sql = f"SELECT id, 'its commit is not made: ' || batch FROM {table}"
        yield table, f"{sql} WHERE batch > {batch}"
