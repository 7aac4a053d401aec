"""Link coded reports in memory: which are about one thing, which events are one.

An archive does the same in pieces, for reports that come in over months: it finds
the pairs that share a key with a query, and keeps their scores. Both give the same
stories, for a score depends on its two sides alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

import msgspec
import numpy as np

from dragoman.records import Record
from dragoman.records.story import Verdict
from dragoman.stories.bags import Floats, Ints
from dragoman.stories.cluster import (
    EVENTS_LEAST,
    REPORTS_LEAST,
    Groups,
    Pair,
    recluster,
)
from dragoman.stories.coverage import Coverage
from dragoman.stories.happenings import Happenings
from dragoman.stories.outline import Outline, make_outline
from dragoman.stories.tales import Tale, make_tales

# Below this the events of two reports are compared only if they share a key.
WORTH_COMPARING: Final = 0.2


class Links(msgspec.Struct, frozen=True, kw_only=True):
    """What was found among some reports.

    Attributes:
        outlines: What each report is about.
        tales: What each event that may join a story says.
        coverage: Ids of reports that are about the same thing, group by group.
        stories: Ids of events that are one happening, group by group.
        reports: The pairs of reports that were scored.
        events: The pairs of events that were scored.
    """

    outlines: tuple[Outline, ...]
    tales: tuple[Tale, ...]
    coverage: Groups
    stories: Groups
    reports: tuple[Pair, ...]
    events: tuple[Pair, ...]


def link(records: Iterable[Record], verdicts: Sequence[Verdict] = ()) -> Links:
    """Link some records. Those of failed reports are passed over."""
    outlines: list[Outline] = []
    tales: list[Tale] = []
    for record in records:
        if record.report is not None:
            outlines.append(make_outline(record.report))
            tales += make_tales(record.report, record.events, outlines[-1])
    left, right = alike(outlines)
    together = Coverage(outlines).score(left, right)
    mine, theirs, chance = comparable(tales, outlines, _places(left, right, together))
    scores = Happenings(tales).score(mine, theirs, chance)
    reports = _pairs([o.report for o in outlines], left, right, together)
    events = _pairs([t.event for t in tales], mine, theirs, scores)
    return Links(
        outlines=tuple(outlines),
        tales=tuple(tales),
        coverage=recluster((o.report for o in outlines), reports, least=REPORTS_LEAST),
        stories=recluster(
            (t.event for t in tales), events, verdicts, least=EVENTS_LEAST
        ),
        reports=reports,
        events=events,
    )


def alike(outlines: Sequence[Outline]) -> tuple[Ints, Ints]:
    """The pairs of reports worth comparing, each once, sorted."""
    left, right = sharing([outline.keys for outline in outlines])
    found = set(zip(left.tolist(), right.tolist(), strict=True))
    undated = {n for n, outline in enumerate(outlines) if outline.day is None}
    if undated:
        left, right = sharing([outline.loose for outline in outlines])
        loose = zip(left.tolist(), right.tolist(), strict=True)
        found.update(pair for pair in loose if not undated.isdisjoint(pair))
    return _columns(sorted(found))


def sharing(keys: Sequence[Sequence[str]]) -> tuple[Ints, Ints]:
    """The pairs of places whose things share a key, each pair once, sorted."""
    holders: dict[str, list[int]] = {}
    for place, own in enumerate(keys):
        for key in own:
            holders.setdefault(key, []).append(place)
    found = {pair for places in holders.values() for pair in combinations(places, 2)}
    return _columns(sorted(found))


def comparable(
    tales: Sequence[Tale],
    outlines: Sequence[Outline],
    together: dict[tuple[int, int], float],
) -> tuple[Ints, Ints, Floats]:
    """The pairs of tales worth comparing, and how surely their reports are alike."""
    place = {outline.report: n for n, outline in enumerate(outlines)}
    owner = [place[tale.report] for tale in tales]
    mine: dict[int, list[int]] = {}
    for n, report in enumerate(owner):
        mine.setdefault(report, []).append(n)
    left, right = sharing([tale.keys for tale in tales])
    found = set(zip(left.tolist(), right.tolist(), strict=True))
    for own in mine.values():
        found.update(combinations(own, 2))
    for (a, b), chance in together.items():
        if chance >= WORTH_COMPARING:
            found.update(
                (min(x, y), max(x, y)) for x in mine.get(a, ()) for y in mine.get(b, ())
            )
    pairs = sorted(pair for pair in found if kindred(tales[pair[0]], tales[pair[1]]))
    chances = [
        together.get((min(owner[a], owner[b]), max(owner[a], owner[b])), 0.0)
        for a, b in pairs
    ]
    return *_columns(pairs), np.array(chances, np.float64)


def kindred(left: Tale, right: Tale) -> bool:
    """Whether two tales are of one standing and of types that may be one."""
    if left.standing != right.standing:
        return False
    return not set(left.groups).isdisjoint(right.groups)


def _columns(pairs: Sequence[tuple[int, int]]) -> tuple[Ints, Ints]:
    table = np.array(pairs, np.int64).reshape(len(pairs), 2)
    return table[:, 0], table[:, 1]


def _places(left: Ints, right: Ints, chance: Floats) -> dict[tuple[int, int], float]:
    pairs = zip(left.tolist(), right.tolist(), strict=True)
    return dict(zip(pairs, chance.tolist(), strict=True))


def _pairs(
    ids: Sequence[str], left: Ints, right: Ints, chance: Floats
) -> tuple[Pair, ...]:
    table = zip(left.tolist(), right.tolist(), chance.tolist(), strict=True)
    return tuple(Pair(ids[a], ids[b], score) for a, b, score in table)
