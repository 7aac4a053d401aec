"""Tell how far places are from each other, and whether one lies in another."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from dragoman.knowledge.gazetteer import Candidate
from dragoman.knowledge.placenames import fold

# Places of this distance are not told apart; one that lies in a district or town
# is no farther from its middle than a third of it.
NEAR_KM: Final = 300
EARTH_KM: Final = 6371
NO_PROVINCE: Final = ("", "")
Cell = tuple[int, int]


def distance(one: Candidate, other: Candidate) -> float:
    """Kilometres between two places."""
    return kilometres((one.lat, one.lon), (other.lat, other.lon))


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points, in degrees, along the great circle.

    >>> round(kilometres((48.86, 2.35), (51.51, -0.13)))  # from Paris to London
    343
    """
    lat, other_lat = math.radians(one[0]), math.radians(other[0])
    over = math.sin((lat - other_lat) / 2) ** 2
    along = math.sin(math.radians(one[1] - other[1]) / 2) ** 2
    root = over + math.cos(lat) * math.cos(other_lat) * along
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(root)))


def lies_in(place: Candidate, outer: Candidate) -> bool:
    """Whether a place lies in another, as far as names and distance tell."""
    if place.country != outer.country or place.geonameid == outer.geonameid:
        return False
    if outer.precision == "country":
        return place.precision != "country"
    if outer.precision == "province" and place.precision in ("city", "district"):
        return fold(place.admin1 or "") == fold(outer.admin1 or outer.name)
    return distance(place, outer) < NEAR_KM / 3


def province_of(place: Candidate) -> tuple[str, str]:
    """The country and province of a place, both empty without a province."""
    return (place.country or "", fold(place.admin1)) if place.admin1 else NO_PROVINCE


def cell_of(place: Candidate, size: float = 1.0) -> Cell:
    """The square that a place lies in, `size` degrees wide."""
    return math.floor(place.lat / size), math.floor(place.lon / size)


def around(cell: Cell) -> Iterator[Cell]:
    """A square and those that touch it."""
    for north in (-1, 0, 1):
        for east in (-1, 0, 1):
            yield cell[0] + north, cell[1] + east
