"""Read and code shards with Daft, here or on many machines.

Daft gives each shard to some reader and what was read to some coder, and hands the
rows of the coders on in the order of the shards. `engine.start` must come first. A
coder of Daft's is a process with a worker of our pool at its side, so that what befalls
a report there befalls it here: a fault of the coder costs the report, and so does a
second death of the worker.
"""

from __future__ import annotations

import asyncio
import pickle
import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any, Final

import daft
import pyarrow as pa
from daft.io.source import DataSource, DataSourceTask
from daft.recordbatch import RecordBatch

from dragoman.coder import Coder
from dragoman.errors import DragomanError
from dragoman.fleet.engine import Engine, plainly
from dragoman.fleet.orphans import end_with_parent
from dragoman.fleet.pool import Item, Make, Pool, chunk_size
from dragoman.fleet.shards import Knows, Shard, Sources
from dragoman.records import Record, Report
from dragoman.reports import ReadOptions
from dragoman.settings import Settings

_MOMENT: Final = 5.0  # Daft waits as long for its processes

_READ: Final = pa.schema(
    {
        "shard": pa.int64(),
        "known": pa.int64(),  # at the end of a shard: how many were passed over
        "item": pa.binary(),  # a report or failure, pickled; null at the end of a shard
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is to be made of reports, wherever that is done.

    Attributes:
        pack: Makes rows of records, one of each.
        shape: The type of such a row.
        knows: Is called where reports are read and gives what tells which are known.
        since: Reports published before that day are passed over.
        limit: How many reports are wanted; of no shard more are read.
        settings: The settings of the coder.
        make: What builds a coder from them.
    """

    pack: Callable[[list[Record]], pa.Array]
    shape: pa.DataType
    knows: Callable[[], Knows]
    since: date | None = None
    limit: int | None = None
    settings: Settings | None = None
    make: Make = Coder


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some rows of a shard, in order.

    Attributes:
        shard: The number of the shard.
        known: How many reports of it were passed over, if this is its end.
        rows: What was made of the others.
    """

    shard: int
    known: int | None
    rows: pa.Array


def code_shards(sources: Sources, engine: Engine, task: Task) -> Iterator[Stretch]:
    """Read and code sources, with the known reports passed over.

    Raises:
        BadInput: A source is none that others could read.
        DragomanError: The coder cannot be built, or Daft has stopped.
    """
    shards = tuple(sources.shards())
    read = _Sources(shards, sources.abroad(), task).read()
    coder = _coder_of(engine, task)()
    coded = read.select("shard", "known", coder(read["item"]).alias("coded"))
    # A shard is read faster than coded, and lies in memory from then on.
    few = daft.execution_config_ctx(scantask_max_parallel=engine.workers)
    ended = 0
    with plainly(), few:
        for batch in coded.to_arrow_iter(results_buffer_size=engine.workers):
            for stretch in _stretches(batch):
                yield stretch
                if stretch.known is not None:
                    ended += 1
                    sources.tell(shards[stretch.shard].size)
    if ended < len(shards):
        # Daft hears the keyboard before Python does, and ends as if all were done.
        # Its threads need a moment: Python aborts if it ends before them.
        time.sleep(_MOMENT)
        raise KeyboardInterrupt


def _stretches(batch: pa.RecordBatch) -> Iterator[Stretch]:
    """The rows of a batch, cut where a shard ends.

    Raises:
        DragomanError: A coder could not be built.
    """
    coded = batch.column("coded")
    for fault in coded.field("fault").drop_null().to_pylist():
        raise DragomanError(fault)
    begin = 0
    known = batch.column("known").to_pylist()
    shards = batch.column("shard").to_pylist()
    rows = coded.field("row")
    for at, passed in enumerate(known):
        if passed is not None:
            yield Stretch(shards[at], passed, rows[begin:at])
            begin = at + 1
    if begin < len(known):
        yield Stretch(shards[begin], None, rows[begin:])


@dataclass(frozen=True)
class _Sources(DataSource):
    """Shards as Daft reads them."""

    shards: tuple[Shard, ...]
    options: ReadOptions
    task: Task

    @property
    def name(self) -> str:
        return "shards of reports"

    @property
    def schema(self) -> daft.Schema:
        return daft.Schema.from_pyarrow_schema(_READ)

    async def get_tasks(self, pushdowns: object) -> AsyncIterator[DataSourceTask]:  # noqa: ARG002
        for number, shard in enumerate(self.shards):
            yield _Reading(number, shard, self.options, self.task)


@dataclass(frozen=True)
class _Reading(DataSourceTask):
    """Reads one shard."""

    number: int
    shard: Shard
    options: ReadOptions
    task: Task

    @property
    def schema(self) -> daft.Schema:
        return daft.Schema.from_pyarrow_schema(_READ)

    async def read(self) -> AsyncIterator[RecordBatch]:
        tables = self._tables()
        # Reading blocks, and all readers of a machine share one loop.
        while (table := await asyncio.to_thread(next, tables, None)) is not None:
            yield RecordBatch.from_arrow_table(table)

    def _tables(self) -> Iterator[pa.Table]:
        """The shard in chunks, each report that is not known once; then its end."""
        new = _New(self.task.knows(), self.task.since)
        items = _first(self.task.limit, filter(new, self.shard.read(self.options)))
        size = chunk_size(self.task.settings)
        while chunk := list(islice(items, size)):
            yield self._table([pickle.dumps(item) for item in chunk], None)
        yield self._table([None], new.known)

    def _table(self, items: list[bytes | None], known: int | None) -> pa.Table:
        numbers, ends = [self.number] * len(items), [known] * len(items)
        return pa.table({"shard": numbers, "known": ends, "item": items}, schema=_READ)


@dataclass
class _New:
    """Whether an item is wanted and not known; counts those that are known."""

    knows: Knows
    since: date | None
    known: int = 0
    _seen: set[str] = field(default_factory=set)

    def __call__(self, item: Item) -> bool:
        if not isinstance(item, Report):
            return True
        if self.since and item.published and item.published < self.since:
            return False
        if item.id in self._seen or self.knows(item.id):
            self.known += 1
            return False
        self._seen.add(item.id)
        return True


def _first(limit: int | None, items: Iterator[Item]) -> Iterator[Item]:
    """Items up to so many reports."""
    left = limit
    for item in items:
        yield item
        if left is not None and isinstance(item, Report):
            left -= 1
            if left == 0:
                return


def _coder_of(engine: Engine, task: Task) -> Any:  # noqa: ANN401  Daft wraps it
    """The class whose instances code what was read, one in each process of Daft's."""
    kind = pa.struct({"row": task.shape, "fault": pa.string()})
    shape = daft.DataType.from_arrow_type(kind)

    @daft.cls(max_concurrency=engine.workers, use_process=True, cpus=1)
    class Coding:
        """Codes with a worker of its own."""

        def __init__(self) -> None:
            end_with_parent()  # it may be waiting for a worker that is lost
            self._pool = Pool(task.settings, task.make, 1)

        @daft.method.batch(return_dtype=shape, batch_size=chunk_size(task.settings))
        def __call__(self, items: daft.Series) -> pa.Array:
            """Code a chunk; where the coder cannot be built, say so instead."""
            there = [pickle.loads(item) if item else None for item in items.to_pylist()]
            chunk = tuple(item for item in there if item is not None)
            fault = None
            try:
                records = list(self._pool.code(iter([chunk]))) if chunk else []
            except DragomanError as raised:
                records, fault = [], str(raised)
            rows = _spaced(task.pack(records), [item is not None for item in there])
            faults = pa.array([fault] * len(there), pa.string())
            return pa.StructArray.from_arrays([rows, faults], fields=list(kind))

    return Coding


def _spaced(rows: pa.Array, there: list[bool]) -> pa.Array:
    """Rows, with nothing where none are; of those that are missing, nothing too."""
    numbers = iter(range(len(rows)))
    at = [next(numbers, None) if one else None for one in there]
    return rows.take(pa.array(at, pa.int64()))
