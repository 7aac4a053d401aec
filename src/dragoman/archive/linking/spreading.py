"""Compare a lot of reports with Daft, here or on many machines.

Daft spreads three steps over its workers: to draw what is compared of reports, to
find the pairs that share a key, and to score them. Each is done by the function that
does it without Daft, and each worker reads the tables of the archive for itself; the
rows that come back are written here, for a commit has one writer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import accumulate
from typing import Any, Final

import daft
import pyarrow as pa
from daft.io import IOConfig, S3Config

from dragoman.archive.commits import Writing
from dragoman.archive.linking.blocking import (
    COLUMN,
    HOLDERS,
    Candidates,
    Kind,
    candidates_of,
    tied,
)
from dragoman.archive.linking.comparing import Comparing, tables_of, tell
from dragoman.archive.reading import Snapshot
from dragoman.archive.store import State, Store
from dragoman.archive.tables import TABLES
from dragoman.fleet import Engine
from dragoman.fleet.engine import plainly

UNIT: Final = 250
"""Reports that a worker takes at a time; a turn holds a whole number of them."""

_SHARES: Final = 8
"""Keys are parted into so many shares, each of which is joined by one worker."""

_TABLES: Final = daft.DataType.struct(
    {"outlines": daft.DataType.binary(), "tales": daft.DataType.binary()}
)
_TIED: Final = daft.DataType.list(
    daft.DataType.struct(
        {
            "left": daft.DataType.string(),
            "right": daft.DataType.string(),
            "place": daft.DataType.int64(),
        }
    )
)


class Spreading:
    """Compares lots of reports as an engine says."""

    def __init__(self, engine: Engine) -> None:
        """Take an engine that was started."""
        self._engine = engine

    def compare(self, writing: Writing, lot: Sequence[str]) -> int:
        """Compare some reports with each other and with all that came before.

        Returns:
            How many pairs were worth keeping.

        Raises:
            DragomanError: Daft has stopped.
        """
        units = daft.from_pydict(
            {
                "unit": list(range(0, len(lot), UNIT)),
                "reports": [lot[at : at + UNIT] for at in range(0, len(lot), UNIT)],
            }
        )
        with plainly():
            self._draw(writing, units)
            return self._score(writing, units, lot)

    def _draw(self, writing: Writing, units: daft.DataFrame) -> None:
        """Draw what is compared of the reports, and write it."""
        draw = self._class(_Drawing)(writing.store, writing.state, writing.batch)
        drawn = units.select(draw(units["reports"]).alias("drawn"))
        rows = list(_rows(drawn, "drawn"))
        for table in ("outlines", "tales"):  # a file each: many read slowly
            writing.append(table, _unpacked([row[table] for row in rows]))

    def _score(
        self, writing: Writing, units: daft.DataFrame, lot: Sequence[str]
    ) -> int:
        """Find the pairs that are worth comparing, score them, and write them."""
        pairs = self._pairs(writing, lot)
        places: Any = pairs["place"]
        pairs = pairs.with_column("unit", places - places % UNIT)
        sides = ("kind", "left", "right")
        found = pairs.groupby("unit").agg(*(pairs[side].list_agg() for side in sides))
        units = units.join(found, on="unit", how="left")
        score = self._class(_Scoring)(writing.store, writing.unseen, writing.batch)
        columns = (units[name] for name in ("reports", *sides))
        scored = units.select(score(*columns).alias("scored"))
        rows = _unpacked(_rows(scored, "scored"))
        writing.append("pairs", rows)
        return int(rows.num_rows)

    def _pairs(self, writing: Writing, lot: Sequence[str]) -> daft.DataFrame:
        """The pairs that share a key, each once, with the place of the newer one."""
        held = self._holders(writing, lot)
        keys: Any = held["key"]
        shares = held.with_column("share", keys % _SHARES)
        columns = [held[name].list_agg() for name in HOLDERS.names]
        shares = shares.groupby("kind", "share").agg(*columns)
        tie = self._class(_Tying)()
        names = ("kind", *HOLDERS.names)
        tied = shares.select(
            shares["kind"], tie(*(shares[name] for name in names)).alias("pair")
        ).explode("pair")
        tied = tied.where(tied["pair"].not_null())
        pair = tied["pair"]
        parts = [pair.get(name).alias(name) for name in ("left", "right", "place")]
        return tied.select(tied["kind"], *parts).distinct()

    def _holders(self, writing: Writing, lot: Sequence[str]) -> daft.DataFrame:
        """All that hold a key of the newer reports, of each kind."""
        numbers = pa.array(range(len(lot)), pa.int64())
        places = daft.from_arrow(pa.table({"report": list(lot), "place": numbers}))
        outlines = _read(writing, "outlines").with_column("report", daft.col("id"))
        tales = _read(writing, "tales")
        undated = outlines.where(daft.col("day").is_null()).limit(1).count_rows()
        kinds: dict[Kind, daft.DataFrame] = {
            "copy": outlines,
            "report": outlines,
            "event": tales,
        }
        if undated:
            kinds["undated"] = outlines
        held = [_holding(kind, rows, places) for kind, rows in kinds.items()]
        return reduce(daft.DataFrame.union_all, held)

    def _class(self, kind: type) -> Any:  # noqa: ANN401  Daft wraps it
        """A class with as many instances as there are workers.

        Only what computes in Python needs processes; DuckDB lets others work beside it.
        """
        process = issubclass(kind, _Reading)
        workers = self._engine.workers
        return daft.cls(max_concurrency=workers, use_process=process, cpus=1)(kind)


def _holding(
    kind: Kind, rows: daft.DataFrame, places: daft.DataFrame
) -> daft.DataFrame:
    """All that hold a key of the newer reports, of one kind."""
    keys = daft.col(COLUMN[kind]).explode().alias("key")
    day = daft.col("day")
    held = (
        rows.select("id", "report", day.is_null().alias("undated"), keys)
        .where(daft.col("key").not_null())
        .join(places, on="report", how="left")
        .with_column("place", daft.col("place").fill_null(-1))
    )
    place: Any = held["place"]
    newer = held.where(place >= 0).select("key").distinct()
    shared = held.join(newer, on="key", how="semi")
    return shared.select(daft.lit(kind).alias("kind"), *HOLDERS.names)


class _Reading:
    """Reads the tables of an archive where it works.

    Attributes:
        batch: The commit that is being written.
    """

    def __init__(self, store: Store, state: State, batch: int) -> None:
        self.snapshot = Snapshot(store, state)
        self.batch = batch


class _Drawing(_Reading):
    """Draws what is compared of reports."""

    @daft.method.batch(return_dtype=_TABLES, batch_size=1)
    def __call__(self, units: daft.Series) -> list[dict[str, bytes]]:
        """Draw reports and give the rows of both tables."""
        drawn = (tables_of(list(tell(self.snapshot, u)), self.batch) for u in units)
        return [{name: _packed(t) for name, t in tables.items()} for tables in drawn]


class _Tying:
    """Finds the pairs that keys tie."""

    @daft.method.batch(return_dtype=_TIED, batch_size=1)
    def __call__(self, kinds: daft.Series, *holders: daft.Series) -> pa.Array:
        """Join each share of the keys of a kind."""
        columns = [each.to_arrow() for each in holders]
        found = [
            tied(kind, _table(HOLDERS, [column[at].values for column in columns]))
            for at, kind in enumerate(kinds.to_pylist())
        ]
        ends = accumulate((pairs.num_rows for pairs in found), initial=0)
        rows = pa.concat_tables(found).to_struct_array().combine_chunks()
        return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), rows)


class _Scoring(_Reading):
    """Scores pairs."""

    @daft.method.batch(return_dtype=daft.DataType.binary(), batch_size=1)
    def __call__(self, units: daft.Series, *found: daft.Series) -> list[bytes]:
        """Score what is worth comparing of some reports and give the rows."""
        columns = (each.to_pylist() for each in found)
        comparing = Comparing(self.snapshot, self.batch)
        return [
            _packed(pa.concat_tables(comparing.pairs(unit, _candidates(*pairs))))
            for unit, *pairs in zip(units.to_pylist(), *columns, strict=True)
        ]


def _candidates(
    kinds: Sequence[Kind] | None, left: Sequence[str], right: Sequence[str]
) -> Candidates:
    """The pairs of each kind; there may be none at all."""
    pairs: dict[Kind, set[tuple[str, str]]] = {}
    for kind, *pair in zip(kinds or (), left or (), right or (), strict=True):
        pairs.setdefault(kind, set()).add((pair[0], pair[1]))
    return candidates_of(pairs)


def _read(writing: Writing, table: str) -> daft.DataFrame:
    """A table of an archive, with what was written since the last commit.

    The files are named here: Daft's own reader of Delta tables allows no plain HTTP.
    """
    store = writing.store
    opened = store.open(table, writing.versions[table])
    files = [file.rpartition("/")[2] for file in opened.file_uris()]
    if not files:
        return daft.from_arrow(TABLES[table].empty_table())
    folder = (
        store.of(table) if store.folder is None else store.folder.absolute() / table
    )
    return daft.read_parquet(
        [f"{folder}/{file}" for file in files], io_config=_access(store.options)
    )


def _access(options: dict[str, str]) -> IOConfig | None:
    """What Daft must know of an object store, if it is told and not in the air."""
    named: dict[str, Any] = {
        _NAMES[name.upper()]: value
        for name, value in options.items()
        if name.upper() in _NAMES
    }
    return IOConfig(s3=S3Config(**named)) if named else None


_NAMES: Final = {
    "AWS_ENDPOINT_URL": "endpoint_url",
    "AWS_REGION": "region_name",
    "AWS_DEFAULT_REGION": "region_name",
    "AWS_ACCESS_KEY_ID": "key_id",
    "AWS_SECRET_ACCESS_KEY": "access_key",
    "AWS_SESSION_TOKEN": "session_token",
}


def _rows(frame: daft.DataFrame, column: str) -> Iterator[Any]:
    """The values of a column as they come."""
    for batch in frame.to_arrow_iter():
        yield from batch.column(column).to_pylist()


def _table(schema: pa.Schema, columns: Iterable[pa.Array]) -> pa.Table:
    arrays = [c.cast(f.type) for c, f in zip(columns, schema, strict=True)]
    return pa.table(arrays, schema=schema)


def _packed(table: pa.Table) -> bytes:
    """A table as bytes, for Daft hands on values and no tables."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    packed: bytes = sink.getvalue().to_pybytes()
    return packed


def _unpacked(packed: Iterable[bytes]) -> pa.Table:
    return pa.concat_tables(pa.ipc.open_stream(each).read_all() for each in packed)
