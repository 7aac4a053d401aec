"""Give the second of two clauses what the parser leaves in the first.

Of "met in Lima and Chile recalled its envoy" it makes one who met in two places and
recalled. A noun beside a finite verb, with no "and" between them, is its subject.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dragoman.parsing.mending import Tree, is_below
from dragoman.parsing.tellers import FINITE, SUBJECTS

SECOND: Final = ("conj", "advcl", "dep")  # what such a verb seems to be
BEFORE: Final = ("aux", "auxpass", "neg", "advmod")  # of one verb: "has not met"
NOUNS: Final = ("NN", "NNS", "NNP", "NNPS")
MANY: Final = ("NNS", "NNPS")
PRONOUNS: Final = {"they": True, "we": True, "it": False, "he": False, "she": False}


def mend_second_clauses(tree: Tree) -> None:
    """Find second clauses, and give them their subjects or whom they tell of."""
    for row, dep in enumerate(tree.deps):
        if dep in SECOND and tree.pos[row] in ("VERB", "AUX"):
            _mend_verb(tree, row)
        elif dep == "ccomp" and row < tree.heads[row]:
            _part(tree, row, tree.heads[row])


def _part(tree: Tree, first: int, second: int) -> None:
    """Part what a semicolon parts: "Mora met them; he also accused Peru"."""
    subject = _subject(tree, second)
    parted = first < subject < second and tree.words[subject - 1] == ";"
    if parted and tree.tags[first] in FINITE and _subject(tree, first) >= 0:
        above, label = tree.heads[second], tree.deps[second]
        tree.heads[first], tree.deps[first] = (
            (first if above == second else above),
            label,
        )
        tree.heads[second], tree.deps[second] = first, "conj"


def _mend_verb(tree: Tree, verb: int) -> None:
    if _subject(tree, verb) >= 0 or _mend_voice(tree, verb):
        return
    first = _first_of(tree, verb)
    if not first or tree.tags[first] not in FINITE:
        return
    if tree.deps[first - 1] == "conj" and tree.tags[first - 1] in NOUNS:
        _mend_subject(tree, verb, first - 1)
    elif tree.deps[verb] == "conj":
        _mend_number(tree, verb, first)


def _first_of(tree: Tree, verb: int) -> int:
    """The first of a verb and its helpers, which tells the tense."""
    at = verb
    while at and tree.heads[at - 1] == verb and tree.deps[at - 1] in BEFORE:
        at -= 1
    return next((r for r in range(at, verb) if tree.deps[r] != "advmod"), verb)


def _subject(tree: Tree, verb: int) -> int:
    """The subject of a verb; -1 if it has none."""
    return next(_below(tree, verb, *SUBJECTS), -1)


def _below(tree: Tree, row: int, *labels: str) -> Iterator[int]:
    """What hangs on a word and bears one of these labels."""
    for other, head in enumerate(tree.heads):
        if head == row and tree.deps[other] in labels:
            yield other


def _mend_subject(tree: Tree, verb: int, last: int) -> None:
    """Make a subject of the end of a list: "in Lima and Chile recalled its envoy"."""
    listed = [last]
    while tree.deps[listed[-1]] == "conj" and tree.heads[listed[-1]] < listed[-1]:
        listed.append(tree.heads[listed[-1]])
    top, above = listed[-1], tree.heads[verb]
    if tree.deps[top] in SUBJECTS or not is_below(tree, top, above) or top == above:
        return
    if _has(tree, verb, "mark"):
        return
    link = _link(tree, top, last)
    members = [r for r in reversed(listed) if link < r]
    if not members or tree.heads[link] not in listed or _are_parted(tree, top):
        return
    subject = members[0]
    for row in members[1:]:
        if tree.heads[row] not in members:
            tree.heads[row] = subject
    tree.heads[link] = above
    tree.heads[subject], tree.deps[subject] = verb, "nsubj"
    tree.heads[verb], tree.deps[verb] = above, "conj"


def _link(tree: Tree, top: int, last: int) -> int:
    """The "and" between the clauses: the last behind a comma, or else the first."""
    links = [r for r in range(top, last) if tree.deps[r] == "cc"]
    behind_comma = [r for r in links if tree.words[r - 1] == ","]
    return behind_comma[-1] if behind_comma else links[0] if links else last


def _are_parted(tree: Tree, row: int) -> bool:
    """Tell whether a list must have two members: "a clash between A and B left"."""
    return tree.words[tree.heads[row]].lower() in ("between", "among")


def _mend_voice(tree: Tree, verb: int) -> bool:
    """Hang one that acts on the speaker: "denied it was hit and accused the army"."""
    above = tree.heads[verb]
    saying = tree.heads[above]
    said = tree.deps[above] == "ccomp" and saying < above < verb
    past = tree.tags[saying] == "VBD" and tree.tags[verb] in ("VBD", "VBN")
    if not said or not past or tree.deps[verb] != "conj":
        return False
    passive = _has(tree, above, "auxpass") and not _has(tree, above, "dobj")
    if not passive or not _has(tree, verb, "dobj") or _has(tree, verb, "auxpass"):
        return False
    tree.tags[verb] = "VBD"
    _hang_on(tree, verb, saying)
    return True


def _has(tree: Tree, row: int, label: str) -> bool:
    return next(_below(tree, row, label), -1) >= 0


def _hang_on(tree: Tree, verb: int, saying: int) -> None:
    """Hang a verb, and the "and" before it, on the verb of who says something."""
    for row in _below(tree, tree.heads[verb], "cc"):
        if row < verb:
            tree.heads[row] = saying
    tree.heads[verb] = saying


def _mend_number(tree: Tree, verb: int, first: int) -> None:
    """Hang a verb on one that agrees: "Israel says troops are in Rafah and denies"."""
    above = tree.heads[verb]
    saying = tree.heads[above]
    own, other = _subject(tree, above), _subject(tree, saying)
    if tree.deps[above] != "ccomp" or own < 0 or other < 0 or saying > above:
        return
    many = {"VBZ": False, "VBP": True}.get(tree.tags[first])
    if many is None or _is_many(tree, own) == many or _is_many(tree, other) != many:
        return
    _hang_on(tree, verb, saying)


def _is_many(tree: Tree, row: int) -> bool:
    """Tell whether a subject is several."""
    known = PRONOUNS.get(tree.words[row].lower())
    plural = tree.tags[row] in MANY if known is None else known
    return plural or _has(tree, row, "conj")
