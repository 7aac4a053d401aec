"""Read reports written as JSON objects; each that cannot be is one failure."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dragoman.errors import BadInput
from dragoman.records import Failure, Report
from dragoman.reports.decoding import decode
from dragoman.reports.making import make_report


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
    url: str | None = None
    language: str | None = None


_ROW = msgspec.json.Decoder(Row)
_LIST = msgspec.json.Decoder(list[msgspec.Raw])
_REMEDY = (
    'give an object with a "text" and, if known, "id", "title", "date", "source",'
    ' "url" and "language", all of them strings'
)


def read_document(data: bytes, source: str) -> Iterator[Report | Failure]:
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
        yield read_row(bytes(part), source, None)


def read_row(data: bytes, source: str, line: int | None) -> Report | Failure:
    """Read one JSON object."""
    try:
        row = _ROW.decode(decode(data, source, line))
    except BadInput as fault:
        return failure(fault)
    except msgspec.ValidationError as fault:
        found = str(fault)
        return failure(BadInput(source, line=line, found=found, remedy=_REMEDY))
    except (msgspec.DecodeError, RecursionError, UnicodeError) as fault:
        return failure(_not_json(source, line, fault))
    return make_row(row, source, line)


def make_row(row: Row, source: str, line: int | None) -> Report | Failure:
    """Make the report that a row describes, or say why there is none."""
    given = None if row.id is None else str(row.id)
    day = next((d for d in (row.published, row.date, row.published_time) if d), None)
    try:
        return make_report(
            row.text,
            title=row.title,
            published=None if day is None else str(day),
            source=row.source or row.publisher,
            url=row.url,
            language=row.language or "en",
            given_id=given,
        )
    except BadInput as fault:
        return Failure(
            room="reports",
            source=source,
            line=line,
            given_id=given,
            reason=fault.found,
            remedy=fault.remedy,
        )


def failure(fault: BadInput) -> Failure:
    """The row in the table of failures that an error becomes."""
    return Failure(
        room="reports",
        source=fault.source,
        line=fault.line,
        given_id=None,
        reason=fault.found,
        remedy=fault.remedy,
    )


def _not_json(source: str, line: int | None, fault: Exception) -> BadInput:
    """The error for what no reader of JSON takes."""
    deep = isinstance(fault, RecursionError)
    found = "it nests too deeply" if deep else f"it is not JSON ({fault})"
    return BadInput(source, line=line, found=found, remedy=_REMEDY)
