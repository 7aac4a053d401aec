"""Read a part, whatever kind it is, and what lies in it.

Each kind has a line in `KINDS`. A reader yields reports and failures, or parts
and links: those are read in turn, so that a newsletter in a mailbox in a ZIP
needs no code of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from dragoman.errors import BadInput
from dragoman.records import Failure, Report
from dragoman.reports.addresses import without_secret
from dragoman.reports.clippings import read_clippings
from dragoman.reports.crawls import read_crawl
from dragoman.reports.feeds import read_feed
from dragoman.reports.fetching import Fetcher
from dragoman.reports.kinds import kind_of
from dragoman.reports.mails import read_mail, read_mailbox
from dragoman.reports.options import ReadOptions
from dragoman.reports.packed import (
    read_bzip2,
    read_gzip,
    read_tar,
    read_xz,
    read_zstd,
)
from dragoman.reports.pages import read_page
from dragoman.reports.parts import NO_HINTS, Hints, Link, Part, empty
from dragoman.reports.rows import failure
from dragoman.reports.tables import read_parquet, read_table
from dragoman.reports.texts import read_json, read_lines, read_text
from dragoman.reports.zips import read_zip

Item = Report | Failure
Reader = Callable[[Part, ReadOptions], Iterator[Item | Link]]
Opener = Callable[[Part], Iterator[Part | Failure]]

KINDS: Final[dict[str, Reader]] = {
    "text": read_text,
    "clippings": read_clippings,
    "lines": read_lines,
    "document": read_json,
    "table": read_table,
    "parquet": read_parquet,
    "page": read_page,
    "feed": read_feed,
    "mail": read_mail,
}
"""The kinds that hold reports."""

HOLDERS: Final[dict[str, Opener]] = {
    "gzip": read_gzip,
    "bzip2": read_bzip2,
    "xz": read_xz,
    "zstd": read_zstd,
    "tar": read_tar,
    "zip": read_zip,
    "warc": read_crawl,
    "mailbox": read_mailbox,
}
"""The kinds that hold other files."""


class PartReader:
    """Reads parts; what it fetches for them, it fetches one after another."""

    def __init__(self, options: ReadOptions) -> None:
        """Read as the options say."""
        self._options = options
        self._fetch = Fetcher(options)

    def __call__(self, part: Part) -> Iterator[Item]:
        """Read a part and all that lies in it; faults come out as failures."""
        try:
            kind = part.hints.kind or kind_of(part.head, part.path, part.source)
            if kind == "empty":
                raise empty(part.source)
            if kind in HOLDERS:
                for held in HOLDERS[kind](part):
                    yield from self(held) if isinstance(held, Part) else (held,)
                return
            for item in KINDS[kind](part, self._options):
                yield from self._follow(item) if isinstance(item, Link) else (item,)
        except BadInput as fault:
            yield failure(fault)

    def address(self, url: str, hints: Hints = NO_HINTS) -> Iterator[Item]:
        """Read the page or feed at a web address."""
        if not self._options.fetch:
            found = "web addresses are read only when that is asked for"
            shown = without_secret(url)
            yield failure(BadInput(shown, found=found, remedy="add --fetch"))
            return
        try:
            part = self._fetch(url, hints)
        except BadInput as fault:
            yield failure(fault)
            return
        yield from self(part)

    def _follow(self, link: Link) -> Iterator[Item]:
        """Read the page that an entry of a feed points to."""
        try:
            part = self._fetch(link.url, link.hints)
            if kind_of(part.head, part.path, part.source) == "feed":
                found = "it is a feed again"
                raise BadInput(link.url, found=found, remedy="leave it out")
        except BadInput as fault:
            found = f"its page {link.url} cannot be read: {fault.found}"
            yield failure(BadInput(link.source, found=found, remedy=fault.remedy))
            return
        yield from self(part)
