"""Read how long and how often: "almost 45 minutes", "several weeks", "every Friday"."""

from __future__ import annotations

from typing import Final

from dragoman.dates.phrases import Kind, Moment, Phrase, Reading

LETTERS: Final = {"F": "W", "MIN": "M", "S": "S", "H": "H", "WE": "W"}
CLOCKED: Final = ("S", "MIN", "H")
# What a fraction of a unit is counted in: the letter and how many make a whole.
FINER: Final = {
    "Y": ("M", 12),
    "D": ("TH", 24),
    "H": ("M", 60),
    "MIN": ("S", 60),
}


def read_duration(phrase: Phrase, now: Moment) -> Reading | None:
    """Read how long: "almost 45 minutes", "three-day", "several weeks"."""
    del now
    bare = phrase.has("units") and not phrase.counted() and not phrase.has("half")
    number = None if bare else phrase.number()
    return Reading(kind="DURATION", value=duration_value(number, phrase.unit()))


def read_old(phrase: Phrase, now: Moment) -> Reading | None:
    """Read "a two-month-old truce", but no age: "a 12-year-old"."""
    if phrase.unit() == "Y" or not phrase.after.isalpha():
        return None
    return read_duration(phrase, now)


def duration_value(number: float | None, unit: str) -> str:
    """A duration as TIMEX3 writes it.

    >>> duration_value(45, "MIN"), duration_value(None, "W"), duration_value(2, "E")
    ('PT45M', 'PXW', 'P20Y')
    >>> duration_value(2.5, "Y"), duration_value(1.5, "MIN"), duration_value(0.5, "D")
    ('P2Y6M', 'PT1M30S', 'PT12H')
    """
    if number is None:
        return f"P{_clock(unit)}X{LETTERS.get(unit, unit)}"
    times, unit = {"E": (10, "Y"), "C": (100, "Y"), "F": (2, "W")}.get(unit, (1, unit))
    whole, part = divmod(number * times, 1)
    if not part or unit not in FINER:
        return f"P{_clock(unit)}{number * times:g}{LETTERS.get(unit, unit)}"
    letter, count = FINER[unit]
    said = f"{whole:g}{LETTERS.get(unit, unit)}" if whole else ""
    clock, letter = ("T", letter[1:]) if letter[0] == "T" else ("", letter)
    return f"P{_clock(unit)}{said}{clock}{round(part * count)}{letter}"


def _clock(unit: str) -> str:
    """The mark before units that are shorter than a day."""
    return "T" if unit in CLOCKED else ""


def read_set(phrase: Phrase, now: Moment) -> Reading | None:
    """Read how often: "every Friday", "each year", "weekly", "twice a month"."""
    del now
    kind: Kind = "SET"
    part = phrase.value("part")
    if often := phrase.value("daily", "anno"):
        return Reading(kind=kind, value=often)
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
    if phrase.has("weekend"):
        return Reading(kind=kind, value="XXXX-WXX-WE")
    return Reading(kind=kind, value=duration_value(_step(phrase), phrase.unit()))


def _step(phrase: Phrase) -> float | None:
    """How many units lie between two times: "every second day", "every other week"."""
    if step := phrase.value("alternate", "ordinal"):
        return float(step)
    if phrase.has("once", "times"):  # "three times a day": the day is what is told
        return 1.0
    return phrase.number() or 1.0


def read_vague(phrase: Phrase, now: Moment) -> Reading | None:
    """Read "now", "recently", "the future": no days, but a value in TIMEX3."""
    del now
    if value := phrase.value("vague", "soon"):
        return Reading(kind="DATE", value=value)
    if phrase.has("future", "coming", "next"):
        return Reading(kind="DATE", value="FUTURE_REF")
    if phrase.has("these") and phrase.unit() != "D":
        return None  # only "these days" are the present
    present = phrase.has("current", "this", "these", "moment")
    return Reading(kind="DATE", value="PRESENT_REF" if present else "PAST_REF")
