"""Write several tables as one commit.

A table is put back to the last commit before it is first changed, and each change
is checked to follow the one before: on an object store, where nothing can be locked,
two writers would otherwise build on each other's unfinished work.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

import msgspec
import pyarrow as pa
from deltalake import (
    ColumnProperties,
    CommitProperties,
    DeltaTable,
    WriterProperties,
    write_deltalake,
)

from dragoman.archive.locks import locked
from dragoman.archive.migration import changed
from dragoman.archive.reading import Snapshot
from dragoman.archive.store import LEDGER, State, Store
from dragoman.archive.tables import TABLES, VERSION
from dragoman.errors import ArchiveBusy, ArchiveFault

# No two of these are alike, and nobody asks which is the least.
_LONG: Final = ColumnProperties(dictionary_enabled=False, statistics_enabled="NONE")
# Row groups and pages this small let the first hundred rows of an answer be read
# without the others: measured, 31 ms among a million events instead of 86.
_WRITER: Final = WriterProperties(
    compression="ZSTD",
    compression_level=3,
    max_row_group_size=65_536,
    data_page_size_limit=131_072,
    column_properties={"record": _LONG, "text": _LONG},
)


class Writing:
    """A writer at work; made by `writing`."""

    def __init__(self, store: Store) -> None:
        """Start from the last commit."""
        self.store = store
        # The ledger is opened once: whoever commits after that is noticed.
        self._ledger = store.open(LEDGER)
        self.state = store.state(self._ledger)
        self._tables: dict[str, DeltaTable] = {}
        self.versions = dict(self.state.versions)

    @property
    def batch(self) -> int:
        """The number of the commit that is being written."""
        return self.state.batch + 1

    @property
    def unseen(self) -> State:
        """What was written since the last commit, which only the writer sees."""
        return msgspec.structs.replace(self.state, versions=dict(self.versions))

    def check_seen(self, snapshot: Snapshot) -> None:
        """Refuse to go on from what was seen if that is not the last commit.

        Raises:
            ArchiveFault: It is not.
        """
        if snapshot.state.batch != self.state.batch:
            raise ArchiveFault(
                self.store.path,
                found=f"it is seen as of commit {snapshot.state.batch}, and the last"
                f" is {self.state.batch}",
                remedy="write to it without `as_of`, or run again",
            )

    def append(self, table: str, rows: pa.Table) -> None:
        """Add rows to a table; none are no commit."""
        if rows.num_rows:
            self._write(table, rows, mode="append", predicate=None)

    def replace(self, table: str, rows: pa.Table, where: str | None = None) -> None:
        """Put rows in place of those for which a predicate holds, or of all."""
        self._write(table, rows, mode="overwrite", predicate=where)

    def migrate(self) -> None:
        """Write the tables of an earlier version with the columns of today.

        Nothing is said anew, so the commit bears the moment of the one before it.
        """
        before = self.state
        snapshot = Snapshot(self.store, before)
        for table in sorted(set(TABLES) - set(before.versions)):
            with self.store.writing():
                self.store.make(table, TABLES[table])
            self.versions[table] = self.store.open(table).version()
        for table in changed(before.schema):
            self.rewrite(table, snapshot, f"SELECT * FROM {table}")
        what = f"brought from version {before.schema} of the columns to {VERSION}"
        self.commit(what, before.when)

    def rewrite(self, table: str, snapshot: Snapshot, sql: str) -> None:
        """Put what a question finds in place of all rows, without holding it."""
        with snapshot.reader(sql) as rows, self._step(table) as opened:
            write_deltalake(
                opened,
                rows,
                mode="overwrite",
                schema_mode="overwrite",
                writer_properties=_WRITER,
                commit_properties=CommitProperties(max_commit_retries=0),
            )

    def delete(self, table: str, where: str) -> None:
        """Delete the rows for which a predicate holds."""
        with self._step(table) as opened:
            opened.delete(where)

    def compact(self, table: str) -> None:
        """Join the small files of a table."""
        if len(self._open(table).file_uris()) > 1:
            with self._step(table) as opened:
                opened.optimize.compact(writer_properties=_WRITER)

    def commit(self, what: str, now: datetime) -> State:
        """Show readers what was written since the last commit.

        Raises:
            ArchiveBusy: Another writer was quicker; nothing of ours is seen.
        """
        state = State(
            batch=self.batch,
            when=now,
            what=what,
            schema=VERSION,
            versions=dict(self.versions),
        )
        self.store.commit(state, self._ledger)
        self.state = state
        return state

    def _write(
        self, table: str, rows: pa.Table, *, mode: str, predicate: str | None
    ) -> None:
        with self._step(table) as opened:
            write_deltalake(  # type: ignore[call-overload]  # the mode is a word
                opened,
                rows,
                mode=mode,
                predicate=predicate,
                writer_properties=_WRITER,
                commit_properties=CommitProperties(max_commit_retries=0),
            )

    @contextmanager
    def _step(self, table: str) -> Iterator[DeltaTable]:
        """Change a table that nobody else has changed."""
        opened = self._open(table)
        expected = self.versions[table]
        with self.store.writing():
            yield opened
        after = opened.version()
        if after not in (expected, expected + 1):
            raise ArchiveBusy(self.store.path, f"somebody else wrote to '{table}'")
        self.versions[table] = after

    def put_back(self) -> None:
        """Undo in all tables what a writer left that was stopped before its commit."""
        for table in self.versions:
            self._open(table)

    def _open(self, table: str) -> DeltaTable:
        """Open a table as the last commit left it, and keep it open.

        Raises:
            ArchiveBusy: Another writer is at it.
        """
        if table not in self._tables:
            opened = self.store.open(table)
            if opened.version() != self.versions[table]:
                with self.store.writing():
                    opened.restore(self.versions[table])
                self.versions[table] = opened.version()
            self._tables[table] = opened
        return self._tables[table]


def forget(store: Store, day: date, now: datetime) -> None:
    """Delete the files that only commits before a day can see.

    The ledger is kept whole: it is small, and says what was done.

    Raises:
        ArchiveBusy: Somebody is writing.
    """
    hours = max(0, int((now - datetime.combine(day, time.min, UTC)) / HOUR))
    with writing(store) as at_work, store.writing():
        at_work.put_back()  # else files go that readers need and a stopped writer left
        for table in TABLES:
            store.open(table).vacuum(
                hours, dry_run=False, enforce_retention_duration=False
            )


HOUR: Final = timedelta(hours=1)


@contextmanager
def writing(store: Store) -> Iterator[Writing]:
    """Hold the archive for writing; one of an earlier version is migrated first.

    Raises:
        ArchiveBusy: Somebody else is writing.
        ArchiveFault: There is no archive.
    """
    if not store.exists():
        raise store.missing()
    with locked(store.folder):
        at_work = Writing(store)
        if at_work.state.schema < VERSION:
            at_work.migrate()
        yield at_work
