"""What the grammar of a sentence says of two mentions in it: may they be one?

In "Iran told it" the object is never the subject; what owns is never within what it
owns; and whoever is told anew, as "the minister", is not the subject above.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from dragoman.parsing.pairs import SUBJECTS, subject
from dragoman.parsing.words import vocabulary
from dragoman.records import Sentence

REFLEXIVE: Final = frozenset("himself herself itself themselves themself".split())
PARTITIVE: Final = frozenset(("among", "of", "including"))
TELLING: Final = frozenset(("attr", "appos", "oprd", "acomp"))
VERBS: Final = frozenset(("VERB", "AUX"))
ACTING: Final = frozenset("nsubj nsubjpass dobj dative poss agent".split())
FRONTED: Final = ("prep", "advcl", "npadvmod")  # what opens a sentence
BESIDE: Final = frozenset("with by to on between against for".split())


def clause(sentence: Sentence, row: int) -> int:
    """The row that governs the clause of a token: its verb, or the root."""
    heads, pos = sentence.heads, sentence.pos
    while heads[row] != row:
        row = heads[row]
        if pos[row] in VERBS:
            break
    return row


def acting(sentence: Sentence, verb: int) -> int | None:
    """The row of whoever does what a verb says, though it may have no subject.

    In "accused Peru of forming", "asked Peru to form" it is the object of the verb
    above.
    """
    own = sentence.labelled(verb, *SUBJECTS)
    if own:
        return own[0]
    above = sentence.heads[verb]
    if sentence.deps[verb] == "pcomp":
        above = clause(sentence, verb)
    if sentence.deps[verb] in ("xcomp", "pcomp", "ccomp") and above != verb:
        told = sentence.labelled(above, "dobj", "dative")
        if told and told[0] < verb and sentence.lemmas[above] != "promise":
            return told[0]
        return acting(sentence, above)
    return subject(sentence, verb)


def near(sentence: Sentence, row: int) -> dict[int, float]:
    """The rows to which grammar leans for a pronoun, and how much."""
    found: dict[int, float] = {}
    if sentence.tags[row] == "PRP$":
        leans = [(acting(sentence, clause(sentence, row)), 2.5)]
    else:
        leans = [(closer(sentence, row), 1.2)]
    leans += [(told(sentence, row), 1.5), (parallel(sentence, row), 1.5)]
    leans += [(conditional(sentence, row), 1.5), (permitted(sentence, row), 6.0)]
    for at, value in leans:
        if at is not None:
            found[at] = found.get(at, 0.0) + value
    return found


def closer(sentence: Sentence, row: int) -> int | None:
    """The subject of the clause just above that of a pronoun.

    In "his lawyer said the man had asked them to help him" it is the man.
    """
    own = acting(sentence, clause(sentence, row))
    for verb in sentence.above(clause(sentence, row)):
        if sentence.pos[verb] in VERBS:
            actor = acting(sentence, verb)
            if actor is not None and actor != own and actor < row:
                return actor
    return None


def conditional(sentence: Sentence, row: int) -> int | None:
    """The subject of what depends on a clause: "said Daud would go if he lost"."""
    verb = sentence.heads[row]
    above = sentence.heads[verb]
    if sentence.deps[row] not in SUBJECTS or sentence.deps[verb] != "advcl":
        return None
    if sentence.deps[above] != "ccomp" or above > row:
        return None
    own = sentence.labelled(above, *SUBJECTS)
    return own[0] if own else None


def permitted(sentence: Sentence, row: int) -> int | None:
    """Who is given what a pronoun may do: "gave a permit to Daud for him to leave"."""
    verb = sentence.heads[row]
    marks = (sentence.lemmas[r] for r in sentence.labelled(verb, "mark"))
    if sentence.deps[row] not in SUBJECTS or "for" not in marks:
        return None
    for to in sentence.labelled(sentence.heads[verb], "dative", "prep"):
        given = sentence.labelled(to, "pobj")
        if sentence.lemmas[to] == "to" and given:
            return given[0]
    return None


def foretold(sentence: Sentence, row: int) -> int | None:
    """The subject of the clause that a pronoun stands in front of.

    "After his arrest, Daud said", "When she left, Ann Roe said".
    """
    under = row
    for above in sentence.above(row):
        first = sentence.labelled(above, *SUBJECTS)
        if sentence.pos[above] in VERBS and first and first[0] > row:
            start, end = sentence.subtree(first[0])[0], sentence.subtree(under)[1]
            fronted = sentence.deps[under] in FRONTED and end <= start
            return first[0] if fronted and sentence.words[start - 1] == "," else None
        under = above
    return None


def owners(sentence: Sentence, noun: int) -> Iterator[int]:
    """The rows of those whose somebody or something is: "Peru's", "of Peru"."""
    yield from sentence.labelled(noun, "poss")
    for prep in sentence.labelled(noun, "prep"):
        if sentence.lemmas[prep] == "of":
            yield from sentence.labelled(prep, "pobj")


def parallel(sentence: Sentence, row: int) -> int | None:
    """The subject of the clause that a pronoun's own is joined to: "and that they"."""
    verb = sentence.heads[row]
    if sentence.deps[row] not in SUBJECTS or sentence.deps[verb] != "conj":
        return None
    own = sentence.labelled(sentence.heads[verb], *SUBJECTS)
    return own[0] if own and own[0] < row else None


def told(sentence: Sentence, row: int) -> int | None:
    """To whom it is said what a pronoun does: "told the mayors that they"."""
    verb = sentence.heads[row]
    if sentence.deps[row] not in SUBJECTS or sentence.deps[verb] != "ccomp":
        return None
    found = sentence.labelled(sentence.heads[verb], "dobj", "dative")
    return found[0] if found and found[0] < row else None


def never(sentence: Sentence, row: int) -> Iterator[int]:
    """The rows whose mentions a pronoun is not."""
    if sentence.tags[row] == "PRP$":
        return _owned(sentence, row)
    if sentence.words[row].lower() in REFLEXIVE:
        return iter(())
    if sentence.deps[row] in SUBJECTS:
        return chain(
            _relative_noun(sentence, row), _raised(sentence, row), _said(sentence, row)
        )
    return _beside(sentence, row)


def _beside(sentence: Sentence, row: int) -> Iterator[int]:
    """Those that act in the clause of a pronoun that is no subject."""
    partitive = sentence.lemmas[sentence.heads[row]] in PARTITIVE
    inside = list(_part(sentence, row))
    yield from inside
    if inside and not partitive:
        return  # "denied the charges against him"
    verb = clause(sentence, row)
    actor = acting(sentence, verb)
    if actor is not None and actor != row:
        yield actor
        yield from _listed(sentence, actor)
    if not partitive:
        for other in sentence.labelled(verb, "dobj", "dative", *SUBJECTS):
            if other != row:
                yield other


def _part(sentence: Sentence, row: int) -> Iterator[int]:
    """The part in "many of them", which is not all of them."""
    prep = sentence.heads[row]
    if sentence.deps[row] == "pobj" and sentence.pos[sentence.heads[prep]] not in VERBS:
        yield sentence.heads[prep]


def _raised(sentence: Sentence, row: int) -> Iterator[int]:
    """Who lets or asks a pronoun do something: "the judge allowed him to leave"."""
    verb = sentence.heads[row]
    above = sentence.heads[verb]
    helpers = sentence.labelled(verb, "aux")
    if above < row and any(sentence.tags[r] == "TO" for r in helpers):
        actor = acting(sentence, above)
        if actor is not None and actor != row:
            yield actor


def _said(sentence: Sentence, row: int) -> Iterator[int]:
    """Whom a speaker names in front: "Daud would meet Roe, he said" is of others."""
    for told in sentence.labelled(sentence.heads[row], "ccomp"):
        for other in range(*sentence.subtree(told)) if told < row else ():
            if sentence.pos[other] == "PROPN" and sentence.deps[other] in ACTING:
                yield other


def _listed(sentence: Sentence, row: int) -> Iterator[int]:
    """The rest of a list."""
    for other in sentence.labelled(row, "conj"):
        yield other
        yield from _listed(sentence, other)


def _owned(sentence: Sentence, row: int) -> Iterator[int]:
    """What a possessive stands within: "its main ally", and whom that tells of."""
    head = sentence.heads[row]
    yield head
    while sentence.deps[head] in TELLING and sentence.heads[head] != head:
        head = sentence.heads[head]
        if sentence.pos[head] not in VERBS:
            yield head


def _relative_noun(sentence: Sentence, row: int) -> Iterator[int]:
    """The noun of a relative clause of which a pronoun is the subject: "the car he"."""
    verb = sentence.heads[row]
    if sentence.deps[verb] == "relcl":
        yield sentence.heads[verb]


def above(sentence: Sentence, row: int, *, office: bool) -> Iterator[int]:
    """The rows of those that stand above a noun phrase, whom it would not tell anew.

    An office may be told anew in a clause of its own: "spoke after the President".
    """
    if sentence.deps[row] in TELLING:
        return
    under = row
    for head in sentence.above(row):
        if office and sentence.deps[under] in ("advcl", "relcl"):
            return
        beside = sentence.deps[under] in ("conj", "parataxis")
        beside = beside or _may_be_teller(sentence, row, under)
        under = head
        if sentence.pos[head] not in VERBS:
            yield head
        elif not beside:
            actor = acting(sentence, head)
            if actor is not None and actor < row:
                yield actor


def _may_be_teller(sentence: Sentence, row: int, clause: int) -> bool:
    """Tell whether who speaks may call itself so: "Hamas said the group would"."""
    words = vocabulary()
    told = sentence.lemmas[sentence.heads[clause]] in words.speech
    itself = sentence.lemmas[row] in words.back["body"] | words.back["state"]
    return told and itself and sentence.deps[clause] == "ccomp"


def above_all(sentence: Sentence, row: int, *, office: bool) -> Iterator[int]:
    """Those above a noun phrase, and whose they are: "Peru's forces in the country"."""
    for head in above(sentence, row, office=office):
        yield head
        if sentence.deps[sentence.heads[row]] == "prep":
            yield from sentence.labelled(head, "poss")


def acts(sentence: Sentence, row: int) -> bool:
    """Tell whether a name stands where parties stand, not where places do."""
    while sentence.deps[row] == "conj" and sentence.heads[row] < row:
        row = sentence.heads[row]
    if sentence.deps[row] == "pobj":
        return sentence.lemmas[sentence.heads[row]] in BESIDE
    return sentence.deps[row] in ACTING


def is_given(sentence: Sentence, row: int) -> bool:
    """Tell whether a word is the acronym that a name is given: "(ICJ)"."""
    beside = sentence.words[max(0, row - 1) : row + 2]
    return (
        len(beside) == 3
        and (beside[0], beside[2]) == ("(", ")")
        and (beside[1].isupper() and len(beside[1]) > 1)
    )
