"""Choose which of the places of one name a report means.

Every candidate is scored by a list of weighed clues: how many live there, which
countries the report names, what the name stands beside ("Mingora, Swat"), which
other places the report tells of. A name means the same place throughout a report.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, TypeVar

import msgspec

from dragoman.knowledge.gazetteer import Candidate, Precision
from dragoman.knowledge.placenames import fold
from dragoman.knowledge.places import PlaceTables
from dragoman.places.toponyms import Toponym
from dragoman.records import Parse, Sentence

NEAR_KM: Final = 300
# No place that near lies farther north or south.
NEAR_DEGREES: Final = NEAR_KM / 111
EARTH_KM: Final = 6371
NO_PROVINCE: Final = ("", "")
# Candidates closer in score than this, in different countries, are not told apart.
TIE: Final = 0.1
# Words between a place and the one that it lies in.
CONTAINED_IN: Final = frozenset([(",",), ("in",), (",", "in"), ("(",), ("of",)])


Key = TypeVar("Key")


class Clues(msgspec.Struct, frozen=True, kw_only=True):
    """What a report tells about one of its place names.

    Attributes:
        kinds: What the words beside it say that it is.
        containers: Places that it is said to lie in.
        countries: The share of each country in the places of the report.
        provinces: The share of each country's province.
        others: The other places of the report, as far as they are settled.
        capital_of: The country whose capital bears this name.
    """

    kinds: frozenset[Precision]
    containers: tuple[Candidate, ...]
    countries: dict[str, float]
    provinces: dict[tuple[str, str], float]
    others: tuple[Candidate, ...]
    capital_of: str | None


def people(place: Candidate, _: Clues) -> float:
    """How many live there: ten times more counts one."""
    return math.log10(place.population + 100)


def usual_name(place: Candidate, _: Clues) -> float:
    """It is called so first of all, not by the way."""
    return 1.0 if place.own else 0.0


def precision(place: Candidate, _: Clues) -> float:
    """Towns rather than the districts around them; states rather than all else."""
    return {"country": 1.0, "city": 0.8, "district": -0.5}.get(place.precision, 0.0)


def said_kind(place: Candidate, clues: Clues) -> float:
    """The words beside it say what it is."""
    return float(place.precision in clues.kinds)


def capital(place: Candidate, clues: Clues) -> float:
    """It is the capital of a state."""
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
    """Other places of the report are near."""
    near = sum(
        abs(place.lat - other.lat) < NEAR_DEGREES and distance(place, other) < NEAR_KM
        for other in clues.others
    )
    return min(near, 3) / 3


WEIGHTS: Final[tuple[tuple[Callable[[Candidate, Clues], float], float], ...]] = (
    (people, 1.0),
    (usual_name, 2.0),
    (precision, 1.0),
    (said_kind, 3.0),
    (capital, 1.5),
    (container, 8.0),
    (named_country, 3.0),
    (named_province, 4.0),
    (near_others, 1.5),
)


class Said(msgspec.Struct, frozen=True):
    """What a report says of its place names, each by name.

    Attributes:
        times: How often it stands in the report.
        kinds: What words beside it say that it is: "the city of".
        containers: What it is said to lie in: "Mingora, Swat".
    """

    times: Counter[str]
    kinds: dict[str, set[Precision]]
    containers: dict[str, list[Candidate]]

    @classmethod
    def collect(
        cls,
        parse: Parse,
        toponyms: Sequence[Toponym],
        names: Sequence[str],
        kinds: Mapping[str, Precision],
    ) -> Said:
        """Look at what stands around each toponym."""
        said = cls(Counter(names), defaultdict(set), defaultdict(list))
        for toponym, name in zip(toponyms, names, strict=True):
            sentence = parse.sentences[toponym.sentence]
            said.kinds[name].update(kinds_beside(sentence, toponym, kinds))
        for (inner, outer), name in zip(pairwise(toponyms), names, strict=False):
            if inner.sentence != outer.sentence:
                continue
            sentence = parse.sentences[inner.sentence]
            between = sentence.words[inner.last : outer.first]
            if between in CONTAINED_IN:
                said.containers[name] += outer.candidates
            elif contains(inner, between, kinds):
                said.containers[fold(outer.words.text)] += inner.candidates
        return said


class Resolver:
    """Resolves the toponyms of a report; built once, called for each report."""

    def __init__(self, tables: PlaceTables) -> None:
        """Keep the tables."""
        self._capitals = tables.capitals
        self._kinds = tables.locatives.kinds

    def __call__(
        self, parse: Parse, toponyms: Sequence[Toponym]
    ) -> tuple[Candidate | None, ...]:
        """The place of each toponym, None where two are equally likely."""
        names = [fold(toponym.words.text) for toponym in toponyms]
        meanings = {
            name: toponym.candidates
            for name, toponym in zip(names, toponyms, strict=True)
        }
        said = Said.collect(parse, toponyms, names, self._kinds)
        chosen: dict[str, Candidate | None] = {
            name: max(places, key=lambda place: place.population)
            for name, places in meanings.items()
        }
        # The second time, each name sees what the others came to mean the first time.
        for _ in range(2):
            chosen = {
                name: choose(places, self._clues(name, said, chosen))
                if len(places) > 1
                else places[0]
                for name, places in meanings.items()
            }
        return tuple(chosen[name] for name in names)

    def _clues(
        self, name: str, said: Said, chosen: Mapping[str, Candidate | None]
    ) -> Clues:
        others = {n: place for n, place in chosen.items() if place and n != name}
        countries: Counter[str] = Counter()
        provinces: Counter[tuple[str, str]] = Counter()
        for other, place in others.items():
            countries[place.country or ""] += said.times[other]
            provinces[province_of(place)] += said.times[other]
        del provinces[NO_PROVINCE]
        return Clues(
            kinds=frozenset(said.kinds[name]),
            containers=tuple(said.containers[name]),
            countries=shares(countries),
            provinces=shares(provinces),
            others=tuple(p for p in others.values() if p.precision != "country"),
            capital_of=self._capitals.get(name),
        )


def contains(
    outer: Toponym, between: tuple[str, ...], kinds: Mapping[str, Precision]
) -> bool:
    """Whether the first of two names is said to hold the second.

    So in "Pakistan's Swat" and in "the Pakistani city of Karachi".
    """
    if between and between[0] in ("'s", "’s"):
        return len(between) <= 3
    return outer.people and any(word in kinds for word in between[:3])


def kinds_beside(
    sentence: Sentence, toponym: Toponym, kinds: Mapping[str, Precision]
) -> Iterator[Precision]:
    """What "city of X", "X province" and the like say that X is."""
    before = sentence.lemmas[max(0, toponym.first - 3) : toponym.first]
    if before[-1:] == ("of",) or before[-2:] == ("of", "the"):
        yield from (kinds[word] for word in before if word in kinds)
    after = sentence.lemmas[toponym.last : toponym.last + 1]
    yield from (kinds[word] for word in after if word in kinds)


def choose(places: Sequence[Candidate], clues: Clues) -> Candidate | None:
    """The likeliest place, None if it and the next are as likely in two countries."""
    ranked = sorted((-score(place, clues), n) for n, place in enumerate(places))
    best = places[ranked[0][1]]
    for unlikely, n in ranked[1:]:
        if unlikely - ranked[0][0] > TIE:
            break
        if places[n].country != best.country and distance(best, places[n]) > NEAR_KM:
            return None
    return best


def score(place: Candidate, clues: Clues) -> float:
    """How likely a place is meant, as the weighed sum of the clues."""
    return sum(weight * clue(place, clues) for clue, weight in WEIGHTS)


def shares(counts: Counter[Key]) -> dict[Key, float]:
    """Counts as parts of their sum."""
    total = counts.total() or 1
    return {key: count / total for key, count in counts.items()}


def province_of(place: Candidate) -> tuple[str, str]:
    """The country and province of a place, both empty without a province."""
    return (place.country or "", place.admin1) if place.admin1 else NO_PROVINCE


def lies_in(place: Candidate, outer: Candidate) -> bool:
    """Whether a place lies in another, as far as names and distance tell."""
    if place.country != outer.country or place.geonameid == outer.geonameid:
        return False
    if outer.precision == "country":
        return place.precision != "country"
    if outer.precision == "province" and place.precision in ("city", "district"):
        return fold(place.admin1 or "") == fold(outer.admin1 or outer.name)
    return distance(place, outer) < NEAR_KM / 3


def distance(one: Candidate, other: Candidate) -> float:
    """Kilometres between two places."""
    return kilometres((one.lat, one.lon), (other.lat, other.lon))


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points, in degrees, along the great circle.

    >>> round(kilometres((48.86, 2.35), (51.51, -0.13)))  # from Paris to London
    344
    """
    lat, other_lat = math.radians(one[0]), math.radians(other[0])
    over = math.sin((lat - other_lat) / 2) ** 2
    along = math.sin(math.radians(one[1] - other[1]) / 2) ** 2
    root = over + math.cos(lat) * math.cos(other_lat) * along
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(root)))
