"""How much faster several processes are than one, and whether Daft keeps up.

    python bench/workers.py FILE [--reports 1000] [--workers 2] [--rounds 3] [--json]

Each way adds reports of the file to a new archive, in turns: one process, several of
our pool, and as many of Daft's on this machine. Each is timed with many reports and
with few, and the difference is told, so that starting processes and loading models is
left out; that is told apart. Medians over the rounds.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

import msgspec
from rich.console import Console
from rich.table import Table

FEW: Final = 64  # reports: two chunks, so that two processes start


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """One way to work.

    Attributes:
        name: What it is.
        seconds: What many reports took more than few, a number for each round.
        start: What few reports took.
        against_one: How many times as fast as one process, the median of the rounds.
    """

    name: str
    seconds: tuple[float, ...]
    start: tuple[float, ...]
    against_one: float


def ways(workers: int) -> dict[str, tuple[str, ...]]:
    """The options of each way to work."""
    several = ("--workers", str(workers))
    return {
        "one process": ("--workers", "1"),
        f"{workers} processes": several,
        f"Daft, {workers} processes": ("--engine", "daft", *several),
    }


def timed(file: Path, number: int, options: tuple[str, ...]) -> float:
    """The seconds in which a new archive gets so many reports.

    Raises:
        CalledProcessError: They could not be added.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = ["add", str(file), "--to", f"{folder}/archive", "--no-link"]
        started = perf_counter()
        subprocess.run(
            [
                sys.executable,
                "-m",
                "dragoman",
                *command,
                "--limit",
                str(number),
                *options,
            ],
            check=True,
            capture_output=True,
        )
        return perf_counter() - started


def measure(file: Path, number: int, workers: int, rounds: int) -> list[Way]:
    """Time all ways in turns."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in ways(workers)}
    for _ in range(rounds):
        for name, options in ways(workers).items():
            few = timed(file, FEW, options)
            taken[name].append((timed(file, number, options) - few, few))
    one = [more for more, _ in next(iter(taken.values()))]
    return [
        Way(
            name=name,
            seconds=tuple(round(more, 2) for more, _ in times),
            start=tuple(round(few, 2) for _, few in times),
            against_one=round(
                median(
                    alone / more for alone, (more, _) in zip(one, times, strict=True)
                ),
                2,
            ),
        )
        for name, times in taken.items()
    ]


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true", help="print JSON")
    asked = parser.parse_args()
    found = measure(asked.file, asked.reports, asked.workers, asked.rounds)
    if asked.json:
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
        return
    table = Table("", "seconds", "start", "against one process", title=asked.file.name)
    for way in found:
        figures = f"{median(way.seconds):.1f}", f"{median(way.start):.1f}"
        table.add_row(way.name, *figures, f"{way.against_one}")
    Console().print(table)


if __name__ == "__main__":
    main()
