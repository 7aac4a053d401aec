"""Draw the figures and tables of an evaluation, and the state of health."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.doctor import Check
from dragoman.evaluation import Figure, Result
from dragoman.evaluation import Table as Breakdown


def draw_result(result: Result) -> RenderableType:
    """Draw what a task found: figures, then the tables that break them down."""
    title = f"{result.task}: {result.file} (sha256 {result.sha256[:12]})"
    figures = _table(title, ("figure", "value", "of"))
    for figure in result.figures:
        figures.add_row(figure.name, _number(figure), f"{figure.of:,}")
    return Group(figures, *(_breakdown(table) for table in result.tables if table.rows))


def _number(figure: Figure) -> str:
    """A figure as people read it: shares in per cent, others as they are.

    >>> _number(Figure(name="type macro-F1", value=0.8236, of=10))
    '82.4 %'
    >>> _number(Figure(name="events per 1,000 words", value=1.5, of=10))
    '1.50'
    """
    if " per " in figure.name:
        return f"{figure.value:.2f}"
    return f"{figure.value * 100:.1f} %"


def _breakdown(table: Breakdown) -> RenderableType:
    """Draw one table."""
    drawn = _table(table.title, table.columns)
    for row in table.rows:
        drawn.add_row(*row)
    return drawn


def _table(title: str, columns: Iterable[str]) -> Table:
    """An empty table, its numbers to the right."""
    table = Table(title=title, title_justify="left", title_style="bold")
    for number, name in enumerate(columns):
        table.add_column(name, justify="left" if number == 0 else "right")
    return table


def draw_checks(checks: Iterable[Check]) -> RenderableType:
    """Draw what the doctor found."""
    grid = Table.grid(padding=(0, 2))
    for check in checks:
        mark = (
            Text("ok", style="green") if check.ok else Text("wrong", style="bold red")
        )
        grid.add_row(mark, Text(check.name), Text(check.found))
        if check.remedy:
            grid.add_row("", "", Text(check.remedy, style="yellow"))
    return grid
