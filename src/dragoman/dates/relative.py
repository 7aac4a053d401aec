"""Read what is told from the day of printing or from a day told before.

"on Tuesday" is the last Tuesday up to the day of printing, that day included, or,
where the verb looks ahead, the next one from that day on.
"""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.dates.phrases import (
    Kind,
    Moment,
    Phrase,
    Reading,
    around,
    part_of_day,
    told,
)
from dragoman.dates.stretches import (
    between,
    day,
    move,
    quarter,
    weekend,
)

LETTERS = {"MIN": "M", "S": "S", "H": "H", "WE": "W"}
CLOCKED = ("S", "MIN", "H")


def read_weekday(phrase: Phrase, now: Moment) -> Reading | None:
    """Read a day of the week: "Friday's", "last Monday", "Sunday night"."""
    number = int(phrase.value("weekday", "maybe_weekday") or 0)
    part = part_of_day(phrase)
    if now.printed is None:
        value = f"XXXX-WXX-{number + 1}"
        return Reading(kind="DATE", value=value, open=True)
    at = now.printed
    way = phrase.way()
    ahead = way > 0 or (way == 0 and now.ahead is True)
    # Modulo keeps the day within seven days, that of printing included.
    away = (number - at.weekday()) % 7 if ahead else -((at.weekday() - number) % 7)
    if away == 0 and way:
        away = 7 * way
    return told(day(at + timedelta(days=away)), part, open_=way == 0)


def read_deictic(phrase: Phrase, now: Moment) -> Reading | None:
    """Read "today", "yesterday afternoon", "the day before yesterday"."""
    away = int(phrase.value("deictic") or 0)
    if phrase.has("before", "after") and phrase.has("unit"):
        away += int(phrase.value("before", "after") or 0)
    if now.printed is None:
        return Reading(kind="DATE", value="XXXX-XX-XX")
    at = now.printed + timedelta(days=away)
    return told(day(at), part_of_day(phrase))


def read_part(phrase: Phrase, now: Moment) -> Reading | None:
    """Read "this morning", "last night", "tonight", "overnight"."""
    part = phrase.value("part", "tonight", "overnight", "hour") or "NI"
    if now.printed is None:
        return Reading(kind="TIME", value=f"XXXX-XX-XXT{part}")
    away = -1 if phrase.has("last", "past", "previous") else 0
    at = now.printed
    if phrase.has("that", "following", "next", "same"):
        at = now.anchor or at
        away = 1 if phrase.has("following", "next") else 0
    return told(day(at + timedelta(days=away)), part)


def read_unit(phrase: Phrase, now: Moment) -> Reading | None:
    """Read "last week", "earlier this month", "the end of next year"."""
    unit = phrase.unit()
    if now.printed is None:
        return Reading(kind="DATE", value="XXXX" if unit == "Y" else "XXXX-XX")
    if phrase.has("following", "that", "same") or (
        phrase.has("next", "previous") and unit == "D"
    ):
        return read_anchored(phrase, now)
    if phrase.has("past") or (phrase.has("latest") and unit != "Q"):
        return read_run(phrase, now)
    if unit in CLOCKED:
        return None
    stretch = around(move(now.printed, unit, phrase.way()), unit)
    if unit == "Q" and phrase.has("latest"):
        stretch = quarter(move(now.printed, "Q", -1))
    return told(stretch)


def read_anchored(phrase: Phrase, now: Moment) -> Reading | None:
    """Read what is told from a day told before: "the following day", "that year"."""
    unit = phrase.unit()
    if now.anchor is None or unit in CLOCKED:
        return Reading(kind="DATE", value="XXXX-XX-XX")
    return told(around(move(now.anchor, unit, phrase.way()), unit))


def read_run(phrase: Phrase, now: Moment) -> Reading | None:
    """Read some units that end or begin on the day of printing: "the past week"."""
    unit, number = phrase.unit(), phrase.number()
    value = duration_value(number, unit)
    way = phrase.way() or -1
    if now.printed is None or number is None or unit in CLOCKED:
        return Reading(kind="DURATION", value=value)
    end = move(now.printed, unit, way * max(int(number), 1))
    first, last = min(now.printed, end), max(now.printed, end)
    return Reading(kind="DURATION", value=value, stretch=between(first, last, value))


def read_ago(phrase: Phrase, now: Moment) -> Reading | None:
    """Read "three days ago", "a year earlier", "two weeks from now"."""
    unit, number = phrase.unit(), phrase.number()
    back = phrase.has("ago", "earlier")
    if number is None:
        return Reading(kind="DATE", value="PAST_REF" if back else "FUTURE_REF")
    if unit == "Y" and number == 1 and back and now.quarter:
        return told(quarter(move(now.quarter.first, "Y", -1)))
    from_ = now.printed if phrase.has("ago", "hence", "from") else anchor_of(now)
    if from_ is None:
        return Reading(kind="DATE", value="XXXX-XX-XX")
    if unit in CLOCKED:
        return told(day(from_)) if number < 12 else None
    at = move(from_, unit, -int(number) if back else int(number))
    if number != int(number):
        at = move(at, {"Y": "M", "M": "D"}.get(unit, "D"), -6 if back else 6)
    return told(around(at, unit if unit != "E" else "Y"))


def anchor_of(now: Moment) -> date | None:
    """The day that "earlier" and "later" count from: told before, else printed."""
    return now.anchor or now.printed


def read_year_ago(phrase: Phrase, now: Moment) -> Reading | None:
    """Read "year-earlier", "the year-ago quarter"."""
    if now.printed is None:
        return Reading(kind="DATE", value="XXXX")
    unit = phrase.value("unit") or "Y"
    if phrase.has("quarter", "period") or now.quarter:
        base = now.quarter or quarter(move(now.printed, "Q", -1))
        return told(quarter(move(base.first, unit, -1)))
    return told(around(move(now.printed, unit, -1), unit))


def read_weekend(phrase: Phrase, now: Moment) -> Reading | None:
    """Read "the weekend": the last that has begun, or the next."""
    if now.printed is None:
        return Reading(kind="DATE", value="XXXX-WXX-WE", open=True)
    this = weekend(now.printed)
    way = phrase.way()
    if way > 0 or (way == 0 and now.ahead):
        ahead = this if this.last >= now.printed else weekend(this.last)
        return told(ahead, open_=way == 0)
    begun = this.first <= now.printed and way == 0
    return told(this if begun else weekend(move(this.first, "W", -1)), open_=way == 0)


def read_edge(phrase: Phrase, now: Moment) -> Reading | None:
    """Read "the end of the year", "year-end": the unit around the day of printing."""
    unit = phrase.unit()
    if now.printed is None or unit in CLOCKED:
        return None
    return told(around(now.printed, unit))


def read_duration(phrase: Phrase, now: Moment) -> Reading | None:
    """Read how long: "almost 45 minutes", "three-day", "several weeks"."""
    del now
    number = phrase.number() if not phrase.has("units") or counted(phrase) else None
    return Reading(kind="DURATION", value=duration_value(number, phrase.unit()))


def counted(phrase: Phrase) -> bool:
    """Tell whether a number stands in the words."""
    return phrase.has("number", "number_day", "year", "num", "tens", "dozen", "hundred")


def duration_value(number: float | None, unit: str) -> str:
    """A duration as TIMEX3 writes it.

    >>> duration_value(45, "MIN"), duration_value(None, "W"), duration_value(2, "E")
    ('PT45M', 'PXW', 'P20Y')
    """
    times, letter = {"E": (10, "Y"), "C": (100, "Y")}.get(unit, (1, unit))
    if number is None:
        letter = unit
    said = "X" if number is None else f"{number * times:g}"
    clock = "T" if unit in CLOCKED else ""
    return f"P{clock}{said}{LETTERS.get(letter, letter)}"


def read_set(phrase: Phrase, now: Moment) -> Reading | None:
    """Read how often: "every Friday", "each year", "weekly"."""
    del now
    kind: Kind = "SET"
    part = phrase.value("part")
    if daily := phrase.value("daily"):
        return Reading(kind=kind, value=daily)
    if (number := phrase.value("weekday", "weekdays")) is not None:
        value = f"XXXX-WXX-{int(number) + 1}" + (f"T{part}" if part else "")
        return Reading(kind=kind, value=value)
    if phrase.has("month", "maybe_month"):
        value = f"XXXX-{int(phrase.value('month', 'maybe_month') or 0):02}"
        return Reading(kind=kind, value=value)
    if name := phrase.value("season"):
        return Reading(kind=kind, value=f"XXXX-{name}")
    if part:
        return Reading(kind=kind, value=f"XXXX-XX-XXT{part}")
    step = phrase.number() or int(phrase.value("ordinal") or 1)
    return Reading(kind=kind, value=duration_value(step, phrase.unit()))


def read_vague(phrase: Phrase, now: Moment) -> Reading | None:
    """Read "now", "recently", "the future": no days, but a value in TIMEX3."""
    del now
    if value := phrase.value("vague"):
        return Reading(kind="DATE", value=value)
    if phrase.has("future"):
        return Reading(kind="DATE", value="FUTURE_REF")
    present = phrase.has("current", "this")
    return Reading(kind="DATE", value="PRESENT_REF" if present else "PAST_REF")


def read_clock(phrase: Phrase, now: Moment) -> Reading | None:
    """Read an hour alone: it falls on the last day told, else that of printing."""
    at = now.told or now.printed
    part = part_of_day(phrase)
    if at is None or part is None:
        return None
    return told(day(at), part)


def read_this_quarter(phrase: Phrase, now: Moment) -> Reading | None:
    """Read "the quarter": the one told last, else the last that has ended."""
    del phrase
    if now.printed is None:
        return None
    return told(now.quarter or quarter(move(now.printed, "Q", -1)))
