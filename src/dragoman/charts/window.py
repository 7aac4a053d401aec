"""The part of the world that a map shows: all places, some room around, in shape."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from dragoman.records.chart import Spot
from dragoman.records.report import Frozen

LEAST_HEIGHT = 6.0  # degrees: nearer than that the outline is too coarse
SOUTH, NORTH = -58.0, 84.0  # of a map of the whole world; nobody lives beyond
ROOM = 0.12  # of the height or width, on every side
WHOLE = 140.0  # degrees of longitude from which on the whole world is shown


class Window(Frozen, frozen=True, kw_only=True):
    """A rectangle of the world in a plain projection.

    Attributes:
        west: Its least longitude.
        east: Its greatest.
        south: Its least latitude.
        north: Its greatest.
    """

    west: float
    east: float
    south: float
    north: float

    @property
    def whole(self) -> bool:
        """Whether this is the whole world."""
        return self.east - self.west >= 360

    def place(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a point lies: 0, 0 is the upper left corner, 1, 1 the lower right."""
        x = (lon - self.west) / (self.east - self.west)
        return x, (self.north - lat) / (self.north - self.south)

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a point lies in it."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    def touches(self, ring: Sequence[tuple[float, float]]) -> bool:
        """Whether a ring may reach into it."""
        west, east, south, north = edges(ring)
        return (
            west <= self.east
            and east >= self.west
            and south <= self.north
            and north >= self.south
        )

    def share(self, ring: Sequence[tuple[float, float]]) -> float:
        """How wide or high a ring is, as a part of the window's width."""
        west, east, south, north = edges(ring)
        return max(east - west, north - south) / (self.east - self.west)


def edges(ring: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """The least and greatest longitude and latitude of a ring."""
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    return min(lons), max(lons), min(lats), max(lats)


def window_around(spots: Iterable[Spot], shape: float) -> Window:
    """The window that shows all places on a sheet so many times as wide as high."""
    points = [(spot.lat, spot.lon) for spot in spots]
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    if max(lons) - min(lons) >= WHOLE:
        return Window(west=-180.0, east=180.0, south=SOUTH, north=NORTH)
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    narrow = max(math.cos(math.radians(lat)), 0.2)
    height = max((max(lats) - min(lats)) * (1 + 2 * ROOM), LEAST_HEIGHT)
    width = max((max(lons) - min(lons)) * (1 + 2 * ROOM), height * shape / narrow)
    height = max(height, width * narrow / shape)
    width = min(width, 360.0)
    return Window(
        west=lon - width / 2,
        east=lon + width / 2,
        south=lat - height / 2,
        north=lat + height / 2,
    )
