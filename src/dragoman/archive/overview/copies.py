"""Keep a narrow copy of the events of the last commit at hand.

A copy is a file whose name tells of which versions of the tables it was made; it never
changes. Whoever first needs that of a new commit makes it: one process at a time, while
others wait for it or go on with the copy before. Files of earlier commits are then
deleted; who still reads one keeps it until it is done.
"""

from __future__ import annotations

import os
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa

from dragoman.archive.archive import Archive
from dragoman.archive.locks import locked
from dragoman.archive.overview.building import FORM, MEMORY, build
from dragoman.archive.reading import Snapshot, meant
from dragoman.archive.searching import folders
from dragoman.archive.store import LEDGER, OVERVIEW, State, Store
from dragoman.errors import ArchiveFault, DragomanError

FEW: Final = 20_000
"""The copy of so many events is made while one waits for it."""
MANY: Final = 300_000
"""The copy of more events is made by another process, which needs much memory."""
_ENDING: Final = ".duckdb"
_PATIENCE: Final = 2.0  # seconds after which a commit is noticed in any case
_FRESH: Final = 10.0  # seconds for which a commit counts as new
_REST: Final = 10  # times as long as it took to make a copy, until the next is made
# Measured with 10 million events: more makes nothing faster, and with 48 MB the deepest
# lines of the table can no longer be sorted.
_CONFIG: Final[dict[str, str | bool | int | float | list[str]]] = {
    "memory_limit": "64MB",
    "autoinstall_known_extensions": "false",
    "temp_directory": str(Path(tempfile.gettempdir()) / "dragoman"),
}


_SIZE: Final = "SELECT count(*), count(*) FILTER (nth <= 1) FROM events"
_BATCH: Final = 50_000
_TYPES: Final = "SELECT DISTINCT type FROM kinds ORDER BY type"


class Asking:
    """Asks a copy; a question that takes too long can be stopped from elsewhere."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Ask by way of a cursor of its own."""
        self._cursor = cursor

    def rows(self, sql: str, values: object = ()) -> list[tuple[Any, ...]]:
        """The answer to a question."""
        return self._cursor.execute(sql, values).fetchall()

    def run(self, sql: str, values: object = ()) -> None:
        """Make a table that only later questions of this kind see."""
        self._cursor.execute(sql, values)

    def batches(self, sql: str, values: object = ()) -> Iterator[pa.RecordBatch]:
        """The answer to a question, some thousand rows at a time."""
        try:
            yield from self._cursor.sql(sql, params=values).to_arrow_reader(_BATCH)
        except OSError as fault:  # so a stream tells what else has errors of its own
            raise meant(fault) or duckdb.Error(str(fault)) from fault

    def with_table(self, name: str, rows: pa.Table) -> None:
        """Let questions name a table that is at hand."""
        self._cursor.register(name, rows)

    def types(self) -> list[str]:
        """The event types that stand here, of whatever codebook."""
        return [type_ for (type_,) in self.rows(_TYPES)]

    def stop(self) -> None:
        """End the question that is being answered with `duckdb.InterruptException`."""
        self._cursor.interrupt()


class Copy:
    """The narrow copy of the events of one commit.

    Attributes:
        versions: Of which versions of the tables it was made.
        tellings: How many events it has, every telling counted.
        events: How many, where what several reports tell counts once.
    """

    def __init__(self, file: Path) -> None:
        """Open a file.

        Raises:
            duckdb.Error: It is gone or damaged.
        """
        self.versions = file.name.removesuffix(_ENDING)
        self._connection = duckdb.connect(str(file), read_only=True, config=_CONFIG)
        with self.asking() as asking:
            ((self.tellings, self.events),) = asking.rows(_SIZE)

    @contextmanager
    def asking(self) -> Iterator[Asking]:
        """Ask something."""
        with self._connection.cursor() as cursor:
            yield Asking(cursor)


class Copies:
    """Has the copy of the last commit, or of the one before while that is made."""

    def __init__(self, archive: Archive) -> None:
        """Name the archive; nothing is made yet."""
        self.archive = archive
        self._copy: Copy | None = None
        self._seen: tuple[float, int] | None = None
        self._turn = threading.Lock()
        self._tired_until = 0.0
        self._aside: tempfile.TemporaryDirectory[str] | None = None

    def newest(self) -> Copy:
        """The copy to be asked; it may be of the commit before the last.

        Raises:
            ArchiveFault: There is no archive, or it cannot be read.
        """
        copy = self._copy
        if copy is None or (copy.tellings <= FEW and self._news()):
            return self.renew()
        at_rest = self._turn.locked() or time.monotonic() < self._tired_until
        if not at_rest and self._news():
            threading.Thread(target=self._renew_quietly, daemon=True).start()
        return copy

    def renew(self) -> Copy:
        """The copy of the last commit; it is made if there is none.

        Raises:
            ArchiveFault: There is no archive, or it cannot be read.
        """
        with self._turn:
            sign = self._sign()
            if self._copy is None or sign != self._seen:
                started = time.monotonic()
                self._copy = self._of(self.archive.snapshot())
                self._seen, now = sign, time.monotonic()
                self._tired_until = now + _REST * (now - started)
            return self._copy

    def _renew_quietly(self) -> None:
        """Renew in the background; where that fails, the copy there is stays."""
        with suppress(DragomanError, duckdb.Error, OSError):
            self.renew()

    def _news(self) -> bool:
        return self._sign() != self._seen

    def _sign(self) -> tuple[float, int]:
        """Something that changes when a commit comes, and is quick to look at."""
        clock = int(time.monotonic() / _PATIENCE)
        folder = self.archive.store.folder
        if folder is None:
            return 0, clock
        with suppress(OSError):
            written = (folder / LEDGER / "_delta_log").stat().st_mtime
            # Soon after a commit another may bear the same time.
            return written, clock if time.time() - written < _FRESH else 0
        return 0, clock

    def _of(self, snapshot: Snapshot) -> Copy:
        """The copy of a commit: beside the tables, in the cache, or aside."""
        versions = _versions(snapshot)
        if self._copy is not None and self._copy.versions == versions:
            return self._copy
        for folder in folders(snapshot):
            file = folder / OVERVIEW / (versions + _ENDING)
            if file.exists() or _is_writable(file.parent):
                return _ready(file, snapshot)
        self._aside = self._aside or tempfile.TemporaryDirectory()
        return _ready(Path(self._aside.name) / (versions + _ENDING), snapshot)


def _versions(snapshot: Snapshot) -> str:
    """Of what a copy is made: the archive, its events and its stories."""
    told = snapshot.state.versions
    parts = (FORM, snapshot.identity[:8], told["events"], told.get("stories", 0))
    return "-".join(map(str, parts))


def _is_writable(folder: Path) -> bool:
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        return os.access(folder, os.W_OK)
    return False


def _ready(file: Path, snapshot: Snapshot) -> Copy:
    """Open a copy; make it if it is not there or damaged."""
    with suppress(duckdb.Error):
        if file.exists():
            return Copy(file)
    with locked(file.parent, wait=True):
        with suppress(duckdb.Error):
            if file.exists():  # somebody else was quicker
                return Copy(file)
        _make(file, snapshot)
        return Copy(file)  # before the lock goes, and who comes next deletes it


def _make(file: Path, snapshot: Snapshot) -> None:
    """Make a copy, and delete those of other commits."""
    part = file.with_suffix(".part")
    part.unlink(missing_ok=True)  # of somebody who was stopped
    events = snapshot.rows("SELECT count(*) FROM events")[0][0]
    if events > MANY:
        _build_apart(snapshot.store, snapshot.state, part)
    else:
        build(snapshot, part)
    part.replace(file)
    for other in file.parent.glob("*" + _ENDING):
        if other != file:
            with suppress(OSError):  # where open files cannot be deleted, later
                other.unlink()


def _build_apart(store: Store, state: State, file: Path) -> None:
    """Make a copy in a process of its own, whose memory is then free again.

    Raises:
        ArchiveFault: It was killed.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        try:
            processes.submit(_build, store, state, file).result()
        except BrokenProcessPool as fault:
            raise ArchiveFault(
                store.path,
                found="the process that counts its events was stopped",
                remedy=f"look whether it may use {MEMORY}",
            ) from fault


def _build(store: Store, state: State, file: Path) -> None:
    build(Snapshot(store, state), file)
