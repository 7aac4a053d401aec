"""Find who did harm of which only the cause is told.

"Two men were killed when police opened fire" names no killer; the clause that tells
how it came about does.
"""

from __future__ import annotations

from typing import Final

from dragoman.records import Sentence

SINCE: Final = frozenset("when after as because".split())


def cause_of(s: Sentence, row: int, acts: frozenset[int]) -> int:
    """The act that tells how the harm in a row came about, or -1.

    Args:
        s: The sentence.
        row: The verb of the harm.
        acts: The verbs of violent acts whose actor is known.
    """
    rows = (row, *s.labelled(row, "conj"), *s.above(row)[: s.deps[row] == "conj"])
    clauses = (c for r in rows for c in s.labelled(r, "advcl"))
    for clause in clauses:  # "killed and two injured when"
        marks = s.labelled(clause, "mark", "advmod")
        if clause in acts and any(s.lemmas[m] in SINCE for m in marks):
            return clause
    return -1
