"""Mend verbs that were torn from their helping verbs: "is mediating between"."""

from __future__ import annotations

from typing import Final

from dragoman.parsing.mending import Tree

HELPING: Final = ("aux", "auxpass")
BE: Final = frozenset("is are was were am be been".split())


def mend_auxiliaries(tree: Tree) -> None:
    """Give a verb its subject and its helping verb back."""
    for row, dep in enumerate(tree.deps):
        head = tree.heads[row]
        if dep == "nsubj" and tree.deps[head] in HELPING:
            tree.heads[row] = tree.heads[head]
        elif dep == "attr" and tree.tags[row] == "VBG" and tree.words[head] in BE:
            _join(tree, head, row)


def _join(tree: Tree, helper: int, verb: int) -> None:
    """Make one verb of both, unless the second is used as a noun."""
    if helper + 1 != verb or tree.pos[verb] != "VERB":
        return
    top = tree.heads[helper]
    tree.heads[verb] = verb if top == helper else top
    tree.deps[verb] = tree.deps[helper]
    for row, head in enumerate(tree.heads):
        if head == helper and row != verb:
            tree.heads[row] = verb
    tree.heads[helper], tree.deps[helper] = verb, "aux"
    tree.pos[helper] = "AUX"
