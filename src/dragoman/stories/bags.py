"""Compare bags of weighted words, millions of pairs at a time.

All bags of a kind lie in two flat arrays, so that the words two bags share are
found by one search in a sorted array: about 50 ns for each word that is looked up.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from dragoman.stories.outline import Bag

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
_CHUNK: Final = 200_000  # pairs; bounds the memory of a comparison
_TOP: Final = 8  # the chief words of a bag


class Shared(msgspec.Struct, frozen=True):
    """What the two bags of each pair share; one number for each pair.

    Attributes:
        alike: The cosine of the two, 0 to 1.
        amount: The sum of the smaller weights of shared words.
        missing: The share of each one's chief words that is not among the chief
            words of the other; of both sides the smaller. 0 if a side is empty.
        both: Whether neither side is empty.
    """

    alike: Floats
    amount: Floats
    missing: Floats
    both: Flags


class Bags:
    """Many bags of one kind, laid out for comparison."""

    def __init__(self, bags: Sequence[Bag]) -> None:
        """Lay them out."""
        # In the order of the alphabet, so that neither sums nor ties depend on what
        # other bags lie here.
        known = sorted({word for bag in bags for word, _ in bag})
        numbers = {word: n for n, word in enumerate(known)}
        sizes = np.fromiter((len(bag) for bag in bags), np.int64, len(bags))
        total = int(sizes.sum())
        self.start = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
        words = np.fromiter(
            (numbers[word] for bag in bags for word, _ in bag), np.int64, total
        )
        weights = np.fromiter((w for bag in bags for _, w in bag), np.float64, total)
        owner = np.repeat(np.arange(len(bags)), sizes)
        order = np.lexsort((words, owner))
        self.width = max(len(numbers), 1)
        self.words, self.weights = words[order], weights[order]
        self.key = owner * self.width + self.words
        self.chief = self._chief_weights(owner)
        self.norm = np.sqrt(_sums(owner, self.weights**2, len(bags)))
        self.whole = _sums(owner, self.chief, len(bags))

    def _chief_weights(self, owner: Ints) -> Floats:
        """The weights of the chief words of each bag; 0 for its other words."""
        heaviest = np.lexsort((self.words, -self.weights, owner))
        rank = np.empty(len(owner), np.int64)
        rank[heaviest] = np.arange(len(owner)) - self.start[owner]
        return np.where(rank < _TOP, self.weights, 0.0)

    def compare(self, left: Ints, right: Ints) -> Shared:
        """Compare bags pair by pair, by their places in the sequence."""
        parts = [
            self._compare(left[at : at + _CHUNK], right[at : at + _CHUNK])
            for at in range(0, len(left), _CHUNK)
        ] or [self._compare(left, right)]
        return Shared(
            *(
                np.concatenate([getattr(part, field) for part in parts])
                for field in Shared.__struct_fields__
            )
        )

    def _compare(self, left: Ints, right: Ints) -> Shared:
        count = len(left)
        sizes = self.start[left + 1] - self.start[left]
        pair = np.repeat(np.arange(count), sizes)
        mine = np.arange(len(pair)) + np.repeat(
            self.start[left] - (np.cumsum(sizes) - sizes), sizes
        )
        wanted = right[pair] * self.width + self.words[mine]
        theirs = np.searchsorted(self.key, wanted)
        theirs[theirs == len(self.key)] = 0
        hit = self.key[theirs] == wanted if len(self.key) else np.zeros(0, bool)
        pair, mine, theirs = pair[hit], mine[hit], theirs[hit]
        a, b = self.weights[mine], self.weights[theirs]
        norm = self.norm[left] * self.norm[right]
        chiefs = (self.chief[mine] > 0) & (self.chief[theirs] > 0)
        lost = [
            self._missing(side, _sums(pair[chiefs], self.chief[at[chiefs]], count))
            for side, at in ((left, mine), (right, theirs))
        ]
        return Shared(
            alike=_ratio(_sums(pair, a * b, count), norm),
            amount=_sums(pair, np.minimum(a, b), count),
            missing=np.where(norm > 0, np.minimum(*lost), 0.0),
            both=norm > 0,
        )

    def _missing(self, side: Ints, found: Floats) -> Floats:
        """The share of the chief words of one side that was not found."""
        return 1.0 - _ratio(found, self.whole[side])


def _sums(groups: Ints, values: Floats, count: int) -> Floats:
    """The sum of the values of each group."""
    return np.bincount(groups, values, count).astype(np.float64)


def _ratio(part: Floats, whole: Floats) -> Floats:
    """One array over another, 0 where the other is."""
    safe: Any = np.where(whole > 0, whole, 1.0)
    ratio: Floats = np.where(whole > 0, part / safe, 0.0)
    return ratio
