"""Read years and what is longer: "2019", "the '90s", "fiscal 2024", "last century"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Final

import msgspec

from dragoman.dates.durations import duration_value
from dragoman.dates.phrases import Moment, Phrase, Reading, told
from dragoman.dates.stretches import (
    MONTHS,
    Stretch,
    between,
    century,
    day,
    decade,
    half,
    month,
    months,
    move,
    quarter,
    spread,
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
    said = phrase.value("year")
    if number not in (1, 2) or (said is None and now.printed is None):
        return None
    if said:
        return told(half(int(said), number), anchor="calendar")
    way = next((t for t in phrase.tokens[3:] if t.kind in ("last", "next")), None)
    at = (now.printed or date.min).year + (int(way.value) if way else 0)
    return told(half(at, number))


def read_ending(phrase: Phrase, now: Moment) -> Reading | None:
    """Read "the year", "the six months", where "ended June 30" follows."""
    unit = phrase.unit()
    count = phrase.number() or 1
    value = duration_value(count, unit)
    length = Reading(kind="DURATION", value=value)
    numbers = [t.value for t in phrase.tail if t.kind in ("number_day", "dayth")]
    months_ = [t.value for t in phrase.tail if t.kind in ("month", "maybe_month")]
    if not numbers or not months_ or now.printed is None or unit not in MONTHS:
        return length
    said = next((t.value for t in phrase.tail if t.kind == "year"), None)
    month_, day_ = int(months_[0]), int(re.sub(r"\D", "", numbers[0]))
    last = date(int(said) if said else now.printed.year, month_, day_)
    if said is None and last > now.printed and not now.ahead:
        last = date(now.printed.year - 1, month_, day_)
    first = move(move(last, "D", 1), unit, -int(count))
    if unit == "Q" and count == 1:
        return told(quarter(move(first, "M", 1)))
    return msgspec.structs.replace(length, stretch=between(first, last, value))


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


def read_nth(phrase: Phrase, now: Moment) -> Reading | None:
    """Read one of the units of a month or year: "the first week of May"."""
    named = phrase.before("of")
    whole = _whole(Phrase(phrase.tokens[len(named) + 1 :]), now)
    if whole is None:
        return None
    unit = phrase.unit()
    number = int(phrase.value("ordinal") or 0)
    if Phrase(named).has("last"):
        first = move(move(whole.last, "D", 1), unit, -1)
    else:
        first = move(whole.first, unit, number - 1)
    last = move(move(first, unit, 1), "D", -1)
    if not whole.first <= first <= last <= whole.last:
        return None
    if unit in ("M", "Q"):
        return told(month(first) if unit == "M" else quarter(first))
    return told(day(first) if first == last else spread(first, last))


def read_first_of(phrase: Phrase, now: Moment) -> Reading | None:
    """Read "the first nine months", where "of 1997" follows: a length and its days."""
    value = duration_value(phrase.number(), phrase.unit())
    length = Reading(kind="DURATION", value=value)
    whole = _whole(Phrase(phrase.tail), now)
    if whole is None or phrase.has("many", "some"):
        return length
    unit, count = phrase.unit(), int(phrase.number() or 1)
    if phrase.has("last"):
        first = move(move(whole.last, "D", 1), unit, -count)
    else:
        first = whole.first
    last = move(move(first, unit, count), "D", -1)
    if not whole.first <= first <= last <= whole.last:
        return length
    return msgspec.structs.replace(length, stretch=between(first, last, value))


def _whole(tail: Phrase, now: Moment) -> Stretch | None:
    """The month or year of which units are told."""
    said = tail.value("year")
    if said is None and now.printed is None:
        return None
    at = int(said) if said else (now.printed or date.min).year
    if number := tail.value("month", "maybe_month"):
        found = month(date(at, int(number), 1))
        late = said is None and now.printed and found.first > now.printed
        return month(move(found.first, "Y", -1)) if late and not now.ahead else found
    if said:
        return year(date(at, 1, 1))
    if tail.value("unit") == "M" and now.printed:
        return month(move(now.printed, "M", tail.way()))
    return year(date(at + tail.way(), 1, 1))
