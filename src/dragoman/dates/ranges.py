"""Join two times that make a range: "from Monday to Friday", "between May and July"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import msgspec

from dragoman.dates.stretches import day, month, move

if TYPE_CHECKING:
    from dragoman.dates.times import Time

TILL: Final = re.compile(
    r"\s*(?:to|until|till|through|and|-|–|—)\s*(?:the\s+|on\s+)?", re.IGNORECASE
)
BETWEEN: Final = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
WEEK: Final = timedelta(days=7)
# How far two times of a range may lie apart: days of the week, months.
ROUNDS: Final = {"day": WEEK, "month": timedelta(days=366)}
NONE: Final = timedelta()


def joined(times: list[Time], text: str) -> list[Time]:
    """The times of a text, those that begin a range knowing where it ends."""
    for n in range(len(times) - 1):
        if _is_range(times[n], times[n + 1], text):
            times[n], times[n + 1] = _in_order(times[n], times[n + 1])
    return times


def _is_range(first: Time, second: Time, text: str) -> bool:
    """Tell whether the words between two times, and before them, make a range."""
    if first.last is None or second.last is None:
        return False
    joint = text[first.end : second.start]
    if len(joint) > 16 or not TILL.fullmatch(joint):
        return False
    return "and" not in joint or bool(BETWEEN.search(text[: first.start][-12:]))


def _in_order(first: Time, second: Time) -> tuple[Time, Time]:
    """Both times, the first knowing the last day of the second.

    "from Monday to Friday", told on a Wednesday, are days of one week.
    """
    if _is_turned(first, second):
        first = _moved(first)
    if first.first is None or second.last is None or second.last < first.first:
        return first, second
    return msgspec.structs.replace(first, through=second.last), second


def _is_turned(first: Time, second: Time) -> bool:
    """Tell whether the second of two open times was taken for an earlier one."""
    alike = first.open and second.open and first.precision == second.precision
    if not alike or first.first is None or second.first is None:
        return False
    return (
        second.first
        < first.first
        < second.first + ROUNDS.get(first.precision or "", NONE)
    )


def _moved(time: Time) -> Time:
    """A day of the week a week earlier, a month a year earlier."""
    if time.first is None or time.last is None:
        return time
    if time.precision == "day" and not any(c.isdigit() for c in time.text):
        whole = day(time.first - WEEK)
    elif time.precision == "month":
        whole = month(move(time.first, "Y", -1))
    else:
        return time
    old = day(time.first) if time.precision == "day" else month(time.first)
    return msgspec.structs.replace(
        time,
        first=whole.first,
        last=whole.last,
        value=time.value.replace(old.value, whole.value),
    )
