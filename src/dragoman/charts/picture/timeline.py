"""Paint a timeline: one panel above another, all with the same days and scale."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.dates import date2num
from matplotlib.ticker import FuncFormatter, MaxNLocator

from dragoman.charts.charts import Step, Timeline
from dragoman.charts.picture.page import (
    BOTTOM,
    COLOURS,
    INK,
    LEFT,
    RULE,
    SIDE,
    TOP,
    Page,
    readable,
)
from dragoman.charts.series import (
    CONFLICT,
    COOPERATION,
    Series,
    gather,
    step_words,
    stretches_between,
)

MOST_PANELS: Final = 6
MOST_TICKS: Final = 14
ROUND: Final = (2, 5, 10, 20, 50, 100, 1000)  # years
STEPS: Final[tuple[Step, ...]] = ("day", "week", "month", "quarter", "year")
COLUMNS_AN_INCH: Final = 40
SCALE_ROOM: Final = 0.55  # inches for the numbers at the left
GAP: Final = 0.42  # inches between panels


def paint_timeline(chart: Timeline, page: Page) -> None:
    """Paint the largest panels."""
    wide = page.width - LEFT - SIDE - SCALE_ROOM
    series = gather(chart.rows, chart.step, most=int(wide * COLUMNS_AN_INCH))
    panels = series[:MOST_PANELS]
    words = step_words(chart.step, series[0].merged)
    if len(panels) < len(series):
        words += f"; the {len(panels)} with most events of {len(series)}"
    limits, score = extent(chart, panels), chart.measure == "score"
    top = TOP + (0.15 if any(one.panel for one in panels) else 0)
    space = page.height - top - BOTTOM
    high = (space + GAP) / len(panels) - GAP
    for n, one in enumerate(panels):
        bottom = BOTTOM + (len(panels) - 1 - n) * (high + GAP)
        axes = page.axes((LEFT + SCALE_ROOM, bottom, wide, high))
        paint_panel(chart, one, axes)
        last, alone = n == len(panels) - 1, len(panels) == 1
        dress(axes, one, limits, last=last, alone=alone)
        axes.yaxis.set_major_formatter(FuncFormatter(signed if score else unsigned))
    explain(page, words, score=score)


def explain(page: Page, words: str, *, score: bool) -> None:
    """Say what the columns are, and what their colours mean."""
    if score:
        page.note(f"mean score {words}, from -10 to +10")
        page.key([(side, COLOURS[side]) for side in ("cooperation", "conflict")])
    else:
        page.note(f"events {words}; cooperation above the line, conflict below")
        page.key([(quad, COLOURS[quad]) for quad in (*COOPERATION, *CONFLICT)])


def unsigned(number: float, _: object) -> str:
    """A number of events on either side of the axis."""
    return f"{abs(number):,g}"


def signed(number: float, _: object) -> str:
    """A score."""
    return f"{number:+g}" if number else "0"


def extent(chart: Timeline, panels: tuple[Series, ...]) -> tuple[float, float]:
    """The least and greatest number on the upright axis, with some room."""
    columns = [column for one in panels for column in one.columns]
    if chart.measure == "score":
        scores = [column.score or 0.0 for column in columns]
        low, high = min(*scores, 0.0), max(*scores, 0.0)
    else:
        high = float(max(sum(column.up) for column in columns))
        low = -float(max(sum(column.down) for column in columns))
    room = (high - low or 1.0) * 0.06
    return low - room, high + room


def paint_panel(chart: Timeline, series: Series, axes: Axes) -> None:
    """Paint the columns of one panel."""
    days: list[Any] = [number(column.first) for column in series.columns]
    long = [number(column.last) + 1 - number(column.first) for column in series.columns]
    gap = 0.86 if len(days) < 150 else 1.0
    widths = [days_long * gap for days_long in long]
    if chart.measure == "score":
        scores = [column.score or 0.0 for column in series.columns]
        tones = [COLOURS["cooperation" if s >= 0 else "conflict"] for s in scores]
        axes.bar(days, scores, widths, align="edge", color=tones)
        return
    for quads, sign in ((COOPERATION, 1), (CONFLICT, -1)):
        parts = [column.up if sign > 0 else column.down for column in series.columns]
        near = [sign * part[0] for part in parts]
        far = [sign * part[1] for part in parts]
        axes.bar(days, near, widths, align="edge", color=COLOURS[quads[0]])
        axes.bar(days, far, widths, near, align="edge", color=COLOURS[quads[1]])


def day_ticks(first: date, last: date) -> list[tuple[date, str]]:
    """Days to mark and what to write there; the year stands where it is new."""
    choices = [days_between(first, last, step) for step in STEPS]
    years = choices[-1]
    choices += [[day for day in years if day.year % part == 0] for part in ROUND]
    days = next(days for days in choices if len(days) <= MOST_TICKS)
    if all(day.day == 1 and day.month == 1 for day in days):
        return [(day, f"{day.year}") for day in days]
    months = all(day.day == 1 for day in days)
    ticks, year = [], 0
    for day in days:
        text = f"{day:%b}" if months else f"{day.day} {day:%b}"
        ticks.append((day, text if day.year == year else f"{text}\n{day.year}"))
        year = day.year
    return ticks


def days_between(first: date, last: date, step: Step) -> list[date]:
    """The first days of all stretches that begin between two days."""
    starts = (start for start, _ in stretches_between(first, last, step))
    return [start for start in starts if start >= first] or [first]


def dress(
    axes: Axes,
    series: Series,
    limits: tuple[float, float],
    *,
    last: bool,
    alone: bool,
) -> None:
    """Give a panel its axes and its name."""
    first_day, last_day = series.columns[0].first, series.columns[-1].last
    axes.set_xlim(number(first_day), number(last_day) + 1)
    axes.set_ylim(*limits)
    axes.axhline(0, color=INK, linewidth=0.8)
    axes.spines["bottom"].set_visible(False)
    axes.grid(axis="y", color=RULE, linewidth=0.7)
    few = 5 if alone else 4
    axes.yaxis.set_major_locator(MaxNLocator(few, integer=limits[1] - limits[0] > 6))
    ticks = day_ticks(first_day, last_day)
    axes.set_xticks([number(day) for day, _ in ticks], [text for _, text in ticks])
    axes.tick_params(labelbottom=last)
    if series.panel:
        axes.set_title(
            readable(series.panel), loc="left", size=9.5, weight="bold", pad=5
        )


def number(day: date) -> float:
    """A day as the painter counts days."""
    return float(date2num(day))  # type: ignore[no-untyped-call]
