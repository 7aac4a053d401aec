"""Read how many people an act concerns.

A count belongs to an act if the word that gives it its kind, or the quantity
itself, stands among the act's own words or hangs on its trigger.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dragoman.counts.amounts import Quantity, find_quantities
from dragoman.counts.harm import STATIVE, Cue, cues_of
from dragoman.records import Act, Count, Parse, Report, Sentence


class Found(msgspec.Struct, frozen=True):
    """A count with the rows that it was read from."""

    count: Count
    cue: int
    core: int


def read_counts(sentence: Sentence, report: Report) -> tuple[Count, ...]:
    """Every count of a sentence, in order."""
    return tuple(found.count for found in _counts(sentence, report))


def _counts(sentence: Sentence, report: Report) -> Iterator[Found]:
    """The counts of a sentence with the rows they were read from."""
    for quantity in find_quantities(sentence):
        for cue in cues_of(sentence, quantity):
            count = _count(sentence, report, quantity, cue)
            yield Found(count, cue.row, quantity.core)


def _count(sentence: Sentence, report: Report, quantity: Quantity, cue: Cue) -> Count:
    """A count from a quantity and what befell it."""
    amount = quantity.amount
    return Count(
        kind=cue.kind,
        low=amount.low,
        best=amount.best,
        high=amount.high,
        words=report.cut(*sentence.chars(quantity.first, quantity.last)),
    )


class CountReader:
    """Reads the counts of an act; an instance is called like a function."""

    def __call__(self, act: Act, parse: Parse) -> tuple[Count, ...]:
        """The counts of an act, in the order of the text."""
        sentence = parse.sentences[act.sentence]
        return tuple(
            found.count
            for found in _counts(sentence, parse.report)
            if _belongs(found, act, sentence)
        )


def _belongs(found: Found, act: Act, sentence: Sentence) -> bool:
    """Tell whether a count is the act's own."""
    if found.cue == act.head:
        return True
    scope = frozenset(act.scope)
    if found.cue in scope or found.core in scope:
        return True
    return _is_neighbour(found.cue, act.head, sentence)


def _is_neighbour(cue: int, head: int, sentence: Sentence) -> bool:
    """Tell whether a word tells the outcome of an act: "a blast that killed 12".

    It hangs on the trigger as a clause, or the trigger is its subject; "left 12 dead"
    stands for the verb of its state.
    """
    above = sentence.heads[cue]
    verb = above if sentence.lemmas[above] in STATIVE else cue
    dep, over = sentence.deps[verb], sentence.heads[verb]
    if over == head and (
        dep in ("acl", "relcl") or (dep == "advcl" and sentence.tags[verb] == "VBG")
    ):
        return True
    return sentence.heads[head] == verb and sentence.deps[head] == "nsubj"
