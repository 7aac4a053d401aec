"""Mend "what it called rebels", which names rebels, and objects hung on particles.

Whoever is called something is meant by it: "blamed the blast on what it called rebels"
blames rebels. In "voted down the motion" the motion is the verb's, not the particle's.
"""

from __future__ import annotations

from typing import Final

from dragoman.parsing.mending import Tree
from dragoman.parsing.mending_words import mending_words

NAMING: Final = ("oprd", "attr")
PLACES: Final = {
    "pcomp": "pobj",
    "ccomp": "dobj",
    "csubj": "nsubj",
    "csubjpass": "nsubjpass",
}  # of whoever is called so, by the label of the verb of calling


def mend_so_called(tree: Tree) -> None:
    """Make those who are called so an object, and the calling an aside."""
    if "prt" in tree.deps:
        for row, dep in enumerate(tree.deps):
            above = tree.heads[row]
            if dep == "pobj" and tree.deps[above] == "prt":
                tree.heads[row], tree.deps[row] = tree.heads[above], "dobj"
    for row, word in enumerate(tree.words):
        if word == "what" and tree.deps[row] in ("dobj", "nsubj"):
            _mend_called(tree, row)


def _mend_called(tree: Tree, what: int) -> None:
    """Hang whom "what it called rebels" names where the calling hangs."""
    verb = tree.heads[what]
    over = tree.heads[verb]
    if tree.deps[over] == "ccomp":  # "what it said": the rest hangs below
        verb, over = over, tree.heads[over]
    elif tree.words[verb] in ("was", "were", "is", "are"):
        verb, over = tree.heads[verb], tree.heads[tree.heads[verb]]
    name = _name(tree, verb, what)
    if name < 0 or tree.deps[verb] not in PLACES:
        return
    tree.heads[name], tree.deps[name] = over, PLACES[tree.deps[verb]]
    tree.heads[verb], tree.deps[verb] = name, "relcl"


def _name(tree: Tree, verb: int, what: int) -> int:
    """Who is called something: behind the verb, its "as", or "was" below it."""
    if tree.words[verb] not in mending_words().naming:
        return -1
    inside = {verb, tree.heads[what]}
    inside |= {r for r, head in enumerate(tree.heads) if head == verb}
    for row in range(verb + 1, len(tree.heads)):
        below = tree.heads[row] in inside
        as_prep = tree.words[tree.heads[row]] == "as" and tree.deps[row] == "pobj"
        if below and (tree.deps[row] in NAMING or as_prep):
            return row if tree.pos[row] in ("NOUN", "PROPN") else -1
    return -1
