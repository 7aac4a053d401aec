"""Write rows as files: between tabs or commas, as JSON, as Parquet.

Nothing is held but what is being written, so an export may be as long as it likes.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

import msgspec

from dragoman.exports.cells import Row, written
from dragoman.exports.layouts import Column, Layout

if TYPE_CHECKING:
    import pyarrow as pa
    from typing_extensions import Buffer

BATCH: Final = 10_000


class Tally:
    """How much was written and left out.

    Attributes:
        rows: Rows, or lines of a network.
        happenings: Happenings that came in.
        left_out: How many happenings or rows were left out, by reason.
    """

    def __init__(self) -> None:
        """Start at nothing."""
        self.rows = 0
        self.happenings = 0
        self.left_out: Counter[str] = Counter()


def complete(rows: Iterable[Row], layout: Layout, tally: Tally) -> Iterator[Row]:
    """The rows that have all that their layout demands; others are counted."""
    needed = [column.name for column in layout.columns if column.required]
    for row in rows:
        lacking = next((name for name in needed if row[name] in (None, "")), None)
        if lacking:
            tally.left_out[f"'{lacking}' is not known"] += 1
        else:
            tally.rows += 1
            yield row


def tabbed(
    rows: Iterable[Row], layout: Layout, *, head: bool, missing: str
) -> Iterator[str]:
    """Cells between tabs, without quotes; a reader may take quotes as it likes."""
    names = layout.names
    if head:
        yield "\t".join(names) + "\n"
    for row in rows:
        yield "\t".join([written(row[name], missing) for name in names]) + "\n"


def commas(rows: Iterable[Row], layout: Layout, *, missing: str) -> Iterator[str]:
    """CSV after RFC 4180, but with plain line feeds."""
    line, names = io.StringIO(), layout.names
    writer = csv.writer(line, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([written(row[name], missing) for name in names])
        yield line.getvalue()
        line.seek(0)
        line.truncate()
    yield line.getvalue()


def json_lines(rows: Iterable[Row], layout: Layout) -> Iterator[str]:
    """One object a line; what is not known is left out."""
    names = layout.names
    for row in rows:
        known = {name: row[name] for name in names if row[name] is not None}
        yield _json(known) + "\n"


def geojson(rows: Iterable[Row], layout: Layout) -> Iterator[str]:
    """A collection of points, one feature a line."""
    yield '{"type":"FeatureCollection","features":['
    before, names = "\n", layout.names
    for row in rows:
        feature = {
            "type": "Feature",
            "id": row["id"],
            "geometry": {"type": "Point", "coordinates": row["point"]},
            "properties": {name: row[name] for name in names},
        }
        yield before + _json(feature)
        before = ",\n"
    yield "\n]}\n"


def _json(value: object) -> str:
    """JSON; half of a surrogate pair, which UTF-8 cannot hold, becomes a mark."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        return msgspec.json.encode(_whole(value)).decode()


def _whole(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {key: _whole(part) for key, part in value.items()}
    return [_whole(part) for part in value] if isinstance(value, list) else value


def parquet(rows: Iterable[Row], layout: Layout) -> Iterator[bytes]:
    """Parquet, a row group for each ten thousand rows."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([_arrow_field(column) for column in layout.columns])
    sink, rest, names = Drain(), iter(rows), layout.names
    with pq.ParquetWriter(sink, schema) as writer:
        while batch := list(islice(rest, BATCH)):
            table = [{name: row[name] for name in names} for row in batch]
            writer.write_table(pa.Table.from_pylist(table, schema=schema))
            yield sink.drained()
    yield sink.drained()


class Drain(io.RawIOBase):
    """A stream that hands on what is written to it, and knows how far it is."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._parts: list[bytes] = []
        self._place = 0

    def writable(self) -> bool:
        """It can be written to."""
        return True

    def tell(self) -> int:
        """How many bytes were written in all."""
        return self._place

    def write(self, data: Buffer, /) -> int:
        """Hold some bytes."""
        part = bytes(data)
        self._parts.append(part)
        self._place += len(part)
        return len(part)

    def drained(self) -> bytes:
        """What was written since this was last asked."""
        parts, self._parts = self._parts, []
        return b"".join(parts)


def _arrow_field(column: Column) -> pa.Field:
    import pyarrow as pa

    kinds = {"integer": pa.int64(), "number": pa.float64(), "date": pa.date32()}
    return pa.field(
        column.name,
        kinds.get(column.kind, pa.string()),
        nullable=not column.required,
        metadata={"description": column.meaning},
    )
