"""Tell one person of whom two things are said from two people.

The parser makes a list of "Druze leader and lawmaker Walid Haddad", and a second
minister of what the office of the first goes on with: "Minister of Lands and
Resettlement Didymus Moyo".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dragoman.knowledge.actor_tables import HALVES
from dragoman.parsing.mending import INNER, Tree
from dragoman.parsing.words import vocabulary

NOUNS: Final = ("NN", "NNP")
NAMES: Final = ("NNP", "NNPS")
ANOTHER: Final = ("DT", "CD", "PRP$", "WP$")  # "the king and a guest": two
SUBJECTS: Final = ("nsubj", "nsubjpass")
NAMED: Final = ("nsubj", "nsubjpass", "dobj", "pobj")
ONE: Final = frozenset(("is", "was", "has", "does"))
MANY: Final = frozenset(("are", "were", "have", "do"))
OFFICE: Final = ("of", "for")
ARTICLES: Final = ("a", "an")
LETTERS: Final = frozenset(("mp", "mla", "mep"))


def mend_offices(tree: Tree) -> None:
    """Free names from offices, and let what more is said of one person stand beside."""
    for row, dep in enumerate(tree.deps):
        if "-" in tree.words[row] and tree.tags[row] == "JJ":
            _mend_rank(tree, row)
        elif dep in MENDERS:
            MENDERS[dep](tree, row)
    for row in range(len(tree.deps)):
        _mend_second(tree, row)


def _mend_modifier(tree: Tree, row: int) -> None:
    """Mend what the parser takes for a part of the name or the noun behind it."""
    if tree.words[row + 1 : row + 2] == ["and"]:
        _mend_joint(tree, row)
        _mend_halves(tree, row)
    elif tree.tags[tree.heads[row]] == "NNP":
        _mend_before(tree, row)


def _mend_second(tree: Tree, row: int) -> None:
    """Mend what is joined to a noun, or stands beside it."""
    if tree.deps[row] == "conj" and tree.heads[row] < row:
        _mend_joined(tree, row)
    elif tree.deps[row] == "appos" and tree.tags[row] == "NNP":
        _mend_bearer(tree, row)


def _mend_hyphened(tree: Tree, first: int) -> None:
    """Make one name of what a hyphen parts: "General Abdel Fattah al-Burhan met"."""
    if tree.tags[first] != "NNP":
        return
    above, last = tree.heads[first], first + 1
    while tree.words[last : last + 1] == ["-"] or tree.tags[last : last + 1] == ["NNP"]:
        last += 1
    last -= 1
    beside = tree.heads[last] == above and tree.deps[last] in NAMED
    within = (tree.deps[above], tree.heads[above]) == ("compound", last)
    if (beside or within) and "-" in tree.words[first:last]:
        for row in range(first, last):
            if tree.heads[row] == above:
                tree.heads[row], tree.deps[row] = last, "compound"


def _mend_people(tree: Tree, row: int) -> None:
    """Make two parties of "a Belgian and two Rwandans"."""
    head, det = tree.heads[row], row - 1
    if not tree.words[row][0].isupper():
        return
    if tree.words[det].lower() not in ARTICLES or row + 3 != head:
        return
    if tree.words[row + 1] != "and" or tree.tags[row + 2] != "CD":
        return
    above = tree.heads[head]
    tree.tags[row], tree.pos[row] = "NNP", "PROPN"
    tree.heads[row], tree.deps[row] = (row if above == head else above), tree.deps[head]
    tree.heads[head], tree.deps[head] = row, "conj"
    tree.heads[det] = tree.heads[row + 1] = row
    tree.heads[row + 2], tree.deps[row + 2] = head, "nummod"


def _mend_halves(tree: Tree, row: int) -> None:
    """Make two of "North and South Korea"."""
    head = tree.heads[row]
    halves = {*tree.words[row : row + 3 : 2]} <= HALVES
    if not halves or head != row + 3 or tree.words[row + 1] != "and":
        return
    above = tree.heads[head]
    tree.heads[row], tree.deps[row] = (row if above == head else above), tree.deps[head]
    tree.heads[head], tree.deps[head] = row, "conj"
    tree.heads[row + 1] = row
    tree.heads[row + 2], tree.deps[row + 2] = head, "compound"


def _mend_rank(tree: Tree, row: int) -> None:
    """Hang "Major-General" on the name behind it."""
    if tree.tags[row + 1 : row + 2] != ["NNP"] or row in tree.heads:
        return
    word = tree.words[row]
    if word.istitle() and vocabulary().one_human(word.rpartition("-")[2].lower()):
        head = tree.heads[row + 1]
        name = head if tree.deps[row + 1] in INNER and head > row else row + 1
        tree.tags[row], tree.pos[row] = "NNP", "PROPN"
        tree.heads[row], tree.deps[row] = name, "compound"


def _mend_joined(tree: Tree, row: int) -> None:
    first = start_of(tree, row)
    if tree.words[first - 1] != "and" or tree.tags[first] in ANOTHER:
        return
    head = tree.heads[row]
    if _goes_on(tree, head, first, row):  # "of Lands and Resettlement Didymus Moyo"
        _hang_name(tree, row, noun=_noun(tree, head), above=_last_of(tree, head))
    elif _is_one(tree, head, first, row):
        tree.deps[row] = "appos"
        for name in _names_behind(tree, head, row):
            tree.heads[name], tree.deps[name] = head, "appos"


def _mend_bearer(tree: Tree, row: int) -> None:
    """Hang a name on the nearer of two: "the king and his guest Ana Ruiz"."""
    head, before = tree.heads[row], start_of(tree, row) - 1
    joined = (tree.deps[before], tree.heads[before]) == ("conj", head)
    if joined and is_human(tree, before) and tree.tags[_left(tree, before)] in ANOTHER:
        tree.heads[row] = before


def _left(tree: Tree, row: int) -> int:
    """The first row of the phrase that a row heads."""
    at = row
    while at and tree.deps[at - 1] in INNER and row >= tree.heads[at - 1] > at - 1:
        at -= 1
    return at


def start_of(tree: Tree, row: int) -> int:
    """The first row of all that hangs on a row."""
    if row not in tree.heads[:row]:  # nine of ten
        return row
    nearest = tree.heads.index(row)
    return next((r for r in range(nearest) if _hangs(tree, r, row)), nearest)


def _hangs(tree: Tree, row: int, above: int) -> bool:
    for _ in tree.heads:  # what is mended may stand in a ring for a while
        if row >= above or tree.heads[row] == row:
            break
        row = tree.heads[row]
    return row == above


def is_human(tree: Tree, row: int) -> bool:
    """Tell whether a noun is somebody: "minister", "lawmaker", "MP"."""
    word = tree.words[row].lower()
    known = word in LETTERS or vocabulary().one_human(word)
    return tree.tags[row] in NOUNS and known


def _is_one(tree: Tree, head: int, first: int, row: int) -> bool:
    """Tell whether two nouns are said of one: "a publisher and lawmaker was shot"."""
    if not is_human(tree, head) or tree.tags[row] not in NOUNS:
        return False
    if _is_list(tree, head, row):
        return False
    agreed = _agreement(tree, head)
    if tree.tags[row] == "NN" and not _names_behind(tree, head, row):
        return agreed == 1 and is_human(tree, row)
    if is_human(tree, row) and not _names_behind(tree, head, row):
        return False
    told = any(is_human(tree, r) for r in range(first, row + 1))
    own = tree.tags[_left(tree, head)] not in ANOTHER
    return told and own and agreed < 2


def _is_list(tree: Tree, head: int, row: int) -> bool:
    """Tell whether others follow behind a comma or another "and"."""
    return any(
        tree.deps[r] == "conj"
        and tree.heads[r] in (head, row)
        and tree.words[start_of(tree, r) - 1] in (",", "and")
        for r in range(row + 1, len(tree.heads))
    )


def _names_behind(tree: Tree, head: int, row: int) -> list[int]:
    """The name that follows both offices: "president and chairman Idriss Deby"."""
    return [
        r
        for r in range(row + 1, len(tree.heads))
        if tree.tags[r] == "NNP"
        and tree.heads[r] in (head, row)
        and tree.deps[r] in ("appos", "conj")
        and tree.words[start_of(tree, r) - 1] not in (",", "and")
    ]


def _agreement(tree: Tree, row: int) -> int:
    """How many the verb of a subject says they are: 1, 2 for several, 0 for unknown."""
    if tree.deps[row] not in SUBJECTS:
        return 0
    verb = tree.heads[row]
    forms = {tree.words[r] for r, head in enumerate(tree.heads) if head == verb}
    forms.add(tree.words[verb])
    if forms & ONE or tree.tags[verb] == "VBZ":
        return 1
    return 2 * (bool(forms & MANY) or tree.tags[verb] == "VBP")


def _goes_on(tree: Tree, head: int, first: int, row: int) -> bool:
    """Tell whether a list goes on with an office, and the name follows it."""
    return (
        row - first > 1
        and set(tree.tags[first : row + 1]) <= set(NAMES)
        and not any(is_human(tree, r) for r in range(first, row + 1))
        and not is_first_name(tree, first)
        and _noun(tree, head) >= 0
    )


def _noun(tree: Tree, row: int) -> int:
    """The office that a row is or stands within: "Minister of Lands"; -1 if none."""
    while tree.deps[row] in ("conj", "pobj", "prep") and tree.heads[row] < row:
        if tree.deps[row] == "prep" and tree.words[row] not in OFFICE:
            return -1
        row = tree.heads[row]
    of = tree.words[row + 1 : row + 2]
    return row if is_human(tree, row) and of and of[0] in OFFICE else -1


def _last_of(tree: Tree, row: int) -> int:
    """The row of what an office is of: "Lands" of "Minister of Lands"."""
    of = tree.words[row + 1 : row + 2]
    if tree.deps[row] != "pobj" and of and of[0] in OFFICE:
        below = [r for r, head in enumerate(tree.heads) if head == row + 1]
        return below[-1] if below else row
    return row


def _hang_name(tree: Tree, row: int, *, noun: int, above: int) -> None:
    """Hang a name on its office, and the words before it on what the office is of."""
    first = _left(tree, row)
    name = next((r for r in range(first, row) if is_first_name(tree, r)), row - 1)
    _join(tree, first, name - 1, above)
    for at in range(name, row):
        tree.heads[at], tree.deps[at] = row, "compound"
    tree.heads[row], tree.deps[row] = noun, "appos"


def _join(tree: Tree, first: int, last: int, above: int) -> None:
    """Join a phrase to another."""
    for at in range(first, last):
        tree.heads[at], tree.deps[at] = last, "compound"
    tree.heads[last], tree.deps[last] = above, "conj"


def _mend_before(tree: Tree, row: int) -> None:
    """Give an office what the parser takes for a part of the name behind it."""
    name, of = tree.heads[row], _last_of(tree, row)
    if not row < of < name or not is_human(tree, row):
        return
    for at in range(of + 1, name):
        if tree.deps[at] == "conj" and tree.heads[at] == row:
            tree.heads[at] = of
    first = _left(tree, name)
    starts = [r for r in range(first, name) if is_first_name(tree, r)]
    if starts and starts[0] > first > of and tree.words[first - 1] == "and":
        _join(tree, first, starts[0] - 1, of)


def _mend_joint(tree: Tree, row: int) -> None:
    """Make two of "President Juan Mora and rebel leader Ana Ruiz"."""
    head = tree.heads[row]
    while tree.deps[head] == "compound" and tree.heads[head] > head:
        head = tree.heads[head]
    if tree.tags[row - 1 : row + 1] != ["NNP", "NNP"] or tree.tags[head] != "NNP":
        return
    if not any(is_human(tree, r) for r in range(row + 2, head)):
        return
    tree.heads[row], tree.deps[row] = tree.heads[head], tree.deps[head]
    tree.heads[head], tree.deps[head] = row, "conj"
    for at in range(row):
        if row <= tree.heads[at] <= head and tree.deps[at] in INNER:
            tree.heads[at], tree.deps[at] = row, "compound"
    for at in range(row + 2, head):
        if (tree.heads[at], tree.deps[at]) == (row, "conj"):
            tree.heads[at], tree.deps[at] = head, "amod"  # "and Ugandan Minister Roe"
    tree.heads[row + 1] = row


def is_first_name(tree: Tree, row: int) -> bool:
    """Tell whether a word is a first name common in news."""
    return tree.words[row].lower() in vocabulary().first_names


def _mend_swallowed(tree: Tree, row: int) -> None:
    """Free a name from what its office is of: "Secretary for Defence Juan Mora"."""
    if tree.tags[row] != "NNP":
        return
    first, prep = _left(tree, row), tree.heads[row]
    noun, last = tree.heads[prep], row - 2
    words = vocabulary()
    if row - first < 2 or tree.words[prep] not in OFFICE or noun > prep:
        return
    parted = tree.words[last].lower() in words.portfolio or is_first_name(tree, row - 1)
    if not parted or not is_human(tree, noun):
        return
    ends = tree.words[row].lower()
    if ends in words.body or ends in words.spot or ends in words.matter:
        return
    if tree.tags[last] not in NAMES or is_first_name(tree, last):
        return
    if is_human(tree, last):
        return  # "the widow of General Juan Mora"
    for at in range(first, last):
        tree.heads[at] = last
    tree.heads[last], tree.deps[last] = prep, "pobj"
    tree.heads[row - 1], tree.deps[row - 1] = row, "compound"
    tree.heads[row], tree.deps[row] = noun, "appos"


MENDERS: Final[dict[str, Callable[[Tree, int], None]]] = {
    "amod": _mend_people,
    "pobj": _mend_swallowed,
    "npadvmod": _mend_hyphened,
    "appos": _mend_hyphened,
    "nmod": _mend_modifier,
}  # by the label of the word at which a mistake shows
