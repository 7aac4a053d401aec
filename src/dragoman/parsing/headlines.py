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
from dragoman.parsing.verbs import TIMES

FINITE: Final = frozenset(("VBD", "VBZ", "VBP", "MD"))
MANY: Final = frozenset(("NNS", "NNPS"))
SUBJECT_ENDS: Final = frozenset(("NN", "NNS", "NNP", "NNPS", "CD"))
WITHIN: Final = ("compound", "nmod", "amod")
PAST: Final = ("VBD", "VBN")
CLAUSES: Final = ("ROOT", "ccomp", "conj", "parataxis")
ACTIVE: Final = frozenset(("dobj", "prt", "ccomp", "xcomp", "auxpass", "aux", "agent"))
LISTED: Final = frozenset(("NNP", "NNPS", "NNS", "JJ"))  # words of a second party
SEEMING: Final = ("pobj", "appos", "conj")  # what an object behind the verb seems to be
MOST: Final = 20  # words of a headline
STOPS: Final = frozenset(".!?\"'")


class _Words(msgspec.Struct, frozen=True):
    """The lists of words/headlines.txt; its head says what each holds."""

    singular: frozenset[str]
    plural: frozenset[str]
    alone: frozenset[str]
    collective: frozenset[str]
    undergone: frozenset[str]


@cache
def _words() -> _Words:
    return read_lists_as(data_path("lexicon", "en", "words", "headlines.txt"), _Words)


def mend_headline(tree: Tree) -> None:
    """Make a verb of the word that must be one, if the sentence has none."""
    pairs = zip(tree.tags, tree.deps, strict=True)
    if any(tag in FINITE and dep not in WITHIN for tag, dep in pairs):
        return
    for row in range(1, len(tree.words) - 1):
        if _is_verb(tree, row):
            _make_verb(tree, row, "VBD" if tree.tags[row] == "VBN" else "VBZ")
            return


def mend_names(tree: Tree) -> None:
    """Give a headline its subject back: "Xi, Putin hold talks", "Nurses to strike".

    The parser makes an adverb of the first of two names, a part of the verb of a lone
    one, and a head of what is struck over.
    """
    if len(tree.words) < MOST and tree.words[-1] not in STOPS:
        _join_names(tree)
        _free_name(tree)
        _make_passive(tree)
        _hang_topic(tree)


def _join_names(tree: Tree) -> None:
    """Join two names before a verb, the first of which the parser hung elsewhere."""
    if "," not in tree.words[1:4]:
        return
    comma = tree.words.index(",", 1)
    named = set(tree.tags[:comma]) == {"NNP"} and tree.words[0] not in TIMES
    subjects = [r for r, dep in enumerate(tree.deps) if dep == "nsubj" and r > comma]
    if not named or not subjects or tree.words.count(",") > 1:
        return
    first, second = comma - 1, subjects[0]
    verb = tree.heads[second]
    between = tree.tags[comma + 1 : second + 1]
    several = LISTED.issuperset(between) and tree.tags[second] in (*MANY, "NNP")
    if tree.tags[verb] == "VBZ" or not several or tree.heads[first] != verb:
        return
    tree.deps[first], tree.heads[comma] = "nsubj", first
    tree.heads[second], tree.deps[second] = first, "conj"


def _free_name(tree: Tree) -> None:
    """Let a name act that the parser takes for the first part of its verb."""
    for row, dep in enumerate(tree.deps[:3]):
        verb = tree.heads[row]
        if (dep, tree.tags[row], verb) == ("compound", "NNP", row + 1) and (
            tree.pos[verb] == "VERB"
        ):
            tree.deps[row] = "nsubj"


def _make_passive(tree: Tree) -> None:
    """Let somebody undergo what a headline says without "was": "Two held in Goma"."""
    below: dict[int, list[int]] = {
        row: []
        for row, dep in enumerate(tree.deps)
        if dep in CLAUSES and tree.tags[row] in PAST
    }
    for row, head in enumerate(tree.heads):
        if head in below and row != head:
            below[head].append(row)
    for verb, rows in below.items():
        labels = [tree.deps[r] for r in rows]
        told = tree.tags[verb] == "VBN" or tree.words[verb] in _words().undergone
        if told and labels.count("nsubj") == 1 and not ACTIVE.intersection(labels):
            tree.tags[verb] = "VBN"
            tree.deps[rows[labels.index("nsubj")]] = "nsubjpass"


def _hang_topic(tree: Tree) -> None:
    """Hang "pay" in "Nurses to strike over pay" on its preposition."""
    root = next((r for r, head in enumerate(tree.heads) if head == r), 0)
    if not root or tree.pos[root] not in ("NOUN", "PROPN"):
        return
    for row in range(1, root):
        verb = tree.heads[row]
        actor = tree.heads[verb]
        if tree.deps[row] == "prt" and row == verb + 1 and tree.heads[actor] == root:
            if any(r for r in range(row + 1, root) if tree.heads[r] != root):
                return
            tree.deps[row], tree.pos[row], tree.tags[row] = "prep", "ADP", "IN"
            tree.heads[root], tree.deps[root] = row, "pobj"
            tree.heads[actor], tree.deps[actor] = verb, "nsubj"
            tree.heads[verb], tree.deps[verb] = verb, "ROOT"
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
    base = tag in ("NN", "JJ", "VBP", "VB") and word in verbs.plural
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
        joined = tree.deps[row] == "conj" and tree.words[row - 1] in (",", "and")
        seems = tree.deps[row] in SEEMING and not joined
        tree.deps[row] = "dobj" if seems else tree.deps[row]
    elif row < root and tree.heads[row] == verb and tree.deps[row] in WITHIN:
        tree.heads[row] = root
