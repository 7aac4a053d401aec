"""The outline of the world in so few points that a page shows it at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

import msgspec

from dragoman.knowledge.outline import Ring, load_outline

SCALE: Final = 5
"""Parts of a degree: below a dot of the screen on a map of the whole world."""
LINE: Final = 2
"""So many points have no land between them."""


@cache
def coarse_world() -> bytes:
    """The outline as JSON, in the form of `outline.json`, rounded.

    Neighbours are rounded alike, so that their borders still meet. Islands and holes
    that come to nothing are left out; the name of each country is there.
    """
    outline = load_outline()
    countries = [
        {"code": land.code, "name": land.name, "rings": list(_rings(land.rings))}
        for land in outline.lands
    ]
    return msgspec.json.encode(
        {
            "source": outline.source,
            "as_of": outline.as_of,
            "scale": SCALE,
            "countries": countries,
        }
    )


def _rings(rings: tuple[Ring, ...]) -> Iterator[list[int]]:
    """The steps of each ring that is left."""
    for ring in rings:
        points = rounded(ring)
        if len(points) > LINE:
            yield _steps(points)


def rounded(ring: Ring) -> list[tuple[int, int]]:
    """The points of a ring on the coarse grid, without those that say nothing.

    >>> rounded(((0, 0), (0.05, 0.01), (1, 0), (2, 0), (2, 1), (0, 0)))
    [(0, 0), (10, 0), (10, 5)]
    """
    points: list[tuple[int, int]] = []
    for lon, lat in ring[:-1]:
        point = round(lon * SCALE), round(lat * SCALE)
        if points and points[-1] == point:
            continue
        if len(points) > 1 and _in_line(points[-2], points[-1], point):
            points.pop()
        points.append(point)
    return points


def _in_line(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int]) -> bool:
    """Whether three points lie in a line."""
    return (b[0] - a[0]) * (c[1] - b[1]) == (b[1] - a[1]) * (c[0] - b[0])


def _steps(points: list[tuple[int, int]]) -> list[int]:
    """The first point, and from each point to the next."""
    before = [(0, 0), *points]
    return [
        step
        for (x0, y0), (x1, y1) in zip(before, points, strict=False)
        for step in (x1 - x0, y1 - y0)
    ]
