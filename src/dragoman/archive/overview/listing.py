"""Lines of the table of events, from any place of ten million.

Each happening is a line, in its earliest telling found. The events of the copy lie in
the order of their days, so the first thousands of lines cost nothing; whoever asks for
lines near the end is served from the end.
"""

from __future__ import annotations

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
    sql = f"{_PLACES.format(source=once.source)} ORDER BY {ordered} LIMIT ? OFFSET ?"
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
    """The lines that stand at some places, in the order of these."""
    if not found:
        return ()
    listed = ", ".join(map(str, found))
    told = {row: fields for row, *fields in asking.rows(_LINES.format(rows=listed))}
    return tuple(_row(told[place]) for place in found)


def _row(fields: list[object]) -> Row:
    return Row(**dict(zip(Row.__struct_fields__, fields, strict=True)))  # type: ignore[arg-type]


_PLACES: Final = """
SELECT row FROM {source} JOIN (SELECT kind, status FROM kinds) USING (kind)
"""
_LINES: Final = """
SELECT row, e.id, report, first, last, type, mode, quad,
    round(CAST(e.score AS DOUBLE), 2), status,
    a.party_names, coalesce(a.party_countries, []),
    r.party_names, coalesce(r.party_countries, []),
    place, country, killed, trigger, confidence, published, source,
    s.id, coalesce(e.sources, 1), coalesce(tellings, 1)
FROM (SELECT rowid AS row, * FROM events WHERE rowid IN ({rows})) AS e
JOIN kinds USING (kind)
JOIN parties AS a ON a.party = e.actor
JOIN parties AS r ON r.party = e.recipient
JOIN reports USING (report_number)
LEFT JOIN places USING (place_number)
LEFT JOIN papers USING (paper)
LEFT JOIN stories AS s ON s.story = e.story
"""
