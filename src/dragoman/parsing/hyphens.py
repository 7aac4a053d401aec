"""Mend what a hyphen parts: "Adnan al-Sabri" is one name, "Sino-French" is of two.

The parser may tear a name at its Arabic article, and hangs "Sino" on "French".
"""

from __future__ import annotations

from typing import Final

from dragoman.parsing.mending import Tree
from dragoman.parsing.tokens import ARTICLES

MODIFYING: Final = ("amod", "compound", "nmod")
SIDES: Final = (*MODIFYING, "npadvmod")


def mend_hyphens(tree: Tree) -> None:
    """Let parts of a name hang on its last, and both of two sides on their noun."""
    if "-" not in tree.words:
        return
    for row in range(len(tree.words) - 3, -1, -1):
        if tree.words[row + 1] == "-":
            _part(tree, row)
    for article, word in enumerate(tree.words):
        behind = tree.words[article + 1 : article + 2], tree.tags[article + 2 :][:1]
        if word.lower() in ARTICLES and behind == (["-"], ["NNP"]):
            _join(tree, article)


def _part(tree: Tree, first: int) -> None:
    """Hang the first of two sides beside the last: "a Sino-French agreement"."""
    last = first + 2
    while tree.words[last + 1 : last + 2] == ["-"] and last + 2 < len(tree.words):
        last += 2
    if not first < tree.heads[first] <= last or tree.deps[first] not in SIDES:
        return
    sides = tree.words[first][0].isupper() and tree.words[last][0].isupper()
    if sides and tree.deps[last] in MODIFYING and tree.heads[last] > last:
        tree.heads[first], tree.deps[first] = tree.heads[last], tree.deps[last]


def _join(tree: Tree, article: int) -> None:
    """Hang an article, and what hangs on it, on the name behind it."""
    torn, last = (article, article + 1), article + 2
    if tree.heads[last] in torn:
        outer = [row for row in torn if tree.heads[row] not in (*torn, last)]
        if not outer:
            return
        tree.heads[last], tree.deps[last] = tree.heads[outer[0]], tree.deps[outer[0]]
    if tree.deps[last] in MODIFYING and tree.heads[last] < article:
        tree.deps[last] = "appos"  # "politician Adnan al-Sabri"
    for row, head in enumerate(tree.heads):
        if row in torn or (row != last and head in torn):
            tree.heads[row] = last
    tree.deps[article], tree.deps[article + 1] = "compound", "punct"
    _take_in(tree, article, last)


def _take_in(tree: Tree, article: int, last: int) -> None:
    """Take what stands before a name and seems a second subject: "President Bashar"."""
    above = tree.heads[last], tree.deps[last]
    for row in range(article - 1, -1, -1):
        if tree.tags[row] != "NNP":
            break
        if (tree.heads[row], tree.deps[row]) == above:
            tree.heads[row], tree.deps[row] = last, "compound"
