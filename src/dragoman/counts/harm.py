"""Tell what befell the people of a quantity: killed, injured, arrested ...

The kind comes from the word that governs the quantity or hangs on it: its verb
("killing 12", "12 died"), its state ("12 dead", "30 hurt"), the noun it stands
under ("the deaths of 12", "a toll of 12") or its own noun ("12 deaths").
"""

from __future__ import annotations

from typing import Final, get_args

import msgspec

from dragoman.counts.amounts import OTHERS, PERSONS, Quantity
from dragoman.knowledge.tables import data_path, listed, read_lines
from dragoman.records import CountKind, Sentence

KINDS: Final[dict[str, CountKind]] = {kind: kind for kind in get_args(CountKind)}
# Verbs that put people into a state: "left 12 dead", "rendered 300 homeless".
STATIVE: Final = frozenset("leave render make".split())
# Verbs that tell how high a number is: "the toll rose to 30", "stood at 30".
REACH: Final = frozenset(
    "rise climb reach stand be jump hit pass exceed surpass".split()
)
TOLL: Final = frozenset(("toll",))


class Cue(msgspec.Struct, frozen=True):
    """What befell a quantity, and the row of the word that says so."""

    kind: CountKind
    row: int


class Harm(msgspec.Struct, frozen=True):
    """The words of the table, each with the kinds they tell.

    Attributes:
        doing: Verbs that do it to their object.
        suffering: Verbs whose subject it befalls.
        states: Words of state.
        nouns: Nouns of it.
        people: Nouns for those it befell.
        phrases: Verbs that count only with a word on them: verb to word to kind,
            by whether they are done or suffered.
    """

    doing: dict[str, CountKind]
    suffering: dict[str, CountKind]
    states: dict[str, CountKind]
    nouns: dict[str, CountKind]
    people: dict[str, CountKind]
    phrases: dict[tuple[str, str], CountKind]
    suffered: dict[tuple[str, str], CountKind]


def load_harm() -> Harm:
    """Read the table of harm.

    Raises:
        BadData: A line has too few columns or a kind that counts do not know.
    """
    harm = Harm({}, {}, {}, {}, {}, {}, {})
    tables = (harm.doing, harm.suffering, harm.states, harm.nouns, harm.people)
    for line in read_lines(data_path("lexicon", "en", "words", "harm.txt")):
        name, *cells = line.columns(6, 6)
        if name not in KINDS:
            raise line.fault(f"'{name}' is no kind of count")
        for n, (table, cell) in enumerate(zip(tables, cells, strict=True)):
            for form in listed(cell):
                verb, _, word = form.partition(" ")
                if word:
                    (harm.suffered if n else harm.phrases)[verb, word] = KINDS[name]
                else:
                    table[form] = KINDS[name]
    return harm


HARM: Final = load_harm()


def cues_of(sentence: Sentence, quantity: Quantity) -> list[Cue]:
    """What befell the people of a quantity; twice for "no casualties"."""
    noun = sentence.lemmas[quantity.noun] if quantity.noun is not None else ""
    is_age = quantity.noun is None and sentence.deps[quantity.core] == "appos"
    if noun in OTHERS or is_age or _is_part(sentence, quantity):
        return []
    if noun in ("casualty", "victim") and quantity.amount.best == 0:
        return [Cue("killed", quantity.core), Cue("injured", quantity.core)]
    if found := (
        _state(sentence, quantity)
        or _verb(sentence, quantity)
        or _noun_above(sentence, quantity)
    ):
        return [found]
    if kind := HARM.people.get(noun):
        return [Cue(kind, quantity.noun or quantity.core)]
    return []


def _is_part(sentence: Sentence, quantity: Quantity) -> bool:
    """Tell whether a quantity is only part of another: "17, including 5 children"."""
    above = sentence.heads[quantity.core]
    word = sentence.words[above].lower()
    if sentence.deps[quantity.core] == "pobj" and word in ("including", "among"):
        return True
    before = sentence.words[quantity.first - 1].lower() if quantity.first else ""
    return before in ("including", "among") or sentence.lemmas[above] == "include"


def _state(sentence: Sentence, quantity: Quantity) -> Cue | None:
    """A state that stands with the quantity: "12 dead", "30 hurt", "wounded men"."""
    core, head = quantity.core, sentence.heads[quantity.core]
    inside = range(quantity.first, quantity.last)
    if any(sentence.words[r].lower() == "the" for r in inside[1:]):
        return None  # "two of the injured were travelling in the car"
    for row in (*inside, *sentence.children[core], quantity.last):
        if row >= len(sentence.words) or (row == core and quantity.noun is None):
            continue
        kind = HARM.states.get(sentence.words[row].lower())
        near = row in inside or sentence.deps[row] in (
            "amod",
            "acl",
            "oprd",
            "acomp",
            "advcl",
            "relcl",
            "appos",
            "ccomp",
            "conj",
        )
        if kind and near and _is_said_of(sentence, row, core):
            return Cue(kind, row)
    kind = HARM.states.get(sentence.words[head].lower())
    active = sentence.deps[core] == "nsubj" and _has_object(sentence, head)
    if (
        kind
        and sentence.deps[core] in ("nsubj", "nsubjpass", "nummod", "amod")
        and not active
    ):
        return Cue(kind, head)
    for row in sentence.labelled(head, "acomp", "oprd", "attr"):
        kind = HARM.states.get(sentence.words[row].lower())
        if kind and _is_subject_or_object(sentence, core, row):
            return Cue(kind, row)
    return None


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


def _verb(sentence: Sentence, quantity: Quantity) -> Cue | None:
    """The verb whose subject or object the quantity is."""
    row, seen = quantity.core, 0
    while sentence.deps[row] in ("conj", "appos") and seen < 5:  # "two men and a girl"
        row, seen = sentence.heads[row], seen + 1
    dep, verb = sentence.deps[row], sentence.heads[row]
    lemma = sentence.lemmas[verb]
    if dep in ("npadvmod", "prep", "advmod") and not sentence.labelled(
        verb, "dobj", "nsubjpass"
    ):
        dep = "dobj"  # how the parser often reads "over 100" and "40,000 people"
    if dep in ("dobj", "nsubjpass"):
        kind = HARM.doing.get(lemma) or _phrase(sentence, verb, HARM.phrases)
        return Cue(kind, verb) if kind else None
    if dep == "nsubj":
        kind = HARM.suffering.get(lemma) or _phrase(sentence, verb, HARM.suffered)
        if kind == "protesters" and not _is_person(sentence, quantity):
            return None
        return Cue(kind, verb) if kind else _acted_upon(sentence, verb)
    return None


def _acted_upon(sentence: Sentence, verb: int) -> Cue | None:
    """A participle that the parser takes for an active verb: "30 wounded"."""
    bare = sentence.tags[verb] in ("VBN", "VBD") and not _has_object(sentence, verb)
    kind = HARM.states.get(sentence.words[verb].lower())
    return Cue(kind, verb) if kind and bare else None


def _has_object(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb has an object: "a bomber killed 17" harms no bomber."""
    return bool(sentence.labelled(verb, "dobj")) or any(
        row > verb and sentence.pos[row] == "NUM" for row in sentence.children[verb]
    )


def _phrase(
    sentence: Sentence, verb: int, phrases: dict[tuple[str, str], CountKind]
) -> CountKind | None:
    """The kind that a verb tells with a word on it: "took 12 hostage"."""
    lemma = sentence.lemmas[verb]
    below = [n for c in sentence.children[verb] for n in (c, *sentence.children[c])]
    return next(
        (
            phrases[lemma, sentence.lemmas[row]]
            for row in below
            if (lemma, sentence.lemmas[row]) in phrases
        ),
        None,
    )


def _is_person(sentence: Sentence, quantity: Quantity) -> bool:
    """Tell whether people are counted, as far as we know."""
    row = quantity.core if quantity.noun is None else quantity.noun
    return sentence.lemmas[row] in PERSONS or sentence.pos[row] in ("NUM", "PROPN")


def _noun_above(sentence: Sentence, quantity: Quantity) -> Cue | None:
    """The noun of harm over or in the quantity: "the deaths of 12", "12 deaths"."""
    if quantity.noun is not None:
        lemma = sentence.lemmas[quantity.noun]
        own = HARM.nouns.get(lemma)
        if own and lemma in COUNTABLE:
            return Cue(own, quantity.noun)
    core = quantity.core
    prep = sentence.heads[core]
    if sentence.deps[core] != "pobj":
        return _toll(sentence, core, prep)
    over = sentence.heads[prep]
    if sentence.words[prep].lower() == "of":
        kind = HARM.nouns.get(sentence.lemmas[over])
        if sentence.lemmas[over] in TOLL:
            kind = _toll_kind(sentence, over)
        return Cue(kind, over) if kind else None
    if sentence.words[prep].lower() in ("to", "at"):
        return _toll(sentence, core, over)
    return None


# Nouns of harm that are counted by those it befell: "12 deaths", but not "12 raids".
COUNTABLE: Final = frozenset(
    "death fatality murder killing execution assassination injury arrest detention"
    " abduction kidnapping disappearance".split()
)


def _toll(sentence: Sentence, core: int, verb: int) -> Cue | None:
    """The kind of "the death toll rose to 30", if the verb's subject is a toll."""
    del core
    if sentence.lemmas[verb] not in REACH:
        return None
    for row in sentence.labelled(verb, "nsubj"):
        if sentence.lemmas[row] in TOLL:
            return Cue(_toll_kind(sentence, row), verb)
    return None


def _toll_kind(sentence: Sentence, row: int) -> CountKind:
    """What a toll counts: the dead, unless it says otherwise."""
    named = (HARM.nouns.get(sentence.lemmas[c]) for c in sentence.children[row])
    return next((kind for kind in named if kind), "killed")
