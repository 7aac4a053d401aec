"""Mend lists whose members the parser hangs on the wrong word.

An apposition in the middle of a sentence is closed by a comma, a list is not: "the UN,
the AU and Chad agreed" tells of three, "Karim Daud, Prince and Prime Minister, agreed"
of one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dragoman.parsing.mending import Tree, is_below
from dragoman.parsing.offices import is_human, start_of
from dragoman.parsing.words import vocabulary

NAMES: Final = ("NNP", "NNPS")
SUBJECTS: Final = ("nsubj", "nsubjpass")
GOVERNED: Final = ("xcomp", "conj", "ccomp")
SHARED: Final = ("between", "among")
TITLE: Final = ("NN", "NNP", "JJ", "DT")


def mend_lists(tree: Tree) -> None:
    """Join the members of lists to each other, and part what is no list."""
    for row, dep in enumerate(tree.deps):
        if dep in MENDERS:
            MENDERS[dep](tree, row)


def _mend_member(tree: Tree, row: int) -> None:
    """Take for a member what seems an apposition: "the UN, the AU and Chad agreed"."""
    head = tree.heads[row]
    if tree.tags[row] == "VBG" and tree.words[row - 1] == ",":
        tree.deps[row] = "acl"  # "Daud, meeting in Lima with the envoy, vowed to stay"
        return
    if tree.tags[row] == "NNP" and tree.tags[head] == "NNS":
        _mend_named(tree, row)
    if tree.tags[row] == tree.tags[head] == "NNP":
        _mend_behind_preposition(tree, row)
    named = tree.tags[row] in NAMES and tree.tags[head] in NAMES
    last = _joined_by_and(tree, row)
    if named and last > row > head and _is_open(tree, head, row):
        end = max(r for r in range(last, len(tree.words)) if is_below(tree, r, last))
        verb = tree.heads[head]
        if tree.words[end + 1 : end + 2] != [","] and end < verb:
            tree.deps[row] = "conj"


def _mend_behind_preposition(tree: Tree, row: int) -> None:
    """Read "between Chad, Mali, Niger", "the head of the force in Chad, Ana Ruiz"."""
    head = top = tree.heads[row]
    while tree.deps[top] == "conj" and tree.heads[top] < top:
        top = tree.heads[top]
    first = start_of(tree, row)
    if tree.words[first - 1] != "," or tree.deps[top] != "pobj":
        return
    if tree.words[tree.heads[top]] in SHARED:
        tree.deps[row] = "conj"
    elif top == head and tree.words[first].lower() in vocabulary().first_names:
        above = head
        while tree.deps[above] in ("pobj", "prep") and tree.heads[above] < above:
            above = tree.heads[above]
        if is_human(tree, above) and not is_human(tree, head):
            tree.heads[row] = above


def _is_open(tree: Tree, head: int, row: int) -> bool:
    """Tell whether a comma parts a name from the subject before it."""
    return tree.deps[head] in SUBJECTS and tree.words[start_of(tree, row) - 1] == ","


def _joined_by_and(tree: Tree, row: int) -> int:
    """The last that "and" joins to a row, or -1."""
    joined = (
        r
        for r in range(len(tree.words) - 1, row, -1)
        if tree.heads[r] == row
        and tree.deps[r] == "conj"
        and tree.words[start_of(tree, r) - 1] == "and"
    )
    return next(joined, -1)


def _mend_joined(tree: Tree, row: int) -> None:
    """Mend what is joined to another: two offices of one, an office, a verb."""
    head = tree.heads[row]
    if tree.tags[row] == "VBD" and tree.tags[head] == "VB":
        _mend_verb(tree, row)
    elif tree.tags[row] == "NNP" and tree.tags[head] == "NNP":
        _mend_offices(tree, row)
    elif tree.tags[row] in ("NN", "NNS") and tree.tags[head] == "NNP":
        _mend_office(tree, row)
    elif tree.tags[row] == "NNP" and tree.tags[head] == "NNS":
        _mend_named(tree, row)


def _mend_named(tree: Tree, row: int) -> None:
    """Let two names stand for "two": "met the two generals, Ann Roe and Ben Daud"."""
    head, last = tree.heads[row], _joined_by_and(tree, row)
    two = head - 1 > 0 and tree.words[head - 1].lower() in ("two", "both")
    if not two or last < 0 or tree.words[start_of(tree, row) - 1] != ",":
        return
    above = tree.heads[head]
    tree.heads[row] = row if above == head else above
    tree.deps[row] = tree.deps[head]
    tree.heads[head], tree.deps[head] = row, "appos"


def _mend_verb(tree: Tree, row: int) -> None:
    """Join a past to the past before it: "told them to go and expelled the envoy"."""
    above = tree.heads[row]
    for _ in tree.heads:
        if tree.tags[above] == "VB" and tree.deps[above] in GOVERNED:
            above = tree.heads[above]
    subject = any(tree.deps[r] in SUBJECTS and tree.heads[r] == row for r in range(row))
    if tree.tags[above] == "VBD" and above < row and not subject:
        tree.heads[row] = above


def _mend_offices(tree: Tree, row: int) -> None:
    """Let offices between commas tell of the name before: "Daud, Emir and Premier,"."""
    head, last = tree.heads[row], _joined_by_and(tree, row)
    if last < 0 or tree.words[last + 1 : last + 2] != [","]:
        return
    if _is_open(tree, head, row) and all(_is_title(tree, r) for r in (row, last)):
        tree.deps[row] = tree.deps[last] = "appos"
        tree.heads[last] = head


def _is_title(tree: Tree, row: int) -> bool:
    """Tell whether a phrase is an office and names nobody."""
    first = start_of(tree, row)
    known = vocabulary().first_names
    return (
        is_human(tree, row)
        and {*tree.tags[first:row]} <= {*TITLE}
        and not any(word.lower() in known for word in tree.words[first:row])
    )


def _mend_office(tree: Tree, row: int) -> None:
    """Join an office to the offices before it and not to what those are of.

    "The presidents of Kenya and Uganda and the prime minister of Ethiopia."
    """
    above = tree.heads[row]
    for _ in tree.heads:
        above = tree.heads[above] if tree.deps[above] == "conj" else above
    noun = tree.heads[tree.heads[above]]
    if tree.deps[above] != "pobj" or tree.words[tree.heads[above]] != "of":
        return
    article = tree.words[start_of(tree, row)] == "the"
    if article and _are_people(tree, row) and _are_people(tree, noun) and noun < above:
        tree.heads[row] = noun


def _are_people(tree: Tree, row: int) -> bool:
    word = tree.words[row].lower()
    one = word.removesuffix("s") if tree.tags[row] == "NNS" else word
    return vocabulary().one_human(one)


def _mend_first(tree: Tree, row: int) -> None:
    """Let a list begin with what the parser takes for an adverb.

    "Leaders of the Front, the government and the mediators signed a truce."
    """
    verb = tree.heads[row]
    if tree.tags[row] != "NNS" or not _are_people(tree, row) or verb < row:
        return
    after = (r for r in range(row + 1, verb) if tree.heads[r] == verb)
    subject = next((r for r in after if tree.deps[r] in SUBJECTS), -1)
    if subject < 0 or _joined_by_and(tree, subject) < 0:
        return
    if tree.words[start_of(tree, subject) - 1] == ",":
        tree.deps[row] = tree.deps[subject]
        tree.heads[subject], tree.deps[subject] = row, "conj"


def _mend_behind(tree: Tree, row: int) -> None:
    """Hang an adjective on the last before it: "police and rebels loyal to Daud"."""
    head = tree.heads[row]
    if head < row - 1 and tree.deps[row - 1] == "conj" and tree.heads[row - 1] == head:
        tree.heads[row] = row - 1


MENDERS: Final[dict[str, Callable[[Tree, int], None]]] = {
    "appos": _mend_member,
    "conj": _mend_joined,
    "npadvmod": _mend_first,
    "amod": _mend_behind,
}  # by the label of the word at which a mistake shows
