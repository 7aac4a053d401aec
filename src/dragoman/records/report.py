"""What comes in: a report, its spans of text, and what could not be read.

Offsets count characters of `Report.text`, which is the text as received after
Unicode NFC and with every line break written as one newline.
"""

from __future__ import annotations

import hashlib
from datetime import date

import msgspec


class Frozen(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False
):
    """The base of all records: frozen, compared by value, fields by name.

    What is frozen from birth holds no cycle, so the collector of garbage need not
    look at it (`gc=False`): measured, a twentieth of the coder's time.
    """


def content_id(*parts: object) -> str:
    """Name a thing by its content: 20 hex digits of a SHA-256 over its parts.

    80 bits: among a billion ids the chance of one collision is about 1 in 2.4
    million.

    >>> content_id("a", None, 3) == content_id("a", None, 3)
    True
    """
    told = b"".join(map(_measured, parts))
    return hashlib.sha256(told).hexdigest()[:20]


def _measured(part: object) -> bytes:
    """A part with its length before it, so that no two lists of parts are one."""
    data = b"\x00" if part is None else str(part).encode("utf-8", "surrogatepass")
    return len(data).to_bytes(8, "big") + data


class Span(Frozen, frozen=True, kw_only=True):
    """Some words of a report: `report.text[start:end] == text`.

    Attributes:
        start: The first character.
        end: The character after the last.
        text: The words themselves.
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        """Refuse a span whose length is not that of its words."""
        if self.start < 0 or self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}:{self.end} does not fit {self.text!r}")

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


class Dateline(Frozen, frozen=True, kw_only=True):
    """What a dateline says, such as "KABUL, March 3 (Reuters) --".

    Attributes:
        words: The whole dateline.
        place: The words of its place, None where it names none.
        date: The day it gives, None where it gives none.
        agency: The agency or paper it names, such as "Reuters".
    """

    words: Span
    place: Span | None
    date: date | None
    agency: str | None


class Furniture(Frozen, frozen=True, kw_only=True):
    """The parts of a report that tell of the report and not of the world.

    Furniture is not coded. What it says (place, day, source) is used.

    Attributes:
        kind: Such as "header", "headline", "dateline", "credit", "correction",
            "repeat" (a paragraph that says what stands elsewhere in the text).
        words: Where it stands.
    """

    kind: str
    words: Span


class Report(Frozen, frozen=True, kw_only=True):
    """One news report as it came in.

    Attributes:
        id: A hash of source, published and text.
        given_id: The id its source gave it, if any.
        text: What it says, after Unicode NFC, each line break written as a newline.
        title: Its headline, given apart from the text or found at its start.
        published: The day it appeared; None if nobody says.
        source: Its publisher, such as "UrduPoint".
        author: Who wrote it, as the source names them.
        url: Where it stood.
        language: ISO 639-1 code; "en" unless said otherwise.
        dateline: What its dateline says.
        furniture: What is not to be coded, in the order of the text.
    """

    id: str
    given_id: str | None
    text: str
    title: str | None
    published: date | None
    source: str | None
    author: str | None
    url: str | None
    language: str
    dateline: Dateline | None
    furniture: tuple[Furniture, ...]

    def cut(self, start: int, end: int) -> Span:
        """Cut some words out of the text."""
        return Span(start=start, end=end, text=self.text[start:end])


class Failure(Frozen, frozen=True, kw_only=True):
    """Why a report, or a part of a file, could not be coded.

    Attributes:
        room: The room that gave up, such as "reports".
        source: The file or stream, as the user named it.
        line: The line in it, counted from 1; None where there are no lines.
        given_id: The id of the report, where one was read.
        reason: What was found.
        remedy: What to do about it.
    """

    room: str
    source: str
    line: int | None
    given_id: str | None
    reason: str
    remedy: str
