"""Read the tables of an archive as one commit left them."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa
from deltalake import DeltaTable
from deltalake.exceptions import TableNotFoundError
from pyarrow.dataset import Dataset

from dragoman.archive.migration import old_name, views
from dragoman.archive.stopping import Stop
from dragoman.archive.store import State, Store
from dragoman.archive.tables import TABLES, VERSION
from dragoman.records.report import Frozen

Values = Sequence[object] | dict[str, object]

_WORD: Final = re.compile(r"[a-z]+")
# What DuckDB and Arrow raise for a file that is gone, cut off or overwritten. The
# last is DuckDB's for what its reader of Parquet says; its subclasses are our bugs.
_DAMAGE: Final = (
    duckdb.IOException,
    duckdb.InvalidInputException,
    duckdb.SerializationException,
    duckdb.OutOfRangeException,
    pa.ArrowInvalid,
    OSError,
)
# A stream tells as an error of its own what else has an error of DuckDB's.
_MEANT: Final[dict[str, type[duckdb.Error]]] = {
    "INTERRUPT": duckdb.InterruptException,
    "Out of Memory": duckdb.OutOfMemoryException,
}
# What does not fit is put on disk meanwhile, where such things go, so that the rows of
# a large archive can be sorted; and nothing is fetched from the internet.
_CONFIG: Final[dict[str, str | bool | int | float | list[str]]] = {
    "autoinstall_known_extensions": "false",
    "memory_limit": "4GB",
    "temp_directory": str(Path(tempfile.gettempdir()) / "dragoman"),
}


class Instead(Frozen, frozen=True, kw_only=True):
    """Rows that are seen in place of others of a table.

    Attributes:
        gone: The ids of rows that are not seen.
        rows: Rows that are seen beside the rest.
    """

    gone: tuple[str, ...]
    rows: pa.Table


NOTHING_ELSE: Final[Mapping[str, Instead]] = {}


class Snapshot:
    """The tables of one commit, to be asked in SQL; later commits do not show.

    A table is opened when a question first names it.
    On this machine DuckDB reads the files of the tables itself; elsewhere it reads
    them by way of `deltalake`, which knows the object store. Tables of an earlier
    version are shown with the columns of today.

    Attributes:
        store: Where the tables lie.
        state: The commit.
        stop: Ends what is asked of it; who lends it to another sets one of theirs.
    """

    def __init__(
        self,
        store: Store,
        state: State,
        instead: Mapping[str, Instead] = NOTHING_ELSE,
    ) -> None:
        """Look at a commit; nothing is opened yet.

        Args:
            store: Where the tables lie.
            state: The commit.
            instead: Rows that are seen in place of others, by their table.
        """
        self.store, self.state, self.stop = store, state, Stop()
        # In memory; it holds views on the files and no rows of its own.
        self._connection = duckdb.connect(config=_CONFIG)
        # Files of a Delta table never change, so their heads need no second look.
        self._connection.execute(
            "SET GLOBAL TimeZone = 'UTC'; SET GLOBAL parquet_metadata_cache = true"
        )
        self._registered: dict[str, pa.Table | Dataset] = {}
        self._in_files: set[str] = set()
        self._unopened = set(TABLES)
        self._views: tuple[str, ...] = ()
        if state.schema < VERSION:
            self._views = tuple(views(state.schema, state.versions))
        for table, other in instead.items():
            gone = pa.table({"id": pa.array(other.gone, pa.string())})
            self._registered |= {f"{table}_gone": gone, f"{table}_new": other.rows}
        self._instead = frozenset(instead)

    @cached_property
    def identity(self) -> str:
        """A name that this archive got when it was made.

        Another archive has another, even at the same place.
        """
        return str(self._table("reports").metadata().id)

    def _open(self, sql: str) -> None:
        """Open the tables that a question names.

        Raises:
            ArchiveFault: One is missing or damaged.
        """
        # Tables of an earlier version may be made of any others.
        named = set(TABLES) if self._views else set(_WORD.findall(sql))
        for table in sorted(self._unopened & named):
            if table in self.state.versions:
                self._show(table)
            else:  # younger than the archive
                name = self._name(table) if table in self._instead else table
                self._registered[name] = TABLES[table].empty_table()
            self._unopened.remove(table)

    def _name(self, table: str) -> str:
        """What the rows of a table are called as they lie there."""
        as_of_old = self._views or table in self._instead
        return old_name(table, self.state.schema) if as_of_old else table

    def _table(self, table: str) -> DeltaTable:
        try:
            return self.store.open(table, self.state.versions[table])
        except TableNotFoundError as fault:
            raise self.store.damaged(table, fault) from fault

    def _show(self, table: str) -> None:
        opened = self._table(table)
        name = self._name(table)
        folder = self.store.folder
        if folder is None:
            self._registered[name] = opened.to_pyarrow_dataset()
            return
        # Addresses are quoted as on the web; the last part is a plain name.
        files = sorted(file.rpartition("/")[2] for file in opened.file_uris())
        if not files:
            empty = pa.schema(opened.schema()).empty_table()
            self._registered[name] = empty
            return
        here = folder.absolute() / table
        with self._reading(table):
            self._connection.execute(
                f"CREATE VIEW {name}_rows AS SELECT * FROM"
                f" {parquet([str(here / file) for file in files])};"
                f"CREATE VIEW {name} AS SELECT * EXCLUDE (filename, file_row_number)"
                f" FROM {name}_rows"
            )
        self._in_files.add(name)

    @contextmanager
    def _reading(self, table: str = "a table") -> Iterator[None]:
        """Tell in our words that a table cannot be read.

        Raises:
            ArchiveFault: It cannot.
        """
        try:
            yield
        except _DAMAGE as fault:
            raise meant(fault) or self.store.damaged(table, fault) from fault
        except duckdb.Error as fault:
            if type(fault) is not duckdb.Error:
                raise
            raise self.store.damaged(table, fault) from fault

    def has_rows(self, table: str) -> bool:
        """Whether there is a view `{table}_rows`, which says where each row stands.

        It has two more columns: `filename` and `file_row_number`.
        """
        self._open(table)
        return table in self._in_files

    def table(self, sql: str, values: Values = ()) -> pa.Table:
        """The answer to a question, as an Arrow table."""
        with self._cursor(sql) as cursor:
            return cursor.sql(sql, params=values).to_arrow_table()

    def rows(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """The answer to a question, as tuples."""
        with self._cursor(sql) as cursor:
            return cursor.execute(sql, values).fetchall()

    def types(self) -> tuple[str, ...]:
        """The event types that stand here, of whatever codebook."""
        found = self.rows("SELECT DISTINCT type FROM events ORDER BY type")
        return tuple(str(row[0]) for row in found)

    def stream(
        self, sql: str, values: Values = (), *, size: int = 1000
    ) -> Iterator[dict[str, Any]]:
        """The answer to a question, a row at a time, without holding all of it."""
        with self._cursor(sql) as cursor:
            for batch in cursor.sql(sql, params=values).to_arrow_reader(size):
                yield from batch.to_pylist()

    @contextmanager
    def reader(
        self, sql: str, values: Values = (), *, size: int = 1_000_000
    ) -> Iterator[pa.RecordBatchReader]:
        """The answer to a question, a batch of rows at a time."""
        with self._cursor(sql) as cursor:
            yield cursor.sql(sql, params=values).to_arrow_reader(size)

    @contextmanager
    def copying_to(self, file: Path, name: str) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor that sees all tables, and a new database of that name to fill.

        Args:
            file: The file of the database; it is whole when this ends.
            name: By which its tables are named: `name.table`.
        """
        with self._cursor(" ".join(TABLES)) as cursor:
            cursor.execute(f"ATTACH {quoted(str(file))} AS {name}")
            try:
                yield cursor
            finally:
                cursor.execute(f"DETACH {name}")

    def with_table(self, name: str, rows: pa.Table) -> None:
        """Let questions name a table that is at hand."""
        self._registered[name] = rows

    @contextmanager
    def _cursor(self, sql: str) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of its own for each question: an open one blocks the others."""
        self._open(sql)
        with (
            self._connection.cursor() as cursor,
            self._reading(),
            self.stop.watching(cursor.interrupt),
        ):
            for name, rows in self._registered.items():
                cursor.register(name, rows)
            for view in self._views:
                cursor.execute(view)
            for table in self._instead - self._unopened:
                cursor.execute(_seen_instead(table))
            yield cursor

    @contextmanager
    def to_the_end(self) -> Iterator[None]:
        """Let nobody stop what is asked meanwhile: others will need it too."""
        stop, self.stop = self.stop, Stop()
        try:
            yield
        finally:
            self.stop = stop

    def close(self) -> None:
        """Let go of the files."""
        self._connection.close()


def meant(fault: Exception) -> duckdb.Error | None:
    """What a stream of DuckDB means by an error; None if it is none of DuckDB's."""
    kind = _MEANT.get(str(fault).split(" Error")[0])
    return kind(str(fault)) if kind else None


def _seen_instead(table: str) -> str:
    """A view of a table in which some rows stand in place of others."""
    columns = ", ".join(f'"{name}"' for name in TABLES[table].names)
    return (
        f"CREATE OR REPLACE TEMP VIEW {table} AS"
        f" SELECT {columns} FROM {old_name(table, VERSION)}"
        f" WHERE id NOT IN (SELECT id FROM {table}_gone)"
        f" UNION ALL SELECT {columns} FROM {table}_new"
    )


def parquet(files: Sequence[str]) -> str:
    """Rows of files for SQL, with their `filename` and `file_row_number`."""
    # A path is taken for a pattern; in brackets a character stands for itself.
    literal = [re.sub(r"[*?\[]", r"[\g<0>]", file) for file in files]
    listed = ", ".join(quoted(file) for file in literal)
    return (
        f"read_parquet([{listed}], union_by_name = true, filename = true,"
        " file_row_number = true)"
    )


def quoted(words: str) -> str:
    """Words as SQL has them."""
    return "'" + words.replace("'", "''") + "'"
