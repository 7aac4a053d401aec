"""Paint dyads: ranked bars to both sides of an axis, or a square of countries."""

from __future__ import annotations

from typing import Final

from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Normalize
from matplotlib.patches import Rectangle

from dragoman.charts.charts import Dyads
from dragoman.charts.picture.page import (
    BOTTOM,
    COLOURS,
    FAINT,
    INK,
    LEFT,
    SCORES,
    SIDE,
    TOP,
    Page,
    readable,
)
from dragoman.charts.ranking import Square, ranked_dyads, square
from dragoman.charts.words import country_names, pair, short
from dragoman.records.chart import Dyad

BARS_AN_INCH: Final = 3.6
CELLS_AN_INCH: Final = 2.2
LETTER: Final = 0.083  # inches, about
SCALE: Final = Normalize(-10, 10)
DARK: Final = 7.5  # scores beyond have a ground on which only white can be read


def paint_bars(chart: Dyads, page: Page) -> None:
    """Paint the largest dyads: conflict to the left, cooperation to the right."""
    rows = ranked_dyads(chart.rows)
    room = page.height - TOP - BOTTOM
    drawn = rows[: max(int(room * BARS_AN_INCH), 1)]
    names = [readable(pair(row, directed=chart.directed, names=True)) for row in drawn]
    label = max(map(len, names)) * LETTER + 0.15
    wide = page.width - LEFT - SIDE - label - 0.6
    high = min(room, len(drawn) / BARS_AN_INCH * 1.4)
    axes = page.axes((LEFT + label, page.height - TOP - high, wide, high))
    paint_sides(axes, drawn, wide / 2)
    axes.set_yticks(range(len(drawn)), names, color=INK)
    axes.set_ylim(len(drawn) - 0.4, -0.6)
    axes.set_xticks([])
    axes.axvline(0, color=INK, linewidth=0.8)
    axes.spines["bottom"].set_visible(False)
    for n, row in enumerate(drawn):
        axes.annotate(
            f"{row.score:+.1f}",
            (1, n),
            xycoords=("axes fraction", "data"),
            xytext=(38, 0),
            textcoords="offset points",
            ha="right",
            va="center",
            color=COLOURS["cooperation" if row.score >= 0 else "conflict"],
        )
    more = f"; the {len(drawn)} pairs with most events of {len(rows):,}"
    page.note(
        "number of events on either side, mean score at the right"
        + (more if len(drawn) < len(rows) else "")
    )
    page.key([(side, COLOURS[side]) for side in ("conflict", "cooperation")])


def paint_sides(axes: Axes, rows: list[Dyad], half: float) -> None:
    """Paint the bars, each with its number, on so many inches to either side."""
    most = max(max(row.conflict, row.cooperation) for row in rows) or 1
    figures = len(f"{most:,}") * LETTER + 0.15
    reach = most / max(1 - figures / half, 0.2)
    axes.set_xlim(-reach, reach)
    for n, row in enumerate(rows):
        for number, side, sign in (
            (row.conflict, "conflict", -1),
            (row.cooperation, "cooperation", 1),
        ):
            axes.barh(n, sign * number, 0.66, color=COLOURS[side])
            if number:
                axes.annotate(
                    f"{number:,}",
                    (sign * number, n),
                    xytext=(sign * 4, 0),
                    textcoords="offset points",
                    ha="left" if sign > 0 else "right",
                    va="center",
                    size=8.5,
                    color=FAINT,
                )


def paint_matrix(chart: Dyads, page: Page) -> None:
    """Paint the countries with most events as a square."""
    names = country_names()
    room = min(page.height - TOP - BOTTOM - 0.5, page.width - LEFT - SIDE - 2.3)
    table = square(chart, most=max(int(room * CELLS_AN_INCH), 1))
    named = [readable(names.get(code, code)) for code in table.codes]
    label = max(map(len, named)) * LETTER + 0.15
    axes = page.axes((LEFT + label, page.height - TOP - 0.3 - room, room, room))
    axes.spines["bottom"].set_visible(False)
    paint_cells(axes, table)
    places = range(len(table.codes))
    axes.set_yticks(places, named, color=INK)
    axes.set_xticks(places, table.codes, color=INK, size=8.5)
    axes.xaxis.tick_top()
    axes.set_xlim(-0.5, len(table.codes) - 0.5)
    axes.set_ylim(len(table.codes) - 0.5, -0.5)
    scale = page.axes(
        (LEFT + label + room + 0.3, page.height - TOP - 0.3 - room, 0.16, room / 2)
    )
    bar = page.figure.colorbar(
        ScalarMappable(SCALE, SCORES), cax=scale, ticks=[-10, 0, 10]
    )
    bar.outline.set_visible(False)
    bar.ax.set_yticklabels(["-10 conflict", "0", "+10 cooperation"])
    words = "number of events, coloured by mean score"
    if chart.directed:
        words += "; rows act on columns"
    if table.left_out:
        words += f"; {table.left_out} more countries left out"
    page.note(words)


def paint_cells(axes: Axes, table: Square) -> None:
    """Paint the cells, each with its number."""
    for y, row in enumerate(table.cells):
        for x, cell in enumerate(row):
            score = None if cell is None else cell.score
            tone = "#F4F5F6" if score is None else SCORES(SCALE(score))
            axes.add_patch(
                Rectangle((x - 0.47, y - 0.47), 0.94, 0.94, color=tone, lw=0)
            )
            if cell:
                dark = abs(cell.score) > DARK
                axes.text(
                    x,
                    y,
                    short(cell.events),
                    ha="center",
                    va="center",
                    size=8.5,
                    color="white" if dark else INK,
                )
