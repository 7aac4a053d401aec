"""Compare a lot of reports with several processes of this machine.

Two steps are spread over them, a turn of reports at a time: to draw what is compared of
reports, and to score pairs. The turns are the same for any number of processes, and
their rows are taken in order, so the same is written whoever did the work.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Final

import msgspec
import pyarrow as pa

from dragoman.archive.linking.blocking import Candidates
from dragoman.archive.linking.comparing import Comparing, tables_of, tell
from dragoman.archive.reading import Snapshot
from dragoman.archive.store import State, Store
from dragoman.errors import DragomanError
from dragoman.fleet.orphans import end_with_parent
from dragoman.records.report import Frozen

Spread = Callable[..., Iterable[Any]]
"""Calls something for each turn, as `map` does, and gives what comes in order."""


class Seen(Frozen, frozen=True):
    """Names what an archive holds, for another process.

    Attributes:
        path: Where it lies.
        options: What its store wants to know.
        state: The commit, as JSON.
        batch: The number of the commit that is being written.
    """

    path: str
    options: tuple[tuple[str, str], ...]
    state: bytes
    batch: int

    @property
    def snapshot(self) -> Snapshot:
        """What it holds; opened once in a process for all its turns."""
        return _open(self.path, self.options, self.state)


def seen(store: Store, state: State, batch: int) -> dict[str, Any]:
    """The fields of `Seen` for what an archive holds at a commit."""
    options = tuple(sorted(store.options.items()))
    told = msgspec.json.encode(state)
    return {"path": store.path, "options": options, "state": told, "batch": batch}


@lru_cache(maxsize=1)
def _open(path: str, options: tuple[tuple[str, str], ...], state: bytes) -> Snapshot:
    store = Store(path, dict(options))
    return Snapshot(store, msgspec.json.decode(state, type=State))


class Drawing(Seen, frozen=True):
    """Draws what is compared of reports, as rows of `outlines` and `tales`."""

    def __call__(self, turn: Sequence[str]) -> dict[str, pa.Table]:
        """Draw the reports of a turn."""
        return tables_of(list(tell(self.snapshot, turn)), self.batch)


class Scoring(Seen, frozen=True):
    """Scores pairs, as rows of `pairs`."""

    def __call__(self, turn: Sequence[str], found: Candidates) -> pa.Table:
        """Score what is worth comparing of the reports of a turn."""
        comparing = Comparing(self.snapshot, self.batch)
        return pa.concat_tables(comparing.pairs(turn, found))


@contextmanager
def crew(workers: int) -> Iterator[Spread]:
    """Have so many processes at hand; with 1, this process does the work itself.

    Raises:
        DragomanError: One of them has died.
    """
    if workers == 1:
        try:
            yield map
        finally:
            _open.cache_clear()
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _settle) as pool:
        try:
            yield pool.map
        except BrokenProcessPool as fault:
            raise DragomanError(_DIED) from fault
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


_DIED: Final = (
    "A worker died while it compared reports. What was committed is kept, and the same"
    " command goes on from there; ask for fewer workers, for each needs memory"
)


def _settle() -> None:
    """Leave the keyboard to the process that started this one, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
