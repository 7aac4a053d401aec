"""Let those act who are counted, and not the number: "all of whom were arrested"."""

from __future__ import annotations

from dragoman.parsing.mending import Tree
from dragoman.parsing.mending_words import mending_words


def mend_counted(tree: Tree) -> None:
    """Put "whom" in the place of "all" in "all of whom"."""
    if "whom" not in tree.words:
        return
    counting = mending_words().counting
    for row, word in enumerate(tree.words):
        of = tree.heads[row]
        number = tree.heads[of]
        if word != "whom" or (number, of) != (row - 2, row - 1):
            continue
        if tree.words[number].lower() in counting and tree.heads[number] != number:
            tree.heads[row], tree.deps[row] = tree.heads[number], tree.deps[number]
            tree.heads[number], tree.deps[number] = row, "det"
            tree.heads[of] = row
