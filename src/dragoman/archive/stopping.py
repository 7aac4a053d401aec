"""End what is asked of an archive from elsewhere, however far the answer is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic

import duckdb


class Stop:
    """Stops questions that are being answered, and those that would follow.

    Attributes:
        began: When somebody began to answer; None if nobody has yet.
    """

    def __init__(self) -> None:
        """Nothing is asked yet."""
        self._lock, self._told = Lock(), False
        self._open: dict[object, Callable[[], object]] = {}
        self.began: float | None = None

    def begin(self) -> None:
        """Begin to answer.

        Raises:
            duckdb.InterruptException: It is to be stopped already.
        """
        if self._told:
            raise duckdb.InterruptException("nobody waits")
        self.began = self.began or monotonic()

    @contextmanager
    def watching(self, end: Callable[[], object]) -> Iterator[None]:
        """Know how to end what is asked meanwhile; several may be asked at once.

        Args:
            end: Ends it, called from another thread.

        Raises:
            duckdb.InterruptException: It is to be stopped already.
        """
        key = object()
        with self._lock:
            self.begin()
            self._open[key] = end
        try:
            yield
        finally:
            with self._lock:
                del self._open[key]

    def now(self) -> None:
        """Stop."""
        with self._lock:
            self._told = True
            for end in self._open.values():
                end()
