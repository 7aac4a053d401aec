"""Find the time expressions of a text and the days they point to.

News tells time from the day it is printed: "on Tuesday" is the last Tuesday up to
that day, unless the words around look ahead ("will meet on Tuesday").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec

from dragoman.dates.grammar import GRAMMAR, READERS
from dragoman.dates.phrases import Kind, Moment, Phrase, Reading
from dragoman.dates.stretches import Precision, Stretch
from dragoman.dates.tokens import Token, Tokens
from dragoman.records.report import Frozen

# Words that turn an open time to the future if they stand before it in its sentence,
# unless a verb in the past stands in front of them ("was due") or behind.
AHEAD: Final = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bhad )"
    r"(?:\b(?:will|shall|won['’]t|going to|to be|plan(?:s|ned)? to|planning|due"
    r"|scheduled|slated|set (?:for|to)|expect(?:s|ed) to|is to|are to|hopes? to"
    r"|until|till|deadline|upcoming|expires?|payable|maturing|must)\b|['’]ll\b)",
    re.IGNORECASE,
)
BEHIND: Final = re.compile(
    r"\b(?:was|were|had|did|said|told|met|began|went|came|made|took|[a-z]{3,}ed"
    r"|ago)\b(?! (?:to|for)\b)"
)
SENTENCE_END: Final = re.compile(r"[.;!?]['\"”’)]*\s+(?=[A-Z\"“'‘(`])|\n\s*\n")
FULL: Final = frozenset("march april may june july".split())
REACH: Final = 80  # characters before a time in which a word may turn it
ROUND: Final = re.compile(r"\d+00\s+(?!(?:and|to|or|in|on|at|by|when|but|the|a)\b)\w")


class Time(Frozen, frozen=True, kw_only=True):
    """Words that tell time; they cut like a span: `text[start:end]`.

    Attributes:
        start: The first character.
        end: The character after the last.
        text: The words.
        kind: Their kind in TIMEX3.
        value: Their value in TIMEX3, such as "2023-12-15", "P3D", "PAST_REF".
        first: The first day they point to; None where they point to none.
        last: The last day.
        precision: How long the stretch is that is named; None where there is none.
        open: Whether they say neither "last" nor "next", as "Friday" and "in March":
            then the verb decides which is meant.
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: str
    first: date | None
    last: date | None
    precision: Precision | None
    open: bool


def read_times(
    text: str, *, printed: date | None, ahead: bool | None = None
) -> tuple[Time, ...]:
    """Read every time expression of a text, in order.

    Args:
        text: The text, a sentence or a whole report.
        printed: The day of writing or printing.
        ahead: Whether open times point to the future; None lets the words before
            each time tell.

    >>> [t] = read_times("They met on Friday.", printed=date(2024, 3, 6))
    >>> t.text, t.value
    ('Friday', '2024-03-01')
    """
    return tuple(_times(text, Moment(printed=printed, ahead=ahead)))


def _times(text: str, now: Moment) -> Iterator[Time]:
    """Read the times one after the other, each anchor for those behind it."""
    tokens = Tokens(text)
    unturned = now.ahead is None
    for found in GRAMMAR.finditer(tokens.letters):
        phrase = Phrase(_trimmed(tokens.cut(*found.span()), text))
        if not phrase.tokens or _is_other(phrase, text):
            continue
        start = phrase.tokens[0].start
        rule = found.lastgroup or ""
        reading = _read(rule, phrase, now)
        if reading and reading.open and unturned and looks_ahead(text, start):
            ahead = msgspec.structs.replace(now, ahead=True)
            reading = _read(rule, phrase, ahead)
        if reading is None:
            continue
        if reading.stretch and not phrase.has("ago", "earlier"):
            now = _moved(now, reading.stretch)
        yield _time(text, start, phrase.tokens[-1].end, reading)


def _read(rule: str, phrase: Phrase, now: Moment) -> Reading | None:
    """What a phrase means; None too for days that the calendar does not reach."""
    try:
        return READERS[rule](phrase, now)
    except (OverflowError, ValueError):  # year 0, "ninety thousand years ago"
        return None


def _moved(now: Moment, stretch: Stretch) -> Moment:
    """The moment after a stretch was told."""
    quarter = stretch if "-Q" in stretch.value else None
    told = stretch.first if stretch.precision == "day" else now.told
    return msgspec.structs.replace(
        now, anchor=stretch.first, told=told, quarter=quarter
    )


def _trimmed(tokens: list[Token], text: str) -> list[Token]:
    """A phrase without the small words and marks that lead to nothing."""
    while tokens and (
        tokens[-1].kind in ("comma", "in", "of", "poss", "dash")
        or _ends_sentence(tokens, text)
    ):
        tokens = tokens[:-1]
    while tokens and tokens[0].kind in ("dash", "comma"):
        tokens = tokens[1:]
    return tokens


def _ends_sentence(tokens: list[Token], text: str) -> bool:
    """Tell whether a phrase ends with a dot that no short form asks for."""
    if tokens[-1].kind != "dot" or len(tokens) < 2:
        return False
    word = text[tokens[-2].start : tokens[-2].end].lower()
    return len(word) > 5 or word in FULL


def _is_other(phrase: Phrase, text: str) -> bool:
    """Tell whether a phrase is an age ("6-year-old") or a count ("in 2000 towns")."""
    last = phrase.tokens[-1]
    if last.kind == "old":
        return True
    return last.kind == "year" and bool(ROUND.match(text, last.start))


def looks_ahead(text: str, start: int) -> bool:
    """Tell whether the words before a time turn it to the future."""
    before = text[max(0, start - REACH) : start]
    ends = [end.end() for end in SENTENCE_END.finditer(before)]
    before = before[ends[-1] :] if ends else before
    cues = list(AHEAD.finditer(before))
    return bool(cues) and not BEHIND.search(before, cues[-1].end())


def _time(text: str, start: int, end: int, reading: Reading) -> Time:
    """A time from its reading."""
    stretch = reading.stretch
    return Time(
        start=start,
        end=end,
        text=text[start:end],
        kind=reading.kind,
        value=reading.value,
        first=stretch.first if stretch else None,
        last=stretch.last if stretch else None,
        precision=stretch.precision if stretch else None,
        open=reading.open,
    )
