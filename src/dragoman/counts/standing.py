"""Tell what a number is to others: a part, a running total, or one that was mended.

"Including five children" is part of the 17 before it; "so far this year" counts more
than one happening; of "revised down from 30 to 22" only the 22 stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from dragoman.counts.numbers import Forms
from dragoman.counts.quantities import Quantity
from dragoman.counts.tolls import is_running
from dragoman.counts.verbs import Cue
from dragoman.counts.words import HARM, MENDING, TOLLS, UNITS, WARS
from dragoman.records import CountKind, Sentence

GRAVELY: Final = frozenset(
    "seriously critically badly gravely severely fatally slightly lightly".split()
)
LONG: Final = frozenset(("year", "month", "decade"))
PAST: Final = frozenset(("past", "last", "recent", "previous"))
CLAUSES: Final = ("acl", "relcl", "advcl", "ccomp", "xcomp", "conj", "pcomp")


def is_part(sentence: Sentence, forms: Forms, quantity: Quantity) -> bool:
    """Tell whether a quantity is told as part of another."""
    first, number, last = quantity.first, quantity.number, quantity.last
    if quantity.single and forms[first] not in ("a", "an", "another", "one"):
        return False
    before = forms[max(0, first - 2) : first]
    if "including" in before[-1:] or "among" in before or "whom" in before:
        return True
    above = sentence.heads[quantity.core]
    if forms[above] == "including" or sentence.lemmas[above] == "include":
        return True
    if forms[number : number + 2] in (("of", "them"), ("of", "whom"), ("of", "those")):
        return True
    if forms[last : last + 2] in (("among", "them"), ("among", "whom")):
        return True
    is_bare = quantity.noun is None or quantity.noun < quantity.number
    return is_bare and forms[number : number + 1] != () and forms[number] in GRAVELY


def part_of_state(
    sentence: Sentence, forms: Forms, quantity: Quantity
) -> tuple[CountKind, int] | None:
    """The group that some are of: "two of the injured", "was among those arrested"."""
    noun = quantity.noun
    behind = () if noun is None else forms[quantity.number : noun]
    found = (
        _state_in(forms, range(noun, noun + 2)) if noun and "the" in behind else None
    )
    if found:
        return found
    if sentence.deps[quantity.core] not in ("nsubj", "nsubjpass"):
        return None
    verb = sentence.heads[quantity.core]
    for among in sentence.labelled(verb, "prep"):
        if forms[among] == "among":
            return _state_in(forms, range(among + 1, among + 5))
    return None


def _state_in(forms: Forms, rows: range) -> tuple[CountKind, int] | None:
    """The first word of state in some rows."""
    for row in range(rows.start, min(rows.stop, len(forms))):
        if kind := HARM.states.get(forms[row]):
            return kind, row
    return None


def is_total(sentence: Sentence, cue: Cue, quantity: Quantity) -> bool:
    """Tell whether a number counts more than one happening."""
    if cue.toll is not None and is_running(sentence, cue.toll, cue.row):
        return True
    if cue.kind in ("protesters", "troops") or quantity.amount.high in (0, 1):
        return False
    return any(_is_stretch(sentence, row) for row in _clause(sentence, cue.row))


def _clause(sentence: Sentence, cue: int) -> Iterator[int]:
    """The rows that hang on the verb of a cue, or on the verbs it hangs on."""
    row = cue
    for _ in range(3):
        yield from sentence.children[row]
        for other in sentence.labelled(row, "conj"):
            yield from sentence.labelled(other, "prep", "npadvmod")
        for subject in sentence.labelled(row, "nsubj"):
            yield from sentence.labelled(subject, "prep")
        if sentence.deps[row] not in (
            *CLAUSES,
            "oprd",
            "acomp",
            "dobj",
            "nsubj",
            "attr",
        ):
            return
        if sentence.deps[row] in ("relcl", "acl"):
            yield from _war_above(sentence, row)
            return
        if sentence.deps[row] == "ccomp":  # "police say 12 died": what is said later
            return
        row = sentence.heads[row]


def _war_above(sentence: Sentence, row: int) -> Iterator[int]:
    """The noun that a clause is on, if it is a war: "a war that has cost lives"."""
    noun = sentence.heads[row]
    if sentence.lemmas[noun] in WARS:
        yield noun


def _is_stretch(sentence: Sentence, row: int) -> bool:
    """Tell whether a word opens a time too long for one act, or is a war."""
    lemma, dep = sentence.lemmas[row], sentence.deps[row]
    verb = sentence.heads[row]
    if lemma == "since" or (dep == "advcl" and _opens(sentence, row, "since")):
        return True
    if lemma in WARS:  # as what killed, or as what a clause on it tells of
        return dep in ("nsubj", "pobj", "ROOT", "attr")
    if dep == "npadvmod":
        return _is_this(sentence, row) and (
            _is_perfect(sentence, verb)
            or "far" in sentence.lemmas[max(0, row - 2) : row]
        )
    return dep == "prep" and _is_long(sentence, row)


def _opens(sentence: Sentence, row: int, word: str) -> bool:
    """Tell whether a clause opens with a word."""
    return any(sentence.lemmas[mark] == word for mark in sentence.labelled(row, "mark"))


def _is_this(sentence: Sentence, row: int) -> bool:
    """Tell of "this year", "this month"."""
    return sentence.lemmas[row] in LONG and any(
        sentence.lemmas[c] == "this" for c in sentence.children[row]
    )


def _is_perfect(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb is in the perfect, or a participle on a noun."""
    return sentence.deps[verb] == "acl" or any(
        sentence.lemmas[aux] == "have" for aux in sentence.labelled(verb, "aux")
    )


def _is_long(sentence: Sentence, prep: int) -> bool:
    """Tell of "in two years", "over the past week", "in May alone", "in the war"."""
    for noun in sentence.labelled(prep, "pobj"):
        below = sentence.children[noun]
        lemmas = {sentence.lemmas[c] for c in (*below, noun)}
        if sentence.lemmas[prep] in ("in", "during", "over", "for", "within", "of"):
            if "alone" in lemmas or sentence.words[noun + 1 : noun + 2] == ("alone",):
                return True
            if sentence.lemmas[noun] in WARS and sentence.lemmas[prep] in (
                "in",
                "during",
            ):
                return _is_perfect(sentence, sentence.heads[prep])
        if sentence.lemmas[noun] in UNITS and sentence.lemmas[prep] in _STRETCHING:
            if lemmas & PAST and sentence.lemmas[prep] != "for":
                return True
            counted = bool(sentence.labelled(noun, "nummod"))
            return sentence.lemmas[noun] in LONG and counted
    return False


_STRETCHING: Final = ("in", "during", "over", "within", "for")


def mended(
    sentence: Sentence, forms: Forms, quantities: Sequence[Quantity]
) -> frozenset[int]:
    """The first rows of numbers that the sentence itself takes back."""
    found = set()
    for quantity, other in pairwise(quantities):
        if _is_from(sentence, forms, quantity, other):
            found.add(quantity.first)
        elif _is_from(sentence, forms, other, quantity):
            found.add(other.first)
        elif (
            forms[quantity.first - 1 : quantity.first] == ("not",)
            and "but" in (forms[quantity.number : other.first])
        ):
            found.add(quantity.first)
        elif forms[max(0, other.first - 2) : other.first] == (",", "not"):
            found.add(other.first)
    return frozenset(found)


def _is_from(sentence: Sentence, forms: Forms, old: Quantity, new: Quantity) -> bool:
    """Tell whether one number is that from which a figure was changed to another."""
    before = forms[max(0, old.first - 2) : old.first]
    if before[-1:] != ("from",):
        return False
    if before[:1] in (("down",), ("up",)):
        return True
    rows = range(max(0, min(old.first, new.first) - 12), min(old.first, new.first))
    changed = any(sentence.lemmas[row] in MENDING for row in rows)
    return changed and any(
        sentence.lemmas[row] in TOLLS or forms[row] in HARM.states for row in rows
    )
