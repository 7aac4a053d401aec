"""Find where a report told before of what it names again: "the raid", "its launch".

A thing named with "the", "this" or an owner is known already. If an earlier word of
the same stem has a day ("raided the town on Monday"), that is its day too. What is
known and not told in the same words ("stormed", then "the attack") is of the day that
the report told last, for deeds that are over in a day.
"""

from __future__ import annotations

from typing import Final

import msgspec

from dragoman.dates.owners import HAPPENINGS, POINTING
from dragoman.dates.thread import Thread
from dragoman.records import Act, Sentence

LEAST_STEM: Final = 4
STEM: Final = 5
DEEDS: Final = frozenset(("ASSAULT", "COERCE", "PROTEST"))
NAMING: Final = frozenset(("NOUN", "VERB"))
# "The third such attack" is not the one told of before.
OTHERS: Final = frozenset("such other another similar previous earlier many".split())
# The latest tellings that are looked at.
MOST: Final = 3


def is_known(act: Act, sentence: Sentence) -> bool:
    """Tell whether an act is named by a noun as one that the reader knows of."""
    if sentence.pos[act.head] != "NOUN":
        return False
    return is_pointed(act, sentence) or is_owned(act, sentence)


def is_pointed(act: Act, sentence: Sentence) -> bool:
    """Tell whether a noun stands with "the", "this" and the like."""
    beside = sentence.children[act.head]
    if any(sentence.lemmas[c] in OTHERS for c in beside):
        return False
    return any(sentence.lemmas[c] in POINTING for c in beside)


def is_happening(act: Act, sentence: Sentence) -> bool:
    """Tell whether a noun names what happens at a time: "raid", not "help"."""
    return sentence.lemmas[act.head] in HAPPENINGS


def is_owned(act: Act, sentence: Sentence) -> bool:
    """Tell whether a noun stands with its owner: "their raid"."""
    return bool(sentence.labelled(act.head, "poss"))


def told_before(act: Act, thread: Thread) -> tuple[Act, ...]:
    """The same act as earlier words may have named it, the latest first."""
    lemma = thread.parse.sentences[act.sentence].lemmas[act.head]
    found: list[Act] = []
    for s in reversed(thread.parse.sentences[: act.sentence]):
        if len(found) >= MOST:
            break
        found += [
            _named(act, s, row, thread)
            for row, other in enumerate(s.lemmas)
            if s.pos[row] in NAMING and same_stem(lemma, other)
        ]
    return tuple(found)


def same_stem(one: str, other: str) -> bool:
    """Tell whether two lemmas are of one stem.

    >>> same_stem("withdrawal", "withdraw"), same_stem("killing", "kill")
    (True, True)
    >>> same_stem("attack", "attend")
    False
    """
    least = min(len(one), len(other), STEM)
    return least >= LEAST_STEM and one[:least] == other[:least]


def _named(act: Act, s: Sentence, row: int, thread: Thread) -> Act:
    """The act as another word names it."""
    return msgspec.structs.replace(
        act,
        sentence=s.index,
        head=row,
        trigger=thread.parse.cut(s, row, row + 1),
        scope=tuple(range(*s.subtree(row))),
    )
