"""Part events (or reports) into happenings, without chaining errors.

Two groups are joined only while all their pairs, on the average, speak for it, the
surest first. So one event that resembles two stories joins the nearer, and does not
make them one. And two groups that have settled are joined only if they are about as
alike to each other as within: two elections look alike, but each looks more like
itself. The result depends on the pairs alone, not on the order they come in,
and groups that no pair ties can be parted anew on their own.
"""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from dragoman.records.story import Verdict
from dragoman.stories.bags import Ints

# Scores are counted in whole millionths, so that sums do not depend on their order.
_UNIT: Final = 1_000_000
_NEVER: Final = 2 * _UNIT  # of two that a person told apart, above every score
EVENTS_LEAST: Final = 0.3
REPORTS_LEAST: Final = 0.1
# A group of so many has settled; two such are joined only if the average between them
# is this share of the lesser average within them. Both found on development data: they
# raise B-cubed F1 of reports from 0.88 to 0.92, on lots that were left out.
_SETTLED: Final = 4
_SHARE_OF_INNER: Final = 0.5
# A pair that says less counts as one that says no, so that it need not be kept. It is
# not the same as 0, which means: never.
KEPT: Final = 0.05

Groups = tuple[tuple[str, ...], ...]


class Pair(msgspec.Struct, frozen=True):
    """Two things and the probability that they are one; 0 means: never."""

    left: str
    right: str
    score: float


class _Groups:
    """Groups that grow, and what their pairs say."""

    def __init__(self, members: dict[int, list[int]]) -> None:
        self.members = members
        self.sums: dict[int, dict[int, int]] = {group: {} for group in members}
        self.within = dict.fromkeys(members, 0)
        self.apart: dict[int, set[int]] = {group: set() for group in members}

    def add(self, a: int, b: int, score: int) -> None:
        """Count one pair of things that stand in two groups."""
        for mine, other in ((a, b), (b, a)):
            if score:
                self.sums[mine][other] = self.sums[mine].get(other, 0) + score
            else:
                self.apart[mine].add(other)

    def average(self, a: int, b: int) -> float:
        """What all pairs of two groups say; a pair that was not scored says no."""
        pairs = len(self.members[a]) * len(self.members[b])
        return self.sums[a][b] / (pairs * _UNIT)

    def fit(self, a: int, b: int) -> bool:
        """Whether two groups may be one, now that their average is high enough."""
        if b in self.apart[a]:
            return False
        sizes = len(self.members[a]), len(self.members[b])
        if min(sizes) < _SETTLED:
            return True
        inner = min(
            self.within[group] / (size * (size - 1) // 2 * _UNIT)
            for group, size in zip((a, b), sizes, strict=True)
        )
        return self.average(a, b) >= _SHARE_OF_INNER * inner

    def settle(self, pairs: Iterable[tuple[int, int, int]]) -> None:
        """Forget what pairs say of groups that nothing is joined to any more."""
        for group in {group for a, b, _ in pairs for group in (a, b)}:
            self.sums.pop(group, None)

    def join(self, a: int, b: int) -> None:
        """Let one group take in another."""
        self.within[a] += self.within.pop(b) + self.sums[a].get(b, 0)
        self.members[a] += self.members.pop(b)
        for other, score in self.sums.pop(b).items():
            del self.sums[other][b]
            if other != a:
                self.sums[a][other] = self.sums[a].get(other, 0) + score
                self.sums[other][a] = self.sums[a][other]
        for other in self.apart.pop(b):
            self.apart[other].discard(b)
            self.apart[a].add(other)
            self.apart[other].add(a)


def recluster(
    items: Iterable[str],
    pairs: Iterable[Pair],
    verdicts: Sequence[Verdict] = (),
    *,
    least: float = EVENTS_LEAST,
) -> Groups:
    """Part things into groups: same pairs, same groups, in whatever order.

    What people said always wins: "same" over every score and over "not the same" of
    others that it implies; "not the same" over every score.

    Args:
        items: The ids of the things.
        pairs: Pairs of them that were scored. A pair that is not there says no.
        verdicts: What people said, in that order; the last word on a pair counts.
        least: Two groups are joined while the average of their pairs is as high.

    Returns:
        The groups, each sorted, in the order of their first members.
    """
    names = sorted(set(items))
    place = {name: n for n, name in enumerate(names)}
    same, other = _said(verdicts, place)
    parent = _roots(len(names), same)
    members: dict[int, list[int]] = {}
    for n, root in enumerate(parent):
        members.setdefault(root, []).append(n)
    groups = _Groups(members)
    scored = _between(_scored(pairs, place, other), parent)
    for own in _islands(scored, len(names), least):
        for a, b, score in own:
            groups.add(a, b, score)
        _join_all(groups, own, least)
        groups.settle(own)
    found = (sorted(group) for group in groups.members.values())
    return tuple(sorted(tuple(names[n] for n in group) for group in found))


class _Scored(NamedTuple):
    """Pairs in three columns, each with its score in whole units.

    There are many millions of them in a large archive, most of them between things
    that are never joined, so that they are no objects before it is known which are.
    """

    left: Ints
    right: Ints
    score: Ints

    def where(self, which: Ints | NDArray[np.bool_]) -> _Scored:
        """Some of them, by their places or a mask."""
        return _Scored(*(column[which] for column in self))


def _between(scored: _Scored, parent: Sequence[int]) -> _Scored:
    """The pairs of different groups, by the groups."""
    group = np.array(parent, np.int64)
    mine = _Scored(group[scored.left], group[scored.right], scored.score)
    return mine.where(mine.left != mine.right)


def _islands(
    scored: _Scored, count: int, least: float
) -> Iterator[list[tuple[int, int, int]]]:
    """The pairs of things that may be joined, each island of them on its own.

    No average is above the surest of its pairs, so what no sure pair ties, directly
    or through others, can never be joined.
    """
    sure = scored.where(scored.score / _UNIT >= least)
    ties = zip(sure.left.tolist(), sure.right.tolist(), strict=True)
    island = np.array(_roots(count, ties), np.int64)
    inside = scored.where(island[scored.left] == island[scored.right])
    order = np.argsort(island[inside.left], kind="stable")
    inside, found = inside.where(order), island[inside.left][order]
    ends = np.flatnonzero(np.diff(found, prepend=-1, append=-1))
    for first, last in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True):
        columns = (column[first:last].tolist() for column in inside)
        yield list(zip(*columns, strict=True))


def _join_all(
    groups: _Groups, scored: Iterable[tuple[int, int, int]], least: float
) -> None:
    """Join groups, the surest first, until no two speak for it.

    A group is named by its first member, so equal averages are told apart by the
    names of the things and not by the order of the work.
    """
    heap = [
        (-average, min(a, b), max(a, b))
        for a, b, _ in scored
        if b in groups.sums[a] and (average := groups.average(a, b)) >= least
    ]
    heapq.heapify(heap)
    while heap:
        average, a, b = heapq.heappop(heap)
        stale = b not in groups.sums.get(a, {}) or -average != groups.average(a, b)
        if stale or not groups.fit(a, b):
            continue
        groups.join(a, b)
        for other in groups.sums[a]:
            if (average := groups.average(a, other)) >= least:
                heapq.heappush(heap, (-average, min(a, other), max(a, other)))


def _scored(
    pairs: Iterable[Pair], place: dict[str, int], other: set[tuple[int, int]]
) -> _Scored:
    """Each pair once, with its highest score; 0 where never."""
    left, right, score = array("q"), array("q"), array("q")
    for pair in pairs:
        known = pair.left in place and pair.right in place
        if known and pair.left != pair.right and not 0 < pair.score < KEPT:
            a, b = _ordered(place[pair.left], place[pair.right])
            left.append(a)
            right.append(b)
            score.append(round(pair.score * _UNIT))
    for a, b in other:
        left.append(a)
        right.append(b)
        score.append(_NEVER)
    found = _Scored(*(np.array(column, np.int64) for column in (left, right, score)))
    found = found.where(np.lexsort((found.score, found.right, found.left)))
    highest = np.ones(len(found.left), np.bool_)
    highest[:-1] = np.diff(found.left).astype(bool) | np.diff(found.right).astype(bool)
    found = found.where(highest)
    return found._replace(score=np.where(found.score == _NEVER, 0, found.score))


def last_words(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """Of each two things what was said of them last; on one day the second word.

    Args:
        verdicts: What people said, in that order.
    """
    last: dict[tuple[str, str], Verdict] = {}
    for verdict in verdicts:
        left, right = sorted((verdict.left, verdict.right))
        before = last.get((left, right))
        if before is None or verdict.on >= before.on:
            last[left, right] = verdict
    return tuple(last.values())


def _said(
    verdicts: Iterable[Verdict], place: dict[str, int]
) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """The pairs that people last called one, and those they called two."""
    same: set[tuple[int, int]] = set()
    other: set[tuple[int, int]] = set()
    for verdict in last_words(verdicts):
        if verdict.left in place and verdict.right in place:
            key = _ordered(place[verdict.left], place[verdict.right])
            (same if verdict.same else other).add(key)
    return same, other


def _ordered(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _roots(count: int, ties: Iterable[tuple[int, int]]) -> list[int]:
    """The first thing that each thing is tied to, directly or through others."""
    parent = list(range(count))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for a, b in sorted(ties):
        low, high = _ordered(root(a), root(b))
        parent[high] = low
    return [root(n) for n in range(count)]


def components(items: Iterable[str], ties: Iterable[tuple[str, str]]) -> Groups:
    """Part things into groups that are tied directly or through others.

    >>> components("abcd", [("a", "b"), ("b", "d")])
    (('a', 'b', 'd'), ('c',))
    """
    names = sorted(set(items))
    place = {name: n for n, name in enumerate(names)}
    found: dict[int, list[str]] = {}
    roots = _roots(len(names), [(place[a], place[b]) for a, b in ties])
    for name, group in zip(names, roots, strict=True):
        found.setdefault(group, []).append(name)
    return tuple(sorted(tuple(group) for group in found.values()))


def tree(group: Sequence[str], pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """The surest pairs that join a group: each thing once, no pair too many.

    >>> weak, strong = Pair("a", "c", 0.5), Pair("b", "c", 0.9)
    >>> tree("abc", [weak, strong, Pair("a", "b", 0.4)]) == (strong, weak)
    True
    """
    inside = set(group)
    ranked = sorted(
        (pair for pair in pairs if pair.left in inside and pair.right in inside),
        key=lambda pair: (-pair.score, pair.left, pair.right),
    )
    parent = {name: name for name in group}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    found = []
    for pair in ranked:
        a, b = root(pair.left), root(pair.right)
        if a != b:
            parent[a] = b
            found.append(pair)
    return tuple(found)
