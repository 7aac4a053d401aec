"""Read figures: "a toll of 12", "put the toll at 20", "brings to 45 the number"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from dragoman.counts.numbers import Forms
from dragoman.counts.words import (
    HARM,
    KINDS,
    LIFTING,
    MENDING,
    OFFICES,
    PERSONS,
    REACHING,
    TOLLS,
    WARS,
)
from dragoman.records import CountKind, Sentence

AT: Final = ("to", "at", "past", "of", "from", "by", "over", "above", "with")
GIVING: Final = LIFTING | MENDING | REACHING | {"put", "estimate", "place", "report"}


class Toll(msgspec.Struct, frozen=True):
    """A figure: what it counts, the row of its noun and that of its verb."""

    kind: CountKind
    noun: int
    verb: int


def toll_of(sentence: Sentence, forms: Forms, core: int) -> Toll | None:
    """The figure that the number at a row is, if it is one."""
    row, dep = core, sentence.deps[core]
    if dep == "pobj" and forms[sentence.heads[row]] not in AT:
        return None
    for _ in range(7):
        row = sentence.heads[row]
        if sentence.lemmas[row] in TOLLS and row != core:
            kind = _kind(sentence, forms, row)
            verb = sentence.heads[row]
            is_lifted = sentence.lemmas[verb] in LIFTING
            if kind and (is_lifted or _is_behind(dep, row, core)):
                return Toll(kind, row, verb if is_lifted else row)
            return None
        if sentence.pos[row] in ("VERB", "AUX") and sentence.deps[row] != "acl":
            return _at_verb(sentence, forms, core, row)
    return None


def _is_behind(dep: str, row: int, core: int) -> bool:
    """Tell "a toll of 12" from "12 in number"."""
    return row < core or dep == "nummod"


def _at_verb(sentence: Sentence, forms: Forms, core: int, verb: int) -> Toll | None:
    """The figure that a verb raises to a number or puts at it."""
    if sentence.lemmas[verb] not in GIVING:
        return None
    for noun in _arguments(sentence, verb):
        if sentence.lemmas[noun] in TOLLS and noun != core:
            kind = _kind(sentence, forms, noun)
            return Toll(kind, noun, verb) if kind else None
    return None


def _arguments(sentence: Sentence, verb: int) -> Iterator[int]:
    """Subjects and objects of a verb, and of those that it goes on from."""
    for row in (verb, *sentence.above(verb)[:2]):
        yield from sentence.labelled(row, "dobj")
        yield from sentence.labelled(row, "nsubj", "nsubjpass", "pobj")
        if sentence.deps[row] not in ("conj", "xcomp", "advcl", "acl"):
            return


def _kind(sentence: Sentence, forms: Forms, noun: int) -> CountKind | None:
    """What a figure counts: what its words say, else what it is by itself."""
    first, last = sentence.subtree(noun)
    for row in range(first, min(last, noun + 8)):
        lemma = sentence.lemmas[row]
        kind = (
            HARM.nouns.get(lemma)
            or HARM.states.get(forms[row])
            or HARM.people.get(lemma)
        )
        if kind and row != noun:
            return _chief(forms, range(row, last), kind)
    value = TOLLS[sentence.lemmas[noun]]
    return KINDS.get(value)


def _chief(forms: Forms, rows: range, kind: CountKind) -> CountKind:
    """What befell those counted: "the number of troops killed" counts the killed."""
    if kind not in ("troops", "protesters"):
        return kind
    states = (HARM.states.get(forms[row]) for row in rows)
    harms = (k for k in states if k and k not in ("troops", "protesters"))
    return next(harms, kind)


def is_mended(sentence: Sentence, verb: int) -> bool:
    """Tell whether somebody corrects a figure: "officials raised the toll to 12".

    "The murder of six raised the toll to 36" corrects nothing.
    """
    return any(
        sentence.pos[row] == "PROPN" or sentence.lemmas[row] in OFFICES | PERSONS
        for row in sentence.labelled(verb, "nsubj")
        if not sentence.labelled(row, "nummod")
    )


def is_running(sentence: Sentence, noun: int, verb: int) -> bool:
    """Tell whether a figure counts more than one happening.

    It does if it is brought to a number, or has risen there, and it is not said of
    what: "the death toll from the blast rose to 45" is that of the blast.
    """
    if sentence.lemmas[noun] not in TOLLS:
        return False
    named = [
        lemma
        for prep in sentence.labelled(noun, "prep")
        for row in sentence.labelled(prep, "pobj")
        for lemma in (sentence.lemmas[row],)
        if sentence.lemmas[prep] in ("from", "in", "of", "after")
    ]
    if any(lemma in WARS for lemma in named):
        return True
    if named and TOLLS[sentence.lemmas[noun]] != "-":
        return False
    told = sentence.lemmas[verb]
    if told in LIFTING and noun in sentence.labelled(verb, "dobj", "ccomp"):
        return not is_mended(sentence, verb)
    return told in ("rise", "climb", "grow", "swell", "mount", "soar", "jump", "reach")
