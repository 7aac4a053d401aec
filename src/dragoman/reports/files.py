"""Read reports from files, folders and standard input, one at a time.

    .txt and all else   one report, the whole file
    .jsonl .ndjson      one report a line, a JSON object with these keys: text,
                        and if known id, title, date (or published,
                        published_time), source (or publisher), url, language
    .json               the same, or one object, or a list of objects
    a folder            its files in the order of their names, hidden ones left out
    -                   standard input; JSON lines if it starts with "{"

Files of other names are read as standard input is. Memory stays bounded: of a
line or file that is too long no more is kept than tells that it is.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dragoman.errors import BadInput
from dragoman.records import Failure, Report
from dragoman.reports.decoding import check_kind, decode, is_utf16
from dragoman.reports.rows import Row, failure, make_row, read_document, read_row

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LONGEST = 10_000_000
"""The most bytes of one report; the longest real ones have under a million."""

_JSON = frozenset({".jsonl", ".ndjson", ".json"})
_HEAD = 8192
_SPLIT_IT = "split it: one report has at most 10 MB"


def read(*paths: str | Path) -> Iterator[Report | Failure]:
    """Read the reports of files, folders or "-", in order.

    Nothing is raised for a bad report or file: it comes out as a failure.
    """
    for path in paths:
        if str(path) == "-":
            yield from _read_stream(sys.stdin.buffer, "-", name=None)
        else:
            yield from _read_path(Path(path))


def _read_path(path: Path) -> Iterator[Report | Failure]:
    """Read a file, or the files of a folder."""
    try:
        files = _files(path) if path.is_dir() else [path]
    except OSError as fault:
        yield _unreadable(path, fault)
        return
    if not files:
        found = "the folder holds no files"
        yield failure(BadInput(str(path), found=found, remedy="name another"))
    for file in files:
        name = file.relative_to(path).as_posix() if path != file else file.name
        yield from _read_file(file, name=name)


def _read_file(file: Path, *, name: str) -> Iterator[Report | Failure]:
    """Read a file; one that cannot be opened or breaks off is a failure."""
    try:
        stream = file.open("rb")
    except (OSError, ValueError) as fault:  # ValueError: a zero byte in the name
        yield _unreadable(file, fault)
        return
    with stream:
        try:
            yield from _read_stream(stream, str(file), name=name)
        except OSError as fault:
            yield _unreadable(file, fault)


def _files(folder: Path) -> list[Path]:
    """The files below a folder, by name, without hidden ones."""
    found = [
        path
        for path in folder.rglob("*")
        if path.is_file()
        and not any(p.startswith(".") for p in path.relative_to(folder).parts)
    ]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _read_stream(
    raw: BinaryIO, source: str, *, name: str | None
) -> Iterator[Report | Failure]:
    """Read one file or stream, whatever it holds."""
    head = raw.read(_HEAD)
    stream: BinaryIO = io.BufferedReader(_Joined(head, raw))
    suffix = Path(source).suffix.lower()
    opening = _opening(head)
    listed = suffix in _JSON and _is_document(opening, suffix)
    as_rows = suffix in _JSON or (suffix != ".txt" and opening.startswith('{"'))
    try:
        if not opening:
            raise _empty(source)
        check_kind(head, source, strict=not as_rows)
        if listed:
            yield from read_document(_whole(stream, source), source)
        elif as_rows:
            yield from _read_rows(stream, source, utf16=is_utf16(head))
        else:
            text = decode(_whole(stream, source), source)
            yield make_row(Row(text=text, id=name), source, None)
    except BadInput as fault:
        yield failure(fault)


def _opening(head: bytes) -> str:
    """The start of a file as far as its kind shows there, without space."""
    encoding = "utf-16" if is_utf16(head) else "utf-8"
    return head.decode(encoding, "replace").lstrip("\ufeff").strip()


def _is_document(opening: str, suffix: str) -> bool:
    """Tell one JSON value over many lines from one object a line."""
    first, broken, _ = opening.partition("\n")
    split = bool(broken) and not first.rstrip().endswith("}")
    return opening.startswith("[") or (suffix == ".json" and split)


def _read_rows(
    stream: BinaryIO, source: str, *, utf16: bool
) -> Iterator[Report | Failure]:
    """Read a file with a JSON object on each line."""
    readline: Callable[[int], bytes] = stream.readline
    if utf16:
        text = io.TextIOWrapper(stream, "utf-16", errors="replace", newline="\n")
        readline = lambda most: text.readline(most).encode()  # noqa: E731
    found = False
    for number, line in _lines(readline):
        if line is None:
            fault = f"the line has more than {LONGEST:,} bytes"
            yield failure(BadInput(source, line=number, found=fault, remedy=_SPLIT_IT))
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield read_row(line, source, number)
        else:
            continue
        found = True
    if not found:
        raise _empty(source)


def _lines(
    readline: Callable[[int], bytes],
) -> Iterator[tuple[int, bytes | None]]:
    """The lines with their numbers; None for one that is too long."""
    number = 0
    while line := readline(LONGEST + 1):
        number += 1
        whole = len(line) <= LONGEST or line.endswith(b"\n")
        yield number, line if whole else None
        while not whole and line and not line.endswith(b"\n"):
            line = readline(_HEAD)


def _whole(stream: BinaryIO, source: str) -> bytes:
    """All bytes of a file.

    Raises:
        BadInput: They are too many.
    """
    data = stream.read(LONGEST + 1)
    if len(data) > LONGEST:
        found = f"it has more than {LONGEST:,} bytes"
        raise BadInput(source, found=found, remedy=_SPLIT_IT)
    return data


def _empty(source: str) -> BadInput:
    """The error for a file without anything in it."""
    return BadInput(source, found="it is empty", remedy="leave it out or fill it")


def _unreadable(path: Path, fault: OSError | ValueError) -> Failure:
    """The failure of a file that the system does not give."""
    why = fault.strerror if isinstance(fault, OSError) and fault.strerror else fault
    found = f"it cannot be read: {why}"
    remedy = "check its name and whether you may read it"
    return failure(BadInput(str(path), found=found, remedy=remedy))


class _Joined(io.RawIOBase):
    """A stream whose first bytes have been read already.

    A pipe cannot be wound back, and what it holds shows only in its head.
    """

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        part = self._head[: len(view)] or self._rest.read(len(view))
        self._head = self._head[len(part) :]
        view[: len(part)] = part
        return len(part)
