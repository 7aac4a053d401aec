"""Draw a map with characters: coasts and borders as dots, places as marks.

The largest places bear a number and are named below; the other marks tell by their
shape whether there was conflict or cooperation.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from dragoman.charts.charts import WorldMap
from dragoman.charts.ranking import ranked_spots
from dragoman.charts.terminal.canvas import Canvas
from dragoman.charts.window import Window, window_around
from dragoman.charts.words import borders_line, plain, shorten, side
from dragoman.knowledge.outline import load_outline
from dragoman.records.chart import Spot

MARKS: Final = {"conflict": "●", "both": "◐", "cooperation": "○"}
NUMBERS: Final = "123456789"
LEGEND: Final = "● conflict  ◐ both  ○ cooperation"
LEAST_MAP: Final = 8  # lines


def draw_world(chart: WorldMap, canvas: Canvas) -> None:
    """Draw the part of the world that the places lie in."""
    spots = ranked_spots(chart.rows)
    wide = max((canvas.width + 2) // 34, 1)  # names side by side below the map
    foot = feet(canvas.width)
    spare = max(canvas.height - 2 - len(foot) - LEAST_MAP, 0)
    lines = min(-(-min(len(spots), len(NUMBERS)) // wide), spare)
    named = spots[: min(lines * wide, len(NUMBERS))]
    rows = canvas.height - 2 - len(foot) - lines
    # A character is about twice as high as wide, a dot as high as wide.
    window = window_around(spots, canvas.width * 2 / (rows * 4))
    sheet = Canvas(canvas.width, rows)
    draw_land(sheet, window)
    draw_spots(sheet, window, spots, named)
    canvas.paste(0, 1, sheet)
    draw_names(canvas, named, (rows + 1, wide))
    for y, text in enumerate(foot, canvas.height - 1 - len(foot)):
        canvas.put(0, y, shorten(text, canvas.width), "faint")


def feet(width: int) -> list[str]:
    """What the marks mean and whose the borders are, in one line or two."""
    both = f"{LEGEND}; {borders_line()}"
    return [both] if len(both) <= width else [LEGEND, borders_line()]


def draw_land(sheet: Canvas, window: Window) -> None:
    """Draw coasts and borders."""
    for land in load_outline().lands:
        for ring in land.rings:
            if window.touches(ring) and window.share(ring) * sheet.width >= 1:
                draw_ring(sheet, window, ring)


def draw_ring(
    sheet: Canvas, window: Window, ring: Iterable[tuple[float, float]]
) -> None:
    """Draw one ring, but not the cut of the date line."""
    for (lon0, lat0), (lon1, lat1) in pairwise(ring):
        if abs(lon0) == abs(lon1) == 180 or (lat0 < -89 and lat1 < -89):
            continue
        if window.holds(lat0, lon0) or window.holds(lat1, lon1):
            start, end = window.place(lat0, lon0), window.place(lat1, lon1)
            dots = sheet.width * 2 - 1, sheet.height * 4 - 1
            sheet.line(
                (start[0] * dots[0], start[1] * dots[1]),
                (end[0] * dots[0], end[1] * dots[1]),
            )


def draw_spots(
    sheet: Canvas, window: Window, spots: list[Spot], named: list[Spot]
) -> None:
    """Draw the places, the largest last and so on top."""
    marks = dict(zip((id(spot) for spot in named), NUMBERS, strict=False))
    for spot in reversed(spots):
        x, y = window.place(spot.lat, spot.lon)
        mark = marks.get(id(spot), MARKS[side(spot)])
        at = min(int(x * sheet.width), sheet.width - 1)
        sheet.put(at, min(int(y * sheet.height), sheet.height - 1), mark, side(spot))


def draw_names(canvas: Canvas, named: list[Spot], at: tuple[int, int]) -> None:
    """Name the numbered places, their mark before their number of events."""
    row, wide = at
    column = canvas.width // wide
    for n, spot in enumerate(named):
        y, x = row + n // wide, n % wide * column
        figures = f" {MARKS[side(spot)]}{spot.events:,}"
        place = plain(f"{spot.name} {spot.country or ''}")
        room = column - len(figures) - 4
        canvas.put(x, y, f"{NUMBERS[n]} {place[:room]}{figures}", side(spot))
