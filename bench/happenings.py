"""Invent happenings: who did what to whom, where, on which day, with how many dead.

Countries, armed groups and towns are those of our own tables, and countries that
stand often in them stand often in the news; persons and happenings are invented.
"""

from __future__ import annotations

import json
from bisect import bisect
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Final, TypeVar

from dragoman.knowledge.gazetteer import GRADES, Gazetteer
from dragoman.knowledge.tables import data_path, listed, read_lines

T = TypeVar("T")
INVENTED: Final = Path(__file__).parent / "invented"
LEAST_PEOPLE: Final = 25_000  # of a town that happenings choose
MOST_TOWNS: Final = 60  # of a country, the largest
PARTNERS: Final = 6  # countries that a country deals with
# Countries that are spoken of with "the".
WITH_ARTICLE: Final = frozenset(
    "ARE BHS CAF COD COM CZE DOM GBR GMB MDV NLD PHL USA".split()
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of happening: a line of `invented/kinds.txt`."""

    name: str
    type: str
    parties: str
    often: int
    casualties: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country with what reports need to speak of it."""

    code: str
    name: str
    adjective: str
    capital: str
    weight: int
    groups: tuple[str, ...]
    towns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened, before anybody tells of it.

    Attributes:
        id: Its number, "h00000001".
        kind: What it is.
        day: The day.
        a: Who acts; for groups and people, the country it happens in.
        b: Who is acted upon; `a` itself where no other country is concerned.
        place: The town.
        killed: How many died.
        hurt: How many were hurt.
        fields: The words that fill its sentences, the same in each report.
    """

    id: str
    kind: Kind
    day: date
    a: Country
    b: Country
    place: str
    killed: int
    hurt: int
    fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class World:
    """All that happenings are made of."""

    kinds: tuple[Kind, ...]
    kind_weights: tuple[int, ...]
    countries: tuple[Country, ...]
    country_weights: tuple[int, ...]
    words: dict[str, tuple[str, ...]]


@cache
def load_world() -> World:
    """Read our tables."""
    kinds = tuple(
        Kind(name, type_, parties, int(often), casualties)
        for line in read_lines(INVENTED / "kinds.txt")
        for name, type_, parties, often, casualties in [line.columns(4, 5)]
    )
    words = {
        field: listed(cell)
        for line in read_lines(INVENTED / "words.txt")
        for field, cell in [line.columns(2, 2)]
    }
    countries = tuple(read_countries())
    return World(
        kinds=kinds,
        kind_weights=tuple(accumulate(kind.often for kind in kinds)),
        countries=countries,
        country_weights=tuple(accumulate(country.weight for country in countries)),
        words=words,
    )


def read_countries() -> list[Country]:
    """The states of today with their groups and towns, those most told of first."""
    groups: dict[str, list[str]] = {}
    weight: Counter[str] = Counter()
    for line in read_lines(data_path("actors", "armed_groups.txt")):
        name, _, code, sector, _, ended = line.columns(1, 6)
        if code and sector == "REB" and not ended:
            groups.setdefault(code, []).append(name.rstrip("!"))
            weight[code] += 4
    for line in read_lines(data_path("actors", "leaders.txt")):
        weight[line.columns(1, 6)[0]] += 1
    towns = read_towns()
    countries = []
    for line in read_lines(data_path("actors", "states.txt")):
        code, name, _, adjectives, _, capitals, _, ended = line.columns(1, 8)
        if capitals and adjectives and towns.get(code) and not ended:
            countries.append(
                Country(
                    code=code,
                    name=f"the {name}" if code in WITH_ARTICLE else name,
                    adjective=listed(adjectives)[0],
                    capital=listed(capitals)[0].rstrip("!"),
                    weight=(weight[code] + 1) ** 2,
                    groups=tuple(groups.get(code, ())),
                    towns=tuple(towns[code]),
                )
            )
    return sorted(countries, key=lambda country: (-country.weight, country.code))


def read_towns() -> dict[str, list[str]]:
    """The largest towns of each country, by its code."""
    path = data_path("places", "gazetteer.bin")
    with path.open("rb") as file:
        file.seek(8)
        head = json.loads(file.read(int.from_bytes(file.read(8), "little")))
    gazetteer, city = Gazetteer(path), GRADES.index("city")
    people, grade = gazetteer.column("population"), gazetteer.column("grade")
    country, ends = gazetteer.column("country"), gazetteer.column("name_ends")
    names = gazetteer.text("name_text")
    rows = [n for n, number in enumerate(people) if number >= LEAST_PEOPLE]
    towns: dict[str, list[str]] = {}
    for row in sorted(rows, key=lambda row: (-people[row], row)):
        there = towns.setdefault(head["countries"][country[row]], [])
        if grade[row] == city and len(there) < MOST_TOWNS:
            there.append(bytes(names[ends[row] : ends[row + 1]]).decode())
    return towns


def with_article(adjective: str) -> str:
    """An adjective with "a" or "an".

    >>> with_article("Ukrainian"), with_article("Iranian")
    ('a Ukrainian', 'an Iranian')
    """
    vowel = adjective[0] in "AEIO" or adjective.startswith("Uz")
    return f"{'an' if vowel else 'a'} {adjective}"


class Chance:
    """Draws from lists; quicker than the methods of `Random`."""

    __slots__ = ("draw",)

    def __init__(self, seed: int | str) -> None:
        """Begin a series of draws that the seed decides."""
        self.draw = Random(seed).random

    def below(self, number: int) -> int:
        """A whole number from 0 up to and without another."""
        return int(self.draw() * number)

    def pick(self, things: tuple[T, ...]) -> T:
        """One of several."""
        return things[int(self.draw() * len(things))]

    def weighed(self, things: tuple[T, ...], sums: tuple[int, ...]) -> T:
        """One of several, by the running sums of their weights."""
        return things[bisect(sums, self.draw() * sums[-1])]

    def heavy(self, most: int, steep: float) -> int:
        """A number from 1 up, mostly small and now and then large."""
        return min(int((1 - self.draw()) ** (-1 / steep)), most)


class Inventor:
    """Makes one happening after another."""

    def __init__(self, chance: Chance) -> None:
        """Load the world."""
        self.world, self.chance, self.made = load_world(), chance, 0

    def happening(self, day: date) -> Happening:
        """Something that happens on a day."""
        world, chance = self.world, self.chance
        kind = chance.weighed(world.kinds, world.kind_weights)
        a = chance.weighed(world.countries, world.country_weights)
        b = self.partner(a) if kind.parties == "states" else a
        place = self.place(kind, a, b)
        killed = 2 + chance.heavy(180, 1.1) if kind.casualties == "killed" else 0
        self.made += 1
        return Happening(
            id=f"h{self.made:08}",
            kind=kind,
            day=day,
            a=a,
            b=b,
            place=place,
            killed=killed,
            hurt=2 + chance.heavy(400, 0.9) if kind.casualties else 0,
            fields=self.fields(a, b, place, day),
        )

    def partner(self, a: Country) -> Country:
        """Another country: mostly one of the few that a country deals with."""
        countries = self.world.countries
        if self.chance.draw() < 0.7:
            at = countries.index(a) + 1 + self.chance.below(PARTNERS)
            b = countries[at % len(countries)]
        else:
            b = self.chance.weighed(countries, self.world.country_weights)
        return b if b is not a else countries[(countries.index(a) + 1) % len(countries)]

    def place(self, kind: Kind, a: Country, b: Country) -> str:
        """The town: of the country that suffers, or a capital for diplomacy."""
        if kind.name in {"talks", "deal"}:
            return self.chance.pick((a.capital, b.capital, b.capital))
        return self.chance.pick(b.towns)

    def fields(self, a: Country, b: Country, place: str, day: date) -> dict[str, str]:
        """The words that fill the sentences of a happening."""
        words, pick = self.world.words, self.chance.pick
        drawn = {
            field: pick(words[field])
            for field in ("target", "cause", "topic", "good", "disaster")
        }
        return drawn | {
            "a": a.name,
            "a_adj": a.adjective,
            "an_a_adj": with_article(a.adjective),
            "a_cap": a.capital,
            "b": b.name,
            "b_adj": b.adjective,
            "b_cap": b.capital,
            "place": place,
            "day": f"{day:%A}",
            "group": pick(a.groups) if a.groups else "rebel",
            "minister_a": self.person(),
            "minister_b": self.person(),
        }

    def person(self) -> str:
        """The name of somebody who does not exist."""
        words, pick = self.world.words, self.chance.pick
        return f"{pick(words['first'])} {pick(words['last'])}"
