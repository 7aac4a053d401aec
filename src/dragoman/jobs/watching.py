"""Watch a job go: count, write down how far it is, and hear whether it is to stop."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import Final

import msgspec

from dragoman.archive.adding import Added
from dragoman.archive.linking import Linked
from dragoman.jobs.records import Progress, Trouble
from dragoman.jobs.store import JobStore
from dragoman.records import Failure, Report

ASKED: Final = "asked"
"""It is to stop because somebody asked for that."""
ENDED: Final = "server ended"
"""It is to stop because the server that began it has ended."""
EVERY: Final = 0.5  # seconds between two notes
NAMED: Final = 50  # so many troubles are told; all stand in the archive
PACE: Final = 60  # so many moments are remembered


class Stopped(Exception):
    """The job is to stop, and nothing is lost by it."""


class Watch:
    """Watches one job.

    Attributes:
        progress: How far it is.
        stopping: Why it is to stop; None while it is not.
    """

    def __init__(
        self, store: JobStore, name: str, total: int, tick: Callable[[], float]
    ) -> None:
        """Watch from now on.

        Args:
            store: Where notes are kept.
            name: The id of the job.
            total: How many bytes it has.
            tick: A clock that tells seconds.
        """
        self._store, self._name, self._tick = store, name, tick
        self._begun = self._noted = tick()
        self._parent = os.getppid()
        self.progress = Progress(bytes_all=total)
        self.stopping: str | None = None

    def read(self, items: Iterable[Report | Failure]) -> Iterator[Report | Failure]:
        """Hand reports on until the job is to stop."""
        for item in items:
            if isinstance(item, Failure):
                self.trouble(item)
            else:
                self._change(reports=self.progress.reports + 1)
            self._note_now_and_then()
            if self.stopping:
                return
            yield item

    def bytes_read(self, number: int) -> None:
        """Note that so many bytes more were read."""
        self._change(bytes_read=self.progress.bytes_read + number)

    def added(self, added: Added) -> None:
        """Note what is safe in the archive."""
        self._change(
            new=added.reports, events=added.events, statements=added.statements
        )
        self.note()

    def linked(self, linked: Linked) -> None:
        """Note how far the linking is.

        Raises:
            Stopped: The job is to stop; the same pairs are compared another time.
        """
        self._change(
            stage="linking",
            compared=linked.reports,
            to_compare=linked.reports + linked.waiting,
        )
        self._note_now_and_then()
        if self.stopping:
            raise Stopped

    def trouble(self, failure: Failure) -> None:
        """Note something that could not be read or coded."""
        progress = self.progress
        told = progress.troubles
        if len(told) < NAMED:
            told = (*told, _trouble(failure))
        self._change(failures=progress.failures + 1, troubles=told)

    def note(self) -> None:
        """Write down how far it is, and hear whether it is to stop."""
        now = self._tick()
        seconds = round(now - self._begun, 1)
        pace = (*self.progress.pace, (seconds, self.progress.reports))
        self._change(seconds=seconds, pace=_thinned(pace))
        self._noted = now
        state = self._store.advance(self._name, self.progress)
        if state == "stopping":
            self.stopping = ASKED
        elif os.getppid() != self._parent:
            self.stopping = ENDED

    def _note_now_and_then(self) -> None:
        if self._tick() - self._noted >= EVERY:
            self.note()

    def _change(self, **fields: object) -> None:
        self.progress = msgspec.structs.replace(self.progress, **fields)


def watch(store: JobStore, name: str, total: int) -> Watch:
    """Watch a job that has so many bytes."""
    return Watch(store, name, total, monotonic)


def _thinned(pace: tuple[tuple[float, int], ...]) -> tuple[tuple[float, int], ...]:
    """Not more moments than are remembered: of too many every other one goes."""
    return pace if len(pace) <= PACE else (*pace[:-1:2], pace[-1])


def _trouble(failure: Failure) -> Trouble:
    name = failure.source.replace("\\", "/").rsplit("/", 1)[-1]
    where = failure.source if "://" in failure.source else name
    return Trouble(
        where=where, line=failure.line, reason=failure.reason, remedy=failure.remedy
    )
