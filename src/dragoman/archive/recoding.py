"""Code again what an archive keeps, and try again what failed.

Reports are recoded some batches at a time, and each time one commit puts the new
rows in the place of the old, which stay to be seen with `as_of`. A run that is
stopped goes on where it was: what the present coder has coded is passed over.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

import pyarrow as pa

from dragoman.archive.adding import (
    Added,
    Coding,
    coded_tables,
    counted,
    future,
)
from dragoman.archive.commits import Writing
from dragoman.archive.reading import Snapshot
from dragoman.archive.rows import failure_table, read_report
from dragoman.records import Failure, Record
from dragoman.records.report import Frozen

ENOUGH: Final = 5000
"""Reports of one commit, about: rewriting files of a table for fewer is a waste."""


class Work(Frozen, frozen=True, kw_only=True):
    """Which reports are to be coded again.

    Attributes:
        where: What holds for them, as a predicate of SQL on `reports`.
        values: The values of its question marks.
    """

    where: str
    values: tuple[str, ...] = ()


def stale(coder: str) -> Work:
    """What a version of the coder has not coded."""
    where = "language = 'en' AND coder IS DISTINCT FROM ?"
    return Work(where=where, values=(coder,))


FAILED: Final = Work(where="state = 'failed'")
"""What a coder could not code."""


def stretches(snapshot: Snapshot, work: Work) -> list[tuple[int, int]]:
    """Stretches of batches that hold reports to be coded, each worth a commit."""
    batches = snapshot.rows(_BATCHES.format(where=work.where), work.values)
    found: list[tuple[int, int]] = []
    size = ENOUGH
    for batch, reports in batches:
        if size >= ENOUGH:
            found.append((batch, batch))
            size = 0
        found[-1] = (found[-1][0], batch)
        size += reports
    return found


_BATCHES: Final = """
SELECT batch, count(*) FROM reports
WHERE batch IN (SELECT batch FROM reports WHERE {where})
GROUP BY batch ORDER BY batch
"""


class Recoding:
    """Codes stretches of batches again."""

    def __init__(
        self, writing: Writing, coding: Coding, coder: str, work: Work
    ) -> None:
        """Take what codes, its version, and what is to be done."""
        self._writing, self._coding = writing, coding
        self._coder, self._work = coder, work

    def recode(
        self, snapshot: Snapshot, stretch: tuple[int, int], now: datetime
    ) -> Added:
        """Code a stretch and put its rows in place of the old ones.

        Raises:
            ArchiveFault: The snapshot is not of the last commit.
        """
        self._writing.check_seen(snapshot)
        within = f"batch >= {stretch[0]} AND batch <= {stretch[1]}"
        select = _TO_DO.format(within=within, where=self._work.where)
        to_do = [
            (read_report(row), int(row["batch"]))
            for row in snapshot.stream(select, self._work.values)
        ]
        batch_of = {report.id: batch for report, batch in to_do}
        records = list(self._coding([report for report, _ in to_do]))
        done = pa.table({"id": list(batch_of)})
        snapshot.with_table("done", done)
        new = coded_tables(records, self._coder, 0, now)
        for table, key in _KEYS.items():
            kept = snapshot.table(_KEPT.format(table=table, key=key, within=within))
            rows = _in_batches(new[table], key, batch_of)
            if table == "reports":
                rows = _with_moments(rows, snapshot)
            self._writing.replace(table, pa.concat_tables([kept, rows]), within)
        self._failures(snapshot, records, now)
        self._writing.commit(f"coded {counted(len(records))} again", now)
        return Added(
            reports=len(records),
            events=new["events"].num_rows,
            statements=new["statements"].num_rows,
            failures=sum(record.failure is not None for record in records),
        )

    def _failures(
        self, snapshot: Snapshot, records: list[Record], now: datetime
    ) -> None:
        """Forget the coder's old failures of these reports and keep the new ones."""
        failed = [(r.failure, r.report) for r in records if r.failure]
        told = [*failed, *future(records, now.date())]
        rows = failure_table(told, self._writing.batch, now)
        kept = snapshot.table(_OTHER_FAILURES)
        if rows.num_rows or kept.num_rows != snapshot.rows(_ALL_FAILURES)[0][0]:
            kept_ids = set(kept["id"].to_pylist())
            new = [name not in kept_ids for name in rows["id"].to_pylist()]
            rows = rows.filter(pa.array(new, pa.bool_()))
            self._writing.replace("failures", pa.concat_tables([kept, rows]))


_TO_DO: Final = """
SELECT * FROM reports WHERE {within} AND {where} ORDER BY batch, id
"""
_KEYS: Final = {"events": "report", "statements": "report", "reports": "id"}
_KEPT: Final = """
SELECT * FROM {table} WHERE {within} AND {key} NOT IN (SELECT id FROM done)
"""
_OTHER_FAILURES: Final = """
SELECT * FROM failures
WHERE room = 'archive' OR report IS NULL OR report NOT IN (SELECT id FROM done)
"""
_ALL_FAILURES: Final = "SELECT count(*) FROM failures"


def _in_batches(rows: pa.Table, key: str, batch_of: dict[str, int]) -> pa.Table:
    """Rows in the batches that brought their reports."""
    batches = pa.array([batch_of[name] for name in rows[key].to_pylist()], pa.int64())
    return rows.set_column(rows.schema.get_field_index("batch"), "batch", batches)


def _with_moments(rows: pa.Table, snapshot: Snapshot) -> pa.Table:
    """Reports with the moments at which they came."""
    added = dict(snapshot.rows("SELECT id, added FROM reports JOIN done USING (id)"))
    at = rows.schema.get_field_index("added")
    field = rows.schema.field(at)
    moments = pa.array([added[name] for name in rows["id"].to_pylist()], field.type)
    return rows.set_column(at, field, moments)


def failed_sources(snapshot: Snapshot) -> list[str]:
    """The files that reading failed at, without the members of packed ones."""
    found = snapshot.rows(
        f"SELECT DISTINCT {_FILE} AS file FROM failures"
        " WHERE report IS NULL AND source <> '-' ORDER BY file"
    )
    return [file for (file,) in found]


def forget_failures(
    writing: Writing, snapshot: Snapshot, sources: list[str], still: list[Failure]
) -> None:
    """Forget the failures of some files but for those that are still found."""
    pairs = ((failure, None) for failure in still)
    ids = failure_table(pairs, 0, _ANY_TIME)["id"]
    snapshot.with_table("tried", pa.table({"file": pa.array(sources, pa.string())}))
    snapshot.with_table("still", pa.table({"id": ids}))
    kept = snapshot.table(
        f"SELECT * FROM failures WHERE report IS NOT NULL"
        f" OR {_FILE} NOT IN (SELECT file FROM tried) OR id IN (SELECT id FROM still)"
    )
    writing.replace("failures", kept)


_FILE: Final = "split_part(source, '!/', 1)"
_ANY_TIME: Final = datetime(2000, 1, 1, tzinfo=UTC)
