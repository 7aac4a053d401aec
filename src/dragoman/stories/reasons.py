"""Say in plain words why two events, or two reports, were taken for one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec
import numpy as np

from dragoman.records.story import Bond, Story, Verdict
from dragoman.stories.bags import Floats
from dragoman.stories.coverage import Coverage
from dragoman.stories.happenings import Happenings
from dragoman.stories.outline import Bag, Outline
from dragoman.stories.tales import Tale
from dragoman.stories.weights import BIAS, Weights

_LEAST: Final = 0.05  # what says less than this is not told
_MOST_WORDS: Final = 5
# The words that are shown beside a comparison, by the field they stand in.
_SHOWN_OF_EVENTS: Final = {
    "words shared": "words",
    "actors alike": "actors",
    "recipients alike": "recipients",
}
_SHOWN_OF_REPORTS: Final = {
    "names alike": "names",
    "persons shared": "persons",
    "words alike": "words",
    "numbers alike": "numbers",
}
_MARKS: Final = "=@"  # words of a bag that are codes and no words


def bond_events(left: Tale, right: Tale, together: float) -> Bond:
    """Say how surely two events are one, and why.

    Args:
        left: The one event.
        right: The other.
        together: The probability that their reports are about the same thing.
    """
    pair = (left.event, right.event, together)
    return bonds_of({left.event: left, right.event: right}, [pair])[0]


def _shared_of_events(left: Tale, right: Tale) -> dict[str, Sequence[str]]:
    return {
        name: shared_words(getattr(left, field), getattr(right, field))
        for name, field in _SHOWN_OF_EVENTS.items()
    }


def bonds_of(
    tales: Mapping[str, Tale], pairs: Sequence[tuple[str, str, float]]
) -> list[Bond]:
    """The bonds of many pairs of events at once.

    Args:
        tales: The tales of the events, by their ids.
        pairs: Two events, and the probability that their reports are about the same
            thing.
    """
    names = sorted({name for a, b, _ in pairs for name in (a, b)})
    place = {name: n for n, name in enumerate(names)}
    board = Happenings([tales[name] for name in names])
    left = np.array([place[a] for a, _, _ in pairs], np.int64)
    right = np.array([place[b] for _, b, _ in pairs], np.int64)
    together = np.array([chance for _, _, chance in pairs], np.float64)
    features = board.compare(left, right, together)
    scores = board.score(left, right, together).tolist()
    return [
        Bond(
            left=a,
            right=b,
            score=round(scores[n], 4),
            why=reasons(
                {name: values[n : n + 1] for name, values in features.items()},
                board.weights,
                _shared_of_events(tales[a], tales[b]),
            ),
        )
        for n, (a, b, _) in enumerate(pairs)
    ]


def bond_reports(left: Outline, right: Outline) -> Bond:
    """Say how surely two reports are about the same thing, and why."""
    board = Coverage([left, right])
    ends = np.array([0]), np.array([1])
    shown = {
        name: shared_words(getattr(left, field), getattr(right, field))
        for name, field in _SHOWN_OF_REPORTS.items()
    }
    return Bond(
        left=left.report,
        right=right.report,
        score=round(float(board.score(*ends)[0]), 4),
        why=reasons(board.compare(*ends), board.weights, shown),
    )


def with_reasons(
    story: Story,
    tales: Iterable[Tale],
    outlines: Iterable[Outline],
    verdicts: Iterable[Verdict] = (),
) -> Story:
    """Say why each bond of a story holds.

    Args:
        story: The story.
        tales: The tales of its events, and others.
        outlines: The outlines of its reports, and others.
        verdicts: What people said; the last word on a pair counts.
    """
    tale = {tale.event: tale for tale in tales}
    outline = {outline.report: outline for outline in outlines}
    said = {frozenset((v.left, v.right)): v for v in verdicts if v.same}
    bonds = []
    for bond in story.bonds:
        verdict = said.get(frozenset((bond.left, bond.right)))
        if verdict:
            bonds.append(bond_verdict(verdict))
            continue
        left, right = tale[bond.left], tale[bond.right]
        ends = outline[left.report], outline[right.report]
        together = 1.0 if left.report == right.report else bond_reports(*ends).score
        why = bond_events(left, right, together).why
        bonds.append(msgspec.structs.replace(bond, why=why))
    return msgspec.structs.replace(story, bonds=tuple(bonds))


def bond_verdict(verdict: Verdict) -> Bond:
    """The bond that a person made."""
    return Bond(
        left=verdict.left,
        right=verdict.right,
        score=1.0,
        why=(f"{verdict.by} said on {verdict.on.isoformat()} that they are one",),
    )


def reasons(
    features: dict[str, Floats], weights: Weights, shown: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    """What each comparison of one pair says, the weightiest first.

    "+1.8 same trigger: the same word names both".
    """
    parts = {name: float(values[0]) for name, values in features.items()}
    says = {name: weights[name].learnt * value for name, value in parts.items()}
    says[BIAS] = weights[BIAS].learnt
    ranked = sorted(says.items(), key=lambda entry: (-abs(entry[1]), entry[0]))
    found = []
    for name, amount in ranked:
        if abs(amount) >= _LEAST:
            words = ", ".join(shown.get(name, ()))
            tail = f" ({words})" if words else ""
            found.append(f"{amount:+.1f} {name}: {weights[name].meaning}{tail}")
    return tuple(found)


def shared_words(left: Bag, right: Bag) -> tuple[str, ...]:
    """The heaviest words that two bags share; codes are left out."""
    theirs = dict(right)
    both = [
        (word, min(weight, theirs[word]))
        for word, weight in left
        if word in theirs and word[0] not in _MARKS
    ]
    both.sort(key=lambda entry: (-entry[1], entry[0]))
    return tuple(word for word, _ in both[:_MOST_WORDS])
