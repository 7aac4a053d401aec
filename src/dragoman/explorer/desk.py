"""What every page works with: the archive, what is allowed, the coder."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import cached_property
from queue import Empty, LifoQueue
from threading import Lock
from typing import Final, TypeVar

from starlette.requests import Request
from starlette.responses import Response

from dragoman.archive import Archive
from dragoman.archive.stopping import Stop
from dragoman.coder import Coder
from dragoman.errors import ArchiveFault
from dragoman.explorer.crowd import Crowd
from dragoman.explorer.door import Door
from dragoman.explorer.patience import GONE, Running
from dragoman.explorer.texts import choose_texts
from dragoman.records.report import Frozen
from dragoman.reviews import DecisionFile
from dragoman.reviews.reviews import file_of
from dragoman.settings import Settings

AT_ONCE: Final = 40
"""How many are answered at once; who asks of many events waits elsewhere."""
T = TypeVar("T")


class Options(Frozen, frozen=True, kw_only=True):
    """How the explorer is served.

    Attributes:
        host: The address it listens at.
        port: The port.
        read_only: Nothing can be corrected, added or judged.
        password: The scrypt hash of the password, or None where none is asked for.
        language: What the pages are in, see `choose_texts`.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    read_only: bool = False
    password: str | None = None
    language: str = "en"


class Desk:
    """One archive laid out for many readers.

    Attributes:
        path: Where the archive lies.
        options: How it is served.
        settings: The settings of the coder.
        texts: What is said at the pages.
        door: Knows who was let in, where there is a password.
        crowd: Answers what is asked about many events at once.
        token: What a write must bring along, so that no other page can send one.
    """

    def __init__(
        self, archive: Archive, options: Options, settings: Settings | None = None
    ) -> None:
        """Take the archive; nothing of it is read yet.

        Raises:
            UnknownChoice: There are no texts in the language of the options.
            BadInput: There are, but they are broken.
        """
        self.path = archive.store.path
        self.options = options
        self.texts = choose_texts(options.language)
        self.token = secrets.token_urlsafe(24)
        self._storage = dict(archive.store.options)
        self.settings = settings
        self._idle: LifoQueue[Archive] = LifoQueue()
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="desk")
        self._coding = Lock()
        self.door = Door(options.password)
        self.crowd = Crowd(self.archive(), self.reading)

    async def ask(
        self, request: Request, answer: Callable[[Archive], Response]
    ) -> Response:
        """Answer what a request asks of the archive, if its asker still waits for it.

        Args:
            request: The request.
            answer: Makes the answer, in a thread of its own.

        Raises:
            DragomanError: What the answer raises, or it took too long.
        """
        stop = Stop()

        def made() -> Response:
            with self.reading(stop) as archive:
                return answer(archive)

        found = await self.begin(made, stop).wait(request)
        return Response(status_code=GONE) if found is None else found

    def begin(
        self, work: Callable[[], T], stop: Stop, *, bounded: bool = True
    ) -> Running[T]:
        """Begin something in a thread.

        Args:
            work: What is to be done.
            stop: Ends it.
            bounded: Whether it may take too long.
        """

        def done() -> T:
            stop.begin()
            return work()

        future = asyncio.get_running_loop().run_in_executor(self._threads, done)
        return Running(stop, future, bounded=bounded)

    @contextmanager
    def reading(self, stop: Stop | None = None) -> Iterator[Archive]:
        """Lend an archive that nobody else asks meanwhile.

        An archive keeps what it opened for its next reader, but answers one
        question at a time.

        Args:
            stop: Ends what is asked of it; nobody does unless given.
        """
        try:
            archive = self._idle.get_nowait()
        except Empty:
            archive = self.archive()
        archive.stop = stop or Stop()
        try:
            yield archive
        finally:
            self._idle.put(archive)

    def archive(self) -> Archive:
        """The archive, opened anew."""
        return Archive(self.path, storage=self._storage, settings=self.settings)

    @contextmanager
    def coding(self) -> Iterator[Coder]:
        """Lend the coder, to one at a time; it is loaded when first asked for."""
        with self._coding:
            yield self._coder

    @cached_property
    def decisions(self) -> DecisionFile | None:
        """What reviewers decided; None where an archive has no place for that."""
        with suppress(ArchiveFault):
            return DecisionFile(file_of(self.archive().store))
        return None

    @cached_property
    def _coder(self) -> Coder:
        return Coder(self.settings)
