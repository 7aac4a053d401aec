"""Mend sentences in which the parser found no verb: "US airlifts tents to Haiti".

Headlines tell in the present tense what happened, without articles; their verbs look
like nouns in the plural. Only a sentence without any verb of its own is read anew.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import msgspec

from dragoman.knowledge.tables import data_path, read_lists_as
from dragoman.parsing.mending import Tree

FINITE: Final = frozenset(("VBD", "VBZ", "VBP", "MD"))
MANY: Final = frozenset(("NNS", "NNPS"))
SUBJECT_ENDS: Final = frozenset(("NN", "NNS", "NNP", "NNPS", "CD"))
WITHIN: Final = ("compound", "nmod", "amod")


class _Words(msgspec.Struct, frozen=True):
    """The lists of words/headlines.txt; its head says what each holds."""

    singular: frozenset[str]
    plural: frozenset[str]
    alone: frozenset[str]
    collective: frozenset[str]


@cache
def _words() -> _Words:
    return read_lists_as(data_path("lexicon", "en", "words", "headlines.txt"), _Words)


def mend_headline(tree: Tree) -> None:
    """Make a verb of the word that must be one, if the sentence has none."""
    if not FINITE.isdisjoint(tree.tags):
        return
    for row in range(1, len(tree.words) - 1):
        if _is_verb(tree, row):
            _make_verb(tree, row, "VBD" if tree.tags[row] == "VBN" else "VBZ")
            return


def _is_verb(tree: Tree, row: int) -> bool:
    """Tell whether a word is a verb behind its subject, and not a noun or adjective."""
    before, tag = tree.tags[row - 1], tree.tags[row]
    if before not in SUBJECT_ENDS:
        return False
    if tag == "VBN":  # "Riot squads in Tbilisi used batons"
        return tree.deps[row] == "amod" and tree.heads[row] > row
    word, verbs = tree.words[row], _words()
    if tree.pos[row + 1] == "ADP" and word not in verbs.alone:
        return False  # "rebel attacks in Mali", "US sanctions on Iran"
    if tag == "NNS":
        return word in verbs.singular and before not in MANY
    base = tag in ("NN", "JJ") and word in verbs.plural
    return base and _is_several(tree, row - 1)


def _is_several(tree: Tree, row: int) -> bool:
    """Tell whether a phrase that ends in a row is in the plural, or a list of two."""
    listed = row > 1 and tree.words[row - 1] in (",", "and")
    return (
        tree.tags[row] in MANY
        or tree.words[row].lower() in _words().collective
        or (listed and tree.tags[row] == tree.tags[row - 2] == "NNP")
    )


def _make_verb(tree: Tree, row: int, tag: str) -> None:
    """Hang the sentence on a verb: what stood before it acts, the old head is hit."""
    root = next((r for r, head in enumerate(tree.heads) if head == r), row)
    subject = root if root < row else row - 1
    tree.tags[row], tree.pos[row] = tag, "VERB"
    for other, head in enumerate(tree.heads[:row]):
        if other != subject and head >= row:
            _hang_before(tree, other, subject)
    for other in range(row + 1, len(tree.heads)):
        _hang_behind(tree, other, (row, root))
    if root > row:
        tree.heads[root], tree.deps[root] = row, "dobj"
    tree.heads[row], tree.deps[row] = row, "ROOT"
    tree.heads[subject], tree.deps[subject] = row, "nsubj"


def _hang_before(tree: Tree, row: int, subject: int) -> None:
    """Hang a word before the verb on the subject, or on the preposition before it."""
    word = tree.words[row - 1] if row else ""
    if row and tree.pos[row - 1] == "ADP":
        tree.heads[row], tree.deps[row] = row - 1, "pobj"
    else:
        tree.heads[row] = subject
        tree.deps[row] = "conj" if word in (",", "and") else tree.deps[row]


def _hang_behind(tree: Tree, row: int, over: tuple[int, int]) -> None:
    """Hang a word behind the verb on it, or on the old head of the sentence."""
    verb, root = over
    if tree.heads[row] < verb:
        tree.heads[row] = verb
        tree.deps[row] = "dobj" if tree.deps[row] == "pobj" else tree.deps[row]
    elif row < root and tree.heads[row] == verb and tree.deps[row] in WITHIN:
        tree.heads[row] = root
