"""Take the rows of the files of data/places, and refuse what is wrong.

The files of a user are read by the same functions; a name of theirs stands for their
place alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from dragoman.knowledge.gazetteer import Candidate, Precision
from dragoman.knowledge.placenames import fold
from dragoman.knowledge.tables import Line, listed, read_lines

# How many people stand for a place without a census, to rank it among others.
WEIGHTS: Final[dict[Precision, int]] = {
    "exact": 500_000,
    "city": 5_000,
    "district": 200_000,
    "province": 3_000_000,
    "country": 50_000_000,
    "region": 5_000_000,
    "water": 5_000_000,
    "border": 500_000,
}


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A place of our own files and all that it is called.

    Attributes:
        place: The place.
        names: Its names, the first one its usual name.
        people: Of countries, the words for its people and things.
        capitals: Of countries, the cities that stand for its government.
        mine: It is the place of a user.
    """

    place: Candidate
    names: tuple[str, ...]
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    mine: bool = False


class Unlikely(msgspec.Struct, frozen=True, kw_only=True):
    """Names, in lower case, that mostly are not those of places.

    Attributes:
        never: Words that are hardly ever the places that bear their names.
        seldom: Names that are places only where the words around say so.
    """

    never: frozenset[str]
    seldom: frozenset[str]


class PlaceRows:
    """Takes the lines of each file; what stands twice or nowhere is refused."""

    def __init__(self, states: Path, first_names: Path) -> None:
        """Read what countries and people are called from the files of others."""
        self.states = states
        self.named: list[Named] = []
        self.short_forms: dict[str, tuple[str, str]] = {}
        self.not_places: set[str] = set()
        self.doubtful = set(read_first_names(first_names))
        self.countries: set[str] = set()

    def read(self, table: str, path: Path, *, mine: bool = False) -> None:
        """Read a file of ours, or of a user.

        Raises:
            BadData: A line of it has a fault.
        """
        match table:
            case "countries":
                found = read_countries(path, self.states)
            case "supplement":
                found = read_supplement(path, self.countries)
            case "abbreviations":
                self._shorten(path)
                return
            case "doubtful":
                self._doubt(path)
                return
            case _:
                self._exclude(path, mine=mine)
                return
        for named in found:
            self.named.append(msgspec.structs.replace(named, mine=mine))
            if table == "countries" and named.place.country:
                self.countries.add(named.place.country)
            if mine:
                self.not_places.difference_update(map(str.lower, named.names))
                self.doubtful.difference_update(map(str.lower, named.names))

    @property
    def unlikely(self) -> Unlikely:
        """The names that are hardly ever, or seldom, those of places."""
        return Unlikely(
            never=frozenset(self.not_places), seldom=frozenset(self.doubtful)
        )

    def _doubt(self, path: Path) -> None:
        """Read names that mostly mean something else."""
        seen: set[str] = set()
        for line in read_lines(path):
            for name in listed(line.columns(2, 2)[1]):
                if name in seen:
                    raise line.fault(f"'{name}' stands already")
                seen.add(name)
        self.doubtful |= seen

    def _shorten(self, path: Path) -> None:
        """Read abbreviations: "Ky." is Kentucky in the USA."""
        seen: set[tuple[str, str]] = set()
        for line in read_lines(path):
            country, name, forms = line.columns(3, 3)
            _check_country(line, country, self.countries)
            for form in listed(forms):
                if (country, form) in seen:
                    raise line.fault(f"'{form}' stands already for {country}")
                seen.add((country, form))
                self.short_forms[form] = (country, name)

    def _exclude(self, path: Path, *, mine: bool) -> None:
        """Read words that are hardly ever places."""
        for line in read_lines(path):
            for word in listed(line.text):
                if word in self.not_places and not mine:
                    raise line.fault(f"'{word}' stands already")
                self.not_places.add(word)


def read_countries(path: Path, states: Path) -> Iterator[Named]:
    """Read the countries; most of their names stand in the file of states."""
    named = {line.columns(3, 8)[0]: line.columns(3, 8) for line in read_lines(states)}
    seen: set[str] = set()
    for line in read_lines(path):
        code, lat, lon, geonameid, names, people = line.columns(3, 6)
        if code in seen:
            raise line.fault(f"the code {code} stands already")
        seen.add(code)
        main, others, adjectives, many, capitals = named.get(code, ("",) * 6)[1:6]
        called = (*listed(main), *listed(others), *listed(names))
        if not called:
            raise line.fault(f"{code} has no name here and none in {states.name}")
        yield Named(
            place=Candidate(
                name=called[0],
                country=code,
                admin1=None,
                lat=degrees(line, lat, most=90),
                lon=degrees(line, lon, most=180),
                geonameid=number(line, geonameid),
                population=WEIGHTS["country"],
                precision="country",
                own=True,
            ),
            names=tuple(name.rstrip("!") for name in called),
            people=(*listed(adjectives), *listed(many), *listed(people)),
            capitals=listed(capitals),
        )


def read_supplement(
    path: Path, countries: Iterable[str] | None = None
) -> Iterator[Named]:
    """Read places that are no countries.

    Args:
        path: The file.
        countries: The codes there are; None if that need not be looked at.
    """
    seen: set[tuple[str, ...]] = set()
    for line in read_lines(path):
        cells = line.columns(7, 9)
        name, others, country, admin1, lat, lon, kind, geonameid, people = cells
        precision = {str(known): known for known in WEIGHTS}.get(kind)
        if precision is None:
            raise line.fault(f"'{kind}' is none of {', '.join(WEIGHTS)}")
        if countries is not None and country:
            _check_country(line, country, countries)
        keys = {
            (fold(called), country, admin1, kind): called
            for called in (name, *listed(others))
        }
        for key in keys.keys() & seen:
            raise line.fault(f"'{keys[key]}' stands already as a {kind} there")
        seen.update(keys)
        yield Named(
            place=Candidate(
                name=name,
                country=country or None,
                admin1=admin1 or None,
                lat=degrees(line, lat, most=90),
                lon=degrees(line, lon, most=180),
                geonameid=number(line, geonameid),
                population=number(line, people) or WEIGHTS[precision],
                precision=precision,
                own=True,
            ),
            names=(name, *listed(others)),
        )


def read_region_people(path: Path) -> Iterator[tuple[str, str]]:
    """Read words for the people and things of parts of states, each with its region.

    "Arab" and "Latin" belong to no one place, so parts of the world are left out.
    """
    for line in read_lines(path):
        name, _, country, adjectives, many = line.columns(1, 5)
        for word in (*listed(adjectives), *listed(many)) if country else ():
            yield fold(word), name


def read_first_names(path: Path) -> Iterator[str]:
    """Read the first names of people, in lower case."""
    for line in read_lines(path):
        if not line.text.startswith("["):
            yield from (name.lower() for name in listed(line.text))


def degrees(line: Line, cell: str, *, most: int) -> float:
    """Read a latitude or longitude.

    Raises:
        BadData: It is no number or beyond the poles or the date line.
    """
    try:
        value = float(cell)
    except ValueError:
        raise line.fault(f"'{cell}' is no number of degrees") from None
    if not -most <= value <= most:
        raise line.fault(f"{cell} degrees is more than {most}")
    return value


def number(line: Line, cell: str) -> int | None:
    """Read a whole number, None from an empty cell.

    Raises:
        BadData: It is no such number.
    """
    if not cell:
        return None
    if not cell.isdecimal():
        raise line.fault(f"'{cell}' is no whole number")
    return int(cell)


def _check_country(line: Line, code: str, countries: Iterable[str]) -> None:
    if code not in countries:
        raise line.fault(f"no country '{code}' in countries.txt")
