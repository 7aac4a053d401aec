"""What a rule of the grammar is given, and what it answers.

A rule gets a `Phrase` (some tokens in a row) and the `Moment` in which the words
are read, and gives a `Reading`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Literal

import msgspec

from dragoman.dates.stretches import AROUND, Stretch, day
from dragoman.dates.tokens import Token

Kind = Literal["DATE", "TIME", "DURATION", "SET"]


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """When the words were written and what they may point back to.

    Attributes:
        printed: The day of writing or printing, if known.
        anchor: The first day of the last stretch that the text told before.
        told: The last single day that it told.
        quarter: The last quarter that the text told before.
        ahead: Whether words of open direction point to the future; None where
            nobody knows.
    """

    printed: date | None
    anchor: date | None = None
    told: date | None = None
    quarter: Stretch | None = None
    ahead: bool | None = None

    def nearer(self, back: date, forth: date) -> date:
        """One of two days, before and after printing, by direction or nearness."""
        if self.ahead is not None or self.printed is None:
            return forth if self.ahead else back
        past, future = self.printed - back, forth - self.printed
        return back if past <= LOOKS_BACK * future else forth


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What words of time mean.

    Attributes:
        kind: The kind that TIMEX3 gives them.
        value: The value that TIMEX3 gives them.
        stretch: The days they point to, if they point to any that are known.
        open: Whether they say neither "last" nor "next": "Friday", "in March".
    """

    kind: Kind
    value: str
    stretch: Stretch | None = None
    open: bool = False


class Phrase:
    """Some tokens that a rule has matched.

    Attributes:
        tokens: The tokens.
    """

    def __init__(self, tokens: list[Token]) -> None:
        """Keep the tokens."""
        self.tokens = tokens

    def one(self, *kinds: str) -> Token | None:
        """The first token of some kinds."""
        return next((t for t in self.tokens if t.kind in kinds), None)

    def all(self, *kinds: str) -> list[Token]:
        """Every token of some kinds."""
        return [t for t in self.tokens if t.kind in kinds]

    def has(self, *kinds: str) -> bool:
        """Tell whether there is a token of some kinds."""
        return self.one(*kinds) is not None

    def value(self, *kinds: str) -> str | None:
        """The value of the first token of some kinds."""
        found = self.one(*kinds)
        return found.value if found else None

    def unit(self) -> str:
        """The unit of time that is named; days where none is."""
        return self.value("unit", "units", "quarter", "century", "weekend") or "D"

    def way(self) -> int:
        """Where "last", "next" and the like point to: -1, 0 or 1."""
        found = self.one(*WAYS)
        return int(found.value) if found else 0

    def number(self) -> float | None:
        """The number that is said; None for "several" and the like."""
        if self.has("many"):
            return None
        total = 0.0
        for token in self.all("number", "number_day", "year", "num", "tens", "dozen"):
            total += float(token.value.replace(",", ""))
        for token in self.all("hundred"):
            total = (total or 1) * float(token.value)
        if not total and self.has("article"):
            total = 1.0
        return total + 0.5 if self.has("half") and self.has("and") else total or 1.0


# How much nearer a coming day must be to be meant: news tells more of the past.
# 3 is best on annotated wire news, 2 and 4 are hardly worse, 1 is a point worse.
LOOKS_BACK = 3
WAYS = ("last", "past", "previous", "next", "coming", "following", "latest")
Rule = Callable[[Phrase, Moment], Reading | None]


def told(stretch: Stretch, part: str | None = None, *, open_: bool = False) -> Reading:
    """The reading of a stretch, or of a part of a day."""
    if part is None:
        return Reading(kind="DATE", value=stretch.value, stretch=stretch, open=open_)
    glue = "T" if part[0].isdigit() or len(part) == 2 else ""
    value = f"{stretch.value}{glue}{part}"
    return Reading(kind="TIME", value=value, stretch=stretch, open=open_)


def part_of_day(phrase: Phrase) -> str | None:
    """The part of the day or hour that is said, as TIMEX3 writes it."""
    if half := phrase.value("clock_half"):
        hour = phrase.value("number_day", "num", "clock") or "0"
        return hour_of(hour + half.lower().replace(".", ""))
    if clock := phrase.value("clock"):
        return hour_of(clock.lower())
    return phrase.value("part", "hour")


def hour_of(words: str) -> str:
    """An hour as TIMEX3 writes it.

    >>> hour_of("7:15pm"), hour_of("12am"), hour_of("9:05")
    ('19:15', '00:00', '09:05')
    """
    found = re.match(r"(\d+)(?::(\d+))?.*?([ap]m)?$", words)
    if not found:
        return words
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{hour:02}:{minute:02}"


def around(at: date, unit: str) -> Stretch:
    """The stretch of a unit around a day."""
    return AROUND.get(unit, day)(at)
