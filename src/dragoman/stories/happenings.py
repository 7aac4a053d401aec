"""Tell how surely two events are one happening.

A list of named comparisons, each with a weight in `data/stories/weights.txt`. The
strongest is whether the two reports are about the same thing at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from dragoman.stories.bags import Bags, Flags, Floats, Ints
from dragoman.stories.coverage import UNKNOWN
from dragoman.stories.tales import Range, Tale
from dragoman.stories.weights import Weights, load_weights, probability, total

_SURE: Final = 4.0  # no comparison of reports says more than this
_NEAR: Final = 30.0  # kilometres: the same town and what lies around it
_FAR: Final = 150.0
_EARTH: Final = 6371.0
# Two days that the words themselves say, this far apart, are of two happenings.
_CONTRADICTION: Final = 3
_NONE: Final = -1


class Happenings:
    """Compares tales by their places in a sequence. Made once for many pairs."""

    def __init__(self, tales: Sequence[Tale], weights: Weights | None = None) -> None:
        """Lay the tales out for comparison."""
        self.tales = tales
        self.weights = weights or load_weights()["events"]
        self.report = _codes([tale.report for tale in tales])
        self.sentence = np.array([tale.sentence for tale in tales], np.int64)
        self.type = _codes([tale.type for tale in tales])
        self.mode = _codes([tale.mode for tale in tales])
        self.trigger = _codes([tale.trigger or None for tale in tales])
        self.content = _codes([tale.content for tale in tales])
        self.actors = Bags([tale.actors for tale in tales])
        self.recipients = Bags([tale.recipients for tale in tales])
        self.parties = Bags([_parties(tale) for tale in tales])
        self.words = Bags([tale.words for tale in tales])
        self.known = _bits([_known_parties(tale) for tale in tales])
        self.first = _ordinals([tale.first for tale in tales])
        self.last = _ordinals([tale.last for tale in tales])
        self.said = np.array([tale.said for tale in tales], bool)
        self.country = _codes([t.spot.country if t.spot else None for t in tales])
        self.spots = np.array(
            [
                (t.spot.lat, t.spot.lon, t.spot.exact) if t.spot else (0.0, 0.0, 0.0)
                for t in tales
            ]
        ).reshape(len(tales), 3)
        self.counts = [tale.counts for tale in tales]

    def compare(self, left: Ints, right: Ints, together: Floats) -> dict[str, Floats]:
        """All comparisons, one number for each pair, before they are weighed.

        Args:
            left: Places of the first tale of each pair.
            right: Places of the second.
            together: The probability that their reports are about the same thing;
                it is not looked at where both stand in one report.
        """
        inside = self.report[left] == self.report[right]
        modes, modes_known = _same(self.mode, left, right)
        content, content_known = _same(self.content, left, right)
        trigger, _ = _same(self.trigger, left, right)
        words = self.words.compare(left, right)
        found = {
            "reports alike": np.where(inside, 0.0, _logit(together)),
            "same report": inside,
            "same sentence": inside & (self.sentence[left] == self.sentence[right]),
            "same type": self.type[left] == self.type[right],
            "same mode": modes,
            "other mode": modes_known & ~modes,
            "same trigger": trigger,
            "same content": content,
            "other content": content_known & ~content,
            **self._parties(left, right),
            "words alike": words.alike,
            "words shared": np.log1p(words.amount),
            **self._places(left, right),
            **self._days(left, right),
            **self._counts(left, right),
        }
        return {name: np.asarray(values, np.float64) for name, values in found.items()}

    def score(self, left: Ints, right: Ints, together: Floats) -> Floats:
        """The probability that the two events of each pair are one happening.

        It is exactly 0 where they contradict each other; such a pair is never joined.
        """
        found = self.compare(left, right, together)
        chance = probability(total(found, self.weights))
        return np.where(self.contradict(left, right), 0.0, chance)

    def contradict(self, left: Ints, right: Ints) -> Flags:
        """Whether the words of both say days that lie well apart."""
        gap, _ = self._gap(left, right)
        flags: Flags = self.said[left] & self.said[right] & (gap > _CONTRADICTION)
        return flags

    def _gap(self, left: Ints, right: Ints) -> tuple[Ints, Flags]:
        """The days between two events, 0 if they overlap, and whether both are told."""
        first = np.maximum(self.first[left], self.first[right])
        last = np.minimum(self.last[left], self.last[right])
        known = (self.first[left] != UNKNOWN) & (self.first[right] != UNKNOWN)
        return np.where(known, np.maximum(first - last, 0), 0), known

    def _days(self, left: Ints, right: Ints) -> dict[str, Floats]:
        gap, known = self._gap(left, right)
        said = self.said[left] & self.said[right]
        return {
            "same day said": (said & (gap == 0)).astype(float),
            "other day said": (said & (gap > 0)).astype(float),
            "days between": np.where(known, np.log2(1.0 + gap), 0.0),
        }

    def _parties(self, left: Ints, right: Ints) -> dict[str, Floats | Flags]:
        actors = self.actors.compare(left, right)
        recipients = self.recipients.compare(left, right)
        parties = self.parties.compare(left, right)
        return {
            "actors alike": actors.alike,
            "actors differ": actors.both & (actors.amount == 0),
            "recipients alike": recipients.alike,
            "recipients differ": recipients.both & (recipients.amount == 0),
            "parties alike": parties.alike,
            "parties differ": parties.missing,
            "other known party": self._others(left, right),
        }

    def _others(self, left: Ints, right: Ints) -> Flags:
        """Whether each side has a known party that the other has not."""
        pairs = zip(left.tolist(), right.tolist(), strict=True)
        known = self.known
        return np.fromiter(
            (bool(known[a] & ~known[b] and known[b] & ~known[a]) for a, b in pairs),
            bool,
            len(left),
        )

    def _places(self, left: Ints, right: Ints) -> dict[str, Floats]:
        country, known = _same(self.country, left, right)
        a, b = self.spots[left], self.spots[right]
        exact = known & (a[:, 2] > 0) & (b[:, 2] > 0)
        distance = _kilometres(a, b)
        return {
            "same town": (exact & (distance <= _NEAR)).astype(float),
            "far apart": (exact & (distance > _FAR)).astype(float),
            "same country": country.astype(float),
            "other country": (known & ~country).astype(float),
        }

    def _counts(self, left: Ints, right: Ints) -> dict[str, Floats]:
        pairs = zip(left, right, strict=True)
        found = np.fromiter(
            (agree(self.counts[a], self.counts[b]) for a, b in pairs),
            np.int64,
            len(left),
        )
        return {
            "counts agree": (found > 0).astype(float),
            "counts differ": (found < 0).astype(float),
        }


def agree(left: Sequence[Range], right: Sequence[Range]) -> int:
    """1 if two events count the same, -1 if not, 0 if nothing is counted in both.

    >>> twelve = Range(kind="killed", low=12, high=12)
    >>> agree([twelve], [Range(kind="killed", low=10, high=None)])
    1
    """
    if not left or not right:
        return 0
    theirs = {count.kind: count for count in right}
    both = [(mine, theirs[mine.kind]) for mine in left if mine.kind in theirs]
    if not both:
        return 0
    return 1 if all(overlap(mine, other) for mine, other in both) else -1


def overlap(left: Range, right: Range) -> bool:
    """Whether one number may satisfy both ranges."""
    low = max(left.low or 0, right.low or 0)
    highs = [n for n in (left.high, right.high) if n is not None]
    return not highs or low <= min(highs)


def _parties(tale: Tale) -> tuple[tuple[str, float], ...]:
    """All parties of a tale, whatever they do in it."""
    return tuple(sorted({**dict(tale.actors), **dict(tale.recipients)}.items()))


def _known_parties(tale: Tale) -> list[str]:
    """The countries and leaders among the parties: they have one name each."""
    return [word for word, _ in _parties(tale) if word.startswith(("=", "@leader:"))]


def _bits(rows: Sequence[Sequence[str]]) -> list[int]:
    """Sets of words as the bits of one number each."""
    places: dict[str, int] = {}
    return [
        sum({1 << places.setdefault(word, len(places)) for word in row}) for row in rows
    ]


def _codes(values: Sequence[str | None]) -> Ints:
    """Number each value by its first appearance; nothing is -1."""
    numbers: dict[str, int] = {}
    return np.array(
        [_NONE if v is None else numbers.setdefault(v, len(numbers)) for v in values],
        np.int64,
    )


def _ordinals(days: Sequence[object]) -> Ints:
    """Days as numbers."""
    return np.array(
        [day.toordinal() if hasattr(day, "toordinal") else UNKNOWN for day in days],
        np.int64,
    )


def _same(codes: Ints, left: Ints, right: Ints) -> tuple[Flags, Flags]:
    """Whether both values are told and the same; whether both are told."""
    a, b = codes[left], codes[right]
    known: Flags = (a != _NONE) & (b != _NONE)
    return known & (a == b), known


def _logit(chance: Floats) -> Floats:
    """What a probability says, as a number that can be weighed."""
    safe = np.clip(chance, 1e-6, 1 - 1e-6)
    odds: Floats = np.clip(np.log(safe / (1 - safe)), -_SURE, _SURE)
    return odds


def _kilometres(a: Floats, b: Floats) -> Floats:
    """How far apart the places of each pair lie."""
    lat1, lon1 = np.radians(a[:, 0]), np.radians(a[:, 1])
    lat2, lon2 = np.radians(b[:, 0]), np.radians(b[:, 1])
    half = (
        np.sin((lat2 - lat1) / 2) ** 2
        + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    )
    distance: Floats = 2 * _EARTH * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0)))
    return distance
