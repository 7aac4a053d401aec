"""Part what was compared into stories, only where something changed.

A story can change only with what is tied to it by pairs that speak for one
happening. So the events that are new, gone or judged are followed along such pairs,
and what they reach is parted anew; all else stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain
from typing import Any, Final, NamedTuple, TypeVar

import msgspec
import pyarrow as pa

from dragoman.archive.linking import sql
from dragoman.archive.linking.comparing import on_days
from dragoman.archive.linking.reach import Kind, reach
from dragoman.archive.reading import Snapshot
from dragoman.archive.rows import read_report
from dragoman.archive.tables import GROUPS
from dragoman.records import Bond, Change, Event, Report, Story, Verdict
from dragoman.stories.cluster import (
    EVENTS_LEAST,
    REPORTS_LEAST,
    Groups,
    Pair,
    components,
    last_words,
    recluster,
)
from dragoman.stories.history import changes
from dragoman.stories.merge import merge
from dragoman.stories.reasons import bond_verdict, bonds_of
from dragoman.stories.sources import independent_sources
from dragoman.stories.tales import Tale

_T = TypeVar("_T")
_EVENT: Final = msgspec.json.Decoder(Event)
_STORY: Final = msgspec.json.Decoder(Story)
_TALE: Final = msgspec.json.Decoder(Tale)
_STORIES_AT_ONCE: Final = 500
_BATCH: Final = 50_000  # pairs that are objects at a time while they are read


class Printed(NamedTuple):
    """The report of an event.

    Attributes:
        report: Its id.
        day: The day it was printed, if that is known.
    """

    report: str
    day: date | None

    @property
    def when(self) -> date:
        """The day; what nobody dated comes first."""
        return self.day or date.min


class Grouped(msgspec.Struct, frozen=True, kw_only=True):
    """What a grouping changed.

    Attributes:
        groups: Rows for the reports whose group is new, in place of their old ones.
        old: The stories that are no more, or are no more the same.
        new: The stories in their place.
        changes: What became of each, for the history.
    """

    groups: pa.Table
    old: tuple[Story, ...]
    new: tuple[Story, ...]
    changes: tuple[Change, ...]


class Grouping:
    """Parts what is touched; made anew for each commit."""

    def __init__(
        self,
        snapshot: Snapshot,
        batch: int,
        now: datetime,
        *,
        said: Sequence[Verdict] = (),
    ) -> None:
        """Take a snapshot in which all that was compared is committed.

        What was said last is committed together with the stories, so it comes beside.
        """
        self._snapshot, self._batch, self._now = snapshot, batch, now
        self._said = tuple(said)
        self._verdicts = last_words((*read_verdicts(snapshot), *self._said))

    def group(self) -> Grouped:
        """Part anew what is tied to new reports and to what was said last."""
        judged = {name for said in self._said for name in (said.left, said.right)}
        fresh = self._ids(sql.UNGROUPED)
        texts = self._reach(fresh, "copy")
        groups = self._groups(fresh, texts)
        touched = self._ids(sql.TOUCHED) | self._events_of(texts) | judged
        events = self._reach(touched, "event")
        events |= self._mates(events)
        clusters = self._clusters(self._existing(events))
        old = self._stories_of(events)
        new = self._merge(clusters, groups)
        return Grouped(
            groups=groups,
            old=old,
            new=new,
            changes=tuple(changes(old, new, self._now)),
        )

    def _groups(self, fresh: set[str], texts: set[str]) -> pa.Table:
        """The coverage and the voice of the reports that new ones are tied to."""
        reports = self._reach(fresh, "report") | texts
        self._name("wanted", reports)
        reports |= self._ids(sql.OF_ONE_GROUP)
        copies = [(p.left, p.right) for p in self._pairs(reports, "copy")]
        topics = recluster(reports, self._pairs(reports, "report"), least=REPORTS_LEAST)
        coverage = _first_of(_joined(topics, copies))
        voices = _first_of(components(reports, copies))
        rows = [
            {
                "report": report,
                "coverage": coverage[report],
                "voice": voices[report],
                "batch": self._batch,
            }
            for report in sorted(reports)
        ]
        return pa.Table.from_pylist(rows, schema=GROUPS)

    def _clusters(self, events: set[str]) -> Groups:
        """Part events into happenings; copies of a text tell of the same ones."""
        clusters = recluster(
            events, self._pairs(events, "event"), self._verdicts, least=EVENTS_LEAST
        )
        said = {(v.left, v.right): v.same for v in self._verdicts}
        twins = ((p.left, p.right) for p in self._pairs(events, "twin"))
        return _joined(clusters, (pair for pair in twins if said.get(pair, True)))

    def _merge(self, clusters: Groups, groups: pa.Table) -> tuple[Story, ...]:
        """The stories of those clusters that several reports tell."""
        several = [cluster for cluster in clusters if len(cluster) > 1]
        told = self._printed(name for cluster in several for name in cluster)
        clusters = tuple(c for c in several if len({told[n].report for n in c}) > 1)
        copies = self._copies_of(groups, {one.report for one in told.values()})
        pairs = self._pairs_of(clusters)
        # One day after the other, for only the days of a lot are read.
        clusters = tuple(sorted(clusters, key=lambda c: min(told[n].when for n in c)))
        stories = [
            story
            for lot in _lots(clusters)
            for story in self._told(lot, told, copies, pairs)
        ]
        ends = {bond: _reports(bond, told) for s in stories for bond in _ends(s)}
        together = self._together(set(ends.values()))
        chances = {bond: together.get(two, 0.0) for bond, two in ends.items()}
        twins = {(p.left, p.right) for p in self._pairs(chain(*ends), "twin")}
        whole = [
            story
            for lot in _lots(stories)
            for story in self._with_reasons(lot, chances, twins)
        ]
        return tuple(sorted(whole, key=lambda story: story.events))

    def _told(
        self,
        clusters: Sequence[tuple[str, ...]],
        told: dict[str, Printed],
        copies: dict[str, str],
        pairs: dict[str, list[Pair]],
    ) -> Iterator[Story]:
        """The stories of some clusters, without the reasons for their bonds."""
        names = [name for cluster in clusters for name in cluster]
        tellings = self._tellings(names, {told[name].day for name in names})
        for cluster in clusters:
            here = [tellings[name] for name in cluster]
            reports = list({report.id: report for report, _ in here}.values())
            sources = independent_sources(reports, copies)
            yield merge(here, pairs[cluster[0]], sources)

    def _copies_of(self, groups: pa.Table, reports: set[str]) -> dict[str, str]:
        """The first text that each report is a copy of."""
        self._snapshot.with_table("new_groups", groups)
        self._name("wanted", reports)
        return dict(self._snapshot.rows(sql.VOICES))

    def _pairs_of(self, stories: Sequence[tuple[str, ...]]) -> dict[str, list[Pair]]:
        """The pairs inside each story, what people said among them, by first member."""
        story_of = {name: story[0] for story in stories for name in story}
        said = [Pair(v.left, v.right, 1.0) for v in self._verdicts if v.same]
        found: dict[str, list[Pair]] = {story[0]: [] for story in stories}
        twins = self._pairs(story_of, "twin")
        for pair in chain(said, twins, self._pairs(story_of, "event")):
            story = story_of.get(pair.left)
            if story and story == story_of.get(pair.right):
                found[story].append(pair)
        return found

    def _with_reasons(
        self,
        stories: Sequence[Story],
        chances: dict[tuple[str, str], float],
        twins: set[tuple[str, str]],
    ) -> Iterator[Story]:
        """Some stories with the reasons for their bonds.

        Args:
            stories: The stories.
            chances: How surely the reports of two bound events are about the same.
            twins: Which of them the same words of two copies tell.
        """
        said = {(v.left, v.right): bond_verdict(v) for v in self._verdicts if v.same}
        pairs = [p for story in stories for p in _ends(story) if p not in said]
        self._name("wanted", (name for pair in pairs for name in pair))
        near = on_days(day for (day,) in self._snapshot.rows(sql.TALE_DAYS))
        tales = {
            row["id"]: _TALE.decode(row["record"])
            for row in self._snapshot.stream(sql.TALES.format(near=near))
        }
        known = said | {
            (bond.left, bond.right): _reprinted(bond, twins)
            for bond in bonds_of(tales, [(*pair, chances[pair]) for pair in pairs])
        }
        for story in stories:
            bonds = tuple(known[ends] for ends in _ends(story))
            yield msgspec.structs.replace(story, bonds=bonds)

    def _together(self, pairs: set[tuple[str, str]]) -> dict[tuple[str, str], float]:
        """How surely some pairs of reports are about the same thing."""
        left, right = zip(*sorted(pairs), strict=True) if pairs else ((), ())
        ends = {
            "left": pa.array(left, pa.string()),
            "right": pa.array(right, pa.string()),
        }
        self._snapshot.with_table("ends", pa.table(ends))
        return {(a, b): score for a, b, score in self._snapshot.rows(sql.TOGETHER)}

    def _printed(self, events: Iterable[str]) -> dict[str, Printed]:
        """The reports of some events, and when they were printed."""
        self._name("wanted", events)
        return {name: Printed(*of) for name, *of in self._snapshot.rows(sql.REPORTS)}

    def _tellings(
        self, events: Iterable[str], days: Iterable[date | None]
    ) -> dict[str, tuple[Report, Event]]:
        """Some events with their reports, which were printed on some days."""
        self._name("wanted", events)
        near = on_days(days, "published")
        return {
            row["event_id"]: (read_report(row), _EVENT.decode(row["record"]))
            for row in self._snapshot.stream(sql.TOLD.format(near=near))
        }

    def _reach(self, start: set[str], kind: Kind) -> set[str]:
        """All that is tied to some things, and what people said is the same."""
        events = kind == "event"
        same = ((v.left, v.right) for v in self._verdicts if v.same and events)
        return reach(self._snapshot, start, kind, same)

    def _mates(self, events: set[str]) -> set[str]:
        """What stands in one story with some events."""
        self._name("frontier", events)
        return self._ids(sql.STORY_MATES)

    def _pairs(self, things: Iterable[str], kind: str) -> Iterator[Pair]:
        """The scored pairs among some things, as they are read."""
        self._name("inside", things)
        with self._snapshot.reader(sql.INSIDE, [kind], size=_BATCH) as batches:
            for batch in batches:
                columns = (column.to_pylist() for column in batch.columns)
                yield from map(Pair, *columns)

    def _stories_of(self, events: set[str]) -> tuple[Story, ...]:
        """The stories that hold one of some events."""
        self._name("wanted", events)
        return tuple(
            _STORY.decode(row["record"])
            for row in self._snapshot.stream(sql.OLD_STORIES)
        )

    def _events_of(self, reports: set[str]) -> set[str]:
        """The events of some reports that may join a story."""
        self._name("wanted", reports)
        return self._ids("SELECT id FROM tales WHERE report IN (SELECT id FROM wanted)")

    def _existing(self, events: set[str]) -> set[str]:
        """Those events that are still there and may join a story."""
        self._name("wanted", events)
        return self._ids("SELECT tales.id FROM tales JOIN wanted USING (id)")

    def _ids(self, question: str, values: Sequence[Any] = ()) -> set[str]:
        return {name for (name,) in self._snapshot.rows(question, values)}

    def _name(self, table: str, ids: Iterable[str]) -> None:
        """Let questions name some ids."""
        self._snapshot.with_table(
            table, pa.table({"id": pa.array(sorted(set(ids)), pa.string())})
        )


def read_verdicts(snapshot: Snapshot) -> tuple[Verdict, ...]:
    """What people said, in the order in which they said it."""
    rows = snapshot.stream(
        'SELECT "left", "right", same, "by", "on" FROM verdicts ORDER BY batch, "on"'
    )
    return tuple(Verdict(**row) for row in rows)


def _joined(groups: Groups, ties: Iterable[tuple[str, str]]) -> Groups:
    """Join those groups that a tie leads from one to the other of."""
    inside = ((group[0], name) for group in groups for name in group)
    names = (name for group in groups for name in group)
    return components(names, (*inside, *ties))


def _lots(things: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Some things at a time: what is told of them takes much memory."""
    for at in range(0, len(things), _STORIES_AT_ONCE):
        yield things[at : at + _STORIES_AT_ONCE]


def _ends(story: Story) -> tuple[tuple[str, str], ...]:
    """The two events of each bond of a story."""
    return tuple((bond.left, bond.right) for bond in story.bonds)


def _reports(pair: tuple[str, str], told: dict[str, Printed]) -> tuple[str, str]:
    """The reports of two events, in order."""
    return _ordered(told[pair[0]].report, told[pair[1]].report)


def _reprinted(bond: Bond, twins: set[tuple[str, str]]) -> Bond:
    """A bond, surer if the same words of one text tell of both."""
    if (bond.left, bond.right) not in twins:
        return bond
    why = ("the same words tell of both, in two copies of one text", *bond.why)
    return msgspec.structs.replace(bond, score=1.0, why=why)


def _ordered(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _first_of(groups: Groups) -> dict[str, str]:
    """The first member of the group of each thing, by which the group is known."""
    return {name: group[0] for group in groups for name in group}
