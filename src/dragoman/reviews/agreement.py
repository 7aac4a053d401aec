"""Measure how far reviewers agree beyond chance, and how sure a share of a sample is.

Labels are names without an order. Both measures are 1 for full agreement and 0 for
what chance alone would give. Cohen's kappa takes two reviewers with habits of their
own; Krippendorff's alpha takes any number, of whom each may have judged a part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from math import sqrt
from typing import Final

from dragoman.records.report import Frozen
from dragoman.reviews.comparing import meaning
from dragoman.reviews.decisions import FIELDS
from dragoman.reviews.settling import EXISTENCE, Standing

SURE: Final = 1.959964  # standard deviations that hold 95 % of a normal curve
Unit = Mapping[str, Hashable]
"""What reviewers say of one thing: a label for each reviewer."""


class Share(Frozen, frozen=True, kw_only=True):
    """A share of a sample, and between what it lies in the whole, 95 times in 100.

    Attributes:
        right: How many are so.
        of: How many there are.
        value: The share; None of none.
        low: The lower end of Wilson's interval.
        high: The upper end.
    """

    right: int
    of: int
    value: float | None
    low: float
    high: float


class Pair(Frozen, frozen=True, kw_only=True):
    """How far two reviewers agree.

    Attributes:
        one: The one.
        other: The other.
        items: How many things both judged.
        kappa: Cohen's kappa; None where both gave one label throughout.
    """

    one: str
    other: str
    items: int
    kappa: float | None


class Concord(Frozen, frozen=True, kw_only=True):
    """How far reviewers agree on one field.

    Attributes:
        field: The field; "event" for whether there is one.
        items: How many events two or more reviewers judged.
        same: The share of those on which all say the same; None of none.
        alpha: Krippendorff's alpha; None where all labels are one.
        pairs: Each two reviewers.
    """

    field: str
    items: int
    same: float | None
    alpha: float | None
    pairs: tuple[Pair, ...]


def share(right: int, of: int) -> Share:
    """A share with Wilson's interval.

    >>> found = share(81, 263)
    >>> round(found.low, 4), round(found.high, 4)
    (0.2553, 0.3662)
    """
    if not of:
        return Share(right=0, of=0, value=None, low=0.0, high=1.0)
    p, z2 = right / of, SURE * SURE
    middle = (p + z2 / (2 * of)) / (1 + z2 / of)
    reach = SURE * sqrt(p * (1 - p) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    # In floating point the ends may pass the share by the last bit.
    low, high = max(0.0, min(p, middle - reach)), min(1.0, max(p, middle + reach))
    return Share(right=right, of=of, value=p, low=low, high=high)


def cohens_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa of the labels that two reviewers gave the same things.

    >>> two = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10
    >>> round(cohens_kappa(two + [("no", "no")] * 15), 3)
    0.4
    """
    if not pairs:
        return None
    first = Counter(one for one, _ in pairs)
    second = Counter(other for _, other in pairs)
    chance = sum(n * second[label] for label, n in first.items()) / len(pairs) ** 2
    seen = sum(one == other for one, other in pairs) / len(pairs)
    return None if chance == 1 else (seen - chance) / (1 - chance)


def krippendorffs_alpha(units: Iterable[Unit]) -> float | None:
    """Krippendorff's alpha for labels without an order.

    Things that fewer than two judged say nothing.

    >>> krippendorffs_alpha([{"a": 1, "b": 1}, {"a": 2, "b": 2}, {"a": 3}])
    1.0
    """
    judged = [list(unit.values()) for unit in units if len(unit) > 1]
    labels = Counter(label for unit in judged for label in unit)
    total = sum(labels.values())
    if len(labels) < 2:
        return None
    apart = 0.0
    for unit in judged:
        counts = Counter(unit)
        pairs = len(unit) ** 2 - sum(n * n for n in counts.values())
        apart += pairs / (len(unit) - 1)
    by_chance = (total * total - sum(n * n for n in labels.values())) / (total - 1)
    return 1 - apart / by_chance


def concords(standings: Iterable[Standing]) -> tuple[Concord, ...]:
    """How far reviewers agree, on whether there is an event and on each field.

    A field is compared where all who judged an event say that there is one.
    """
    units: dict[str, list[Unit]] = {name: [] for name in (EXISTENCE, *FIELDS)}
    for standing in standings:
        votes = [vote for vote in standing.votes if vote.answer != "unsure"]
        if len(votes) < 2:
            continue
        units[EXISTENCE].append({v.by: v.after is not None for v in votes})
        seen = {vote.by: vote.after for vote in votes if vote.after is not None}
        if len(seen) == len(votes):
            for name in FIELDS:
                units[name].append({by: meaning(e, name) for by, e in seen.items()})
    return tuple(_concord(name, found) for name, found in units.items())


def _concord(field: str, units: Sequence[Unit]) -> Concord:
    same = sum(len(set(unit.values())) == 1 for unit in units)
    reviewers = sorted({by for unit in units for by in unit})
    return Concord(
        field=field,
        items=len(units),
        same=same / len(units) if units else None,
        alpha=krippendorffs_alpha(units),
        pairs=tuple(_pair(units, *two) for two in combinations(reviewers, 2)),
    )


def _pair(units: Sequence[Unit], one: str, other: str) -> Pair:
    both = [(u[one], u[other]) for u in units if one in u and other in u]
    return Pair(one=one, other=other, items=len(both), kappa=cohens_kappa(both))
