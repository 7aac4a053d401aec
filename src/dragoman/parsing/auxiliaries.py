"""Mend verbs that were torn from their helping verbs, or are none for the parser.

"Is mediating between" and "urged the rebels to free hostages", where it sees an
adjective behind "to".
"""

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
        elif dep == "xcomp" and _is_to(tree, row - 1, row):
            tree.tags[row], tree.pos[row] = "VB", "VERB"


def _is_to(tree: Tree, to: int, verb: int) -> bool:
    """Tell whether "to" stands before what the parser takes for a noun or adjective."""
    before = to >= 0 and tree.tags[to] == "TO" and tree.heads[to] == verb
    above = tree.pos[tree.heads[verb]] == "VERB"
    return before and above and tree.tags[verb] in ("NN", "JJ")


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
