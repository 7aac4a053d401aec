"""Find the entries of the lexicon of cues that a word of a sentence is."""

from __future__ import annotations

from typing import Final

from dragoman.knowledge.cues import Cue, read_cues
from dragoman.records import Sentence
from dragoman.statements.conjuncts import JOINING

AUXILIARY: Final = ("aux", "auxpass", "neg")
FINITE: Final = ("VBD", "VBZ", "VBP")


def entries_at(s: Sentence, row: int) -> tuple[Cue, ...]:
    """The entries that a word is, with the words that belong to them."""
    found = read_cues().find(s.pos[row], s.lemmas[row])
    return tuple(cue for cue in found if _has_all(s, row, cue.words[1:]))


def _has_all(s: Sentence, row: int, words: tuple[str, ...]) -> bool:
    if not words:  # "swear in" is not "swear"
        return not s.labelled(row, "prt")
    kin = {s.lemmas[c] for c in s.children[row]}
    return all(word in kin for word in words)


def joins(s: Sentence, row: int) -> bool:
    """Tell whether a word is a cue that may be joined to another."""
    return any(cue.sort in JOINING for cue in entries_at(s, row))


def says(s: Sentence, row: int) -> bool:
    """Tell whether a verb is a cue that may introduce a quotation."""
    return (
        s.tags[row] in FINITE
        and s.pos[row] == "VERB"
        and any(cue.sort == "say" for cue in entries_at(s, row))
    )


def cue_chars(s: Sentence, row: int) -> tuple[int, int]:
    """The characters of a cue with the words of its tense before it."""
    first = row
    while first and first - 1 in s.labelled(row, *AUXILIARY):
        first -= 1
    return s.chars(first, row + 1)
