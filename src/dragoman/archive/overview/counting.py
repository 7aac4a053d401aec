"""Count the events that a question finds, for all views of a page at once.

What several reports tell together counts once, in its earliest telling that was found,
as in `dragoman.archive.summaries`. The copy says of each telling which one it is. The
first ones stand for nearly all; only where a later telling was found and the first was
not, which is rare, must be sought.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from dragoman.archive.overview.asking import Narrowed
from dragoman.archive.overview.building import COMPARED
from dragoman.archive.overview.copies import Asking, Copy
from dragoman.archive.overview.records import (
    Cell,
    Edge,
    InCountry,
    Overview,
    Stretch,
    TypeMonth,
    View,
)
from dragoman.archive.overview.tallies import tally
from dragoman.archive.summaries import STEPS, Step, chosen, placed, step_for

CELLS: Final = 4_000
_CELLS_OF_WORLD: Final = 1_500  # more are no clearer, and take 40 kB more
_SINGLE: Final = 2_000  # so many places can be shown each for itself
_WORLD: Final = 2.0
_SIZES: Final = ((_WORLD, 2.0), (4.0, 1.0), (16.0, 0.25), (64.0, 0.05))
"""Up to which zoom cells are how many degrees wide."""
Tuples = list[tuple[Any, ...]]


class Once:
    """The happenings that a question finds, each in its earliest telling found.

    Attributes:
        source: Their rows in the copy, in SQL, as what stands after FROM; `row` says
            which row of `events` each is.
        values: The values of its question marks.
        tellings: How many times they are told, in all tellings that were found.
        events: How many there are.
    """

    def __init__(self, asking: Asking, asked: Narrowed) -> None:
        """Find out which tellings count."""
        self._asking, self._asked = asking, asked
        ((stories,),) = asking.rows("SELECT count(*) FROM stories")
        # Where all tellings of a story are found together, none need be sought.
        alike = not (stories and asked.columns)
        leads = "NULL" if alike else _LEADS.format(stories=stories)
        sql = _SIZE.format(told=asked.where, leads=leads)
        ((self.tellings, first, found),) = asking.rows(sql, asked.values)
        later = 0 if alike else self._later(found or "0" * (stories + 1))
        self.events = first + later
        self.source = (_FIRST_AND_LATER if later else _FIRST).format(told=asked.where)
        self.values = asked.values

    def _later(self, leads: str) -> int:
        """Note later tellings of happenings whose first was not found; how many.

        A telling that does not differ from the first in what is asked about was found
        together with it.

        Args:
            leads: A bit for each story: whether its first telling was found.
        """
        columns = self._asked.columns
        bits = sum(2**n for n, column in enumerate(COMPARED) if column in columns)
        differs = "true" if columns - set(COMPARED) else f"differs & {bits} <> 0"
        sql = _LATER.format(told=self._asked.where, differs=differs)
        self._asking.run(sql, (*self._asked.values, leads))
        return int(self._asking.rows("SELECT count(*) FROM later")[0][0])

    def tally(self, lists: Mapping[str, str]) -> None:
        """Count them by the numbers in some columns, see `tally`."""
        tally(self._asking, lists, self.source, self.values)


class Counts:
    """Counts what a question finds; few queries pass over the events themselves."""

    def __init__(self, asking: Asking, asked: Narrowed, view: View) -> None:
        """Count by day, by kind and by place.

        Raises:
            UnknownChoice: There is no such step.
        """
        self._asking, self._view = asking, view
        step = chosen("step", view.step, STEPS) if view.step else None
        self._once = Once(asking, asked)
        self._once.tally(_TALLIED | (_PARTIES if view.by == "party" else {}))
        for sql in (_DAYS, _PLACED):
            asking.run(sql)
        ((self._first, self._last),) = asking.rows(_ENDS)
        self._step: Step = step or step_for(self._first, self._last)

    def overview(self, copy: Copy) -> Overview:
        """All views at once."""
        (unplaced, whole_state), *_ = self._asking.rows(_UNPLACED)
        size = self._cell_size()
        return Overview(
            events=self._once.events,
            tellings=self._once.tellings,
            all_events=copy.events,
            first=self._first,
            last=self._last,
            step=self._step,
            undated=self._asking.rows(_UNDATED, [STEPS.index(self._step)])[0][0],
            unplaced=unplaced,
            whole_state=whole_state,
            series=self._series(),
            cells=self._cells(size),
            cell=size,
            countries=self._countries(),
            edges=self._edges(),
            types=self._types(),
            commit=copy.versions,
        )

    def _series(self) -> tuple[Stretch, ...]:
        sql = _SERIES.format(step=self._step)
        rows = self._asking.rows(sql, [STEPS.index(self._step)])
        return tuple(
            Stretch(
                first=first,
                last=date.fromordinal(after.toordinal() - 1),
                cooperation=good,
                conflict=bad,
                cooperation_score=round(good_score, 1),
                conflict_score=round(bad_score, 1),
            )
            for first, after, good, bad, good_score, bad_score in rows
        )

    def _types(self) -> tuple[TypeMonth, ...]:
        rows = self._asking.rows(_MONTHS, [STEPS.index("month")])
        return tuple(
            TypeMonth(type=type_, month=month, events=events)
            for type_, month, events in rows
        )

    def _box(self) -> tuple[str, list[object]]:
        """The part of the map that is seen, in SQL; it may go over the date line."""
        if self._view.box is None:
            return "true", []
        south, west, north, east = self._view.box
        joint = "AND" if west <= east else "OR"
        return f"lat BETWEEN ? AND ? AND (lon >= ? {joint} lon <= ?)", [
            south,
            north,
            west,
            east,
        ]

    def _cell_size(self) -> float:
        box, values = self._box()
        sql = f"SELECT count(*) FROM placed WHERE placed AND {box}"
        if self._asking.rows(sql, values)[0][0] <= _SINGLE:
            return 0.0
        sizes = (size for zoom, size in _SIZES if self._view.zoom < zoom)
        return next(sizes, 0.0)

    def _cells(self, size: float) -> tuple[Cell, ...]:
        box, values = self._box()
        cell = f"floor(lat / {size}), floor(lon / {size})" if size else "lat, lon"
        most = _CELLS_OF_WORLD if self._view.zoom < _WORLD else CELLS
        rows = self._asking.rows(_CELLS.format(cell=cell, box=box, most=most), values)
        return tuple(
            Cell(
                lat=round(lat, 4),
                lon=round(lon, 4),
                events=events,
                conflict=conflict,
                score=round(score, 2),
                name=name,
                country=country,
                places=places,
            )
            for lat, lon, events, conflict, score, name, country, places in rows
        )

    def _countries(self) -> tuple[InCountry, ...]:
        return tuple(
            InCountry(country=country, events=events, score=round(score, 2))
            for country, events, score in self._asking.rows(_COUNTRIES)
        )

    def _edges(self) -> tuple[Edge, ...]:
        if self._view.by == "country":
            rows = self._asking.rows(_BY_COUNTRY)
        else:
            sql = _BY_PARTY.format(source=self._once.source)
            rows = self._asking.rows(sql, self._once.values)
        return tuple(
            Edge(a=a, b=b, events=events, conflict=conflict, score=round(score, 2))
            for a, b, events, conflict, score in rows
        )


_SIZE: Final = """
SELECT count(*), count(*) FILTER (nth <= 1), {leads} FROM events WHERE {told}
"""
_LEADS: Final = "bitstring_agg(story, 0, {stories}) FILTER (nth = 1)"
_LATER: Final = """
CREATE OR REPLACE TEMP TABLE later AS
SELECT min_by(rowid, nth) AS row FROM events
WHERE nth > 1 AND {differs} AND {told} AND get_bit(CAST(? AS BIT), story) = 0
GROUP BY story
"""
_FIRST: Final = "(SELECT rowid AS row, * FROM events WHERE nth <= 1 AND {told})"
_FIRST_AND_LATER: Final = """(
SELECT rowid AS row, * FROM events WHERE nth <= 1 AND {told}
UNION ALL
SELECT rowid AS row, * FROM events
WHERE nth > 1 AND rowid IN (SELECT row FROM later)
)"""
_TALLIED: Final = {
    "moment": "moments",
    "season": "seasons",
    "spot": "spots",
    "pair": "pairs",
}
_PARTIES: Final = {"actor": "parties", "recipient": "parties"}
_DAYS: Final = """
CREATE OR REPLACE TEMP TABLE days AS
SELECT * FROM by_moment JOIN moments USING (moment)
"""
_PLACED: Final = f"""
CREATE OR REPLACE TEMP TABLE placed AS
SELECT counted.*, place, country, lat, lon,
    place_number IS NOT NULL AND {placed(whole_states=False)} AS placed
FROM (
    SELECT place_number, sum(events) AS events,
        coalesce(sum(events) FILTER (conflict), 0) AS conflict, sum(score) AS score
    FROM by_spot JOIN spots USING (spot) GROUP BY place_number
) AS counted LEFT JOIN places USING (place_number)
"""
_ENDS: Final = "SELECT min(first), max(first) FROM days"
_UNDATED: Final = """
SELECT CAST(coalesce(sum(events), 0) AS BIGINT) FROM days
WHERE first IS NULL OR vague > ?
"""
_UNPLACED: Final = """
SELECT CAST(coalesce(sum(events) FILTER (place_number IS NULL), 0) AS BIGINT),
    CAST(coalesce(sum(events) FILTER (place_number IS NOT NULL AND NOT placed), 0)
        AS BIGINT)
FROM placed
"""
_SERIES: Final = """
SELECT CAST(begun AS DATE), CAST(begun + INTERVAL 1 {step} AS DATE),
    CAST(coalesce(sum(events) FILTER (NOT conflict), 0) AS BIGINT),
    CAST(coalesce(sum(events) FILTER (conflict), 0) AS BIGINT),
    coalesce(sum(score) FILTER (NOT conflict), 0),
    coalesce(sum(score) FILTER (conflict), 0)
FROM (
    SELECT date_trunc('{step}', first) AS begun, * FROM days
    WHERE first IS NOT NULL AND vague <= ?
) GROUP BY begun ORDER BY begun
"""
_MONTHS: Final = """
SELECT type, CAST(DATE '1970-01-01' + to_months(month) AS DATE),
    CAST(sum(events) AS BIGINT)
FROM by_season JOIN seasons USING (season)
WHERE month IS NOT NULL AND vague <= ? GROUP BY 1, 2 ORDER BY 1, 2
"""
_CELLS: Final = """
SELECT c.lat, c.lon, total, conflict, score, place, country, many FROM (
    SELECT sum(lat * events) / sum(events) AS lat,
        sum(lon * events) / sum(events) AS lon,
        CAST(sum(events) AS BIGINT) AS total,
        CAST(sum(conflict) AS BIGINT) AS conflict, sum(score) / sum(events) AS score,
        arg_max(place_number, events) AS place_number, count(*) AS many
    FROM placed WHERE placed AND {box}
    GROUP BY {cell} ORDER BY total DESC, 1, 2 LIMIT {most}
) AS c JOIN places USING (place_number) ORDER BY total DESC, 1, 2
"""
_COUNTRIES: Final = """
SELECT country, CAST(sum(events) AS BIGINT) AS total, sum(score) / sum(events)
FROM placed WHERE country IS NOT NULL GROUP BY country ORDER BY total DESC, country
"""
_BY_COUNTRY: Final = """
SELECT a, b, CAST(sum(events) AS BIGINT) AS total, CAST(sum(conflict) AS BIGINT),
    sum(score) / sum(events)
FROM (
    SELECT events, conflict, score, a, unnest(others) AS b FROM (
        SELECT events, conflict, score, unnest(acting.party_countries) AS a,
            CASE WHEN mutual THEN acting.party_countries ELSE acted.party_countries END
                AS others
        FROM (
            SELECT actor_states, recipient_states, mutual, sum(events) AS events,
                coalesce(sum(events) FILTER (conflict), 0) AS conflict,
                sum(score) AS score
            FROM by_pair JOIN pairs USING (pair) GROUP BY ALL
        ) AS counted
        JOIN states AS acting ON acting.states = actor_states
        JOIN states AS acted ON acted.states = recipient_states
    )
) WHERE a <> b GROUP BY a, b ORDER BY total DESC, a, b LIMIT 120
"""
# Only between those who are named most: pairs of names there are without number.
_BY_PARTY: Final = """
WITH busy AS MATERIALIZED (
    SELECT party FROM (
        SELECT actor AS party, events FROM by_actor
        UNION ALL SELECT recipient, events FROM by_recipient
    ) GROUP BY party ORDER BY sum(events) DESC, party LIMIT 1000
)
SELECT a, b, CAST(sum(events) AS BIGINT) AS total, CAST(sum(conflict) AS BIGINT),
    sum(score) / sum(events)
FROM (
    SELECT events, conflict, score, a, unnest(others) AS b FROM (
        SELECT events, conflict, score,
            unnest(list_distinct(string_split(acting.party_names, '; '))) AS a,
            list_distinct(string_split(CASE WHEN mutual THEN acting.party_names
                ELSE acted.party_names END, '; ')) AS others
        FROM (
            SELECT actor, recipient, mutual, count(*) AS events,
                count(*) FILTER (conflict) AS conflict, sum(score) AS score
            FROM {source}
            WHERE actor IN (FROM busy) AND recipient IN (FROM busy)
            GROUP BY actor, recipient, mutual
        ) AS counted
        JOIN parties AS acting ON acting.party = actor
        JOIN parties AS acted ON acted.party = recipient
    )
) WHERE a <> b AND a <> '' AND b <> ''
GROUP BY a, b ORDER BY total DESC, a, b LIMIT 120
"""
