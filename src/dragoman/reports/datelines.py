"""Recognise a dateline: where, when and by whom a report was sent.

    KABUL, March 3 (Xinhua) --        NAIROBI, Kenya (AP) _
    Washington (AFP) –                new delhi:
    ISLAMABAD, (UrduPoint / Pakistan Point News - 20th Dec, 2023)
    SAN SALVADOR, 3 JAN 90 -- [REPORT] [TEXT]
    Tehran, March 15, IRNA -

Its parts stand in a fixed order: place, region, day, agency, dash. Any may be
left out, so words alone prove nothing: capitals, a known agency or a day must
stand beside the dash ("The peace that he sought -- and found" is no dateline).
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import msgspec

from dragoman.knowledge.tables import data_path, listed, read_lines
from dragoman.records import Dateline, Span
from dragoman.reports.days import MONTH, SHORT_DAY, short_day
from dragoman.reports.language import small_words
from dragoman.reports.paragraphs import Paragraph

_LONGEST = 400
_PLAIN_MONTH = MONTH.replace("?P<month>", "?:")
_WORD = rf"(?!(?i:{_PLAIN_MONTH}\s*\d))[^\W\d_](?:[\w'’.]|-(?=[\w])(?!-))*(?<!_)"
_PLACE = re.compile(rf"{_WORD}(?:(?:\s+|\s*/\s*){_WORD}){{0,5}}")
_REGION = re.compile(
    rf"\s*,\s*(?!NO DATE)({_WORD}(?:\s+{_WORD}){{0,3}})(?=\s*(?:[,(_—–―|-]|$))"
)
_WITHIN = re.compile(r"\s*\(([^()\d\n]{2,40})\)(?=\s*,)")
_WHEN = re.compile(rf"[\s,]*(?:{SHORT_DAY}|(?P<none>NO DATE))", re.IGNORECASE)
_AGENCY = re.compile(r"[\s,]*\(\s*([^()\n]{2,80}(?:\n[^()\n]{1,80})?)\)")
_BARE_AGENCY = re.compile(r"\s*,\s*([^\W\d_][\w ]{1,30}?)(?=\s*[—–-]+\s)")
_DASH = re.compile(r"\s*(--+|[—–―_:]|-(?=\s))[\s—–―_-]*")
_MARKS = re.compile(r"(?:\s*\[(?:\.\.\.|[A-Z][A-Z0-9 ,.'\"()/\n-]{2,200})\])+")
_NO_PLACE = frozenset({"no city", "clandestine", "unspecified", "unknown", "undated"})
# Small words that place names are made with: The Hague, Isle of Man, Rio de Janeiro.
_IN_NAMES = frozenset({"the", "of", "and", "on", "de", "da", "do", "la", "le", "el"})
_NOT_FIRST = _IN_NAMES - {"the", "la", "le", "el"}
_PAPER = re.compile(r"[^,;:.!?]{2,60}")


class _Parts(msgspec.Struct, frozen=True):
    """The parts of a dateline as they were found; None for those left out."""

    place: Span | None
    named: str
    day: date | None
    dated: bool
    agency: str | None
    known: bool
    dash: str
    end: int


@cache
def _agencies() -> dict[str, str]:
    """Every way to write an agency, in lower case, and the name we keep."""
    names: dict[str, str] = {}
    for line in read_lines(data_path("reports", "agencies.txt")):
        name, others = line.columns(1, 2)
        names |= {way.lower(): name for way in (name, *listed(others))}
    return names


def read_dateline(
    paragraph: Paragraph, *, published: date | None, transcript: bool
) -> Dateline | None:
    """Read the dateline that a paragraph starts with, or None if there is none.

    Args:
        paragraph: The paragraph.
        published: The day of publication, which gives a day its year.
        transcript: Whether paragraphs start with the names of speakers, so that
            "NAIROBI:" would be one.
    """
    parts = _parts(paragraph, published)
    if not parts or not _is_dateline(parts, paragraph, transcript=transcript):
        return None
    words = paragraph.text[: parts.end].rstrip()
    return Dateline(
        words=Span(start=paragraph.start, end=paragraph.start + len(words), text=words),
        place=parts.place,
        date=parts.day,
        agency=parts.agency,
    )


def _parts(paragraph: Paragraph, published: date | None) -> _Parts | None:
    """Split the start of a paragraph into the parts of a dateline."""
    text = paragraph.text[:_LONGEST]
    place, named, at = _read_place(text, paragraph.start)
    when = _WHEN.match(text, at) if named else None
    at = when.end() if when else at
    agency = _AGENCY.match(text, at) or (_bare_agency(text, at) if when else None)
    at = agency.end() if agency else at
    dash = _DASH.match(text, at)
    at = dash.end() if dash else at
    if dash and not agency:
        # LOUISVILLE, KY--(Marketwire - December 23, 2010) -
        agency = _AGENCY.match(text, at)
        again = _DASH.match(text, agency.end()) if agency else None
        agency, at = (agency, again.end()) if again else (None, at)
    if not dash and not agency:
        return None
    marks = _MARKS.match(text, at)
    day = short_day(when, published) if when and not when["none"] else None
    name, inner, known = _read_agency(agency[1] if agency else "", published)
    return _Parts(
        place=place,
        named=named,
        day=day or inner,
        dated=bool(when or inner),
        agency=name,
        known=known,
        dash=dash[1] if dash else "",
        end=marks.end() if marks else at,
    )


def _bare_agency(text: str, at: int) -> re.Match[str] | None:
    """A known agency without brackets, behind a day and before a dash."""
    found = _BARE_AGENCY.match(text, at)
    return found if found and found[1].lower() in _agencies() else None


def _read_place(text: str, offset: int) -> tuple[Span | None, str, int]:
    """The span of the place, its first name, and where reading goes on."""
    found = _PLACE.match(text)
    if not found:
        return None, "", 0
    end, named = found.end(), found[0]
    start = 0
    within = _WITHIN.match(text, end)
    if within:
        end = within.end()
        if named.lower() in _NO_PLACE:
            start, end = within.start(1), within.end(1)
    for _ in range(2):
        region = _REGION.match(text, end)
        end = region.end() if region else end
    if named.lower() in _NO_PLACE and not within:
        return None, named, end
    # Of "patna/ranchi" the first is kept: an event has one place.
    stop = len(named.split("/")[0].rstrip()) if "/" in named else end
    words = text[start:stop]
    span = Span(start=offset + start, end=offset + stop, text=words)
    return span, named, within.end() if within and start else end


def _read_agency(
    words: str, published: date | None
) -> tuple[str | None, date | None, bool]:
    """The name of an agency, the day beside it, and whether we know the name."""
    day = None
    when = re.search(rf"(?:^|\s[-–—]\s*|,\s*){SHORT_DAY}\s*$", words, re.IGNORECASE)
    if when:
        day, words = short_day(when, published), words[: when.start()]
    name = " ".join(words.split()).strip(" -–—,")
    first = re.split(r"\s*/\s*|\s+-\s+", name)[0] if name else ""
    for way in (name, first):
        if way.lower() in _agencies():
            return _agencies()[way.lower()], day, True
    return (first or None), day, False


def _is_dateline(parts: _Parts, paragraph: Paragraph, *, transcript: bool) -> bool:
    """Weigh whether these parts make a dateline."""
    if not parts.named:
        return parts.known and bool(parts.dash)
    if not _may_be_place(parts.named):
        return False
    if parts.dash == ":":
        return not transcript and _is_label(parts, paragraph)
    capitals = parts.named.isupper() or bool(
        re.match(r"(Mc|O'|St\.? )[A-Z]{3}", parts.named)
    )
    capitals = capitals and not _is_shouted(paragraph, parts.end)
    named = bool(parts.agency and _PAPER.fullmatch(parts.agency))
    if parts.dash:
        return (
            capitals
            or parts.known
            or (parts.dated and named)
            or _is_sent(parts, paragraph)
        )
    return (parts.known or parts.dated) and named and (capitals or parts.known)


def _is_sent(parts: _Parts, paragraph: Paragraph) -> bool:
    """A day stands between a place and a dash: "Jerusalem, Nov. 1 --"."""
    return parts.dated and (_is_shouted(paragraph, parts.end) or parts.named.istitle())


def _is_label(parts: _Parts, paragraph: Paragraph) -> bool:
    """A place before a colon: "NEW DELHI:", or "new delhi:" in lower-case text."""
    if parts.agency and not parts.known:
        return False
    if parts.named.lower().startswith("the "):
        return False  # "THE PRESIDENT:", a speaker
    if parts.known or parts.named.isupper():
        return not _is_shouted(paragraph, parts.end)
    return paragraph.text.islower()


def _may_be_place(named: str) -> bool:
    """Refuse words that are no place: too many, or with verbs and the like."""
    words = named.lower().replace("/", " ").split()
    if named.lower() in _NO_PLACE:
        return True
    if len(named) < 3 or words[0].strip(".") in _slugs() or words[0] in _NOT_FIRST:
        return False
    return not any(w in small_words("en") and w not in _IN_NAMES for w in words)


@cache
def _slugs() -> frozenset[str]:
    """Words in capitals before a dash that name a kind of report."""
    path = data_path("reports", "slugs.txt")
    return frozenset(line.text.lower() for line in read_lines(path))


def _is_shouted(paragraph: Paragraph, after: int) -> bool:
    """Tell whether the news is in capitals too, so that they say nothing."""
    rest = paragraph.text[after : after + 600]
    lower = sum(c.islower() for c in rest)
    return lower * 5 < sum(c.isupper() for c in rest)
