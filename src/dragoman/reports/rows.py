"""Read reports written as JSON objects; each that cannot be is one failure.

A `Row` is what any kind of file knows of a report before it is one: all readers
make rows, and only `make_row` makes reports of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

import msgspec

from dragoman.errors import BadInput
from dragoman.records import Failure, Report
from dragoman.reports.days import read_day
from dragoman.reports.decoding import decode, without_halves
from dragoman.reports.making import make_report
from dragoman.reports.options import DEFAULTS, ReadOptions


class Row(msgspec.Struct):
    """One JSON object; keys that do not stand here are ignored."""

    text: str
    id: str | int | None = None
    title: str | None = None
    date: str | int | None = None
    published: str | int | None = None
    published_time: str | int | None = None
    source: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None


_LIST = msgspec.json.Decoder(list[msgspec.Raw])
_REMEDY = (
    'give an object with a "text" and, if known, "id", "title", "date", "source",'
    ' "author", "url" and "language", all of them strings'
)


@lru_cache(maxsize=8)
def _decoder(columns: tuple[tuple[str, str], ...]) -> msgspec.json.Decoder[Any]:
    """What decodes a row whose keys may be called otherwise."""
    if not columns:
        return msgspec.json.Decoder(Row)
    names = dict(columns)
    # A key that was given to one field belongs no more to the field of its name.
    others = {c: f"{c} (ours)" for c in names.values() if c not in names}
    fields = [
        (field.name, field.type) if field.required else (field.name, field.type, None)
        for field in msgspec.structs.fields(Row)
    ]
    renamed = msgspec.defstruct("Row", fields, rename={**others, **names})
    return msgspec.json.Decoder(renamed)


def read_document(
    data: bytes, source: str, options: ReadOptions = DEFAULTS
) -> Iterator[Report | Failure]:
    """Read one JSON object or a list of them.

    Raises:
        BadInput: The bytes are no JSON or hold nothing.
    """
    text = decode(data, source).strip()
    try:
        parts = _LIST.decode(text) if text.startswith("[") else [msgspec.Raw(text)]
    except (msgspec.DecodeError, RecursionError, UnicodeError) as fault:
        raise _not_json(source, None, fault) from fault
    if not parts:
        raise BadInput(source, found="its list is empty", remedy=_REMEDY)
    for part in parts:
        yield read_row(bytes(part), source, None, options)


def read_row(
    data: bytes, source: str, line: int | None, options: ReadOptions = DEFAULTS
) -> Report | Failure:
    """Read one JSON object."""
    try:
        decoder = _decoder(tuple(sorted(options.columns.items())))
        row = decoder.decode(decode(data, source, line))
    except BadInput as fault:
        return failure(fault)
    except msgspec.ValidationError as fault:
        found = str(fault)
        return failure(BadInput(source, line=line, found=found, remedy=_REMEDY))
    except (msgspec.DecodeError, RecursionError, UnicodeError) as fault:
        return failure(_not_json(source, line, fault))
    return make_row(row, source, line, options)


def make_row(
    row: Row,
    source: str,
    line: int | None,
    options: ReadOptions = DEFAULTS,
    *,
    fetched: date | None = None,
) -> Report | Failure:
    """Make the report that a row describes, or say why there is none.

    Args:
        row: What is known of it.
        source: Where it stands.
        line: The line there.
        options: The defaults for what neither row nor text says.
        fetched: The day it was fetched, for want of a day of publication.
    """
    day = next((d for d in (row.published, row.date, row.published_time) if d), None)
    published = None if day is None else _ordered(str(day), options)
    try:
        report = _make(row, published, options)
        otherwise = options.published or fetched
        if report.published is None and otherwise:
            # Datelines without a year are read anew by the day.
            report = _make(row, otherwise, options)
    except BadInput as fault:
        given = None if row.id is None else str(row.id)
        made = failure(
            BadInput(source, line=line, found=fault.found, remedy=fault.remedy)
        )
        return msgspec.structs.replace(made, given_id=given and without_halves(given))
    return report


def _ordered(words: str, options: ReadOptions) -> date | str:
    """The day that some words name if days are written in a known order, or they."""
    return (read_day(words, options.days) if options.days else None) or words


def _make(row: Row, published: date | str | None, options: ReadOptions) -> Report:
    """The report that a row describes.

    Raises:
        BadInput: It is none.
    """
    return make_report(
        row.text,
        title=row.title,
        published=published,
        source=row.source or row.publisher or options.source,
        author=row.author,
        url=row.url,
        language=row.language,
        given_id=None if row.id is None else str(row.id),
    )


def failure(fault: BadInput) -> Failure:
    """The row in the table of failures that an error becomes."""
    return Failure(
        room="reports",
        source=without_halves(fault.source),
        line=fault.line,
        given_id=None,
        reason=without_halves(fault.found),
        remedy=fault.remedy,
    )


def _not_json(source: str, line: int | None, fault: Exception) -> BadInput:
    """The error for what no reader of JSON takes."""
    deep = isinstance(fault, RecursionError)
    found = "it nests too deeply" if deep else f"it is not JSON ({fault})"
    return BadInput(source, line=line, found=found, remedy=_REMEDY)
