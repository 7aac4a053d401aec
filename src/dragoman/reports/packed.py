"""Open compressed files and TAR archives as they stream by.

Names are not trusted: a member whose name leads out of the archive, a link and
a device are refused by name, and the rest is read. Nothing is written to disk.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import IO, BinaryIO, Final, Self, cast

import msgspec

from dragoman.errors import BadInput
from dragoman.records import Failure
from dragoman.reports.parts import Part, Unpacked, broken, inner_part
from dragoman.reports.rows import failure

MOST_ARCHIVES: Final = 2
"""How deep archives may lie in one another."""

MOST_PACKINGS: Final = 3
"""How many times something may be compressed, archives not counted."""

LEADS_OUT: Final = BadInput(
    "",
    found="its name leads out of the archive",
    remedy="pack the archive anew, with plain names",
)
"""The fault of a member that would land elsewhere if it were unpacked."""

_ENDINGS: Final = {".tgz": ".tar", ".tbz2": ".tar", ".tbz": ".tar", ".txz": ".tar"}


# All readers here are asked for what they have (`read1`): those that wait until
# they have as much as was asked for lose it when the stream breaks meanwhile.
_Read = Callable[[int], bytes]


class _Tally:
    """A stream that knows how many bytes were taken from it."""

    closed = False

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = cast("io.BufferedReader", stream)
        self.taken = 0

    def read(self, most: int = -1, /) -> bytes:
        data = self._stream.read1(most)
        self.taken += len(data)
        return data

    def seekable(self) -> bool:
        return False

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        """Leave the stream open; whoever opened it closes it."""


def read_gzip(part: Part) -> Iterator[Part]:
    """The file in a gzip file."""
    yield _unpacked(part, lambda stream: gzip.GzipFile(fileobj=stream).read1)


def read_bzip2(part: Part) -> Iterator[Part]:
    """The file in a bzip2 file."""
    yield _unpacked(part, lambda stream: bz2.BZ2File(stream).read1)


def read_xz(part: Part) -> Iterator[Part]:
    """The file in an xz file."""
    yield _unpacked(part, lambda stream: lzma.LZMAFile(stream).read1)  # noqa: SIM115


def read_zstd(part: Part) -> Iterator[Part]:
    """The file in a Zstandard file."""
    import pyarrow as pa

    def opener(stream: IO[bytes]) -> _Read:
        file = pa.PythonFile(stream, mode="r")
        return cast("_Read", pa.CompressedInputStream(file, "zstd").read1)

    yield _unpacked(part, opener)


def _unpacked(part: Part, opener: Callable[[IO[bytes]], _Read]) -> Part:
    """The part that a compressed one holds.

    Raises:
        BadInput: It was compressed too often, or is broken at its start.
    """
    if part.packings >= MOST_PACKINGS:
        raise BadInput(
            part.source,
            found=f"it was compressed over {MOST_PACKINGS} times",
            remedy="unpack it yourself if you trust it",
        )
    tally = _Tally(part.stream)
    read = opener(cast("IO[bytes]", tally))
    raw = Unpacked(read, part.source, lambda: tally.taken, part.meter)
    found = inner_part(part, raw, "", hints=part.hints, line=part.line)
    return msgspec.structs.replace(
        found, path=_unpacked_name(part.path), packings=part.packings + 1
    )


def _unpacked_name(path: str) -> str:
    """What a packed file is called when it is unpacked.

    >>> _unpacked_name("a/news.jsonl.gz"), _unpacked_name("b.tgz")
    ('a/news.jsonl', 'b.tar')
    """
    suffix = PurePosixPath(path).suffix
    return path.removesuffix(suffix) + _ENDINGS.get(suffix.lower(), "")


class _Checked(tarfile.TarInfo):
    """A header that is not skipped in silence when it is broken."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        try:
            return super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as fault:
            if not any(buf):
                raise  # the end, as it should be
            if len(buf) < tarfile.BLOCKSIZE:
                raise EOFError from fault
            raise tarfile.ReadError(str(fault)) from fault


def read_tar(part: Part) -> Iterator[Part | Failure]:
    """The files in a TAR archive.

    Raises:
        BadInput: It is broken, or lies too deep.
    """
    check_depth(part)
    try:
        with tarfile.open(
            fileobj=cast("IO[bytes]", _Tally(part.stream)),
            mode="r|",
            tarinfo=_Checked,
            errorlevel=2,
        ) as tar:
            for info in tar:
                yield from _tar_member(part, tar, info)
                # The names of a million members would fill the memory.
                tar.members = []  # type: ignore[attr-defined]
    except (tarfile.TarError, EOFError, ValueError) as fault:
        raise broken(part.source, fault) from fault
    except RecursionError as fault:
        # `tarfile` calls itself for each header that another one extends.
        raise broken(part.source, "its headers nest too deeply") from fault


def _tar_member(
    part: Part, tar: tarfile.TarFile, info: tarfile.TarInfo
) -> Iterator[Part | Failure]:
    """One member of a TAR archive, if it is a file and safe."""
    if info.isdir() or is_hidden(info.name):
        return
    source = f"{part.source}!/{info.name}"
    if leads_out(info.name):
        yield failure(at(LEADS_OUT, source))
    elif not info.isreg() or info.issparse():
        what = "a link" if info.issym() or info.islnk() else "no ordinary file"
        fault = f"it is {what} in an archive"
        yield failure(BadInput(source, found=fault, remedy="pack the file itself"))
    else:
        stream = cast("io.BufferedReader | None", tar.extractfile(info))
        if stream:
            yield member(part, stream.read1, info.name, lambda: info.size)


def check_depth(part: Part) -> None:
    """Refuse an archive that lies too deep.

    Raises:
        BadInput: It does.
    """
    if part.archives >= MOST_ARCHIVES:
        raise BadInput(
            part.source,
            found=f"it lies more than {MOST_ARCHIVES} archives deep",
            remedy="unpack the outer archive first",
        )


def member(outer: Part, read: _Read, name: str, packed: Callable[[], int]) -> Part:
    """The part that a member of an archive is.

    Raises:
        BadInput: It is broken at its start.
    """
    raw = Unpacked(read, f"{outer.source}!/{name}", packed, outer.meter)
    found = inner_part(outer, raw, name)
    return msgspec.structs.replace(found, archives=outer.archives + 1)


def leads_out(name: str) -> bool:
    r"""Tell whether a member's name points to a place outside the archive.

    >>> leads_out("../etc/x"), leads_out("/etc/x"), leads_out("C:\\x"), leads_out("a/b")
    (True, True, True, False)
    """
    plain = name.replace("\\", "/")
    return plain.startswith("/") or plain[1:2] == ":" or ".." in plain.split("/")


def is_hidden(name: str) -> bool:
    """Tell whether a member is one that no person put there."""
    plain = name.replace("\\", "/")
    parts = [part for part in plain.split("/") if part not in (".", "..")]
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)


def at(fault: BadInput, source: str) -> BadInput:
    """The same error about another source."""
    return BadInput(source, found=fault.found, remedy=fault.remedy)
