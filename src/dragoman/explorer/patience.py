"""Wait for what a thread makes, as long as its asker waits and the time lasts.

Every question that a page asks of an archive is waited for here. What nobody waits for
any more is stopped, and so is what takes too long.
"""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import Final, Generic, Protocol, TypeVar

import duckdb

from dragoman.archive.stopping import Stop
from dragoman.explorer.refusals import UNFIT, Refusal

LIMIT: Final = 30.0  # seconds
GONE: Final = 499  # as other servers have it; nobody reads it
_LOOK: Final = 0.1  # seconds between looks whether somebody still waits
T = TypeVar("T")


class Asker(Protocol):
    """Who asks; a request is one."""

    async def is_disconnected(self) -> bool:
        """Whether they went away."""


class Running(Generic[T]):
    """Something that is being made in a thread, for one or for several who ask."""

    def __init__(
        self, stop: Stop, future: asyncio.Future[T], *, bounded: bool = True
    ) -> None:
        """Nobody waits for it yet.

        Args:
            stop: Ends the work.
            future: What will be made.
            bounded: Whether it may take too long; a file takes its time.
        """
        self._stop, self._future = stop, future
        self._bounded, self._waiting = bounded, 0
        self._ending: asyncio.Future[None] | None = None
        future.add_done_callback(_heard)

    @property
    def is_given_up(self) -> bool:
        """Whether it was stopped; who asks now must not wait for it."""
        return self._ending is not None

    async def wait(self, asker: Asker) -> T | None:
        """What was made; None if the asker went away. The last to go ends the work.

        Raises:
            Refusal: It took too long.
        """
        self._waiting += 1
        try:
            return await self._made(asker)
        finally:
            self._waiting -= 1
            if not (self._waiting or self._future.done()):
                self._stop.now()
                self._ending = asyncio.ensure_future(self._end())

    async def _made(self, asker: Asker) -> T | None:
        while not self._future.done():
            await asyncio.wait({self._future}, timeout=_LOOK)
            if self._future.done():
                break
            if await asker.is_disconnected():
                return None
            if self._takes_too_long():
                raise _too_long()
        try:
            return self._future.result()
        except duckdb.InterruptException as stopped:
            raise _too_long() from stopped

    async def _end(self) -> None:
        """Tell it again until it ends: what is only just begun does not hear."""
        while not self._future.done():
            await asyncio.wait({self._future}, timeout=_LOOK)
            self._stop.now()

    def _takes_too_long(self) -> bool:
        """Whether it is worked at for too long; waiting for its turn does not count."""
        began = self._stop.began
        return self._bounded and began is not None and monotonic() - began > LIMIT


def _too_long() -> Refusal:
    return Refusal(UNFIT, "too_slow", seconds=round(LIMIT))


def _heard(future: asyncio.Future[T]) -> None:
    """A fault is told to those who wait, if any do."""
    if not future.cancelled():
        future.exception()
