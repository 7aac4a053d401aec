"""Find the days of feasts: "Easter", "Ramadan", "Yom Kippur", "Diwali"."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import Final

from dragoman.dates.calendars import day_in, month_in, years_near
from dragoman.dates.names import FEASTS, Feast
from dragoman.dates.stretches import Stretch, day, spread
from dragoman.knowledge.tables import data_path, listed, read_lines

LAST: Final = 5  # "the fifth Monday" of a rule is the last
WHOLE_MONTH: Final = 30  # a feast of 30 days lasts from new moon to new moon


@cache
def feasts_in(number: int, year: int) -> tuple[Stretch, ...]:
    """When a feast falls in a year: of the Hijri calendar also twice, or never.

    Args:
        number: Its line in feasts.txt.
        year: A year of the civil calendar.

    >>> [easter] = feasts_in(FEASTS.index(Feast("easter", ("0",), 1)), 2024)
    >>> easter.value
    '2024-03-31'
    """
    feast = FEASTS[number]
    found = {
        first: _lasting(feast, first)
        for when in feast.whens
        for first in DAYS[feast.calendar](when, year)
    }
    return tuple(found[first] for first in sorted(found) if first.year == year)


def _lasting(feast: Feast, first: date) -> Stretch:
    """A feast from its first day to its last."""
    if feast.days == 1:
        return day(first)
    days = feast.days
    if days == WHOLE_MONTH:
        days = next(length for at, length in _months(first) if at == first)
    return spread(first, first + timedelta(days=days - 1))


def _months(at: date) -> Iterator[tuple[date, int]]:
    """The Hijri months around a day."""
    for year in years_near("hijri", at):
        for number in range(1, 13):
            yield month_in("hijri", year, number)


def _civil(when: str, year: int) -> Iterator[date]:
    """A month and a day of every year: "12-25"."""
    yield date(year, *map(int, when.split("-")))


def _once(when: str, year: int) -> Iterator[date]:
    """A day of history, whichever year is asked for."""
    del year
    yield date.fromisoformat(when)


def _nth(when: str, year: int) -> Iterator[date]:
    """A weekday of a month: "11-4-3" is the fourth Thursday of November."""
    month, number, weekday = map(int, when.split("-"))
    first = date(year, month, 1)
    away = (weekday - first.weekday()) % 7 + 7 * (number - 1)
    if number == LAST and away >= monthrange(year, month)[1]:
        away -= 7
    yield first + timedelta(days=away)


def _easter(when: str, year: int) -> Iterator[date]:
    """Days from Easter Sunday of the Western churches."""
    yield easter(year) + timedelta(days=int(when))


def _orthodox(when: str, year: int) -> Iterator[date]:
    """Days from Easter Sunday of the Eastern churches."""
    yield orthodox_easter(year) + timedelta(days=int(when))


def _of_calendar(calendar: str) -> Callable[[str, int], Iterator[date]]:
    """A month and a day of another calendar."""

    def days(when: str, year: int) -> Iterator[date]:
        month, day_ = map(int, when.split("-"))
        for other in years_near(calendar, date(year, 7, 1)):
            yield day_in(calendar, other, month, day_)

    return days


def _moon(when: str, year: int) -> Iterator[date]:
    """A feast of our table of moons."""
    yield from (at for at in _moons().get(when, ()) if at.year == year)


@cache
def _moons() -> dict[str, tuple[date, ...]]:
    """The feasts that stand in our table, with all their days."""
    found: dict[str, tuple[date, ...]] = {}
    for line in read_lines(data_path("dates", "moon_feasts.txt")):
        name, days = line.columns(2, 2)
        more = tuple(map(date.fromisoformat, listed(days)))
        found[name] = found.get(name, ()) + more
    return found


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (the rule of Meeus, Jones and Butcher).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Eastern churches, by the Julian calendar (rule of Meeus).

    >>> orthodox_easter(2024)
    datetime.date(2024, 5, 5)
    """
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    months, days = divmod(d + e + 114, 31)
    julian = date(year, months, days + 1)
    return julian + timedelta(days=year // 100 - year // 400 - 2)


DAYS: Final[dict[str, Callable[[str, int], Iterator[date]]]] = {
    "civil": _civil,
    "once": _once,
    "nth": _nth,
    "easter": _easter,
    "orthodox": _orthodox,
    "moon": _moon,
    "hijri": _of_calendar("hijri"),
    "solar": _of_calendar("solar"),
    "hebrew": _of_calendar("hebrew"),
}
