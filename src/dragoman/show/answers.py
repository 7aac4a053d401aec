"""Write what was found in an archive: as a list, as rows, or as records."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, Literal

from rich.console import Console

from dragoman.records import Record, Telling
from dragoman.show import columns
from dragoman.show.entries import LISTS
from dragoman.show.listing import lines

if TYPE_CHECKING:
    import pyarrow as pa

AnswerFormat = Literal["table", "csv", "jsonl", "parquet"]
_ENDINGS: Final[dict[str, AnswerFormat]] = {
    ".csv": "csv",
    ".jsonl": "jsonl",
    ".json": "jsonl",
    ".parquet": "parquet",
    ".pq": "parquet",
}
# The record repeats what the columns say.
_LEFT_OUT: Final = ("record", "frame", "batch")


def answer_format(out: Path | None) -> AnswerFormat:
    """The format that the ending of a file asks for; a table for people."""
    return _ENDINGS.get(out.suffix.lower(), "table") if out else "table"


def write_list(table: str, things: Iterable[object], stream: IO[str]) -> int:
    """List things for people; how many there were."""
    console = Console(file=stream, highlight=False)
    number = 0

    def counted() -> Iterator[object]:
        nonlocal number
        for thing in things:
            number += 1
            yield thing

    for line in lines(LISTS[table], counted(), console.width):
        line.rstrip()
        console.print(line, soft_wrap=True)
    return number


def write_event_rows(tellings: Iterable[Telling], stream: IO[str]) -> None:
    """Write events as CSV, in the columns that `code --format csv` has."""
    stream.write(columns.csv_head())
    for telling in tellings:
        record = Record(
            report=telling.report,
            events=(telling.event,),
            statements=(),
            failure=None,
        )
        stream.writelines(map(columns.csv_line, columns.rows(record)))


def write_rows(rows: pa.Table, stream: IO[str]) -> None:
    """Write the rows of a table as CSV, lists joined by "; "."""
    kept = [name for name in rows.column_names if name not in _LEFT_OUT]
    csv.writer(stream, lineterminator="\n").writerow(kept)
    for batch in rows.select(kept).to_batches(1000):
        for row in batch.to_pylist():
            cells = {name: _cell(value) for name, value in row.items()}
            stream.write(columns.csv_line(cells))


def _cell(value: Any) -> columns.Cell:  # noqa: ANN401  whatever a column holds
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if value is None or isinstance(value, str | int | float):
        return value
    return value.isoformat()  # type: ignore[no-any-return]


def write_parquet(rows: pa.Table, out: Path | None) -> None:
    """Write the rows of a table as Parquet, to a file or to standard output."""
    import pyarrow.parquet as pq

    pq.write_table(rows, sys.stdout.buffer if out is None else out)
