"""Compare two ways to part things into groups: the measures of coreference.

A thing that stands on one side only (an event that was not found, or that people did
not mark) counts as missed or as too much, as in the CoNLL shared tasks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence

from dragoman.evaluation.measures import Tally
from dragoman.records.report import Frozen
from dragoman.stories.cluster import components

Groups = Sequence[frozenset[str]]


class Scores(Frozen, frozen=True, kw_only=True):
    """Precision and recall of one measure."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both.

        >>> Scores(precision=1.0, recall=0.5).f1
        0.6666666666666666
        """
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def grouped(labels: Iterable[tuple[str, Hashable]]) -> Groups:
    """The groups of things that have one label."""
    found: dict[Hashable, set[str]] = defaultdict(set)
    for thing, label in labels:
        found[label].add(thing)
    return [frozenset(group) for group in found.values()]


def b_cubed(gold: Groups, found: Groups) -> Scores:
    """Of the things grouped with each thing, the share that belongs there."""
    return Scores(precision=_b_cubed(found, gold), recall=_b_cubed(gold, found))


def _b_cubed(groups: Groups, others: Groups) -> float:
    place = {thing: group for group in others for thing in group}
    right = total = 0.0
    for group in groups:
        shared = Counter(place[thing] for thing in group if thing in place)
        right += sum(count * count for count in shared.values()) / len(group)
        total += len(group)
    return right / total if total else 0.0


def pairwise(gold: Groups, found: Groups) -> Tally:
    """Of the pairs put together, how many belong together."""
    place = {thing: group for group in found for thing in group}
    right = sum(
        _pairs(count)
        for group in gold
        for count in Counter(place[thing] for thing in group if thing in place).values()
    )
    return Tally(
        right=right,
        found=sum(_pairs(len(group)) for group in found),
        wanted=sum(_pairs(len(group)) for group in gold),
    )


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def muc(gold: Groups, found: Groups) -> Scores:
    """Of the links that hold the groups together, the share that is right."""
    return Scores(precision=_muc(found, gold), recall=_muc(gold, found))


def _muc(groups: Groups, others: Groups) -> float:
    place = {thing: group for group in others for thing in group}
    right = total = 0
    for group in groups:
        known = {place[thing] for thing in group if thing in place}
        parts = len(known) + sum(thing not in place for thing in group)
        right += len(group) - parts
        total += len(group) - 1
    return right / total if total else 0.0


def ceaf(gold: Groups, found: Groups) -> Scores:
    """The likeness of each group to the one that it is best paired with (CEAF-e)."""
    best = sum(_best_pairing(*part) for part in _parts(gold, found))
    return Scores(
        precision=best / len(found) if found else 0.0,
        recall=best / len(gold) if gold else 0.0,
    )


def _parts(gold: Groups, found: Groups) -> Iterable[tuple[Groups, Groups]]:
    """Groups that overlap, directly or through others; the rest cannot be paired."""
    place = {thing: n for n, group in enumerate(found) for thing in group}
    ties = {
        (f"g{n}", f"f{place[thing]}")
        for n, group in enumerate(gold)
        for thing in group
        if thing in place
    }
    names = {name for tie in ties for name in tie}
    for part in components(names, ties):
        yield (
            [gold[int(name[1:])] for name in part if name[0] == "g"],
            [found[int(name[1:])] for name in part if name[0] == "f"],
        )


def _best_pairing(gold: Groups, found: Groups) -> float:
    """The highest sum of likeness over all ways to pair groups one to one."""
    rows, columns = (gold, found) if len(gold) <= len(found) else (found, gold)
    cost = [
        [-2 * len(row & column) / (len(row) + len(column)) for column in columns]
        for row in rows
    ]
    return -_assign(cost)


def _assign(cost: list[list[float]]) -> float:
    """The least cost of giving each row a column of its own (Hungarian method).

    Rows are added one by one; each takes the cheapest path of changes that leaves
    every row before it with a column.
    """
    width = len(cost[0])
    owner: list[int | None] = [None] * width
    rows, columns = [0.0] * len(cost), [0.0] * width
    for row in range(len(cost)):
        way = _cheapest_way(row, cost, owner, (rows, columns))
        for column, before in way:
            owner[column] = owner[before] if before is not None else row
    return sum(cost[row][column] for column, row in enumerate(owner) if row is not None)


def _cheapest_way(
    row: int,
    cost: list[list[float]],
    owner: list[int | None],
    prices: tuple[list[float], list[float]],
) -> list[tuple[int, int | None]]:
    """The columns on the cheapest way from a row to a free column, the last first.

    Each stands with the column before it, whose owner takes it. The prices of rows
    and columns are raised, so that what is cheapest stays at cost 0.
    """
    rows, columns = prices
    least = [float("inf")] * len(columns)
    before: list[int | None] = [None] * len(columns)
    passed: dict[int, int] = {}
    at: int | None = None
    mine = row
    while True:
        for column in range(len(columns)):
            over = cost[mine][column] - rows[mine] - columns[column]
            if column not in passed and over < least[column]:
                least[column], before[column] = over, at
        open_ = [column for column in range(len(columns)) if column not in passed]
        at = min(open_, key=lambda column: least[column])
        step = least[at]
        rows[row] += step
        for column, holder in passed.items():
            rows[holder] += step
            columns[column] -= step
        for column in open_:
            least[column] -= step
        taken = owner[at]
        if taken is None:
            break
        passed[at], mine = taken, taken
    way = []
    while at is not None:
        way.append((at, before[at]))
        at = before[at]
    return way


def conll(gold: Groups, found: Groups) -> float:
    """The mean of the F1 of MUC, B-cubed and CEAF-e."""
    measures = (muc, b_cubed, ceaf)
    return sum(measure(gold, found).f1 for measure in measures) / len(measures)
