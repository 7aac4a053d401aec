"""Count days between two acts of one sentence: "it came a day after rebels fled".

Where one of the two has a day, so has the other. "The summit on Monday, two days
before the vote" gives the day of the vote; "two days after the raid of March 3" that
of what is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

import msgspec

from dragoman.dates import stretches
from dragoman.dates.bearings import with_preposition
from dragoman.dates.owners import rows_of
from dragoman.dates.stretches import Stretch
from dragoman.dates.thread import Thread
from dragoman.dates.times import Time
from dragoman.records import Act, Dates, Sentence

LENGTH: Final = re.compile(r"P(\d+)([DWMY])")
SIGN: Final = {"after": 1, "before": -1}
AROUND: Final[dict[str, Callable[[date], Stretch]]] = {
    "D": stretches.day,
    "W": stretches.week,
    "M": stretches.month,
    "Y": stretches.year,
}
DAYS: Final = {"D": 1, "W": 7, "M": 30, "Y": 365}


class Offset(msgspec.Struct, frozen=True):
    """How far the outer act of a sentence lies from the inner one.

    Attributes:
        time: The words for how long: "a day".
        inside: The rows of what stands behind "after" or "before".
        shift: From the inner act to the outer one.
        unit: The letter of the unit, as in "P1D".
    """

    time: Time
    inside: range
    shift: timedelta
    unit: str


def count_days(act: Act, thread: Thread) -> Dates | None:
    """The days that an act has by its distance from another with a day."""
    sentence = thread.parse.sentences[act.sentence]
    for offset in _offsets(sentence, thread):
        is_inner = act.head in offset.inside
        other = _day_of_other(offset, sentence, thread, inner=not is_inner)
        told = thread.before(sentence.index) if is_inner and not other else None
        other = other or (told.first if told else None)
        if other is not None:
            shift = -offset.shift if is_inner else offset.shift
            dates = _written(other + shift, offset, thread)
            return msgspec.structs.replace(dates, basis="context") if told else dates
    return None


def _offsets(sentence: Sentence, thread: Thread) -> Iterator[Offset]:
    for time in thread.times_in(sentence):
        length = LENGTH.fullmatch(time.value)
        rows = rows_of(sentence, time.start, time.end)
        if length is None or not rows or rows[-1] + 1 >= len(sentence.words):
            continue
        word = rows[-1] + 1
        sign = SIGN.get(sentence.lemmas[word])
        if sign is None:
            continue
        top = word if sentence.deps[word] != "mark" else sentence.heads[word]
        shift = timedelta(days=sign * int(length[1]) * DAYS[length[2]])
        inside = range(word + 1, sentence.subtree(top)[1])
        yield Offset(time, inside, shift, length[2])


def _day_of_other(
    offset: Offset, sentence: Sentence, thread: Thread, *, inner: bool
) -> date | None:
    """The first day told on the other side of "a day after"."""
    for time in thread.times_in(sentence):
        rows = rows_of(sentence, time.start, time.end)
        stands_inside = bool(rows) and rows[0] in offset.inside
        if time.precision == "day" and stands_inside == inner:
            return time.first
    return None


def _written(day: date, offset: Offset, thread: Thread) -> Dates:
    """The day that was counted, as exact as the words are."""
    stretch = AROUND[offset.unit](day)
    report = thread.parse.report
    return Dates(
        first=stretch.first,
        last=stretch.last,
        precision=stretch.precision,
        basis="said",
        words=report.cut(with_preposition(report, offset.time.start), offset.time.end),
    )
