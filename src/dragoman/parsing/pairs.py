"""Find who stands together: "A and B", "A met B", "talks between A and B".

What follows calls them "they", "the two leaders", "both sides".
"""

from __future__ import annotations

from typing import Final

from dragoman.parsing.words import Vocabulary
from dragoman.records import Sentence

PARTIES: Final = frozenset(("person", "state", "organisation", "group"))
CLAUSES: Final = frozenset("ccomp advcl relcl acl parataxis conj csubj pcomp".split())
SUBJECTS: Final = ("nsubj", "nsubjpass")
SHARING: Final = ("conj", "xcomp", "advcl", "acomp")  # "is ready to work with"


def partner(sentence: Sentence, row: int, words: Vocabulary) -> int | None:
    """The row of whoever a phrase stands together with by what they do.

    For B in "A met B", "A held talks in Rome with B" this is A.
    """
    dep = sentence.deps[row]
    if dep == "dobj":
        verb = sentence.heads[row]
        return subject(sentence, verb) if sentence.lemmas[verb] in words.meet else None
    prep = _preposition(sentence, row)
    if prep is None or sentence.lemmas[prep] not in ("with", "to"):
        return None
    if _companion(sentence, row):
        return subject(sentence, sentence.heads[sentence.heads[row]])
    above, shared = _verb_above(sentence, prep, words)
    if above is None or not (shared or sentence.lemmas[above] in words.meet):
        return None
    return subject(sentence, above)


def is_between(sentence: Sentence, row: int) -> bool:
    """Tell whether a list stands behind "between": they do what others broker."""
    prep = sentence.heads[row]
    return sentence.deps[row] == "pobj" and sentence.lemmas[prep] == "between"


def _preposition(sentence: Sentence, row: int) -> int | None:
    """The preposition that a phrase stands behind.

    In "spoke with Ann Roe to reaffirm" the parser may take Roe for who reaffirms.
    """
    head = sentence.heads[row]
    if sentence.deps[row] == "pobj":
        return head
    if sentence.deps[row] == "nsubj" and sentence.deps[head] == "pcomp":
        return sentence.heads[head] if sentence.heads[head] < row else None
    return None


def _companion(sentence: Sentence, row: int) -> bool:
    """Tell whether somebody comes along: "left with his wife"."""
    prep = sentence.heads[row]
    return (
        sentence.deps[row] == "pobj"
        and sentence.lemmas[prep] == "with"
        and sentence.pos[sentence.heads[prep]] == "VERB"
        and any(sentence.tags[own] == "PRP$" for own in sentence.labelled(row, "poss"))
    )


def _verb_above(
    sentence: Sentence, row: int, words: Vocabulary
) -> tuple[int | None, bool]:
    """The verb above a preposition, and whether a noun of talks lies between.

    What only tells of a subject, as in "rebels loyal to Machar signed", joins nobody.
    """
    shared = within = False
    for above in sentence.above(row):
        if sentence.pos[above] in ("VERB", "AUX"):
            if within and not shared:
                return None, False
            objects = sentence.labelled(above, "dobj")
            return above, shared or any(
                sentence.lemmas[one] in words.talk for one in objects
            )
        shared = shared or sentence.lemmas[above] in words.talk
        within = within or sentence.deps[above] in SUBJECTS
    return None, False


def is_told_back(sentence: Sentence, row: int) -> bool:
    """Tell whether a clause goes back in time: "he had also met Ann Roe"."""
    verb = next((r for r in sentence.above(row) if sentence.pos[r] == "VERB"), row)
    return any(
        sentence.lemmas[aux] == "have" and sentence.tags[aux] == "VBD"
        for aux in sentence.labelled(verb, "aux")
    )


def subject(sentence: Sentence, verb: int) -> int | None:
    """The subject of a verb, its own or shared with the verb before it."""
    while True:
        found = sentence.labelled(verb, *SUBJECTS)
        if found:
            return found[0]
        if sentence.deps[verb] not in SHARING or sentence.heads[verb] == verb:
            return None
        verb = sentence.heads[verb]
