"""Find the acts that complete a verb: "told Iran to stop", "called for Iran to leave".

The parser hangs them on the verb in many ways, and gives them whom the verb is about.
"""

from __future__ import annotations

from typing import Final

from dragoman.events.clauses import Clause
from dragoman.events.dependents import is_infinitive
from dragoman.events.times import is_time
from dragoman.records import Sentence

SINGLE: Final = ("it", "he", "she")
FORESEEING: Final = ("will", "would", "may", "might", "can", "could")


def is_bid(s: Sentence, verb: int) -> bool:
    """Tell what is wanted from what is told: "told Mali to leave", "that it go".

    The parser calls the verb of "that Mali explain" one in the present. Who asks
    whether it is so wants to know.
    """
    marks = s.labelled(verb, "mark")
    if any(s.lemmas[m] in ("whether", "if") for m in marks):
        return False
    singular = any(
        (s.tags[r] in ("NN", "NNP") or s.words[r] in SINGLE)
        and not s.labelled(r, "conj")
        for r in s.labelled(verb, "nsubj")
    )
    if s.tags[verb] == "VBP" and singular:
        return True
    helpers = s.labelled(verb, "aux", "auxpass")
    finite = any(
        s.tags[h] in ("VBZ", "VBP", "VBD") or s.lemmas[h] in FORESEEING for h in helpers
    )
    return (
        (s.tags[verb] in ("VB", "VBG", "NN", "NNS") and not finite)
        or any(s.tags[h] in ("TO", "VB") for h in helpers)
        or any(s.lemmas[h] in ("should", "must") for h in helpers)
    )


def marked_for(s: Sentence, clause: Clause) -> tuple[int, ...]:
    """The clause of "called for Israel to withdraw"."""
    below = s.labelled(clause.row, "advcl", "ccomp", "xcomp", "acl", "relcl")
    return tuple(
        verb
        for verb in below
        if any(s.lemmas[m] == "for" for m in s.labelled(verb, "mark"))
    )


def purposes(s: Sentence, clause: Clause) -> tuple[int, ...]:
    """Infinitives that the parser takes for a purpose: "pleaded to be freed"."""
    return tuple(c for c in s.labelled(clause.row, "advcl") if is_infinitive(s, c))


def infinitives(s: Sentence, clause: Clause) -> tuple[int, ...]:
    """The infinitives of a clause: "told Iran to stop"."""
    found = (c for c in clause.clauses if is_infinitive(s, c))
    until = (
        c
        for noun in s.labelled(clause.row, "dobj")
        if is_time(s, noun)  # "gave them three days to leave"
        for c in s.labelled(noun, "acl", "relcl")
        if is_infinitive(s, c)
    )
    return (*found, *until, *purposes(s, clause))


def inner_subjects(s: Sentence, clause: Clause) -> tuple[int, ...]:
    """In "wants Israel to leave" the parser gives Israel to "leave".

    Of whom is told in front of the word of speech, to him it need not be said.
    """
    return tuple(
        r
        for verb in clause.clauses
        if verb > clause.row
        and not s.labelled(verb, "mark")
        and s.tags[verb] not in ("VBD", "VBZ")
        and not any(s.tags[c] == "MD" for c in s.labelled(verb, "aux"))
        for r in s.labelled(verb, "nsubj", "nsubjpass")
    )
