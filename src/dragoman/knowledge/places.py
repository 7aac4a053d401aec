"""Read what is known of places: the gazetteer and our own additions to it.

Countries, regions, waters and borders are few and stand in text files; towns,
districts and provinces are many and stand in the gazetteer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import Final

import msgspec

from dragoman.knowledge.gazetteer import Candidate, Gazetteer, Precision
from dragoman.knowledge.locatives import Locatives, read_locatives
from dragoman.knowledge.placenames import bare_words, fold, sound
from dragoman.knowledge.tables import Line, data_path, listed, read_lines

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
# Spellings that sound alike must also look alike to this degree.
LIKENESS: Final = 0.75
SHORTEST_SOUND: Final = 4


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A place of our own files and all that it is called.

    Attributes:
        place: The place.
        names: Its names, the first one its usual name.
        people: Of countries, the words for its people and things.
        capitals: Of countries, the cities that stand for its government.
    """

    place: Candidate
    names: tuple[str, ...]
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()


class PlaceTables:
    """Names and the places they may mean.

    Attributes:
        countries: Each country as a place, by its code.
        capitals: Country codes by the folded names of their capitals.
        short_forms: Country and full name by abbreviation, such as "Ky.".
        not_places: Words that are hardly ever the places that bear their names.
        locatives: The words that tie an act to a place.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        *,
        own: Iterable[Named],
        short_forms: Mapping[str, tuple[str, str]],
        not_places: frozenset[str],
        locatives: Locatives,
    ) -> None:
        """Index our own places beside the gazetteer."""
        self.locatives, self.not_places = locatives, not_places
        self._gazetteer = gazetteer
        self._own: dict[str, list[Candidate]] = defaultdict(list)
        self._own_sounds: dict[str, list[str]] = defaultdict(list)
        self._people: dict[str, set[str]] = defaultdict(set)
        self.countries: dict[str, Candidate] = {}
        self.capitals: dict[str, str] = {}
        self.short_forms = dict(short_forms)
        for named in own:
            self._add(named)
        self.find = lru_cache(maxsize=20_000)(self._find)
        self.find_by_sound = lru_cache(maxsize=20_000)(self._find_by_sound)

    def _add(self, named: Named) -> None:
        place, code = named.place, named.place.country
        for name in named.names:
            key = fold(name.removeprefix("the "))
            if place not in self._own[key]:
                self._own[key].append(place)
                self._own_sounds[sound(key)].append(key)
        if place.precision == "country" and code:
            self.countries[code] = place
            self.capitals.update(dict.fromkeys(map(fold, named.capitals), code))
            for word in named.people:
                self._people[fold(word)].add(code)

    def find_own(self, name: str) -> tuple[Candidate, ...]:
        """The places of our own files that bear a name."""
        own = self._own.get(fold(name), [])
        usual = [place for place in own if fold(place.name) == fold(name)]
        # England is England, though it also stands for the United Kingdom.
        return tuple(usual or own)

    def _find(self, name: str) -> tuple[Candidate, ...]:
        """The places that bear a name, whatever its case, accents and hyphens."""
        key = fold(name)
        own = self.find_own(name)
        known = {place.geonameid for place in own} - {None}
        others = [p for p in self._gazetteer.find(key) if p.geonameid not in known]
        if any(place.precision == "country" for place in own):
            # Nobody means the village of Iran; but Georgia is also a state.
            others = [place for place in others if place.precision == "province"]
        return (*own, *others)

    def _find_by_sound(self, name: str) -> tuple[Candidate, ...]:
        """The places whose names sound like this one, the most alike first."""
        key = fold(name)
        spoken = sound(key)
        if len(spoken) < SHORTEST_SOUND:
            return ()
        keys = {*self._gazetteer.keys_sounding(spoken)}
        keys.update(self._own_sounds.get(spoken, ()))
        near = sorted((-likeness(key, other), other) for other in keys)
        return tuple(
            dict.fromkeys(
                place
                for unlike, other in near
                if unlike <= -LIKENESS
                for place in self._find(other)
            )
        )

    def country_of_people(self, word: str) -> str | None:
        """The one country whose people or things a word names.

        "Iranian" names one; "Korean", "Congolese" and "table" do not.
        """
        codes = self._people.get(fold(word), set())
        return next(iter(codes)) if len(codes) == 1 else None


def likeness(one: str, other: str) -> float:
    """How much two folded names look alike, 0 to 1.

    >>> round(likeness("siestan baluchistan", "sistan and baluchestan"), 2)
    0.91
    """
    # The measure depends on the order of the two; sorted, it does not.
    first, second = sorted("".join(bare_words(name)) for name in (one, other))
    return SequenceMatcher(None, first, second).ratio()


def load_places() -> PlaceTables:
    """Open the gazetteer and read our own files.

    Raises:
        BadData: The gazetteer is not built, or a line of a file breaks its format.
    """
    folder = data_path("places")
    countries = read_countries(
        folder / "countries.txt", data_path("actors", "states.txt")
    )
    return PlaceTables(
        Gazetteer(folder / "gazetteer.bin"),
        own=(*countries, *read_supplement(folder / "supplement.txt")),
        short_forms=dict(read_short_forms(folder / "abbreviations.txt")),
        not_places=frozenset(
            word
            for line in read_lines(folder / "not_places.txt")
            for word in listed(line.text)
        ),
        locatives=read_locatives(folder / "locatives.txt"),
    )


def read_countries(path: Path, states: Path) -> Iterator[Named]:
    """Read the countries; most of their names stand in the file of states."""
    named = {line.columns(3, 8)[0]: line.columns(3, 8) for line in read_lines(states)}
    for line in read_lines(path):
        code, lat, lon, geonameid, names, people = line.columns(3, 6)
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
                geonameid=int(geonameid) if geonameid else None,
                population=WEIGHTS["country"],
                precision="country",
                own=True,
            ),
            names=tuple(name.rstrip("!") for name in called),
            people=(*listed(adjectives), *listed(many), *listed(people)),
            capitals=listed(capitals),
        )


def read_supplement(path: Path) -> Iterator[Named]:
    """Read our own places."""
    for line in read_lines(path):
        cells = line.columns(7, 9)
        name, others, country, admin1, lat, lon, kind, geonameid, people = cells
        precision = {str(known): known for known in WEIGHTS}.get(kind)
        if precision is None:
            raise line.fault(f"'{kind}' is none of {', '.join(WEIGHTS)}")
        yield Named(
            place=Candidate(
                name=name,
                country=country or None,
                admin1=admin1 or None,
                lat=degrees(line, lat, most=90),
                lon=degrees(line, lon, most=180),
                geonameid=int(geonameid) if geonameid else None,
                population=int(people) if people else WEIGHTS[precision],
                precision=precision,
                own=True,
            ),
            names=(name, *listed(others)),
        )


def read_short_forms(path: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    """Read abbreviations: "Ky." is Kentucky in the USA."""
    for line in read_lines(path):
        country, name, forms = line.columns(3, 3)
        for form in listed(forms):
            yield form, (country, name)


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
