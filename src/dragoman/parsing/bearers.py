"""Hang a name on the office before it: "the head of the UN Mission, Ana Ruiz, said".

The parser hangs it on what the office is of, or on the verb. Then the office has no
name, and the name no office.
"""

from __future__ import annotations

from typing import Final

from dragoman.parsing.mending import Tree
from dragoman.parsing.offices import NAMES, is_first_name, is_human, start_of
from dragoman.parsing.words import vocabulary

BESIDE: Final = ("appos", "npadvmod", "dep", "conj", "pobj")  # what it seems to be
LISTED: Final = ("conj", "pobj")  # as in "the presidents of Peru, New Guinea and Chad"
ARTICLES: Final = frozenset(("al", "el"))
WITHIN: Final = ("pobj", "prep", "compound", "poss", "nmod", "appos", "punct")
CLOSING: Final = frozenset((",", ".", ")", ";", ":", '"'))
MOST: Final = 5  # words of a name: "Mohamed Waheed Hassan Manik"


def mend_bearers(tree: Tree) -> None:
    """Hang each name that stands behind an office and a comma on the office."""
    for row, dep in enumerate(tree.deps):
        if dep in BESIDE and tree.tags[row] == "NNP":
            _mend_bearer(tree, row)
        if tree.deps[row] in ("cc", "conj"):
            _mend_joined(tree, row)


def _mend_bearer(tree: Tree, row: int) -> None:
    if not CLOSING.issuperset(tree.words[row + 1 : row + 2]):
        return
    if tree.deps[row] == "appos" and is_human(tree, tree.heads[row]):
        return
    first = start_of(tree, row)
    if first < 3 or tree.words[first - 1] != ",":
        return
    office = _office(tree, first - 2, row)
    named = office >= 0 and _is_name(tree, first, row)
    if not named or (tree.deps[row] in LISTED and not is_first_name(tree, first)):
        return
    of = tree.heads[row]
    for other in range(row + 1, len(tree.heads)):
        if tree.heads[other] == of and tree.deps[other] == "relcl":
            tree.heads[other] = row
        elif tree.heads[other] == row and tree.deps[other] in ("cc", "conj"):
            tree.heads[other] = office  # "and the head of the army, Ana Ruiz"
    tree.heads[row], tree.deps[row] = office, "appos"


def _mend_joined(tree: Tree, row: int) -> None:
    """Join others to an office and not to its name: "President Ali and his guest"."""
    name = tree.heads[row]
    office = tree.heads[name]
    if tree.deps[name] != "appos" or not office < name < row:
        return
    start = start_of(tree, name)
    linked = row if tree.deps[row] == "cc" else start_of(tree, row) - 1
    apart = tree.words[linked - 1 : linked + 1] == [",", "and"]
    if tree.words[start - 1] == "," and not (apart and _is_name(tree, start, name)):
        return
    if is_human(tree, office):
        tree.heads[row] = office


def _office(tree: Tree, last: int, name: int) -> int:
    """The outermost office of the phrase that ends at a row; -1 if it has none.

    Of "an aide to the president of Peru" it is the president, whom all know.
    """
    found, at = -1, last
    for _ in tree.heads:
        if found != at and is_human(tree, at) and _is_bare(tree, at, name):
            if found >= 0 and "a" in tree.words[start_of(tree, at) : at]:
                break
            found = at
        if tree.deps[at] not in WITHIN or tree.heads[at] > last:
            break
        at = tree.heads[at]
    return found if found < last else -1


def _is_bare(tree: Tree, row: int, name: int) -> bool:
    """Tell whether an office bears no other name: no "President Juan Mora"."""
    named = any(
        head == row != name != r and tree.deps[r] == "appos" and tree.tags[r] == "NNP"
        for r, head in enumerate(tree.heads)
    )
    return not named and tree.deps[row] not in ("compound", "nmod")


def _is_name(tree: Tree, first: int, last: int) -> bool:
    """Tell whether words are the name of somebody: no body, no place, no title."""
    words = vocabulary()
    tags = {*tree.tags[first : last + 1]}
    if not 1 <= last - first < MOST or not tags <= {*NAMES, "HYPH"}:
        return False
    low = [word.lower() for word in tree.words[first : last + 1]]
    if any(w in words.body or w in words.spot or w in words.matter for w in low):
        return False
    of, behind = tree.words[first - 2].lower(), tree.words[last + 2 : last + 3]
    plain = tree.tags[first - 2] != "NNP" or of in words.body or of in words.spot
    beside = tree.deps[last] == "npadvmod" and is_human(tree, tree.heads[last])
    known = is_first_name(tree, first) or low[0] in ARTICLES
    return known or plain or beside or behind == ["who"]
