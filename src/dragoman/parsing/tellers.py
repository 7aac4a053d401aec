"""Mend who tells what a sentence says, where the parser hangs him on what is told.

"Police seized drugs on three days, the IRNA agency reported", where it sees an agency
that was seized; "in a report on Mali, Roe, who left, said", where Mali is called Roe.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dragoman.parsing.mending import Tree, is_below
from dragoman.parsing.mending_words import mending_words
from dragoman.parsing.offices import is_human, start_of

FINITE: Final = ("VBD", "VBZ", "VBP")
SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
BEING: Final = ("is", "are", "was", "were", "be", "been")
OPENED: Final = ("pobj", "prep")
SEEMING: Final = ("dobj", "attr", "appos", "npadvmod")  # what one who tells seems to be


def mend_tellers(tree: Tree) -> None:
    """Make who tells the subject of his verb, and what he tells its content."""
    telling = mending_words().telling
    for row, dep in enumerate(tree.deps):
        if (dep, tree.tags[row]) in MENDERS:
            MENDERS[dep, tree.tags[row]](tree, row)
        elif tree.words[row] not in telling:
            continue
        elif dep in ("conj", "ROOT"):
            _mend_told(tree, row)
            _part_subjects(tree, row)
        elif dep == "acl":
            _mend_described(tree, row)


def _mend_added(tree: Tree, verb: int) -> None:
    """Let him add who said: "The envoy said police held ten men, adding that"."""
    words = mending_words()
    told = tree.heads[verb]
    saying = tree.heads[told]
    said = words.telling | words.adding
    if tree.words[verb - 1] != "," or tree.deps[told] != "ccomp":
        return
    if not saying < told < verb:
        return
    if tree.words[told] in said or tree.words[saying] not in said:
        return
    # A thing that only is so asks for nothing: "the ban was wrong, urging Mali to act".
    urges = tree.words[verb] in words.urging and tree.words[told] in BEING
    if urges or tree.words[verb] in words.adding:
        tree.heads[verb] = saying


def _mend_passed_on(tree: Tree, verb: int) -> None:
    """Let him say it who is quoted: "a daily quoted Ann Roe as saying that"."""
    words, preposition = mending_words(), tree.heads[verb]
    quoting = tree.heads[preposition]
    if tree.words[preposition] != "as" or tree.words[quoting] not in words.quoting:
        return
    kids = [r for r, head in enumerate(tree.heads) if head == quoting and r != quoting]
    quoted = next((r for r in kids if tree.deps[r] == "dobj" and r < verb), -1)
    if quoted < 0:
        return
    tree.heads[quoted], tree.deps[quoted] = verb, "nsubj"
    for row in kids:
        if tree.deps[row] == "ccomp" and row < quoting:
            tree.heads[row] = verb


def _mend_namesake(tree: Tree, row: int) -> None:
    """Make a name the subject of its verb: "In a report on Mali, Roe, who left, said".

    The parser takes it for another name of what the sentence opens with.
    """
    place = verb = tree.heads[row]
    if tree.deps[place] != "pobj" or tree.words[start_of(tree, row) - 1] != ",":
        return
    while tree.deps[verb] in OPENED and tree.heads[verb] != verb:
        verb = tree.heads[verb]
    kids = [r for r, head in enumerate(tree.heads) if head == verb]
    has_subject = any(tree.deps[r] in SUBJECTS for r in kids)
    if has_subject or verb < row or tree.tags[verb] not in FINITE:
        return
    tree.heads[row], tree.deps[row] = verb, "nsubj"
    for clause in range(row + 1, verb):
        if tree.heads[clause] == place and tree.deps[clause] == "relcl":
            tree.heads[clause] = row


def _mend_told(tree: Tree, verb: int) -> None:
    """Let who says so stand behind: "Rebels fled, Ann Roe, a lawyer, told AFP."."""
    told = tree.heads[verb]
    if tree.words[verb - 1] != "," or tree.heads[told] != told or told > verb:
        return
    kids = [r for r, head in enumerate(tree.heads) if head == verb and r != verb]
    if any(tree.deps[r] in SUBJECTS for r in kids):
        return
    if told == verb:
        told = next((r for r in kids if tree.deps[r] == "ccomp" and r < verb), verb)
    names = (
        r
        for r in range(told + 1, verb)
        if tree.tags[r] == "NNP"
        and tree.deps[r] in ("appos", "conj")
        and tree.words[start_of(tree, r) - 1] == ","
        and max(n for n in range(verb) if is_below(tree, n, r)) == verb - 2
    )
    name = next(names, -1)
    if name >= 0:
        tree.heads[name], tree.deps[name] = verb, "nsubj"
        tree.heads[told], tree.deps[told] = verb, "ccomp"
        tree.heads[verb], tree.deps[verb] = verb, "ROOT"


def _mend_source(tree: Tree, row: int) -> None:
    """Leave a source its name: "According to news agency UNB, the union, led by"."""
    verb, before = tree.heads[row], row - 1
    to = tree.heads[before]
    if tree.deps[before] != "pobj" or tree.words[to - 1].lower() != "according":
        return
    others = (r for r in range(row + 1, verb) if tree.heads[r] == row)
    subject = next((r for r in others if tree.deps[r] == "appos"), -1)
    if subject > 0 and tree.words[start_of(tree, subject) - 1] == ",":
        tree.heads[row], tree.deps[row] = before, "appos"
        tree.heads[subject], tree.deps[subject] = verb, "nsubj"
        for other in range(subject + 1, verb):
            if tree.heads[other] == row:
                tree.heads[other] = subject


def _mend_described(tree: Tree, verb: int) -> None:
    """Let who seems to be told of tell: "They fled in May, the agency reported."."""
    name = tree.heads[verb]
    above = tree.heads[name]
    kids = (tree.deps[row] for row, head in enumerate(tree.heads) if head == verb)
    if verb != name + 1 or tree.deps[name] not in SEEMING or "agent" in kids:
        return
    start = start_of(tree, name)
    if not start or tree.words[start - 1] != "," or not _may_tell(tree, name):
        return
    for _ in tree.heads:  # what is mended may stand in a ring for a while
        above = tree.heads[above]
    tree.heads[above], tree.deps[above] = verb, "ccomp"
    tree.heads[verb], tree.deps[verb], tree.tags[verb] = verb, "ROOT", "VBD"
    tree.heads[name], tree.deps[name] = verb, "nsubj"


def _may_tell(tree: Tree, row: int) -> bool:
    """Tell whether a word names a body or somebody: "agency", "official", "IRNA"."""
    tag, word = tree.tags[row], tree.words[row]
    body = word in mending_words().tellers or is_human(tree, row)
    return tag == "NNP" or (tag == "NN" and body)


def _part_subjects(tree: Tree, verb: int) -> None:
    """Leave one who tells: "the tax chief, Ana Ruiz, Interfax reported"."""
    first, last = _subjects(tree, verb) or (verb, verb)
    start = start_of(tree, first)
    apart = tree.words[start - 1] == "," and tree.words[first + 1] == ","
    if start > 1 and last == verb - 1 and first < last and apart:
        tree.heads[first], tree.deps[first] = start - 2, "appos"


def _subjects(tree: Tree, verb: int) -> tuple[int, int] | None:
    """The two subjects of a verb, if there are two."""
    rows = [
        row
        for row, head in enumerate(tree.heads)
        if head == verb and tree.deps[row] == "nsubj"
    ]
    return (rows[0], rows[1]) if len(rows) == 2 else None


MENDERS: Final[dict[tuple[str, str], Callable[[Tree, int], None]]] = {
    ("advcl", "VBG"): _mend_added,
    ("pcomp", "VBG"): _mend_passed_on,
    ("appos", "NNP"): _mend_namesake,
    ("nsubj", "NNP"): _mend_source,
}  # by the label and tag of the word at which a mistake shows
