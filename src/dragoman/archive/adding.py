"""Add reports to an archive: each once, coded once, some at a time.

Reports go through in batches, and each batch is one commit: a process killed at
any moment loses the batch it was at and nothing else, and the same command run
again goes on where it stopped, for what is there already is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from itertools import chain
from typing import Final, TypeVar

import numpy as np
import pyarrow as pa

from dragoman.archive.commits import Writing
from dragoman.archive.reading import Snapshot
from dragoman.archive.rows import (
    Kept,
    State,
    event_table,
    failure_table,
    report_table,
    statement_table,
)
from dragoman.records import Failure, Record, Report
from dragoman.records.report import Frozen

T = TypeVar("T")
Item = Report | Failure
Coding = Callable[[Iterable[Item]], Iterator[Record]]
"""What codes a stream: a record for each item, in order."""

Tables = Callable[[int, datetime], dict[str, pa.Table]]
"""Makes the rows of a commit, which has a number and a moment."""

BATCH: Final = 1000
"""Reports of a commit: at 2,000 a second two commits a second, each of some 50 ms."""

SECONDS: Final = 60.0
"""The longest that coded reports wait for their commit."""


class Added(Frozen, frozen=True, kw_only=True):
    """What was added.

    Attributes:
        reports: How many reports are new.
        known: How many were there already, or came twice.
        events: How many events the new ones gave.
        statements: How many statements they gave.
        failures: How many new rows the table of failures has.
    """

    reports: int = 0
    known: int = 0
    events: int = 0
    statements: int = 0
    failures: int = 0


Tell = Callable[[Added], None]
"""Is told of every commit, all added up."""


class Wanted(Frozen, frozen=True, kw_only=True):
    """Which reports to add.

    Attributes:
        since: Leave out those published before; None for all.
        limit: Add at most so many new ones; None for all.
    """

    since: date | None = None
    limit: int | None = None


class Ids:
    """The ids that a table holds, to be asked a million times."""

    def __init__(self, snapshot: Snapshot, table: str) -> None:
        """Read them: 20 bytes each."""
        column = snapshot.table(f"SELECT id FROM {table} ORDER BY id")["id"]
        self._there = np.asarray(column.to_pylist(), dtype="S20")
        self._new: set[str] = set()

    def take(self, name: str) -> bool:
        """Take note of an id; whether it is new."""
        if name in self._new or self.holds(name):
            return False
        self._new.add(name)
        return True

    def holds(self, name: str) -> bool:
        """Whether the table holds an id."""
        asked = name.encode()
        at = int(np.searchsorted(self._there, asked))
        return at < len(self._there) and bool(self._there[at] == asked)


class Adding:
    """Adds a stream of reports; made anew for each stream.

    Attributes:
        snapshot: What is there.
        known: How many reports were there already, or came twice.
    """

    def __init__(
        self, writing: Writing, snapshot: Snapshot, clock: Callable[[], datetime]
    ) -> None:
        """See what is there.

        Raises:
            ArchiveFault: The snapshot is not of the last commit.
        """
        writing.check_seen(snapshot)
        self._writing, self.snapshot, self._clock = writing, snapshot, clock
        self._reports = Ids(snapshot, "reports")
        self._failures = Ids(snapshot, "failures")
        self._given: dict[tuple[str | None, str | None], str] = {}
        self.known = 0

    def new(self, items: Iterable[Item], wanted: Wanted) -> Iterator[Item]:
        """The reports that are wanted and not there yet, and all failures."""
        left = wanted.limit
        if left is not None and left <= 0:
            return
        for item in items:
            if not self.takes(item, wanted):
                continue
            yield item
            if left is not None and isinstance(item, Report):
                left -= 1
            if left == 0:
                return

    def takes(self, item: Item, wanted: Wanted) -> bool:
        """Whether an item is wanted and not there yet; take note of it."""
        if not isinstance(item, Report):
            return True
        if wanted.since and item.published and item.published < wanted.since:
            return False
        new = self._reports.take(item.id)
        self.known += not new
        return new

    def write(self, records: Iterable[Record], coder: str | None) -> Iterator[Added]:
        """Write records as they come and tell of each commit."""
        for batch in self.batches(records, BATCH):
            yield self.commit(batch, partial(coded_tables, batch, coder))

    def batches(
        self, stream: Iterable[T], most: int, size: Callable[[T], int] = lambda _: 1
    ) -> Iterator[list[T]]:
        """Cut a stream where a commit is full or has waited long enough.

        Args:
            stream: Records, or whatever holds some.
            most: With so many records a commit is full.
            size: How many records one of them holds.
        """
        batch: list[T] = []
        held, begun = 0, self._clock()
        for each in stream:
            batch.append(each)
            held += size(each)
            waited = (self._clock() - begun).total_seconds()
            if held >= most or (held and waited > SECONDS):
                yield batch
                batch, held, begun = [], 0, self._clock()
        if held:
            yield batch

    def commit(self, records: list[Record], tables: Tables) -> Added:
        """Write some records as one commit.

        Args:
            records: What came; of the events and statements in them, nothing is asked.
            tables: Makes the rows of reports, events and statements.
        """
        writing, now = self._writing, self._clock()
        failures = self._new_failures(records, now)
        coded = tables(writing.batch, now)
        # Reports come last: whoever sees one sees its events.
        for table in ("events", "statements"):
            writing.append(table, coded[table])
        writing.append("failures", failures)
        writing.append("reports", coded["reports"])
        added = Added(
            reports=coded["reports"].num_rows,
            events=coded["events"].num_rows,
            statements=coded["statements"].num_rows,
            failures=failures.num_rows,
        )
        if any((added.reports, added.failures)):
            writing.commit(f"added {counted(added.reports)}", now)
        return added

    def _new_failures(self, records: list[Record], now: datetime) -> pa.Table:
        """The failures that no row tells of yet."""
        told = chain(
            (
                (r.failure, r.report)
                for r in records
                if r.failure and r.failure.room != LANGUAGE
            ),
            future(records, now.date()),
            self._contradicting(records),
        )
        rows = failure_table(told, self._writing.batch, now)
        new = [self._failures.take(name) for name in rows["id"].to_pylist()]
        return rows.filter(pa.array(new, pa.bool_()))

    def _contradicting(self, records: list[Record]) -> Iterator[tuple[Failure, Report]]:
        """Those whose given id their source gave to another text before."""
        reports = [r.report for r in records if r.report and r.report.given_id]
        if not reports:
            return
        asked = pa.table(
            {
                "given_id": [r.given_id for r in reports],
                "source": pa.array([r.source for r in reports], pa.string()),
                "id": [r.id for r in reports],
            }
        )
        self.snapshot.with_table("asked", asked)
        found = dict(self.snapshot.rows(_SAME_ID))
        for report in reports:
            key = report.given_id, report.source
            before = self._given.get(key), found.get(report.id)
            others = sorted(name for name in before if name)
            # The least of all before it: so a run that was stopped says the same.
            self._given[key] = min([report.id, *others])
            if others:
                other = others[0]
                yield (
                    _failure(
                        report,
                        f"its id '{report.given_id}' stands for another text as"
                        f" well: report {other}",
                        "both are kept; look which of them is right",
                    ),
                    report,
                )


LANGUAGE: Final = "language"
"""The room of failures that say only that a report is not English."""

_SAME_ID: Final = """
SELECT asked.id, min(reports.id)
FROM asked JOIN reports
    ON reports.given_id = asked.given_id AND reports.id <> asked.id
    AND reports.source IS NOT DISTINCT FROM asked.source
GROUP BY asked.id
"""


def future(records: Iterable[Record], today: date) -> Iterator[tuple[Failure, Report]]:
    """Those that say they are published after tomorrow, where no clock is yet."""
    for record in records:
        report = record.report
        if report and report.published and report.published > today + timedelta(1):
            yield (
                _failure(
                    report,
                    f"its day of publication, {report.published}, has not come yet",
                    "correct the day; events are dated from it",
                ),
                report,
            )


def _failure(report: Report, reason: str, remedy: str) -> Failure:
    return Failure(
        room="archive",
        source=report.url or report.source or report.given_id or report.id,
        line=None,
        given_id=report.given_id,
        reason=reason,
        remedy=remedy,
    )


def counted(number: int) -> str:
    """A number of reports in words.

    >>> counted(1), counted(2000)
    ('1 report', '2,000 reports')
    """
    return f"{number:,} report{'s' * (number != 1)}"


def coded_tables(
    records: Iterable[Record], coder: str | None, batch: int, now: datetime
) -> dict[str, pa.Table]:
    """The rows of the reports, events and statements of some records."""
    with_report = [(r.report, r) for r in records if r.report]
    return {
        "reports": report_table(
            Kept(
                report=report,
                state=state_of(record, coder),
                coder=coder if report.language == "en" else None,
                events=len(record.events),
                statements=len(record.statements),
                batch=batch,
                added=now,
            )
            for report, record in with_report
        ),
        "events": event_table(
            (
                (report, number, event)
                for report, record in with_report
                for number, event in enumerate(record.events)
            ),
            batch,
        ),
        "statements": statement_table(
            (
                (report, number, said)
                for report, record in with_report
                for number, said in enumerate(record.statements)
            ),
            batch,
        ),
    }


def state_of(record: Record, coder: str | None) -> State:
    """How far a report has come."""
    if record.report and record.report.language != "en":
        return "other language"
    if coder is None:
        return "waiting"
    return "failed" if record.failure else "coded"


def uncoded(items: Iterable[Item]) -> Iterator[Record]:
    """Records of reports that are kept now and coded later."""
    for item in items:
        report, failure = (item, None) if isinstance(item, Report) else (None, item)
        yield Record(report=report, events=(), statements=(), failure=failure)


def unless_empty(items: Iterator[Item], coding: Coding) -> Iterator[Record]:
    """Code a stream; where it is empty, no model is loaded."""
    for first in items:
        yield from coding(chain([first], items))


def added_up(steps: Iterable[Added], tell: Tell | None) -> Added:
    """Add up what was added, and tell of each step."""
    total = Added()
    for step in steps:
        total = plus(total, step)
        if tell:
            tell(total)
    return total


def plus(one: Added, other: Added) -> Added:
    """Both together."""
    fields = Added.__struct_fields__
    return Added(**{name: getattr(one, name) + getattr(other, name) for name in fields})
