"""Read hours and parts of the day: "9 p.m.", "at 1430 GMT", "noon", "morning"."""

from __future__ import annotations

import re
from typing import Final

from dragoman.dates.phrases import Moment, Phrase, Reading, told
from dragoman.dates.stretches import day

DIGITS: Final = ("number_day", "number", "num", "cent", "clock", "year", "old_year")
HALVES: Final = ("clock_half", "oclock")
FOUR_KINDS: Final = ("year", "old_year", "number")
EVENING: Final = 6  # "6 at night" is 18:00, "5 at night" is 05:00
# "1430" and, before a zone, "14.30"
FOUR: Final = re.compile(r"([01]\d|2[0-3])[.]?([0-5]\d)")
CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?\s*([ap]m)?")


def read_clock(phrase: Phrase, now: Moment) -> Reading | None:
    """Read an hour alone: it falls on the last day told, else that of printing."""
    at = now.told or now.printed
    part = part_of_day(phrase)
    if part is None:
        return None
    if at is None:
        return Reading(kind="TIME", value=f"XXXX-XX-XXT{part}")
    return told(day(at), part, anchor="told" if now.told else "printed")


def part_of_day(phrase: Phrase) -> str | None:
    """The part of the day or hour that is said, as TIMEX3 writes it."""
    if token := phrase.one(*HALVES):
        at = phrase.tokens.index(token)
        hour = phrase.tokens[at - 1].value if at else ""
        half = token.value if token.kind == "clock_half" else ""
        return hour_of(hour + half.lower().replace(".", ""))
    first, part = phrase.tokens[0], phrase.value("part")
    if part and first.kind in ("number_day", "num"):
        return _hour_in(part, int(first.value))
    if clock := phrase.value("clock"):
        return hour_of(clock.lower())
    clocked = phrase.has("zone", "local", "units") or first.kind in FOUR_KINDS
    if clocked and (four := _four_digits(phrase)):
        return four
    return phrase.value("part", "hour")


def _hour_in(part: str, hour: int) -> str | None:
    """An hour of a part of the day: "4 in the morning", "8 this evening"."""
    late = part in ("AF", "EV") or (part == "NI" and hour >= EVENING)
    return hour_of(f"{hour + 12 if late and hour < 12 else hour}:00")


def _four_digits(phrase: Phrase) -> str | None:
    """An hour of four digits: "1430 GMT"."""
    for token in phrase.all(*FOUR_KINDS):
        if found := FOUR.fullmatch(token.value):
            return f"{found[1]}:{found[2]}"
    return None


def hour_of(words: str) -> str | None:
    """An hour as TIMEX3 writes it; None for what is no hour.

    >>> hour_of("7:15pm"), hour_of("12am"), hour_of("9:05"), hour_of("25:00")
    ('19:15', '00:00', '09:05', None)
    """
    if four := FOUR.fullmatch(words.removesuffix("z")):
        return f"{four[1]}:{four[2]}"
    found = CLOCK.fullmatch(words)
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= 12:
        half = None  # "14:30 pm"
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else None


def zone_of(phrase: Phrase, text: str) -> str | None:
    """The zone of an hour as it is written, or "local"; None where none is said."""
    first = Phrase(phrase.before("open"))  # "10:40 p.m. (1940 GMT)" is local time
    if token := first.one("zone"):
        return text[token.start : token.end].upper()
    return "local" if first.has("local") or phrase.has("open") else None
