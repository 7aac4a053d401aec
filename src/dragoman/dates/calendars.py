"""Turn months of the Hijri, the Iranian and the Hebrew calendar into days.

The Hijri calendar is that of Saudi Arabia (Umm al-Qura) where our table has it and
else the arithmetic one; both may be a day off where the moon itself is watched. The
Iranian calendar has leap years by the cycle of 33 years, which is exact from 1898 to
2093. The rules of the Hebrew calendar are those of Dershowitz and Reingold.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Final

from dragoman.knowledge.tables import data_path, read_lines

HIJRA: Final = date(622, 7, 19)  # 1 Muharram 1
SOLAR_1400: Final = date(2021, 3, 21)  # 1 Farvardin 1400
SOLAR_LEAPS: Final = (1, 5, 9, 13, 17, 22, 26, 30)  # of each 33 years
HEBREW_ZERO: Final = -1373427  # the day before 1 Tishri 1, counted as `toordinal` does
# The years of each calendar that news may name.
YEARS: Final = {"hijri": (1, 1600), "solar": (1200, 1500), "hebrew": (4400, 6000)}

# Umm al-Qura of old had a few months of 28 and of 31 days.
_LENGTHS: Final = {"0": 30, "9": 29, "8": 28, "1": 31}

Month = tuple[date, int]  # the first day and the length of a month


def month_in(calendar: str, year: int, number: int) -> Month:
    """The first day and the length of a month of another calendar.

    Raises:
        ValueError: The calendar has no such month, or we do not know that year.

    >>> month_in("hijri", 1445, 9)
    (datetime.date(2024, 3, 11), 30)
    >>> month_in("solar", 1402, 9)[0], month_in("hebrew", 5784, 7)[0]
    (datetime.date(2023, 11, 22), datetime.date(2023, 9, 16))
    """
    least, most = YEARS[calendar]
    if not least <= year <= most:
        raise ValueError(f"year {year} of the {calendar} calendar")
    return MONTHS[calendar](year, number)


def day_in(calendar: str, year: int, number: int, day: int) -> date:
    """A day of another calendar.

    Raises:
        ValueError: The calendar has no such day.

    >>> day_in("hijri", 1445, 8, 14)
    datetime.date(2024, 2, 24)
    """
    first, length = month_in(calendar, year, number)
    if not 1 <= day <= length:
        raise ValueError(f"day {day} of {length}")
    return first + timedelta(days=day - 1)


def years_near(calendar: str, at: date) -> range:
    """The years of a calendar that may share days with the years around a day."""
    middle = {
        "hijri": (at.year - 622) * 33 // 32 + 1,
        "solar": at.year - 621,
        "hebrew": at.year + 3760,
    }[calendar]
    return range(middle - 2, middle + 4)


@cache
def _umm_al_qura() -> dict[int, tuple[date, tuple[int, ...]]]:
    """The first day of each Hijri year of the table and the lengths of its months."""
    found = {}
    for line in read_lines(data_path("dates", "hijri.txt")):
        year, first, digits = line.columns(3, 3)
        lengths = tuple(_LENGTHS[digit] for digit in digits)
        found[int(year)] = date.fromisoformat(first), lengths
    return found


def _hijri(year: int, number: int) -> Month:
    """A month of the Hijri calendar."""
    if not 1 <= number <= 12:
        raise ValueError(f"month {number}")
    if year in _umm_al_qura():
        first, lengths = _umm_al_qura()[year]
        return first + timedelta(days=sum(lengths[: number - 1])), lengths[number - 1]
    begin, end = _tabular(year, number), _tabular(year + number // 12, number % 12 + 1)
    return begin, (end - begin).days


def _tabular(year: int, number: int) -> date:
    """The first day of a Hijri month by arithmetic: 11 leap years in 30."""
    days = (59 * (number - 1) + 1) // 2 + 354 * (year - 1) + (3 + 11 * year) // 30
    return HIJRA + timedelta(days=days)


def _solar(year: int, number: int) -> Month:
    """A month of the Iranian calendar."""
    if not 1 <= number <= 12:
        raise ValueError(f"month {number}")
    leap = year % 33 in SOLAR_LEAPS
    length = 31 if number <= 6 else 30 if number <= 11 or leap else 29
    away = 365 * (year - 1400) + _solar_leaps(year) - _solar_leaps(1400)
    days = 31 * min(number - 1, 6) + 30 * max(number - 7, 0)
    return SOLAR_1400 + timedelta(days=away + days), length


def _solar_leaps(year: int) -> int:
    """How many leap years lie before a year of the Iranian calendar."""
    cycles, rest = divmod(year - 1, 33)
    return 8 * cycles + sum(leap <= rest for leap in SOLAR_LEAPS)


def _hebrew(year: int, number: int) -> Month:
    """A month of the Hebrew calendar, Nisan being the first."""
    lengths = _hebrew_lengths(year)
    if number not in lengths:
        raise ValueError(f"month {number} of {year}")
    before = 0
    for month, length in lengths.items():
        if month == number:
            break
        before += length
    return date.fromordinal(_hebrew_new_year(year) + before), lengths[number]


def _hebrew_lengths(year: int) -> dict[int, int]:
    """The months of a Hebrew year in order, from Tishri, with their lengths."""
    days = _hebrew_new_year(year + 1) - _hebrew_new_year(year)
    lengths = {7: 30, 8: 30 if days % 10 == 5 else 29, 9: 29 if days % 10 == 3 else 30}
    lengths |= {10: 29, 11: 30}
    if days > 380:  # a leap year has an Adar more
        lengths[13] = 30
    return lengths | {12: 29, 1: 30, 2: 29, 3: 30, 4: 29, 5: 30, 6: 29}


@cache
def _hebrew_new_year(year: int) -> int:
    """1 Tishri of a Hebrew year."""
    days = [_hebrew_elapsed(year + n) for n in (-1, 0, 1)]
    late = 2 if days[2] - days[1] == 356 else 1 if days[1] - days[0] == 382 else 0
    return HEBREW_ZERO + days[1] + late


def _hebrew_elapsed(year: int) -> int:
    """Days from the first mean new moon to that of a Hebrew year, as postponed."""
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + (3 * (day + 1) % 7 < 3)


MONTHS: Final[dict[str, Callable[[int, int], Month]]] = {
    "hijri": _hijri,
    "solar": _solar,
    "hebrew": _hebrew,
}
