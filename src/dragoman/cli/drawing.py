"""Draw what an archive holds: over time, between countries, on a map."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer
from rich.console import Console

from dragoman.cli.asking import named
from dragoman.cli.filters import EventFilters, choices
from dragoman.cli.options import AnyStatus, AsJson, At, Seen
from dragoman.cli.spreading import spread
from dragoman.show.streams import keep_out_of, print_json

if TYPE_CHECKING:
    from dragoman.archive.summaries import Summary
    from dragoman.charts import Chart

HEIGHT: Final = 24
WIDTH: Final = 100
Step = Literal["day", "week", "month", "quarter", "year"]
Panel = Literal["type", "mode", "status", "country", "source", "dyad"]

Picture = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="FILE", help="Draw a picture: .png or .svg."),
]
Width = Annotated[
    int | None,
    typer.Option(
        "--width",
        metavar="NUMBER",
        min=24,
        help="Columns of the drawing; as the terminal.",
    ),
]
Height = Annotated[
    int | None,
    typer.Option("--height", metavar="NUMBER", min=8, help="Lines of the drawing."),
]
Title = Annotated[
    str | None,
    typer.Option("--title", metavar="WORDS", help="What stands above the chart."),
]
EveryTelling = Annotated[
    bool,
    typer.Option(
        "--every-telling",
        help="Count what several reports tell as often as they tell it, not once.",
    ),
]
By = Annotated[
    Step | None,
    typer.Option("--by", help="How long a stretch is; what suits unless given."),
]
Mean = Annotated[
    bool, typer.Option("--mean", help="Draw the mean score, not the number of events.")
]
Per = Annotated[
    Panel | None, typer.Option("--per", help="A timeline for each, the largest first.")
]
Panels = Annotated[
    int,
    typer.Option(
        "--panels", metavar="NUMBER", min=1, help="With --per: the most timelines."
    ),
]
Matrix = Annotated[
    bool, typer.Option("--matrix", help="Draw a square of countries, not bars.")
]
Directed = Annotated[
    bool,
    typer.Option("--directed", help="What one does to the other, each way apart."),
]
WholeStates = Annotated[
    bool,
    typer.Option(
        "--whole-states",
        help="Also events of which only the country or region is known, in its middle.",
    ),
]


@dataclass(frozen=True, kw_only=True)
class Look:
    """What is counted, and how the drawing looks."""

    out: Picture = None
    width: Width = None
    height: Height = None
    title: Title = None
    every_telling: EveryTelling = False
    any_status: AnyStatus = False
    json: AsJson = False


@spread
def timeline(  # noqa: PLR0913
    *,
    at: Seen,
    which: EventFilters,
    look: Look,
    by: By = None,
    mean: Mean = False,
    per: Per = None,
    panels: Panels = 6,
) -> None:
    """Draw how much was done over time: cooperation up, conflict down.

    [bold]Examples[/bold]

        dragoman timeline kenya/ --by month --since 2024

        dragoman timeline kenya/ --actor IRN --recipient PAK --mean --out mean.svg

        dragoman timeline kenya/ --per type --panels 4
    """
    from dragoman.archive.summaries import dated
    from dragoman.charts import Timeline

    summary = summed(at, which, look)
    step = by or summary.step()
    chart = Timeline(
        title=look.title or titled("Events", which),
        rows=summary.periods(step, panel=per, panels=panels),
        basis=summary.basis(where=dated(step)),
        step=step,
        measure="score" if mean else "events",
    )
    show(chart, at, look)


@spread
def dyads(
    *,
    at: Seen,
    which: EventFilters,
    look: Look,
    matrix: Matrix = False,
    directed: Directed = False,
) -> None:
    """Draw which countries deal with which, and how.

    [bold]Examples[/bold]

        dragoman dyads kenya/ --since 2024-01

        dragoman dyads kenya/ --matrix --out dyads.png
    """
    from dragoman.charts import Dyads

    summary = summed(at, which, look)
    chart = Dyads(
        title=look.title or titled("Who deals with whom", which),
        rows=summary.dyads(directed=directed),
        basis=summary.dyadic_basis(),
        shape="matrix" if matrix else "bars",
        directed=directed,
    )
    show(chart, at, look)


@spread
def map_(
    *, at: Seen, which: EventFilters, look: Look, whole_states: WholeStates = False
) -> None:
    """Draw where it happened, on a map.

    [bold]Examples[/bold]

        dragoman map kenya/ --type PROTEST

        dragoman map kenya/ --near -1.29,36.82 --within-km 300 --out nairobi.svg
    """
    from dragoman.archive.summaries import placed
    from dragoman.charts import WorldMap

    summary = summed(at, which, look)
    chart = WorldMap(
        title=look.title or titled("Where it happened", which),
        rows=summary.spots(whole_states=whole_states),
        basis=summary.basis(where=placed(whole_states=whole_states)),
    )
    show(chart, at, look)


def summed(at: At, which: EventFilters, look: Look) -> Summary:
    """What counts the events that were chosen."""
    from dragoman.archive.filters import ask
    from dragoman.archive.summaries import Counting, Summary

    archive = at.open()
    seen = archive.snapshot()
    keep_out_of(look.out, at.archive)
    asked = named(archive, "events", real(choices(which), any_status=look.any_status))
    counting = Counting(every_telling=look.every_telling)
    return Summary(seen, ask("events", asked, seen.types), counting)


def real(asked: dict[str, object], *, any_status: bool) -> dict[str, object]:
    """What was asked; where no status was, only what is said to have taken place."""
    from dragoman.exports import TOOK_PLACE

    if any_status or "status" in asked:
        return asked
    return {**asked, "status": list(TOOK_PLACE)}


def titled(what: str, which: EventFilters) -> str:
    """A title that tells what was chosen: "Events: country Kenya"."""
    chosen = [
        f"{name.replace('_', ' ')} {_worded(name, value)}"
        for name, value in choices(which).items()
    ]
    return f"{what}: {', '.join(chosen)}" if chosen else what


def _worded(name: str, value: object) -> str:
    if name == "near" and isinstance(value, tuple):
        return ", ".join(f"{number:g}" for number in value)
    if isinstance(value, float):
        return f"{value:g}"
    several = value if isinstance(value, list | tuple) else (value,)
    return " or ".join(map(str, several))


def show(chart: Chart, at: At, look: Look) -> None:
    """Draw into a file, or with characters on standard output."""
    from dragoman.charts import draw, save

    if look.json:
        print_json(chart)
        return
    if look.out is not None:
        save(chart, look.out)
        line = f"{len(chart.rows):,} rows of {at.archive} -> {look.out}"
        Console(stderr=True).print(line, highlight=False, soft_wrap=True)
        return
    room = shutil.get_terminal_size((WIDTH, HEIGHT + 2))
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    sys.stdout.write(
        draw(
            chart,
            width=look.width or room.columns,
            height=look.height or max(HEIGHT, room.lines - 2),
            colour=colour,
        )
    )
