"""Tell how the grammar ties the name of a place to an act.

"In Swat", "the outskirts of Kabul", "shelled Aleppo" and "the Kunduz bombing" are
ties; "Iran's support" and "relations with Iran" are none.
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from dragoman.knowledge.locatives import Locatives
from dragoman.records import Sentence

# A chain of nouns longer than this is a fault of the parser.
MOST_STEPS: Final = 8
BESIDE: Final = frozenset(("appos", "npadvmod", "conj", "dep"))
BEFORE_NOUN: Final = frozenset(("compound", "nmod", "poss", "amod"))
PATIENTS: Final = frozenset(("dobj", "nsubjpass"))
PREPOSITIONAL: Final = frozenset(("prep", "agent", "dative"))
CLAUSES: Final = frozenset(
    ("ROOT", "ccomp", "advcl", "relcl", "acl", "xcomp", "csubj", "pcomp", "parataxis")
)
# How surely "the Kunduz bombing" and "the bombing of Kunduz" were in Kunduz.
PART_WORTH: Final = 2.5
# "Mingora, Swat": the first of two names that stand side by side says more.
STEP_ASIDE: Final = 0.5
SURE: Final = 3
GOAL: Final = frozenset(("to", "for", "into", "on", "onto", "toward", "towards"))
SOURCE: Final = frozenset(("from", "out"))
# Words between a preposition and its name: "in the southern city of".
MOST_BESIDE: Final = 5


class Tie(msgspec.Struct, frozen=True):
    """How a name hangs on an act.

    Attributes:
        anchor: The row of the word that the whole phrase hangs on.
        worth: How surely the act took place there, 0 to 3.
        how: By a preposition of place ("in"); by one that aims at a target ("on"); as
            the object of a verb; or as part of a noun phrase ("the Kunduz bombing").
    """

    anchor: int
    worth: float
    how: Literal["place", "target", "object", "part"]


def find_tie(sentence: Sentence, row: int, locatives: Locatives) -> Tie | None:
    """Follow a name upwards to the word that it gives a place to."""
    aside = 0.0
    for _ in range(MOST_STEPS):
        label, above = sentence.deps[row], sentence.heads[row]
        if above == row:
            return None
        if label == "pobj" and sentence.deps[above] in PREPOSITIONAL:
            own = prepositional(sentence, row, aside, locatives)
            if not names_place(sentence, sentence.heads[above], locatives):
                return own
            return find_tie(sentence, sentence.heads[above], locatives) or own
        if label in BESIDE and sentence.pos[above] in ("NOUN", "PROPN"):
            aside += STEP_ASIDE
        elif label not in BEFORE_NOUN or not names_place(sentence, above, locatives):
            return direct(sentence, row, aside, locatives)
        row = above
    return None


def names_place(sentence: Sentence, row: int, locatives: Locatives) -> bool:
    """Whether a noun is a kind or a part of a place: "city", "outskirts"."""
    lemma = sentence.lemmas[row]
    return sentence.pos[row] in ("NOUN", "PROPN", "ADV") and (
        lemma in locatives.kinds or lemma in locatives.parts
    )


def prepositional(
    sentence: Sentence, row: int, aside: float, locatives: Locatives
) -> Tie | None:
    """The tie of the object of a preposition, if it is one of place."""
    preposition = sentence.heads[row]
    lemma, noun = sentence.lemmas[preposition], sentence.heads[preposition]
    worth = locatives.prepositions.get(lemma)
    if lemma == "on" and names_place(sentence, row, locatives):
        worth = SURE  # "on the outskirts", "on the border", but "an attack on Kabul"
    worth = moving(sentence.lemmas[noun], lemma, locatives) or worth
    if worth is not None:
        return Tie(noun, worth - aside, "place")
    if lemma == "of":
        return Tie(noun, PART_WORTH - aside, "part")
    target = locatives.targets.get(lemma)
    return None if target is None else Tie(noun, target - aside, "target")


def moving(word: str, preposition: str, locatives: Locatives) -> int | None:
    """How surely a movement ends or begins in the place behind its preposition."""
    if preposition in GOAL:
        return locatives.goals.get(word)
    return locatives.sources.get(word) if preposition in SOURCE else None


def beside(sentence: Sentence, first: int, locatives: Locatives) -> Tie | None:
    """The tie of a name by the words before it, whatever the parser makes of them.

    "In neighbouring Bijapur a man was shot" and "at Odesa hours later" are torn by
    the parser; the preposition still stands before the name.
    """
    row = first - 1
    while row >= max(0, first - MOST_BESIDE) and (
        sentence.pos[row] in ("ADJ", "DET")
        or sentence.tags[row] == "VBG"
        or sentence.words[row] == "of"
        or names_place(sentence, row, locatives)
    ):
        row -= 1
    if row < 0 or locatives.prepositions.get(sentence.lemmas[row], 0) < SURE:
        return None
    return Tie(sentence.heads[row], SURE, "place")


def direct(
    sentence: Sentence, row: int, aside: float, locatives: Locatives
) -> Tie | None:
    """The tie of an object or of a name before a noun."""
    label, above = sentence.deps[row], sentence.heads[row]
    if label in PATIENTS:
        worth = locatives.verbs.get(sentence.lemmas[above])
        return None if worth is None else Tie(above, worth - aside, "object")
    if label in BEFORE_NOUN:
        return Tie(above, PART_WORTH - aside, "part")
    return None


def clause_of(sentence: Sentence, row: int) -> int:
    """The head of the clause that a word stands in."""
    for at in (row, *sentence.above(row)):
        label = sentence.deps[at]
        if label in CLAUSES or (label == "conj" and sentence.pos[at] == "VERB"):
            return at
    return row
