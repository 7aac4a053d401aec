"""Read days, months and years of calendars other than the civil one."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from dragoman.dates.calendars import day_in, month_in
from dragoman.dates.phrases import Anchor, Moment, Phrase, Reading, told
from dragoman.dates.stretches import day, move, spread, year

BUDDHA: Final = 543  # years that the Thai calendar is ahead
# The years of other calendars that a number beside a month can name.
RANGES: Final = {"hijri": (1200, 1600), "solar": (1200, 1500), "hebrew": (5000, 6000)}


def read_alien(phrase: Phrase, now: Moment) -> Reading | None:
    """Read days and months of other calendars: "14 Sha'ban 1445", "Azar 1402"."""
    name = phrase.value("alien", "alien_alone") or _ramadan(phrase)
    if not name:
        return None
    calendar, number = name.split(":")
    days = [int(re.sub(r"\D", "", t.value)) for t in phrase.all("number_day", "dayth")]
    said = _alien_year(phrase, calendar)
    open_ = said is None
    if said is None:
        said = _near_alien_year(calendar, int(number), days, now)
    if said is None:
        return None
    anchor: Anchor = "printed" if open_ else "calendar"
    if days:
        whole = day(day_in(calendar, said, int(number), days[0]))
        return told(whole, open_=open_, anchor=anchor)
    first, length = month_in(calendar, said, int(number))
    whole = spread(first, move(first, "D", length - 1))
    return told(whole, open_=open_, anchor=anchor)


def _ramadan(phrase: Phrase) -> str | None:
    """The feast that is also a month."""
    return "hijri:9" if phrase.has("feast") else None


def _alien_year(phrase: Phrase, calendar: str) -> int | None:
    """The year that is said, if it can be one of the calendar."""
    least, most = RANGES[calendar]
    for token in phrase.all("year", "old_year", "number"):
        if token.value.isdigit() and least <= int(token.value) <= most:
            return int(token.value)
    return None


def _near_alien_year(
    calendar: str, number: int, days: list[int], now: Moment
) -> int | None:
    """The year of a month without one: the nearest, or by direction."""
    if now.printed is None:
        return None
    middle = {"hijri": 622, "solar": 621, "hebrew": -3760}[calendar]
    at = now.printed.year - middle
    at = at * 33 // 32 if calendar == "hijri" else at
    starts = {}
    for year_ in range(at - 2, at + 3):
        first, _ = month_in(calendar, year_, number)
        starts[move(first, "D", (days[0] if days else 1) - 1)] = year_
    back = [d for d in starts if d <= now.printed]
    forth = [d for d in starts if d > now.printed]
    return starts[now.nearer(max(back), min(forth))] if back and forth else None


def read_era(phrase: Phrase, now: Moment) -> Reading | None:
    """Read a year of another era: "1445 AH", "2567 BE"."""
    del now
    token = phrase.one("number", "year", "old_year")
    era = phrase.value("era")
    if token is None or not token.value.isdigit():
        return None
    number = int(token.value)
    if era == "BE":
        if not 2400 <= number <= 2700:
            return None
        return told(year(date(number - BUDDHA, 1, 1)), anchor="calendar")
    first, _ = month_in("hijri", number, 1)
    last, length = month_in("hijri", number, 12)
    whole = spread(first, move(last, "D", length - 1))
    return told(whole, anchor="calendar")
