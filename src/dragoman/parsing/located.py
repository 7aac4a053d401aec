"""Tell that an unknown name is a place by what is told of it: "Dolma, a town"."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

from dragoman.records import Sentence

LENGTHS: Final = frozenset("kilometre kilometer km mile".split())
BEARINGS: Final = frozenset(
    "north south east west northeast northwest southeast southwest".split()
)
FAR: Final = 4  # words behind the comma: "some 15 kilometres", "just north of"


def is_located(sentence: Sentence, head: int, spots: AbstractSet[str]) -> bool:
    """Tell whether words behind a name say what place it is, or how far away.

    "Dolma, a town near Goma", "Dolma, 20 miles east of Goma", "Dolma, north of Goma".

    Args:
        sentence: The sentence.
        head: The last word of the name.
        spots: Nouns for kinds of places.
    """
    lemmas = sentence.lemmas
    if lemmas[head + 1 : head + 2] != (",",):
        return False
    told = sentence.labelled(head, "appos")
    if any(sentence.pos[r] == "NOUN" and lemmas[r] in spots for r in told):
        return True
    behind = range(head + 2, min(head + 2 + FAR, len(lemmas) - 1))
    far = any(sentence.tags[r] == "CD" and lemmas[r + 1] in LENGTHS for r in behind)
    toward = any(lemmas[r] in BEARINGS and lemmas[r + 1] == "of" for r in behind)
    return far or toward
