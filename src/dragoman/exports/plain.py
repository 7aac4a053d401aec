"""Rows of an archive as they stand in its tables: CSV, Parquet, or records a line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.exports.frames import Drain

# The record repeats what the columns say; the others are the archive's own business.
_LEFT_OUT: Final = ("record", "frame", "batch", "rank", "hit")
# A spreadsheet takes a text that starts with one of these for a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_ENCODER: Final = msgspec.json.Encoder()


def csv_pieces(batches: Iterable[pa.RecordBatch]) -> Iterator[bytes]:
    """CSV, a piece for each batch; lists are joined by "; ".

    A text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    head: list[str] = []
    for batch in map(_shown, batches):
        if not head:
            head = batch.schema.names
            writer.writerow(head)
        for row in batch.to_pylist():
            writer.writerow([_cell(row[name]) for name in head])
        yield text.getvalue().encode("utf-8", "replace")
        text.seek(0)
        text.truncate()


def parquet_pieces(batches: Iterable[pa.RecordBatch]) -> Iterator[bytes]:
    """Parquet, a row group for each batch, the column `record` with it."""
    sink, writer = Drain(), None
    for batch in batches:
        writer = writer or pq.ParquetWriter(sink, batch.schema)
        writer.write_batch(batch)
        yield sink.drained()
    if writer is not None:
        writer.close()
    yield sink.drained()


def json_pieces(records: Iterable[object]) -> Iterator[bytes]:
    """Records as JSON, one a line."""
    for record in records:
        yield _ENCODER.encode(record) + b"\n"


def _shown(batch: pa.RecordBatch) -> pa.RecordBatch:
    return batch.select([n for n in batch.schema.names if n not in _LEFT_OUT])


def _cell(value: object) -> object:
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value
