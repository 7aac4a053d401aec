"""Find what somebody is called, or shown as: "the vote a sham", "her ahead".

What a thing is called stands in marks at times, which the parser hangs anywhere.
"""

from __future__ import annotations

from typing import Final

from dragoman.knowledge.speech_words import speech_words
from dragoman.records import Sentence
from dragoman.statements.objects import direct_object
from dragoman.statements.rows import NONE, Rows, is_infinitive, is_passive, plain, tree

APART: Final = ("conj", "cc", "punct", "parataxis", "prt")
OPENING: Final = "``"
CLOSING: Final = "''"
PARTING: Final = (",", ";", ":")
NOMINAL: Final = ("NOUN", "PROPN")


def what_is_called(s: Sentence, row: int) -> Rows:
    """What stands for what it is called: "what he called a sham vote".

    The parser hangs the verb on the name behind it.
    """
    name = s.heads[row]
    if s.deps[row] != "relcl" or s.pos[name] not in NOMINAL:
        return NONE
    for child in s.labelled(row, "dobj"):
        if s.words[child].lower() == "what" and child < row < name:
            return plain(s, row, frozenset(range(child, s.subtree(name)[1])))
    return NONE


def named_as(s: Sentence, row: int) -> Rows:
    """The object with what it is called: "the vote a sham", "the vote as a sham"."""
    near = (row, *s.labelled(row, "dobj", "nsubjpass"))
    called = any(
        c > row
        and (s.deps[c] != "advmod" or s.words[c - 1] == '"')
        and not is_infinitive(s, c)  # "was called to testify"
        for c in s.labelled(row, "oprd", "ccomp", "acomp", "advmod")
    )
    called = called or any(
        s.lemmas[c] in ("as", "to") for r in near for c in s.labelled(r, "prep")
    )
    if called or _is_put_in_marks(s, row):
        return direct_object(s, row) or _named_in_marks(s, row)
    return NONE


def _named_in_marks(s: Sentence, row: int) -> Rows:
    """An object that the parser hung on what it is called: 'calls it "a sham"'."""
    names = [c for c in s.labelled(row, "oprd") if c > row and '"' in s.words[row:c]]
    return plain(s, row, tree(s, names)) if names and not is_passive(s, row) else NONE


def _is_put_in_marks(s: Sentence, row: int) -> bool:
    """Tell of 'the vote "a sham"', which the parser takes for the vote's name."""
    return any(
        not {'"', "'"}.isdisjoint(s.words[r:c]) and "," not in s.words[r:c]
        for r in s.labelled(row, "dobj")
        for c in s.labelled(r, "appos")
    )


def named_in_quotes(s: Sentence, row: int) -> Rows:
    """An object with a quotation behind it, up to its end: 'called it "a sham"'."""
    objects = s.labelled(row, "dobj")
    rows = tree(s, objects)
    behind = max(rows, default=len(s.words)) + 1
    if '"' in s.words[behind : behind + 1]:
        return rows | {behind}
    marks = [r for r in rows if s.words[r] == '"' and r > objects[0]]
    found = frozenset(r for r in rows if r <= max(marks, default=-1))
    return found or _up_to_marks(s, row)


def _up_to_marks(s: Sentence, row: int) -> Rows:
    """All from a cue to the end of the next words in marks, if no verb parts them.

    The parser tears "calls her plan for the wall 'silly', 'useless'" apart.
    """
    if is_passive(s, row) or s.pos[row + 1 : row + 2] == ("ADP",):
        return NONE
    for at in range(row + 2, len(s.words)):
        if s.tags[at] == OPENING:
            inside = range(at + 1, len(s.words))
            closed = next((r for r in inside if s.tags[r] == CLOSING), at)
            return frozenset(range(row + 1, closed + 1)) if closed > at else NONE
        if s.pos[at] in ("VERB", "AUX") or s.words[at] in PARTING:
            return NONE
    return NONE


def picture(s: Sentence, row: int) -> Rows:
    """What a survey shows somebody as: "polls have her ahead, with 40 percent"."""
    above = s.heads[row]
    subjects = (above,) if s.deps[row] == "acl" else s.labelled(row, "nsubj")
    seen = any(
        c > row and (s.pos[c] in ("PROPN", "PRON") or s.deps[c] == "ccomp")
        for c in s.labelled(row, "dobj", "ccomp", "dative")
    )
    if not seen or not any(s.lemmas[c] in speech_words().surveys for c in subjects):
        return NONE
    behind = [
        c
        for c in s.children[row]
        if c > row and s.deps[c] not in APART and not s.labelled(c, "mark")
    ]
    rows = tree(s, behind)
    return rows if len(rows) > 1 else NONE


def figure(s: Sentence, row: int) -> Rows:
    """A number that is told: "put the toll at 30"."""
    told = s.labelled(row, "dobj", "nsubjpass")
    for child in (c for r in (row, *told) for c in s.labelled(r, "prep")):
        numbers = s.labelled(child, "pobj")
        if s.lemmas[child] == "at" and any(_is_number(s, n) for n in numbers):
            return tree(s, (*told, child))
    return NONE


def _is_number(s: Sentence, row: int) -> bool:
    return s.tags[row] == "CD" or bool(s.labelled(row, "nummod"))
