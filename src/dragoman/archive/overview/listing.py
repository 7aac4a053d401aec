"""Lines of the table of events, from any place of ten million.

Each happening is a line, in its earliest telling found. The events of the copy lie in
the order of their days, so the first thousands of lines cost nothing; whoever asks for
lines near the end is served from the end.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dragoman.archive.found import Order
from dragoman.archive.overview.asking import Narrowed
from dragoman.archive.overview.copies import Asking
from dragoman.archive.overview.counting import Once
from dragoman.archive.overview.records import Row, Rows
from dragoman.errors import BadInput, UnknownChoice

SORTS: Final = {
    "date": "first",
    "type": "kind",
    "status": "status",
    "actor": "actor",
    "recipient": "recipient",
    "score": "score",
    "killed": "killed",
    "confidence": "confidence",
    "place": "place_number",
    "sources": "sources",
    "published": "published",
    "source": "paper",
}
"""By what lines may be sorted; parties and places by their names."""
NEWEST: Final = "-date"


def lines(asking: Asking, asked: Narrowed, order: Order) -> Rows:
    """Some lines of what a question finds.

    Raises:
        UnknownChoice: They cannot be sorted so.
        BadInput: A number is below 0.
    """
    column, down = _column(order.sort), order.sort.startswith("-")
    limit, skip = order.limit or 0, order.skip
    if min(limit, skip) < 0:
        found = f"limit {limit}, skip {skip}"
        raise BadInput("order", found=found, remedy="give numbers from 0 on")
    once = Once(asking, asked)
    limit = max(0, min(limit, once.events - skip))
    backwards = skip > once.events // 2
    if backwards:
        skip = once.events - skip - limit
    ordered = _ordered(column, down=down, backwards=backwards)
    places_of = _PLACES_BY_STATUS if column == "status" else _PLACES
    sql = f"{places_of.format(source=once.source)} ORDER BY {ordered} LIMIT ? OFFSET ?"
    places = [row for (row,) in asking.rows(sql, (*once.values, limit, skip))]
    if backwards:
        places.reverse()
    return Rows(skip=order.skip, total=once.events, rows=_read(asking, places))


def _column(sort: str) -> str:
    name = sort.removeprefix("-")
    if name not in SORTS:
        raise UnknownChoice("order of events", name, SORTS)
    return SORTS[name]


def _ordered(column: str, *, down: bool, backwards: bool) -> str:
    """An order in SQL; what has no value comes last, or first if it is reversed."""
    way = "DESC" if down is not backwards else "ASC"
    nulls, row = ("FIRST", "DESC") if backwards else ("LAST", "ASC")
    return f"{column} {way} NULLS {nulls}, row {row}"


def _read(asking: Asking, found: list[int]) -> tuple[Row, ...]:
    """The lines that stand at some places, in the order of these.

    Of the long lists only the few rows that are needed are read, by their numbers:
    measured among ten million events, 60 ms instead of 700.
    """
    if not found:
        return ()
    asking.run(_PAGE.format(rows=_listed(found)))
    needed = {
        name: _listed(number for (number,) in asking.rows(sql))
        for name, sql in _NEEDED.items()
    }
    told = {row: fields for row, *fields in asking.rows(_LINES.format(**needed))}
    return tuple(_row(told[place]) for place in found)


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers)) or "NULL"


def _row(fields: list[object]) -> Row:
    return Row(**dict(zip(Row.__struct_fields__, fields, strict=True)))  # type: ignore[arg-type]


_PLACES: Final = "SELECT row FROM {source}"
_PLACES_BY_STATUS: Final = """
SELECT row FROM {source} JOIN (SELECT kind, status FROM kinds) USING (kind)
"""
_PAGE: Final = """
CREATE OR REPLACE TEMP TABLE page AS
SELECT rowid AS row, * FROM events WHERE rowid IN ({rows})
"""
_NEEDED: Final = {
    "reports": "SELECT DISTINCT report_number FROM page",
    "stories": "SELECT DISTINCT story FROM page WHERE story IS NOT NULL",
    "parties": "SELECT actor FROM page UNION SELECT recipient FROM page",
}
_LINES: Final = """
WITH named AS MATERIALIZED (SELECT * FROM parties WHERE party IN ({parties}))
SELECT row, e.id, report, first, last, type, mode, quad,
    round(CAST(e.score AS DOUBLE), 2), status,
    a.party_names, coalesce(a.party_countries, []),
    r.party_names, coalesce(r.party_countries, []),
    place, country, killed, trigger, confidence, published, source,
    s.id, coalesce(e.sources, 1), coalesce(tellings, 1)
FROM page AS e
JOIN kinds USING (kind)
JOIN named AS a ON a.party = e.actor
JOIN named AS r ON r.party = e.recipient
JOIN (SELECT * FROM reports WHERE report_number IN ({reports})) USING (report_number)
LEFT JOIN places USING (place_number)
LEFT JOIN papers USING (paper)
LEFT JOIN (SELECT * FROM stories WHERE story IN ({stories})) AS s ON s.story = e.story
"""
