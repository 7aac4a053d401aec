"""Task `dates`: which words tell time, and what they mean.

A line is `{"text", "date", "times": [{"start", "end", "text", "value", "type"}]}`,
as the annotated news of TimeBank and AQUAINT is written (TIMEX3). The day of the
document is given, not asked for, as in TempEval-3: it is no time of the text. The
room of dates reads the plain text; no parser is needed.

A time of ours answers for a marked one if they share a character, one for one, the
longest overlap first. Its value is right only if it is written exactly as people
wrote it, the way TempEval-3 counts; `same value` forgives what is only spelling
("2000-W7" for "2000-W07", "198X" for "198", "T9" for "T09:00").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import msgspec

from dragoman.dates import Time, read_times
from dragoman.evaluation.gold import file_hash, read_gold
from dragoman.evaluation.measures import (
    Tally,
    confusions,
    tally_figures,
    tally_table,
)
from dragoman.evaluation.task import Coding, Figure, Item, Options, Result, Table

# The form of a value: the first pattern that fits the whole of it names it.
FORMS: Final = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("reference", r"(PAST|PRESENT|FUTURE)_REF"),
        ("duration", r"P.*"),
        ("time of day", r".*T.*"),
        ("day", r"\d{4}-\d\d-\d\d"),
        ("week", r"\d{4}-W\d+(-WE)?"),
        ("quarter or half", r"\d{4}-[QH]\d"),
        ("season", r"\d{4}-(SP|SU|FA|WI)"),
        ("month", r"\d{4}-\d\d"),
        ("year", r"\d{4}"),
        ("decade or century", r"\d{2,3}X{0,2}"),
    )
)
VAGUE: Final = "partly unknown"
NONE: Final = "none"


class GoldTime(msgspec.Struct, frozen=True):
    """Words that tell time, and what they mean in TIMEX3."""

    start: int
    end: int
    text: str
    value: str
    type: str


class TimedReport(msgspec.Struct, frozen=True):
    """A text with every time expression marked."""

    text: str
    date: date
    times: tuple[GoldTime, ...] = ()
    id: str = ""


class Paired(msgspec.Struct, frozen=True):
    """A marked time and ours, one of them missing where nothing answers."""

    id: str
    gold: GoldTime | None
    time: Time | None

    @property
    def values(self) -> tuple[str, str]:
        """The wanted and the found value."""
        gold = self.gold.value if self.gold else NONE
        return gold, self.time.value if self.time else NONE


def score(path: Path, coder: Coding, options: Options) -> Result:
    """Score time expressions."""
    del coder  # the room of dates is measured alone
    rows = read_gold(path, TimedReport, options)
    pairs = [pair for number, row in enumerate(rows) for pair in _pairs(row, number)]
    return Result(
        task="dates",
        file=path.name,
        sha256=file_hash(path),
        figures=_figures(pairs),
        tables=_tables(pairs),
        items=tuple(map(_judged, pairs)),
    )


def _pairs(row: TimedReport, number: int) -> Iterator[Paired]:
    """Every marked time of a text with ours, then those of ours nobody marked."""
    ours = list(read_times(row.text, printed=row.date))
    name = row.id or str(number)
    for at, (gold, time) in enumerate(zip(row.times, match(row, ours), strict=True)):
        if time:
            ours.remove(time)
        yield Paired(f"{name}/{at}", gold, time)
    for time in ours:
        yield Paired(f"{name}/{time.start}", None, time)


def match(row: TimedReport, ours: list[Time]) -> list[Time | None]:
    """For each marked time ours that overlaps it, one for one, the longest first."""
    overlaps = sorted(
        (max(gold.start, time.start) - min(gold.end, time.end), n, m)
        for n, gold in enumerate(row.times)
        for m, time in enumerate(ours)
    )
    found: dict[int, int] = {}
    for overlap, n, m in overlaps:
        if overlap < 0 and n not in found and m not in found.values():
            found[n] = m
    return [ours[found[n]] if n in found else None for n in range(len(row.times))]


def _figures(pairs: list[Paired]) -> tuple[Figure, ...]:
    """How many times are found, to the character, and rightly read."""
    both = [p for p in pairs if p.gold and p.time]
    values = _tally(pairs, [p.values[0] == p.values[1] for p in pairs])
    return (
        *tally_figures("relaxed span", _tally(pairs, [p in both for p in pairs])),
        *tally_figures("strict span", _tally(pairs, list(map(_same_span, pairs)))),
        *tally_figures("value", values),
        *tally_figures("same value", _tally(pairs, list(map(_same_value, pairs)))),
        *tally_figures("type", _tally(pairs, list(map(_same_type, pairs)))),
    )


def _tally(pairs: list[Paired], right: list[bool]) -> Tally:
    """What is right among what was found and wanted."""
    return Tally(
        right=sum(right),
        found=sum(p.time is not None for p in pairs),
        wanted=sum(p.gold is not None for p in pairs),
    )


def _same_span(pair: Paired) -> bool:
    """Tell whether both have the same characters."""
    gold, time = pair.gold, pair.time
    return bool(gold and time and (gold.start, gold.end) == (time.start, time.end))


def _same_type(pair: Paired) -> bool:
    """Tell whether both are of one kind."""
    return bool(pair.gold and pair.time and pair.gold.type == pair.time.kind)


def _same_value(pair: Paired) -> bool:
    """Tell whether both values mean the same, however they are spelled."""
    wanted, found = pair.values
    return NONE not in (wanted, found) and plain(wanted) == plain(found)


def plain(value: str) -> str:
    """A value in one spelling.

    >>> plain("2000-W7"), plain("198X"), plain("1989-11-06T9"), plain("1948-XX")
    ('2000-W07', '198', '1989-11-06T09:00', '1948')
    """
    value = re.sub(r"-W(\d)(?!\d)", r"-W0\1", value)
    value = re.sub(r"T(\d)(?!\d)", r"T0\1", value)
    value = re.sub(r"(T\d\d)$", r"\1:00", value)
    value = re.sub(r"^(\d{4}(-\d\d)?)(-XX)+$", r"\1", value)
    return re.sub(r"^(\d{2,3})X{1,2}$", r"\1", value)


def form_of(value: str) -> str:
    """The form of a value.

    >>> form_of("1998-W02"), form_of("PT45M"), form_of("XXXX-XX-XX")
    ('week', 'duration', 'partly unknown')
    """
    if value == NONE:
        return NONE
    return next((name for name, form in FORMS if form.fullmatch(value)), VAGUE)


def _tables(pairs: list[Paired]) -> tuple[Table, ...]:
    """Which forms are read well, and for what the others are taken."""
    forms = sorted({form_of(p.gold.value) for p in pairs if p.gold})
    tallies = {form: _form_tally(pairs, form) for form in forms}
    wrong = [p.values for p in pairs if p.values[0] != p.values[1]]
    kinds = [
        (form_of(gold), form_of(said) + (" (another)" if _alike(gold, said) else ""))
        for gold, said in wrong
    ]
    return (
        tally_table("values by their form", tallies),
        confusions("wrong values by their form", kinds, most=25),
        confusions("wrong values", wrong, most=25),
    )


def _alike(gold: str, said: str) -> bool:
    """Tell whether two values are of one form."""
    return form_of(gold) == form_of(said)


def _form_tally(pairs: list[Paired], form: str) -> Tally:
    """What is right among the values of one form."""
    golds = [p for p in pairs if p.gold and form_of(p.gold.value) == form]
    found = [p for p in pairs if p.time and form_of(p.time.value) == form]
    right = sum(p.values[0] == p.values[1] for p in golds)
    return Tally(right=right, found=len(found), wanted=len(golds))


def _judged(pair: Paired) -> Item:
    """One time judged by its value."""
    wanted, found = pair.values
    return Item(id=pair.id, gold=wanted, predicted=found, score=float(wanted == found))
