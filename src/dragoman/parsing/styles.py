"""Hang a style on the name behind it: "His Highness Sheikh Tamim met the envoy".

The parser takes the name for what the style stands for, so that a Highness met the
envoy, of whom nobody knows anything.
"""

from __future__ import annotations

from dragoman.parsing.mending import Tree
from dragoman.parsing.mending_words import mending_words


def mend_styles(tree: Tree) -> None:
    """Let whoever bears a style stand in its place."""
    styles = mending_words().styles
    for row, word in enumerate(tree.words):
        if word in styles:
            name = _bearer(tree, row)
            if name >= 0:
                _put_before(tree, row, name)


def _bearer(tree: Tree, style: int) -> int:
    """The head of the name that begins right behind a style, or -1.

    Behind "the Custodian of the Two Holy Mosques" the parser sees a second subject.
    """
    first = _end(tree, style)
    same = (tree.heads[style], tree.deps[style])
    for row in range(first, len(tree.heads)):
        place = (tree.heads[row], tree.deps[row])
        if place == (style, "appos") or (place == same and tree.heads[style] != style):
            kids = [r for r, head in enumerate(tree.heads) if head == row]
            return row if first in (*kids, row) else -1
    return -1


def _end(tree: Tree, style: int) -> int:
    """The row behind a style and what it is of."""
    at = style + 1
    while at < len(tree.heads) and tree.deps[at] != "ROOT" and _is_of(tree, at, style):
        at += 1
    return at


def _is_of(tree: Tree, row: int, style: int) -> bool:
    """Tell whether a word stands behind a preposition of a style."""
    for _ in tree.heads:
        if tree.heads[row] == style:
            return tree.deps[row] == "prep"
        row = tree.heads[row]
    return False


def _put_before(tree: Tree, style: int, name: int) -> None:
    """Make a style part of the name, which stands where the style stood."""
    above = tree.heads[style]
    tree.heads[name] = name if above == style else above
    tree.deps[name] = tree.deps[style]
    tree.heads[style], tree.deps[style] = name, "compound"
    for row in range(name + 1, len(tree.heads)):
        if tree.heads[row] == style:
            tree.heads[row] = name
