"""Add up what is told as a list: "three soldiers, two policemen and a child" are 6."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from dragoman.counts.numbers import Amount, Forms, exactly
from dragoman.counts.quantities import Quantity
from dragoman.counts.words import GROUPS, HARM, OTHERS, PERSONS
from dragoman.records import Sentence

# Nouns that a list behind them may explain, the first four whatever it adds up to.
GENERAL: Final = (
    *("person", "people", "victim", "suspect"),
    *("civilian", "other", "foreigner", "resident", "passenger", "hostage"),
)


def add_up(
    sentence: Sentence, forms: Forms, quantities: Iterable[Quantity]
) -> list[Quantity]:
    """The quantities of a sentence, those of one list as one."""
    lists: dict[int, list[Quantity]] = {}
    alone: set[int] = set()
    for quantity in quantities:
        if _describes(sentence, quantity.core):
            continue
        may = _may_add(forms, quantity)
        key = _root(sentence, quantity.core) if may else -1
        lists.setdefault(key, []).append(quantity)
        alone.update(() if may else (quantity.core,))
    found = lists.pop(-1, [])
    for root, items in lists.items():
        found.extend(_sum(sentence, forms, root, items, alone))
    return sorted(found, key=lambda q: q.first)


def _describes(sentence: Sentence, row: int) -> bool:
    """Tell whether words only say who one with a name is: "Ann Roe, a judge and poet".

    Not so where others with a name follow: "Ann Roe, a judge, and Bob Poe".
    """
    while sentence.deps[row] == "conj" and sentence.tags[sentence.heads[row]] == "NN":
        row = sentence.heads[row]
    if sentence.deps[row] != "appos" or sentence.tags[sentence.heads[row]] != "NNP":
        return False
    rows = (row, *sentence.labelled(row, "conj"))
    return len(rows) > 1 and all(sentence.tags[r] in ("NN", "CD") for r in rows)


def _may_add(forms: Forms, quantity: Quantity) -> bool:
    """Tell whether a quantity may be one item of a list of people."""
    if quantity.noun is None:  # "two in Port Lamar and one in Velik"
        return forms[quantity.last : quantity.last + 1] in (("in",), ("at",), ("near",))
    if quantity.measure or quantity.amount.best == 0:
        return False
    if forms[quantity.last : quantity.last + 1] == ("among",):
        return False
    return not any(
        forms[r] in HARM.states for r in range(quantity.first, quantity.last)
    )


def _root(sentence: Sentence, core: int) -> int:
    """The first item of the list that a row stands in."""
    while _is_item(sentence, core):
        core = sentence.heads[core]
    verb = sentence.heads[core]
    if sentence.pos[core] == "NUM" and sentence.deps[core] == "conj":
        objects = sentence.labelled(verb, "dobj", "nsubjpass")
        core = objects[0] if objects else core  # "killed two here and one there"
    return core


def _is_item(sentence: Sentence, row: int) -> bool:
    """Tell whether a row goes on with the list that its head is in."""
    if sentence.pos[sentence.heads[row]] not in ("NOUN", "PROPN", "NUM"):
        return False
    dep = sentence.deps[row]
    return dep == "conj" or (
        dep == "appos" and bool(sentence.labelled(row, "conj"))
    )  # "two brothers, a teacher and five students"


def _items(sentence: Sentence, root: int) -> Iterator[int]:
    """The rows of a list, the first and all that follow."""
    yield root
    for row in sentence.labelled(root, "conj", "appos"):
        if _is_item(sentence, row):
            yield from _items(sentence, row)


def _sum(
    sentence: Sentence,
    forms: Forms,
    root: int,
    quantities: list[Quantity],
    alone: set[int],
) -> Iterator[Quantity]:
    """The quantities of one list as one, if they are all of people."""
    told = {q.core: q for q in quantities}
    listed = {*_items(sentence, root), *told} - alone
    rows = sorted(listed)
    if len(rows) > 1 and not _differ(forms, quantities):
        parts = _parts(sentence, rows, told)
    else:
        parts = []
    if len(parts) < 2:
        yield from quantities
        return
    if root in told and _is_breakdown(sentence, root, parts):
        yield told[root]
        return
    counted = [q for q in quantities if _counts_people(sentence, q)]
    first = counted[0] if counted else quantities[0]
    yield msgspec.structs.replace(
        first,
        amount=_added(parts),
        first=min(q.first for q in quantities),
        last=max(q.last for q in quantities),
        core=root,
        single=all(q.single for q in quantities),
    )


def _parts(
    sentence: Sentence, rows: list[int], told: dict[int, Quantity]
) -> list[Amount]:
    """What the items of a list add, nothing if one number counts them all."""
    others = [row for row in rows if row not in told]
    first = told.get(rows[0])
    alone = first is not None and len(told) == 1 and not first.single
    if alone and all(sentence.tags[row] == "NNS" for row in others):
        return []  # "3,000 men, women and children"
    return [a for row in rows for a in _part(sentence, row, told.get(row))]


def _part(sentence: Sentence, row: int, told: Quantity | None) -> Iterator[Amount]:
    """What one item adds: its number, one for a name, an unknown number of others."""
    if told is not None:
        if _counts_people(sentence, told):
            yield told.amount
    elif sentence.lemmas[row] == "number":  # "an unknown number of gunmen"
        yield Amount(0, None, None)
    elif sentence.tags[row] == "NN" and sentence.lemmas[row] in PERSONS:
        yield exactly(1)  # "his bodyguard and driver"
    elif sentence.tags[row] == "NNP":
        if not sentence.labelled(row, "det"):
            yield exactly(1)
    elif sentence.tags[row] == "NNS" and sentence.lemmas[row] in PERSONS:
        yield Amount(0, None, None)


def _counts_people(sentence: Sentence, quantity: Quantity) -> bool:
    """Tell whether a quantity is of people: by a noun for them, or by a name."""
    if quantity.noun is None:
        return True
    noun = sentence.lemmas[quantity.noun]
    known = noun in PERSONS or noun in ("couple", "family")
    return known or noun not in GROUPS | OTHERS


def _differ(forms: Forms, quantities: list[Quantity]) -> bool:
    """Tell whether a state is said of one item only: "two dead and three wounded"."""
    behind = (forms[q.last : q.last + 1] for q in quantities[:-1])
    return any(form and form[0] in HARM.states for form in behind)


def _is_breakdown(sentence: Sentence, root: int, parts: list[Amount]) -> bool:
    """Tell whether a list only says who the first are: "5, 2 men and 3 women"."""
    whole, *rest = parts
    is_sum = whole.best == sum(p.best or 0 for p in rest)
    if is_sum and sentence.lemmas[root] in GENERAL:
        return True
    is_apposed = bool(sentence.labelled(root, "appos"))
    return is_apposed and (is_sum or sentence.lemmas[root] in GENERAL[:4])


def _added(parts: list[Amount]) -> Amount:
    """The sum of some amounts, open where one of them is."""
    lows = [p.low or 0 for p in parts]
    bests = [p.best for p in parts]
    highs = [p.high for p in parts]
    return Amount(
        sum(lows) or None,
        None if None in bests else sum(b for b in bests if b is not None),
        None if None in highs else sum(h for h in highs if h is not None),
    )
