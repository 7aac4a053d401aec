"""Where the tables lie, and which of their versions belong together.

A commit of an archive touches several tables, and each is a Delta table with
versions of its own. The ledger, a Delta table of a single row, names the versions
that belong together; it is written last. So a reader always sees whole commits,
and what a killed writer left behind is not seen and is put back by the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final

import msgspec
import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, write_deltalake
from deltalake.exceptions import CommitFailedError, DeltaError, TableNotFoundError

from dragoman.archive.locks import locked
from dragoman.archive.tables import TABLES, VERSION
from dragoman.errors import ArchiveBusy, ArchiveFault, first_line
from dragoman.records.report import Frozen

LEDGER: Final = "ledger"
_LEDGER: Final = pa.schema(
    {
        "batch": pa.int64(),
        "when": pa.timestamp("us", tz="UTC"),
        "what": pa.string(),
        "schema": pa.int32(),
        "versions": pa.string(),  # JSON: table to version
    }
)
INDEX: Final = "words.sqlite"
"""The file of the full-text index, if it lies beside the tables."""

REVIEWS: Final = "reviews.sqlite"
"""The file of what reviewers say, which lies beside the tables."""

OVERVIEW: Final = "overview"
"""The folder of the narrow copy of the events, if it lies beside the tables."""

_FILES: Final = (name + end for name in (INDEX, REVIEWS) for end in ("", "-journal"))
_OURS: Final = (*TABLES, LEDGER, "lock", OVERVIEW, *_FILES)
# Measured: of these `deltalake` makes an address that it does not find again.
_UNFIT: Final = re.compile(r"[\[\]\\\x00-\x1f]|%[0-9A-Fa-f]{2}")
# The log keeps the least and greatest values of these, by which files are passed over.
_MEASURED: Final = ("batch", "first", "last", "published")


def _configuration(schema: pa.Schema) -> dict[str, str | None]:
    """How a table keeps its log: for ever, until `compact` is told to forget."""
    measured = [name for name in _MEASURED if name in schema.names]
    return {
        "delta.logRetentionDuration": "interval 36500 days",
        "delta.dataSkippingStatsColumns": ",".join(measured) or schema.names[0],
    }


class State(Frozen, frozen=True, kw_only=True):
    """One commit of an archive.

    Attributes:
        batch: Its number, counted from 0, when the archive was made.
        when: When it was made.
        what: What it did, such as "added 1,000 reports".
        schema: The version of the tables' columns.
        versions: The version of each table that belongs to it.
    """

    batch: int
    when: datetime
    what: str
    schema: int
    versions: dict[str, int]


@dataclass(frozen=True, slots=True)
class Store:
    """The place of an archive: a folder, or an address such as "s3://bucket/kenya".

    Attributes:
        path: The place.
        options: What the object store wants to know, as `deltalake` names it.
    """

    path: str
    options: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a name of which no address can be made.

        Raises:
            ArchiveFault: The path holds such a character.
        """
        unfit = self.folder and _UNFIT.search(str(self.folder.absolute()))
        if unfit:
            raise ArchiveFault(
                self.path,
                found=f"its path holds {unfit[0]!r}, which the tables cannot bear",
                remedy="choose a path of other characters",
            )

    @property
    def folder(self) -> Path | None:
        """The folder, if it is one on this machine."""
        return None if "://" in self.path else Path(self.path)

    def of(self, table: str) -> str:
        """The place of a table."""
        return f"{self.path.rstrip('/')}/{table}"

    def open(self, table: str, version: int | None = None) -> DeltaTable:
        """Open a table, as it is or as it was.

        Raises:
            TableNotFoundError: It is not there.
            ArchiveFault: Its log cannot be read.
        """
        try:
            return DeltaTable(
                self.of(table), version=version, storage_options=self.options
            )
        except TableNotFoundError:
            raise
        except (DeltaError, OSError) as fault:
            raise self.damaged(table, fault) from fault

    def exists(self) -> bool:
        """Whether there is an archive, and not only the beginnings of one."""
        try:
            return self.open(LEDGER).version() > 0
        except TableNotFoundError:
            return False

    def create(self, now: datetime) -> State:
        """Make an archive without anything in it.

        Raises:
            ArchiveFault: The folder holds something else, or cannot be written.
            ArchiveBusy: Somebody else is making it.
        """
        self._check_place()
        with locked(self.folder):
            schemas = {**TABLES, LEDGER: _LEDGER}
            with self.writing():
                for table, schema in schemas.items():
                    self.make(table, schema)
            ledger = self.open(LEDGER)
            if ledger.version() > 0:  # somebody else was quicker
                return self.state(ledger)
            state = State(
                batch=0, when=now, what="made", schema=VERSION, versions=self.actual()
            )
            self.commit(state, ledger)
        return state

    def make(self, table: str, schema: pa.Schema) -> None:
        """Make an empty table, if it is not there."""
        DeltaTable.create(
            self.of(table),
            schema=schema,
            mode="ignore",
            configuration=_configuration(schema),
            storage_options=self.options,
        )

    def _check_place(self) -> None:
        folder = self.folder
        if folder is None or not folder.exists():
            return
        if not folder.is_dir():
            raise ArchiveFault(
                self.path,
                found="there is a file of that name",
                remedy="name an empty or a new folder",
            )
        strangers = sorted(p.name for p in folder.iterdir() if p.name not in _OURS)
        if strangers:
            raise ArchiveFault(
                self.path,
                found=f"the folder holds something else ({strangers[0]})",
                remedy="name an empty or a new folder",
            )

    def actual(self) -> dict[str, int]:
        """The newest version of every table, committed or not."""
        return {table: self.open(table).version() for table in TABLES}

    def state(self, ledger: DeltaTable | None = None) -> State:
        """The last commit, or the one that an opened ledger shows.

        Raises:
            ArchiveFault: There is no archive, or a newer program made it.
        """
        try:
            rows = (ledger or self.open(LEDGER)).to_pyarrow_table().to_pylist()
        except TableNotFoundError as fault:
            raise self.missing() from fault
        except (DeltaError, OSError, pa.ArrowInvalid) as fault:
            raise self.damaged(LEDGER, fault) from fault
        if not rows:  # killed while it was made
            raise self.missing()
        row = rows[0]
        versions = msgspec.json.decode(row.pop("versions"), type=dict[str, int])
        state = State(versions=versions, **row)
        if state.schema > VERSION:
            raise ArchiveFault(
                self.path,
                found=f"its tables are of version {state.schema}, newer than {VERSION}",
                remedy="use the dragoman that made it, or a newer one",
            )
        return state

    def missing(self) -> ArchiveFault:
        """The error for a place without an archive."""
        return ArchiveFault(
            self.path,
            found="there is no archive",
            remedy="make one: dragoman add SOURCE --to " + self.path,
        )

    def damaged(self, table: str, fault: Exception) -> ArchiveFault:
        """The error for a table that cannot be read."""
        return ArchiveFault(
            self.path,
            found=f"'{table}' cannot be read: {first_line(fault)}",
            remedy="look whether you may read there; if files are lost, fetch them"
            " from a copy, or make the archive anew from its sources",
        )

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Tell in our words why something could not be written.

        Raises:
            ArchiveBusy: Another writer was quicker.
            ArchiveFault: There is no room, or no right to write.
        """
        try:
            yield
        except CommitFailedError as fault:
            raise ArchiveBusy(self.path, "another writer was quicker") from fault
        except (DeltaError, OSError) as fault:
            raise ArchiveFault(
                self.path,
                found=f"it cannot be written: {first_line(fault)}",
                remedy="look whether you may write there and whether there is room;"
                " the last commit is intact, so run again",
            ) from fault

    def state_as_of(self, moment: datetime) -> State:
        """The last commit up to a moment.

        Raises:
            ArchiveFault: There was no archive yet.
        """
        self.state()
        for version, when in self._moments():
            if when <= moment:
                return self.state(self.open(LEDGER, version))
        raise ArchiveFault(
            self.path,
            found=f"it was not there yet on {moment:%Y-%m-%d %H:%M:%S}",
            remedy="name a later moment",
        )

    def commits(self) -> Iterator[State]:
        """All commits, the latest first."""
        for version, _ in self._moments():
            yield self.state(self.open(LEDGER, version))

    def _moments(self) -> list[tuple[int, datetime]]:
        """Every version of the ledger with its moment, the newest first.

        Version 0 is the empty table, before the archive was made.
        """
        try:
            history = self.open(LEDGER).history()
        except (DeltaError, OSError) as fault:
            raise self.damaged(LEDGER, fault) from fault
        return [
            (entry["version"], datetime.fromisoformat(entry["when"]))
            for entry in history
            if "when" in entry
        ]

    def commit(self, state: State, ledger: DeltaTable) -> None:
        """Write the ledger; from now on readers see the commit.

        Args:
            state: What belongs together.
            ledger: The ledger as it was when the writer began.

        Raises:
            ArchiveBusy: Another writer was quicker.
            ArchiveFault: It cannot be written.
        """
        row = {
            "batch": [state.batch],
            "when": [state.when],
            "what": [state.what],
            "schema": [state.schema],
            "versions": [msgspec.json.encode(state.versions, order="sorted").decode()],
        }
        noted = {"what": state.what, "when": state.when.isoformat()}
        with self.writing():
            write_deltalake(
                ledger,
                pa.table(row, schema=_LEDGER),
                mode="overwrite",
                commit_properties=CommitProperties(
                    custom_metadata=noted, max_commit_retries=0
                ),
            )


def moment(as_of: datetime | date | None) -> datetime | None:
    """A moment in UTC; a day means its end."""
    if as_of is None:
        return None
    if not isinstance(as_of, datetime):
        as_of = datetime.combine(as_of, time.max)
    return as_of if as_of.tzinfo else as_of.replace(tzinfo=UTC)
