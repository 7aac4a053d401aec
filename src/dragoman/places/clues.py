"""The clues by which the places of one name are told apart, and their weights.

The weights were set by hand. People and the usual name are what is known before a
report is read: ten times more people are worth half a usual name. What the words
beside the name say outweighs both; what other names suggest lies between.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from dragoman.knowledge.gazetteer import Candidate, Precision
from dragoman.places.distances import Cell, cell_of, lies_in, province_of

AREAS: Final = frozenset(("country", "province", "region", "water"))
# The width of a small cell in degrees: some thirty kilometres.
SMALL: Final = 0.3


class Clues(msgspec.Struct, frozen=True, kw_only=True):
    """What a report tells about one of its place names.

    Attributes:
        kinds: What the words beside it say that it is.
        fellows: What the places are that it stands in one row with.
        containers: Places that it is said to lie in.
        seats: Provinces with a great town of that name.
        countries: The share of each country in the places of the report.
        provinces: The share of each country's province.
        cells: How many other names may lie in or beside each cell of a degree.
        close: How many may lie in or beside each small cell.
        capital_of: The country whose capital, or seat of the world's news, bears this
            name.
    """

    kinds: frozenset[Precision]
    fellows: frozenset[Precision]
    containers: tuple[Candidate, ...]
    seats: frozenset[tuple[str, str]]
    countries: Mapping[str, float]
    provinces: Mapping[tuple[str, str], float]
    cells: Mapping[Cell, float]
    close: Mapping[Cell, float]
    capital_of: str | None


NOTHING_SAID: Final = Clues(
    kinds=frozenset(),
    fellows=frozenset(),
    containers=(),
    seats=frozenset(),
    countries={},
    provinces={},
    cells={},
    close={},
    capital_of=None,
)


def people(place: Candidate, _: Clues) -> float:
    """How many live there: ten times more counts one."""
    return math.log10(place.population + 100)


def usual_name(place: Candidate, _: Clues) -> float:
    """It is called so first of all, not by the way."""
    return 1.0 if place.own else 0.0


def precision(place: Candidate, clues: Clues) -> float:
    """States rather than all else, towns rather than the districts around them.

    A province counts like a town, unless it is called after a town of its own.
    """
    if place.precision == "province":
        return 0.0 if province_of(place) in clues.seats else 0.8
    return {"country": 2.5, "city": 0.8, "district": -1.0}.get(place.precision, 0.0)


def said_kind(place: Candidate, clues: Clues) -> float:
    """The words beside it say what it is."""
    return float(place.precision in clues.kinds)


def fellow(place: Candidate, clues: Clues) -> float:
    """It stands beside others of its kind: "Ohio and New York"."""
    return float(place.precision in clues.fellows)


def capital(place: Candidate, clues: Clues) -> float:
    """It is the capital of a state, or a town whence news of the world comes."""
    is_capital = place.precision == "city" and place.country == clues.capital_of
    return float(is_capital and place.population > 5_000)


def container(place: Candidate, clues: Clues) -> float:
    """It lies in the place that it stands beside."""
    return float(any(lies_in(place, other) for other in clues.containers))


def named_country(place: Candidate, clues: Clues) -> float:
    """The report names its country, or other places there."""
    return clues.countries.get(place.country or "", 0.0)


def named_province(place: Candidate, clues: Clues) -> float:
    """The report names its province, or other places there."""
    return clues.provinces.get(province_of(place), 0.0)


def near_others(place: Candidate, clues: Clues) -> float:
    """Other places of the report are near, as far as it is one point itself."""
    if place.precision in AREAS:
        return 0.0
    return min(clues.cells.get(cell_of(place), 0.0), 3) / 3


def close_to_others(place: Candidate, clues: Clues) -> float:
    """Another place of the report is next door, as a town and its county are."""
    if place.precision in AREAS:
        return 0.0
    return min(clues.close.get(cell_of(place, SMALL), 0.0), 2) / 2


WEIGHTS: Final[tuple[tuple[Callable[[Candidate, Clues], float], float], ...]] = (
    (people, 1.0),
    (usual_name, 2.0),
    (precision, 1.0),
    (said_kind, 4.0),
    (fellow, 1.0),
    (capital, 2.0),
    (container, 8.0),
    (named_country, 3.0),
    (named_province, 5.0),
    (near_others, 2.0),
    (close_to_others, 3.0),
)


def score(place: Candidate, clues: Clues) -> float:
    """How likely a place is meant, as the weighed sum of the clues."""
    return sum(weight * clue(place, clues) for clue, weight in WEIGHTS)
