"""What columns a layout has, read from one text file for each.

Everything else follows from that file: the order in which a row is written, the
checks of the validator, the JSON Table Schema and the data dictionary.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal, get_args

from dragoman.knowledge.tables import Line, data_path, read_lines
from dragoman.records.report import Frozen

Kind = Literal["string", "integer", "number", "date", "boolean", "list", "object"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
# What JSON Table Schema calls them.
SCHEMA_KINDS: Final = {"list": "array"}
_PARTS: Final = re.compile(r"(?<!\\);")


class Column(Frozen, frozen=True, kw_only=True):
    """One column of a layout.

    Attributes:
        name: Its name, exactly as its readers want it.
        kind: What stands in it.
        required: It is never empty.
        unique: No value stands twice.
        pattern: A regular expression that every value fits.
        least: No value is smaller.
        most: No value is greater.
        choices: The values there are; empty for any.
        meaning: What it tells.
    """

    name: str
    kind: Kind
    required: bool
    unique: bool
    pattern: str | None
    least: float | None
    most: float | None
    choices: tuple[str, ...]
    meaning: str


class Layout(Frozen, frozen=True, kw_only=True):
    """The columns of an export, in order."""

    name: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


@cache
def load_layout(name: str) -> Layout:
    """Read the columns of a layout.

    Raises:
        BadData: A line is ill-formed or names a column twice.
    """
    columns: dict[str, Column] = {}
    for line in read_lines(data_path("exports", "layouts", f"{name}.txt")):
        column = _read_column(line)
        if column.name in columns:
            raise line.fault(f"column '{column.name}' stands already above")
        columns[column.name] = column
    return Layout(name=name, columns=tuple(columns.values()))


def _read_column(line: Line) -> Column:
    name, kind, constraints, meaning = line.columns(4, 4)
    known = next((known for known in KINDS if known == kind), None)
    if known is None:
        raise line.fault(f"'{kind}' is no kind of column; there are: {KINDS}")
    told: dict[str, str] = {}
    for part in filter(None, map(str.strip, _PARTS.split(constraints))):
        word, _, rest = part.partition(" ")
        if word not in {"required", "unique", "pattern", "min", "max", "one"}:
            raise line.fault(f"'{part}' is no constraint")
        told[word] = rest
    try:
        return _column(name, known, told, meaning)
    except (ValueError, re.error) as fault:
        raise line.fault(f"a constraint cannot be read: {fault}") from fault


def _column(name: str, kind: Kind, told: dict[str, str], meaning: str) -> Column:
    choices = told.get("one", "").removeprefix("of ").replace("\\;", ";")
    pattern = told.get("pattern")
    if pattern is not None:
        re.compile(pattern)
    return Column(
        name=name,
        kind=kind,
        required="required" in told,
        unique="unique" in told,
        pattern=pattern,
        least=float(told["min"]) if "min" in told else None,
        most=float(told["max"]) if "max" in told else None,
        choices=tuple(choices.split(", ")) if choices else (),
        meaning=meaning,
    )


def table_schema(layout: Layout, missing: str) -> dict[str, object]:
    """The layout as a JSON Table Schema, which frictionless and others read."""
    return {
        "fields": [_field(column) for column in layout.columns],
        "missingValues": [missing],
    }


def _field(column: Column) -> dict[str, object]:
    """A column as a field; the standard has patterns for texts only."""
    whole = int if column.kind == "integer" else float
    ends = [None if end is None else whole(end) for end in (column.least, column.most)]
    choices = [int(c) if column.kind == "integer" else c for c in column.choices]
    constraints = {
        "required": column.required or None,
        "unique": column.unique or None,
        "pattern": column.pattern if column.kind == "string" else None,
        "minimum": ends[0],
        "maximum": ends[1],
        "enum": choices or None,
    }
    said = {key: value for key, value in constraints.items() if value is not None}
    return {
        "name": column.name,
        "type": SCHEMA_KINDS.get(column.kind, column.kind),
        "description": column.meaning,
        **({"constraints": said} if said else {}),
    }
