"""Check a file against its layout, whoever wrote it.

The checks know the layout only, not the functions that write: a file of GDELT itself
passes as well. Each fault says where it is, what was found and what is wanted.
"""

from __future__ import annotations

import csv
import itertools
import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from dragoman.exports.layouts import Column
from dragoman.exports.table import Export, choose
from dragoman.records.report import Frozen

MOST_PROBLEMS: Final = 100
# Later files of POLECAT call a column otherwise.
OTHER_NAMES: Final = {"Event Intensity": "Intensity"}
LONGEST_CELL: Final = 10_000_000
WHOLE: Final = re.compile(r"-?\d+")
WORDS_FOR: Final = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "date": "a day, YYYY-MM-DD",
    "boolean": "true or false",
    "list": "a list",
    "object": "an object",
}


class Problem(Frozen, frozen=True, kw_only=True):
    """What is wrong with a file.

    Attributes:
        line: The line, feature, row or element, counted from 1; 0 for the whole file.
        column: The column, None for the whole line.
        found: What was found.
        wanted: What is wanted.
    """

    line: int
    column: str | None
    found: str
    wanted: str

    def __str__(self) -> str:
        """The problem on one line."""
        where = f"line {self.line}" if self.line else "the file"
        column = f", {self.column}" if self.column else ""
        return f"{where}{column}: {self.found}; wanted is {self.wanted}"


Record = tuple[int, dict[str, object]]


class _Unreadable(Exception):
    """The rest of a file cannot be read; carries the problem.

    Attributes:
        problem: What is wrong.
    """

    def __init__(self, line: int, found: str, wanted: str) -> None:
        """Keep the problem."""
        self.problem = Problem(line=line, column=None, found=found, wanted=wanted)
        super().__init__(str(self.problem))


def validate(name: str, path: Path | str) -> list[Problem]:
    """Check a file against a layout; no problem means that it fits.

    At most a hundred problems are told.

    Raises:
        UnknownChoice: There is no such export.
        OSError: The file cannot be opened.
    """
    chosen = choose(name)
    return list(itertools.islice(_problems(chosen, Path(path)), MOST_PROBLEMS))


def _problems(chosen: Export, path: Path) -> Iterator[Problem]:
    readers: dict[str, Callable[[Export, Path], Iterator[Record]]] = {
        "tabs": _cells,
        "commas": _cells,
        "jsonl": _objects,
        "geojson": _features,
        "parquet": _parquet_rows,
        "graphml": _graphml,
        "gexf": _gexf,
    }
    seen: dict[str, set[object]] = {}
    columns = {column.name: column for column in chosen.layout.columns}
    try:
        for line, cells in readers[chosen.form](chosen, path):
            yield from _check_row(line, cells, columns, chosen)
            for column in columns.values():
                if column.unique:
                    yield from _check_unique(line, cells, column, seen)
    except _Unreadable as fault:
        yield fault.problem
    except UnicodeDecodeError as fault:
        yield Problem(
            line=0,
            column=None,
            found=f"byte {fault.start} is not UTF-8",
            wanted="UTF-8",
        )


def _check_unique(
    line: int, cells: dict[str, object], column: Column, seen: dict[str, set[object]]
) -> Iterator[Problem]:
    value, before = cells.get(column.name), seen.setdefault(column.name, set())
    if value in before:
        yield Problem(
            line=line,
            column=column.name,
            found=f"'{value}' for the second time",
            wanted="a value that stands once",
        )
    before.add(value)


def _check_row(
    line: int, cells: dict[str, object], columns: dict[str, Column], chosen: Export
) -> Iterator[Problem]:
    for name in cells:
        if name not in columns:
            yield Problem(
                line=line, column=name, found="a strange column", wanted="none"
            )
    kind = _element(cells, columns)
    for name, column in columns.items():
        if kind and not name.startswith(kind):
            continue
        value = cells.get(name)
        empty = value is None or (isinstance(value, str) and value == chosen.missing)
        wanted = _wanted(column) if empty and column.required else None
        if not empty:
            wanted = _misfit(value, column)
        if wanted:
            yield Problem(
                line=line, column=name, found=_shown(value, empty=empty), wanted=wanted
            )


def _element(cells: dict[str, object], columns: dict[str, Column]) -> str | None:
    """Of networks, which kind of element has these cells: "node." or "edge."."""
    if not any(name.startswith("node.") for name in columns):
        return None
    return "node." if any(name.startswith("node.") for name in cells) else "edge."


def _shown(value: object, *, empty: bool) -> str:
    return "nothing" if empty else f"'{str(value)[:60]}'"


def _wanted(column: Column) -> str:
    return WORDS_FOR[column.kind]


def _misfit(value: object, column: Column) -> str | None:
    """What a value should be, None if it is."""
    known = _read(value, column)
    if known is None:
        return _wanted(column)
    if column.choices and str(value) not in column.choices:
        return "one of " + ", ".join(column.choices)
    if column.pattern and not re.search(column.pattern, str(value)):
        return f"a text that fits {column.pattern}"
    if isinstance(known, int | float):
        if column.least is not None and known < column.least:
            return f"at least {column.least:g}"
        if column.most is not None and known > column.most:
            return f"at most {column.most:g}"
    return None


def _read(value: object, column: Column) -> object:
    """A value as its column has it, None if it is nothing such."""
    return _READERS[column.kind](value)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _integer(value: object) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and WHOLE.fullmatch(value):
        return int(value)
    return None


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        number = float(value)
    except ValueError:
        return None
    return number if abs(number) < float("inf") else None


def _day(value: object) -> date | None:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


_READERS: Final[dict[str, Callable[[object], object]]] = {
    "string": _text,
    "integer": _integer,
    "number": _number,
    "date": _day,
    "boolean": lambda value: value if isinstance(value, bool) else None,
    "list": lambda value: value if isinstance(value, list) else None,
    "object": lambda value: value if isinstance(value, dict) else None,
}


def _cells(chosen: Export, path: Path) -> Iterator[Record]:
    """The lines of a file between tabs or commas."""
    names = chosen.layout.names
    with path.open(encoding="utf-8", newline="") as stream:
        lines = _lines(chosen, stream)
        if chosen.head:
            _check_head(next(lines, (1, []))[1], names)
        for number, cells in lines:
            if len(cells) != len(names):
                raise _Unreadable(number, f"{len(cells)} cells", f"{len(names)} cells")
            yield number, dict(zip(names, cells, strict=True))


def _lines(chosen: Export, stream: Iterator[str]) -> Iterator[tuple[int, list[str]]]:
    if chosen.form == "tabs":
        for number, line in enumerate(stream, 1):
            yield number, line.rstrip("\r\n").split("\t")
        return
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(stream, strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as fault:
        raise _Unreadable(reader.line_num, str(fault), "CSV") from fault


def _check_head(found: list[str], names: tuple[str, ...]) -> None:
    heads = [OTHER_NAMES.get(name, name) for name in found]
    if heads and heads[0].startswith("\ufeff"):
        heads[0] = heads[0][1:]
    if tuple(heads) == names:
        return
    pairs = itertools.zip_longest(heads, names)
    place, (got, want) = next((n, p) for n, p in enumerate(pairs, 1) if p[0] != p[1])
    raise _Unreadable(1, f"head {place} is '{got}'", f"'{want}'")


def _objects(chosen: Export, path: Path) -> Iterator[Record]:  # noqa: ARG001
    with path.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            yield number, _object(_json(line, number), number)


def _json(text: str, line: int) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as fault:
        raise _Unreadable(line, str(fault), "JSON") from fault


def _object(value: object, line: int) -> dict[str, object]:
    if not isinstance(value, dict):
        raise _Unreadable(line, f"a {type(value).__name__}", "an object")
    return value


def _features(chosen: Export, path: Path) -> Iterator[Record]:  # noqa: ARG001
    whole = _object(_json(path.read_text("utf-8"), 0), 0)
    features = whole.get("features")
    if whole.get("type") != "FeatureCollection" or not isinstance(features, list):
        raise _Unreadable(0, f"type {whole.get('type')}", "a FeatureCollection")
    for number, feature in enumerate(features, 1):
        parts = _object(feature, number)
        if parts.get("type") != "Feature" or not _is_point(parts.get("geometry")):
            raise _Unreadable(
                number, f"{parts.get('geometry')}", "a Feature at a Point"
            )
        yield number, _object(parts.get("properties"), number)


def _is_point(geometry: object) -> bool:
    if not isinstance(geometry, dict) or geometry.get("type") != "Point":
        return False
    ends = geometry.get("coordinates")
    if not isinstance(ends, list) or len(ends) != 2:
        return False
    lon, lat = map(_number, ends)
    return None not in (lon, lat) and abs(lon or 0) <= 180 and abs(lat or 0) <= 90


def _parquet_rows(chosen: Export, path: Path) -> Iterator[Record]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            _check_head(file.schema_arrow.names, chosen.layout.names)
            batches = (b.to_pylist() for b in file.iter_batches())
            yield from enumerate(itertools.chain.from_iterable(batches), 1)
    except pa.ArrowException as fault:
        raise _Unreadable(0, str(fault), "Parquet") from fault


def _elements(path: Path) -> Iterator[ET.Element]:
    try:
        for _, element in ET.iterparse(path):
            element.tag = element.tag.rpartition("}")[2]
            yield element
            if element.tag in {"node", "edge"}:
                element.clear()
    except ET.ParseError as fault:
        raise _Unreadable(fault.position[0], str(fault), "XML") from fault


def _graphml(chosen: Export, path: Path) -> Iterator[Record]:  # noqa: ARG001
    elements = (e for e in _elements(path) if e.tag in {"node", "edge"})
    for number, element in enumerate(elements, 1):
        yield number, {d.get("key", ""): d.text or "" for d in element}


def _gexf(chosen: Export, path: Path) -> Iterator[Record]:  # noqa: ARG001
    elements = (e for e in _elements(path) if e.tag in {"node", "edge"})
    for number, element in enumerate(elements, 1):
        values = element.iter("attvalue")
        yield number, {v.get("for", ""): v.get("value", "") for v in values}
