"""Tell what verbs do to those counted: "killing 12", "12 died", "took 12 hostage"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from dragoman.counts.numbers import Forms
from dragoman.counts.quantities import Quantity
from dragoman.counts.words import GROUPS, HARM, PERSONS, WEAK
from dragoman.records import CountKind, Sentence

# Kinds that only people can be; others are left to the words for those they befall.
OF_PEOPLE: Final = ("protesters", "troops")


class Cue(msgspec.Struct, frozen=True):
    """What befell a quantity, and the row of the word that says so.

    Attributes:
        kind: What befell it.
        row: The word.
        toll: The word for a figure, where one is told: the row of "toll".
    """

    kind: CountKind
    row: int
    toll: int | None = None


def verb_of(sentence: Sentence, forms: Forms, quantity: Quantity) -> Cue | None:
    """The verb whose subject or object the quantity is."""
    row, seen = quantity.core, 0
    links = ("conj",) if quantity.single else ("conj", "appos")
    while sentence.deps[row] in links and seen < 5:  # "two men and a girl"
        row, seen = sentence.heads[row], seen + 1
    dep, verb = sentence.deps[row], sentence.heads[row]
    if dep == "pobj" and forms[verb] == "with" and forms[verb - 1] in _ALONG:
        verb = sentence.heads[verb]  # "was killed along with two guards"
        dep = "nsubjpass" if sentence.labelled(verb, "nsubjpass") else "dobj"
    if dep in ("npadvmod", "prep", "advmod") and not sentence.labelled(
        verb, "dobj", "nsubjpass"
    ):
        dep = "dobj"  # how the parser often reads "over 100" and "40,000 people"
    if dep in ("dobj", "nsubjpass"):
        cue = _done(sentence, verb, HARM.doing, HARM.phrases) or (
            _later(sentence, forms, verb, quantity) if dep == "nsubjpass" else None
        )
    elif dep == "nsubj":
        cue = (
            _done(sentence, verb, HARM.suffering, HARM.suffered)
            or _acted_upon(sentence, forms, verb)
            or _later(sentence, forms, verb, quantity)
        )
    else:
        cue = None
    if cue is None or (cue.kind in OF_PEOPLE and not is_person(sentence, quantity)):
        return _clause(sentence, forms, quantity)
    return cue


_ALONG: Final = ("along", "together")


def _done(
    sentence: Sentence,
    verb: int,
    verbs: dict[str, CountKind],
    phrases: dict[tuple[str, str], CountKind],
) -> Cue | None:
    """What a verb does, by itself or with a word on it: "took 12 hostage"."""
    lemma = sentence.lemmas[verb]
    kind = verbs.get(lemma)
    below = [
        n
        for c in sentence.children[verb]
        if sentence.lemmas[c] not in ASIDE
        for n in (c, *_words_on(sentence, c))
    ]
    if kind in WEAK_KINDS and lemma in WEAK and not _is_protest(sentence):
        return None
    if kind is None and lemma not in ("sentence", "condemn", "put"):
        kind = next((k for n in below if (k := _to_death(sentence, n))), None)
    if kind is None and lemma in _FIRST:
        kind = next(
            (
                phrases[lemma, sentence.lemmas[row]]
                for row in below
                if (lemma, sentence.lemmas[row]) in phrases
            ),
            None,
        )
    return Cue(kind, verb) if kind else None


def _words_on(sentence: Sentence, row: int) -> tuple[int, ...]:
    """What hangs on a word, unless it is a verb: "killed ten when he shot himself"."""
    return () if sentence.pos[row] in ("VERB", "AUX") else sentence.children[row]


def _to_death(sentence: Sentence, row: int) -> CountKind | None:
    """Read "stabbed to death", whatever the verb."""
    is_death = sentence.lemmas[row] == "death" and sentence.deps[row] == "pobj"
    return "killed" if is_death and sentence.lemmas[row - 1] == "to" else None


def _is_protest(sentence: Sentence) -> bool:
    """Tell whether a word of protest stands in the sentence."""
    tables = (HARM.suffering, HARM.nouns, HARM.people)
    return any(
        table.get(lemma) == "protesters"
        for lemma in sentence.lemmas
        if lemma not in WEAK
        for table in tables
    )


# What stands under these tells of another act: "was put on alert after the arrests".
ASIDE: Final = frozenset("after before during over for since following despite".split())
WEAK_KINDS: Final = ("protesters",)
_FIRST: Final = frozenset(verb for verb, _ in (*HARM.phrases, *HARM.suffered))


def _acted_upon(sentence: Sentence, forms: Forms, verb: int) -> Cue | None:
    """A participle that the parser takes for an active verb: "30 wounded"."""
    bare = sentence.tags[verb] in ("VBN", "VBD") and not has_object(sentence, verb)
    kind = HARM.states.get(forms[verb])
    return Cue(kind, verb) if kind and bare else None


def _later(
    sentence: Sentence, forms: Forms, verb: int, quantity: Quantity
) -> Cue | None:
    """A second verb of the same subject: "were shot and killed", "are feared dead"."""
    for row in sentence.labelled(verb, "xcomp", "conj", "oprd", "ccomp", "advcl"):
        if sentence.labelled(row, "nsubj", "nsubjpass", "dobj"):
            continue
        if sentence.deps[row] == "advcl" and sentence.tags[row] != "VBN":
            continue
        passive = sentence.tags[row] == "VBN"
        kind = HARM.states.get(forms[row]) if passive or row > verb else None
        kind = kind or HARM.suffering.get(sentence.lemmas[row])
        if kind and kind not in OF_PEOPLE and row > quantity.core:
            return Cue(kind, row)
    for row in _reported_as(sentence, verb):
        if kind := HARM.states.get(forms[row]):
            return Cue(kind, row)
    return None


def _reported_as(sentence: Sentence, verb: int) -> Iterator[int]:
    """What somebody is reported, described or listed as: "as being killed"."""
    for as_ in sentence.labelled(verb, "prep"):
        if sentence.lemmas[as_] == "as":
            yield from sentence.labelled(as_, "pcomp", "amod", "pobj")


def _clause(sentence: Sentence, forms: Forms, quantity: Quantity) -> Cue | None:
    """A clause on the quantity: "12 people who were killed", "troops killed"."""
    for row in sentence.labelled(quantity.core, "relcl", "acl"):
        passive = sentence.labelled(row, "nsubjpass") or sentence.tags[row] == "VBN"
        if passive and (kind := HARM.doing.get(sentence.lemmas[row])):
            return None if kind in OF_PEOPLE else Cue(kind, row)
        if kind := HARM.suffering.get(sentence.lemmas[row]):
            return Cue(kind, row)
        for state in sentence.labelled(row, "oprd", "acomp"):
            if kind := HARM.states.get(forms[state]):  # "who were left homeless"
                return Cue(kind, state)
    return None


def has_object(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb has an object: "a bomber killed 17" harms no bomber."""
    return bool(sentence.labelled(verb, "dobj")) or any(
        row > verb and sentence.pos[row] == "NUM" for row in sentence.children[verb]
    )


def is_person(sentence: Sentence, quantity: Quantity) -> bool:
    """Tell whether people are counted, as far as we know."""
    row = quantity.core if quantity.noun is None else quantity.noun
    known = sentence.lemmas[row] in PERSONS or sentence.lemmas[row] in GROUPS
    return known or quantity.noun is None or sentence.pos[row] in ("NUM", "PROPN")
