"""The data dictionary of an export, in Markdown, made from its layout."""

from __future__ import annotations

from typing import Final

from dragoman.exports.layouts import Column, table_schema
from dragoman.exports.table import EXPORTS, Export, choose

FORMS: Final = {
    "tabs": "cells between tabs, no quotes",
    "commas": "CSV",
    "jsonl": "one JSON object a line",
    "geojson": "GeoJSON",
    "parquet": "Parquet",
    "graphml": "GraphML",
    "gexf": "GEXF 1.2",
}


def dictionary(name: str) -> str:
    """Tell every column of an export.

    Raises:
        UnknownChoice: There is no such export.
    """
    chosen = choose(name)
    lines = [
        f"## {chosen.name}",
        f"{chosen.what[0].upper()}{chosen.what[1:]}. {_form(chosen)}",
        "",
        "| column | type | constraints | meaning |",
        "|---|---|---|---|",
        *map(_line, chosen.layout.columns),
        "",
    ]
    return "\n".join(lines)


def schema(name: str) -> dict[str, object]:
    """The JSON Table Schema of an export.

    Raises:
        UnknownChoice: There is no such export.
    """
    chosen = choose(name)
    return table_schema(chosen.layout, chosen.missing)


def overview() -> str:
    """All exports in one table."""
    lines = ["| name | what it is | file | a row for each |", "|---|---|---|---|"]
    for chosen in EXPORTS.values():
        row = chosen.row or chosen.per
        lines.append(f"| `{chosen.name}` | {chosen.what} | `{chosen.ending}` | {row} |")
    return "\n".join(lines) + "\n"


def _form(chosen: Export) -> str:
    told = [FORMS[chosen.form]]
    if chosen.form in {"tabs", "commas"}:
        told.append("with a head line" if chosen.head else "without a head line")
        told.append(f'"{chosen.missing}" where nothing is known' * bool(chosen.missing))
    text = ", ".join(filter(None, told))
    return f"{text[0].upper()}{text[1:]}; {len(chosen.layout.columns)} columns."


def _line(column: Column) -> str:
    said = [
        "required" * column.required,
        "unique" * column.unique,
        f"fits `{column.pattern}`" if column.pattern else "",
        f"at least {column.least:.15g}" if column.least is not None else "",
        f"at most {column.most:.15g}" if column.most is not None else "",
        f"one of {', '.join(column.choices)}" if column.choices else "",
    ]
    constraints = "; ".join(filter(None, said)).replace("|", "\\|")
    return f"| `{column.name}` | {column.kind} | {constraints} | {column.meaning} |"
