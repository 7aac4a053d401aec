"""Draw what an archive holds, what was done to it and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.show.intake import sized

if TYPE_CHECKING:
    from dragoman.archive.checking import Problem
    from dragoman.archive.counting import Info
    from dragoman.archive.store import State


def draw_info(info: Info) -> RenderableType:
    """Draw what an archive holds."""
    head = Text(f"{info.path}  as of {info.when:%Y-%m-%d %H:%M} UTC", "bold")
    tables = Table(box=None, pad_edge=False)
    for name in ("table", "rows", "size", "files"):
        tables.add_column(name, justify="left" if name == "table" else "right")
    for name, rows in info.rows.items():
        size, files = info.bytes[name], info.files[name]
        tables.add_row(name, f"{rows:,}", sized(size), f"{files:,}")
    facts = Table.grid(padding=(0, 2))
    if info.first and info.last:
        facts.add_row("published", f"{info.first} to {info.last}")
    for name, counts in {
        "reports": info.states,
        "languages": info.languages,
        "coded by": info.coders,
    }.items():
        told = ", ".join(f"{word} {number:,}" for word, number in counts.items())
        facts.add_row(name, told or "none")
    facts.add_row("last commit", f"{info.batch}: {info.what}")
    return Group(head, Text(), tables, Text(), facts)


def draw_commit(commit: State) -> str:
    """A commit on one line."""
    return f"{commit.when:%Y-%m-%d %H:%M:%S}  {commit.batch:>6}  {commit.what}"


def draw_problem(problem: Problem) -> str:
    """What is wrong with a row, on one line."""
    return f"{problem.table} {problem.id}: {problem.found}"


def draw_exports(exports: Sequence[Sequence[str]]) -> RenderableType:
    """Draw the exports there are: name, ending, what a row is for, what it is."""
    table = Table(box=None, pad_edge=False)
    for name in ("--as", "file", "a row for each", "what it is"):
        table.add_column(name)
    for export in exports:
        table.add_row(*export)
    return table
