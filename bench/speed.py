"""Compare the whole coder with the plain parser on the same texts.

    python bench/speed.py FILE... [--sample 60] [--rounds 3] [--json]

Both work in one process on one core. The plain parser is the spaCy pipeline of
the settings with all its parts, names included, run by `nlp.pipe` in the same
batches. The whole coder starts from the same texts and ends with records, the
reading of furniture included. They take turns, so that a machine that slows down
slows both; the first round warms up and is not counted. Nothing that was parsed is
kept for the next round. The ratio is that of the medians: above 1 the coder is slower
than the plain parser. With --mixed each file gives an equal share of the reports.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import msgspec
import spacy
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.coder import Coder
from dragoman.records import Report
from dragoman.reports import make_report, read
from dragoman.settings import ParsingSettings, Settings

FORGETFUL = Settings(parsing=ParsingSettings(keep=0))
DAY = 24 * 60 * 60
SAMPLE, ROUNDS = 60, 3


class Speed(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured.

    Attributes:
        reports: How many reports one round had.
        characters: How long they were together.
        plain: Seconds of the plain parser, a number for each round.
        coder: Seconds of the coder.
        ratio: The median of the coder over that of the plain parser.
        reports_a_day: How many such reports the coder does in a day on one core.
    """

    reports: int
    characters: int
    plain: tuple[float, ...]
    coder: tuple[float, ...]
    ratio: float
    reports_a_day: int


def measure(reports: list[Report], *, rounds: int, settings: Settings) -> Speed:
    """Time both in turns."""
    nlp, coder = spacy.load(settings.parsing.model), Coder(settings)
    batch = settings.parsing.batch

    def plain() -> None:
        for _ in nlp.pipe((report.text for report in reports), batch_size=batch):
            pass

    def whole() -> None:
        for _ in coder.code_many(map(anew, reports)):
            pass

    turns = [(timed(plain), timed(whole)) for _ in range(rounds + 1)][1:]
    plains, coders = (tuple(times) for times in zip(*turns, strict=True))
    return Speed(
        reports=len(reports),
        characters=sum(len(report.text) for report in reports),
        plain=plains,
        coder=coders,
        ratio=median(coders) / median(plains),
        reports_a_day=int(len(reports) / median(coders) * DAY),
    )


def anew(report: Report) -> Report:
    """Make a report from its text, as if it had just come in."""
    return make_report(
        report.text,
        title=report.title,
        published=report.published,
        source=report.source,
        given_id=report.given_id,
    )


def timed(work: Callable[[], None]) -> float:
    """The seconds that some work takes."""
    started = perf_counter()
    work()
    return perf_counter() - started


def sample(paths: list[Path], number: int) -> list[Report]:
    """Take so many reports of some files, evenly over all of them."""
    reports = [item for item in read(*paths) if isinstance(item, Report)]
    if not reports:
        sys.exit(f"No report could be read from {', '.join(map(str, paths))}.")
    return evenly(reports, number)


def evenly(reports: list[Report], sample: int) -> list[Report]:
    """Take so many reports, evenly over the whole list.

    >>> evenly([1, 2, 3, 4, 5, 6], 3)
    [1, 3, 5]
    """
    step = max(len(reports) / sample, 1)
    return [reports[int(n * step)] for n in range(min(sample, len(reports)))]


def draw(speed: Speed, name: str) -> Table:
    """The measurement as a table."""
    size = f"{speed.reports} reports, {speed.characters:,} characters"
    table = Table(title=Text(f"{name}: {size}", no_wrap=True), title_justify="left")
    for name in ("", "median", "least", "most"):
        table.add_column(name, justify="right" if name else "left")
    for name, times in (("plain parser", speed.plain), ("whole coder", speed.coder)):
        figures = (median(times), min(times), max(times))
        table.add_row(name, *(f"{seconds:.2f} s" for seconds in figures))
    table.add_row("coder / plain", f"{speed.ratio:.2f}")
    table.add_row("reports a day", f"{speed.reports_a_day:,}")
    return table


class Asked(msgspec.Struct, frozen=True):
    """What a measurement of speed is asked for.

    Attributes:
        name: The names of the files.
        reports: The sample of their reports.
        rounds: How many rounds count.
        json: Whether to print JSON.
    """

    name: str
    reports: list[Report]
    rounds: int
    json: bool


def read_options(described: str) -> Asked:
    """Read the command line, keep to one core, and read the reports."""
    parser = argparse.ArgumentParser(description=described.splitlines()[0])
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--sample", type=int, default=SAMPLE, help="reports to take")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="rounds that count")
    parser.add_argument(
        "--mixed", action="store_true", help="as many reports of each file"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    asked = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    groups = [[path] for path in asked.paths] if asked.mixed else [asked.paths]
    share = asked.sample // len(groups)
    reports = [report for paths in groups for report in sample(paths, share)]
    name = ", ".join(path.name for path in asked.paths)
    return Asked(name, reports, asked.rounds, asked.json)


def main() -> None:
    """Read the options, measure, print."""
    asked = read_options(__doc__ or "")
    speed = measure(asked.reports, rounds=asked.rounds, settings=FORGETFUL)
    if asked.json:
        sys.stdout.write(msgspec.json.encode(speed).decode() + "\n")
    else:
        Console().print(draw(speed, asked.name))


if __name__ == "__main__":
    main()
