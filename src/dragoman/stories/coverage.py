"""Tell how surely two reports are about the same happening.

A list of named comparisons, each with a weight in `data/stories/weights.txt`. What
one report does not say counts neither for nor against.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dragoman.stories.bags import Bags, Floats, Ints
from dragoman.stories.outline import Outline
from dragoman.stories.weights import Weights, load_weights, probability, total

UNKNOWN = np.iinfo(np.int64).min


class Coverage:
    """Compares outlines by their places in a sequence. Made once for many pairs."""

    def __init__(
        self, outlines: Sequence[Outline], weights: Weights | None = None
    ) -> None:
        """Lay the outlines out for comparison."""
        self.outlines = outlines
        self.weights = weights or load_weights()["reports"]
        self.names = Bags([outline.names for outline in outlines])
        self.persons = Bags([outline.persons for outline in outlines])
        self.words = Bags([outline.words for outline in outlines])
        self.numbers = Bags([outline.numbers for outline in outlines])
        self.days = np.array(
            [o.day.toordinal() if o.day else UNKNOWN for o in outlines], np.int64
        )
        self.years = _flags([[y - 1900 for y in o.years] for o in outlines])
        self.weekdays = _flags([o.weekdays for o in outlines])

    def compare(self, left: Ints, right: Ints) -> dict[str, Floats]:
        """All comparisons, one number for each pair, before they are weighed."""
        names = self.names.compare(left, right)
        persons = self.persons.compare(left, right)
        numbers = self.numbers.compare(left, right)
        gap, known = self._gap(left, right)
        years = _agree(self.years, left, right)
        weekdays = _agree(self.weekdays, left, right)
        return {
            "names alike": names.alike,
            "names shared": np.log1p(names.amount),
            "persons shared": np.log1p(persons.amount),
            "chief names differ": names.missing,
            "words alike": self.words.compare(left, right).alike,
            "numbers alike": numbers.alike,
            "numbers differ": numbers.missing,
            "same days": (known & (gap <= 1)).astype(float),
            "days apart": np.where(known, np.log2(np.maximum(gap, 1)), 0.0),
            "years differ": (years < 0).astype(float),
            "same weekday": (weekdays > 0).astype(float),
            "other weekday": (weekdays < 0).astype(float),
        }

    def score(self, left: Ints, right: Ints) -> Floats:
        """The probability that the two reports of each pair are of one happening."""
        return probability(total(self.compare(left, right), self.weights))

    def _gap(self, left: Ints, right: Ints) -> tuple[Ints, np.ndarray]:
        """The days between two reports, and whether both are dated."""
        a, b = self.days[left], self.days[right]
        known = (a != UNKNOWN) & (b != UNKNOWN)
        return np.where(known, np.abs(a - b), 0), known


def _flags(rows: Sequence[Sequence[int]]) -> list[int]:
    """Sets of small numbers as the bits of one number each."""
    return [sum({1 << n for n in row if n >= 0}) for row in rows]


def _agree(flags: list[int], left: Ints, right: Ints) -> Ints:
    """1 where two sets share something, -1 where they do not, 0 where one is empty."""
    pairs = ((flags[a], flags[b]) for a, b in zip(left, right, strict=True))
    return np.fromiter(
        ((1 if a & b else -1) if a and b else 0 for a, b in pairs), np.int64, len(left)
    )
