"""Draw a chart with characters, for a terminal, a pipe or an e-mail.

Only characters are used, no moves of the cursor; colours only if asked for, and
nothing is told by colour alone.
"""

from __future__ import annotations

from dragoman.charts.charts import Chart, Dyads, Timeline
from dragoman.charts.terminal.canvas import Canvas
from dragoman.charts.terminal.dyads import draw_bars, draw_matrix
from dragoman.charts.terminal.timeline import draw_timeline
from dragoman.charts.terminal.world import draw_world
from dragoman.charts.words import NOTHING, plain, shorten, source_line

LEAST_WIDTH, LEAST_HEIGHT = 24, 8


def draw(
    chart: Chart, *, width: int = 80, height: int = 24, colour: bool = False
) -> str:
    """Draw a chart with characters.

    Args:
        chart: The chart.
        width: How many characters a line may have; below 24 as if it were 24.
        height: How many lines there may be; below 8 as if they were 8.
        colour: Whether to colour it, by escape codes for 256 colours.
    """
    canvas = Canvas(max(width, LEAST_WIDTH), max(height, LEAST_HEIGHT))
    canvas.put(0, 0, shorten(plain(chart.title), canvas.width))
    if not chart.rows:
        canvas.put(0, 2, NOTHING[: canvas.width])
    elif isinstance(chart, Timeline):
        draw_timeline(chart, canvas)
    elif isinstance(chart, Dyads):
        (draw_bars if chart.shape == "bars" else draw_matrix)(chart, canvas)
    else:
        draw_world(chart, canvas)
    canvas.put(
        0, canvas.height - 1, shorten(source_line(chart.basis), canvas.width), "faint"
    )
    return canvas.text(colour=colour) + "\n"
