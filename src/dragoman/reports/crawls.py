"""Read WARC files, the form in which crawls of news sites are kept.

Only answers that are web pages, and texts that were taken from some, become
reports; pictures, scripts and errors of servers are passed over.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from dragoman.errors import BadInput
from dragoman.records import Failure
from dragoman.reports import parts
from dragoman.reports.parts import Hints, Part, broken, inner_part
from dragoman.reports.rows import failure

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
# Bytes of a record beyond one page: its HTTP header.
_HEADERS: Final = 100_000


class _Plain:
    """A stream without any notion of going back, which `fastwarc` would try."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._at = cast("io.BufferedReader", stream), 0
        self.fault: BadInput | None = None

    def read(self, size: int = -1, /) -> bytes:
        # What was read before a break is handed on first; so the break waits.
        try:
            data = self._stream.read1(size)
        except BadInput as fault:
            self.fault, data = fault, b""
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0, /) -> int:  # noqa: ARG002
        return self._at

    def close(self) -> None:
        """Leave the stream open; whoever opened it closes it."""


def read_crawl(part: Part) -> Iterator[Part | Failure]:
    """The pages in a WARC file.

    Raises:
        BadInput: It is broken.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.conversion
    stream = _Plain(part.stream)
    try:
        records = ArchiveIterator(
            stream,
            record_types=wanted,
            parse_http=False,
            stream_detect=False,
            fsspec_args=False,
        )
        for record in records:
            found = _read_record(record, part)
            if found:
                yield found
    except OSError as fault:
        raise broken(part.source, fault) from fault
    if stream.fault:
        raise stream.fault


def _read_record(record: WarcRecord, part: Part) -> Part | Failure | None:
    """The page in a record, None if it holds none.

    Raises:
        BadInput: The file ends in it.
    """
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    source = f"{part.source}!/{url}"
    size = record.content_length
    if size > parts.LONGEST + _HEADERS:
        found = f"it has more than {parts.LONGEST:,} bytes"
        return failure(BadInput(source, found=found, remedy="leave it out"))
    block = record.reader.read(size) if size else b""
    if len(block) < size or record.headers.get("Content-Length") is None:
        raise broken(part.source, EOFError())
    hints = Hints(
        url=url or None,
        given_id=record.record_id,
        day=_day(record.headers.get("WARC-Date")),
    )
    if record.headers.get("WARC-Type") == "conversion":
        return _text_part(part, block, hints)
    return _page_part(part, block, hints)


def _text_part(part: Part, block: bytes, hints: Hints) -> Part:
    """The part of a text that was taken from a page."""
    told = Hints(kind="text", url=hints.url, given_id=hints.given_id, day=hints.day)
    return inner_part(part, io.BytesIO(block), hints.url or "", hints=told)


def _page_part(part: Part, block: bytes, hints: Hints) -> Part | Failure | None:
    """The part of a page in the answer of a server, None if there is none."""
    from fastwarc.warc import WarcRecord

    answer = WarcRecord()
    answer.set_bytes_content(block)
    answer.is_http = True
    try:
        answer.parse_http(auto_decode="all")
        body = answer.reader.read(parts.LONGEST + 1)
    except (OSError, ValueError) as fault:
        source = f"{part.source}!/{hints.url or ''}"
        return failure(broken(source, fault))
    kind = (answer.http_content_type or "").lower()
    if answer.http_headers.status_code != 200 or kind not in _PAGES or not body.strip():
        return None
    told = Hints(
        kind="page",
        charset=answer.http_charset,
        url=hints.url,
        given_id=hints.given_id,
        day=hints.day,
    )
    return inner_part(part, io.BytesIO(body), hints.url or "", hints=told)


def _day(words: str | None) -> date | None:
    """The day of a crawl, None where none is told."""
    try:
        return date.fromisoformat((words or "")[:10])
    except ValueError:
        return None
