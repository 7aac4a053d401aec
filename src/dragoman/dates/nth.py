"""Read the units of a month or a year: "the first week of May", "the last Friday of".

Also lengths whose ends are told behind them: "the year" before "ended June 30".
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec

from dragoman.dates.durations import duration_value
from dragoman.dates.feasts import feasts_in
from dragoman.dates.phrases import Moment, Phrase, Reading, told
from dragoman.dates.stretches import (
    MONTHS,
    Stretch,
    between,
    day,
    month,
    move,
    quarter,
    spread,
    year,
)


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


def read_nth_weekday(phrase: Phrase, now: Moment) -> Reading | None:
    """Read "the second Sunday of May", "the last Friday of Ramadan"."""
    whole = _month_or_feast(phrase, now)
    if whole is None:
        return None
    weekday = int(phrase.value("weekday") or 0)
    number = int(phrase.value("ordinal") or 0)
    if number:
        away = (weekday - whole.first.weekday()) % 7 + 7 * (number - 1)
        at = whole.first + timedelta(days=away)
    else:
        at = whole.last - timedelta(days=(whole.last.weekday() - weekday) % 7)
    return told(day(at)) if whole.first <= at <= whole.last else None


def _month_or_feast(phrase: Phrase, now: Moment) -> Stretch | None:
    """The month or feast of which a day of the week is told."""
    feast = phrase.value("feast")
    if feast is None:
        return _whole(Phrase(phrase.tokens[3:]), now)
    if now.printed is None:
        return None
    near = [
        found
        for at in range(now.printed.year - 1, now.printed.year + 2)
        for found in feasts_in(int(feast), at)
    ]
    begun = [found for found in near if found.first <= now.printed]
    following = [found for found in near if found.first > now.printed]
    if not begun or not following:
        return None
    first = now.nearer(begun[-1].first, following[0].first)
    return next(found for found in near if found.first == first)
