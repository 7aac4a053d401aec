"""Read what is told from the day of printing or from a day told before.

"on Tuesday" is the last Tuesday up to the day of printing, that day included, or,
where the verb looks ahead, the next one from that day on.
"""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from dragoman.dates.clocks import part_of_day
from dragoman.dates.durations import CLOCKED, duration_value
from dragoman.dates.phrases import Anchor, Moment, Phrase, Reading, around, told
from dragoman.dates.stretches import (
    Stretch,
    between,
    day,
    month,
    move,
    quarter,
    week,
    weekend,
)

FEW_HOURS = 12  # so many hours before news is printed it is still the same day
# What half a unit is counted in.
HALVES = {"Y": ("M", 6), "M": ("D", 15), "W": ("D", 3), "E": ("Y", 5), "C": ("Y", 50)}


def read_weekday(phrase: Phrase, now: Moment) -> Reading | None:
    """Read a day of the week: "Friday's", "last Monday", "Sunday night"."""
    number = int(phrase.value("weekday", "maybe_weekday") or 0)
    part = part_of_day(phrase)
    if now.printed is None:
        value = f"XXXX-WXX-{number + 1}"
        return Reading(kind="DATE", value=value, open=True)
    if phrase.has("that", "following", "previous", "same") and now.told:
        at = _weekday_near(number, phrase, now.told)
        return told(day(at), part, anchor="told")
    if phrase.has("this") and not phrase.way():  # of this week, gone by or to come
        return told(day(week(now.printed).first + timedelta(days=number)), part)
    return told(day(_weekday(number, phrase.way(), now)), part, open_=not phrase.way())


def read_weekday_of_week(phrase: Phrase, now: Moment) -> Reading | None:
    """Read "Monday of last week", "Tuesday next week"."""
    if now.printed is None or phrase.unit() != "W":
        return None
    at = move(week(now.printed).first, "W", phrase.way())
    number = int(phrase.value("weekday") or 0)
    return told(day(at + timedelta(days=number)), phrase.value("part"))


def _weekday(number: int, way: int, now: Moment) -> date:
    """A day of the week counted from the day of printing."""
    at = now.printed or date.min
    ahead = way > 0 or (way == 0 and now.ahead is True)
    # Modulo keeps the day within seven days, that of printing included.
    away = (number - at.weekday()) % 7 if ahead else -((at.weekday() - number) % 7)
    if away == 0 and way:
        away = 7 * way
    return at + timedelta(days=away)


def _weekday_near(number: int, phrase: Phrase, anchor: date) -> date:
    """A day of the week counted from a day told before: "the following Monday"."""
    if phrase.has("following"):
        return anchor + timedelta(days=(number - anchor.weekday() - 1) % 7 + 1)
    if phrase.has("previous"):
        return anchor - timedelta(days=(anchor.weekday() - number - 1) % 7 + 1)
    return week(anchor).first + timedelta(days=number)


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
    part = part_of_day(phrase) or phrase.value("tonight", "overnight") or "NI"
    if now.printed is None:
        return Reading(kind="TIME", value=f"XXXX-XX-XXT{part}")
    away = -1 if phrase.has("last", "past", "previous") else 0
    at = now.printed
    back = phrase.has("that", "following", "next", "same") and now.anchor is not None
    if back:
        at = now.anchor or at
        away = 1 if phrase.has("following", "next") else 0
    whole = day(at + timedelta(days=away))
    return told(whole, part, anchor="told" if back else "printed")


def read_part_alone(phrase: Phrase, now: Moment) -> Reading | None:
    """Read "in the morning", "before dawn": of the last day told, else of printing."""
    at = now.told or now.printed
    part = phrase.value("part") or "MO"
    if at is None:
        return Reading(kind="TIME", value=f"XXXX-XX-XXT{part}")
    return told(day(at), part, anchor="told" if now.told else "printed")


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
    if unit in CLOCKED or _is_of_another(phrase):
        return None
    stretch = around(move(now.printed, unit, phrase.way()), unit)
    if unit == "Q" and phrase.has("latest"):
        stretch = quarter(move(now.printed, "Q", -1))
    return told(stretch)


def _is_of_another(phrase: Phrase) -> bool:
    """Tell whether a unit is one of something else: "the last day of the fair"."""
    return phrase.after == "of" and phrase.has("the") and phrase.has("last", "next")


def read_anchored(phrase: Phrase, now: Moment) -> Reading | None:
    """Read what is told from a day told before: "the following day", "that year"."""
    unit = phrase.unit()
    if now.anchor is None or unit in CLOCKED:
        return Reading(kind="DATE", value="XXXX-XX-XX")
    return told(around(move(now.anchor, unit, phrase.way()), unit), anchor="told")


def read_before_last(phrase: Phrase, now: Moment) -> Reading | None:
    """Read "the week before last"."""
    unit = phrase.unit()
    if now.printed is None or unit in CLOCKED:
        return None
    return told(around(move(now.printed, unit, -2), unit))


def read_beside(phrase: Phrase, now: Moment) -> Reading | None:
    """Read "the day before", "a week after": from the time told before."""
    unit = phrase.unit()
    if part := phrase.value("part"):
        at = (now.told or now.printed or date.max) + timedelta(
            days=int(phrase.value("before", "after") or 0)
        )
        return told(day(at), part, anchor="told" if now.told else "printed")
    if now.anchor is None or unit in CLOCKED:
        return Reading(kind="DATE", value="XXXX-XX-XX")
    side = int(phrase.value("before", "after") or 0)
    at = move(now.anchor, unit, side)
    exact = unit == "W" and phrase.has("article")  # "a week before", not "the week"
    return told(around(at, "D" if exact else unit), anchor="told")


def read_from(phrase: Phrase, now: Moment) -> Reading | None:
    """Read "a week from Monday", "two days before yesterday"."""
    joint = phrase.before("from", "before", "after")
    tail = Phrase(phrase.tokens[len(joint) :])
    head = Phrase(joint)
    number = head.number()
    ahead = msgspec.structs.replace(now, ahead=True)
    base = (
        read_deictic(Phrase(tail.tokens[1:]), now)
        if tail.has("deictic")
        else read_weekday(Phrase(tail.tokens[1:]), ahead)
    )
    if number is None or base is None or base.stretch is None:
        return None
    way = -1 if tail.has("before") else 1
    at = move(base.stretch.first, head.unit(), way * int(number))
    return told(day(at))


def read_run(phrase: Phrase, now: Moment) -> Reading | None:
    """Read some units that end or begin on the day of printing: "the past week"."""
    unit, number = phrase.unit(), phrase.number()
    value = duration_value(number, unit)
    way = phrase.way() or -1
    told_ = phrase.has("following") and now.anchor is not None
    at = now.anchor if told_ else now.printed
    if at is None or number is None or unit in CLOCKED:
        return Reading(kind="DURATION", value=value)
    end = move(at, unit, way * max(int(number), 1))
    whole = between(min(at, end), max(at, end), value)
    anchor: Anchor = "told" if told_ else "printed"
    return Reading(kind="DURATION", value=value, stretch=whole, anchor=anchor)


def read_ago(phrase: Phrase, now: Moment) -> Reading | None:
    """Read "three days ago", "a year earlier", "two weeks from now"."""
    unit, number = phrase.unit(), phrase.number()
    back = phrase.has("ago", "earlier")
    bare = not (phrase.counted() or phrase.has("article", "half"))
    if number is None or bare:
        return _vaguely_away(unit, now, back=back)
    if unit == "Y" and number == 1 and back and now.quarter:
        return told(quarter(move(now.quarter.first, "Y", -1)))
    if unit == "Y" and number == 1 and phrase.has("earlier") and now.month:
        return told(month(move(now.month.first, "Y", -1)), anchor="told")
    from_print = phrase.has("ago", "hence", "from", "time")
    from_ = now.printed if from_print else anchor_of(now)
    if from_ is None:
        return Reading(kind="DATE", value="XXXX-XX-XX")
    anchor: Anchor = "printed" if from_print or not now.anchor else "told"
    if unit in CLOCKED:
        return _hours_away(number, unit, day(from_), anchor)
    at = _away(from_, unit, -number if back else number)
    if unit == "W" and number == 1:
        unit = "D"  # a week ago is a day, two weeks ago is a week
    return told(around(at, "Y" if unit in ("E", "C") else unit), anchor=anchor)


def _vaguely_away(unit: str, now: Moment, *, back: bool) -> Reading:
    """Read "weeks ago", which is the past, and "days later", which need not be.

    "A few minutes ago" is on the day of printing.
    """
    if back and unit in CLOCKED and now.printed:
        return _hours_away(1, unit, day(now.printed), "printed")
    if back:
        return Reading(kind="DATE", value="PAST_REF")
    return Reading(kind="DURATION", value=duration_value(None, unit))


def _hours_away(number: float, unit: str, at: Stretch, anchor: Anchor) -> Reading:
    """Hours from a day: still the same day if they are few."""
    return Reading(
        kind="DURATION",
        value=duration_value(number, unit),
        stretch=at if number < FEW_HOURS or unit != "H" else None,
        anchor=anchor,
    )


def _away(at: date, unit: str, number: float) -> date:
    """The day some units away: "a year and a half" is 18 months."""
    at = move(at, unit, int(number))
    if number == int(number) or unit not in HALVES:
        return at
    finer, count = HALVES[unit]
    return move(at, finer, count if number > 0 else -count)


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


def read_this_quarter(phrase: Phrase, now: Moment) -> Reading | None:
    """Read "the quarter": the one told last, else the last that has ended."""
    del phrase
    if now.printed is None:
        return None
    return told(now.quarter or quarter(move(now.printed, "Q", -1)))
