"""Link what an archive holds into stories, and keep what people said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import Final

import msgspec
import pyarrow as pa

from dragoman.archive.commits import Writing
from dragoman.archive.linking.blocking import TURN, candidates
from dragoman.archive.linking.comparing import pending
from dragoman.archive.linking.crew import Drawing, Scoring, Spread, crew, seen
from dragoman.archive.linking.grouping import Grouped, Grouping
from dragoman.archive.reading import Snapshot
from dragoman.archive.rows import change_table, story_table
from dragoman.archive.tables import VERDICTS
from dragoman.fleet import Engine, start
from dragoman.records import Change, Verdict
from dragoman.records.report import Frozen

Clock = Callable[[], datetime]
Compare = Callable[[Writing, Sequence[str]], int]
"""Compares some reports with all before them; how many pairs were worth keeping."""


class Linked(Frozen, frozen=True, kw_only=True):
    """What linking did.

    Attributes:
        reports: How many reports were compared with the others.
        waiting: How many are still to be compared.
        pairs: How many pairs of reports or events were worth keeping.
        stories: How many stories are new or changed.
        ended: How many stories are no more.
    """

    reports: int = 0
    waiting: int = 0
    pairs: int = 0
    stories: int = 0
    ended: int = 0


def link_all(
    writing: Writing,
    clock: Clock,
    tell: Callable[[Linked], None] | None = None,
    engine: Engine | None = None,
) -> Linked:
    """Compare what was not compared yet, and part what that touches into stories.

    Args:
        writing: The writer at work.
        clock: What tells the moments of commits.
        tell: Is told of every commit.
        engine: What compares; this process alone, unless more or Daft are named.

    Raises:
        DragomanError: Daft is not installed, or has stopped.
    """
    snapshot = Snapshot(writing.store, writing.state)
    to_do = pending(snapshot)
    held, parted = snapshot.rows("SELECT count(*) FROM outlines")[0][0], 0
    linked = Linked(waiting=len(to_do))
    with _comparing(engine, len(to_do)) as compare:
        for at in range(0, len(to_do), LOT):
            linked = _link(writing, clock, compare, to_do[at : at + LOT], linked)
            if tell:
                tell(linked)
            if linked.waiting and linked.reports - parted >= due(held + parted):
                grouped, parted = regroup(writing, clock), linked.reports
                linked = _counting(linked, grouped)
    return _counting(linked, regroup(writing, clock))


def _link(
    writing: Writing, clock: Clock, compare: Compare, lot: list[str], linked: Linked
) -> Linked:
    """Compare some reports with all before them, in one commit, and count them."""
    _forget(writing, lot)
    pairs = compare(writing, lot)
    writing.commit(f"compared {len(lot):,} reports", clock())
    return msgspec.structs.replace(
        linked,
        reports=linked.reports + len(lot),
        waiting=linked.waiting - len(lot),
        pairs=linked.pairs + pairs,
    )


def due(held: int) -> int:
    """How many reports are compared before they are parted into stories.

    To part them, all that is tied to them is sought in the whole archive. So it is
    done the more rarely the more the archive holds, and the archive is read a few
    times as it grows, and not once for each lot.

    Args:
        held: How many reports were parted before.
    """
    return min(max(LOT, held // _SHARE), _MOST)


_SHARE: Final = 4
_MOST: Final = 50_000  # for memory: what is parted is held, with its reports


@contextmanager
def _comparing(engine: Engine | None, reports: int) -> Iterator[Compare]:
    """What compares so many reports."""
    if engine and engine.name == "daft" and reports:
        start(engine)
        from dragoman.archive.linking.spreading import Spreading  # needs Daft

        yield Spreading(engine).compare
        return
    turns = -(-reports // TURN)
    with crew(min(engine.workers if engine else 1, max(turns, 1))) as spread:
        yield partial(_compare, spread=spread)


LOT: Final = 6 * TURN
"""Reports compared at a time. All keys of the archive are read for each lot; larger
ones take more memory. So many turns leave none of two or three workers idle."""


def _counting(linked: Linked, grouped: Grouped) -> Linked:
    """Add up what became of stories."""
    ended = {story.id for story in grouped.old} - {story.id for story in grouped.new}
    return msgspec.structs.replace(
        linked,
        stories=linked.stories + len(grouped.new),
        ended=linked.ended + len(ended),
    )


def _compare(writing: Writing, lot: Sequence[str], *, spread: Spread = map) -> int:
    """Compare some reports with each other and with all that came before."""
    snapshot = Snapshot(writing.store, writing.state)
    turns = [lot[at : at + TURN] for at in range(0, len(lot), TURN)]
    drawing = Drawing(**seen(writing.store, writing.state, writing.batch))
    drawn = list(spread(drawing, turns))
    fresh = {
        table: pa.concat_tables(own[table] for own in drawn)
        for table in ("outlines", "tales")
    }
    for table, rows in fresh.items():
        writing.append(table, rows)
    found = candidates(snapshot, fresh, lot)
    scoring = Scoring(**seen(writing.store, writing.unseen, writing.batch))
    kept = 0
    for rows in spread(scoring, turns, found):
        writing.append("pairs", rows)
        kept += rows.num_rows
    return kept


def _forget(writing: Writing, lot: Sequence[str]) -> None:
    """Forget what was compared of reports that were coded again, if any were."""
    snapshot = Snapshot(writing.store, writing.state)
    snapshot.with_table("gone", pa.table({"id": pa.array(lot, pa.string())}))
    if not snapshot.rows("SELECT 1 FROM outlines JOIN gone USING (id) LIMIT 1"):
        return
    for table, kept in _KEPT.items():
        writing.rewrite(table, snapshot, f"SELECT * FROM {table} WHERE {kept}")
    writing.commit("forgot old readings", writing.state.when)


_GONE: Final = "(SELECT id FROM gone)"
_GONE_TALES: Final = f"(SELECT id FROM tales WHERE report IN {_GONE})"
_KEPT: Final = {
    "outlines": f"id NOT IN {_GONE}",
    "tales": f"report NOT IN {_GONE}",
    "groups": f"report NOT IN {_GONE}",
    "pairs": f'"left" NOT IN {_GONE} AND "right" NOT IN {_GONE}'
    f' AND "left" NOT IN {_GONE_TALES} AND "right" NOT IN {_GONE_TALES}',
}


def regroup(
    writing: Writing,
    clock: Clock,
    *,
    said: Sequence[Verdict] = (),
    what: str = "linked",
) -> Grouped:
    """Part anew what was compared since, and what is tied to what was said last."""
    snapshot = Snapshot(writing.store, writing.state)
    now = clock()
    grouped = Grouping(snapshot, writing.batch, now, said=said).group()
    if grouped.groups.num_rows:
        snapshot.with_table("newer", grouped.groups)
        writing.rewrite("groups", snapshot, _GROUPS)
    if grouped.old or grouped.new:
        ended = pa.table({"id": [story.id for story in grouped.old]})
        snapshot.with_table("ended", ended.cast(pa.schema({"id": pa.string()})))
        snapshot.with_table("newer", story_table(grouped.new))
        writing.rewrite("stories", snapshot, _STORIES)
    writing.append("changes", change_table(grouped.changes, writing.batch))
    if writing.versions != writing.state.versions:
        writing.commit(what, now)
    return grouped


_GROUPS: Final = """
SELECT * FROM groups WHERE report NOT IN (SELECT report FROM newer)
UNION ALL
SELECT * FROM newer
"""
_STORIES: Final = """
SELECT * FROM stories WHERE id NOT IN (SELECT id FROM ended)
UNION ALL
SELECT * FROM newer
"""


def judge(writing: Writing, clock: Clock, verdict: Verdict) -> Grouped:
    """Keep what a person said of two events, and part anew what it concerns."""
    link_all(writing, clock)  # what was not compared yet has no place among stories
    row = {name: [getattr(verdict, name)] for name in Verdict.__struct_fields__}
    table = pa.table({**row, "batch": [writing.batch]})
    writing.append("verdicts", table.select(VERDICTS.names).cast(VERDICTS))
    word = "the same" if verdict.same else "not the same"
    what = f"{verdict.by} said that two events are {word}"
    return regroup(writing, clock, said=[verdict], what=what)


def history(snapshot: Snapshot, story: str) -> list[Change]:
    """What became of a story, from its founding."""
    rows = snapshot.stream(
        "SELECT * EXCLUDE (batch) FROM changes"
        ' WHERE story = $1 OR other = $1 ORDER BY batch, "when", what, other',
        [story],
    )
    return [Change(**{**row, "events": tuple(row["events"])}) for row in rows]
