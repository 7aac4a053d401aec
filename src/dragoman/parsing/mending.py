"""Mend what the parser gets wrong in the same way again and again.

Such mistakes tear the parties of an act apart: "with" is taken for a conjunction
("spoke with Bennett to offer thanks"), a name in a list for a second verb or
object ("met Kallas of Estonia, Levits of Latvia and Nauseda"), "Jr." for a person.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from dragoman.parsing.mending_words import mending_words

WITHIN: Final = ("of", "for")  # prepositions within the title of one person
INNER: Final = ("compound", "nmod", "amod", "poss", "det", "punct", "nummod")
NOMINAL: Final = ("NOUN", "PROPN")
VERBAL: Final = ("VERB", "AUX")
SUFFIXES: Final = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"))
HAVE: Final = ("has", "have", "had", "'ve", "having")
BLAMING: Final = ("blame", "blames", "blamed", "blaming")
FIRST_TAGS: Final = ("DT", "CD", "PRP$", "WP$")


class Tree(NamedTuple):
    """The columns of one sentence; heads and deps may be changed."""

    words: list[str]
    tags: list[str]
    pos: list[str]
    deps: list[str]
    heads: list[int]


def mend(tree: Tree) -> None:
    """Change heads and deps where one of the known mistakes was made."""
    for row, dep in enumerate(tree.deps):
        if "-" in tree.words[row] and tree.tags[row] in ("NN", "JJ"):
            _mend_name(tree, row)
        if tree.words[row] in SUFFIXES:
            _mend_suffix(tree, row)
        elif dep in MENDERS:
            MENDERS[dep](tree, row)


def unless_torn(change: Callable[[Tree], None], tree: Tree) -> None:
    """Change a tree, and take the change back if what comes of it is none.

    Where a parse is quite wrong, words that hang on each other may be hung anew so
    that they stand in a ring, in which one would walk up for ever.
    """
    tags, pos = tree.tags.copy(), tree.pos.copy()
    deps, heads = tree.deps.copy(), tree.heads.copy()
    change(tree)
    if tree.heads != heads and not is_tree(tree.heads):
        tree.tags[:], tree.pos[:], tree.deps[:], tree.heads[:] = tags, pos, deps, heads


def is_tree(heads: Sequence[int]) -> bool:
    """Tell whether every word hangs, at last, on one that hangs on itself.

    >>> is_tree([1, 1, 0]), is_tree([1, 2, 0])
    (True, False)
    """
    safe: set[int] = set()
    for row in range(len(heads)):
        way: list[int] = []
        at = row
        while at not in safe and heads[at] != at:
            if len(way) > len(heads):
                return False
            way.append(at)
            at = heads[at]
        safe.update(way)
    return True


def is_below(tree: Tree, row: int, above: int) -> bool:
    """Tell whether a word hangs on another, at any depth, or is it."""
    for _ in tree.heads:  # not for ever, should they stand in a ring
        if row == above or tree.heads[row] == row:
            break
        row = tree.heads[row]
    return row == above


def _mend_preposition(tree: Tree, row: int) -> None:
    """Mend what hangs on "to", on "with", and on one that stands before "and".

    "On Friday" in "said on Friday it would leave" tells when it was said.
    """
    said = row - 1
    if tree.heads[row] > row and tree.pos[said] == "VERB" and _tells(tree, said, row):
        tree.heads[row] = said
    elif tree.words[row] == "to":
        _mend_to(tree, row)
    elif tree.words[row + 1 : row + 2] == ["and"]:
        _mend_stranded(tree, row)
    else:
        _mend_mark(tree, row)


def _tells(tree: Tree, said: int, row: int) -> bool:
    """Tell whether a preposition is hung on what is said, before whoever acts in it."""
    told = tree.heads[row]
    subjects = (r for r, head in enumerate(tree.heads) if head == told and r > row)
    first = next((r for r in subjects if tree.deps[r].startswith("nsubj")), -1)
    return tree.deps[told] == "ccomp" and tree.heads[told] == said and first > row


def _mend_mark(tree: Tree, row: int) -> None:
    if tree.words[row].lower() == "with":
        _mend_with(tree, row)
    elif tree.words[row] == "on":
        _mend_blame(tree, row)


def _mend_blame(tree: Tree, row: int) -> None:
    """Hang the last "on" on "blamed", and not on what somebody is blamed for."""
    verb = next((r for r in range(row) if tree.words[r] in BLAMING), row)
    inside = range(verb + 1, row)
    blamed = [r for r in inside if tree.deps[r] == "dobj" and tree.heads[r] == verb]
    inner = bool(blamed) and is_below(tree, row, blamed[0])
    if inner and "on" not in tree.words[row + 1 :]:
        tree.heads[row] = verb


def _mend_member(tree: Tree, row: int) -> None:
    """Join a name to the list whose member it is."""
    if tree.tags[row] == "NNP" and tree.pos[tree.heads[row]] in VERBAL:
        _mend_list(tree, row)


def _mend_apposition(tree: Tree, row: int) -> None:
    if tree.tags[row] != "NNP":
        return
    if tree.pos[tree.heads[row]] in VERBAL:
        _mend_list(tree, row)
    elif _in_list(tree, row):
        tree.deps[row] = "conj"


def _mend_to(tree: Tree, row: int) -> None:
    """Read an infinitive that was taken for a place: "urged them to pry into it"."""
    verb, above = row + 1, tree.heads[row]
    if verb >= len(tree.heads) or tree.tags[verb] != "VB" or tree.heads[verb] != row:
        return
    tree.tags[row], tree.pos[row], tree.deps[row] = "TO", "PART", "aux"
    tree.heads[row], tree.heads[verb], tree.pos[verb] = verb, above, "VERB"
    tree.deps[verb] = "xcomp" if tree.pos[above] in VERBAL else "acl"
    for other in range(verb + 1, len(tree.heads)):
        if tree.heads[other] == above and tree.deps[other] == "prep":
            tree.heads[other] = verb


def _mend_called(tree: Tree, row: int) -> None:
    """Read whom somebody called as its object, where nobody is called a name."""
    verb = tree.heads[row]
    if tree.words[verb] not in mending_words().called:
        return
    kids = {tree.deps[r] for r, head in enumerate(tree.heads) if head == verb}
    if tree.tags[row] == "NNP" and "nsubj" in kids and "dobj" not in kids:
        tree.deps[row] = "dobj"


def _mend_stranded(tree: Tree, row: int) -> None:
    """Give "with" its object in "solidarity with and support for the people"."""
    if row in tree.heads:
        return
    if tree.pos[row - 1] == "NOUN":
        tree.heads[row] = row - 1
    for at in range(row + 3, min(row + 6, len(tree.heads))):
        behind = [r for r, head in enumerate(tree.heads) if head == at]
        found = [r for r in behind if r > at and tree.deps[r] == "pobj"]
        noun = tree.heads[at]
        if tree.deps[at] == "prep" and found and not is_below(tree, row, noun):
            tree.heads[found[0]] = row
            if row < noun < at and tree.pos[noun] == "VERB":
                tree.heads[noun], tree.deps[noun] = tree.heads[row], "conj"
                tree.tags[noun], tree.pos[noun] = "NN", "NOUN"
            return


def _mend_modifier(tree: Tree, row: int) -> None:
    """Mend what seems to describe a noun: "shot dead", "had tortured"."""
    _mend_dead(tree, row)
    _mend_perfect(tree, row)


def _mend_perfect(tree: Tree, row: int) -> None:
    """Read "had tortured refugees" as one verb, not as having such refugees."""
    have, noun = row - 1, tree.heads[row]
    if (
        tree.tags[row] != "VBN"
        or tree.words[have].lower() not in HAVE
        or tree.heads[noun] != have
        or tree.deps[noun] != "dobj"
        or tree.words[row] in mending_words().describing
    ):
        return
    for other, head in enumerate(tree.heads):
        if head == have and other != have:
            tree.heads[other] = row
    above = tree.heads[have]
    tree.heads[row], tree.deps[row] = (row if above == have else above), tree.deps[have]
    tree.heads[have], tree.deps[have], tree.pos[have] = row, "aux", "AUX"
    tree.pos[row] = "VERB"


def _mend_allies(tree: Tree, row: int) -> None:
    """Let the allies stand beside a state: "US and Western allies held a drill"."""
    head = tree.heads[row]
    behind = tree.words[row + 1 : row + 2], tree.tags[row + 2 : row + 3]
    if (
        head != row + 3
        or tree.words[head] not in mending_words().allies
        or behind != (["and"], ["JJ"])
    ):
        return
    above, dep = tree.heads[head], tree.deps[head]
    tree.heads[row], tree.deps[row] = (row if above == head else above), dep
    tree.heads[head], tree.deps[head] = row, "conj"
    tree.heads[row + 1], tree.heads[row + 2], tree.deps[row + 2] = row, head, "amod"


def _mend_compound(tree: Tree, row: int) -> None:
    """Part what seems to be one noun: "on bail two men", "US and Western allies"."""
    _mend_bare(tree, row)
    _mend_allies(tree, row)


def _mend_bare(tree: Tree, row: int) -> None:
    """Part "on bail" from what was freed: "freed on bail two ministers"."""
    if tree.words[row] not in mending_words().bare:
        return
    head, prep = tree.heads[row], row - 1
    verb = tree.heads[prep]
    apart = tree.tags[row + 1 : row + 2] and tree.tags[row + 1] in FIRST_TAGS
    if apart and tree.heads[head] == prep and tree.pos[verb] == "VERB":
        tree.heads[row], tree.deps[row] = prep, "pobj"
        tree.heads[head], tree.deps[head] = verb, "dobj"


def _mend_dead(tree: Tree, row: int) -> None:
    """Let "dead" tell how it ended and not who was shot: "shot dead two guards"."""
    noun = tree.heads[row]
    struck = row > 0 and tree.heads[noun] == row - 1 and tree.deps[noun] == "dobj"
    if (
        tree.words[row] == "dead"
        and struck
        and tree.words[row - 1] in mending_words().struck
    ):
        tree.heads[row], tree.deps[row] = row - 1, "acomp"


def _mend_name(tree: Tree, row: int) -> None:
    """Take "Sherwood-Randall" behind a name for a name."""
    parts = tree.words[row].split("-")
    if row and tree.tags[row - 1] == "NNP" and all(part.istitle() for part in parts):
        tree.tags[row], tree.pos[row] = "NNP", "PROPN"


def _mend_suffix(tree: Tree, row: int) -> None:
    """Hang "Jr." on the name before it, and what hung on it too."""
    at = row - 1 if row and tree.words[row - 1] != "," else row - 2
    if at < 0 or tree.pos[at] != "PROPN" or tree.heads[row] == row:
        return
    if tree.heads[at] != row and is_below(tree, at, row):
        return
    for other, head in enumerate(tree.heads):
        if head == row and tree.deps[other] in ("conj", "cc", "prep"):
            tree.heads[other] = at
    if tree.heads[at] != row:
        tree.heads[row], tree.deps[row] = at, "appos"


def _in_list(tree: Tree, row: int) -> bool:
    """Tell whether a seeming apposition is an item of a list that goes on behind it.

    The list has begun before it, or both are somebody of somewhere with a title.
    """
    head = tree.heads[row]
    if not _goes_on(tree, row):
        return False
    begun = any(
        tree.heads[r] == head and tree.deps[r] == "conj" for r in range(head + 1, row)
    )
    return begun or (_is_titled(tree, row) and _is_titled(tree, head))


def _is_titled(tree: Tree, row: int) -> bool:
    """Tell whether a name has words before it and its home behind: "X Y of Z"."""
    kids = [r for r, head in enumerate(tree.heads) if head == row]
    return any(tree.deps[r] == "compound" for r in kids) and any(
        tree.words[r] == "of" for r in kids
    )


def _mend_with(tree: Tree, row: int) -> None:
    """Give "with" its object back, which was made the subject of an infinitive."""
    deps, heads = tree.deps, tree.heads
    if deps[row] == "prep" and row in heads[row + 1 :]:
        return
    for at in range(row + 1, len(heads)):
        verb = heads[at]
        if deps[at] == "nsubj" and tree.tags[verb] == "VB" and verb > at:
            if heads[row] not in (verb, heads[verb]) or not _has_to(tree, at, verb):
                return
            if heads[row] == verb:
                heads[row], deps[row] = heads[verb], "prep"
            heads[at], deps[at] = row, "pobj"
            return
        if tree.pos[at] in VERBAL:
            return


def _has_to(tree: Tree, first: int, verb: int) -> bool:
    return any(
        tree.tags[r] == "TO" and tree.heads[r] == verb for r in range(first, verb)
    )


def _mend_list(tree: Tree, row: int) -> None:
    """Join a name to the list that it goes on, not to the verb before the list."""
    words, heads = tree.words, tree.heads
    first = min((r for r in range(row) if _belongs(tree, r, row)), default=row)
    at = first - 1
    marks = []
    while at > 0 and words[at] in (",", "and"):
        marks.append(words[at])
        at -= 1
    at = _before_brackets(words, at)
    if not marks or at <= heads[row] or tree.pos[at] not in NOMINAL:
        return
    if tree.deps[row] != "conj" and not (
        "," in marks and (_goes_on(tree, row) or "and" in marks)
    ):
        return
    before = _item(tree, at)
    if before != row and tree.pos[before] in NOMINAL and before > heads[row]:
        heads[row], tree.deps[row] = before, "conj"


def _before_brackets(words: list[str], row: int) -> int:
    """The row before words in brackets that end here: "the Congo (DRC)"."""
    if words[row] != ")":
        return row
    return next((r - 1 for r in range(row, 0, -1) if words[r] == "("), row)


def _belongs(tree: Tree, row: int, head: int) -> bool:
    """Tell whether a row is a modifier before a head."""
    return (
        tree.heads[row] == head or tree.heads[tree.heads[row]] == head
    ) and tree.deps[row] in INNER


def _goes_on(tree: Tree, row: int) -> bool:
    """Tell whether a name has others of its list behind it."""
    return any(
        tree.heads[r] == row and tree.deps[r] == "conj"
        for r in range(row + 1, len(tree.heads))
    )


def _item(tree: Tree, row: int) -> int:
    """The head of the item of a list that ends with a row: "Levits of Latvia"."""
    for _ in range(len(tree.heads)):
        above = tree.heads[row]
        if tree.deps[row] in INNER and tree.pos[above] in NOMINAL:
            row = above
        elif (
            tree.deps[row] == "pobj"
            and tree.words[above].lower() in WITHIN
            and tree.pos[tree.heads[above]] in NOMINAL
        ):
            row = tree.heads[above]
        else:
            break
    return row


MENDERS: Final[dict[str, Callable[[Tree, int], None]]] = {
    "prep": _mend_preposition,
    "mark": _mend_mark,
    "oprd": _mend_called,
    "compound": _mend_compound,
    "nmod": _mend_allies,
    "amod": _mend_modifier,
    "conj": _mend_member,
    "dobj": _mend_member,
    "npadvmod": _mend_member,
    "appos": _mend_apposition,
}  # by the label of the word at which a mistake shows
