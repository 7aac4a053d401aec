"""Hand on the bytes of one file, page or message, wherever it lies.

A `Part` is a stream with a name. Archives yield parts that lie in them, and
those may be archives again; nothing is unpacked to disk and no more is held in
memory than one report or page needs. A stream that turns out to be broken
raises `BadInput` when the break is reached: what stood before it has been read.
"""

from __future__ import annotations

import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, BinaryIO, Final

import msgspec

from dragoman.errors import BadInput
from dragoman.reports.decoding import without_halves

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LONGEST: Final = 10_000_000
"""The most bytes of one report, page or feed; the longest real ones have fewer."""

HEAD: Final = 8192
_BUFFER: Final = 1 << 16
# What must be held whole because its table of contents stands at its end.
_MOST_HELD: Final = 256_000_000
# News packs to a fifth or a tenth, copies of one text to a hundredth at best.
_RATIO: Final = 250
_FREE: Final = 20_000_000
_MOST_UNPACKED: Final = 20_000_000_000
# The same for all that lies in one file, however deep: bombs multiply by nesting.
_FREE_IN_ALL: Final = 1_000_000_000
_FAULTS: Final = (
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
)
_SPLIT_IT: Final = "split it: one report has at most 10 MB"


class Hints(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a part from where it lay, none of it from itself.

    Attributes:
        kind: Its kind, where that was told.
        charset: The encoding that was told.
        url: Where it stood.
        title: Its title.
        source: Its publisher.
        published: The day it appeared, as words.
        given_id: Its id there.
        day: The day it was fetched or crawled, for want of a better one.
    """

    kind: str | None = None
    charset: str | None = None
    url: str | None = None
    title: str | None = None
    source: str | None = None
    published: str | None = None
    given_id: str | None = None
    day: date | None = None


NO_HINTS: Final = Hints()


class Meter:
    """What went into the unpacking of one file, and what came out, at all depths.

    Attributes:
        taken: The bytes read from the file.
        given: The bytes that came out of all that is packed in it.
    """

    def __init__(self) -> None:
        """Nothing yet."""
        self.taken = self.given = 0


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One stream of bytes and its place.

    Attributes:
        source: Its full name, as failures give it: "a.zip!/news/b.html".
        path: Its name where it lies; the ending may tell its kind.
        stream: Its bytes; they can be read once.
        head: The first of them, which the stream gives again.
        line: The line at which it starts in what it lies in, if it has one.
        hints: What is known of it.
        archives: In how many archives it lies.
        packings: How many times it was compressed.
        meter: What was unpacked from the file in which it lies.
    """

    source: str
    path: str
    stream: BinaryIO
    head: bytes
    line: int | None = None
    hints: Hints = NO_HINTS
    archives: int = 0
    packings: int = 0
    meter: Meter = msgspec.field(default_factory=Meter)


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A page that is wanted, with what is known of it.

    Attributes:
        source: Who points to it, for failures.
        url: Its address.
        hints: What is known of it.
    """

    source: str
    url: str
    hints: Hints


def open_part(
    raw: io.RawIOBase | BinaryIO, source: str, path: str, *, hints: Hints = NO_HINTS
) -> Part:
    """Make a part of a stream, its head read.

    Raises:
        BadInput: The stream is broken at its start.
    """
    stream = io.BufferedReader(raw, _BUFFER)  # type: ignore[type-var]  # reads suffice
    head = stream.peek(HEAD)[:HEAD]
    meter = raw.meter if isinstance(raw, Counted) else Meter()
    return Part(
        source=without_halves(source),
        path=without_halves(path),
        stream=stream,
        head=head,
        hints=hints,
        meter=meter,
    )


def inner_part(
    outer: Part,
    raw: io.RawIOBase | BinaryIO,
    member: str,
    *,
    hints: Hints = NO_HINTS,
    line: int | None = None,
) -> Part:
    """Make a part of a stream that lies in another part, called `member` there."""
    source = f"{outer.source}!/{member}" if member else outer.source
    part = open_part(raw, source, member or outer.path, hints=hints)
    return msgspec.structs.replace(
        part,
        line=line,
        archives=outer.archives,
        packings=outer.packings,
        meter=outer.meter,
    )


def whole(part: Part, most: int | None = None) -> bytes:
    """All bytes of a part.

    Raises:
        BadInput: They are too many, or the stream is broken.
    """
    most = most or LONGEST
    data = _read(part, most)
    if len(data) > most:
        found = f"it has more than {most:,} bytes"
        raise BadInput(part.source, found=found, remedy=_SPLIT_IT)
    return data


def _read(part: Part, most: int) -> bytes:
    """The bytes of a part, as far as they are a few more than `most`."""
    chunks, size = [], 0
    # `read` would make room for all that is allowed, for every small page.
    while size <= most and (chunk := part.stream.read(_BUFFER)):
        chunks.append(chunk)
        size += len(chunk)
    return b"".join(chunks)


def seekable(part: Part) -> BinaryIO:
    """The stream of a part, in a form in which one can go back and forth.

    Raises:
        BadInput: It would have to be held in memory and is too large for that.
    """
    if part.stream.seekable():
        return part.stream
    data = _read(part, _MOST_HELD)
    if len(data) > _MOST_HELD:
        raise BadInput(
            part.source,
            found=f"it has more than {_MOST_HELD:,} bytes inside another stream",
            remedy="give it as a file of its own",
        )
    return io.BytesIO(data)


def empty(source: str) -> BadInput:
    """The error for what holds nothing."""
    return BadInput(source, found="it is empty", remedy="leave it out or fill it")


def broken(source: str, fault: object) -> BadInput:
    """The error for a stream that cannot be read on."""
    cut = isinstance(fault, EOFError) or "unexpected end" in str(fault)
    found = "it breaks off" if cut else f"it is damaged ({fault})"
    return BadInput(
        source,
        found=f"{found}; what stood before was read",
        remedy="fetch or copy it again",
    )


class Counted(io.RawIOBase):
    """A file that tells how many bytes were read from it."""

    def __init__(
        self, file: BinaryIO, on_progress: Callable[[int], None] | None
    ) -> None:
        """Read from `file`; it is closed by whoever opened it."""
        super().__init__()
        self._file, self._tell = file, on_progress
        self.meter = Meter()
        self._seekable = file.seekable()

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """Whether the file is."""
        return self._seekable

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place in the file."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """The place in the file."""
        return self._file.tell()

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Read bytes and say how many."""
        view = memoryview(buffer)
        data = self._file.read(len(view))
        view[: len(data)] = data
        self.meter.taken += len(data)
        if self._tell and data:
            self._tell(len(data))
        return len(data)


class Unpacked(io.RawIOBase):
    """What comes out of a packed stream, watched.

    Every fault of the unpacker becomes a `BadInput`, and what swells beyond all
    measure is refused: the head of a bomb is small, and reading on costs only
    time, so the measure is taken as it swells.
    """

    def __init__(
        self,
        read: Callable[[int], bytes],
        source: str,
        packed: Callable[[], int],
        meter: Meter,
    ) -> None:
        """Read with `read`; `packed` tells how many bytes that took so far."""
        super().__init__()
        self._read, self._source, self._packed = read, source, packed
        self._meter = meter
        self._given = 0
        self._fault: BadInput | None = None

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill a buffer as far as possible.

        Raises:
            BadInput: The stream is broken or swells too much.
        """
        if self._fault:
            raise self._fault
        view, at = memoryview(buffer), 0
        try:
            while at < len(view) and (data := self._read(len(view) - at)):
                view[at : at + len(data)] = data
                at += len(data)
            self._given += at
            self._meter.given += at
            self._weigh()
        except BadInput as fault:
            self._fault = fault
        except _FAULTS as fault:
            self._fault = broken(self._source, fault)
        if self._fault and not at:
            raise self._fault
        return at

    def _weigh(self) -> None:
        """Refuse what swells too much.

        Raises:
            BadInput: It does.
        """
        most = min(max(_FREE, _RATIO * self._packed()), _MOST_UNPACKED)
        in_all = max(_FREE_IN_ALL, _RATIO * self._meter.taken)
        if self._given > most or self._meter.given > in_all:
            raise BadInput(
                self._source,
                found=f"it unpacks to over {_RATIO} times its size",
                remedy="unpack it yourself if you trust it",
            )
