"""Read words that give a whole clause to somebody else: "according to", "reportedly".

So does a poll or survey in which something is so: "in a Gallup poll, he leads".
"""

from __future__ import annotations

from typing import Final, NamedTuple

from dragoman.knowledge.speech_words import speech_words
from dragoman.records import Sentence
from dragoman.statements.contents import accorded
from dragoman.statements.rows import Rows, tree

NOBODY: Final = -1
OPENING: Final = ("accord", "in")
PREDICATES: Final = ("VERB", "AUX")


class Aside(NamedTuple):
    """The clause that words give to somebody, and whom they name, -1 if nobody."""

    content: Rows
    speaker: int


def aside_lemmas() -> frozenset[str]:
    """The lemmas of the words that `read_aside` may know."""
    return speech_words().hearsay | frozenset(OPENING)


def read_aside(s: Sentence, row: int) -> Aside | None:
    """What is so according to somebody: the clause that the words stand in."""
    word = s.words[row].lower()
    if word == "according":
        return _according(s, row)
    if word == "in":
        return _surveyed(s, row)
    if word in speech_words().hearsay:
        return _heard(s, row)
    return None


def _according(s: Sentence, row: int) -> Aside | None:
    heads = [head for to in s.labelled(row, "prep") for head in s.labelled(to, "pobj")]
    clause = accorded(s, row)
    return Aside(clause, heads[0]) if heads and clause else None


def _surveyed(s: Sentence, row: int) -> Aside | None:
    """Something that is so in one poll or in somebody's view.

    "He leads in the polls" is nobody's word.
    """
    head = s.heads[row]
    if s.pos[head] not in PREDICATES or s.labelled(head, "ccomp"):
        return None  # "said in its survey that"
    clause = accorded(s, row)
    for source in s.labelled(row, "pobj") if clause else ():
        if s.lemmas[source] in speech_words().surveys and s.tags[source] != "NNS":
            return Aside(clause, source)
        whose = s.labelled(source, "poss")
        if s.lemmas[source] in speech_words().views and whose:
            return Aside(clause, whose[0])  # "in Peru's view"
    return None


def _heard(s: Sentence, row: int) -> Aside | None:
    head = s.heads[row]
    if s.deps[row] != "advmod" or s.pos[head] not in PREDICATES:
        return None
    if s.labelled(head, "ccomp"):
        return None  # "reportedly said that"
    return Aside(tree(s, [head], without=row), NOBODY)
