"""What a large run takes: from a file of reports to linked stories, killed on the way.

    python bench/scale.py 100000 [--wire FILE] [--workers 2] [--keep FOLDER] [--json]

Seven reports in ten are made up (`generate.py`), the others are those of `--wire`,
over and over with changes: another day and source, other numbers and weekdays, and a
paragraph left out. `dragoman add` reads and codes them, is killed when half are in,
and is run again; `dragoman link` then finds the stories, and `dragoman verify` looks at
every row. Time is that of all processes together; memory is looked at every second.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter, sleep
from typing import Final

import msgspec
from generate import PER_DAY, Generator, Row
from growth import agreement
from processes import Taken, taken
from rich.console import Console
from rich.table import Table

from dragoman.archive import Archive
from dragoman.errors import ArchiveFault
from dragoman.records import Report
from dragoman.reports import read

INVENTED: Final = 0.7  # of the reports, where there is a file of wire reports
PAPERS: Final = ("Courier", "Gazette", "Herald", "Observer", "Post", "Tribune", "Wire")
WEEKDAYS: Final = tuple(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
_CHANGED: Final = re.compile(rf"\b(?:\d{{1,3}}|{'|'.join(WEEKDAYS)})\b")


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """What one command took.

    Attributes:
        command: The command.
        reports: How many reports the archive held after it.
        seconds: How long it took.
        core_seconds: What its processes worked, all together, to the second.
        main_megabytes: The most memory of its main process.
        worker_megabytes: The most memory of any worker; 0 if there is none.
        code: How it ended; below zero if a signal killed it.
    """

    command: str
    reports: int
    seconds: float
    core_seconds: float
    main_megabytes: float
    worker_megabytes: float
    code: int


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """What the whole run took.

    Attributes:
        offered: How many reports the file held, some of them in other languages.
        characters: How long the reports are together.
        steps: The commands.
        rows: How many rows each table has.
        megabytes: What each table takes on disk.
        precision: Of the pairs of made-up reports that share a coverage, the share
            that tells of one happening.
        recall: Of the pairs that tell of one happening, the share that share one.
    """

    offered: int
    characters: int
    steps: tuple[Step, ...]
    rows: dict[str, int]
    megabytes: dict[str, float]
    precision: float
    recall: float


class Run:
    """Runs commands of dragoman on one archive."""

    def __init__(self, file: Path, archive: Path, workers: int) -> None:
        """Keep what the commands name."""
        self.archive = Archive(archive)
        self.add = ("add", str(file), "--to", str(archive), "--no-link")
        self.add += ("--workers", str(workers))
        self.link = ("link", str(archive))
        self.verify = ("verify", str(archive))

    def step(
        self, command: tuple[str, ...], stop: Callable[[], bool] = lambda: False
    ) -> Step:
        """Run a command, and kill it and all its processes if it should stop."""
        started, seen = perf_counter(), [Taken(0.0, 0.0, 0.0)]
        process = subprocess.Popen(
            [sys.executable, "-m", "dragoman", *command],
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        while process.poll() is None:
            seen.append(taken(process.pid))
            sleep(1)
            if stop():
                os.killpg(process.pid, signal.SIGKILL)
        return Step(
            command=command[0],
            reports=self.held(),
            seconds=round(perf_counter() - started, 1),
            core_seconds=round(max(each.seconds for each in seen), 1),
            main_megabytes=round(max(each.megabytes for each in seen), 1),
            worker_megabytes=round(max(each.largest for each in seen), 1),
            code=process.returncode,
        )

    def held(self) -> int:
        """How many reports are in the archive."""
        try:
            return int(
                self.archive.snapshot().rows("SELECT count(*) FROM reports")[0][0]
            )
        except ArchiveFault:
            return 0  # not made yet


def changed(report: Report, turn: int) -> Row:
    """A report as if it was another: of a later week, by another paper."""
    day = (report.published or date(2024, 1, 1)) + timedelta(weeks=turn)
    paragraphs = [part for part in report.text.split("\n\n") if part.strip()]
    if len(paragraphs) > 2:
        del paragraphs[1 + turn % (len(paragraphs) - 1)]
    text = _CHANGED.sub(lambda found: _other(found[0], turn), "\n\n".join(paragraphs))
    return Row(
        id=f"{report.given_id or report.id}-{turn}",
        title=report.title or "",
        text=text,
        date=day.isoformat(),
        source=f"{PAPERS[turn % len(PAPERS)]} {turn}",
        url="",
    )


def _other(word: str, turn: int) -> str:
    if word in WEEKDAYS:
        return WEEKDAYS[(WEEKDAYS.index(word) + turn) % len(WEEKDAYS)]
    return str(int(word) + turn)


def wire(file: Path) -> Iterator[Row]:
    """The reports of a file over and over, changed each time."""
    reports = [item for item in read(file) if isinstance(item, Report)]
    turn = 0
    while reports:
        turn += 1
        for report in reports:
            yield changed(report, turn)


def write(
    file: Path, number: int, source: Path | None
) -> tuple[int, dict[str, str | None]]:
    """Write the reports; how many characters, and what each made-up one tells."""
    share = INVENTED if source else 1.0
    made = Generator(1).reports(round(number * share), PER_DAY)
    others = wire(source) if source else iter(())
    every = cycle([True] * 7 + [False] * 3) if source else cycle([True])
    happening: dict[str, str | None] = {}
    characters = 0
    with file.open("wb") as out:
        for invented in islice(every, number):
            if invented and (pair := next(made, None)):
                row, gold = pair
                happening[row.id] = gold.happening
            else:
                row = next(others)
            characters += len(row.text)
            out.write(msgspec.json.encode(row) + b"\n")
    return characters, happening


def measure(number: int, source: Path | None, place: Path, workers: int) -> Scale:
    """Write the reports, run the commands, and count what came of it."""
    file = place / f"{number}.jsonl"
    characters, happening = write(file, number, source)
    run = Run(file, place / f"archive-{number}", workers)
    steps = (
        run.step(run.add, stop=lambda: run.held() >= number / 2),
        run.step(run.add),
        run.step(run.link),
        run.step(run.verify),
    )
    info = run.archive.info()
    precision, recall = agreement(run.archive, happening)
    return Scale(
        offered=number,
        characters=characters,
        steps=steps,
        rows=info.rows,
        megabytes={name: round(size / 1e6, 1) for name, size in info.bytes.items()},
        precision=precision,
        recall=recall,
    )


def draw(scale: Scale) -> Table:
    """The commands as a table."""
    size = f"{scale.offered:,} reports, {scale.characters / 1e6:,.0f} M characters"
    table = Table(title=f"{size}; {sum(scale.megabytes.values()):,.0f} MB on disk")
    for name in Step.__struct_fields__:
        table.add_column(name.replace("_", " "), justify="right")
    for step in scale.steps:
        table.add_row(
            *(
                f"{one:,}" if not isinstance(one, str) else one
                for one in msgspec.structs.astuple(step)
            )
        )
    return table


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("reports", type=int)
    parser.add_argument("--wire", type=Path, help="a file of reports to change")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="leave the archive here")
    parser.add_argument("--json", action="store_true", help="print JSON")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = asked.keep or Path(folder)
        place.mkdir(exist_ok=True, parents=True)
        scale = measure(asked.reports, asked.wire, place, asked.workers)
    if asked.json:
        sys.stdout.write(msgspec.json.encode(scale).decode() + "\n")
        return
    Console().print(draw(scale))
    Console().print(scale.rows, f"precision {scale.precision}, recall {scale.recall}")


if __name__ == "__main__":
    main()
