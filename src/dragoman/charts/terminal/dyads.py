"""Draw dyads with characters: bars to both sides of an axis, or a square."""

from __future__ import annotations

from typing import Final

from dragoman.charts.charts import Dyads
from dragoman.charts.ranking import ranked_dyads, square
from dragoman.charts.terminal.canvas import Canvas
from dragoman.charts.words import counted, pair, short, shorten
from dragoman.records.chart import Dyad

CELL: Final = 6  # characters


def draw_bars(chart: Dyads, canvas: Canvas) -> None:
    """Draw the largest dyads: conflict to the left, cooperation to the right."""
    rows = ranked_dyads(chart.rows)
    drawn = rows[: canvas.height - 4]
    names = [pair(row, directed=chart.directed, names=False) for row in drawn]
    label = max(map(len, names))
    places = canvas.width - label - 2 - len("  -10.0")
    left = places // 2
    axis = label + 1 + left
    head = "conflict", "cooperation", "score"
    canvas.put(max(axis - len(head[0]) - 1, label + 1), 1, head[0], "conflict")
    canvas.put(axis + 2, 1, head[1], "cooperation")
    canvas.put(canvas.width - len(head[2]), 1, head[2])
    most = max(max(row.conflict, row.cooperation) for row in drawn)
    room = max(left - len(f"{most:,}") - 2, 1)
    for y, (name, row) in enumerate(zip(names, drawn, strict=True), 2):
        canvas.put(0, y, name)
        draw_bar(canvas, (axis, y), row, room / max(most, 1))
        canvas.put(canvas.width - 5, y, f"{row.score:+5.1f}")
    more = len(rows) - len(drawn)
    canvas.put(
        0, canvas.height - 2, f"and {counted(more, 'more pair')}" if more else ""
    )


def draw_bar(canvas: Canvas, at: tuple[int, int], row: Dyad, unit: float) -> None:
    """Draw both sides of one dyad, each with its number at the end."""
    axis, y = at
    canvas.put(axis, y, "│", "faint")
    for number, tone, way, half in (
        (row.conflict, "conflict", -1, "▐"),
        (row.cooperation, "cooperation", 1, "▌"),
    ):
        if not number:
            continue
        halves = max(round(number * unit * 2), 1)
        bar = "█" * (halves // 2) + half * (halves % 2)
        text = f"{number:,}"
        bar_at = axis + 1 if way > 0 else axis - len(bar)
        text_at = axis + len(bar) + 2 if way > 0 else bar_at - len(text) - 1
        canvas.put(bar_at, y, bar if way > 0 else bar[::-1], tone)
        canvas.put(text_at, y, text)


def draw_matrix(chart: Dyads, canvas: Canvas) -> None:
    """Draw the countries with most events as a square of numbers.

    A mark behind each number says to which side the mean score lies.
    """
    room = min((canvas.width - 4) // CELL, canvas.height - 4)
    table = square(chart, most=max(room, 1))
    for n, code in enumerate(table.codes):
        canvas.put(4 + n * CELL, 1, code[:3].rjust(CELL - 1))
        canvas.put(0, 2 + n, code[:3])
        for m, cell in enumerate(table.cells[n]):
            if cell is None:
                canvas.put(4 + m * CELL, 2 + n, "·".rjust(CELL - 1), "faint")
            else:
                mark, tone = (
                    ("▲", "cooperation") if cell.score >= 0 else ("▼", "conflict")
                )
                text = short(cell.events) + mark
                canvas.put(4 + m * CELL, 2 + n, text.rjust(CELL - 1), tone)
    words = "▲ mean score 0 or more, ▼ below 0"
    if chart.directed:
        words = f"rows act on columns; {words}"
    if table.left_out:
        words += f"; and {table.left_out} more"
    canvas.put(0, canvas.height - 2, shorten(words, canvas.width), "faint")
