"""Follow the pairs that speak for one happening, as far as they lead."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, Literal

import numpy as np
import pyarrow as pa

from dragoman.archive.linking import sql
from dragoman.archive.reading import Snapshot
from dragoman.stories.bags import Flags, Ints
from dragoman.stories.cluster import EVENTS_LEAST, REPORTS_LEAST

Kind = Literal["copy", "report", "event"]

SETTLED: Final = timedelta(days=10)
"""News of a happening comes within this time, but for news that remembers it."""

_LEAST: Final = {"copy": 1.0, "report": REPORTS_LEAST, "event": EVENTS_LEAST}
_ENDS: Final = pa.schema({"left": pa.string(), "right": pa.string()})


def reach(
    snapshot: Snapshot,
    start: set[str],
    kind: Kind,
    same: Iterable[tuple[str, str]] = (),
) -> set[str]:
    """All that is tied to some things by pairs that speak for one happening.

    What lies further from them in time than `SETTLED` is not followed: it was
    parted when its own time came, and following it would lead through all the
    archive wherever news never ends. The pairs are read once, and followed in memory
    as pairs of numbers.

    Args:
        snapshot: What was compared.
        start: Reports, or events.
        kind: What pairs tie them.
        same: Pairs that people said are one; these are followed at any distance.
    """
    if not start:
        return set()
    known = _known(snapshot, start, kind, same)
    reached = np.zeros(known.num_rows, np.bool_)
    for (number,) in snapshot.rows(sql.STARTS):
        reached[number] = True
    one, other = _both_ways(snapshot.table(sql.TIES, [kind, _LEAST[kind]]))
    near = known["near"].to_numpy()[other]
    always = _both_ways(snapshot.table(sql.SAID_TIES))
    follow(
        reached,
        np.concatenate([one[near], always[0]]),
        np.concatenate([other[near], always[1]]),
    )
    return set(known["id"].filter(pa.array(reached)).to_pylist())


def _known(
    snapshot: Snapshot,
    start: set[str],
    kind: Kind,
    same: Iterable[tuple[str, str]],
) -> pa.Table:
    """Number the things that may be reached, and tell which are near in time.

    Questions know it by `known` from now on, and the other things by their names here.
    """
    things = "tales" if kind == "event" else "outlines"
    frontier = pa.table({"id": pa.array(sorted(start), pa.string())})
    ends = [{"left": left, "right": right} for left, right in sorted(same)]
    snapshot.with_table("frontier", frontier)
    snapshot.with_table("said", pa.Table.from_pylist(ends, _ENDS))
    first, last = snapshot.rows(sql.TIME.format(things=things))[0]
    if kind == "copy" or first is None:
        first, last = date.min + SETTLED, date.max - SETTLED
    span = [first - SETTLED, last + SETTLED]
    known = snapshot.table(sql.KNOWN.format(things=things), span)
    known = known.append_column("number", pa.array(np.arange(known.num_rows)))
    snapshot.with_table("known", known)
    return known


def _both_ways(ties: pa.Table) -> tuple[Ints, Ints]:
    """Where ties lead from, and where to."""
    left, right = (ties[name].to_numpy() for name in ("left", "right"))
    return np.concatenate([left, right]), np.concatenate([right, left])


def follow(reached: Flags, one: Ints, other: Ints) -> None:
    """Mark all that ties lead to from what is marked.

    Args:
        reached: For each thing, whether it is marked; is changed.
        one: The thing at the one end of each tie.
        other: The thing at the other end; ties are followed from the one to the other.
    """
    while True:
        found = other[reached[one] & ~reached[other]]
        if not len(found):
            return
        reached[found] = True
