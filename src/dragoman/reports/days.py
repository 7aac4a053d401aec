"""Read the day on which a report appeared, as files and datelines write it.

Only a whole and certain day counts: "03/04/2024" may be in March or April and
"yesterday-ish" is none, so both are refused. A time is left off; the day is that
of the time zone it was written in.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date

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
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?\s*,?\s*)?"
)
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
        rf"{_WEEKDAY}{MONTH}\s*{_DAY}\s*,?\s*{_YEAR}{_TIME}",
        # As C's ctime and feeds write it: Tue Mar 05 10:00:00 +0000 2024.
        rf"{_WEEKDAY}{MONTH}\s+{_DAY}\s+[\d:]{{4,8}}(?:\s+[A-Z+\-\d]{{1,5}})?\s+{_YEAR}",
    )
)
SHORT_DAY = (
    rf"{_WEEKDAY}(?:{_DAY}[\s\-]*{MONTH}|{MONTH.replace('month', 'month2')}\s*"
    rf"{_DAY.replace('day', 'day2')})(?:[\s,\-]*(?P<year>\d{{4}}|\d{{2}})(?![\d:]))?"
)
"""A day in a dateline, its year often left out; read with `short_day`."""


def read_day(words: str) -> date | None:
    """Read a day that some words name in full, or None if they name none.

    >>> read_day("Tue, 05 Mar 2024 23:30:00 -0500")
    datetime.date(2024, 3, 5)
    >>> read_day("yesterday-ish") is None
    True
    """
    words = words.strip()
    if len(words) > _LONGEST:
        return None
    for shape in _SHAPES:
        match = shape.fullmatch(words)
        if match:
            return _day(int(match["year"]), match["month"], int(match["day"]))
    return None


def short_day(match: re.Match[str], published: date | None) -> date | None:
    """Read the day that `SHORT_DAY` matched.

    A year that is not written is that of the last such day up to a day after
    publication: papers of 1 January print datelines of 31 December, and ahead of
    the zone of the paper it is tomorrow.
    """
    month, day = match["month"] or match["month2"], match["day"] or match["day2"]
    year = match["year"]
    if year and len(year) == 2:
        # The usual turning point of two-digit years: 69 is 1969, 68 is 2068.
        year = f"{19 if int(year) > 68 else 20}{year}"
    if year:
        return _day(int(year), month, int(day))
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
