"""Hold the coder to the quality it had: fail if a figure falls below its floor.

    python bench/floors.py [--sets FOLDER] [--only TASK]

`floors.toml` beside this file names for each gold file its hash, and for each
figure of its evaluation the least it may be, or the most. The gold files are no
part of this repository; a file that is not there is skipped and named, and one
that has changed fails, for its figures mean something else. Exit code 1 if a
figure fails.

A floor is set a little below what was measured. To lower one, say why in the
commit.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import msgspec
from rich.console import Console
from rich.table import Table

from dragoman.coder import Coder
from dragoman.evaluation import Coding, Options, Result, evaluate
from dragoman.evaluation.gold import file_hash

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
SETS = Path(os.environ.get("DRAGOMAN_SHARED", HERE.parents[1] / "shared")) / "evalsets"


class Floor(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What one evaluation must reach.

    Attributes:
        task: The task.
        file: The gold file, below the folder of sets; of our own, below this
            repository ("tests/gold/…").
        own: Whether the file is our own.
        sha256: Its hash.
        unaided: Whether the coder is told whom a sentence is about.
        limit: How many items are scored; all if it is not said.
        least: The least that figures may be, by name.
        most: The most that figures may be, by name.
    """

    task: str
    file: str
    sha256: str
    own: bool = False
    unaided: bool = False
    limit: int | None = None
    least: dict[str, float] = {}
    most: dict[str, float] = {}

    @property
    def options(self) -> Options:
        """How to score."""
        return Options(unaided=self.unaided, limit=self.limit)


class Floors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of `floors.toml`."""

    floor: tuple[Floor, ...]


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """Whether one figure holds, and in words why or why not."""

    ok: bool
    file: str
    figure: str = ""
    said: str
    bound: str = ""


Verdicts: TypeAlias = Iterator[Verdict]


def read_floors(path: Path = FLOORS) -> tuple[Floor, ...]:
    """Read the floors; a misspelt name or a wrong type stops the gate."""
    return msgspec.toml.decode(path.read_bytes(), type=Floors).floor


def hold(floors: tuple[Floor, ...], sets: Path, coder: Coding) -> Verdicts:
    """Evaluate every gold file that is there, and judge its figures."""
    for floor in floors:
        path = (HERE.parent if floor.own else sets) / floor.file
        if not path.is_file():
            yield Verdict(ok=True, file=floor.file, said="not here; skipped")
        elif file_hash(path) != floor.sha256:
            yield Verdict(ok=False, file=floor.file, said="has changed")
        else:
            yield from judge(floor, evaluate(floor.task, path, coder, floor.options))


def judge(floor: Floor, result: Result) -> Verdicts:
    """Judge the figures of one evaluation.

    A figure that the evaluation does not have any more fails, or a new name would
    lift a floor.
    """
    values = {figure.name: figure.value for figure in result.figures}
    bounds = [(name, bound, 1) for name, bound in floor.least.items()]
    bounds += [(name, bound, -1) for name, bound in floor.most.items()]
    for name, bound, sign in bounds:
        value = values.get(name)
        word = "least" if sign > 0 else "most"
        yield Verdict(
            ok=value is not None and (value - bound) * sign >= 0,
            file=floor.file,
            figure=name,
            said="no such figure" if value is None else f"{value:.4f}",
            bound=f"{word} {bound:.4f}",
        )


def draw(verdicts: list[Verdict]) -> Table:
    """The verdicts as a table."""
    table = Table("", "file", "figure", "found", "wanted")
    for verdict in verdicts:
        mark = "[green]ok[/green]" if verdict.ok else "[bold red]fails[/bold red]"
        name = Path(verdict.file).name
        table.add_row(mark, name, verdict.figure, verdict.said, verdict.bound)
    return table


def summary(verdicts: list[Verdict]) -> str:
    """What came of it, in a line."""
    failed = [f"{v.file} {v.figure}".strip() for v in verdicts if not v.ok]
    held = sum(verdict.ok and bool(verdict.figure) for verdict in verdicts)
    skipped = sum(verdict.ok and not verdict.figure for verdict in verdicts)
    line = f"{held} floors hold, {len(failed)} fail, {skipped} skipped"
    return f"{line}: {'; '.join(failed)}" if failed else line


def main() -> None:
    """Read the options, evaluate, print, and fail if a figure does."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sets", type=Path, default=SETS)
    parser.add_argument("--only", metavar="TASK", help="hold only this task")
    asked = parser.parse_args()
    floors = tuple(f for f in read_floors() if asked.only in {None, f.task})
    verdicts = list(hold(floors, asked.sets, Coder()))
    # A log of CI has no width of its own, and 80 columns break the names.
    console = Console()
    console = console if console.is_terminal else Console(width=110)
    console.print(draw(verdicts))
    console.print(summary(verdicts), highlight=False, soft_wrap=True)
    sys.exit(not all(verdict.ok for verdict in verdicts))


if __name__ == "__main__":
    main()
