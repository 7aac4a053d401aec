"""Read attitudes that are told of what they are about.

"The ruling angered Ankara"; "the plan drew criticism from farmers"; "his support
among miners": whoever feels so stands where another cue has what is said.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from dragoman.knowledge.speech_words import speech_words
from dragoman.records import Sentence
from dragoman.statements.rows import Rows, tree
from dragoman.statements.speakers import speaker_row

SOURCES: Final = ("from", "among", "by")


class Received(NamedTuple):
    """What an attitude is about, and the row of whoever has it."""

    content: Rows
    speaker: int


def received_lemmas() -> frozenset[str]:
    """The lemmas of the words that `read_received` may know, cues left out."""
    return speech_words().moving | frozenset(("against",))


def read_received(s: Sentence, row: int) -> Received | None:
    """The attitude that a word tells of what stands before it, None if it is none."""
    if s.pos[row] == "NOUN" and s.lemmas[row] in speech_words().attitudes:
        return _attitude(s, row)
    if s.pos[row] == "VERB" and s.lemmas[row] in speech_words().moving:
        return _moved(s, row)
    if s.lemmas[row] == "against" and s.lemmas[s.heads[row]] == "be":
        return _against(s, row)
    return None


def _against(s: Sentence, row: int) -> Received | None:
    """What somebody is not for: "the unions are against the law"."""
    verb = s.heads[row]
    people = s.labelled(verb, "nsubj") if not s.labelled(verb, "acomp", "attr") else ()
    about = s.labelled(row, "pobj")
    return Received(_named(s, about), people[0]) if about and people else None


def _moved(s: Sentence, row: int) -> Received | None:
    """Something that angers somebody, or somebody who is angered by it."""
    causes, people = s.labelled(row, "nsubj"), s.labelled(row, "dobj")
    if s.labelled(row, "nsubjpass"):
        causes, people = _behind(s, row, ("by", "at")), s.labelled(row, "nsubjpass")
    return Received(_named(s, causes), people[0]) if causes and people else None


def _attitude(s: Sentence, row: int) -> Received | None:
    """Praise or the like that something has or gets from somebody."""
    verb = s.heads[row]
    about, people = s.labelled(row, "poss"), _behind(s, row, SOURCES)
    if not about:
        about = _getting(s, row)
        having = s.lemmas[verb] in speech_words().having  # "has the support of farmers"
        people = people or _behind(s, row, ("of",) if having else ())
        people = people or _behind(s, verb, ("from", "among"))
    return Received(_named(s, about), people[0]) if about and people else None


def _named(s: Sentence, heads: tuple[int, ...]) -> Rows:
    """A thing without what the reporter adds to it behind a comma."""
    added = [
        child
        for head in heads
        for child in s.labelled(head, "appos", "relcl")
        if s.words[s.subtree(child)[0] - 1] == ","
    ]
    rows = tree(s, heads) - tree(s, added)
    last = max(rows)
    return rows - {last} if s.words[last] == "," else rows


def _getting(s: Sentence, row: int) -> tuple[int, ...]:
    """The subject of a verb whose object the attitude is: "drew criticism"."""
    verb = s.heads[row]
    if s.deps[row] == "pobj" and s.lemmas[verb] == "with":
        verb = s.heads[verb]  # "was met with opposition"
    elif s.deps[row] != "dobj":
        return ()
    if s.lemmas[verb] not in speech_words().getting:
        return ()
    if s.labelled(verb, "nsubjpass"):
        return s.labelled(verb, "nsubjpass")
    subject = speaker_row(s, verb)
    return (subject,) if subject >= 0 else ()


def _behind(s: Sentence, row: int, words: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(
        head
        for c in s.labelled(row, "prep", "agent")
        if s.lemmas[c] in words
        for head in s.labelled(c, "pobj")
    )
