"""Tell what befell the people of a quantity: killed, injured, arrested ...

The kind comes from the word that governs the quantity or hangs on it: its state
("12 dead", "30 hurt"), its verb ("killing 12", "12 died"), the noun it stands under
("the deaths of 12", "a toll of 12") or its own noun ("12 deaths").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dragoman.counts.numbers import Forms
from dragoman.counts.quantities import Quantity
from dragoman.counts.tolls import toll_of
from dragoman.counts.verbs import OF_PEOPLE, Cue, has_object, is_person, verb_of
from dragoman.counts.words import (
    DIRE,
    FINDING,
    GROUPS,
    HARM,
    OTHERS,
    STRONG,
)
from dragoman.records import CountKind, Sentence

# Where a word of state hangs on those it is said of.
STATING: Final = frozenset(
    ("amod", "acl", "oprd", "acomp", "advcl", "relcl", "appos", "ccomp", "conj")
)
# What may befall one who is told without a number: "his wife was killed".
OF_ONE: Final = ("killed", "injured", "arrested", "abducted", "missing")
# Nouns of harm that are counted by those it befell: "12 deaths", but not "12 raids".
COUNTABLE: Final = frozenset(
    "death fatality murder killing execution assassination injury arrest detention"
    " abduction kidnapping disappearance".split()
)


def cues_of(sentence: Sentence, forms: Forms, quantity: Quantity) -> list[Cue]:
    """What befell the people of a quantity; twice for "no casualties"."""
    noun = sentence.lemmas[quantity.noun] if quantity.noun is not None else ""
    if _is_rate(forms, quantity):
        return []
    is_age = quantity.noun is None and sentence.deps[quantity.core] == "appos"
    if (
        noun in OTHERS
        or _is_of_groups(quantity, noun)
        or (is_age and not _has_state(forms, quantity))
    ):
        return []
    if quantity.single:
        found = verb_of(sentence, forms, quantity) or _noun(sentence, forms, quantity)
        one = found and found.kind in OF_ONE and not _is_denied(sentence, found.row)
        return [found] if found and one else []
    if quantity.amount.best == 0:
        return list(_nothing(sentence, forms, quantity, noun))
    if found := (
        _strong(sentence, forms, quantity)
        or _state(sentence, forms, quantity)
        or verb_of(sentence, forms, quantity)
        or _toll(sentence, forms, quantity)
        or _noun(sentence, forms, quantity)
    ):
        if _is_denied(sentence, found.row):
            return []
        return list(_which(sentence, forms, found))
    kind = HARM.people.get(noun)
    if kind and (noun != "body" or _is_dead(sentence, forms, quantity)):
        return [Cue(kind, quantity.core if quantity.noun is None else quantity.noun)]
    return []


def _is_of_groups(quantity: Quantity, noun: str) -> bool:
    """Tell whether groups are counted and not people: "two contingents"."""
    counted = quantity.core == quantity.noun and not quantity.single
    return counted and noun in GROUPS and noun not in ("family", "couple", "number")


def _is_rate(forms: Forms, quantity: Quantity) -> bool:
    """Tell of "12 deaths each day", "6,000 lives a year"."""
    behind = forms[quantity.last : quantity.last + 2]
    if behind[:1] in (("each",), ("every",), ("per",)):
        return True
    return behind[:1] == ("a",) and behind[1:] in _PERIODS


_PERIODS: Final = (("day",), ("week",), ("month",), ("year",), ("hour",), ("night",))


def _is_dead(sentence: Sentence, forms: Forms, quantity: Quantity) -> bool:
    """Tell bodies of the dead from public bodies."""
    over = sentence.lemmas[sentence.heads[quantity.core]]
    dire = any(forms[row] in DIRE for row in sentence.children[quantity.core])
    return dire or over in FINDING


def _has_state(forms: Forms, quantity: Quantity) -> bool:
    return forms[quantity.last : quantity.last + 1] in (("dead",), ("wounded",))


def _is_denied(sentence: Sentence, row: int) -> bool:
    """Tell whether it did not happen, or is only asked: "were not hurt", "whether"."""
    if sentence.labelled(row, "neg"):
        return True
    for at in (row, *sentence.above(row)):
        if any(sentence.lemmas[m] == "whether" for m in sentence.labelled(at, "mark")):
            return True
        if sentence.deps[at] in ("relcl", "acl"):
            return False
    return False


def _which(sentence: Sentence, forms: Forms, cue: Cue) -> Iterator[Cue]:
    """A cue, unless another with "or" leaves open which it was.

    "Killed or wounded" are casualties; "killed or abducted" tells neither number.
    """
    joined = (cue.row, sentence.heads[cue.row])
    others = {
        HARM.states.get(forms[row])
        for low, high in ((r, c) for r in joined for c in sentence.labelled(r, "conj"))
        if "or" in forms[low:high]
        for row in (low, high)
    } - {None, cue.kind}
    if not others:
        yield cue
    elif {cue.kind, *others} == {"killed", "injured"}:
        yield Cue("casualties", cue.row)


def _nothing(
    sentence: Sentence, forms: Forms, quantity: Quantity, noun: str
) -> Iterator[Cue]:
    """What befell nobody; each of several verbs: "nobody was killed or injured"."""
    if noun in ("casualty", "victim"):
        yield Cue("killed", quantity.core)
        yield Cue("injured", quantity.core)
        return
    own = HARM.nouns.get(noun)
    if own:
        if own in OF_PEOPLE:
            return  # "there is no rally"
        yield Cue(own, quantity.core)
        return
    cue = verb_of(sentence, forms, quantity) or _state(sentence, forms, quantity)
    if cue is None:
        return
    yield cue
    for row in sentence.labelled(cue.row, "conj"):
        kind = HARM.states.get(forms[row])
        if kind and kind != cue.kind:
            yield Cue(kind, row)


def _strong(sentence: Sentence, forms: Forms, quantity: Quantity) -> Cue | None:
    """Read "a 2,000-strong march": a crowd or a force."""
    if forms[quantity.number : quantity.number + 2] not in (("-", "strong"),):
        return None
    head = sentence.heads[quantity.number + 1]
    kind = STRONG.get(sentence.lemmas[head])
    return Cue("troops" if kind == "troops" else "protesters", head) if kind else None


def _state(sentence: Sentence, forms: Forms, quantity: Quantity) -> Cue | None:
    """A state that stands with the quantity: "12 dead", "30 hurt", "wounded men"."""
    core, head = quantity.core, sentence.heads[quantity.core]
    inside = range(quantity.first, quantity.last)
    if any(forms[r] == "the" for r in range(quantity.number, quantity.last)):
        return None  # "two of the injured were travelling in the car"
    if quantity.noun is None and (bare := _state_behind(sentence, forms, quantity)):
        return bare
    near = (*inside, *sentence.children[core], quantity.last)
    for row in dict.fromkeys(near):
        if row >= len(forms) or (row == core and quantity.noun is None):
            continue
        kind = HARM.states.get(forms[row])
        fits = row in inside or sentence.deps[row] in STATING
        if kind and fits and _is_said_of(sentence, row, core):
            return Cue(kind, row)
    return _state_above(sentence, forms, core, head)


def _state_behind(sentence: Sentence, forms: Forms, quantity: Quantity) -> Cue | None:
    """A state right behind a bare number, however it is parsed: "spoke of 23 dead"."""
    row = quantity.last
    kind = HARM.states.get(forms[row]) if row < len(forms) else None
    is_noun_next = sentence.pos[row + 1 : row + 2] == ("NOUN",)
    if kind is None or is_noun_next or has_object(sentence, row):
        return None
    return Cue(kind, row)


def _state_above(sentence: Sentence, forms: Forms, core: int, head: int) -> Cue | None:
    """A state over the quantity: "30 wounded", "left 12 dead", "are missing"."""
    kind = HARM.states.get(forms[head])
    active = sentence.deps[core] == "nsubj" and has_object(sentence, head)
    if kind and sentence.deps[core] in _STATED and not active:
        return Cue(kind, head)
    for row in sentence.labelled(head, "acomp", "oprd", "attr", "xcomp"):
        kind = HARM.states.get(forms[row])
        if kind and _is_subject_or_object(sentence, core, row):
            return Cue(kind, row)
    return None


_STATED: Final = ("nsubj", "nsubjpass", "nummod", "amod")


def _is_said_of(sentence: Sentence, row: int, core: int) -> bool:
    """Tell whether a state is said of the quantity itself, not of its neighbour."""
    if sentence.heads[row] == core or row == core:
        return not sentence.labelled(row, "nsubj", "nsubjpass", "dobj")
    return sentence.heads[row] in range(core - 1, core + 2)


def _is_subject_or_object(sentence: Sentence, core: int, row: int) -> bool:
    """Tell whether a quantity is that of which the verb says a state."""
    objects = sentence.labelled(sentence.heads[core], "dobj")
    if sentence.deps[core] == "dobj":
        return True
    return sentence.deps[core] in ("nsubj", "nsubjpass") and not objects and row > core


def _toll(sentence: Sentence, forms: Forms, quantity: Quantity) -> Cue | None:
    """The figure that a quantity is: "the death toll rose to 30"."""
    found = toll_of(sentence, forms, quantity.core)
    return Cue(found.kind, found.verb, toll=found.noun) if found else None


def _noun(sentence: Sentence, forms: Forms, quantity: Quantity) -> Cue | None:
    """The noun of harm over or in the quantity: "the deaths of 12", "12 deaths"."""
    if quantity.noun is not None:
        lemma = sentence.lemmas[quantity.noun]
        own = HARM.nouns.get(lemma)
        if own and lemma in COUNTABLE:
            return Cue(own, quantity.noun)
    prep = sentence.heads[quantity.core]
    if sentence.deps[quantity.core] != "pobj":
        return None
    over = sentence.heads[prep]
    kind = _noun_kind(sentence, over, forms[prep])
    if kind in OF_PEOPLE and not is_person(sentence, quantity):
        return None
    return Cue(kind, over) if kind else None


def _noun_kind(sentence: Sentence, over: int, prep: str) -> CountKind | None:
    """What a noun with a preposition tells of those behind it.

    "the killing of 12", "the bodies of 12", "cost the lives of 12", "injuries to 12",
    "a protest by 12".
    """
    lemma = sentence.lemmas[over]
    kind = HARM.nouns.get(lemma)
    if prep == "to":
        return kind if lemma in ("injury", "wound", "harm") else None
    if prep == "by":
        return kind if kind == "protesters" else None
    if prep != "of":
        return None
    if HARM.people.get(lemma) == "killed":
        return "killed"
    if kind is None and sentence.deps[over] == "dobj":
        return HARM.phrases.get((sentence.lemmas[sentence.heads[over]], lemma))
    return kind
