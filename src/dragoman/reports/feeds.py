"""Read RSS and Atom feeds: each entry is a report.

The full content of an entry is taken, else its summary. A feed whose XML breaks
off gives the entries before the break and one failure. An entry without text is
a link to a page, which is read only where fetching is allowed.
"""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import msgspec

from dragoman.errors import BadInput
from dragoman.records import Failure, Report
from dragoman.reports.days import read_day
from dragoman.reports.options import ReadOptions
from dragoman.reports.pages import plain_text
from dragoman.reports.parts import Hints, Link, Part, whole
from dragoman.reports.rows import Row, failure, make_row

# These faults are of the envelope; the entries are all there.
_HARMLESS: Final = frozenset({"CharacterEncodingOverride", "NonXMLContentType"})
# References to halves of letters (surrogates), on which `feedparser` stumbles.
_HALVES: Final = re.compile(
    rb"&#(?:[xX]0*[dD][89a-fA-F][0-9a-fA-F]{2}|0*5(?:5(?:29[6-9]|[3-9]\d\d)|6\d{3}"
    rb"|7(?:[0-2]\d\d|3[0-3]\d|34[0-3])));"
)
# What a parser written for good feeds may raise over bad ones.
_FAULTS: Final = (AttributeError, LookupError, RecursionError, TypeError, ValueError)


def read_feed(part: Part, options: ReadOptions) -> Iterator[Report | Failure | Link]:
    """Read a feed.

    Raises:
        BadInput: It is too long, or nothing can be made of it.
    """
    import feedparser

    try:
        feed = feedparser.parse(
            io.BytesIO(_HALVES.sub(b"&#xFFFD;", whole(part))),
            resolve_relative_uris=False,
            sanitize_html=False,
            response_headers=_headers(part),
        )
    except _FAULTS as wrong:
        found = f"its XML is broken ({_said(wrong)})"
        raise BadInput(part.source, found=found, remedy="fetch it again") from wrong
    publisher = _words(feed.feed.get("title"), part.source)
    hints = msgspec.structs.replace(part.hints, source=part.hints.source or publisher)
    for number, entry in enumerate(feed.entries, 1):
        yield _read_entry(entry, number, part, hints, options)
    fault = feed.get("bozo_exception")
    if feed.bozo and type(fault).__name__ not in _HARMLESS:
        found = f"its XML is broken ({_said(fault)}); {len(feed.entries)} entries read"
        yield failure(BadInput(part.source, found=found, remedy="fetch it again"))
    elif not feed.entries:
        found = "the feed has no entries"
        yield failure(BadInput(part.source, found=found, remedy="leave it out"))


def _headers(part: Part) -> dict[str, str]:
    """The HTTP header that tells the encoding, if one was told."""
    if not part.hints.charset:
        return {}
    return {"content-type": f"application/xml; charset={part.hints.charset}"}


def _said(fault: object) -> str:
    """What a parser of XML says, in a line."""
    said = " ".join(str(fault).split())
    return said.removeprefix("<unknown>:")[:100] or type(fault).__name__


def _read_entry(
    entry: Any,  # noqa: ANN401  feedparser's own record
    number: int,
    part: Part,
    feed: Hints,
    options: ReadOptions,
) -> Report | Failure | Link:
    """The report of an entry, or the link to it."""
    source = f"{part.source}!/{number}"
    try:
        hints = Hints(
            url=_known(entry.get("link")),
            title=_words(entry.get("title"), source),
            source=_words(entry.get("source", {}).get("title"), source) or feed.source,
            published=_day(entry),
            given_id=_known(entry.get("id")) or _known(entry.get("link")),
            day=feed.day,
        )
        author = _words(entry.get("author"), source)
        text = _text(entry, source)
    except BadInput as fault:
        return failure(fault)
    if not text.strip():
        return _page(hints, source, options)
    row = Row(
        text=text,
        id=hints.given_id,
        title=hints.title,
        published=hints.published,
        source=hints.source,
        author=author,
        url=hints.url,
    )
    return make_row(row, source, None, options, fetched=hints.day)


def _page(hints: Hints, source: str, options: ReadOptions) -> Link | Failure:
    """The link to the page of an entry without text, if it may be followed."""
    if hints.url and options.fetch:
        return Link(source=source, url=hints.url, hints=hints)
    made = failure(
        BadInput(
            source,
            found="the entry has no text",
            remedy="read its page: --fetch allows it"
            if hints.url
            else "leave it out; it has no link either",
        )
    )
    return msgspec.structs.replace(made, given_id=hints.given_id)


def _text(entry: Any, source: str) -> str:  # noqa: ANN401  feedparser's own record
    """The longest of an entry's contents, else its summary, without markup.

    Raises:
        BadInput: It holds more markup than any article.
    """
    contents = [str(c.get("value") or "") for c in entry.get("content", ())]
    best = max(contents, key=len, default="")
    return plain_text(best or str(entry.get("summary") or ""), source)


def _day(entry: Any) -> str | None:  # noqa: ANN401  feedparser's own record
    """The day of an entry, as its own time zone has it."""
    for key in ("published", "updated", "created"):
        words = entry.get(key)
        if words and read_day(str(words)):
            return str(words)
        parsed: time.struct_time | None = entry.get(f"{key}_parsed")
        if parsed:
            return date(*parsed[:3]).isoformat()
    return None


def _words(markup: object, source: str) -> str | None:
    """Some words of a feed without markup, None for none."""
    return " ".join(plain_text(str(markup or ""), source).split()) or None


def _known(words: object) -> str | None:
    """Some words, None for none."""
    return str(words).strip() or None if words else None
