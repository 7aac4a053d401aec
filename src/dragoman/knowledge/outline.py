"""Read the outline of the world that the build hook (builders/outline.py) writes.

Borders are those of Natural Earth on the day that `Outline.as_of` names; they are
drawn to show where a place lies, and take no side on whose it is.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import msgspec

from dragoman.errors import BadData
from dragoman.knowledge.tables import data_path
from dragoman.records.report import Frozen

Ring = tuple[tuple[float, float], ...]


class Land(Frozen, frozen=True, kw_only=True):
    """One country's land.

    Attributes:
        code: ISO 3166-1 alpha-3, or XKX; empty for land of no or of several states.
        name: Its name.
        rings: Its borders and coasts, each a list of longitude and latitude whose
            last point is its first. A ring within another is a hole in it.
    """

    code: str
    name: str
    rings: tuple[Ring, ...]

    def holds(self, lat: float, lon: float) -> bool:
        """Tell whether a point lies on this land."""
        return sum(crossings(ring, lat, lon) for ring in self.rings) % 2 == 1


class Outline(Frozen, frozen=True, kw_only=True):
    """The countries of the world.

    Attributes:
        source: Whose borders they are.
        version: The version of its data.
        as_of: The month of that version, such as "2022-05".
        lands: The countries, sorted by code and name.
    """

    source: str
    version: str
    as_of: str
    lands: tuple[Land, ...]


def crossings(ring: Ring, lat: float, lon: float) -> int:
    """How often a line from a point to the east crosses a ring."""
    return sum(
        (y0 > lat) != (y1 > lat) and lon < (x1 - x0) * (lat - y0) / (y1 - y0) + x0
        for (x0, y0), (x1, y1) in pairwise(ring)
    )


@cache
def load_outline() -> Outline:
    """The outline of the package's own data."""
    return read_outline(data_path("places", "outline.json"))


def read_outline(path: Path) -> Outline:
    """Read an outline.

    Raises:
        BadData: There is no such file, or it is of another kind.
    """
    if not path.exists():
        raise BadData(path, 1, "the outline is not built; run 'make setup'")
    try:
        content = msgspec.json.decode(path.read_bytes())
        return Outline(
            source=content["source"],
            version=content["version"],
            as_of=content["as_of"],
            lands=tuple(
                as_land(country, content["scale"]) for country in content["countries"]
            ),
        )
    except (msgspec.DecodeError, KeyError, TypeError) as error:
        raise BadData(path, 1, "this is no outline; run 'make setup'") from error


def as_land(country: dict[str, Any], scale: int) -> Land:
    """A country of the file as a record."""
    return Land(
        code=country["code"],
        name=country["name"],
        rings=tuple(as_ring(steps, scale) for steps in country["rings"]),
    )


def as_ring(steps: list[int], scale: int) -> Ring:
    """Points from steps, the first point once more at the end.

    >>> as_ring([1000, 500, 100, 0, 0, 100], 100)
    ((10.0, 5.0), (11.0, 5.0), (11.0, 6.0), (10.0, 5.0))
    """
    lons = [lon / scale for lon in accumulate(steps[::2])]
    lats = [lat / scale for lat in accumulate(steps[1::2])]
    ring = tuple(zip(lons, lats, strict=True))
    return ring + ring[:1]
