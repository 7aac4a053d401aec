"""Read what the calendar names: "20th Dec, 2023", "March 2022", "the third quarter".

Where the year is not said, the day is the nearest such day, or, if the direction
is known, the last before or the next after printing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Final

import msgspec

from dragoman.dates.clocks import HALVES, part_of_day
from dragoman.dates.feasts import feasts_in
from dragoman.dates.names import FEASTS
from dragoman.dates.phrases import FARTHEST, Anchor, Moment, Phrase, Reading, told
from dragoman.dates.stretches import (
    Stretch,
    between,
    day,
    month,
    move,
    quarter,
    season,
    spread,
    week,
)
from dragoman.dates.tokens import Token
from dragoman.dates.years import spelled_year, year_of_short
from dragoman.knowledge.tables import data_path, listed, read_lines

Parts = tuple[int, int, int]  # a year, a month, a day
NEAR: Final = 35  # a day so near ahead is meant rather than one almost a year ago
QUARTER_IS_NEWS: Final = 100  # days after its end in which a quarter is still told of


def said_year(phrase: Phrase, now: Moment) -> int | None:
    """The year that is said outright or as "last year"."""
    if said := _year_of(phrase):
        return int(said)
    if short := phrase.value("short_year"):
        return year_of_short(short[1:])
    if short := phrase.value("short_number"):
        return year_of_short(short)
    if phrase.has("cent"):
        return spelled_year(phrase) or None
    if now.printed and any(t.value == "Y" for t in phrase.all("unit")):
        back = -1 if phrase.has("ago", "earlier") else phrase.way()
        return now.printed.year + back
    return None


def _year_of(phrase: Phrase) -> str | None:
    """The year in four digits, but not the hour of "1700 GMT on 29 March"."""
    hours = pairwise(phrase.tokens)
    clocks = [one for one, other in hours if other.kind in ("zone", "local")]
    years = (t for t in phrase.all("year", "old_year") if t not in clocks)
    found = next(years, None)
    return found.value if found else None


def anchor_of_year(phrase: Phrase) -> Anchor:
    """What a day is counted from: the calendar alone if its year is written."""
    others = phrase.has("short_number", "short_year", "cent")
    return "calendar" if others or _year_of(phrase) else "printed"


def choose_year(
    make: Callable[[int], date], now: Moment, weekday: int | None = None
) -> date | None:
    """The year in which a yearly day falls, by direction or nearness.

    Where the day of the week is said, only years count in which it is right.
    """
    if now.printed is None:
        return None
    days = []
    for at in range(now.printed.year - 1, now.printed.year + 2):
        try:
            days.append(make(at))
        except ValueError:  # February 29 and years off the calendar
            continue
    days = [d for d in days if weekday in (None, d.weekday())] or days
    return nearest(days, now)


def nearest(days: list[date], now: Moment) -> date | None:
    """One of some days in order, by direction or nearness."""
    at = now.printed or date.min
    back = [d for d in days if d <= at]
    forth = [d for d in days if d >= at]
    if back and forth:
        return now.nearer(back[-1], forth[0])
    return back[-1] if back else forth[0] if forth else None


def month_of(phrase: Phrase) -> int:
    """The month that is named."""
    return int(phrase.value("month", "maybe_month", "low_month") or 0)


def days_of(phrase: Phrase) -> list[int]:
    """The days of the month that are named; "9" in "9 a.m." is none."""
    behind = [*phrase.tokens[1:], None]
    return [
        int(re.sub(r"\D", "", token.value))
        for token, next_ in zip(phrase.tokens, behind, strict=True)
        if token.kind in ("number_day", "dayth", "ordinal")
        and not (next_ and next_.kind in HALVES)
    ]


def read_day(phrase: Phrase, now: Moment) -> Reading | None:
    """Read a month and a day, with or without a year: "December 15"."""
    days, month_ = days_of(phrase), month_of(phrase)
    first = _day_in_year(phrase, now, days[0], month_)
    if first is None:
        value = f"XXXX-{month_:02}-{days[0]:02}"
        return Reading(kind="DATE", value=value, open=True)
    open_ = said_year(phrase, now) is None and not phrase.way()
    anchor = anchor_of_year(phrase)
    if len(days) > 1 and days[1] > days[0]:
        last = first.replace(day=days[1])
        return told(spread(first, last), open_=open_, anchor=anchor)
    named = phrase.before("of")
    return _part_of(day(first), phrase, named, open_=open_, anchor=anchor)


def _day_in_year(phrase: Phrase, now: Moment, day_: int, month_: int) -> date | None:
    """A day of a month in its year.

    Raises:
        ValueError: The calendar has no such day.
    """
    if said := said_year(phrase, now) or _known_year(month_, day_, phrase.after, now):
        return date(said, month_, day_)
    date(2000, month_, day_)  # a leap year: what is no day of it is none of any
    if (way := phrase.way()) and now.printed:
        now = msgspec.structs.replace(now, ahead=way > 0)
    weekday = phrase.value("weekday", "maybe_weekday")
    named = int(weekday) if weekday else None
    found = choose_year(lambda at: date(at, month_, day_), now, named)
    return found if way or named is not None else _not_a_year_ago(found, now)


def _not_a_year_ago(found: date | None, now: Moment) -> date | None:
    """A day, or its next return if that is near: "elect a president on January 13"."""
    if found is None or now.printed is None or now.ahead is not False:
        return found
    following = move(found, "Y", 1)
    long_past = (now.printed - found).days > FARTHEST
    near = 0 < (following - now.printed).days < NEAR
    return following if long_past and near else found


def _part_of(
    whole: Stretch, phrase: Phrase, named: list[Token], *, open_: bool, anchor: Anchor
) -> Reading:
    """A day, or what is named of it: "the night of", "the week of", "the eve of"."""
    kinds = {token.kind for token in named if phrase.has("of")}
    if "eve" in kinds:
        whole = day(whole.first - timedelta(days=1))
    elif "unit" in kinds and "part" not in kinds:
        whole = week(whole.first)
    return told(whole, part_of_day(phrase), open_=open_, anchor=anchor)


@cache
def _known_days() -> dict[tuple[int, int], tuple[date, tuple[str, ...]]]:
    """The days of history that are named without their year."""
    found = {}
    for line in read_lines(data_path("dates", "known_days.txt")):
        at, words = line.columns(2, 2)
        known = date.fromisoformat(at)
        found[known.month, known.day] = known, listed(words)
    return found


def _known_year(month_: int, day_: int, after: str, now: Moment) -> int | None:
    """The year of "the Sept. 11 attacks"."""
    known, words = _known_days().get((month_, day_), (None, ()))
    if known is None or now.printed is None or now.printed < known:
        return None
    return known.year if after in words else None


def read_days_apart(phrase: Phrase, now: Moment) -> Reading | None:
    """Read "May 30 to June 2, 2023": days of two months."""
    days, months_ = days_of(phrase), phrase.all("month", "maybe_month")
    first_month, last_month = int(months_[0].value), int(months_[-1].value)
    first = _day_in_year(phrase, now, days[0], first_month)
    if first is None or len(days) != 2:
        return None
    last = date(first.year + (last_month < first_month), last_month, days[1])
    if said_year(phrase, now) and last_month < first_month:
        first, last = (first.replace(year=first.year - 1), last.replace(first.year))
    return told(
        spread(first, last),
        open_=said_year(phrase, now) is None,
        anchor=anchor_of_year(phrase),
    )


def read_months_apart(phrase: Phrase, now: Moment) -> Reading | None:
    """Read "March to June 2023", "May-June": months in a row."""
    numbers = [int(token.value) for token in phrase.all("month", "maybe_month")]
    said, last_number = said_year(phrase, now), numbers[-1]
    if said is None:
        start = read_month(Phrase(phrase.tokens[:1]), now)
        if start is None or start.stretch is None:
            return None
        first = start.stretch.first
        said = first.year + (last_number < numbers[0])
    first = date(said - (last_number < numbers[0]), numbers[0], 1)
    last = month(date(said, last_number, 1))
    value = f"{first.isoformat()[:7]}/{last.value}"
    anchor = anchor_of_year(phrase)
    return told(between(first, last.last, value), anchor=anchor)


def read_dayth(phrase: Phrase, now: Moment) -> Reading | None:
    """Read a day of the month alone: "on the 15th"."""
    if now.printed is None:
        return None
    number = days_of(phrase)[0]
    months_ = [move(now.printed.replace(day=1), "M", n) for n in (-1, 0, 1)]
    days = [d.replace(day=number) for d in months_ if month(d).last.day >= number]
    at = nearest(days, now)
    return told(day(at), open_=True) if at else None


def read_digits(phrase: Phrase, now: Moment) -> Reading | None:
    """Read a date in digits; one that is read two ways is left alone.

    "10/12/2023" is October 12 in some papers and 10 December in others: it counts
    only where both are the same day, only one of them is no later than printing, or
    another date of the text shows which way it writes.
    """
    if iso := phrase.value("iso"):
        return _read_iso(iso)
    slashed = phrase.value("slashed") or ""
    a, b, c = (int(n) for n in re.split(r"[/.]", slashed))
    c = year_of_short(str(c)) if c < 100 else c
    month_first: list[Parts] = [(c, a, b)]
    day_first: list[Parts] = [(c, b, a)]
    if "." in slashed or now.day_first is True:
        days = valid(day_first) or valid(month_first)
    elif now.day_first is False:
        days = valid(month_first) or valid(day_first)
    else:
        days = valid(month_first + day_first)
    if len(days) > 1 and now.printed:
        days = [d for d in days if d <= now.printed]
    return told(day(days[0]), anchor="calendar") if len(days) == 1 else None


def _read_iso(iso: str) -> Reading | None:
    """Read "2023-12-15" and "2023-12-15T10:35Z".

    Raises:
        ValueError: The calendar has no such day.
    """
    days, _, clock = iso.partition("T")
    year_, month_, day_ = map(int, re.split("[-/]", days))
    at = date(year_, month_, day_)
    part = clock[:5] if re.match(r"\d\d:\d\d", clock) else None
    return told(day(at), part, anchor="calendar")


def valid(parts: list[Parts]) -> list[date]:
    """Those of some years, months and days that the calendar has, each once."""
    days = []
    for year_, month_, day_ in parts:
        try:
            days.append(date(year_, month_, day_))
        except ValueError:
            continue
    return sorted(set(days))


def read_month(phrase: Phrase, now: Moment) -> Reading | None:
    """Read a month: "March 2022", "last June", "in May"."""
    number, said = month_of(phrase), said_year(phrase, now)
    if said:
        return told(month(date(said, number, 1)), anchor=anchor_of_year(phrase))
    if now.printed is None:
        return Reading(kind="DATE", value=f"XXXX-{number:02}", open=True)
    way = phrase.way()
    this = now.printed.replace(day=1)
    if way < 0 and phrase.has("last", "past", "previous"):
        return told(month(last_such(number, this)))
    if way > 0:
        return told(month(move(last_such(number, this), "Y", 1)))
    back = this if number == this.month else last_such(number, this)
    forth = this if number == this.month else move(back, "Y", 1)
    return told(month(now.nearer(back, forth)), open_=True)


def last_such(number: int, this: date) -> date:
    """The last month of a number before this one."""
    return date(this.year - (number >= this.month), number, 1)


def read_season(phrase: Phrase, now: Moment) -> Reading | None:
    """Read a season: "last summer", "the spring of 2022"."""
    name = phrase.value("season", "maybe_season") or ""
    if said := said_year(phrase, now):
        return told(season(said, name), anchor=anchor_of_year(phrase))
    if now.printed is None:
        return Reading(kind="DATE", value=f"XXXX-{name}", open=True)
    at = now.printed
    near = [season(at.year + n, name) for n in (-2, -1, 0, 1, 2)]
    way = phrase.way()
    if way < 0:
        return told([s for s in near if s.last < at][-1])
    if phrase.has("this") and name != "WI":
        return told(near[2])
    if way > 0 or now.ahead:
        return told(next(s for s in near if s.first > at), open_=way == 0)
    return told([s for s in near if s.first <= at][-1], open_=True)


def read_quarter(phrase: Phrase, now: Moment) -> Reading | None:
    """Read a quarter of the calendar year: "the third quarter", "Q3 2023"."""
    if said := phrase.value("q"):
        number = int(said[1])
    else:
        number = int(phrase.value("ordinal") or 0)
    if not 1 <= number <= 4:
        return None
    said_ = said_year(phrase, now)
    if said_:
        whole = quarter(date(said_, 3 * number - 2, 1))
        return told(whole, anchor=anchor_of_year(phrase))
    if now.printed is None:
        return Reading(kind="DATE", value=f"XXXX-Q{number}", open=True)
    return told(near_quarter(number, now), open_=True)


def near_quarter(number: int, now: Moment) -> Stretch:
    """The last such quarter that has begun; the next only if that is long past."""
    at = now.printed or date.min
    near = [quarter(date(at.year + n, 3 * number - 2, 1)) for n in (-1, 0, 1)]
    begun = [q for q in near if q.first <= at][-1]
    if now.ahead and (at - begun.last).days > QUARTER_IS_NEWS:
        return next(q for q in near if q.first > at)
    return begun


def read_feast(phrase: Phrase, now: Moment) -> Reading | None:
    """Read a feast: "Christmas Eve", "last Ramadan", "the eve of Passover 2023"."""
    number = int(phrase.value("feast") or 0)
    found = _feast(number, phrase, now)
    if found is None:
        return Reading(kind="DATE", value="XXXX-XX-XX", open=True)
    anchor = anchor_of_year(phrase)
    if phrase.has("eve"):
        found = day(found.first - timedelta(days=1))
    elif phrase.has("ordinal", "last") and phrase.has("of"):
        away = int(phrase.value("ordinal") or 0)
        at = found.first + timedelta(days=away - 1) if away else found.last
        found = day(at)
    elif phrase.value("unit") == "W":
        found = week(found.first)
    return told(found, part_of_day(phrase), open_=not phrase.way(), anchor=anchor)


def _feast(number: int, phrase: Phrase, now: Moment) -> Stretch | None:
    """A feast in the year that is said, or the one that direction or nearness tells."""
    calendar = FEASTS[number].calendar
    said = said_year(phrase, now)
    if calendar == "once":
        said = int(FEASTS[number].whens[0][:4])
    if said:
        return next(iter(feasts_in(number, said)), None)
    if now.printed is None:
        return None
    years = range(now.printed.year - 1, now.printed.year + 2)
    near = [feast for at in years for feast in feasts_in(number, at)]
    if during := [f for f in near if f.first <= now.printed <= f.last]:
        return during[0]
    if (way := phrase.way()) and not phrase.has("of"):
        now = msgspec.structs.replace(now, ahead=way > 0)
    first = nearest([feast.first for feast in near], now)
    return next((feast for feast in near if feast.first == first), None)
