"""End a connection when its time is over, whatever it sends meanwhile.

The time-out of a socket begins anew with every byte: a host that sends one now
and then would hold us for days.
"""

from __future__ import annotations

import socket
import threading
from typing import Any, Self


class Deadline:
    """The end of the time that a host has; a context.

    Attributes:
        over: Whether it has passed.
    """

    def __init__(self, seconds: float) -> None:
        """Let the time begin when the context is entered."""
        self.over = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        """Begin."""
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the connections."""
        self._timer.cancel()
        self._timer.join()
        for each in self._sockets:
            each.close()

    def watch(self, connection: type[Any]) -> type[Any]:
        """A kind of connection of `urllib3` that ends when the time is over."""
        deadline = self

        class Watched(connection):  # type: ignore[misc]  # whichever is given
            def _new_conn(self) -> socket.socket:
                made: socket.socket = super()._new_conn()
                # TLS takes the socket over; a second handle still ends both.
                deadline.add(made.dup())
                return made

        return Watched

    def add(self, handle: socket.socket) -> None:
        """Watch a connection that was just made."""
        self._sockets.append(handle)
        if self.over:
            _shut(handle)

    def _end(self) -> None:
        self.over = True
        for each in list(self._sockets):
            _shut(each)


def _shut(handle: socket.socket) -> None:
    """End a connection; one that has ended stays so."""
    try:
        handle.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
