"""Precision, recall and F1, and the tables that show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import fmean

from dragoman.evaluation.task import Figure, Table
from dragoman.records.report import Frozen

Pair = tuple[str, str]


class Tally(Frozen, frozen=True, kw_only=True):
    """What was right among what was found and what was wanted."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """The share of the found that is right; 0 if nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the wanted that was found; 0 if nothing was wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both.

        >>> Tally(right=1, found=2, wanted=1).f1
        0.6666666666666666
        """
        both = self.found + self.wanted
        return 2 * self.right / both if both else 0.0

    def cells(self) -> tuple[str, ...]:
        """Precision, recall and F1 in per cent, and how many were wanted."""
        shares = (self.precision, self.recall, self.f1)
        return (*(per_cent(share) for share in shares), str(self.wanted))


def per_cent(share: float) -> str:
    """Write a share as per cent.

    >>> per_cent(0.8237)
    '82.4'
    """
    return f"{share * 100:.1f}"


def add(tallies: Iterable[Tally]) -> Tally:
    """The sum of some tallies."""
    tallies = tuple(tallies)
    return Tally(
        right=sum(t.right for t in tallies),
        found=sum(t.found for t in tallies),
        wanted=sum(t.wanted for t in tallies),
    )


def by_label(pairs: Sequence[Pair]) -> dict[str, Tally]:
    """A tally for each label that is wanted somewhere.

    Args:
        pairs: The wanted and the found label of each item.
    """
    wanted = Counter(gold for gold, _ in pairs)
    found = Counter(said for _, said in pairs)
    right = Counter(gold for gold, said in pairs if gold == said)
    return {
        label: Tally(right=right[label], found=found[label], wanted=wanted[label])
        for label in sorted(wanted)
    }


def label_figures(name: str, pairs: Sequence[Pair]) -> tuple[Figure, ...]:
    """Macro-F1 over the wanted labels, and accuracy."""
    labels = by_label(pairs)
    right = [gold == said for gold, said in pairs]
    return (
        Figure(
            name=f"{name} macro-F1",
            value=fmean(t.f1 for t in labels.values()) if labels else 0.0,
            of=len(pairs),
        ),
        Figure(
            name=f"{name} accuracy",
            value=fmean(right) if right else 0.0,
            of=len(pairs),
        ),
    )


def tally_figures(name: str, tally: Tally) -> tuple[Figure, ...]:
    """The three figures of a tally."""
    parts = {
        "precision": (tally.precision, tally.found),
        "recall": (tally.recall, tally.wanted),
        "F1": (tally.f1, tally.wanted),
    }
    return tuple(
        Figure(name=f"{name} {part}", value=value, of=of)
        for part, (value, of) in parts.items()
    )


def tally_table(title: str, tallies: dict[str, Tally]) -> Table:
    """A table with a row for each tally."""
    return Table(
        title=title,
        columns=("", "precision", "recall", "F1", "wanted"),
        rows=tuple((label, *tally.cells()) for label, tally in tallies.items()),
    )


def confusions(title: str, pairs: Sequence[Pair], most: int = 12) -> Table:
    """The commonest mistakes."""
    wrong = Counter(pair for pair in pairs if pair[0] != pair[1])
    ranked = sorted(wrong.items(), key=lambda entry: (-entry[1], entry[0]))[:most]
    return Table(
        title=title,
        columns=("wanted", "found", "times"),
        rows=tuple((gold, said, str(n)) for (gold, said), n in ranked),
    )
