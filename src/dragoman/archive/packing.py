"""Pack coded records for the way to the writer, and unpack them there.

A packed record is one row: the rows that it gives the tables of reports, events and
statements, in their columns, and its failure. Which commit brings them, and when, is
known to the writer alone, and so filled in there.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate
from typing import Final

import pyarrow as pa

from dragoman.archive.adding import coded_tables
from dragoman.archive.rows import read_report
from dragoman.archive.tables import EVENTS, REPORTS, STATEMENTS
from dragoman.records import Failure, Record

PACKED: Final = pa.struct(
    {
        "report": pa.struct(REPORTS),
        "events": pa.list_(pa.struct(EVENTS)),
        "statements": pa.list_(pa.struct(STATEMENTS)),
        "failure": pa.binary(),  # pickled: names of files may be no text
    }
)
_LATER: Final = datetime(2000, 1, 1, tzinfo=UTC)
_SCHEMAS: Final = {"reports": REPORTS, "events": EVENTS, "statements": STATEMENTS}


def pack(records: list[Record], coder: str) -> pa.Array:
    """Pack records that a version of the coder made."""
    tables = coded_tables(records, coder, 0, _LATER)
    reports = _structs(tables["reports"])
    numbers = iter(range(len(reports)))
    at = [next(numbers) if record.report else None for record in records]
    failures = [pickle.dumps(r.failure) if r.failure else None for r in records]
    columns = [
        reports.take(pa.array(at, pa.int64())),
        _lists(tables["events"], [len(r.events) for r in records]),
        _lists(tables["statements"], [len(r.statements) for r in records]),
        pa.array(failures, pa.binary()),
    ]
    return pa.StructArray.from_arrays(columns, fields=list(PACKED))


def _structs(table: pa.Table) -> pa.StructArray:
    """A table as one array of structs."""
    return table.to_struct_array().combine_chunks()


def _lists(table: pa.Table, counts: list[int]) -> pa.ListArray:
    """A table as lists of so many structs each."""
    offsets = pa.array([0, *accumulate(counts)], pa.int32())
    return pa.ListArray.from_arrays(offsets, _structs(table))


@dataclass(frozen=True, slots=True)
class Unpacked:
    """Packed records at the writer.

    Attributes:
        records: Each report and its failure, without events and statements.
        rows: The packed rows.
    """

    records: list[Record]
    rows: pa.StructArray

    def chosen(self, keep: Sequence[bool]) -> Unpacked:
        """Some of them."""
        kept = [r for r, wanted in zip(self.records, keep, strict=True) if wanted]
        return Unpacked(kept, self.rows.filter(pa.array(keep, pa.bool_())))


def unpack(rows: pa.Array) -> Unpacked:
    """Unpack rows."""
    reports = rows.field("report").to_pylist()
    failures = rows.field("failure").to_pylist()
    records = [
        Record(
            report=read_report(report) if report else None,
            events=(),
            statements=(),
            failure=_failure(failure),
        )
        for report, failure in zip(reports, failures, strict=True)
    ]
    return Unpacked(records, rows)


def _failure(packed: bytes | None) -> Failure | None:
    if packed is None:
        return None
    failure = pickle.loads(packed)
    assert isinstance(failure, Failure)
    return failure


def tables_of(
    packed: Sequence[Unpacked], batch: int, now: datetime
) -> dict[str, pa.Table]:
    """The rows of a commit."""
    found: dict[str, pa.Table] = {}
    for name, schema in _SCHEMAS.items():
        parts = [_table(each.rows, name, schema) for each in packed]
        table = pa.concat_tables([schema.empty_table(), *parts])
        found[name] = _filled(_filled(table, "batch", batch), "added", now)
    return found


def _table(rows: pa.StructArray, name: str, schema: pa.Schema) -> pa.Table:
    """The rows of one table."""
    if name == "reports":
        structs = rows.field("report").drop_null()
    else:
        structs = rows.field(name).flatten()
    table = pa.Table.from_batches([pa.RecordBatch.from_struct_array(structs)])
    return table.cast(schema)


def _filled(table: pa.Table, name: str, value: object) -> pa.Table:
    """A table with one value in a column, if it has that column."""
    at = table.schema.get_field_index(name)
    if at < 0:
        return table
    field = table.schema.field(at)
    column = pa.repeat(pa.scalar(value, field.type), table.num_rows)
    return table.set_column(at, field, column)
