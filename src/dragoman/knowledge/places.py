"""Read what is known of places: the gazetteer and our own additions to it.

Countries, regions, waters and borders are few and stand in text files; towns,
districts and provinces are many and stand in the gazetteer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import Final

from dragoman.knowledge.gazetteer import Candidate, Gazetteer
from dragoman.knowledge.locatives import Locatives, read_locatives
from dragoman.knowledge.own import PLACES, own_files
from dragoman.knowledge.place_rows import Named, PlaceRows, Unlikely, read_region_people
from dragoman.knowledge.placenames import bare_words, fold, sound
from dragoman.knowledge.tables import data_path

# Spellings that sound alike must also look alike to this degree.
LIKENESS: Final = 0.75
# Smaller towns than that do not stand up against a country of their name.
LEAST_RIVAL: Final = 5_000
LEAST_TOWN: Final = 5_000  # of smaller ones too many are called as people are
# Places that are no towns or spots; they have peoples.
AREAS: Final = frozenset(("country", "province", "region", "district"))
SHORTEST_SOUND: Final = 4


class PlaceTables:
    """Names and the places they may mean.

    Attributes:
        countries: Each country as a place, by its code.
        capitals: Country codes by the folded names of their capitals.
        short_forms: Country and full name by abbreviation, such as "Ky.".
        not_places: Words that are hardly ever the places that bear their names.
        doubtful: Names that are places only where the words around say so.
        locatives: The words that tie an act to a place.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        *,
        own: Iterable[Named],
        short_forms: Mapping[str, tuple[str, str]],
        unlikely: Unlikely,
        locatives: Locatives,
    ) -> None:
        """Index our own places beside the gazetteer."""
        self.locatives = locatives
        self.not_places, self.doubtful = unlikely.never, unlikely.seldom
        self._gazetteer = gazetteer
        self._own: dict[str, list[Candidate]] = defaultdict(list)
        # "SADR" is a state, and al-Sadr a cleric.
        self._acronyms: set[str] = set()
        self._own_sounds: dict[str, list[str]] = defaultdict(list)
        self._mine: set[str] = set()
        self._people: dict[str, set[str]] = defaultdict(set)
        self._regions = dict(read_region_people(data_path("actors", "regions.txt")))
        self.countries: dict[str, Candidate] = {}
        self.capitals: dict[str, str] = {}
        self.short_forms = dict(short_forms)
        for named in own:
            self._add(named)
        self.find = lru_cache(maxsize=20_000)(self._find)
        self.capital = lru_cache(maxsize=500)(self._capital)
        self.find_by_sound = lru_cache(maxsize=20_000)(self._find_by_sound)
        self.is_town = lru_cache(maxsize=20_000)(self._is_town)

    def _add(self, named: Named) -> None:
        place, code = named.place, named.place.country
        for name in named.names:
            key = fold(name.removeprefix("the "))
            if name.isupper() and key not in self._own:
                self._acronyms.add(key)
            elif not name.isupper():
                self._acronyms.discard(key)
            if named.mine and key not in self._mine:
                self._own[key].clear()
                self._mine.add(key)
            if place not in self._own[key]:
                self._own[key].append(place)
                self._own_sounds[sound(key)].append(key)
        if place.precision == "country" and code:
            self.countries[code] = place
            self.capitals.update(dict.fromkeys(map(fold, named.capitals), code))
            for word in named.people:
                self._people[fold(word)].add(code)

    def _capital(self, code: str) -> Candidate | None:
        """The town that is the capital of a country, or the first of several."""
        for name in (name for name, own in self.capitals.items() if own == code):
            towns = [place for place in self.find(name) if place.country == code]
            cities = [place for place in towns if place.precision == "city"]
            if cities:
                return max(cities, key=lambda place: place.population)
        return None

    @property
    def replaced(self) -> tuple[str, ...]:
        """Names of ours that stand for the place of a user alone, folded."""
        return tuple(key for key in sorted(self._mine) if self._gazetteer.find(key))

    def is_acronym(self, name: str) -> bool:
        """Whether a name is written in capitals wherever it stands: "UK"."""
        return fold(name) in self._acronyms

    def find_own(self, name: str) -> tuple[Candidate, ...]:
        """The places of our own files that bear a name."""
        key = fold(name)
        if key in self._acronyms and not name.isupper():
            return ()
        own = self._own.get(key, [])
        usual = [place for place in own if fold(place.name) == key]
        # England is England, though it also stands for the United Kingdom.
        other = [p for p in own if p not in usual and p.precision != "country"]
        return (*usual, *other) if usual else tuple(own)

    def _find(self, name: str) -> tuple[Candidate, ...]:
        """The places that bear a name, whatever its case, accents and hyphens."""
        if "." in name and name in self.short_forms:
            return self.of_short_form(name)
        key = fold(name)
        own = self.find_own(name)
        if key in self._mine:
            return own
        known = {place.geonameid for place in own} - {None}
        others = [p for p in self._gazetteer.find(key) if p.geonameid not in known]
        if any(place.precision == "country" for place in own):
            # Nobody means the village of Iran; but Georgia is also a state, and
            # Lebanon a town of Pennsylvania.
            others = [place for place in others if is_rival(place)]
        return (*own, *others)

    def _is_town(self, name: str) -> bool:
        """Whether a name is that of a town or province, and hardly of anything else."""
        key = fold(name)
        if name.isupper() or key in self.not_places or key in self.doubtful:
            return False
        return any(
            place.population >= LEAST_TOWN for place in self._gazetteer.find(key)
        )

    def of_short_form(self, name: str) -> tuple[Candidate, ...]:
        """The province that an abbreviation stands for: "Ky."."""
        country, full = self.short_forms[name]
        return tuple(
            place
            for place in self.find(full)
            if place.country == country and place.precision == "province"
        )

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

    def people(self, word: str) -> tuple[Candidate, ...]:
        """The country or the region whose people or things a word names."""
        code = self.country_of_people(word)
        if code and code in self.countries:
            return (self.countries[code],)
        region = self._regions.get(fold(word))
        found = self.find(region) if region else ()
        return tuple(place for place in found if place.own and place.precision in AREAS)

    def country_of_people(self, word: str) -> str | None:
        """The one country whose people or things a word names.

        "Iranian" names one; "Korean", "Congolese" and "table" do not.
        """
        codes = self._people.get(fold(word), set())
        return next(iter(codes)) if len(codes) == 1 else None


def is_rival(place: Candidate) -> bool:
    """Whether a place may be meant by the name of a country.

    Towns called after countries that news names at all are those of America.
    """
    return place.precision == "province" or (
        place.own
        and place.precision == "city"
        and place.country == "USA"
        and place.population > LEAST_RIVAL
    )


def likeness(one: str, other: str) -> float:
    """How much two folded names look alike, 0 to 1.

    >>> round(likeness("siestan baluchistan", "sistan and baluchestan"), 2)
    0.91
    """
    # The measure depends on the order of the two; sorted, it does not.
    first, second = sorted("".join(bare_words(name)) for name in (one, other))
    return SequenceMatcher(None, first, second).ratio()


def load_places(own: Path | None = None) -> PlaceTables:
    """Open the gazetteer and read our own files.

    Args:
        own: A file or folder of a user, which is added and takes precedence.

    Raises:
        BadData: The gazetteer is not built, or a line of a file has a fault.
    """
    folder = data_path("places")
    first_names = data_path("lexicon", "en", "words", "first_names.txt")
    rows = PlaceRows(data_path("actors", "states.txt"), first_names)
    for table in PLACES:
        rows.read(table, folder / f"{table}.txt")
    for table, file in own_files(own, PLACES):
        rows.read(table, file, mine=True)
    return PlaceTables(
        Gazetteer(folder / "gazetteer.bin"),
        own=rows.named,
        short_forms=rows.short_forms,
        unlikely=rows.unlikely,
        locatives=read_locatives(folder / "locatives.txt"),
    )
