"""How long the explorer takes to answer for many events, and in how much memory.

    python bench/explorer.py 1000000 [--keep FOLDER] [--readers 100] [--json]

An archive is made up (see `crowds.py`), its narrow copy is made, and a server started
as `dragoman explore` starts it. Then come, over HTTP: the first overview, without any
filter; overviews with one filter after another, none of them asked before; lines of
the table from many depths; and at last a hundred readers at once, each asking
something else, while new events are added every second. Memory is that of the server
alone; the copy is made by another process.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import os
import subprocess
import sys
import tempfile
import threading
import urllib.request
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, sleep
from urllib.parse import urlencode

import crowds
import msgspec
from processes import memory, worked
from rich.console import Console
from rich.table import Table

from dragoman.archive import Archive
from dragoman.archive.commits import writing

STATES = ("USA", "RUS", "CHN", "PAK", "IND", "AFG", "ALB", "DZA")
TYPES = ("AGREE", "CONSULT", "SUPPORT", "PROTEST", "ASSAULT", "REQUEST")
FILTERS: dict[str, list[dict[str, object]]] = {
    "a state that acts": [{"actor": state} for state in STATES],
    "one state to another": [
        {"actor": one, "recipient": other}
        for one, other in itertools.permutations(STATES[:3], 2)
    ],
    "a state on either side": [{"either": state} for state in STATES],
    "a sector on either side": [{"sector": sector} for sector in ("GOV", "MIL", "REB")],
    "a type": [{"type": type_} for type_ in TYPES],
    "a year": [
        {"since": f"{year}-01-01", "until": f"{year}-12-31"}
        for year in range(2008, 2016)
    ],
    "a country": [{"country": state} for state in STATES],
    "a publisher": [{"source": f"Paper {number}"} for number in range(2, 10)],
    "part of a name": [{"actor": f"Party {number} of"} for number in range(5, 13)],
    "two sources or more": [{"min_sources": number} for number in (2, 3)],
    "rather sure": [{"min_confidence": number} for number in (0.7, 0.8, 0.9)],
}
SORTS = ("-date", "date", "-score", "actor", "place")
DEPTHS = (0.0, 0.1, 0.37, 0.5, 0.9, 1.0)
READING = 20.0  # seconds
_ADDED = 20 * crowds.RUN


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a kind of question took, in milliseconds.

    `processor_ms` is what the server worked on one, on all cores together; it hardly
    depends on what else the machine does. With several cores at rest one waits less
    than that, for they work at the same time.
    """

    asked: str
    questions: int
    median_ms: float
    worst_ms: float
    processor_ms: float


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured."""

    events: int
    copy_seconds: float
    copy_megabytes: float
    start_seconds: float
    first_overview_ms: float
    first_overview_processor_ms: float
    first_overview_kilobytes: float
    answers: list[Answer]
    readers: int
    reads: int
    faults: int
    read_median_ms: float
    read_95_percent_ms: float
    commits: int
    memory_megabytes: float
    peak_megabytes: float


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, int, float]]:
    """A server over an archive: its address, its process, and how long it took."""
    command = [sys.executable, "-m", "dragoman", "explore", str(folder), "--no-browser"]
    started = perf_counter()
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert running.stderr is not None
            lines = iter(running.stderr.readline, "")
            said = next(line for line in lines if " at http" in line)
            address = said.partition(" at ")[2].split()[0]
            yield address, running.pid, perf_counter() - started
        finally:
            running.terminate()


def ask(address: str, path: str, **query: object) -> tuple[float, bytes]:
    """How many milliseconds an answer takes, and the answer as it travels."""
    url = f"{address}/api/{path}?{urlencode(query)}"
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    started = perf_counter()
    with urllib.request.urlopen(request, timeout=60) as answer:
        body = answer.read()
    return (perf_counter() - started) * 1000, body


def total_of(body: bytes) -> int:
    """How many lines the table has."""
    plain = gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body
    return int(msgspec.json.decode(plain)["total"])


def timed(asked: str, pid: int, questions: Iterable[tuple[float, bytes]]) -> Answer:
    """What several questions of a kind take."""
    before = worked(pid)
    took = [ms for ms, _ in questions]
    return Answer(
        asked=asked,
        questions=len(took),
        median_ms=round(median(took), 1),
        worst_ms=round(max(took), 1),
        processor_ms=round((worked(pid) - before) * 1000 / len(took), 1),
    )


def answers(address: str, pid: int) -> Iterator[Answer]:
    """Ask each kind of question, one question after another."""
    for name, questions in FILTERS.items():
        asked = (ask(address, "overview", **each) for each in questions)
        yield timed(name, pid, asked)
    total = total_of(ask(address, "events", limit=1)[1])
    for sort in SORTS:
        skips = (int((total - 100) * depth) for depth in DEPTHS)
        asked = (
            ask(address, "events", sort=sort, limit=100, skip=skip) for skip in skips
        )
        yield timed(f"100 lines by {sort}, at any depth", pid, asked)
    states = (ask(address, "facets", actor=state) for state in STATES[:3])
    yield timed("values of all filters", pid, states)
    typed = (ask(address, "suggest", q=word) for word in ("rus", "party 7", "pak"))
    yield timed("suggestions", pid, typed)


class Crowd:
    """Readers who all ask at once, while somebody writes."""

    def __init__(self, archive: Archive, address: str, size: int) -> None:
        """Prepare what is added."""
        self._archive, self._address = archive, address
        self._new, self._size = crowds.World(), size
        self._over = threading.Event()
        self.took: list[float] = []
        self.faults = self.commits = 0

    def read(self, readers: int) -> None:
        """Let so many read for a while."""
        writer = threading.Thread(target=self._write)
        writer.start()
        with ThreadPoolExecutor(readers) as threads:
            for number in range(readers):
                threads.submit(self._read, number)
            sleep(READING)
            self._over.set()
        writer.join()

    def _read(self, number: int) -> None:
        questions = [each for several in FILTERS.values() for each in several]
        for step in itertools.count(number):
            if self._over.is_set():
                return
            choices = questions[step % len(questions)]
            path = ("overview", "events", "suggest")[step % 3]
            query = {"q": "pa"} if path == "suggest" else choices
            try:
                self.took.append(ask(self._address, path, **query)[0])
            except OSError:
                self.faults += 1

    def _write(self) -> None:
        """Add a few events every second."""
        while not self._over.wait(1.0):
            with writing(self._archive.store) as at_work:
                first = 2 * self._size + at_work.batch * _ADDED
                rows = self._new.events(first, _ADDED, of=2 * first)
                at_work.append("events", rows)
                at_work.append("stories", crowds.stories(rows))
                at_work.commit("added some", datetime.now(UTC))
            self.commits += 1


def measure(archive: Archive, size: int, readers: int) -> Measured:
    """Measure all of it."""
    folder = archive.store.folder
    assert folder is not None
    copies = folder / "overview"
    started = perf_counter()
    if not any(copies.glob("*.duckdb")):
        with serving(folder):
            pass
    built = perf_counter() - started
    megabytes = sum(file.stat().st_size for file in copies.glob("*.duckdb")) / 1e6
    with serving(folder) as (address, pid, start):
        before = worked(pid)
        ms, body = ask(address, "overview")
        first = (worked(pid) - before) * 1000
        found = list(answers(address, pid))
        crowd = Crowd(archive, address, size)
        if readers:
            crowd.read(readers)
        return Measured(
            events=size,
            copy_seconds=round(built, 1),
            copy_megabytes=round(megabytes, 1),
            start_seconds=round(start, 2),
            first_overview_ms=round(ms, 1),
            first_overview_processor_ms=round(first, 1),
            first_overview_kilobytes=round(len(body) / 1000, 1),
            answers=found,
            readers=readers,
            reads=len(crowd.took),
            faults=crowd.faults,
            read_median_ms=round(median(crowd.took), 1) if crowd.took else 0.0,
            read_95_percent_ms=_nearly_all(crowd.took),
            commits=crowd.commits,
            memory_megabytes=round(memory(pid), 1),
            peak_megabytes=round(memory(pid, "VmHWM"), 1),
        )


def _nearly_all(took: list[float]) -> float:
    """Below which 95 percent lie."""
    return round(quantiles(took, n=20)[-1], 1) if len(took) > 1 else 0.0


def show(found: Measured) -> None:
    """Print what was measured."""
    table = Table(title=f"{found.events:,} events, in ms")
    for column in ("asked", "questions", "median", "worst", "processor"):
        table.add_column(column, justify="left" if column == "asked" else "right")
    for each in found.answers:
        numbers = (each.questions, each.median_ms, each.worst_ms, each.processor_ms)
        table.add_row(each.asked, *map(str, numbers))
    console = Console()
    console.print(table)
    for name in Measured.__struct_fields__:
        if name != "answers":
            console.print(f"{name.replace('_', ' ')}: {getattr(found, name)}")


def main() -> None:
    """Read options, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("events", type=int)
    parser.add_argument("--keep", type=Path, help="make, or use again, this archive")
    parser.add_argument("--readers", type=int, default=100)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(chosen.keep or Path(folder) / "archive")
        if not archive.store.exists():
            crowds.fill(archive, chosen.events)
        found = measure(archive, chosen.events, chosen.readers)
    if chosen.json:
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
    else:
        show(found)


if __name__ == "__main__":
    main()
