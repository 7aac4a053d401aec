"""Mend "left 28 dead and 40 injured", which the parser reads in many ways.

It takes "dead" for whom something left, "injured" for a verb that the forty do, and
"wounded" for a clause beside; all of them tell how those before them were left.
"""

from __future__ import annotations

from typing import Final

from dragoman.parsing.mending import Tree, is_below
from dragoman.parsing.words import vocabulary

LEAVING: Final = ("leave", "leaves", "left", "leaving")
VICTIMS: Final = ("NOUN", "PRON", "NUM")
WITHIN: Final = frozenset("DET NUM ADJ ADV NOUN PROPN ADP".split())
JOINING: Final = ("and", ",", "or")


def mend_victims(tree: Tree) -> None:
    """Make objects of those who are left dead or hurt."""
    left, verb, before = vocabulary().left, -1, -1
    for end, word in enumerate(tree.words):
        if word not in left or end < 2:
            continue
        found = _verb(tree, end)
        if found >= 0:
            verb = found
            _leave(tree, end, verb)
            _hang(tree, end, verb, "oprd")
        elif verb >= 0 and _is_joined(tree, before, end):
            _leave(tree, end, verb)
            _hang(tree, _victims(tree, end, verb), _victims(tree, before, verb), "conj")
            _hang(tree, end, before, "conj")
        else:
            continue
        before = end


def _verb(tree: Tree, end: int) -> int:
    """The row of "left" that one phrase parts from "dead", or -1."""
    for row in range(end - 1, -1, -1):
        if tree.words[row] in LEAVING:
            return row if tree.pos[row] == "VERB" and _are_people(tree, end) else -1
        if tree.pos[row] not in WITHIN:
            break
    return -1


def _are_people(tree: Tree, end: int) -> bool:
    """Tell "left ten soldiers wounded" from "left Syria wounded"."""
    return end > 1 and tree.pos[end - 1] in VICTIMS and tree.words[end - 2] != "and"


def _is_joined(tree: Tree, before: int, end: int) -> bool:
    """Tell whether one phrase is joined to "dead": "28 dead and at least 40 hurt"."""
    if tree.words[before + 1] not in JOINING or not _are_people(tree, end):
        return False
    between = range(before + 2, end)
    return all(tree.pos[r] in WITHIN or tree.words[r] in JOINING for r in between)


def _victims(tree: Tree, end: int, verb: int) -> int:
    """The head of the phrase before "dead": "dozens" of "dozens of people"."""
    row = end - 1
    while tree.deps[row] == "pobj" and tree.heads[tree.heads[row]] > verb:
        row = tree.heads[tree.heads[row]]
    return row


def _leave(tree: Tree, end: int, verb: int) -> None:
    """Hang victims on "left", and on either what hung on "dead"."""
    victims = _victims(tree, end, verb)
    tree.pos[end], tree.tags[end] = "ADJ", "JJ"
    if is_below(tree, verb, end):
        above = tree.heads[end]
        _hang(tree, verb, verb if above == end else above, tree.deps[end])
        tree.tags[verb] = "VBD"
    for row, head in enumerate(tree.heads):
        if head == end and row != end and not _is_suffered(tree, row):
            tree.heads[row] = victims if verb < row < victims else verb
    _hang(tree, victims, verb, "dobj")


def _is_suffered(tree: Tree, row: int) -> bool:
    """Tell what else befell people: "left six wounded and ten detained"."""
    return tree.deps[row] == "conj" and tree.tags[row] == "VBN"


def _hang(tree: Tree, row: int, head: int, dep: str) -> None:
    tree.heads[row], tree.deps[row] = head, dep
