"""Read reports from files, folders, stores, web addresses and standard input.

    a file              by its content: text, JSON, CSV, TSV, Parquet, a web page,
                        a feed, a WARC file, mail; or any of these packed as ZIP,
                        TAR, GZ, BZ2, XZ or ZST
    a folder            its files in the order of their names; hidden ones and notes
                        to people, such as README.md, are left out
    news/*.jsonl        the files of these names
    s3://bucket/news/   files and folders of a store
    https://…           a page or feed, only with `ReadOptions.fetch`
    -                   standard input

Memory stays bounded: no more is held than one report needs.
"""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from msgspec.structs import replace

from dragoman.errors import BadInput
from dragoman.records import Failure, Report
from dragoman.records.report import Frozen
from dragoman.reports.addresses import is_web
from dragoman.reports.options import DEFAULTS, ReadOptions
from dragoman.reports.parts import Counted, open_part
from dragoman.reports.reading import PartReader
from dragoman.reports.remote import is_stored, list_stored, open_stored
from dragoman.reports.rows import failure

_GLOB: Final = frozenset("*?[")
_NOTES: Final = frozenset(("readme", "license", "licence"))  # tell of a folder


class Found(Frozen, frozen=True, kw_only=True):
    """A file that was found.

    Attributes:
        path: Where it lies.
        name: What it is called below the path that was asked for.
        size: Its bytes, as far as known.
    """

    path: str
    name: str
    size: int = 0


def read(
    *paths: str | Path, options: ReadOptions | None = None
) -> Iterator[Report | Failure]:
    """Read the reports of files, folders, stores, addresses or "-", in order.

    Nothing is raised for a bad report or file: it comes out as a failure.
    """
    chosen = options or DEFAULTS
    return _late_enough(_read_all(paths, chosen), chosen)


def _late_enough(
    items: Iterable[Report | Failure], options: ReadOptions
) -> Iterator[Report | Failure]:
    """Leave out the reports that appeared before those that are wanted."""
    for item in items:
        if isinstance(item, Failure) or not _is_too_old(item, options):
            yield item


def _is_too_old(report: Report, options: ReadOptions) -> bool:
    """Tell whether a report appeared before those that are wanted."""
    if options.since is None or report.published is None:
        return False
    return report.published < options.since


def _read_all(
    paths: tuple[str | Path, ...], options: ReadOptions
) -> Iterator[Report | Failure]:
    """Read all paths."""
    read_part = PartReader(options)
    for path in map(str, paths):
        if path == "-":
            yield from _read_stream(sys.stdin.buffer, "-", "", (read_part, options))
        elif is_web(path):
            yield from read_part.address(path)
        else:
            yield from _read_found(_found(path, options), (read_part, options))


_Reading = tuple[PartReader, ReadOptions]


def _read_stream(
    stream: BinaryIO, source: str, path: str, reading: _Reading
) -> Iterator[Report | Failure]:
    """Read one stream, whatever it holds."""
    read_part, options = reading
    counted = Counted(stream, options.on_progress)
    yield from read_part(open_part(counted, source, path))


def _read_found(
    found: Iterable[Found | Failure], reading: _Reading
) -> Iterator[Report | Failure]:
    """Read files; where there are none, it is said why."""
    for each in found:
        if isinstance(each, Failure):
            yield each
        elif is_stored(each.path):
            yield from _read_stored(each, reading)
        else:
            yield from _read_file(each, reading)


def _found(path: str, options: ReadOptions) -> Iterator[Found | Failure]:
    """The files at a path of this machine or of a store; where there are none, why."""
    return _found_stored(path, options) if is_stored(path) else _found_here(path)


def _found_here(path: str) -> Iterator[Found | Failure]:
    """The file at a path, the files of a folder, or those that a pattern names."""
    try:
        files = _files(path)
    except (OSError, ValueError) as fault:  # ValueError: a zero byte in the name
        yield _unreadable(path, fault)
        return
    if not files:
        found = "the folder holds no files"
        yield failure(BadInput(path, found=found, remedy="name another"))
    for file, name in files:
        yield Found(path=str(file), name=name)


def _files(path: str) -> list[tuple[Path, str]]:
    """The files at a path and their names below it, in order."""
    here = Path(path)
    if here.is_dir():
        return _below(here)
    if _GLOB & set(path) and not here.exists():
        found = _matching(here)
        if found:
            named = [
                (file, name)
                for each in found
                for file, name in (
                    _below(each) if each.is_dir() else [(each, each.name)]
                )
                if not (file.is_fifo() or file.is_socket())
            ]
            # `**` names a folder and what lies in it; each file is read once.
            return list({file: (file, name) for file, name in named}.values())
    return [(here, here.name)]


def _matching(pattern: Path) -> list[Path]:
    """The files and folders that a pattern names, hidden ones left out."""
    if "**" not in pattern.parts:
        return [Path(name) for name in sorted(glob.glob(str(pattern)))]  # noqa: PTH207
    # Unlike `glob`, this follows no links to folders, which may lead in a circle.
    found = Path(pattern.anchor).glob(str(pattern.relative_to(pattern.anchor)))
    told = set(pattern.parts)
    return sorted(
        path
        for path in found
        if not any(p.startswith(".") and p not in told for p in path.parts)
    )


def _below(folder: Path) -> list[tuple[Path, str]]:
    """The files below a folder, by name, without hidden ones and notes."""
    found: list[Path] = []

    def keep(fault: OSError) -> None:
        # Opening it will fail again, and that is told.
        found.append(Path(fault.filename))

    for here, folders, files in os.walk(folder, onerror=keep):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = [Path(here, name) for name in files if _may_be_news(name)]
        found += [path for path in paths if _is_file(path)]
    names = [(path, path.relative_to(folder).as_posix()) for path in found]
    return sorted(names, key=lambda named: named[1])


def _may_be_news(name: str) -> bool:
    """Tell whether a file of a folder is no hidden one and no note to people."""
    note = name.lower().removesuffix(".md").removesuffix(".txt") in _NOTES
    return not (note or name.startswith("."))


def _is_file(path: Path) -> bool:
    """Tell whether there is a file to read, or one that may not be looked at."""
    try:
        return path.is_file()
    except PermissionError:
        return True


def _read_file(found: Found, reading: _Reading) -> Iterator[Report | Failure]:
    """Read a file; one that cannot be opened or breaks off is a failure."""
    file = Path(found.path)
    try:
        stream = file.open("rb")
    except (OSError, ValueError) as fault:
        yield _unreadable(found.path, fault)
        return
    with stream:
        try:
            yield from _read_stream(stream, found.path, found.name, reading)
        except OSError as fault:
            yield _unreadable(found.path, fault)


def _found_stored(path: str, options: ReadOptions) -> Iterator[Found | Failure]:
    """The files at a path of a store; where there are none, why."""
    try:
        files = list_stored(path, options)
    except BadInput as fault:
        yield failure(fault)
        return
    for name, size in files:
        below = name.removeprefix(path).lstrip("/") or name.rpartition("/")[2]
        yield Found(path=name, name=below, size=size)


def _read_stored(found: Found, reading: _Reading) -> Iterator[Report | Failure]:
    """Read a file of a store."""
    try:
        with open_stored(found.path, reading[1]) as stream:
            yield from _read_stream(stream, found.path, found.name, reading)
    except BadInput as fault:
        yield failure(fault)


def find_files(
    *paths: str | Path, options: ReadOptions | None = None
) -> Iterator[Found | Failure]:
    """The files at some paths, in the order in which `read` reads them.

    Raises:
        BadInput: A path leads to no file, but to standard input or the web.
    """
    for path in map(str, paths):
        if path == "-" or is_web(path):
            raise BadInput(
                path,
                found="it is no file that many could read at once",
                remedy="fetch it into a file first, or use the engine 'pool'",
            )
        yield from map(_weighed, _found(path, options or DEFAULTS))


def _weighed(found: Found | Failure) -> Found | Failure:
    """A file with its size, of which a store has told already."""
    if isinstance(found, Failure) or is_stored(found.path):
        return found
    try:
        return replace(found, size=Path(found.path).stat().st_size)
    except (OSError, ValueError):
        return found  # reading it will say what is wrong with it


def read_files(
    files: Iterable[Found], options: ReadOptions
) -> Iterator[Report | Failure]:
    """Read files that `find_files` found; together they give what `read` gives."""
    return _late_enough(_read_found(files, (PartReader(options), options)), options)


def count_bytes(*paths: str | Path, options: ReadOptions | None = None) -> int | None:
    """How many bytes are to be read, None if that cannot be told beforehand.

    `ReadOptions.on_progress` tells as much in all, and a little more where a
    file is read from its end first.
    """
    total = 0
    for path in map(str, paths):
        if path == "-" or is_web(path):
            return None
        try:
            total += _size(path, options or DEFAULTS)
        except (OSError, ValueError, BadInput):
            continue  # `read` will say what is wrong with it
    return total


def _size(path: str, options: ReadOptions) -> int:
    """The bytes at a path.

    Raises:
        BadInput: It is one of a store, and not to be had.
    """
    if is_stored(path):
        return sum(size for _, size in list_stored(path, options))
    return sum(file.stat().st_size for file, _ in _files(path))


def _unreadable(path: str, fault: OSError | ValueError) -> Failure:
    """The failure of a file that the system does not give."""
    why = fault.strerror if isinstance(fault, OSError) and fault.strerror else fault
    found = f"it cannot be read: {why}"
    remedy = "check its name and whether you may read it"
    return failure(BadInput(path, found=found, remedy=remedy))
