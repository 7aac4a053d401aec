"""Read years and what is longer: "2019", "the '90s", "fiscal 2024", "last century"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Final

from dragoman.dates.phrases import COUNTED, Moment, Phrase, Reading, told
from dragoman.dates.stretches import (
    Stretch,
    between,
    century,
    decade,
    half,
    month,
    months,
    move,
    quarter,
    year,
)
from dragoman.knowledge.tables import data_path, listed, read_lines

NEXT_CENTURY: Final = 70  # "'69" is 2069 and "'70" is 1970, as POSIX has it


def year_of_short(digits: str) -> int:
    """A year from its last two digits.

    >>> year_of_short("98"), year_of_short("03")
    (1998, 2003)
    """
    short = int(digits)
    return short + (1900 if short >= NEXT_CENTURY else 2000)


def read_year(phrase: Phrase, now: Moment) -> Reading | None:
    """Read a year: "2019", "'98", "nineteen ninety-six"."""
    del now
    if said := phrase.value("year", "old_year"):
        return _year(int(said))
    if short := phrase.value("short_year"):
        return _year(year_of_short(short[1:]))
    return _year(spelled_year(phrase))


def spelled_year(phrase: Phrase) -> int:
    """A year in words; 0 for what is none.

    "nineteen ninety-six", "twenty twelve", "two thousand four".
    """
    numbers = [int(t.value) for t in phrase.all("cent", "tens", "num", "hundred")]
    if 1000 in numbers:
        return 2000 + sum(numbers[2:]) if numbers[:2] == [2, 1000] else 0
    first, rest = next(iter(numbers), 0), sum(numbers[1:])
    return first * 100 + rest if first in (18, 19, 20) and 10 <= rest <= 99 else 0


def _year(number: int) -> Reading | None:
    """The reading of a year."""
    return told(year(date(number, 1, 1)), anchor="calendar") if number else None


def read_christian(phrase: Phrase, now: Moment) -> Reading | None:
    """Read a year with its era: "AD 79"."""
    del now
    token = phrase.one(*COUNTED)
    return _year(int(token.value)) if token and token.value.isdigit() else None


def read_label(phrase: Phrase, now: Moment) -> Reading | None:
    """Leave alone a number that is no year: "Resolution 1973"."""
    del phrase, now
    return None


def read_years(phrase: Phrase, now: Moment) -> Reading | None:
    """Read years in a row: "2023-24", "1979-1989"."""
    del now
    if joined := phrase.value("years"):
        first, last = int(joined[:4]), int(joined[5:])
        if last <= first % 100 and last <= 12 and last:
            return told(month(date(first, last, 1)), anchor="calendar")  # ISO 8601
        last += first // 100 * 100
        last += 100 if last < first else 0
    else:
        first, last = (int(t.value) for t in phrase.all("year", "old_year"))
    if not first < last <= 9999:
        return None
    whole = between(date(first, 1, 1), date(last, 12, 31), f"{first}/{last}")
    return told(whole, anchor="calendar")


def read_that_period(phrase: Phrase, now: Moment) -> Reading | None:
    """Read "the 1988 period": the quarter told before, in another year."""
    number = int(phrase.value("year") or 1)
    if now.quarter is None:
        return _year(number)
    first = now.quarter.first.replace(year=number)
    return told(quarter(first), anchor="told")


def read_decade(phrase: Phrase, now: Moment) -> Reading | None:
    """Read a decade: "the 1990s", "the '80s", "the nineties"."""
    del now
    digits = re.sub(r"\D", "", phrase.value("decade") or "")
    start = int(digits)
    if start < 100:
        start += 1900 if start >= 30 else 2000
    if start < 1000:
        return None
    return told(decade(date(start, 1, 1)), anchor="calendar")


def read_century(phrase: Phrase, now: Moment) -> Reading | None:
    """Read a century: "the 20th century"."""
    del now
    number = int(re.sub(r"\D", "", phrase.value("dayth", "ordinal") or "0"))
    if not 1 < number < 30:
        return None
    return told(century(date(number * 100 - 50, 1, 1)), anchor="calendar")


def read_half(phrase: Phrase, now: Moment) -> Reading | None:
    """Read half a year: "the first half of 2023", "the second half of the year"."""
    number = 2 if phrase.has("last") else int(phrase.value("ordinal") or 0)
    if named := phrase.value("half_year"):
        number = int(named[1])
    said = phrase.value("year")
    if number not in (1, 2) or (said is None and now.printed is None):
        return None
    if said:
        return told(half(int(said), number), anchor="calendar")
    way = next((t for t in phrase.tokens[3:] if t.kind in ("last", "next")), None)
    at = (now.printed or date.min).year + (int(way.value) if way else 0)
    return told(half(at, number))


@cache
def _fiscal_years() -> dict[str, tuple[int, str]]:
    """For each state the month in which its fiscal year begins, and its name."""
    found = {}
    for line in read_lines(data_path("dates", "fiscal_years.txt")):
        month_, named, states = line.columns(3, 3)
        for state in listed(states):
            found[state] = int(month_), named
    return found


def fiscal_year(number: int, state: str | None) -> Stretch:
    """A fiscal year of a state: the calendar year if that is not known.

    >>> fiscal_year(2024, "USA").first, fiscal_year(2024, "PAK").last
    (datetime.date(2023, 10, 1), datetime.date(2024, 6, 30))
    """
    month_, named = _fiscal_years().get(state or "", (1, "begin"))
    first = date(number - (named == "end"), month_, 1)
    whole = months(first, 12)
    return between(whole[0], whole[1], f"{number:04}")


def read_fiscal(phrase: Phrase, now: Moment) -> Reading | None:
    """Read a fiscal year: "fiscal 2024", "FY2023-24", "the last fiscal year"."""
    words = phrase.value("fiscal_year", "years", "year", "short_year")
    if words is None:
        return _this_fiscal(phrase, now)
    digits = re.findall(r"\d+", words)
    first = int(digits[0]) if len(digits[0]) == 4 else year_of_short(digits[0][-2:])
    named_by_end = _fiscal_years().get(now.state or "", (1, "begin"))[1] == "end"
    number = first + (len(digits) > 1 and named_by_end)
    whole = fiscal_year(number, now.state)
    if len(digits) > 1 and now.state not in _fiscal_years():
        whole = between(whole.first, move(whole.last, "Y", 1), whole.value)
    return told(whole, anchor="calendar")


def _this_fiscal(phrase: Phrase, now: Moment) -> Reading | None:
    """The fiscal year around the day of printing, or the one before or after."""
    if phrase.unit() != "Y":
        return None  # "a financial week"
    if now.printed is None:
        return Reading(kind="DATE", value="XXXX")
    near = [fiscal_year(now.printed.year + n, now.state) for n in (-1, 0, 1)]
    around = next(f for f in near if f.first <= now.printed <= f.last)
    number = int(around.value) + phrase.way()
    return told(fiscal_year(number, now.state))
