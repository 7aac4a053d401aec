"""Paint a map: land in a quiet tone, on it the places, the largest by name.

The whole world is drawn in the Equal Earth projection, in which no country looks
larger than it is; a part of it in a plain one. A point's area is its number of events.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.path import Path

from dragoman.charts.charts import WorldMap
from dragoman.charts.picture.page import (
    BOTTOM,
    COLOURS,
    FAINT,
    INK,
    LEFT,
    SIDE,
    TOP,
    Page,
    readable,
)
from dragoman.charts.ranking import ranked_spots
from dragoman.charts.window import Window, window_around
from dragoman.charts.words import side
from dragoman.knowledge.outline import Ring, load_outline
from dragoman.records.chart import Spot

Place = Callable[[float, float], tuple[float, float]]
LAND, WATER, BORDER = "#E6E4DD", "#F5F8FA", "#FFFFFF"
LARGEST: Final = 26.0  # points across
SMALLEST: Final = 3.6
MOST_NAMES: Final = 14
LETTER: Final = 5.1  # points, about
WAYS: Final = ((1, 0), (-1, 0), (0, 1), (0, -1))  # where a name may stand
CLEAR: Final = 5  # points between a name and the mark of another place
SIDES: Final = {"conflict": "o", "both": "D", "cooperation": "s"}
SQUARE: Final = math.sqrt(math.pi) / 2  # the side of a square as large as a disc
ASIDE: Final = SQUARE / math.sqrt(2)  # how far the corner of such a square reaches
FINEST: Final = 1 / 1500  # of the width of a map: lines are drawn no finer
# The Equal Earth projection: Šavrič, Patterson and Jenny, 2018.
EQUAL_EARTH: Final = (1.340264, -0.081106, 0.000893, 0.003796)


def paint_world(chart: WorldMap, page: Page) -> None:
    """Paint the part of the world that the places lie in."""
    spots = ranked_spots(chart.rows)
    wide, high = page.width - LEFT - SIDE, page.height - TOP - BOTTOM
    window = window_around(spots, wide / high)
    place = equal_earth if window.whole else plain_projection(window)
    axes = page.axes((LEFT, BOTTOM, wide, high))
    axes.set_axis_off()
    edge = edge_of(window, place)
    axes.set_xlim(min(x for x, _ in edge), max(x for x, _ in edge))
    axes.set_ylim(min(y for _, y in edge), max(y for _, y in edge))
    axes.set_aspect("equal")
    paint_land(axes, window, place)
    sizes = paint_spots(axes, spots, place)
    page.figure.draw_without_rendering()
    paint_names(axes, spots, sizes, place)
    page.note("number of events at each place, by the size of its mark")
    paint_key(page, spots)


def equal_earth(lat: float, lon: float) -> tuple[float, float]:
    """Project a point.

    >>> equal_earth(0, 180)[0] > equal_earth(60, 180)[0]
    True
    """
    a1, a2, a3, a4 = EQUAL_EARTH
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(lat)))
    slope = 9 * a4 * t**8 + 7 * a3 * t**6 + 3 * a2 * t**2 + a1
    x = 2 * math.sqrt(3) * math.radians(lon) * math.cos(t) / (3 * slope)
    return x, a4 * t**9 + a3 * t**7 + a2 * t**3 + a1 * t


def plain_projection(window: Window) -> Place:
    """A projection true in the middle of a window."""
    narrow = math.cos(math.radians((window.south + window.north) / 2))
    return lambda lat, lon: (lon * narrow, lat)


def edge_of(window: Window, place: Place) -> list[tuple[float, float]]:
    """The edge of a window, projected: straight, or round for the whole world."""
    steps = [n / 40 for n in range(41)]
    lats = [window.south + (window.north - window.south) * part for part in steps]
    east = [place(lat, window.east) for lat in lats]
    return east + [place(lat, window.west) for lat in reversed(lats)]


def paint_land(axes: Axes, window: Window, place: Place) -> None:
    """Paint the sea, the countries and the borders between them."""
    edge = edge_of(window, place)
    sea = Polygon(edge, closed=True, facecolor=WATER, edgecolor="none", zorder=0)
    axes.add_patch(sea)
    low, high = axes.get_xlim()
    finest = (high - low) * FINEST
    land, lines = [], []
    for country in load_outline().lands:
        for ring in filter(window.touches, country.rings):
            if window.share(ring) < FINEST * 2:
                continue
            pieces = [thin(piece, finest) for piece in border(ring, place)]
            lines += pieces
            land.append(Path([point for piece in pieces for point in piece]))
    # Holes are land of others, painted as land too.
    painted = (
        PathCollection(land, facecolor=LAND, edgecolor="none", zorder=1),
        LineCollection(lines, colors=BORDER, linewidths=0.6, zorder=2),
    )
    for collection in painted:
        axes.add_collection(collection)
        collection.set_clip_path(sea)


def border(ring: Ring, place: Place) -> Iterator[list[tuple[float, float]]]:
    """The lines of a ring, but not the cut of the date line."""
    line = [place(ring[0][1], ring[0][0])]
    for (lon0, _), (lon1, lat1) in pairwise(ring):
        if abs(lon0) == abs(lon1) == 180:
            yield line
            line = []
        line.append(place(lat1, lon1))
    yield line


def thin(line: list[tuple[float, float]], finest: float) -> list[tuple[float, float]]:
    """A line without points that lie too near to the last one kept; its ends stay."""
    kept = line[:1]
    for point in line[1:-1]:
        if max(abs(point[0] - kept[-1][0]), abs(point[1] - kept[-1][1])) >= finest:
            kept.append(point)
    return kept + line[1:][-1:]


def paint_spots(axes: Axes, spots: list[Spot], place: Place) -> list[float]:
    """Paint the places, the largest first, and tell how large each is in points."""
    most = max(spots[0].events, 1)
    sizes = [max(LARGEST * math.sqrt(spot.events / most), SMALLEST) for spot in spots]
    for n, (spot, size) in enumerate(zip(spots, sizes, strict=True)):
        x, y = place(spot.lat, spot.lon)
        kind = side(spot)
        axes.scatter(
            [x],
            [y],
            s=(size if kind == "conflict" else size * SQUARE) ** 2,
            marker=SIDES[kind],
            color=COLOURS[kind],
            alpha=0.82,
            edgecolor="white",
            linewidth=0.7,
            zorder=3 + n / len(spots),
        )
    return sizes


def paint_names(
    axes: Axes, spots: list[Spot], sizes: list[float], place: Place
) -> None:
    """Name the largest places, as far as no name covers another or a larger mark."""
    unit = axes.figure.dpi / 72  # dots to a point
    middles = [
        axes.transData.transform(place(spot.lat, spot.lon)) / unit
        for spot in spots[:MOST_NAMES]
    ]
    taken = [
        (x - reach, y - reach, x + reach, y + reach)
        for (x, y), size in zip(middles, sizes, strict=False)
        if (reach := size / 2 + CLEAR)
    ]
    for n, ((x, y), spot, size) in enumerate(zip(middles, spots, sizes, strict=False)):
        text = readable(spot.name)
        aside, wide = size * ASIDE + 3, len(text) * LETTER
        for across, up in WAYS:
            left = x + across * aside + (across - 1) / 2 * wide
            box = left, y + up * aside * 1.4 - 5, left + wide, y + up * aside * 1.4 + 5
            others = taken[:n] + taken[n + 1 :]
            if not any(overlap(box, other) for other in others):
                taken.append(box)
                offset = across * aside, up * aside * 1.4
                write_name(axes, text, place(spot.lat, spot.lon), offset)
                break


def overlap(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> bool:
    """Whether two boxes share a point."""
    return (
        one[0] < other[2]
        and other[0] < one[2]
        and one[1] < other[3]
        and other[1] < one[3]
    )


def write_name(
    axes: Axes, text: str, at: tuple[float, float], offset: tuple[float, float]
) -> None:
    """Write a name so many points beside its place, on a pale ground."""
    axes.annotate(
        text,
        at,
        xytext=offset,
        textcoords="offset points",
        ha=("right", "center", "left")[(offset[0] > 0) - (offset[0] < 0) + 1],
        va="center",
        size=8,
        color=INK,
        zorder=5,
        # A halo would turn the words of an SVG into shapes.
        bbox={"boxstyle": "square,pad=0.1", "fc": "white", "ec": "none", "alpha": 0.5},
    )


def paint_key(page: Page, spots: list[Spot]) -> None:
    """Explain the shapes and sizes at the upper right."""
    labels = {"conflict": "mostly conflict", "both": "both"}
    marks = [
        Line2D(
            [],
            [],
            marker=mark,
            color=COLOURS[kind],
            linestyle="none",
            markersize=7,
            label=labels.get(kind, "mostly cooperation"),
        )
        for kind, mark in SIDES.items()
    ]
    most = spots[0].events
    marks.append(
        Line2D(
            [],
            [],
            marker="o",
            color=FAINT,
            linestyle="none",
            markersize=LARGEST / 2,
            markerfacecolor="none",
            label=f"{max(round(most / 4), 1):,} events",
        )
    )
    page.figure.legend(
        handles=marks,
        loc="upper right",
        bbox_to_anchor=(1 - SIDE / page.width, 1 - 0.24 / page.height),
        ncols=4,
        frameon=False,
        fontsize=8.5,
        handletextpad=0.5,
        columnspacing=1.4,
        borderaxespad=0,
    )
