"""Count what an archive holds."""

from __future__ import annotations

from datetime import date, datetime

from dragoman.archive.reading import Snapshot
from dragoman.archive.tables import TABLES
from dragoman.records.report import Frozen


class Info(Frozen, frozen=True, kw_only=True):
    """What an archive holds.

    Attributes:
        path: Where it lies.
        batch: The number of its last commit.
        when: When that was made.
        what: What it did.
        rows: How many rows each table has.
        bytes: How many bytes the files of each table have.
        files: In how many files they stand.
        states: How many reports are in each state.
        languages: How many reports are in each language.
        coders: How many reports each version of the coder has coded.
        first: The day of the earliest report that says its day.
        last: The day of the latest.
    """

    path: str
    batch: int
    when: datetime
    what: str
    rows: dict[str, int]
    bytes: dict[str, int]
    files: dict[str, int]
    states: dict[str, int]
    languages: dict[str, int]
    coders: dict[str, int]
    first: date | None
    last: date | None


def describe(snapshot: Snapshot) -> Info:
    """Count what an archive holds."""
    store, state = snapshot.store, snapshot.state
    sizes = {
        table: store.open(table, version).get_add_actions(flatten=True)
        for table, version in state.versions.items()
    }
    first, last = snapshot.rows("SELECT min(published), max(published) FROM reports")[0]
    return Info(
        path=store.path,
        batch=state.batch,
        when=state.when,
        what=state.what,
        rows={
            table: snapshot.rows(f"SELECT count(*) FROM {table}")[0][0]
            for table in TABLES
        },
        bytes={t: sum(s.column("size_bytes").to_pylist()) for t, s in sizes.items()},
        files={t: s.num_rows for t, s in sizes.items()},
        states=_counted(snapshot, "state"),
        languages=_counted(snapshot, "language"),
        coders=_counted(snapshot, "coder"),
        first=first,
        last=last,
    )


def _counted(snapshot: Snapshot, column: str) -> dict[str, int]:
    return dict(
        snapshot.rows(
            f"SELECT coalesce({column}, 'none'), count(*) FROM reports"
            " GROUP BY 1 ORDER BY 2 DESC, 1"
        )
    )
