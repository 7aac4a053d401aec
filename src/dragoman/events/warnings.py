"""Find what somebody warns that he will do: whatever it is, that is a threat.

"Mali warned that it would respond" names no harm, and "warned it would close the port
if Chad refused to pay" tells who can spare himself. Other warnings only foresee.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Final

from dragoman.events.nodes import Node
from dragoman.events.parties import PartyFinder
from dragoman.events.readings import Reading
from dragoman.events.standing import read_standing
from dragoman.events.subjects import find_subjects
from dragoman.knowledge.lexicon import Lexicon
from dragoman.knowledge.party_words import party_words
from dragoman.records import Sentence

WARNS: Final = ("warn",)
WILLS: Final = ("will", "'ll", "shall", "would", "'d")
OWN: Final = frozenset("i we it he she they".split())


def find_warnings(
    s: Sentence, lexicon: Lexicon, known: Mapping[int, Reading], find: PartyFinder
) -> list[Node]:
    """The threats in "warned that it would", where no act that is known is told."""
    found = []
    for row, lemma in enumerate(s.lemmas):
        if lemma not in WARNS or row in known or s.pos[row] != "VERB":
            continue
        actors = find.parties(find_subjects(s, row)[0])
        for clause in s.labelled(row, "ccomp"):
            if actors and not _is_known(s, clause, known) and _is_own(s, clause):
                spared = _who_can_spare_himself(s, clause, find)
                if spared or s.lemmas[clause] in party_words().vague_harm:
                    found.append(threat(s, row, (actors, spared), lexicon))
    return found


def _is_known(s: Sentence, clause: int, known: Container[int]) -> bool:
    """Tell whether the lexicon knows what is to be done."""
    return any(r in known for r in (clause, *s.labelled(clause, "xcomp")))


def _is_own(s: Sentence, clause: int) -> bool:
    """Tell whether somebody will do it himself: "it would", "the army will"."""
    wills = any(s.lemmas[c] in WILLS for c in s.labelled(clause, "aux"))
    return wills and any(
        s.words[r].lower() in OWN or s.lemmas[r] in party_words().own_side
        for r in s.labelled(clause, "nsubj")
    )


def _who_can_spare_himself(
    s: Sentence, clause: int, find: PartyFinder
) -> tuple[int, ...]:
    """Who could change the mind of who warns: "if Chad refuses"."""
    words = party_words()
    marks = words.unless | words.condition
    return tuple(
        r
        for below in s.labelled(clause, "advcl")
        if any(s.lemmas[m] in marks for m in s.labelled(below, "mark"))
        for r in find.parties(find_subjects(s, below)[0])
        if s.pos[r] != "PRON"
    )[:1]


def threat(
    s: Sentence,
    row: int,
    parties: tuple[tuple[int, ...], tuple[int, ...]],
    lexicon: Lexicon,
) -> Node:
    """The threat that lies in the word of who makes it: "warned that it would".

    Args:
        s: The sentence.
        row: The word.
        parties: Who threatens, and whom.
        lexicon: The lexicon.
    """
    standing = read_standing(s, row, row, lexicon)
    return Node(
        row=row,
        type="THREATEN",
        mode=None,
        cameo=None,
        needs="actor",
        implies="",
        actors=parties[0],
        recipients=parties[1],
        others=(),
        sure=bool(parties[1]),
        content=-1,
        status="denied" if standing.status == "undone" else standing.status,
        effect=standing.status,
        negated=standing.negated,
        attribution=None,
        narrated=standing.finite and standing.status == "happened",
        top=standing.top,
        words=(),
        reading=None,
        why=(f"who '{s.words[row]}' that he will do it threatens: THREATEN",),
    )
