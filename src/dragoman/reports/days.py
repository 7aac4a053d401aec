"""Read the day on which a report appeared, as files and datelines write it.

Only a whole and certain day counts: "03/04/2024" may be in March or April, unless
the reader is told which, and "yesterday-ish" is none, so both are refused. A time is
left off; the day is that of the time zone it was written in.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date
from typing import Final, Literal

Order = Literal["dmy", "mdy"]
"""How 03/04/2024 is meant: the day first, or the month."""

MONTHS = {
    name: number
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(), 1
    )
}
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
# No day is written in more letters; patterns are slow on long runs of space.
_LONGEST = 120
_WEEKDAY_NAME = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
_WEEKDAY = rf"(?:{_WEEKDAY_NAME}\.?\s*,?\s*)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>\d{4})"
_TIME = r"(?:\s*[T,|]?\s*(?:at\s+)?\d{1,2}(?:[:.]\s*\d{2}|\s*[ap]m)[\w:.+\-() ]{0,30})?"
_SHAPES = tuple(
    re.compile(shape + r"\s*", re.IGNORECASE)
    for shape in (
        rf"{_YEAR}-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}}){_TIME}Z?",
        rf"{_YEAR}/(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}}){_TIME}",
        rf"{_YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})(?:T\d{{4,6}}Z?)?",
        rf"{_WEEKDAY}{_DAY}(?:\s+of)?[\s\-]*{MONTH}[\s,\-]*{_YEAR}{_TIME}",
        # As spreadsheets write it: 5-Mar-24.
        rf"{_DAY}-{MONTH}-(?P<year>\d{{2}})",
        # The weekday last, as databases of newspapers write it.
        rf"{_WEEKDAY}{MONTH}\s*{_DAY}\s*,?\s*{_YEAR}(?:\s+{_WEEKDAY_NAME})?{_TIME}",
        # As C's ctime and feeds write it: Tue Mar 05 10:00:00 +0000 2024.
        rf"{_WEEKDAY}{MONTH}\s+{_DAY}\s+[\d:]{{4,8}}(?:\s+[A-Z+\-\d]{{1,5}})?\s+{_YEAR}",
    )
)
_NUMBERS: Final = re.compile(
    rf"(?P<first>\d{{1,2}})(?P<mark>[./-])\s?(?P<second>\d{{1,2}})(?P=mark)\s?"
    rf"{_YEAR}(?:,?{_TIME})\s*",
    re.IGNORECASE,
)
SHORT_DAY = (
    rf"{_WEEKDAY}(?:{_DAY}[\s\-]*{MONTH}|{MONTH.replace('month', 'month2')}\s*"
    rf"{_DAY.replace('day', 'day2')})(?:[\s,\-]*(?P<year>\d{{4}}|\d{{2}})(?![\d:]))?"
)
"""A day in a dateline, its year often left out; read with `short_day`."""


def read_day(words: str, order: Order | None = None) -> date | None:
    """Read a day that some words name in full, or None if they name none.

    >>> read_day("Tue, 05 Mar 2024 23:30:00 -0500")
    datetime.date(2024, 3, 5)
    >>> read_day("yesterday-ish") is None
    True
    >>> read_day("05.03.2024"), read_day("05/03/2024"), read_day("05/03/2024", "mdy")
    (datetime.date(2024, 3, 5), None, datetime.date(2024, 5, 3))

    Args:
        words: The words.
        order: How days in numbers are written, where that is known.
    """
    words = words.strip()
    if len(words) > _LONGEST:
        return None
    for shape in _SHAPES:
        match = shape.fullmatch(words)
        if match:
            year = _whole_year(match["year"])
            return _day(year, match["month"], int(match["day"]))
    numbers = _NUMBERS.fullmatch(words)
    return _by_numbers(numbers, order) if numbers else None


def is_doubtful(words: str) -> bool:
    """Tell whether some words name a day in numbers, and it is unclear which.

    >>> is_doubtful("03/04/2024"), is_doubtful("13/04/2024")
    (True, False)
    """
    words = words.strip()
    orders: tuple[Order, ...] = ("dmy", "mdy")
    return read_day(words) is None and all(read_day(words, o) for o in orders)


def _by_numbers(match: re.Match[str], order: Order | None) -> date | None:
    """The day of "13/04/2024", None if it may be another as well."""
    first, second = match["first"], match["second"]
    if order is None:
        # With points between, the day stands first wherever it is written so.
        dotted = match["mark"] == "." or int(first) > 12 or first == second
        order = "dmy" if dotted else "mdy" if int(second) > 12 else None
    if order is None:
        return None
    day, month = (first, second) if order == "dmy" else (second, first)
    return _day(int(match["year"]), month, int(day))


def _whole_year(year: str) -> int:
    """A year, of which perhaps only two digits were written."""
    if len(year) > 2:
        return int(year)
    # The usual turning point of two-digit years: 69 is 1969, 68 is 2068.
    return int(year) + (1900 if int(year) > 68 else 2000)


def short_day(match: re.Match[str], published: date | None) -> date | None:
    """Read the day that `SHORT_DAY` matched.

    A year that is not written is that of the last such day up to a day after
    publication: papers of 1 January print datelines of 31 December, and ahead of
    the zone of the paper it is tomorrow.
    """
    month, day = match["month"] or match["month2"], match["day"] or match["day2"]
    if match["year"]:
        return _day(_whole_year(match["year"]), month, int(day))
    if not published:
        return None
    found = _day(published.year, month, int(day))
    if found and (found - published).days > 1:
        return _day(published.year - 1, month, int(day))
    return found


def _day(year: int, month: str, day: int) -> date | None:
    """The day with these numbers, None where the calendar has none."""
    number = int(month) if month.isdigit() else MONTHS[month[:3].lower()]
    if not MINYEAR <= year <= MAXYEAR:
        return None
    try:
        return date(year, number, day)
    except ValueError:
        return None
