"""Tell what an unknown name is by what is told of it: "Dolma, a town", by an age."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

from dragoman.records import Kind, Sentence

LENGTHS: Final = frozenset("kilometre kilometer km mile".split())
AGES: Final = ("year", "month")
BEARINGS: Final = frozenset(
    "north south east west northeast northwest southeast southwest".split()
)
FAR: Final = 4  # words behind the comma: "some 15 kilometres", "just north of"


def told_kind(
    sentence: Sentence, first: int, head: int, spots: AbstractSet[str]
) -> Kind | None:
    """What words around a name say that it is; None where they say nothing.

    Args:
        sentence: The sentence.
        first: The first row of the phrase.
        head: The last word of the name.
        spots: Nouns for kinds of places.
    """
    ages = (r for r in range(first + 2, head) if sentence.lemmas[r] == "old")
    if any(sentence.lemmas[r - 2] in AGES for r in ages):
        return "person"  # "17-year-old Ann Roe"
    return "place" if is_located(sentence, head, spots) else None


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
