"""Stretches of the calendar: a day, the week around it, a month, a season ...

A stretch knows its first and last day and its name in TIMEX3, the standard in
which annotated news tells time: "2023-12-15", "2023-W50", "2023-Q4", "199".
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, Literal

from dragoman.records.report import Frozen

Precision = Literal["day", "week", "month", "quarter", "year", "decade", "range"]

# The seasons of the northern half of the world: first month, length 3 each.
SEASONS: Final = {"WI": 12, "SP": 3, "SU": 6, "FA": 9}


# Where the beginning, the middle and the end of long stretches are parted.
PARTS: Final = {
    "quarter": ("M", (0, 1, 2, 3)),
    "year": ("M", (0, 4, 8, 12)),
    "decade": ("Y", (0, 4, 7, 10)),
}


class Stretch(Frozen, frozen=True, kw_only=True):
    """Some days in a row.

    Attributes:
        first: The first day.
        last: The last day.
        precision: How long the stretch is that is named.
        value: Its name in TIMEX3.
    """

    first: date
    last: date
    precision: Precision
    value: str


def day(at: date) -> Stretch:
    """One day."""
    return Stretch(first=at, last=at, precision="day", value=at.isoformat())


def week(at: date) -> Stretch:
    """The week around a day, Monday to Sunday."""
    first = at - timedelta(days=at.weekday())
    year_, number, _ = at.isocalendar()
    return Stretch(
        first=first,
        last=first + timedelta(days=6),
        precision="week",
        value=f"{year_:04}-W{number:02}",
    )


def weekend(at: date) -> Stretch:
    """The Saturday and Sunday of the week around a day."""
    whole = week(at)
    return Stretch(
        first=whole.last - timedelta(days=1),
        last=whole.last,
        precision="range",
        value=f"{whole.value}-WE",
    )


def months(at: date, count: int) -> tuple[date, date]:
    """The first and last day of some months, the first of them around a day."""
    first = at.replace(day=1)
    end = move(first, "M", count - 1)
    return first, end.replace(day=monthrange(end.year, end.month)[1])


def month(at: date) -> Stretch:
    """The month around a day."""
    first, last = months(at, 1)
    value = f"{at.year:04}-{at.month:02}"
    return Stretch(first=first, last=last, precision="month", value=value)


def quarter(at: date) -> Stretch:
    """The calendar quarter around a day."""
    number = (at.month - 1) // 3
    first, last = months(at.replace(month=3 * number + 1, day=1), 3)
    value = f"{at.year:04}-Q{number + 1}"
    return Stretch(first=first, last=last, precision="quarter", value=value)


def season(year_: int, name: str) -> Stretch:
    """A season by its TIMEX3 name; a winter is that which begins in the year."""
    first, last = months(date(year_, SEASONS[name], 1), 3)
    value = f"{year_:04}-{name}"
    return Stretch(first=first, last=last, precision="quarter", value=value)


def year(at: date) -> Stretch:
    """The year around a day."""
    first, last = date(at.year, 1, 1), date(at.year, 12, 31)
    return Stretch(first=first, last=last, precision="year", value=f"{at.year:04}")


def decade(at: date) -> Stretch:
    """The decade around a day."""
    start = at.year // 10 * 10
    return Stretch(
        first=date(max(start, 1), 1, 1),
        last=date(start + 9, 12, 31),
        precision="decade",
        value=f"{start // 10:03}",
    )


def century(at: date) -> Stretch:
    """The century around a day, counted as most people do: 1900 to 1999."""
    start = at.year // 100 * 100
    return Stretch(
        first=date(max(start, 1), 1, 1),
        last=date(start + 99, 12, 31),
        precision="range",
        value=f"{start // 100:02}",
    )


def between(first: date, last: date, value: str) -> Stretch:
    """All days from one to another."""
    return Stretch(first=first, last=last, precision="range", value=value)


def spread(first: date, last: date) -> Stretch:
    """All days from one to another, named as ISO 8601 names intervals."""
    return between(first, last, f"{first.isoformat()}/{last.isoformat()}")


def half(year_: int, number: int) -> Stretch:
    """The first or the second half of a year."""
    first, last = months(date(year_, 6 * number - 5, 1), 6)
    return between(first, last, f"{year_:04}-H{number}")


def third(whole: Stretch, mod: str | None) -> Stretch:
    """The part of a stretch that "early", "mid" and "late" name; it keeps its name.

    >>> third(month(date(2024, 3, 1)), "START").last
    datetime.date(2024, 3, 10)
    """
    number = {"START": 0, "MID": 1, "END": 2}.get(mod or "")
    if number is None or whole.first == whole.last:
        return whole
    if whole.precision in PARTS:
        unit, bounds = PARTS[whole.precision]
        first = move(whole.first, unit, bounds[number])
        last = move(move(whole.first, unit, bounds[number + 1]), "D", -1)
        return between(first, last, whole.value)
    days = (whole.last - whole.first).days + 1
    first = whole.first + timedelta(days=number * days // 3)
    last = whole.first + timedelta(days=(number + 1) * days // 3 - 1)
    return between(first, last, whole.value)


# The stretch of each unit; what is shorter than a day is told by its day.
AROUND: Final[dict[str, Callable[[date], Stretch]]] = {
    "S": day,
    "MIN": day,
    "H": day,
    "D": day,
    "W": week,
    "F": week,
    "WE": weekend,
    "M": month,
    "Q": quarter,
    "Y": year,
    "E": decade,
    "C": century,
}
DAYS: Final = {"D": 1, "W": 7, "F": 14, "WE": 7}
MONTHS: Final = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}


def move(at: date, unit: str, count: int) -> date:
    """Go some units forward or back; the day of the month is kept where it exists.

    Raises:
        OverflowError: The calendar does not reach so far.

    >>> move(date(2024, 3, 31), "M", -1)
    datetime.date(2024, 2, 29)
    """
    if unit not in MONTHS:
        return at + timedelta(days=DAYS.get(unit, 0) * count)
    number = at.year * 12 + at.month - 1 + MONTHS[unit] * count
    year_, month_ = divmod(number, 12)
    if not 1 <= year_ <= 9999:
        raise OverflowError(f"{count} {unit} from {at}")
    return date(year_, month_ + 1, min(at.day, monthrange(year_, month_ + 1)[1]))
