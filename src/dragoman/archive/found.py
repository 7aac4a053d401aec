"""What a question found: records one by one, or the whole as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final, Generic, TypeVar

import msgspec
import pyarrow as pa

from dragoman.archive.filters import Question
from dragoman.archive.reading import Snapshot, parquet
from dragoman.archive.rows import read_failure, read_report
from dragoman.archive.searching import search
from dragoman.errors import BadInput, UnknownChoice
from dragoman.records import Event, Statement, Story
from dragoman.records.report import Frozen

T = TypeVar("T")
Row = dict[str, Any]


class Order(Frozen, frozen=True, kw_only=True):
    """Which of the rows, and in which order.

    Attributes:
        sort: A word of `SORTS`, with a "-" before it from the last to the first.
        limit: The most rows; None for all.
        skip: How many to leave out at the start.
    """

    sort: str
    limit: int | None = None
    skip: int = 0


SORTS: Final[dict[str, dict[str, str]]] = {
    "events": {
        "date": "first",
        "type": "type",
        "score": "score",
        "killed": "killed",
        "confidence": "confidence",
        "place": "place",
        "published": "published",
        "source": "source",
    },
    "stories": {
        "date": "first",
        "type": "type",
        "sources": "sources",
        "killed": "killed",
        "place": "place",
    },
    "statements": {"date": "published", "source": "source"},
    "reports": {
        "date": "published",
        "source": "source",
        "title": "title",
        "added": "added",
        "rank": "-rank",
    },
    "failures": {"added": "added", "source": "source", "room": "room"},
}
"""By what the rows of each table may be sorted; the first is the default."""

# What decides between rows that are otherwise equal, so that answers never change.
_THEN: Final = {
    "events": "report, number",
    "stories": "id",
    "statements": "report, number",
    "reports": "id",
    "failures": "id",
}
_EVENT: Final = msgspec.json.Decoder(Event)
_STATEMENT: Final = msgspec.json.Decoder(Statement)
_STORY: Final = msgspec.json.Decoder(Story)
READ: Final[dict[str, Callable[[Row], Any]]] = {
    "events": lambda row: _EVENT.decode(row["record"]),
    "statements": lambda row: _STATEMENT.decode(row["record"]),
    "stories": lambda row: _STORY.decode(row["record"]),
    "reports": read_report,
    "failures": read_failure,
}


class Found(Generic[T]):
    """The answer to a question; nothing is read before it is asked for.

    Iterating gives records. `arrow`, `pandas` and `polars` give a table with the
    columns of the archive.
    """

    def __init__(
        self, snapshot: Snapshot, table: str, question: Question, order: Order
    ) -> None:
        """Prepare the question.

        Raises:
            UnknownChoice: The rows cannot be sorted so.
            BadInput: They are to be sorted by rank, and no text was asked for; or
                fewer than none are to be shown or left out.
        """
        self._snapshot, self._table, self._question = snapshot, table, question
        self._order = _sql_order(table, question, order)
        self._limit = _sql_limit(order)
        self._few = order.limit is not None and order.limit <= FEW
        self._hits = f"{table}_hits"

    def __iter__(self) -> Iterator[T]:
        """The records, one by one, in order."""
        read = READ[self._table]
        columns = "*" if self._table in ("reports", "failures") else "record"
        for row in self._snapshot.stream(*self._asked(columns)):
            yield read(row)

    def by_report(self) -> Iterator[tuple[str, T]]:
        """Events or statements, each with the id of its report, in order."""
        read = READ[self._table]
        for row in self._snapshot.stream(*self._asked("report, record")):
            yield row["report"], read(row)

    def dated(self) -> Iterator[tuple[date | None, str | None, T]]:
        """Events or statements with day and source of their reports, in order."""
        read = READ[self._table]
        for row in self._snapshot.stream(*self._asked("published, source, record")):
            yield row["published"], row["source"], read(row)

    def count(self) -> int:
        """How many there are, the limit regarded."""
        sql = f"SELECT count(*) FROM ({self._sql('1')})"
        return int(self._snapshot.rows(sql, self._question.values)[0][0])

    def arrow(self) -> pa.Table:
        """The rows as an Arrow table."""
        return self._snapshot.table(*self._asked("*"))

    def batches(self, size: int = 10_000) -> Iterator[pa.RecordBatch]:
        """The rows as Arrow, so many at a time."""
        sql, values = self._asked("*")
        with self._snapshot.reader(sql, values, size=size) as batches:
            yield from batches

    def pandas(self) -> Any:  # noqa: ANN401  pandas may not be installed
        """The rows as a pandas data frame; pandas must be installed."""
        return self.arrow().to_pandas()

    def polars(self) -> Any:  # noqa: ANN401  polars may not be installed
        """The rows as a Polars data frame; polars must be installed."""
        import polars

        return polars.from_arrow(self.arrow())

    def chosen(self, *, ordered: bool = True) -> str:
        """All the rows, as a part of another question.

        Args:
            ordered: In their order; to be counted they need none, and are found
                three to ten times as fast.
        """
        return self._sql(ordered=ordered)

    def unordered(self) -> str:
        """The same in no order, for questions that sort anew."""
        return self._sql(ordered=False)

    def _asked(self, columns: str) -> tuple[str, tuple[object, ...]]:
        """The question, and the values of its question marks.

        Few rows are found first and then read: the columns that are asked about are
        narrow and the record is wide.
        """
        if not (self._few and self._snapshot.has_rows(self._table)):
            return self._sql(columns), self._question.values
        sql = self._sql("filename, file_row_number", rows=True)
        found = self._snapshot.rows(sql, self._question.values)
        places = f"{self._table}_found"
        self._snapshot.with_table(places, _places(found))
        if columns == "*":
            columns = "* EXCLUDE (filename, file_row_number, nth)"
        rows = (
            " UNION ALL ".join(_rows_of(found)) or f"SELECT * FROM {self._table}_rows"
        )
        return (
            f"SELECT {columns} FROM ({rows}) JOIN {places}"
            " USING (filename, file_row_number) ORDER BY nth"
        ), ()

    def _sql(
        self, columns: str = "*", *, rows: bool = False, ordered: bool = True
    ) -> str:
        table = f"{self._table}_rows" if rows else self._table
        source = f"{table} AS asked"
        if self._question.text is not None:
            hits = search(self._snapshot, self._question.text)
            self._snapshot.with_table(self._hits, hits)
            key = "id" if self._table == "reports" else "report"
            source += f" JOIN {self._hits} ON {self._hits}.hit = asked.{key}"
            columns = columns.replace("*", "asked.*")
        order = f" ORDER BY {self._order}" if ordered and columns != "1" else ""
        where = self._question.where
        return f"SELECT {columns} FROM {source} WHERE {where}{order}{self._limit}"


FEW: Final = 10_000
"""Up to so many rows it pays to find them first and to read them then."""


def _sql_order(table: str, question: Question, order: Order) -> str:
    """The order in SQL.

    Raises:
        UnknownChoice: The rows cannot be sorted so.
        BadInput: They are to be sorted by rank, and no text was asked for.
    """
    name = order.sort.removeprefix("-")
    if name not in SORTS[table]:
        raise UnknownChoice(f"order of {table}", name, SORTS[table])
    if name == "rank" and question.text is None:
        raise BadInput(
            "sort", found="'rank' without words to look for", remedy="give a text"
        )
    down = " DESC" if order.sort.startswith("-") else ""
    return f"{SORTS[table][name]}{down} NULLS LAST, {_THEN[table]}"


def _sql_limit(order: Order) -> str:
    """How many in SQL; a table has fewer rows than `_ALL`.

    Raises:
        BadInput: A number is below 0.
    """
    if order.skip < 0 or (order.limit is not None and order.limit < 0):
        found = f"limit {order.limit}, skip {order.skip}"
        raise BadInput("order", found=found, remedy="give numbers from 0 on")
    limit = "" if order.limit is None else f" LIMIT {min(order.limit, _ALL)}"
    return limit + (f" OFFSET {min(order.skip, _ALL)}" if order.skip else "")


_ALL: Final = 2**62


def _places(found: list[tuple[str, int]]) -> pa.Table:
    """Where rows stand, numbered in their order."""
    return pa.table(
        {
            "filename": pa.array([file for file, _ in found], pa.string()),
            "file_row_number": pa.array([number for _, number in found], pa.int64()),
            "nth": pa.array(range(len(found)), pa.int64()),
        }
    )


def _rows_of(found: list[tuple[str, int]]) -> Iterator[str]:
    """For each file a question for its rows: one for all is slower by far."""
    files: dict[str, list[str]] = {}
    for file, number in found:
        files.setdefault(file, []).append(str(number))
    for file, numbers in files.items():
        yield (
            f"SELECT * FROM {parquet([file])}"
            f" WHERE file_row_number IN ({', '.join(numbers)})"
        )
