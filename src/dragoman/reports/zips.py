"""Open ZIP archives, whole ones and those that break off.

The table of contents of a ZIP stands at its end. Where it is missing because
the archive was cut off, members are read one after another by the small headers
that stand before each.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final, cast

from dragoman.errors import BadInput
from dragoman.records import Failure
from dragoman.reports.packed import (
    LEADS_OUT,
    at,
    check_depth,
    is_hidden,
    leads_out,
    member,
)
from dragoman.reports.parts import Part, broken, seekable
from dragoman.reports.rows import failure

# All that `zipfile` raises over archives that are not what they should be.
_FAULTS: Final = (
    zipfile.BadZipFile,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
)
_DOCUMENTS: Final = frozenset(
    {"[Content_Types].xml", "mimetype", "AndroidManifest.xml"}
)
_HEADER: Final = struct.Struct("<4s5H3L2H")
_MAGIC: Final = b"PK\x03\x04"
_ENCRYPTED, _SIZES_FOLLOW, _UTF8 = 0x1, 0x8, 0x800
_STORED, _DEFLATED = 0, 8
_CHUNK: Final = 1 << 16
# The largest size that the small header can tell; larger ones stand elsewhere.
_UNTOLD: Final = 0xFFFFFFFF


def read_zip(part: Part) -> Iterator[Part | Failure]:
    """The files in a ZIP archive.

    Raises:
        BadInput: It is broken, lies too deep, or is an office document.
    """
    check_depth(part)
    stream = seekable(part)
    try:
        archive = zipfile.ZipFile(stream)
    except _FAULTS as fault:
        stream.seek(0)
        yield from _read_cut_off(part, stream)
        raise broken(part.source, EOFError()) from fault
    with archive:
        _check_contents(part, archive, stream)
        for info in archive.infolist():
            # `is_dir` stumbles over a member without a name.
            if not info.filename.endswith("/") and not is_hidden(info.filename):
                yield _zip_member(part, archive, info)


def _check_contents(part: Part, archive: zipfile.ZipFile, stream: BinaryIO) -> None:
    """Refuse documents, and archives whose members share their bytes.

    Raises:
        BadInput: It is one of these, or holds nothing.
    """
    names = archive.namelist()
    if _DOCUMENTS & set(names[:50]):
        raise BadInput(
            part.source,
            found="it is an office document, e-book or program",
            remedy="save it as plain text",
        )
    if not names:
        raise BadInput(part.source, found="the archive is empty", remedy="leave it out")
    packed = sum(info.compress_size for info in archive.infolist())
    if packed > stream.seek(0, io.SEEK_END):
        raise BadInput(
            part.source,
            found="its members share their bytes, as those of a bomb do",
            remedy="unpack it yourself if you trust it",
        )


def _zip_member(
    part: Part, archive: zipfile.ZipFile, info: zipfile.ZipInfo
) -> Part | Failure:
    """One member of a ZIP archive, or why it is refused."""
    name = info.filename
    source = f"{part.source}!/{name}"
    if leads_out(info.orig_filename):
        return failure(at(LEADS_OUT, source))
    if info.flag_bits & _ENCRYPTED:
        found, remedy = "it is encrypted", "unpack it with its password first"
    elif info.external_attr >> 28 == 0xA:
        found, remedy = "it is a link in an archive", "pack the file itself"
    else:
        try:
            stream = cast("zipfile.ZipExtFile", archive.open(info))
            return member(part, stream.read1, name, lambda: info.compress_size)
        except BadInput as fault:
            return failure(fault)
        except _FAULTS as fault:
            return failure(broken(source, fault))
    return failure(BadInput(source, found=found, remedy=remedy))


def _read_cut_off(part: Part, stream: BinaryIO) -> Iterator[Part | Failure]:
    """The members of an archive without a table of contents, as far as they go."""
    while len(head := stream.read(_HEADER.size)) == _HEADER.size:
        magic, _, flags, method, _, _, _, packed, _, name_len, extra = _HEADER.unpack(
            head
        )
        if magic != _MAGIC:
            return
        encoding = "utf-8" if flags & _UTF8 else "cp437"
        name = stream.read(name_len).decode(encoding, "replace")
        stream.read(extra)
        untold = bool(flags & _SIZES_FOLLOW) or packed == _UNTOLD
        readable = method == _DEFLATED or (method == _STORED and not untold)
        if flags & _ENCRYPTED or not readable:
            return
        body = _Body(stream, None if untold else packed, deflated=method == _DEFLATED)
        if leads_out(name):
            yield failure(at(LEADS_OUT, f"{part.source}!/{name}"))
        elif not (name.endswith("/") or is_hidden(name)):
            yield member(part, body.read, name, body.packed)
        if not body.drain():
            return
        if untold:
            _skip_sizes(stream)


def _skip_sizes(stream: BinaryIO) -> None:
    """Go to the next member: sizes of 12 to 24 bytes stand before it."""
    here = stream.tell()
    found = stream.read(24 + len(_MAGIC)).find(_MAGIC)
    stream.seek(here + found if found >= 0 else 0, 0 if found >= 0 else io.SEEK_END)


class _Body:
    """The bytes of one member of a cut archive."""

    def __init__(self, stream: BinaryIO, size: int | None, *, deflated: bool) -> None:
        self._stream, self._left = stream, size
        self._inflate = zlib.decompressobj(-15) if deflated else None
        self.taken = 0

    def read(self, most: int = -1, /) -> bytes:
        most = most if most > 0 else _CHUNK
        if not self._inflate:
            return self._take(most)
        while not self._inflate.eof:
            packed = self._inflate.unconsumed_tail or self._take(_CHUNK)
            if not packed:
                raise EOFError  # its header tells too small a size
            data = self._inflate.decompress(packed, most)
            if self._inflate.eof and self._inflate.unused_data:
                # What was taken too much belongs to the next member.
                back = len(self._inflate.unused_data)
                self._stream.seek(-back, io.SEEK_CUR)
                self.taken -= back
            if data:
                return data
        return b""

    def packed(self) -> int:
        """How many bytes were taken from the archive."""
        return self.taken

    def drain(self) -> bool:
        """Go to its end; False if the archive breaks off before."""
        try:
            while self.read(_CHUNK):
                pass
        except (EOFError, zlib.error):
            return False
        return True

    def _take(self, most: int) -> bytes:
        wanted = most if self._left is None else min(most, self._left)
        data = self._stream.read(wanted)
        if wanted and not data:
            raise EOFError
        if self._left is not None:
            self._left -= min(len(data), self._left)
        self.taken += len(data)
        return data
