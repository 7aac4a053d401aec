"""The charts there are: what each shows, in which shape, under which title."""

from __future__ import annotations

from typing import Literal

from dragoman.records.chart import Basis, Dyad, Period, Spot
from dragoman.records.report import Frozen

Step = Literal["day", "week", "month", "quarter", "year"]


class Timeline(Frozen, frozen=True, kw_only=True):
    """How much was done, stretch by stretch: cooperation up, conflict down.

    Attributes:
        title: What it shows.
        rows: The counts.
        basis: What was counted.
        step: How long a stretch is.
        measure: Draw numbers of "events", or their mean "score".
    """

    title: str
    rows: tuple[Period, ...]
    basis: Basis
    step: Step
    measure: Literal["events", "score"] = "events"


class Dyads(Frozen, frozen=True, kw_only=True):
    """Who deals with whom, and how.

    Attributes:
        title: What it shows.
        rows: The counts, in any order.
        basis: What was counted.
        shape: Ranked "bars", or a "matrix" of countries.
        directed: A row tells what `a` does to `b`, not what passes between them.
    """

    title: str
    rows: tuple[Dyad, ...]
    basis: Basis
    shape: Literal["bars", "matrix"] = "bars"
    directed: bool = False


class WorldMap(Frozen, frozen=True, kw_only=True):
    """Where it happened: a point for each place, as large as its number of events.

    Attributes:
        title: What it shows.
        rows: The counts, in any order.
        basis: What was counted.
    """

    title: str
    rows: tuple[Spot, ...]
    basis: Basis


Chart = Timeline | Dyads | WorldMap
