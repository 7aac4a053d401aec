"""Task `event-dates`: on which day a told thing happened.

A line is `{"id", "date", "text", "events": [{"date", "start", "end", "text"}]}`,
its marked words naming one event each. Only events whose day is known to the day
are judged. Marked events are of every kind, and the coder finds only political ones;
so the room of dates is asked about every marked word, whether the coder finds an
event there or not. The chief figures are over all of them; others are over those
that the coder finds by itself, and how many these are is a figure of its own. Words
in a headline, which is not coded, are of the day that the first sentence tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import fmean
from typing import Final

import msgspec

from dragoman.evaluation.gold import (
    Marked,
    file_hash,
    gold_report,
    locate,
    read_gold,
)
from dragoman.evaluation.task import Coding, Figure, Item, Options, Result
from dragoman.records import Circumstances, Dates, Failure

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


class DatedEvent(msgspec.Struct, frozen=True):
    """Words that name an event, and its day, "2013-XX-XX" if only the year is known.

    Words that people could not place in the text have no offsets.
    """

    date: str
    start: int | None = None
    end: int | None = None
    text: str = ""

    @property
    def marked(self) -> Marked | None:
        """The words, if we know where they stand and their day in full."""
        if self.start is None or self.end is None or not _DAY.fullmatch(self.date):
            return None
        return Marked(self.start, self.end, self.text)


class DatedReport(msgspec.Struct, frozen=True):
    """A report and the days of its events."""

    id: str
    text: str
    date: str | None = None
    events: tuple[DatedEvent, ...] = ()


class Answered(msgspec.Struct, frozen=True):
    """One marked event, and what we say of it."""

    id: str
    gold: date
    told: Circumstances | None

    @property
    def coded(self) -> bool:
        """Whether the coder finds an event there."""
        return self.told is not None and self.told.event is not None

    @property
    def dates(self) -> Dates | None:
        """Our days."""
        return self.told.dates if self.told else None

    def within(self, days: int) -> bool:
        """Whether our whole stretch lies so near to the day."""
        if self.dates is None:
            return False
        ends = (self.dates.first, self.dates.last)
        return all(abs((end - self.gold).days) <= days for end in ends)


def score(path: Path, coder: Coding, options: Options) -> Result:
    """Score the days of events."""
    rows = read_gold(path, DatedReport, options)
    answers = [answer for row in rows for answer in _answers(row, coder)]
    coded = [answer for answer in answers if answer.coded]
    return Result(
        task="event-dates",
        file=path.name,
        sha256=file_hash(path),
        figures=(
            _share("exact day", [answer.within(0) for answer in answers]),
            _share("within a day", [answer.within(1) for answer in answers]),
            _share("event found", [answer.coded for answer in answers]),
            _share("exact day of those found", [a.within(0) for a in coded]),
            _share("within a day of those found", [a.within(1) for a in coded]),
        ),
        tables=(),
        items=tuple(map(_judged, answers)),
    )


def _answers(row: DatedReport, coder: Coding) -> Iterator[Answered]:
    """What the coder says of each marked event of a report."""
    report = gold_report(row.text, id=row.id, published=row.date)
    if isinstance(report, Failure):
        return
    marked = [(n, e.date, e.marked) for n, e in enumerate(row.events) if e.marked]
    words = [locate(report, mark) for _, _, mark in marked if mark]
    told = iter(coder.circumstances(report, [span for span in words if span]))
    for (number, day, _), span in zip(marked, words, strict=True):
        answer = next(told) if span else None
        yield Answered(f"{row.id}/{number}", date.fromisoformat(day), answer)


def _judged(answer: Answered) -> Item:
    """One marked event judged."""
    return Item(
        id=answer.id,
        gold=answer.gold.isoformat(),
        predicted=_days(answer.dates) if answer.dates else (),
        score=float(answer.within(0)),
    )


def _days(dates: Dates) -> tuple[str, ...]:
    """The first and the last day."""
    return dates.first.isoformat(), dates.last.isoformat()


def _share(name: str, judged: list[bool]) -> Figure:
    """The share of what is so."""
    return Figure(name=name, value=fmean(judged) if judged else 0.0, of=len(judged))
