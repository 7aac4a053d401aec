"""Read what the calendar names: "20th Dec, 2023", "March 2022", "the 1990s".

Where the year is not said, the day is the nearest such day, or, if the direction
is known, the last before or the next after printing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from dragoman.dates.phrases import Moment, Phrase, Reading, part_of_day, told
from dragoman.dates.stretches import (
    Stretch,
    between,
    century,
    day,
    decade,
    feast,
    month,
    move,
    quarter,
    season,
    year,
)

QUARTER_IS_NEWS = 100  # days after its end in which a quarter is still told of


def said_year(phrase: Phrase, now: Moment) -> int | None:
    """The year that is said outright or as "last year"."""
    if said := phrase.value("year"):
        return int(said)
    if now.printed and any(t.value == "Y" for t in phrase.all("unit")):
        back = -1 if phrase.has("ago", "earlier") else phrase.way()
        return now.printed.year + back
    return None


def choose_year(make: Callable[[int], date], now: Moment) -> date | None:
    """The year in which a yearly day falls, by direction or nearness."""
    if now.printed is None:
        return None
    days = []
    for at in range(now.printed.year - 1, now.printed.year + 2):
        try:
            days.append(make(at))
        except ValueError:  # February 29 and years off the calendar
            continue
    back = [d for d in days if d <= now.printed]
    forth = [d for d in days if d >= now.printed]
    if back and forth:
        return now.nearer(back[-1], forth[0])
    return back[-1] if back else forth[0] if forth else None


def month_of(phrase: Phrase) -> int:
    """The month that is named."""
    return int(phrase.value("month", "maybe_month") or 0)


def days_of(phrase: Phrase) -> list[int]:
    """The days of the month that are named."""
    found = phrase.all("number_day", "dayth", "ordinal")
    return [int(re.sub(r"\D", "", token.value)) for token in found]


def read_day(phrase: Phrase, now: Moment) -> Reading | None:
    """Read a month and a day, with or without a year: "December 15"."""
    days, month_, said = days_of(phrase), month_of(phrase), said_year(phrase, now)
    part = part_of_day(phrase)
    if not days or (part and phrase.has("clock_half") and len(days) > 1):
        days = days[-1:]
    try:
        first = (
            date(said, month_, days[0])
            if said
            else choose_year(lambda at: date(at, month_, days[0]), now)
        )
        if first is None:
            value = f"XXXX-{month_:02}-{days[0]:02}"
            return Reading(kind="DATE", value=value, open=True)
        if len(days) == 2 and days[1] > days[0]:
            last = first.replace(day=days[1])
            return told(between(first, last, first.isoformat()), open_=said is None)
    except (ValueError, IndexError):  # no such day in the calendar
        return None
    return told(day(first), part, open_=said is None)


def read_digits(phrase: Phrase, now: Moment) -> Reading | None:
    """Read a date in digits; one that is read two ways is left alone.

    "10/12/2023" is October 12 in some papers and 10 December in others: it counts
    only where both are the same day or only one of them is no later than printing.
    """
    if iso := phrase.value("iso"):
        parts = [int(part) for part in iso.split("-")]
        days = valid([(parts[0], parts[1], parts[2])])
    else:
        a, b, c = (int(n) for n in re.split(r"[/.]", phrase.value("slashed") or ""))
        c += 0 if c > 99 else 2000 if c < 70 else 1900
        days = valid([(c, a, b), (c, b, a)])
    if len(days) > 1 and now.printed:
        days = [d for d in days if d <= now.printed]
    return told(day(days[0])) if len(days) == 1 else None


def valid(parts: list[tuple[int, int, int]]) -> list[date]:
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
        return told(month(date(said, number, 1)))
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


def read_year(phrase: Phrase, now: Moment) -> Reading | None:
    """Read a year: "2019"."""
    del now
    return told(year(date(int(phrase.value("year") or 1), 1, 1)))


def read_decade(phrase: Phrase, now: Moment) -> Reading | None:
    """Read a decade: "the 1990s", "the '80s", "the nineties"."""
    del now
    digits = re.sub(r"\D", "", phrase.value("decade") or "")
    start = int(digits)
    if start < 100:
        start += 1900 if start >= 30 else 2000
    return told(decade(date(start, 1, 1))) if start >= 1000 else None


def read_century(phrase: Phrase, now: Moment) -> Reading | None:
    """Read a century: "the 20th century"."""
    del now
    number = int(re.sub(r"\D", "", phrase.value("dayth", "ordinal") or "0"))
    return told(century(date(number * 100 - 50, 1, 1))) if 1 < number < 30 else None


def read_season(phrase: Phrase, now: Moment) -> Reading | None:
    """Read a season: "last summer", "the spring of 2022"."""
    name = phrase.value("season", "maybe_season") or ""
    if said := said_year(phrase, now):
        return told(season(said, name))
    if now.printed is None:
        return Reading(kind="DATE", value=f"XXXX-{name}", open=True)
    at = now.printed
    near = [season(at.year + n, name) for n in (-2, -1, 0, 1, 2)]
    way = phrase.way()
    if way < 0:
        return told([s for s in near if s.last < at][-1])
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
        return told(quarter(date(said_, 3 * number - 2, 1)))
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
    """Read a feast: "Christmas Eve", "New Year's Day", "last Easter"."""
    name = phrase.value("feast") or "01-01"
    back = timedelta(days=1 if phrase.has("eve") else 0)
    if said := said_year(phrase, now):
        return told(day(feast(said, name) - back))
    way = phrase.way()
    if way and now.printed:
        now = Moment(printed=now.printed, ahead=way > 0)
    at = choose_year(lambda year_: feast(year_, name) - back, now)
    if at is None:
        return Reading(kind="DATE", value="XXXX-XX-XX", open=True)
    return told(day(at), open_=way == 0)
