"""Read the compact file of places that the build hook (hatch_build.py) writes.

The file is mapped, not loaded: opening it costs nothing, every process on a machine
shares one copy, and a name is found by halving the sorted list of all names.
"""

from __future__ import annotations

import json
import mmap
import sys
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

import msgspec

from dragoman.errors import BadData

Precision = Literal[
    "exact", "city", "district", "province", "country", "region", "water", "border"
]
MAGIC: Final = b"DRAGPLAC"
NOWHERE: Final = 0xFFFFFFFF
GRADES: Final[tuple[Precision, ...]] = ("city", "district", "province")


class Candidate(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A place that a name may mean.

    Attributes:
        name: What we call it.
        country: ISO 3166-1 alpha-3; None for seas and regions of several countries.
        admin1: The name of its first-level division.
        lat: Degrees north, WGS 84.
        lon: Degrees east.
        geonameid: The GeoNames id, None for places of our own.
        population: How many live there; a rank for places where nobody does.
        precision: What the coordinates stand for; see `records.Place`.
        own: The name asked for is its usual one, not one it also has.
    """

    name: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    geonameid: int | None
    population: int
    precision: Precision
    own: bool


class Gazetteer:
    """Towns, districts and provinces of the world by name and by sound."""

    def __init__(self, path: Path) -> None:
        """Map a file that the build hook wrote.

        Raises:
            BadData: There is no such file, or it is of another kind.
        """
        if not path.exists():
            raise BadData(path, 1, "the gazetteer is not built; run 'make setup'")
        with path.open("rb") as file:
            self._view = memoryview(
                mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            )
        if bytes(self._view[:8]) != MAGIC:
            raise BadData(path, 1, "this is no gazetteer; run 'make setup'")
        self._body = 16 + int.from_bytes(self._view[8:16], "little")
        head = json.loads(bytes(self._view[16 : self._body]))
        self._where = head["sections"]
        self._countries: list[str] = head["countries"]
        self._keys = _Listing(self, "key")
        self._sounds = _Listing(self, "sound")
        self._names, self._name_ends = self.text("name_text"), self.column("name_ends")
        self._country, self._admin1 = self.column("country"), self.column("admin1")
        self._lat, self._lon = self.column("lat"), self.column("lon")
        self._ids, self._people = self.column("geonameid"), self.column("population")
        self._grade = self.column("grade")

    def text(self, name: str) -> memoryview:
        """The bytes of a section."""
        first, end, _ = self._where[name]
        return self._view[self._body + first : self._body + end]

    def column(self, name: str) -> Sequence[int]:
        """The numbers of a section."""
        view = self.text(name)
        kind = self._where[name][2]
        if sys.byteorder == "little":
            return view.cast(kind)
        numbers = array(kind, bytes(view))
        numbers.byteswap()
        return numbers

    def find(self, key: str) -> list[Candidate]:
        """The places of a folded name."""
        return [
            self._candidate(mark // 2, own=mark % 2 == 1)
            for mark in self._keys.members(key.encode())
        ]

    def keys_sounding(self, sound: str) -> list[str]:
        """The folded names that sound so."""
        return [
            self._keys.text(n).decode() for n in self._sounds.members(sound.encode())
        ]

    def _candidate(self, row: int, *, own: bool) -> Candidate:
        admin1 = self._admin1[row]
        return Candidate(
            name=self._name(row),
            country=self._countries[self._country[row]],
            admin1=None if admin1 == NOWHERE else self._name(admin1),
            lat=self._lat[row] / 1e5,
            lon=self._lon[row] / 1e5,
            geonameid=self._ids[row] or None,
            population=self._people[row],
            precision=GRADES[self._grade[row]],
            own=own,
        )

    def _name(self, row: int) -> str:
        return bytes(
            self._names[self._name_ends[row] : self._name_ends[row + 1]]
        ).decode()


class _Listing:
    """Sorted keys, each with a list of numbers."""

    def __init__(self, gazetteer: Gazetteer, name: str) -> None:
        self._blob = gazetteer.text(f"{name}_text")
        self._ends = gazetteer.column(f"{name}_ends")
        self._lists = gazetteer.column(f"{name}_lists")
        self._members = gazetteer.column(f"{name}_members")
        self._range = range(len(self._ends) - 1)

    def text(self, n: int) -> bytes:
        return bytes(self._blob[self._ends[n] : self._ends[n + 1]])

    def members(self, key: bytes) -> Sequence[int]:
        n = bisect_left(self._range, key, key=self.text)
        if n == len(self._range) or self.text(n) != key:
            return ()
        return self._members[self._lists[n] : self._lists[n + 1]]
