"""Add reports that a fleet reads and codes.

The fleet does what is costly, reading and coding, and sends rows; the writer is this
process alone. It sees the rows in the order of the shards, leaves out what came
before, and writes commits as it would for a stream of its own: what the archive holds
depends on nothing but the sources. A run that is killed loses the rows since the last
commit; run again, it passes over what is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

import msgspec

from dragoman import fleet
from dragoman.archive.adding import Added, Adding, Ids, Wanted
from dragoman.archive.packing import PACKED, Unpacked, pack, tables_of, unpack
from dragoman.archive.reading import Snapshot
from dragoman.archive.store import State, Store
from dragoman.coder import coder_version
from dragoman.errors import BadSetting
from dragoman.records import Record
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.fleet.spread import Stretch

BATCH: Final = 10_000
"""Reports of a commit: a hundred machines bring so many every few seconds."""


def add_sharded(
    adding: Adding,
    reports: Iterable[object],
    engine: fleet.Engine,
    settings: Settings | None,
    wanted: Wanted,
) -> Iterator[Added]:
    """Let a fleet read and code sources, write what comes and tell of each commit.

    Raises:
        BadSetting: The reports are no sources that others could read.
        BadInput: A source is none that others could read.
        DragomanError: Daft is not there, or has stopped.
    """
    if not isinstance(reports, fleet.Sources):
        raise BadSetting(
            "The engine 'daft' reads sources where it codes them; name them with"
            " dragoman.fleet.Sources, or use the engine 'pool'"
        )
    if wanted.limit is not None and wanted.limit <= 0:
        return
    fleet.start(engine)
    from dragoman.fleet.spread import Task, code_shards

    task = Task(
        pack=partial(pack, coder=coder_version(settings)),
        shape=PACKED,
        knows=partial(known_ids, adding.snapshot.store, adding.snapshot.state),
        since=wanted.since,
        limit=wanted.limit,
        settings=settings,
    )
    new = _New(adding, wanted)
    came = new.of(code_shards(reports, engine, task))
    for rows in adding.batches(came, BATCH, lambda each: len(each.records)):
        records = [record for each in rows for record in each.records]
        yield adding.commit(records, partial(tables_of, rows))


class _New:
    """Leaves out what came before or is not wanted."""

    def __init__(self, adding: Adding, wanted: Wanted) -> None:
        self._adding, self._wanted = adding, wanted
        self._left = wanted.limit

    def of(self, stretches: Iterable[Stretch]) -> Iterator[Unpacked]:
        """What is new of some rows, until so many came as are wanted."""
        for stretch in stretches:
            self._adding.known += stretch.known or 0
            rows = unpack(stretch.rows)
            yield rows.chosen([self._takes(record) for record in rows.records])
            if self._left == 0:
                return

    def _takes(self, record: Record) -> bool:
        item = record.report or record.failure
        full = self._left == 0
        if item is None or full or not self._adding.takes(item, self._wanted):
            return False
        if self._left is not None and record.report:
            self._left -= 1
        return True


def known_ids(store: Store, state: State) -> fleet.Knows:
    """Tell which reports an archive has; read once in a process, 20 bytes each."""
    options = tuple(sorted(store.options.items()))
    return _ids(store.path, options, msgspec.json.encode(state)).holds


@lru_cache(maxsize=1)
def _ids(path: str, options: tuple[tuple[str, str], ...], state: bytes) -> Ids:
    seen = Snapshot(Store(path, dict(options)), msgspec.json.decode(state, type=State))
    return Ids(seen, "reports")
