"""Find what is worth comparing: the pairs that share a key.

A key that too many share ties none of them together, for they share rarer ones as
well. So that it does not matter how many reports are compared at a time, a key is
counted turn by turn: it ties the reports of a turn to all before them if up to that
turn few enough hold it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal

import duckdb
import numpy as np
import pyarrow as pa

from dragoman.archive.reading import Snapshot
from dragoman.records.report import Frozen

TURN: Final = 2_000
"""Reports of a turn."""

MOST_SHARING: Final = 400
"""A key that more share ties nothing together."""

MOST_EVER: Final = 40
"""The same for keys that hold at any distance in time, which must be rare indeed."""

Kind = Literal["copy", "report", "undated", "event"]
Pairs = list[tuple[str, str]]

HOLDERS: Final = pa.schema(
    {
        "id": pa.string(),
        "key": pa.int64(),
        "place": pa.int64(),  # in the order of the newer reports; -1: older than they
        "undated": pa.bool_(),
    }
)


class Candidates(Frozen, frozen=True, kw_only=True):
    """The pairs that are worth comparing, each the lesser id first, sorted.

    Attributes:
        copies: Reports that may be one text.
        reports: Reports that may be about one thing.
        events: Events that may be one happening.
    """

    copies: Pairs
    reports: Pairs
    events: Pairs


def candidates(
    snapshot: Snapshot, fresh: dict[str, pa.Table], lot: Sequence[str]
) -> list[Candidates]:
    """What is worth comparing of some reports with all before them, turn by turn.

    All keys of the archive are read for it, so the more reports at once the better.

    Args:
        snapshot: The archive without them.
        fresh: Their rows of the tables `outlines` and `tales`.
        lot: Their ids, in the order in which they are compared.
    """
    for table, rows in fresh.items():
        snapshot.with_table(f"fresh_{table}", rows)
    places = {"report": pa.array(lot, pa.string()), "place": np.arange(len(lot))}
    snapshot.with_table("lot", pa.table(places))
    kinds: list[Kind] = ["copy", "report", "event"]
    if snapshot.rows(_ANY_UNDATED):
        kinds.append("undated")
    turns: list[dict[Kind, set[tuple[str, str]]]] = [
        {} for _ in range(0, len(lot), TURN)
    ]
    for kind in kinds:
        for sql in questions(kind, _HELD[kind].format(keys=COLUMN[kind])):
            for left, right, place in snapshot.rows(sql):
                turns[place // TURN].setdefault(kind, set()).add((left, right))
    return [candidates_of(pairs) for pairs in turns]


def candidates_of(pairs: dict[Kind, set[tuple[str, str]]]) -> Candidates:
    """What is worth comparing, of the pairs of each kind."""
    none: set[tuple[str, str]] = set()
    return Candidates(
        copies=sorted(pairs.get("copy", none)),
        reports=sorted(pairs.get("report", none) | pairs.get("undated", none)),
        events=sorted(pairs.get("event", none)),
    )


def tied(kind: Kind, holders: pa.Table) -> pa.Table:
    """The pairs that some keys tie, with the place of the newer one of each.

    Args:
        kind: What kind of keys they are.
        holders: All that hold them, in the columns `HOLDERS`.
    """
    with duckdb.connect() as connection:
        connection.register("holders", holders)
        found = [
            connection.sql(sql).to_arrow_table()
            for sql in questions(kind, "SELECT * FROM holders")
        ]
    return pa.concat_tables(found)


def questions(kind: Kind, holders: str) -> Iterator[str]:
    """What finds the pairs of a kind, in SQL."""
    named = _NAMED.format(holders=holders, turn=TURN, most=MOST_SHARING, ever=MOST_EVER)
    yield named + _SHARING.format(
        which="x.undated OR y.undated" * (kind == "undated") or "true"
    )
    if kind == "copy":
        yield named + _CROWD


COLUMN: Final[dict[Kind, str]] = {
    "copy": "copy_keys",
    "report": "keys",
    "undated": "loose_keys",
    "event": "keys",
}
"""The column that holds the keys of a kind."""

_ANY_UNDATED: Final = """
(SELECT 1 FROM fresh_outlines WHERE day IS NULL LIMIT 1)
UNION ALL
(SELECT 1 FROM outlines WHERE day IS NULL LIMIT 1)
"""
_HELD_BY: Final = """
WITH mine AS (
    SELECT id, unnest({{keys}}) AS key, place, day IS NULL AS undated
    FROM fresh_{table} JOIN lot ON lot.report = fresh_{table}.{report}
)
SELECT * FROM mine
UNION ALL
SELECT id, key, -1, undated
FROM (SELECT id, unnest({{keys}}) AS key, day IS NULL AS undated FROM {table})
WHERE key IN (SELECT key FROM mine)
"""
_BY_REPORTS: Final = _HELD_BY.format(table="outlines", report="id")
_HELD: Final[dict[Kind, str]] = {
    "copy": _BY_REPORTS,
    "report": _BY_REPORTS,
    "undated": _BY_REPORTS,
    "event": _HELD_BY.format(table="tales", report="report"),
}
_NAMED: Final = """
WITH named AS MATERIALIZED (
    SELECT *, CASE WHEN place < 0 THEN -1 ELSE place // {turn} END AS turn
    FROM ({holders})
),
counted AS (
    SELECT key, turn, count(*) AS number, min(id) AS first FROM named GROUP BY ALL
),
held AS (
    SELECT key, turn, (sum(number) OVER upto)
        > CASE WHEN (key & 1) = 1 THEN {ever} ELSE {most} END AS crowded,
        min(first) OVER upto AS first,
        min(first) OVER before AS first_before
    FROM counted
    WINDOW upto AS (PARTITION BY key ORDER BY turn),
        before AS (
            PARTITION BY key ORDER BY turn
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        )
)
"""
_SHARING: Final = """
SELECT DISTINCT
    least(x.id, y.id) AS "left", greatest(x.id, y.id) AS "right", x.place
FROM held JOIN named AS x USING (key, turn) JOIN named AS y USING (key)
WHERE NOT crowded AND x.place > y.place AND ({which})
"""
# Of a text that stands in more papers than that, each copy is held against the first:
# copies of one text are one whichever of them they were compared with.
_CROWD: Final = """
SELECT DISTINCT
    least(id, other) AS "left", greatest(id, other) AS "right", place
FROM (
    SELECT id, place, unnest([first, first_before]) AS other
    FROM held JOIN named USING (key, turn) WHERE crowded AND place >= 0
)
WHERE id <> other
"""
