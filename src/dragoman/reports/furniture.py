"""Find what a report says of itself: headers, headline, dateline, credits.

None of it is news, so none of it is coded; but its place, day and agency are
used. A report is read from its head down to the first sentence of news (the
lead), then from there to its foot.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import msgspec

from dragoman.records import Dateline, Furniture, Span
from dragoman.reports.datelines import read_dateline
from dragoman.reports.days import read_day
from dragoman.reports.lines import day_of_line, line_kind
from dragoman.reports.paragraphs import Paragraph, paragraphs

# Heads that are longer are lists or poems.
_LONGEST_HEAD = 12
_LONGEST_HEADLINE = 200
# Longer lines without an end are leads whose full stop was lost.
_MOST_HEADLINE_WORDS = 16
# A headline never ends on these; a line that was cut off does.
_UNFINISHED = frozenset("a an and by for he her his of she that the to which".split())
# A line this long may have been wrapped; the next line of its block decides.
_WRAPPED = 60
_ENDED = re.compile(r"[.!?…][\"'”’»)\]*]*(?:\[\d+\])*$|[:;,]$")
_WORD = re.compile(r"[^\W_]+")
_HEADER = re.compile(
    r"(?P<name>date|published|source|publisher|agency|title|headline|subject|slug"
    r"|author|byline|url|link|dateline|section|keywords)(?P<mark>:\s*|\s+)",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?(?=\s|$)")
_CREDIT_AT_END = re.compile(
    r"\((?:Additional reporting|Reporting|Editing|Writing|Compiled|With reporting)"
    r"[^()]{3,400}\)\s*$",
    re.IGNORECASE,
)
_OMITTED = re.compile(
    r"\[(?:TEXT|EXCERPTS?|REPORT|COMMENTARY|EDITORIAL REPORT"
    r"|(?:PASSAGE|WORDS?|SENTENCE|PARAGRAPH)S? (?:OMITTED|INDISTINCT)"
    r"|(?:BEGIN|END) [A-Z ]{2,30}(?:RECORDING)?|CONTINUED|MORE)\]"
)
_BEFORE_MARK = frozenset(".!?:]\"'”’)")
_SPEAKER = re.compile(r"(?:[A-Z][A-Z.'’]+(?: [A-Z.'’]+){0,3}|Q|A):?\s*[:—–-]{1,2}\s+\S")


class Reading(msgspec.Struct, frozen=True):
    """What a report says of itself.

    Attributes:
        furniture: The parts that are not to be coded, in the order of the text.
        dateline: The first dateline.
        published: The day of publication by its head.
        source: The publisher by its head.
        title: The headline that stands in the text.
    """

    furniture: tuple[Furniture, ...]
    dateline: Dateline | None
    published: date | None
    source: str | None
    title: str | None


class _Piece(msgspec.Struct, frozen=True):
    """A part of the head; `day` and `source` where it tells them."""

    kind: str
    start: int
    end: int
    day: date | None = None
    source: str | None = None


def read_furniture(text: str, *, title: str | None, published: date | None) -> Reading:
    """Read what a report says of itself.

    Args:
        text: The report's text.
        title: Its headline, if known, so that it is found again in the text.
        published: Its day of publication, if known.
    """
    rest = paragraphs(text)
    head, rest = _read_head(rest, title)
    foot = list(_foot(rest))
    # A day in mid-text tells of the news, one on the last line of the report.
    last = [piece for piece in foot if piece.end == rest[-1].end]
    told = next((piece.day for piece in (*head, *last) if piece.day), None)
    published = published or told
    transcript = sum(bool(_SPEAKER.match(p.text)) for p in rest[:40]) > 1
    datelines = [
        (n, found)
        for n, p in enumerate(rest)
        if (n == 0 or _looks_sent(p))
        and (found := read_dateline(p, published=published, transcript=transcript))
    ]
    lead = _lead(rest, datelines)
    head = [_compared(piece, text, lead) for piece in head]
    pieces = [*head, *foot]
    pieces += [_piece("dateline", d.words) for _, d in datelines]
    first = datelines[0][1] if datelines else None
    headline = next((p for p in head if p.kind in ("headline", "repeat")), None)
    return Reading(
        furniture=tuple(_without_overlap(pieces, text)),
        dateline=first,
        published=published or (first.date if first else None),
        source=next((p.source for p in head if p.source), None),
        title=" ".join(text[headline.start : headline.end].split())
        if headline
        else None,
    )


def _read_head(
    rest: list[Paragraph], title: str | None
) -> tuple[list[_Piece], list[Paragraph]]:
    """Part the head from the news; headlines are those before news only."""
    found: list[_Piece] = []
    left = list(rest)
    while left and len(found) < _LONGEST_HEAD:
        piece = _header(left[0]) or _titled(left[0], title) or _line(left[0])
        piece = piece or _headline(left)
        if not piece:
            break
        found.append(piece)
        after = left[0].rest(piece.end)
        left = [after, *left[1:]] if after.text else left[1:]
    if any(_is_prose(p) for p in left):
        return found, left
    # Nothing follows: what looks like a headline is all the news there is.
    kept = [p for p in found if p.kind != "headline"]
    return kept, [p for p in rest if not any(k.start <= p.start < k.end for k in kept)]


def _header(paragraph: Paragraph) -> _Piece | None:
    """A field such as "Source: Reuters" or "date 2023-12-20"."""
    match = _HEADER.match(paragraph.text)
    if not match:
        return None
    name, at = match["name"].lower(), match.end()
    iso = _DAY.match(paragraph.text, at) if name in ("date", "published") else None
    if iso:
        end = paragraph.start + iso.end()
        return _Piece("header", paragraph.start, end, read_day(iso[0]))
    line = paragraph.text[at:].split("\n")[0]
    if ":" not in match["mark"] or len(line) > _LONGEST_HEADLINE:
        return None
    end = paragraph.start + at + len(line)
    if name in ("title", "headline", "subject"):
        return _Piece("header", paragraph.start, paragraph.start + at)
    if name in ("source", "publisher", "agency"):
        return _Piece("header", paragraph.start, end, None, line.strip())
    day = day_of_line(line) if name in ("date", "published") else None
    return _Piece("header", paragraph.start, end, read_day(day) if day else None)


def _titled(paragraph: Paragraph, title: str | None) -> _Piece | None:
    """The headline that is known from elsewhere, at the start of a paragraph."""
    words = _WORD.findall((title or "").lower())
    if not words:
        return None
    here = list(_first_words(paragraph.text, len(words)))
    if [w.lower() for w, _ in here] != words:
        return None
    end = here[-1][1]
    closing = re.match(r"[\s.!?…\"'”’)|;:-]*", paragraph.text[end:])
    end += len(closing[0].rstrip()) if closing else 0
    return _Piece("headline", paragraph.start, paragraph.start + end)


def _first_words(text: str, many: int) -> Iterator[tuple[str, int]]:
    """The first words and where each ends."""
    for match in itertools.islice(_WORD.finditer(text), many):
        yield match[0], match.end()


def _line(paragraph: Paragraph) -> _Piece | None:
    """A line of a known kind, such as a byline or a notice."""
    kind = line_kind(paragraph.text)
    if not kind:
        return None
    day = day_of_line(paragraph.text) if kind == "date" else None
    found = read_day(day) if day else None
    return _Piece(kind, paragraph.start, paragraph.end, found)


def _headline(left: list[Paragraph]) -> _Piece | None:
    """A short paragraph without an end, or one that the next says again."""
    first = left[0]
    if len(left) > 1 and _is_start(first.text, left[1].text):
        return _Piece("repeat", first.start, first.end)
    words = first.text.split()
    if (
        words[-1].lower() in _UNFINISHED
        or len(words) > _MOST_HEADLINE_WORDS
        or _ENDED.search(first.text)
    ):
        return None
    if len(first.text) > _LONGEST_HEADLINE or _may_run_on(left):
        return None
    if first.text[0].islower() or first.text[0] in "-•*":
        return None
    if read_dateline(first, published=None, transcript=False):
        return None
    return _Piece("headline", first.start, first.end)


def _may_run_on(left: list[Paragraph]) -> bool:
    """Tell whether the next line may be the end of this one."""
    if len(left) < 2 or len(left[0].text) < _WRAPPED:
        return False
    first, after = left[0], left[1]
    return (
        first.block == after.block
        and len(after.text) < 2 * _WRAPPED
        and not line_kind(after.text)
    )


def _is_prose(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph holds at least one whole sentence."""
    text = paragraph.text
    ended = _ENDED.search(text) or re.search(r"[.!?][\"'”’]?\s", text)
    return bool(ended) and len(text.split()) > 5


def _lead(rest: list[Paragraph], datelines: list[tuple[int, Dateline]]) -> str:
    """The first paragraph of news, without its dateline."""
    if not rest:
        return ""
    if datelines and datelines[0][0] == 0:
        after = rest[0].rest(datelines[0][1].words.end)
        return after.text or (rest[1].text if len(rest) > 1 else "")
    return rest[0].text


def _compared(piece: _Piece, text: str, lead: str) -> _Piece:
    """Name a headline whose words stand in the lead a repeat."""
    if piece.kind != "headline":
        return piece
    if _says_again(text[piece.start : piece.end], lead) < 0.8:
        return piece
    return _Piece("repeat", piece.start, piece.end)


def _says_again(short: str, long: str) -> float:
    """The share of a paragraph's words that the start of another holds too."""
    words = _WORD.findall(short.lower())
    if len(words) < 5:
        return 0.0
    # A dateline may stand before the words that are repeated.
    other = Counter(_WORD.findall(long.lower())[: len(words) + 20])
    shared = sum((Counter(words) & other).values())
    return shared / len(words)


def _is_start(short: str, long: str) -> bool:
    """Tell whether a paragraph is said again, word for word, after a dateline.

    "He will go" and "he will not go" share their words and say the opposite.
    """
    words = _WORD.findall(short.lower())
    if len(words) < 8:
        return False
    other = _WORD.findall(long.lower())[: len(words) + 20]
    return any(
        other[at : at + len(words)] == words
        for at in range(len(other) - len(words) + 1)
    )


def _looks_sent(paragraph: Paragraph) -> bool:
    """Below the lead a dateline must be in capitals with an agency."""
    return bool(
        re.match(r"[A-ZÀ-Þ]{3}[^\n()]{0,60}\([^()\n]{2,60}\)\s*[-—–_―]", paragraph.text)
    )


def _foot(rest: list[Paragraph]) -> Iterator[_Piece]:
    """Furniture among and below the news."""
    seen = set()
    # What is said again is as long as before, so only those are compared.
    lengths = Counter(len(paragraph.text) for paragraph in rest)
    for n, paragraph in enumerate(rest):
        text = paragraph.text
        line = _line(paragraph) if n or not _is_prose(paragraph) else None
        if line:
            yield line
            continue
        if lengths[len(text)] > 1:
            words = tuple(_WORD.findall(text[:2000].lower()))
            if len(words) > 7 and (words, len(text)) in seen:
                yield _Piece("repeat", paragraph.start, paragraph.end)
                continue
            seen.add((words, len(text)))
        credit = _CREDIT_AT_END.search(text, max(0, len(text) - 500))
        if credit:
            yield _Piece("credit", paragraph.start + credit.start(), paragraph.end)
        for mark in _OMITTED.finditer(text):
            # Inside a sentence a cut would leave two halves.
            before = text[max(0, mark.start() - 9) : mark.start()].rstrip()
            if before and before[-1] not in _BEFORE_MARK:
                continue
            yield _Piece(
                "notice", paragraph.start + mark.start(), paragraph.start + mark.end()
            )


def _piece(kind: str, words: Span) -> _Piece:
    """A span as a piece."""
    return _Piece(kind, words.start, words.end)


def _without_overlap(pieces: list[_Piece], text: str) -> Iterator[Furniture]:
    """The pieces in order; of two that overlap the one that starts first."""
    end = 0
    for piece in sorted(pieces, key=lambda p: (p.start, -p.end)):
        if piece.start >= end and piece.end > piece.start:
            words = text[piece.start : piece.end]
            yield Furniture(
                kind=piece.kind,
                words=Span(start=piece.start, end=piece.end, text=words),
            )
            end = piece.end
