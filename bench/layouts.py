"""Export what a file of reports tells in every layout, and check each file.

    python bench/layouts.py FILE [--limit N] [--workers 2] [--keep FOLDER]

The reports are added to a new archive, coded and linked; each layout is written from
it and held against its own table of columns. Exit code 1 if a file has a fault.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

import dragoman
from dragoman.archive import Archive
from dragoman.exports import EXPORTS, Problem, export, validate


def main() -> None:
    """Read options, export, check, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="leave the files here")
    chosen = parser.parse_args()
    table = Table("layout", "rows", "left out", "faults")
    faults: list[tuple[str, Problem]] = []
    with tempfile.TemporaryDirectory() as folder:
        place = chosen.keep or Path(folder)
        archive = Archive(place / "archive")
        archive.add(
            dragoman.read(chosen.file), limit=chosen.limit, workers=chosen.workers
        )
        for name, layout in EXPORTS.items():
            file = place / f"{name}{layout.ending}"
            written = export(name, archive.tellings(by_story=True), file)
            found = validate(name, file)
            faults += [(name, problem) for problem in found]
            left = sum(number for _, number in written.left_out)
            table.add_row(name, f"{written.rows:,}", f"{left:,}", str(len(found)))
    console = Console()
    console.print(table)
    for name, problem in faults:
        console.print(f"{name}: {problem}", highlight=False)
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
