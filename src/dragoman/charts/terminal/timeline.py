"""Draw a timeline with characters: columns up for cooperation, down for conflict.

What was done is drawn full and lies next to the axis; what was said is drawn as a
shade beyond it.
"""

from __future__ import annotations

from dragoman.charts.charts import Timeline
from dragoman.charts.series import Column, Series, gather, step_words
from dragoman.charts.terminal.canvas import Canvas

MARGIN = 8  # characters for the numbers at the left
LEAST_PANEL = 9  # lines
FULL, SHADE = "█", "▒"


def draw_timeline(chart: Timeline, canvas: Canvas) -> None:
    """Draw every panel that there is room for, the largest first."""
    series = gather(chart.rows, chart.step, most=canvas.width - MARGIN)
    room = canvas.height - 3
    panels = series[: max(room // LEAST_PANEL, 1)]
    for n, one in enumerate(panels):
        first = 1 + n * room // len(panels)
        last = 1 + (n + 1) * room // len(panels)
        draw_panel(chart, one, canvas, (first, last))
    words = [step_words(chart.step, series[0].merged), legend(chart, canvas.width)]
    if len(panels) < len(series):
        words.insert(1, f"{len(panels)} of {len(series)} drawn")
    canvas.put(0, canvas.height - 2, "; ".join(words), "faint")


def legend(chart: Timeline, width: int) -> str:
    """What the columns mean, as far as there is room to say it."""
    if chart.measure == "score":
        return "mean score, -10 to +10"
    said = f"up cooperation, down conflict; {FULL} done {SHADE} said"
    return said if width >= 60 else f"{FULL} done {SHADE} said"


def draw_panel(
    chart: Timeline, series: Series, canvas: Canvas, rows: tuple[int, int]
) -> None:
    """Draw one panel into rows of the sheet, the last of them for the days."""
    first, last = rows
    if series.panel:
        canvas.put(MARGIN, first, series.panel[: canvas.width - MARGIN])
        first += 1
    up, down = extent(chart, series)
    cells = last - first - 2  # one line for the axis, one for the days
    unit = (up + down) / max(cells, 1)
    above = min(max(round(up / unit), int(up > 0)), cells - int(down > 0))
    axis = first + above
    wide = max(min((canvas.width - MARGIN) // len(series.columns), 8), 1)
    signed = -down if chart.measure == "score" else down
    draw_numbers(canvas, (first, axis, last - 2), (up, signed))
    for n, column in enumerate(series.columns):
        x = MARGIN + n * wide
        canvas.put(x, axis, "─" * wide, "faint")
        text_width = wide - 1 if wide > 2 else wide
        for y, char, tone in cells_of(chart, column, unit, (above, cells - above)):
            canvas.put(x, axis + y, char * text_width, tone)
    draw_days(canvas, series, last - 1, wide)


def extent(chart: Timeline, series: Series) -> tuple[float, float]:
    """How far the columns reach up and down."""
    if chart.measure == "score":
        scores = [column.score or 0.0 for column in series.columns]
        up, down = max(*scores, 0.0), -min(*scores, 0.0)
    else:
        up = float(max(sum(column.up) for column in series.columns))
        down = float(max(sum(column.down) for column in series.columns))
    return (up, down) if up or down else (1.0, 1.0)


def draw_numbers(
    canvas: Canvas, rows: tuple[int, int, int], most: tuple[float, float]
) -> None:
    """Write the largest numbers at the ends of the upright axis."""
    top, axis, bottom = rows
    canvas.put(0, axis, "0".rjust(MARGIN - 1), "faint")
    for row, number in ((top, most[0]), (bottom, most[1])):
        if number and row != axis:
            text = f"{number:,.0f}" if number == round(number) else f"{number:.1f}"
            canvas.put(0, row, text.rjust(MARGIN - 1), "faint")


def cells_of(
    chart: Timeline, column: Column, unit: float, most: tuple[int, int]
) -> list[tuple[int, str, str]]:
    """The cells of a column, by their distance from the axis, upwards negative."""
    if chart.measure == "score":
        score = column.score or 0.0
        up, down = (max(score, 0.0), 0.0), (max(-score, 0.0), 0.0)
    else:
        up, down = column.up, column.down
    return [
        *((-n - 1, *cell) for n, cell in enumerate(stack(up, unit, most[0], "▁"))),
        *((n + 1, *cell) for n, cell in enumerate(stack(down, unit, most[1], "▔"))),
    ]


def stack(
    parts: tuple[float, float], unit: float, most: int, trace: str
) -> list[tuple[str, str]]:
    """The characters of half a column from the axis outwards; a trace of the least."""
    side = "cooperation" if trace == "▁" else "conflict"
    near = min(round(parts[0] / unit), most)
    both = min(round(sum(parts) / unit), most)
    cells = [(FULL, f"material {side}")] * near
    cells += [(SHADE, f"verbal {side}")] * (both - near)
    if not cells and sum(parts) > 0:
        cells = [(trace, f"{'material' if parts[0] else 'verbal'} {side}")]
    return cells


def draw_days(canvas: Canvas, series: Series, row: int, wide: int) -> None:
    """Write first days below their columns, as many as there is room for."""
    free = 0
    for n, column in enumerate(series.columns):
        x, text = MARGIN + n * wide, f"{column.first}"
        if x >= free and x + len(text) <= canvas.width:
            canvas.put(x, row, text, "faint")
            free = x + len(text) + 4
