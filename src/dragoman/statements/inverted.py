"""Read a speaker behind his verb where nothing is quoted: "…, warned the mayor".

The parser takes him for what is said, and the verb for another of the sentence's own.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from dragoman.records import Parse, Sentence
from dragoman.statements.entries import entries_at
from dragoman.statements.rows import Rows

FINITE: Final = ("VBD", "VBZ")
SPEAKING: Final = ("person", "organisation", "group")
JOINED: Final = ("cc", "conj", "ccomp", "xcomp", "nsubj", "aux")
LEAST: Final = 4  # words that are said


class Inverted(NamedTuple):
    """What stands before a verb and its comma, and whoever stands behind it."""

    content: Rows
    speaker: int


def read_inverted(s: Sentence, row: int, parse: Parse) -> Inverted | None:
    """All that is said before a verb of saying right behind a comma."""
    if row <= LEAST or s.words[row - 1] != "," or s.tags[row] not in FINITE:
        return None
    if s.labelled(row, *JOINED) or not any(c.sort == "say" for c in entries_at(s, row)):
        return None
    named = [c for c in s.labelled(row, "dobj") if s.subtree(c)[0] == row + 1]
    mention = parse.mention_at(s.index, named[0]) if named else None
    if mention is None or mention.kind not in SPEAKING:
        return None
    return Inverted(frozenset(range(row - 1)), named[0])
