"""What a page is told of many events: counted rows, and what they count."""

from __future__ import annotations

from datetime import date
from typing import Literal

from dragoman.records.report import Frozen

By = Literal["country", "party"]


class Stretch(Frozen, frozen=True, kw_only=True):
    """The events of one stretch of time; stretches without events are left out.

    Attributes:
        first: Its first day: of a week the Monday.
        last: Its last day.
        cooperation: How many events of cooperation, verbal and material.
        conflict: How many of conflict.
        cooperation_score: The sum of the scores of the former.
        conflict_score: The sum of the scores of the latter.
    """

    first: date
    last: date
    cooperation: int
    conflict: int
    cooperation_score: float
    conflict_score: float


class Cell(Frozen, frozen=True, kw_only=True):
    """The events of one cell of the map.

    Attributes:
        lat: Where most of it lies, in degrees north.
        lon: In degrees east.
        events: How many.
        conflict: How many of them are of conflict.
        score: Their mean score.
        name: The place with most of them.
        country: Its state.
        places: How many places there are in the cell.
    """

    lat: float
    lon: float
    events: int
    conflict: int
    score: float
    name: str | None
    country: str | None
    places: int


class Edge(Frozen, frozen=True, kw_only=True):
    """What one does to another.

    Attributes:
        a: Who acts: the code of a state, or a name.
        b: Who is acted upon.
        events: How many events; mutual ones count both ways.
        conflict: How many of them are of conflict.
        score: Their mean score.
    """

    a: str
    b: str
    events: int
    conflict: int
    score: float


class TypeMonth(Frozen, frozen=True, kw_only=True):
    """The events of a type that begin in a month.

    Attributes:
        type: The type.
        month: The first day of the month.
        events: How many.
    """

    type: str
    month: date
    events: int


class InCountry(Frozen, frozen=True, kw_only=True):
    """How many events are in a state, and their mean score."""

    country: str
    events: int
    score: float


class Overview(Frozen, frozen=True, kw_only=True):
    """Many events, counted. What several reports tell together counts once.

    Attributes:
        events: How many events.
        tellings: How many times they are told.
        all_events: How many there are without any filter.
        first: The first day of any; None if none has a day.
        last: The last day of any.
        step: How long the stretches are: "day", "week", "month", "quarter", "year".
        undated: How many events stand in no stretch, for they have no day or one that
            is too vague for the step.
        unplaced: How many events have no place.
        whole_state: How many are placed in a state or region and no nearer; they are in
            no cell.
        series: The stretches, in order.
        cells: The cells of the map, those with most events first.
        cell: How many degrees a cell is wide; 0 where each place is one.
        countries: The states where events are, those with most first.
        edges: Who does how much to whom, the most first.
        types: The types by month.
        commit: Of which commit it is told; another commit has another word.
    """

    events: int
    tellings: int
    all_events: int
    first: date | None
    last: date | None
    step: str
    undated: int
    unplaced: int
    whole_state: int
    series: tuple[Stretch, ...]
    cells: tuple[Cell, ...]
    cell: float
    countries: tuple[InCountry, ...]
    edges: tuple[Edge, ...]
    types: tuple[TypeMonth, ...]
    commit: str


class View(Frozen, frozen=True, kw_only=True):
    """What of many events is looked at.

    Attributes:
        step: How long a stretch is; what suits unless chosen.
        zoom: How far the map is zoomed in; 1 is the whole world.
        box: South, west, north and east of the map that is seen, in degrees.
        by: Whether edges are between states or between parties as they are named.
    """

    step: str | None = None
    zoom: float = 1.0
    box: tuple[float, float, float, float] | None = None
    by: By = "country"


class Row(Frozen, frozen=True, kw_only=True):
    """An event as a line of a table; the archive tells the rest.

    Attributes:
        id: Its id.
        report: The id of its report.
        first: The first day on which it may have been.
        last: The last.
        type: Its type in PLOVER.
        mode: Its mode.
        quad: The class of its code.
        score: Its score.
        status: How far it is real.
        actors: Who acts, joined by "; ".
        actor_countries: Their states.
        recipients: Who is acted upon.
        recipient_countries: Their states.
        place: Where.
        country: In which state.
        killed: How many were killed.
        trigger: The words that name it.
        confidence: From 0 to 1.
        published: The day of its report.
        source: The publisher of its report.
        story: The id of its story.
        sources: How many independent sources tell it.
        tellings: How many times it is told.
    """

    id: str
    report: str
    first: date | None
    last: date | None
    type: str
    mode: str | None
    quad: str
    score: float
    status: str
    actors: str
    actor_countries: tuple[str, ...]
    recipients: str
    recipient_countries: tuple[str, ...]
    place: str | None
    country: str | None
    killed: int | None
    trigger: str | None
    confidence: float | None
    published: date | None
    source: str | None
    story: str | None
    sources: int
    tellings: int


class Rows(Frozen, frozen=True, kw_only=True):
    """Some lines of a table.

    Attributes:
        skip: How many lines stand before them.
        total: How many lines there are in all.
        rows: The lines.
    """

    skip: int
    total: int
    rows: tuple[Row, ...]


class Facet(Frozen, frozen=True, kw_only=True):
    """A value that a filter can take.

    Attributes:
        value: As the filter wants it.
        name: What it is called.
        events: How many events it finds.
    """

    value: str
    name: str
    events: int


class Actor(Frozen, frozen=True, kw_only=True):
    """Somebody whom one may ask for, as an actor or recipient.

    Attributes:
        value: As the filters "actor", "recipient" and "either" want it.
        name: What they are called.
        kind: "country", "sector", "id" (of one in our tables) or "name".
        events: In how many events they act or are acted upon.
    """

    value: str
    name: str
    kind: str
    events: int
