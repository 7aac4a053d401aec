"""Mend sentences that end on who said it: "Rebels on foot shot ten, police said".

The parser gives "said" two subjects and makes a participle of the verb between them.
"""

from __future__ import annotations

from dragoman.parsing.mending import Tree


def mend_quoted(tree: Tree) -> None:
    """Hang what is said on the word of speech, with whoever acts in it."""
    if "acl" not in tree.deps:
        return
    for row, dep in enumerate(tree.deps):
        if dep == "acl" and tree.tags[row] in ("VBN", "VBD"):
            _mend(tree, row)


def _mend(tree: Tree, row: int) -> None:
    """Make a clause of a participle that only seems to describe the first subject."""
    subject = tree.heads[row]
    said = tree.heads[subject]
    if tree.deps[subject] != "nsubj" or not subject < row < said:
        return
    if not any(
        row < r < said and tree.heads[r] == said and tree.deps[r] == "nsubj"
        for r in range(row, said)
    ):
        return
    acts = any(
        head == row and tree.deps[r] == "dobj" for r, head in enumerate(tree.heads)
    )
    tree.heads[row], tree.deps[row] = said, "ccomp"
    tree.heads[subject] = row
    tree.deps[subject] = "nsubj" if acts else "nsubjpass"
    tree.tags[row] = "VBD" if acts else "VBN"
