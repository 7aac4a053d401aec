"""Make one name of "Adnan al-Sabri", which the parser may tear at the article."""

from __future__ import annotations

from typing import Final

from dragoman.parsing.mending import Tree

ARTICLES: Final = frozenset("al el as ash an ar ad az ul".split())


def mend_article_names(tree: Tree) -> None:
    """Let all parts of a name with an Arabic article hang on its last."""
    for article, word in enumerate(tree.words):
        behind = tree.words[article + 1 : article + 2], tree.tags[article + 2 :][:1]
        if word.lower() in ARTICLES and behind == (["-"], ["NNP"]):
            _join(tree, article)


def _join(tree: Tree, article: int) -> None:
    """Hang an article, and what hangs on it, on the name behind it."""
    torn, last = (article, article + 1), article + 2
    if tree.heads[last] in torn:
        outer = [row for row in torn if tree.heads[row] not in (*torn, last)]
        if not outer:
            return
        tree.heads[last], tree.deps[last] = tree.heads[outer[0]], tree.deps[outer[0]]
    for row, head in enumerate(tree.heads):
        if row in torn or (row != last and head in torn):
            tree.heads[row] = last
    tree.deps[article], tree.deps[article + 1] = "compound", "punct"
    for row in range(article - 1, -1, -1):
        if tree.tags[row] != "NNP":
            break
        if (tree.heads[row], tree.deps[row]) == (tree.heads[last], tree.deps[last]):
            tree.heads[row], tree.deps[row] = last, "compound"  # "President Bashar"
