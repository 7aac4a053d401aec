"""Take files that are handed in: never more, larger or elsewhere than is allowed."""

from __future__ import annotations

import re
import shutil
from collections.abc import AsyncIterable
from pathlib import Path
from typing import Final

from dragoman.errors import BadInput
from dragoman.jobs.records import File
from dragoman.records.report import Frozen

LONGEST: Final = 200  # bytes of a file's name; file systems allow 255
SPARE: Final = 500_000_000  # bytes of the disk that are left for the archive
# What no file system, shell or pattern of ours takes for anything but a letter.
_UNFIT: Final = re.compile(r"[^\w.,()+@ -]")


class Limits(Frozen, frozen=True, kw_only=True):
    """How much may be handed in.

    Attributes:
        files: The most files of a job.
        bytes: The most bytes of all its files.
    """

    files: int = 200
    bytes: int = 2_000_000_000


def fit_name(name: str) -> str:
    """The name under which a file is kept, which leads nowhere else.

    >>> fit_name("../../etc/passwd"), fit_name("März [1].txt")
    ('passwd', 'März _1_.txt')
    >>> fit_name(".hidden"), fit_name("..")
    ('hidden', 'file')
    """
    last = re.split(r"[/\\]", name)[-1]
    fit = _UNFIT.sub("_", last).strip(" .").encode("utf-8", "replace")
    return fit[-LONGEST:].decode("utf-8", "ignore").lstrip(" .") or "file"


def list_files(folder: Path) -> tuple[File, ...]:
    """The files that were handed in, by name."""
    if not folder.is_dir():
        return ()
    whole = (p for p in folder.iterdir() if not p.name.startswith("."))
    return tuple(
        File(name=path.name, size=path.stat().st_size) for path in sorted(whole)
    )


async def take_file(
    folder: Path, name: str, chunks: AsyncIterable[bytes], limits: Limits
) -> File:
    """Write a file as it comes; what is too much, or breaks off, leaves nothing.

    Raises:
        BadInput: There are too many files, or more bytes than are allowed or than
            there is room for.
    """
    folder.mkdir(parents=True, exist_ok=True)
    there = list_files(folder)
    if len(there) >= limits.files:
        raise BadInput(
            name,
            found=f"{len(there)} files were handed in already",
            remedy="pack them in one ZIP or TAR file, or make another job",
        )
    room = shutil.disk_usage(folder).free - SPARE
    left = min(limits.bytes - sum(file.size for file in there), room)
    path = _free(folder, fit_name(name))
    part = path.with_name(f".{path.name}.part")
    try:
        size = await _write(part, chunks, left)
        part.rename(path)
    finally:
        part.unlink(missing_ok=True)
    return File(name=path.name, size=size)


async def _write(path: Path, chunks: AsyncIterable[bytes], most: int) -> int:
    """Write bytes as they come, and no more than are allowed; how many they were.

    Raises:
        BadInput: There are more.
    """
    size = 0
    with path.open("wb") as file:
        async for chunk in chunks:
            size += len(chunk)
            if size > most:
                raise BadInput(
                    path.name.removeprefix(".").removesuffix(".part"),
                    found="there are more bytes than a job may have or the disk has",
                    remedy="split it, or add it on the command line: dragoman add",
                )
            file.write(chunk)
    return size


def _free(folder: Path, name: str) -> Path:
    """A path in a folder that is not taken: "news.txt", "news 2.txt"."""
    path, number = folder / name, 2
    while path.exists():
        stem, dot, ending = name.partition(".")
        path, number = folder / f"{stem} {number}{dot}{ending}", number + 1
    return path


def delete_files(folder: Path) -> None:
    """Delete what was handed in."""
    shutil.rmtree(folder, ignore_errors=True)
