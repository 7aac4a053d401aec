"""What a rule of the grammar is given, and what it answers.

A rule gets a `Phrase` (some tokens in a row) and the `Moment` in which the words
are read, and gives a `Reading`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, Literal

import msgspec

from dragoman.dates.stretches import AROUND, Stretch, day
from dragoman.dates.tokens import Token

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Mod = Literal[
    "START",
    "MID",
    "END",
    "APPROX",
    "LESS_THAN",
    "MORE_THAN",
    "EQUAL_OR_LESS",
    "EQUAL_OR_MORE",
    "BEFORE",
    "AFTER",
    "ON_OR_BEFORE",
    "ON_OR_AFTER",
]
Anchor = Literal["calendar", "printed", "told"]

# How much nearer a coming day must be to be meant: news tells more of the past.
# 3 is best on annotated wire news, 2 and 4 are hardly worse, 1 is a point worse.
LOOKS_BACK: Final = 3
# "until 13 December", printed on the 14th, is yesterday and not in a year.
FARTHEST: Final = 330
WAYS: Final = ("last", "past", "previous", "next", "coming", "following", "latest")
COUNTED: Final = (
    "number",
    "number_day",
    "short_number",
    "year",
    "old_year",
    "num",
    "cent",
    "tens",
    "dozen",
    "couple",
)
JOINING: Final = ("to", "or", "and", "dash")


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """When the words were written and what they may point back to.

    Attributes:
        printed: The day of writing or printing, if known.
        anchor: The first day of the last stretch that the text told before.
        told: The last single day that it told.
        quarter: The quarter that the text last told of.
        month: The month that the text last told of.
        ahead: Whether words of open direction point to the future; None where
            nobody knows.
        day_first: Whether the text writes days before months in digits; None where
            it does not show.
        state: The state of the paper or of those it writes of, ISO 3166-1 alpha-3.
    """

    printed: date | None
    anchor: date | None = None
    told: date | None = None
    quarter: Stretch | None = None
    month: Stretch | None = None
    ahead: bool | None = None
    day_first: bool | None = None
    state: str | None = None

    def nearer(self, back: date, forth: date) -> date:
        """One of two days, before and after printing, by direction or nearness."""
        if self.printed is None:
            return forth if self.ahead else back
        past, future = (self.printed - back).days, (forth - self.printed).days
        if self.ahead is not None:
            return forth if self.ahead and future < FARTHEST else back
        return back if past <= LOOKS_BACK * future else forth


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What words of time mean.

    Attributes:
        kind: The kind that TIMEX3 gives them.
        value: The value that TIMEX3 gives them.
        stretch: The days they point to, if they point to any that are known.
        open: Whether they say neither "last" nor "next": "Friday", "in March".
        anchor: What the days are counted from.
    """

    kind: Kind
    value: str
    stretch: Stretch | None = None
    open: bool = False
    anchor: Anchor = "printed"


class Phrase:
    """Some tokens that a rule has matched.

    Attributes:
        tokens: The tokens.
        tail: Some tokens that follow.
        after: The next token as it is written, in lower case.
    """

    def __init__(
        self, tokens: list[Token], tail: list[Token] | None = None, after: str = ""
    ) -> None:
        """Keep the tokens."""
        self.tokens = tokens
        self.tail = tail or []
        self.after = after

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

    def before(self, *kinds: str) -> list[Token]:
        """The tokens before the first of some kinds; all where there is none."""
        end = next((n for n, t in enumerate(self.tokens) if t.kind in kinds), None)
        return self.tokens[:end]

    def unit(self) -> str:
        """The unit of time that is named; days where none is."""
        return self.value("unit", "units", "quarter", "century", "weekend") or "D"

    def way(self) -> int:
        """Where "last", "next" and the like point to: -1, 0 or 1."""
        found = self.one(*WAYS)
        return int(found.value) if found else 0

    def number(self) -> float | None:
        """The number that is said, the greater of two; None for "several"."""
        counted = self._greater()
        if self.has("many") or (self.has("some") and not counted):
            return None
        total = 0.0
        for token in counted:
            if token.kind == "hundred":
                total = (total or 1) * float(token.value)
            elif token.kind == "dozen":
                total = (total or 1) * (6 if self.has("half") else 12)
            else:
                total += float(token.value.replace(",", ""))
        if not total and self.has("article") and not self._only_half():
            total = 1.0
        return (total + self._part()) or 1.0

    def counted(self) -> bool:
        """Tell whether a number stands in the words."""
        return self.has(*COUNTED, "hundred")

    def _greater(self) -> list[Token]:
        """The tokens of the number, of the greater in "two to three"."""
        found: list[Token] = []
        between = ""
        for token in self.tokens:
            if token.kind in (*COUNTED, "hundred"):
                found = [*found, token] if _goes_on(found, between) else [token]
                between = ""
            elif token.kind in JOINING:
                between = token.kind if between != "to" else between
        return found

    def _only_half(self) -> bool:
        """Tell whether "half" is all that is counted: "half an hour"."""
        return self.has("half") and not self.has("and") and not self.counted()

    def _part(self) -> float:
        """The fraction that is said beside the number."""
        if frac := self.value("frac"):
            marks = {"½": 0.5, "¼": 0.25, "¾": 0.75}
            if frac in marks:
                return marks[frac]
            upper, lower = map(int, frac.split("/"))
            return upper / lower if lower else 0.0
        if self.has("dozen") or not self.has("half"):
            return 0.0
        return 0.5


def _goes_on(found: list[Token], between: str) -> bool:
    """Tell whether a number goes on: "twenty-five", but not "twenty to thirty"."""
    if not between:
        return True
    round_ = bool(found) and found[-1].kind in ("tens", "hundred")
    return round_ and between in ("dash", "and")


Rule = Callable[[Phrase, Moment], Reading | None]


def told(
    stretch: Stretch,
    part: str | None = None,
    *,
    open_: bool = False,
    anchor: Anchor = "printed",
) -> Reading:
    """The reading of a stretch, or of a part of a day."""
    if part is None:
        return Reading(
            kind="DATE",
            value=stretch.value,
            stretch=stretch,
            open=open_,
            anchor=anchor,
        )
    glue = "T" if part[0].isdigit() or len(part) == 2 else ""
    value = f"{stretch.value}{glue}{part}"
    return Reading(kind="TIME", value=value, stretch=stretch, open=open_, anchor=anchor)


def around(at: date, unit: str) -> Stretch:
    """The stretch of a unit around a day."""
    return AROUND.get(unit, day)(at)
