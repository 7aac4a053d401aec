"""Bring the rows of a timeline into an unbroken series, the same for every panel.

Stretches without events are part of a series: a gap left out would make a quiet year
look like a day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from dragoman.charts.charts import Step
from dragoman.records.chart import Period
from dragoman.records.report import Frozen

MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}
DAYS: Final = {"day": 1, "week": 7}
# From the axis outwards: what was done lies next to it, what was said beyond.
COOPERATION: Final = ("material cooperation", "verbal cooperation")
CONFLICT: Final = ("material conflict", "verbal conflict")


class Column(Frozen, frozen=True, kw_only=True):
    """Everything in one stretch, or in several stretches drawn as one.

    Attributes:
        first: Its first day.
        last: Its last day.
        up: Numbers of events of cooperation, material first.
        down: Numbers of events of conflict, material first.
        score: The mean score; None if there are no events.
    """

    first: date
    last: date
    up: tuple[int, int]
    down: tuple[int, int]
    score: float | None

    @property
    def events(self) -> int:
        """How many events in all."""
        return sum(self.up) + sum(self.down)


class Series(Frozen, frozen=True, kw_only=True):
    """The columns of one panel.

    Attributes:
        panel: The name of the panel.
        columns: Its columns, in the order of time.
        merged: How many stretches each column is.
    """

    panel: str
    columns: tuple[Column, ...]
    merged: int

    @property
    def events(self) -> int:
        """How many events in all."""
        return sum(column.events for column in self.columns)


def gather(rows: Iterable[Period], step: Step, *, most: int) -> tuple[Series, ...]:
    """Make a series of at most so many columns for each panel.

    The panel with most events stands first. All begin and end on the same days.
    """
    panels: dict[str, list[Period]] = defaultdict(list)
    for row in rows:
        panels[row.panel].append(row)
    if not panels:
        return ()
    starts = [row.first for rows in panels.values() for row in rows]
    stretches = list(stretches_between(min(starts), max(starts), step))
    merged = -(-len(stretches) // max(most, 1))
    spans = [
        (part[0][0], part[-1][1])
        for at in range(0, len(stretches), merged)
        if (part := stretches[at : at + merged])
    ]
    series = [
        Series(panel=panel, columns=tuple(fill(rows, spans)), merged=merged)
        for panel, rows in panels.items()
    ]
    return tuple(sorted(series, key=lambda one: (-one.events, one.panel)))


def stretches_between(
    first: date, last: date, step: Step
) -> Iterator[tuple[date, date]]:
    """Every stretch from the one of the first day to the one of the last.

    >>> list(stretches_between(date(2024, 3, 6), date(2024, 3, 11), "week"))[-1]
    (datetime.date(2024, 3, 11), datetime.date(2024, 3, 17))
    """
    start = begin(first, step)
    while start <= last:
        after = begin_next(start, step)
        yield start, after - timedelta(days=1)
        start = after


def begin(day: date, step: Step) -> date:
    """The first day of the stretch that a day lies in.

    >>> begin(date(2024, 3, 6), "week"), begin(date(2024, 3, 6), "quarter")
    (datetime.date(2024, 3, 4), datetime.date(2024, 1, 1))
    """
    if step == "day":
        return day
    if step == "week":
        return day - timedelta(days=day.weekday())
    months = MONTHS[step]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def begin_next(start: date, step: Step) -> date:
    """The first day of the stretch after the one that begins so."""
    if step in DAYS:
        return start + timedelta(days=DAYS[step])
    month = start.month - 1 + MONTHS[step]
    return date(start.year + month // 12, month % 12 + 1, 1)


def fill(rows: Iterable[Period], spans: list[tuple[date, date]]) -> Iterator[Column]:
    """The column of each span, those without events too."""
    waiting = sorted(rows, key=lambda row: (row.first, row.quad, row.events, row.score))
    at = 0
    for first, last in spans:
        start = at
        while at < len(waiting) and waiting[at].first <= last:
            at += 1
        yield column(first, last, waiting[start:at])


def column(first: date, last: date, rows: list[Period]) -> Column:
    """Add rows up."""
    events = sum(row.events for row in rows)
    total = sum(row.score * row.events for row in rows)
    return Column(
        first=first,
        last=last,
        up=number_of(rows, COOPERATION),
        down=number_of(rows, CONFLICT),
        score=total / events if events else None,
    )


def number_of(rows: list[Period], quads: tuple[str, str]) -> tuple[int, int]:
    """How many events of each of two classes."""
    near, far = (sum(row.events for row in rows if row.quad == quad) for quad in quads)
    return near, far


def step_words(step: Step, merged: int) -> str:
    """How long a column is, in words.

    >>> step_words("week", 1), step_words("day", 3)
    ('by week', 'by 3 days')
    """
    return f"by {step}" if merged == 1 else f"by {merged} {step}s"
