"""Cut sources into shards, which many can read at once.

A shard is a file, or some small ones together. Whoever reads the shards one after
another reads what `dragoman.read` reads, ids and order included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from dragoman.fleet.pool import Item
from dragoman.records import Failure
from dragoman.records.report import Frozen
from dragoman.reports import Found, ReadOptions, find_files, read, read_files

Knows = Callable[[str], bool]
"""Whether an archive has the report of an id."""

# Each shard is a task of Daft's and takes it some milliseconds; a report takes us more.
SHARD_BYTES: Final = 256 * 1024
"""Small files are put together up to so many bytes."""


class Shard(Frozen, frozen=True, kw_only=True):
    """Some files, or a path at which there are none.

    Attributes:
        files: The files.
        failure: Why there are none.
    """

    files: tuple[Found, ...] = ()
    failure: Failure | None = None

    @property
    def size(self) -> int:
        """Its bytes, as far as known."""
        return sum(file.size for file in self.files)

    def read(self, options: ReadOptions) -> Iterator[Item]:
        """Its reports and failures."""
        if self.failure:
            yield self.failure
        yield from read_files(self.files, options)


class Sources:
    """Sources that are read wherever the work is done.

        archive.add(Sources("s3://bucket/news/*.parquet"), engine=Engine(name="daft"))

    Read from the front like any stream of reports, they are read in this process.

    Attributes:
        paths: Files, folders, patterns, addresses of stores.
        options: How they are read.
    """

    def __init__(self, *paths: str | Path, options: ReadOptions | None = None) -> None:
        """Name sources as for `dragoman.read`."""
        self.paths = paths
        self.options = options or ReadOptions()

    def __iter__(self) -> Iterator[Item]:
        """Read them here."""
        return read(*self.paths, options=self.options)

    def shards(self) -> Iterator[Shard]:
        """Cut them.

        Raises:
            BadInput: One is no file, but standard input or an address of the web.
        """
        return _together(find_files(*self.paths, options=self.options))

    def tell(self, size: int) -> None:
        """Tell that so many bytes more were read, if anybody wants to know."""
        if self.options.on_progress:
            self.options.on_progress(size)

    def abroad(self) -> ReadOptions:
        """How they are read by others, who cannot tell of it while they read."""
        return replace(self.options, on_progress=None)


def _together(found: Iterable[Found | Failure]) -> Iterator[Shard]:
    """Put small files together; order is kept."""
    files: list[Found] = []
    size = 0
    for each in found:
        wide = 0 if isinstance(each, Failure) else each.size
        if files and (isinstance(each, Failure) or size + wide > SHARD_BYTES):
            yield Shard(files=tuple(files))
            files, size = [], 0
        if isinstance(each, Failure):
            yield Shard(failure=each)
        else:
            files.append(each)
            size += wide
    if files:
        yield Shard(files=tuple(files))
