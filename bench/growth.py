"""How an archive grows: what it costs to keep, to code and to link so many reports.

    python bench/growth.py 10000 50000 [--workers 2] [--keep FOLDER] [--json]

The reports are made up by `generate.py`, with as much repetition as news has. For
each number a new archive is filled in three steps, timed apart: reading and keeping
without coding, coding, and linking into stories. The linking is also scored against
the happenings that the generator says the reports tell of.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from collections import Counter
from pathlib import Path
from time import perf_counter

import msgspec
from generate import PER_DAY, Generator
from rich.console import Console
from rich.table import Table

import dragoman
from dragoman.archive import Archive


class Growth(msgspec.Struct, frozen=True, kw_only=True):
    """What one number of reports took.

    Attributes:
        reports: How many were offered; a few of them cannot be read, by design.
        kept_a_second: Reports a second, read, checked and kept, without coding.
        code_seconds: What coding them took.
        link_seconds: What linking them took.
        events: How many events they gave.
        pairs: How many scored pairs were kept.
        stories: How many stories.
        precision: Of the pairs of reports that share a coverage, the share that
            tells of one happening.
        recall: Of the pairs that tell of one happening, the share that share one.
        megabytes: What the archive takes on disk.
        peak_megabytes: The most memory that this process took.
    """

    reports: int
    kept_a_second: int
    code_seconds: float
    link_seconds: float
    events: int
    pairs: int
    stories: int
    precision: float
    recall: float
    megabytes: float
    peak_megabytes: float


def measure(number: int, folder: Path, workers: int) -> Growth:
    """Fill an archive and time it."""
    file = folder / f"{number}.jsonl"
    happening = {}
    with file.open("wb") as out:
        for row, gold in Generator(1).reports(number, PER_DAY):
            out.write(msgspec.json.encode(row) + b"\n")
            happening[row.id] = gold.happening
    archive = Archive(folder / str(number))
    started = perf_counter()
    archive.add(dragoman.read(file), code=False, link=False)
    kept = perf_counter()
    archive.recode(workers=workers, link=False)
    coded = perf_counter()
    archive.link()
    linked = perf_counter()
    info = archive.info()
    precision, recall = agreement(archive, happening)
    return Growth(
        reports=number,
        kept_a_second=int(info.rows["reports"] / (kept - started)),
        code_seconds=round(coded - kept, 1),
        link_seconds=round(linked - coded, 1),
        events=info.rows["events"],
        pairs=info.rows["pairs"],
        stories=info.rows["stories"],
        precision=precision,
        recall=recall,
        megabytes=round(sum(info.bytes.values()) / 1e6, 1),
        peak_megabytes=round(
            resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1
        ),
    )


def agreement(
    archive: Archive, happening: dict[str, str | None]
) -> tuple[float, float]:
    """Precision and recall over pairs of reports, by what they are about."""
    rows = archive.snapshot().rows(
        "SELECT reports.given_id, groups.coverage FROM groups"
        " JOIN reports ON reports.id = groups.report"
    )
    told = [(happening.get(given), coverage) for given, coverage in rows]
    told = [pair for pair in told if pair[0]]
    both = pairs(Counter(told))
    found = pairs(Counter(coverage for _, coverage in told))
    there = pairs(Counter(one for one, _ in told))
    return round(both / max(found, 1), 4), round(both / max(there, 1), 4)


def pairs(sizes: Counter[object]) -> int:
    """How many pairs lie in groups of these sizes."""
    return sum(size * (size - 1) // 2 for size in sizes.values())


def main() -> None:
    """Read options, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("reports", type=int, nargs="+")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="leave the archives here")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = chosen.keep or Path(folder)
        place.mkdir(exist_ok=True)
        found = [measure(number, place, chosen.workers) for number in chosen.reports]
    if chosen.json:
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
        return
    table = Table(title="Growth of an archive")
    table.add_column("")
    for one in found:
        table.add_column(f"{one.reports:,}", justify="right")
    columns = [msgspec.structs.asdict(one) for one in found]
    for name in Growth.__struct_fields__[1:]:
        table.add_row(
            name.replace("_", " "), *(f"{column[name]:,}" for column in columns)
        )
    Console().print(table)


if __name__ == "__main__":
    main()
