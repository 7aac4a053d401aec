"""Write what a reader found: tables for people, lines of JSON or CSV for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any, Final

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.dates import Time
from dragoman.reader import Item, Kind
from dragoman.records import Actor, Chain, Count, Failure, PlaceName, Report, Span
from dragoman.show.columns import Cell, csv_head, csv_line
from dragoman.show.streams import Format, name_failure
from dragoman.show.words import plain

Row = dict[str, Cell]
HIDDEN: Final = frozenset(("report_id", "given_id", "start", "end"))
"""Columns that tables for people leave out."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A line of JSON: the report's ids, and what was found in it."""

    report_id: str
    given_id: str | None
    found: Any


def write_all(
    kind: Kind,
    found: Iterable[tuple[Report | Failure, tuple[Item, ...]]],
    form: Format,
    stream: IO[str],
) -> int:
    """Write what was found in reports, name failures, and say how many there were."""
    failed = 0
    stream.write(head_of(kind, form))
    for report, items in found:
        if isinstance(report, Failure):
            name_failure(report)
            failed += 1
        else:
            write(kind, report, items, form, stream)
    return failed


def head_of(kind: Kind, form: Format) -> str:
    """What stands before the first finding."""
    return csv_head(COLUMNS[kind]) if form == "csv" else ""


def write(
    kind: Kind, report: Report, items: tuple[Item, ...], form: Format, stream: IO[str]
) -> None:
    """Write what was found in one report."""
    if form == "jsonl":
        stream.writelines(_json(report, item) for item in items)
    elif form == "csv":
        stream.writelines(csv_line(row) for row in _rows(kind, report, items))
    else:
        Console(file=stream).print(_table(kind, report, items))
    stream.flush()


def _json(report: Report, item: Item) -> str:
    line = Finding(report_id=report.id, given_id=report.given_id, found=item)
    return msgspec.json.encode(line).decode() + "\n"


def _rows(kind: Kind, report: Report, items: tuple[Item, ...]) -> Iterator[Row]:
    """A row for each thing found, its columns always the same."""
    for item in items:
        cells: Row = {"report_id": report.id, "given_id": report.given_id}
        yield cells | ROWS[kind](item)


def _table(kind: Kind, report: Report, items: tuple[Item, ...]) -> Table:
    """The things found in one report."""
    name = report.title or report.given_id or report.id
    table = Table(title=Text(plain(name)), title_justify="left", box=None)
    names = [name for name in COLUMNS[kind] if name not in HIDDEN]
    for name in names:
        table.add_column(name)
    for row in _rows(kind, report, items):
        cells = ("" if row[name] is None else str(row[name]) for name in names)
        table.add_row(*(Text(plain(cell)) for cell in cells))
    return table


def _of_actor(actor: Actor) -> Row:
    before = actor.antecedent
    return _words(actor.words) | {
        "name": actor.name,
        "code": actor.code,
        "country": actor.country,
        "sector": actor.sector,
        "role": actor.role,
        "entity": actor.entity,
        "how": actor.how,
        "antecedent": before.text if before else None,
    }


def _of_chain(chain: Chain) -> Row:
    return _words(chain.mentions[0]) | {
        "name": chain.name,
        "kind": chain.kind,
        "mentions": "; ".join(span.text for span in chain.mentions),
    }


def _of_place(name: PlaceName) -> Row:
    place = name.place
    return _words(name.words) | {
        "name": place.name if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "precision": place.precision if place else None,
        "geonameid": place.geonameid if place else None,
        "missing": name.missing,
    }


def _of_time(time: Time) -> Row:
    return {
        "words": time.text,
        "start": time.start,
        "end": time.end,
        "kind": time.kind,
        "value": time.value,
        "first": time.first.isoformat() if time.first else None,
        "last": time.last.isoformat() if time.last else None,
        "precision": time.precision,
    }


def _of_count(count: Count) -> Row:
    return _words(count.words) | {
        "kind": count.kind,
        "low": count.low,
        "best": count.best,
        "high": count.high,
        "unit": count.unit,
        "total": "yes" if count.total else None,
        "according_to": count.according_to.text if count.according_to else None,
    }


def _words(span: Span) -> Row:
    return {"words": span.text, "start": span.start, "end": span.end}


ROWS: Final[dict[Kind, Callable[[Any], Row]]] = {
    "actors": _of_actor,
    "chains": _of_chain,
    "places": _of_place,
    "times": _of_time,
    "counts": _of_count,
}
HERE: Final = ("report_id", "given_id", "words", "start", "end")
COLUMNS: Final[dict[Kind, tuple[str, ...]]] = {
    "actors": (
        *HERE,
        *("name", "code", "country", "sector", "role", "entity", "how", "antecedent"),
    ),
    "chains": (*HERE, "name", "kind", "mentions"),
    "places": (
        *HERE,
        *("name", "admin1", "country", "lat", "lon", "precision"),
        *("geonameid", "missing"),
    ),
    "times": (*HERE, "kind", "value", "first", "last", "precision"),
    "counts": (
        *HERE,
        *("kind", "low", "best", "high", "unit", "total", "according_to"),
    ),
}
"""The columns of each kind, in the order of its rows."""
