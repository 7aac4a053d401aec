"""Choose which of the places of one name a report means.

Every candidate is scored by a list of weighed clues: how many live there, what the
name stands beside ("Mingora, Swat"), which countries, provinces and neighbourhoods
the other names of the report may lie in. Nothing is settled name by name: each name
first believes in all its candidates to some degree, and what the names believe is
the evidence for each other. A name means the same place throughout a report.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

import msgspec

from dragoman.knowledge.gazetteer import Candidate
from dragoman.knowledge.listening_posts import listening_posts
from dragoman.knowledge.placenames import fold
from dragoman.knowledge.places import PlaceTables
from dragoman.places.clues import NOTHING_SAID, SMALL, Clues, score
from dragoman.places.distances import (
    NEAR_KM,
    Cell,
    around,
    cell_of,
    distance,
    province_of,
)
from dragoman.places.said import Said, names_of
from dragoman.places.toponyms import Toponym
from dragoman.records import Parse

# Candidates closer in score than this, in different countries, are not told apart.
TIE: Final = 0.1
# A candidate with a score higher by one is so many times as likely.
ODDS: Final = 4.0
ROUNDS: Final = 3
# A name within another name counts like a quarter of a place named once.
HINT: Final = 0.25
# Places believed in less than that are left out of account, for speed.
LEAST_SHARE: Final = 0.02
# Towns of that size are meant before the provinces that are called after them.
LEAST_SEAT: Final = 50_000
LEAST_COUNT: Final = 1e-3
# A place named once and nothing else is no proof of where a report is at home.
DOUBT: Final = 0.5
POINTS: Final = frozenset(("city", "district", "exact", "border"))
# Smaller towns than that are not told of without their state.
WELL_KNOWN: Final = 100_000
LEAST_OWN: Final = 0.3
MOST_ELSEWHERE: Final = 3.0
Key = TypeVar("Key")


class Belief(msgspec.Struct, frozen=True):
    """How likely each of a name's places is, and how often the name stands."""

    places: Sequence[Candidate]
    shares: Sequence[float]
    times: float

    def __iter__(self) -> Iterator[tuple[Candidate, float]]:
        """The places with their likelihood."""
        return zip(self.places, self.shares, strict=True)


class Focus(msgspec.Struct, frozen=True):
    """Where the places of a report may lie, all names taken together."""

    countries: dict[str, float]
    provinces: dict[tuple[str, str], float]
    cells: dict[Cell, float]
    close: dict[Cell, float]

    @classmethod
    def of(cls, beliefs: Iterable[Belief]) -> Focus:
        """Take all names together."""
        focus = cls(
            defaultdict(float),
            defaultdict(float),
            defaultdict(float),
            defaultdict(float),
        )
        for belief in beliefs:
            focus.add(belief)
        return focus

    def add(self, belief: Belief, sign: int = 1) -> None:
        """Add, or take away, what one name believes."""
        weight = sign * math.sqrt(belief.times)
        for place, share in belief:
            if share < LEAST_SHARE:
                continue
            self.countries[place.country or ""] += weight * share
            if place.admin1:
                self.provinces[province_of(place)] += weight * share
            if place.precision in POINTS:
                for cell in around(cell_of(place)):
                    self.cells[cell] += sign * share
                for cell in around(cell_of(place, SMALL)):
                    self.close[cell] += sign * share


class Resolver:
    """Resolves the toponyms of a report; built once, called for each report."""

    def __init__(self, tables: PlaceTables) -> None:
        """Keep the tables."""
        self._capitals = tables.capitals
        self._posts = frozenset(map(fold, listening_posts()))
        self._kinds = tables.locatives.kinds

    def __call__(
        self, parse: Parse, toponyms: Sequence[Toponym], hints: Sequence[Toponym] = ()
    ) -> tuple[Candidate | None, ...]:
        """The place of each toponym, None where two are equally likely.

        Args:
            parse: The report.
            toponyms: Its names of places.
            hints: Names of places within other names: "the University of Texas".
        """
        names = list(names_of(parse, toponyms))
        meanings = {
            name: toponym.candidates
            for name, toponym in zip(names, toponyms, strict=True)
        }
        for hint in hints:
            meanings.setdefault(fold(hint.words.text), hint.candidates)
        said = Said.collect(parse, toponyms, names, self._kinds)
        scores = {
            name: [score(place, NOTHING_SAID) for place in places]
            for name, places in meanings.items()
        }
        for _ in range(ROUNDS):
            beliefs = {
                name: Belief(places, likelihood(scores[name]), said.times[name] or HINT)
                for name, places in meanings.items()
            }
            scores = dict(self._scores(beliefs, said))
        focus = Focus.of(beliefs.values())
        chosen = {
            name: place
            for name, places in meanings.items()
            if (place := choose(places, scores[name]))
            and not is_far(place, beliefs[name], focus)
        }
        return tuple(chosen.get(name) for name in names)

    def _scores(
        self, beliefs: Mapping[str, Belief], said: Said
    ) -> Iterator[tuple[str, list[float]]]:
        """Score the candidates of each name in the light of the other names."""
        focus = Focus.of(beliefs.values())
        for name, belief in beliefs.items():
            if len(belief.places) == 1:
                yield name, [0.0]
                continue
            focus.add(belief, -1)
            clues = self._clues(name, belief, said, focus)
            yield name, [score(place, clues) for place in belief.places]
            focus.add(belief)

    def _clues(self, name: str, belief: Belief, said: Said, focus: Focus) -> Clues:
        return Clues(
            kinds=frozenset(said.kinds[name]),
            fellows=frozenset(said.fellows[name]),
            containers=tuple(said.containers[name]),
            seats=frozenset(
                province_of(place)
                for place in belief.places
                if place.precision == "city" and place.population > LEAST_SEAT
            ),
            countries=shares(focus.countries),
            provinces=shares(focus.provinces),
            cells=focus.cells,
            close=focus.close,
            capital_of=self._capitals.get(name) or self._seat_of(name, belief),
        )

    def _seat_of(self, name: str, belief: Belief) -> str | None:
        """The country of a town whence news of the world comes: "Geneva"."""
        if name not in self._posts:
            return None
        return max(belief.places, key=lambda place: place.population).country


def choose(places: Sequence[Candidate], scores: Sequence[float]) -> Candidate | None:
    """The likeliest place, None if it and the next are as likely in two countries."""
    ranked = sorted((-points, n) for n, points in enumerate(scores))
    best = places[ranked[0][1]]
    for unlikely, n in ranked[1:]:
        if unlikely - ranked[0][0] > TIE:
            break
        if places[n].country != best.country and distance(best, places[n]) > NEAR_KM:
            return None
    return best


def is_far(place: Candidate, belief: Belief, focus: Focus) -> bool:
    """Whether a small town lies in a state of which the report says nothing else.

    Where it tells much of another state, that has a place of the name that no table
    holds.
    """
    if place.precision not in POINTS or place.population > WELL_KNOWN:
        return False
    focus.add(belief, -1)
    own = focus.countries.get(place.country or "", 0.0)
    most = max(focus.countries.values(), default=0.0)
    focus.add(belief)
    return own < LEAST_OWN and most >= MOST_ELSEWHERE


def likelihood(scores: Sequence[float]) -> list[float]:
    """How likely each place is, as shares of one."""
    most = max(scores)
    odds = [ODDS ** (points - most) for points in scores]
    total = sum(odds)
    return [one / total for one in odds]


def shares(counts: Mapping[Key, float]) -> dict[Key, float]:
    """Counts as parts of their sum."""
    # What is added and taken away again leaves a rest that means nothing.
    real = {key: count for key, count in counts.items() if count > LEAST_COUNT}
    total = sum(real.values()) + DOUBT
    return {key: count / total for key, count in real.items()}
