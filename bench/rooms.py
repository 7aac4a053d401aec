"""Measure what each room of the coder costs, and what knowledge costs to load.

    python bench/rooms.py FILE... [--sample 60] [--rounds 3] [--json]

The coder codes the texts in one process on one core, and every call of a room from
outside it is timed; the median round counts. A share is that of the whole coder's
time. Loading is measured in a fresh process, with the memory it takes above that of
the bare interpreter
(read from `/proc`, so on Linux only).
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Final

import msgspec
from rich.console import Console
from rich.table import Table
from speed import FORGETFUL, anew, read_options, timed

from dragoman.coder import Coder
from dragoman.records import Report

# Room, owner inside the coder, and the attribute that is called.
ROOMS: Final = (
    ("mentions", "parse", "_mentions"),
    ("coreference", "parse", "_resolve"),
    ("grammar of acts", "", "find"),
    ("actors", "write", "who"),
    ("places", "write", "where"),
    ("dates", "write", "when"),
    ("counts", "write", "count"),
    ("statements", "", "state"),
)
RESOLVING: Final = frozenset(("coreference", "actors", "places", "dates", "counts"))
LOADING: Final = """
import pathlib, time
def used():
    status = pathlib.Path("/proc/self/status").read_text().split("VmRSS:")[1]
    return int(status.split()[0]) / 1024
import dragoman.knowledge.actors as actors
import dragoman.knowledge.places as places
import dragoman.knowledge.lexicon
bare, started = used(), time.perf_counter()
actors.load_actors()
one = time.perf_counter()
places.load_places().find("Paris")
print(one - started, time.perf_counter() - one, used() - bare)
"""


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """What one room costs.

    Attributes:
        room: Its name.
        seconds: Its time in the median round.
        per_1000_words: Its milliseconds for a thousand words.
        share: Its part of the coder's time.
    """

    room: str
    seconds: float
    per_1000_words: float
    share: float


class Costs(msgspec.Struct, frozen=True, kw_only=True):
    """What all rooms cost.

    Attributes:
        reports: How many reports a round had.
        words: How many words they were together.
        coder: Seconds of the whole coder.
        rooms: The cost of each room.
        resolving: The share of who, where, when and how many together.
        loading_actors: Seconds to load the actor tables.
        loading_places: Seconds to open the place tables and find a first name.
        memory: MiB that both take.
    """

    reports: int
    words: int
    coder: float
    rooms: tuple[Cost, ...]
    resolving: float
    loading_actors: float
    loading_places: float
    memory: float


class Timed:
    """Stands before a room and adds up the time of calls from outside it."""

    def __init__(self, inner: Callable[..., object]) -> None:
        """Begin with nothing."""
        self._inner, self.seconds, self._open = inner, 0.0, False

    def __call__(self, *args: object, **options: object) -> object:
        """Call the room."""
        return self._time(self._inner, *args, **options)

    def __getattr__(self, name: str) -> object:
        """A method of the room, timed as well."""
        found = getattr(self._inner, name)
        if not callable(found):
            return found
        return lambda *args, **options: self._time(found, *args, **options)

    def _time(
        self, work: Callable[..., object], *args: object, **options: object
    ) -> object:
        """Do some work; what it calls in turn is not counted twice."""
        if self._open:
            return work(*args, **options)
        self._open, started = True, perf_counter()
        try:
            return work(*args, **options)
        finally:
            self.seconds += perf_counter() - started
            self._open = False


def measure(reports: list[Report], rounds: int) -> Costs:
    """Time the rooms over some rounds; a first one warms up and does not count."""
    coder = Coder(FORGETFUL)
    rooms = {name: _stand_before(coder, *place) for name, *place in ROOMS}
    taken: list[tuple[float, dict[str, float]]] = []
    for _ in range(rounds + 1):
        for room in rooms.values():
            room.seconds = 0.0
        whole = timed(lambda: [None for _ in coder.code_many(map(anew, reports))])
        taken.append((whole, {name: room.seconds for name, room in rooms.items()}))
    whole = median(seconds for seconds, _ in taken[1:])
    words = sum(len(report.text.split()) for report in reports)
    costs = tuple(
        _cost(name, median(each[name] for _, each in taken[1:]), whole, words)
        for name in rooms
    )
    actors, places, memory = _loading()
    return Costs(
        reports=len(reports),
        words=words,
        coder=whole,
        rooms=costs,
        resolving=sum(cost.share for cost in costs if cost.room in RESOLVING),
        loading_actors=actors,
        loading_places=places,
        memory=memory,
    )


def _stand_before(coder: Coder, owner: str, name: str) -> Timed:
    """Put a clock before a room of the coder."""
    there = getattr(coder, owner) if owner else coder
    clock = Timed(getattr(there, name))
    setattr(there, name, clock)
    return clock


def _cost(room: str, seconds: float, whole: float, words: int) -> Cost:
    return Cost(
        room=room,
        seconds=seconds,
        per_1000_words=seconds / words * 1e6,
        share=seconds / whole,
    )


def _loading() -> tuple[float, float, float]:
    """Seconds to load the actors, the places, and the memory of both."""
    command = [sys.executable, "-c", LOADING]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    actors, places, memory = map(float, told.split())
    return actors, places, memory


def draw(costs: Costs) -> Table:
    """The costs as a table."""
    title = f"{costs.reports} reports, {costs.words:,} words in {costs.coder:.2f} s"
    table = Table(title=title, title_justify="left")
    for name in ("room", "seconds", "ms per 1,000 words", "share"):
        table.add_column(name, justify="left" if name == "room" else "right")
    for cost in costs.rooms:
        figures = (f"{cost.seconds:.3f}", f"{cost.per_1000_words:.2f}")
        table.add_row(cost.room, *figures, f"{cost.share:.1%}")
    table.add_row("who, where, when, how many", "", "", f"{costs.resolving:.1%}")
    table.add_row("loading actors", f"{costs.loading_actors:.3f}")
    table.add_row("opening places", f"{costs.loading_places:.3f}")
    table.add_row("memory of both", f"{costs.memory:.0f} MiB")
    return table


def main() -> None:
    """Read the options, measure, print."""
    asked = read_options(__doc__ or "")
    costs = measure(asked.reports, asked.rounds)
    if asked.json:
        sys.stdout.write(msgspec.json.encode(costs).decode() + "\n")
    else:
        Console().print(draw(costs))


if __name__ == "__main__":
    main()
