"""Task `event-dates`: on which day a told event took place.

A line is `{"id", "date", "text", "events": [{"date", "start", "end", "text"}]}`,
its marked words naming one event each. Only events whose day is known to the day
are judged. An event of ours answers for a marked one if its trigger overlaps the
marked words. Marked events are of every kind, and the coder finds only political
ones; how many it found is a figure of its own, and the rest is over those.
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
from dragoman.records import Dates, Event, Record

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
    """One marked event, and our event in its place."""

    id: str
    gold: date
    event: Event | None

    def within(self, days: int) -> bool:
        """Whether our whole stretch lies so near to the day."""
        dates = self.event.dates if self.event else None
        if dates is None:
            return False
        ends = (dates.first, dates.last)
        return all(abs((end - self.gold).days) <= days for end in ends)


def score(path: Path, coder: Coding, options: Options) -> Result:
    """Score the days of events."""
    rows = read_gold(path, DatedReport, options)
    reports = [gold_report(row.text, id=row.id, published=row.date) for row in rows]
    answers = [
        answer
        for row, record in zip(rows, coder.code_many(reports), strict=True)
        for answer in _answers(row, record)
    ]
    found = [answer for answer in answers if answer.event]
    return Result(
        task="event-dates",
        file=path.name,
        sha256=file_hash(path),
        figures=(
            _share("exact day", [answer.within(0) for answer in found]),
            _share("within a day", [answer.within(1) for answer in found]),
            _share("event found", [answer.event is not None for answer in answers]),
        ),
        tables=(),
        items=tuple(map(_judged, answers)),
    )


def _answers(row: DatedReport, record: Record) -> Iterator[Answered]:
    """What the coder says of each marked event of a report."""
    for number, event in enumerate(row.events):
        if record.report is None or event.marked is None:
            continue
        words = locate(record.report, event.marked)
        ours = (e for e in record.events if words and e.trigger.overlaps(words))
        day = date.fromisoformat(event.date)
        yield Answered(f"{row.id}/{number}", day, next(ours, None))


def _judged(answer: Answered) -> Item:
    """One marked event judged."""
    dates = answer.event.dates if answer.event else None
    return Item(
        id=answer.id,
        gold=answer.gold.isoformat(),
        predicted=_days(dates) if dates else (),
        score=float(answer.within(0)),
    )


def _days(dates: Dates) -> tuple[str, ...]:
    """The first and the last day."""
    return dates.first.isoformat(), dates.last.isoformat()


def _share(name: str, judged: list[bool]) -> Figure:
    """The share of what is so."""
    return Figure(name=name, value=fmean(judged) if judged else 0.0, of=len(judged))
