"""Count events into the few rows that charts are drawn from.

What several reports tell together counts once, in its earliest telling; an event
counts on the first day on which it may have been. Events without a day are on no
timeline, events without a place on no map.
"""

from __future__ import annotations

from datetime import date
from typing import Final, Literal, TypeVar, get_args

from dragoman.archive.filters import Question
from dragoman.archive.found import Found, Order
from dragoman.archive.reading import Snapshot, quoted
from dragoman.errors import UnknownChoice
from dragoman.knowledge.codebook import load_codebook
from dragoman.records import Event
from dragoman.records.chart import Basis, Dyad, Period, Spot
from dragoman.records.report import Frozen

Step = Literal["day", "week", "month", "quarter", "year"]
Panel = Literal["type", "mode", "status", "country", "source", "dyad"]
STEPS: Final[tuple[Step, ...]] = get_args(Step)
PANELS: Final[tuple[Panel, ...]] = get_args(Panel)
ENOUGH: Final = 45
"""So many stretches make a good timeline; the longest step that gives as many is
chosen where nobody chooses."""
_LONG: Final[dict[Step, int]] = {"year": 365, "month": 30, "week": 7}
Choice = TypeVar("Choice", bound=str)
_WHOLE_STATE: Final = ("country", "region")


class Counting(Frozen, frozen=True, kw_only=True):
    """How events are counted.

    Attributes:
        every_telling: Count what several reports tell as often as they tell it.
    """

    every_telling: bool = False


ONCE: Final = Counting()


class Summary:
    """Counts the events that a question finds."""

    def __init__(
        self, snapshot: Snapshot, question: Question, counting: Counting = ONCE
    ) -> None:
        """Take the question; nothing is counted yet."""
        self._snapshot, self._values = snapshot, question.values
        found: Found[Event] = Found(snapshot, "events", question, Order(sort="date"))
        asked = f"asked AS MATERIALIZED (SELECT {_NEEDED} FROM ({found.chosen()}))"
        counted = _EVERY if counting.every_telling else _ONCE
        self._with = f"WITH {asked}, counted AS ({counted})"

    def basis(self, *, where: str = "true") -> Basis:
        """How many events were counted, from when to when."""
        sql = f"SELECT count(*), {_EDGES} FROM counted WHERE {where}"
        events, first, last = self._rows(sql)[0]
        return Basis(events=events, first=first, last=last)

    def step(self) -> Step:
        """A step that suits the days of the events."""
        basis = self.basis()
        return step_for(basis.first, basis.last)

    def periods(
        self, step: Step, *, panel: Panel | None = None, panels: int = 6
    ) -> tuple[Period, ...]:
        """The events of each class in each stretch of time.

        Args:
            step: How long a stretch is.
            panel: What parts the timeline into several.
            panels: How many of these, those with most events.

        Raises:
            UnknownChoice: There is no such step or panel.
        """
        sql = _PERIODS.format(
            step=chosen("step", step, STEPS),
            panel=_PANELS[chosen("panel", panel, PANELS)] if panel else "''",
            source="dyads" if panel == "dyad" else "counted",
            dyads=_between("a < b"),
            panels=int(panels),
            dated=dated(step),
        )
        return tuple(
            Period(
                first=first,
                last=_last_day(after),
                quad=quad,
                events=events,
                score=score,
                panel=panel_,
            )
            for first, after, quad, events, score, panel_ in self._rows(sql)
        )

    def dyads(self, *, directed: bool = False) -> tuple[Dyad, ...]:
        """The events between two countries, the pair with most events first.

        Args:
            directed: Tell what one does to the other apart from the reverse.
        """
        order = "a <> b" if directed else "a < b"
        rows = self._rows(_DYADS.format(dyads=_between(order)))
        return tuple(
            Dyad(a=a, b=b, cooperation=good, conflict=bad, score=score)
            for a, b, good, bad, score in rows
        )

    def dyadic_basis(self) -> Basis:
        """How many events are between countries, from when to when."""
        between = _between("a < b")
        sql = f", dyads AS ({between}) SELECT count(DISTINCT id), {_EDGES} FROM dyads"
        events, first, last = self._rows(sql)[0]
        return Basis(events=events, first=first, last=last)

    def spots(self, *, whole_states: bool = False) -> tuple[Spot, ...]:
        """The events at each place, the place with most events first.

        Args:
            whole_states: Also those of which only the country or region is known;
                they would stand in its middle.
        """
        rows = self._rows(_SPOTS.format(where=placed(whole_states=whole_states)))
        return tuple(
            Spot(
                lat=lat,
                lon=lon,
                name=name,
                country=country,
                events=events,
                conflict=conflict,
            )
            for lat, lon, name, country, events, conflict in rows
        )

    def _rows(self, sql: str) -> list[tuple]:  # type: ignore[type-arg]
        return self._snapshot.rows(f"{self._with} {sql}", self._values)


def step_for(first: date | None, last: date | None) -> Step:
    """A step that suits events of these days."""
    if first is None or last is None:
        return "day"
    days = (last - first).days
    fits = (step for step, long in _LONG.items() if days >= ENOUGH * long)
    return next(fits, "day")


def placed(*, whole_states: bool) -> str:
    """What holds for events that can stand on a map."""
    listed = ", ".join(f"'{word}'" for word in _WHOLE_STATE)
    nearer = "true" if whole_states else f"place_precision NOT IN ({listed})"
    return f"lat IS NOT NULL AND lon IS NOT NULL AND coalesce({nearer}, true)"


def _last_day(after: date) -> date:
    return date.fromordinal(after.toordinal() - 1)


def chosen(what: str, asked: str, choices: tuple[Choice, ...]) -> Choice:
    """What was asked for, as one of some choices.

    Raises:
        UnknownChoice: It is none of them.
    """
    for choice in choices:
        if choice == asked:
            return choice
    raise UnknownChoice(what, asked, choices)


_NEEDED: Final = (
    "id, report, number, type, mode, quad, status, score, first, last, published,"
    " source, place, country, place_precision, lat, lon, actor_countries,"
    " recipient_names, recipient_countries"
)
_EDGES: Final = "min(first), max(first)"
_EVERY: Final = "SELECT * FROM asked"
# Of each story the earliest telling that was found; the rest as it is.
_ONCE: Final = """
SELECT asked.* FROM asked ANTI JOIN (SELECT unnest(members) AS id FROM stories)
    USING (id)
UNION ALL
SELECT asked.* FROM asked
JOIN (SELECT id AS story, unnest(members) AS id FROM stories) USING (id)
QUALIFY row_number() OVER (
    PARTITION BY story ORDER BY published NULLS LAST, report, number
) = 1
"""


def dated(step: str) -> str:
    """The condition in SQL that an event has a day, known well enough for a step.

    An event of "last month" has no place among days.
    """
    return f"first IS NOT NULL AND last - first <= {_VAGUEST[step]}"


_VAGUEST: Final = {"day": 6, "week": 6, "month": 30, "quarter": 91, "year": 365}


def mutual() -> str:
    """Whether the actors of an event act on one another, by its type, in SQL."""
    return " OR ".join(
        f"type = {quoted(type_)}" + (f" AND mode = {quoted(mode)}" if mode else "")
        for type_, mode in sorted(load_codebook().mutual)
    )


def _between(order: str) -> str:
    """Pairs of states that deal with each other, in SQL, the first by an order."""
    return _BETWEEN.format(order=order, mutual=mutual())


_BETWEEN: Final = """
SELECT DISTINCT id, quad, score, first, last, a, b FROM (
    SELECT id, quad, score, first, last,
        CASE WHEN {order} OR a = b THEN a ELSE b END AS a,
        CASE WHEN {order} OR a = b THEN b ELSE a END AS b
    FROM (
        SELECT id, quad, score, first, last, a, unnest(others) AS b FROM (
            SELECT id, quad, score, first, last, unnest(actor_countries) AS a,
                CASE
                    WHEN coalesce(recipient_names, '') <> '' THEN recipient_countries
                    WHEN {mutual} THEN actor_countries
                    ELSE []
                END AS others
            FROM counted
        )
    )
) WHERE a <> b
"""
_PANELS: Final[dict[str, str]] = {
    "type": "type",
    "mode": "type || coalesce(' ' || mode, '')",
    "status": "status",
    "country": "coalesce(country, 'no country')",
    "source": "coalesce(source, 'no source')",
    "dyad": "a || ' – ' || b",
}
_PERIODS: Final = """
, dyads AS ({dyads}), timed AS (
    SELECT quad, score, date_trunc('{step}', first) AS first, {panel} AS panel
    FROM {source} WHERE {dated}
), largest AS (
    SELECT panel FROM timed GROUP BY panel ORDER BY count(*) DESC, panel LIMIT {panels}
)
SELECT CAST(first AS DATE), CAST(first + INTERVAL 1 {step} AS DATE), quad,
    count(*), avg(score), panel
FROM timed WHERE panel IN (SELECT panel FROM largest)
GROUP BY 1, 2, 3, 6 ORDER BY 6, 1, 3
"""
_DYADS: Final = """
, dyads AS ({dyads})
SELECT a, b, count(*) FILTER (quad LIKE '%cooperation'),
    count(*) FILTER (quad LIKE '%conflict'), avg(score)
FROM dyads GROUP BY a, b ORDER BY count(*) DESC, a, b
"""
_SPOTS: Final = """
SELECT lat, lon, min(place), min(country), count(*),
    count(*) FILTER (quad LIKE '%conflict')
FROM counted WHERE {where} GROUP BY lat, lon ORDER BY count(*) DESC, lat, lon
"""
