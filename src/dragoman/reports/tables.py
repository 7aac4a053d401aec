"""Read tables of reports: CSV, TSV and Parquet, row by row.

The first line of a CSV file names its columns. They are called as in JSON
(`text`, `title`, `date` …, in capitals or not); a column of another name is
given in `ReadOptions.columns`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO, Final

from dragoman.errors import BadInput
from dragoman.records import Failure, Report
from dragoman.reports import parts
from dragoman.reports.decoding import decode, is_binary
from dragoman.reports.kinds import is_utf16
from dragoman.reports.options import ReadOptions
from dragoman.reports.parts import Part, broken, empty, seekable
from dragoman.reports.rows import Row, failure, make_row

_DELIMITERS: Final = ",;\t|"
_FIELDS: Final = tuple(Row.__struct_fields__)
# Rows of a Parquet file that are held at a time.
_BATCH: Final = 20
_MOST_COLUMNS: Final = 12


def read_table(part: Part, options: ReadOptions) -> Iterator[Report | Failure]:
    """Read a CSV or TSV file.

    Raises:
        BadInput: It is binary, empty, or has no column of texts.
    """
    if is_binary(part.head):
        raise BadInput(
            part.source, found="it is a binary file", remedy="save it as CSV (UTF-8)"
        )
    # One limit for the whole process; ours is the larger one.
    csv.field_size_limit(max(csv.field_size_limit(), parts.LONGEST))
    reader = csv.reader(_decoded(part), delimiter=_delimiter(part))
    lines = _numbered(reader, part.source)
    header = next(lines, (1, []))[1]
    if isinstance(header, Failure):
        raise broken(part.source, header.reason)
    header = [_mended(name, part.source, 1) for name in header]
    places = _places(header, part.source, options)
    number = 0
    for number, cells in lines:
        if isinstance(cells, Failure):
            yield cells
        elif len(cells) > len(header):
            found = f"it has {len(cells)} cells where the header names {len(header)}"
            fault = BadInput(part.source, line=number, found=found, remedy=_QUOTE)
            yield failure(fault)
        else:
            found_here = {f: cells[n] for f, n in places.items() if n < len(cells)}
            yield _read_cells(found_here, part.source, number, options)
    if not number:
        raise _no_rows(part.source)


_SPLIT: Final = "split it: one report has at most 10 MB"
_QUOTE: Final = "put cells that hold the delimiter or a line break in quotes"


def _decoded(part: Part) -> Iterable[str]:
    """The lines of a table; bytes that are not UTF-8 are kept for later."""
    encoding, errors = "utf-8-sig", "surrogateescape"
    if is_utf16(part.head):
        encoding, errors = "utf-16", "replace"
    text = io.TextIOWrapper(part.stream, encoding, errors=errors, newline="")
    # A line that is too long comes in pieces, and a cell that is, is refused.
    return iter(lambda: text.readline(parts.LONGEST), "")


def _delimiter(part: Part) -> str:
    """The delimiter: the commonest candidate in the header, quotes left out."""
    encoding = "utf-16" if is_utf16(part.head) else "utf-8"
    first = part.head.decode(encoding, "replace").lstrip("\ufeff\r\n").split("\n")[0]
    plain = "".join(first.split('"')[::2])
    return max(_DELIMITERS, key=plain.count)


def _numbered(
    reader: Any,  # noqa: ANN401  the type of csv readers has no name in Python 3.11
    source: str,
) -> Iterator[tuple[int, list[str] | Failure]]:
    """The rows with the lines they start at; a failure for one that is no row."""
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as fault:
            limit = "field limit" in str(fault)
            found = f"a cell has more than {parts.LONGEST:,} letters; is a quote open?"
            found = found if limit else str(fault)
            reason = BadInput(source, line=number, found=found, remedy=_QUOTE)
            yield number, failure(reason)
            continue
        if cells is None:
            return
        if cells:
            yield number, cells


def _places(header: list[str], source: str, options: ReadOptions) -> dict[str, int]:
    """For each field of a row the number of its column.

    Raises:
        BadInput: There is no column of texts.
    """
    names = {name.strip().lower(): n for n, name in reversed([*enumerate(header)])}
    if not any(names):
        raise empty(source)
    places = {field: names[field] for field in _FIELDS if field in names}
    for field, column in options.columns.items():
        if column.strip().lower() not in names:
            raise _no_column(source, column, header)
        places[field] = names[column.strip().lower()]
    if "text" not in places:
        raise _no_column(source, "text", header)
    return places


def _no_rows(source: str) -> BadInput:
    """The error for a table that has only a header."""
    found = "the table has no rows"
    return BadInput(source, found=found, remedy="leave it out or fill it")


def _no_column(source: str, column: str, header: list[str]) -> BadInput:
    """The error for a column that is not there."""
    listed = ", ".join(name.strip()[:40] for name in header[:_MOST_COLUMNS])
    more = ", …" if len(header) > _MOST_COLUMNS else ""
    return BadInput(
        source,
        found=f"it has no column '{column}'; there are: {listed}{more}",
        remedy="say which column holds the text, e.g. --column text=body",
    )


def _read_cells(
    cells: Mapping[str, str], source: str, line: int, options: ReadOptions
) -> Report | Failure:
    """The report of a row of a CSV file."""
    try:
        words = {field: _mended(cell, source, line) for field, cell in cells.items()}
    except BadInput as fault:
        return failure(fault)
    return _make(words, source, line, options)


def _mended(cell: str, source: str, line: int) -> str:
    """A cell whose bytes are not UTF-8, in the encoding they are in.

    Raises:
        BadInput: They are in none that we can tell.
    """
    if cell.isascii() or not any("\udc80" <= c <= "\udcff" for c in cell):
        return cell
    return decode(cell.encode("utf-8", "surrogateescape"), source, line)


def _make(
    words: Mapping[str, str | None], source: str, line: int, options: ReadOptions
) -> Report | Failure:
    """The report of a row of whatever table."""
    known = {field: cell for field, cell in words.items() if cell and cell.strip()}
    text = known.pop("text", "")
    if len(text) > parts.LONGEST:
        found = f"its text has more than {parts.LONGEST:,} letters"
        fault = BadInput(source, line=line, found=found, remedy=_SPLIT)
        return failure(fault)
    return make_row(Row(text=text, **known), source, line, options)


def read_parquet(part: Part, options: ReadOptions) -> Iterator[Report | Failure]:
    """Read a Parquet file, some rows at a time; its lines are its rows.

    Raises:
        BadInput: It is broken or has no column of texts.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    stream: BinaryIO = seekable(part)
    try:
        with pq.ParquetFile(stream) as file:
            header = [str(name) for name in file.schema_arrow.names]
            places = _places(header, part.source, options)
            columns = sorted({header[n] for n in places.values()})
            number = 0
            for batch in file.iter_batches(batch_size=_BATCH, columns=columns):
                for values in _plain(batch):
                    number += 1
                    words = {f: values.get(header[n]) for f, n in places.items()}
                    yield _make(words, part.source, number, options)
            if not number:
                raise _no_rows(part.source)
    except (pa.ArrowException, OSError, UnicodeError) as fault:
        raise broken(part.source, str(fault).split("\n")[0]) from fault


def _plain(batch: Any) -> Iterator[dict[str, str | None]]:  # noqa: ANN401  pyarrow
    """The rows of a batch, every cell as words."""
    columns = [[_word(v) for v in _values(_simple(c))] for c in batch.columns]
    names = batch.schema.names
    for cells in zip(*columns, strict=True):
        yield dict(zip(names, cells, strict=True))


def _values(column: Any) -> list[Any]:  # noqa: ANN401  pyarrow
    """The cells of a column; what Python has no value for is written out."""
    try:
        return list(column.to_pylist())
    except (KeyError, OverflowError, ValueError):
        # Days after the year 9999, zones that there are not.
        return [_written(cell) for cell in column]


def _written(cell: Any) -> object:  # noqa: ANN401  pyarrow
    """A cell as a value, or in the words of `pyarrow` if Python has none for it."""
    try:
        return cell.as_py()
    except (KeyError, OverflowError, ValueError):
        return str(getattr(cell, "value", cell.type))


def _simple(column: Any) -> Any:  # noqa: ANN401  pyarrow
    """A column whose every cell Python can hold, be it broken."""
    import pyarrow as pa

    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_timestamp(column.type):
        # Python knows no nanoseconds.
        return column.cast(pa.timestamp("us", column.type.tz), safe=False)
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        # What is no UTF-8 would end the reading of the whole column.
        return column.cast(pa.large_binary())
    return column


def _word(value: object) -> str | None:
    """A cell as words, None for an empty one."""
    if value is None or value != value:  # NaN alone differs from itself
        return None
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value)
