"""What every page works with: the archive, what is allowed, the coder."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from queue import Empty, LifoQueue
from threading import Lock

from dragoman.archive import Archive
from dragoman.coder import Coder
from dragoman.errors import ArchiveFault
from dragoman.explorer.crowd import Crowd
from dragoman.explorer.door import Door
from dragoman.records.report import Frozen
from dragoman.reviews import DecisionFile
from dragoman.reviews.reviews import file_of
from dragoman.settings import Settings


class Options(Frozen, frozen=True, kw_only=True):
    """How the explorer is served.

    Attributes:
        host: The address it listens at.
        port: The port.
        read_only: Nothing can be corrected, added or judged.
        password: The scrypt hash of the password, or None where none is asked for.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    read_only: bool = False
    password: str | None = None


class Desk:
    """One archive laid out for many readers.

    Attributes:
        path: Where the archive lies.
        options: How it is served.
        settings: The settings of the coder.
        door: Knows who was let in, where there is a password.
        crowd: Answers what is asked about many events at once.
        token: What a write must bring along, so that no other page can send one.
    """

    def __init__(
        self, archive: Archive, options: Options, settings: Settings | None = None
    ) -> None:
        """Take the archive; nothing is read yet."""
        self.path = archive.store.path
        self.options = options
        self.token = secrets.token_urlsafe(24)
        self._storage = dict(archive.store.options)
        self.settings = settings
        self._idle: LifoQueue[Archive] = LifoQueue()
        self._coding = Lock()
        self.door = Door(options.password)
        self.crowd = Crowd(self.archive(), self.reading)

    @contextmanager
    def reading(self) -> Iterator[Archive]:
        """Lend an archive that nobody else asks meanwhile.

        An archive keeps what it opened for its next reader, but answers one
        question at a time.
        """
        try:
            archive = self._idle.get_nowait()
        except Empty:
            archive = self.archive()
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
