"""Archives of a million events and more, made up, to measure the explorer with.

Everything is as uneven as in news: a few states, towns, papers and kinds of events make
up most, the last years have more than the first. Four of ten events are told by four
papers each, and now and then these do not agree. Reports and records are left out, for
the explorer's page of many events reads neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dragoman.archive import Archive
from dragoman.archive.commits import writing
from dragoman.archive.tables import EVENTS, STORIES
from dragoman.knowledge.codebook import load_codebook
from dragoman.knowledge.tables import data_path, read_lines

CHUNK = 500_000
DAYS = 20 * 365
FIRST = date(2005, 1, 1)
TOWNS, PARTIES, PAPERS = 15_000, 40_000, 400
RUN, ALONE = 10, 6  # of ten events six stand alone, and four tell of one happening
AT_ODDS = 0.05  # of the tellings differ from the first in some field
Rng = np.random.Generator


def fill(archive: Archive, size: int) -> None:
    """Make an archive with so many events."""
    archive.add([], code=False)
    world = World()
    for first in range(0, size, CHUNK):
        with writing(archive.store) as at_work:
            rows = world.events(first, min(CHUNK, size - first), of=size)
            at_work.append("events", rows)
            at_work.append("stories", stories(rows))
            at_work.commit("made up", datetime.now(UTC))


def ids(numbers: np.ndarray) -> pa.Array:
    """Ids that look like hashes, and differ."""
    mixed = numbers.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    return pa.array([f"{number:020x}" for number in mixed.tolist()])


def skewed(rng: Rng, many: int, size: int) -> np.ndarray:
    """Numbers below `many`, the n-th about 1/n as often as the first."""
    chances = 1 / np.arange(1, many + 1)
    return rng.choice(many, size, p=chances / chances.sum())


class World:
    """Who and where there is; the same each time."""

    def __init__(self) -> None:
        """Draw towns and parties."""
        rng = np.random.default_rng(1)
        states = read_lines(data_path("actors", "states.txt"))
        self.codes = [line.columns(3, 8)[0] for line in states]
        self.codes.sort(key=lambda c: c not in ("USA", "RUS", "CHN", "PAK", "IND"))
        sectors = ["GOV", "MIL", "COP", "CVL", "REB", "OPP"]
        self.party_state = skewed(rng, len(self.codes), PARTIES)
        self.party_sector = skewed(rng, len(sectors), PARTIES)
        self.sectors = sectors
        self.town_state = skewed(rng, len(self.codes), TOWNS)
        self.lat = rng.uniform(-40, 60, TOWNS).round(4)
        self.lon = rng.uniform(-120, 150, TOWNS).round(4)
        book = load_codebook()
        self.kinds = [(t, m) for t in book.types for m in (None, "spoken", "other")]
        self.quads = [book.quad(t) for t, _ in self.kinds]
        self.scores = rng.uniform(-10, 10, len(self.kinds)).round(1)

    def events(self, first: int, size: int, *, of: int) -> pa.Table:
        """Rows of the table of events, from number `first` of `of` on."""
        rng = np.random.default_rng(first)
        numbers = np.arange(first, first + size)
        told = _first_telling(numbers - first, rng)
        day = (FIRST - date(1970, 1, 1)).days + (numbers * (DAYS - 30) // of)
        when = pa.array((day - rng.integers(0, 20, size))[told].astype(np.int32))
        printed = pa.array(day.astype(np.int32))
        undated = pa.array(rng.random(size) < 0.03)
        columns = {
            "id": ids(numbers),
            "report": ids(numbers // 3 + 2**40),
            "number": pa.array((numbers % 3).astype(np.int32)),
            **self._kind(skewed(rng, len(self.kinds), size)[told]),
            **self._party("actor", skewed(rng, PARTIES, size)[told]),
            **self._party("recipient", skewed(rng, PARTIES, size)[told]),
            **self._place(skewed(rng, TOWNS, size)[told], rng),
            "status": pa.array(
                np.array(["happened", "planned", "claimed", "wanted"])[
                    skewed(rng, 4, size)[told]
                ]
            ),
            "first": pc.if_else(undated, None, when.cast(pa.date32())),
            "last": pc.if_else(undated, None, when.cast(pa.date32())),
            "published": printed.cast(pa.date32()),
            "killed": pa.array(rng.integers(0, 99, size), mask=rng.random(size) < 0.9),
            "confidence": pa.array(rng.uniform(0.3, 1, size).round(3)),
            "source": pa.array(
                [f"Paper {number}" for number in skewed(rng, PAPERS, size).tolist()]
            ),
            "trigger": pa.array(["said"] * size),
            "topics": pa.array([["trade"] if n % 3 else [] for n in range(size)]),
            "contexts": pa.array([[]] * size, pa.list_(pa.string())),
        }
        return complete(columns, EVENTS)

    def _kind(self, kind: np.ndarray) -> dict[str, pa.Array]:
        types = [type_ for type_, _ in self.kinds]
        modes = [mode for _, mode in self.kinds]
        return {
            "type": pa.array(types).take(pa.array(kind)),
            "mode": pa.array(modes, pa.string()).take(pa.array(kind)),
            "quad": pa.array(self.quads).take(pa.array(kind)),
            "cameo": pa.array([f"{n:03}" for n in range(len(types))]).take(
                pa.array(kind)
            ),
            "score": pa.array(self.scores[kind]),
        }

    def _party(self, side: str, party: np.ndarray) -> dict[str, pa.Array]:
        """Who they are; the fifth most common party is nobody."""
        codes = [self.codes[state] for state in self.party_state]
        names = [f"Party {n} of {code}" for n, code in enumerate(codes)]
        states = [[code] for code in codes]
        sectors = [[self.sectors[s]] for s in self.party_sector]
        entities = [[f"body:{n}"] if n % 2 else [] for n in range(PARTIES)]
        names[4], states[4], sectors[4], entities[4] = "", [], [], []
        listed = pa.list_(pa.string())
        rows = pa.array(party)
        return {
            f"{side}_names": pa.array(names).take(rows),
            f"{side}_countries": pa.array(states, listed).take(rows),
            f"{side}_sectors": pa.array(sectors, listed).take(rows),
            f"{side}_entities": pa.array(entities, listed).take(rows),
        }

    def _place(self, town: np.ndarray, rng: Rng) -> dict[str, pa.Array]:
        """Where they are; of one in eight nobody says."""
        nowhere = pa.array(rng.random(len(town)) < 0.12)
        rows = pc.if_else(nowhere, None, pa.array(town))
        codes = [self.codes[s] for s in self.town_state]
        near = ["country" if n % 20 == 3 else "city" for n in range(TOWNS)]
        return {
            "place": pa.array([f"Town {n}" for n in range(TOWNS)]).take(rows),
            "country": pa.array(codes).take(rows),
            "admin1": pa.array([f"Province {n % 40}" for n in range(TOWNS)]).take(rows),
            "lat": pa.array(self.lat).take(rows),
            "lon": pa.array(self.lon).take(rows),
            "place_precision": pa.array(near).take(rows),
        }


def _first_telling(rows: np.ndarray, rng: Rng) -> np.ndarray:
    """For each row the one whose fields it has: that of the first telling, mostly."""
    retold = (rows % RUN > ALONE) & (rng.random(len(rows)) > AT_ODDS)
    return np.where(retold, rows - rows % RUN + ALONE, rows)


def stories(events: pa.Table) -> pa.Table:
    """The stories of which some events tell."""
    known = events.column("id").to_pylist()
    runs: Iterator[list[str]] = (
        known[start + ALONE : start + RUN] for start in range(0, len(known), RUN)
    )
    members = [run for run in runs if run]
    columns = {
        "id": pa.array([run[0] for run in members]),
        "sources": pa.array([len(run) for run in members], pa.int32()),
        "members": pa.array(members),
    }
    return complete(columns, STORIES)


def complete(columns: dict[str, pa.Array], schema: pa.Schema) -> pa.Table:
    """A table with all columns of a schema; those not given are empty."""
    size = len(columns["id"])
    empty = {f.name: pa.nulls(size, f.type) for f in schema if f.name not in columns}
    return pa.table({**columns, **empty}).select(schema.names).cast(schema)
