"""How long questions to an archive of many events take.

    python bench/filters.py 1000000 [--rounds 7] [--keep FOLDER] [--json]

The events are made up: countries, types, places and sources are drawn as unevenly
as in news, over twenty years. Each question is asked several times through
`dragoman.Archive`, as the commands ask it: the number of rows found, and the first
hundred as records. The first round warms up; the median of the others counts.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from rich.console import Console
from rich.table import Table

from dragoman.archive import Archive
from dragoman.archive.commits import writing
from dragoman.archive.found import Order
from dragoman.archive.tables import EVENTS
from dragoman.knowledge.codebook import load_codebook
from dragoman.knowledge.tables import data_path, read_lines

CHUNK = 500_000
DAYS = 20 * 365
FIRST = date(2005, 1, 1)
QUESTIONS: dict[str, dict[str, object]] = {
    "a type in a country in a year": {
        "type": "PROTEST",
        "country": "KEN",
        "since": date(2015, 1, 1),
        "until": date(2015, 12, 31),
    },
    "one state to another": {"actor": "PAK", "recipient": "IND"},
    "either of two states, one month": {
        "either": ("Pakistan", "India"),
        "since": date(2020, 3, 1),
        "until": date(2020, 3, 31),
    },
    "near a town": {"near": (10.0, 20.0), "within_km": 50},
    "many killed": {"type": "ASSAULT", "min_killed": 90},
    "a sector": {"actor": "PAK MIL", "status": "happened"},
    "part of a name": {"actor": "Actor 77 of"},
    "a source, sure": {"source": "Paper 7", "min_confidence": 0.95},
}


def drawn(rng: np.random.Generator, words: list[str], size: int) -> pa.Array:
    """Words drawn so that the n-th comes about 1/n as often as the first."""
    chances = 1 / np.arange(1, len(words) + 1)
    rows = rng.choice(len(words), size, p=chances / chances.sum())
    return pa.DictionaryArray.from_arrays(rows, words).cast(pa.string())


def listed(values: pa.Array) -> pa.Array:
    """Each value as a list of one."""
    return pa.ListArray.from_arrays(np.arange(len(values) + 1, dtype=np.int32), values)


def made_up(first: int, size: int, *, of: int, batch: int) -> pa.Table:
    """Rows of the table of events, different for each `first`, later and later."""
    rng = np.random.default_rng(first)
    codes = [
        line.columns(3, 8)[0] for line in read_lines(data_path("actors", "states.txt"))
    ]
    codes.sort(key=lambda code: code not in ("PAK", "IND", "KEN", "USA"))
    sectors = ["GOV", "MIL", "COP", "REB", "CVL", "OPP", "IGO", "JRN"]
    book = load_codebook()
    types = drawn(rng, list(book.types), size)
    numbers = pa.array(np.arange(first, first + size)).cast(pa.string())
    ids = pc.utf8_lpad(numbers, 20, "0")
    day0 = (FIRST - date(1970, 1, 1)).days
    spread = (first + np.arange(size)) * DAYS // of
    days = day0 + spread - rng.integers(0, 30, size)
    when = pa.array(days.astype(np.int32)).cast(pa.date32())
    parties = {}
    for side in ("actor", "recipient"):
        countries = drawn(rng, codes, size)
        names = drawn(rng, [f"Actor {n} of a state" for n in range(20_000)], size)
        parties |= {
            f"{side}_names": names,
            f"{side}_countries": listed(countries),
            f"{side}_sectors": listed(drawn(rng, sectors, size)),
            f"{side}_entities": listed(
                pc.binary_join_element_wise("state:", countries, "")
            ),
        }
    lat, lon = rng.uniform(-40, 60, size), rng.uniform(-120, 150, size)
    killed = rng.integers(0, 100, size)
    columns = {
        **parties,
        "id": ids,
        "report": ids,
        "number": pa.array(np.zeros(size, np.int32)),
        "type": types,
        "quad": pa.array([book.quad(t) for t in types.to_pylist()]),
        "score": pa.array(rng.normal(0, 4, size)),
        "status": drawn(rng, ["happened", "planned", "claimed", "wanted"], size),
        "first": when,
        "last": when,
        "published": when,
        "country": drawn(rng, codes, size),
        "lat": pa.array(lat),
        "lon": pa.array(lon),
        "killed": pa.array(killed, mask=killed < 50),
        "confidence": pa.array(rng.uniform(0, 1, size)),
        "source": pc.binary_join_element_wise(
            "Paper ", drawn(rng, [str(n) for n in range(500)], size), ""
        ),
        "batch": pa.array(np.full(size, batch)),
        "record": records(ids, types),
    }
    empty = {f.name: pa.nulls(size, f.type) for f in EVENTS if f.name not in columns}
    return pa.table({**columns, **empty}).select(EVENTS.names).cast(EVENTS)


def records(ids: pa.Array, types: pa.Array) -> pa.Array:
    """The records of the events, as long as real ones without their lists."""
    words = "The words of the sentence that tells of it, some two hundred letters. " * 3
    head, tail = (
        _RECORD.replace("WORDS", words).replace("END", str(len(words))).split("TYPE")
    )
    before, after = head.split("ID")
    return pc.binary_join_element_wise(before, ids, after, types, tail, "")


_RECORD = (
    '{"id":"ID","type":"TYPE","mode":null,"contexts":[],"cameo":"010",'
    '"quad":"verbal cooperation","score":0.0,"actors":[],"recipients":[],"dates":null,'
    '"place":null,"counts":[],"status":"happened","according_to":null,"content":null,'
    '"topics":[],"trigger":{"start":0,"end":3,"text":"The"},"sentence":{"start":0,'
    '"end":END,"text":"WORDS"},"why":["a rule","another rule"],"confidence":0.5,'
    '"missing":{},"coder":"made up"}'
)


def fill(archive: Archive, size: int) -> None:
    """Make an archive with so many events."""
    archive.add([], code=False)
    for first in range(0, size, CHUNK):
        with writing(archive.store) as at_work:
            rows = made_up(
                first, min(CHUNK, size - first), of=size, batch=at_work.batch
            )
            at_work.append("events", rows)
            at_work.commit("made up", datetime.now(UTC))


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a question took, in milliseconds."""

    question: str
    rows: int
    count_ms: float
    first_hundred_ms: float


def answers(archive: Archive, rounds: int) -> Iterator[Answer]:
    """Ask every question."""
    for name, choices in QUESTIONS.items():
        order = Order(sort="-date", limit=100)
        counted, read, rows = [], [], 0
        for _ in range(rounds + 1):
            started = perf_counter()
            rows = archive.events(**choices).count()
            counted.append(perf_counter() - started)
            started = perf_counter()
            list(archive.events(order=order, **choices))
            read.append(perf_counter() - started)
        yield Answer(
            question=name,
            rows=rows,
            count_ms=round(median(counted[1:]) * 1000, 1),
            first_hundred_ms=round(median(read[1:]) * 1000, 1),
        )


def main() -> None:
    """Read options, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("events", type=int)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--keep", type=Path, help="make, or use again, this archive")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(chosen.keep or Path(folder) / "archive")
        if not archive.store.exists():
            fill(archive, chosen.events)
        found = list(answers(archive, chosen.rounds))
    if chosen.json:
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
        return
    table = Table(title=f"{chosen.events:,} events, medians in ms")
    for column in ("question", "rows", "count", "first 100"):
        table.add_column(column, justify="left" if column == "question" else "right")
    for answer in found:
        table.add_row(
            answer.question,
            f"{answer.rows:,}",
            str(answer.count_ms),
            str(answer.first_hundred_ms),
        )
    Console().print(table)


if __name__ == "__main__":
    main()
