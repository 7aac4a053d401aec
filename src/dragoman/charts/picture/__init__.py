"""Paint a chart as a picture.

No global state of the library is used or changed, and neither clock nor chance gets
into the file, so that the same chart gives the same bytes.
"""

from __future__ import annotations

from io import BytesIO
from typing import Final

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from dragoman.charts.charts import Chart, Dyads, Timeline
from dragoman.charts.picture.dyads import paint_bars, paint_matrix
from dragoman.charts.picture.page import SETTINGS, Page
from dragoman.charts.picture.timeline import MOST_PANELS, paint_timeline
from dragoman.charts.picture.world import paint_world
from dragoman.charts.words import NOTHING, borders_line, source_line

SIZES: Final = {"Timeline": (10.0, 5.2), "Dyads": (8.6, 7.2), "WorldMap": (11.0, 6.4)}
PANEL: Final = 1.7  # inches that each panel of a timeline adds


def paint(chart: Chart, kind: str, *, size: tuple[float, float] | None = None) -> bytes:
    """The bytes of a "png" or "svg" picture.

    Args:
        chart: The chart.
        kind: The kind of picture.
        size: Width and height in inches; None for what suits the chart.
    """
    with rc_context(SETTINGS):
        figure = Figure(figsize=size or size_of(chart))
        page = Page(figure, chart.title)
        source = source_line(chart.basis)
        if not chart.rows:
            page.say_nothing(NOTHING)
        elif isinstance(chart, Timeline):
            paint_timeline(chart, page)
        elif isinstance(chart, Dyads):
            (paint_bars if chart.shape == "bars" else paint_matrix)(chart, page)
        else:
            paint_world(chart, page)
            source = f"{source}; {borders_line()}"
        page.say_source(source)
        return written(figure, kind)


def size_of(chart: Chart) -> tuple[float, float]:
    """Width and height in inches that suit a chart."""
    width, height = SIZES[type(chart).__name__]
    if not isinstance(chart, Timeline):
        return width, height
    panels = min(len({row.panel for row in chart.rows}), MOST_PANELS)
    return width, height if panels < 2 else 2 + PANEL * panels


def written(figure: Figure, kind: str) -> bytes:
    """The figure as a file, without the day it was made and what made it."""
    file = BytesIO()
    hidden = "Software" if kind == "png" else "Creator"
    metadata = {hidden: None} if kind == "png" else {hidden: None, "Date": None}
    FigureCanvasAgg(figure)
    figure.savefig(file, format=kind, metadata=metadata)
    return file.getvalue()
