"""Find the verbs and nouns of a sentence whose place is that of an act as well.

"A man was shot and a school burned in Yala", "he was killed when his car was hit in
Beirut", "a conference in Lima, where they signed a treaty": one place is told for two.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dragoman.places.section import ON_SITE
from dragoman.places.ties import PREPOSITIONAL
from dragoman.records import Act, Sentence

# Clauses of the same moment, and, where somebody is hurt, of what hurt him.
AT_ONCE: Final = frozenset(("when", "as", "while"))
HARMED: Final = frozenset("kill wound injure hurt die shoot maim burn".split())
# Acts that are done on the spot of what they are done for.
BY_FORCE: Final = frozenset(("ASSAULT", "COERCE"))
PAST: Final = frozenset(("VBD", "VBN"))
PARTICIPLES: Final = frozenset(("VBG", "VBN"))


def fellows(act: Act, sentence: Sentence) -> Iterator[int]:
    """The verbs beside an act that tell of the same spot, the nearest first."""
    verb, s = act.head, sentence
    if act.type not in ON_SITE or s.pos[verb] not in ("VERB", "AUX"):
        return
    for other in (*s.labelled(verb, "conj"), *s.labelled(verb, "advcl")):
        if _goes_along(verb, other, s):
            yield other
    if act.type in BY_FORCE:
        yield from (r for r in _aims(verb, s) if _is_past(s, verb))
    if s.deps[verb] == "conj" and _is_past(s, verb) and _is_past(s, s.heads[verb]):
        yield s.heads[verb]


def _aims(verb: int, sentence: Sentence) -> Iterator[int]:
    """What a verb was done for: "used tear gas to break up a march in Lima"."""
    for row in sentence.labelled(verb, "xcomp", "advcl"):
        if any(sentence.tags[c] == "TO" for c in sentence.labelled(row, "aux")):
            yield row


def _goes_along(verb: int, other: int, sentence: Sentence) -> bool:
    """Whether a verb behind another tells of the same spot."""
    if sentence.deps[other] == "conj":
        return _is_past(sentence, verb) and _is_past(sentence, other)
    marks = {sentence.lemmas[m] for m in sentence.labelled(other, "mark", "advmod")}
    hurt = "after" in marks and sentence.lemmas[verb] in HARMED
    return hurt or not AT_ONCE.isdisjoint(marks)


def _is_past(sentence: Sentence, verb: int) -> bool:
    """Whether a verb tells of what was done: no "will", no "to"."""
    ahead = any(
        sentence.tags[c] in ("MD", "TO") for c in sentence.labelled(verb, "aux")
    )
    return sentence.tags[verb] in PAST and not ahead


def own_of(verb: int, sentence: Sentence) -> frozenset[int]:
    """The verbs whose places are a verb's own: with "killed men queuing in Lima"."""
    objects = sentence.labelled(verb, "dobj", "nsubjpass")
    told = (
        row
        for noun in objects
        for row in sentence.labelled(noun, "acl")
        if sentence.tags[row] in PARTICIPLES
    )
    return frozenset((verb, *told))


def where_of(verb: int, sentence: Sentence) -> frozenset[int]:
    """The words of which a clause with "where" tells: "a camp in Lima, where he"."""
    row = verb
    while sentence.deps[row] == "conj":
        row = sentence.heads[row]
    noun = sentence.heads[row]
    opening = sentence.words[sentence.subtree(row)[0] : row]
    if sentence.deps[row] != "relcl" or "where" not in opening:
        return frozenset()
    rows = {noun, *_within(noun, sentence)}
    while sentence.deps[noun] == "pobj" and sentence.deps[sentence.heads[noun]] in (
        PREPOSITIONAL
    ):
        noun = sentence.heads[sentence.heads[noun]]
        if sentence.pos[noun] not in ("NOUN", "PROPN"):
            break
        rows |= {noun, *_within(noun, sentence)}
    return frozenset(rows)


def _within(noun: int, sentence: Sentence) -> Iterator[int]:
    """The names in and behind a noun: "a camp in Lima", "Lima city"."""
    yield from sentence.labelled(noun, "compound", "nmod", "poss", "appos")
    for word in sentence.labelled(noun, "prep"):
        yield from sentence.labelled(word, "pobj")
