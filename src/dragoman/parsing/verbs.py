"""Mend verbs that were torn from their helpers or subjects, or are none for the parser.

"Is mediating between"; "urged the rebels to free hostages", where it sees an
adjective behind "to"; "as the storm threatened Lima", where "as" takes the storm;
"the army bombed Lima", where it sees an army that was bombed.
"""

from __future__ import annotations

from calendar import day_name, month_name
from typing import Final

from dragoman.parsing.mending import NOMINAL, Tree, is_below
from dragoman.parsing.mending_words import mending_words
from dragoman.parsing.offices import is_human, start_of
from dragoman.parsing.tellers import FINITE, SUBJECTS

HELPING: Final = ("aux", "auxpass")
BE: Final = frozenset("is are was were am be been".split())
BASE: Final = ("VB", "VBP")
OBJECTS: Final = ("dobj", "pobj", "nsubj", "nsubjpass")
CLAUSES: Final = ("advcl", "ccomp", "acl")
OPENING: Final = frozenset("as after before since until while because".split())
ASPECT: Final = frozenset("being having getting going keeping starting".split())
PASSIVE: Final = ("agent", "auxpass", "nsubjpass")
# What becomes of a guest by the label of "visiting", which the parser takes for a verb.
PLACES: Final = {"xcomp": "dobj", "advcl": "dobj", "pcomp": "pobj", "conj": "conj"}
TORN: Final = frozenset((*PLACES, "ROOT"))
HIDDEN: Final = (("acl", "VBN"), ("amod", "VBD"), ("ccomp", "NN"))
TIMES: Final = frozenset((*day_name, *month_name))
BEFORE: Final = ("det", "amod", "poss", "nummod", "compound")


def mend_verbs(tree: Tree) -> None:
    """Give a verb its subject and its helping verb back."""
    _leave_means(tree)
    for row, dep in enumerate(tree.deps):
        head = tree.heads[row]
        if dep == "nsubj" and tree.deps[head] in HELPING:
            tree.heads[row] = tree.heads[head]
        elif dep == "aux" and tree.tags[row] == "VBG":
            _mend_deed_first(tree, row)
        elif dep == "attr" and tree.tags[row] == "VBG" and tree.words[head] in BE:
            _join(tree, head, row)
        elif dep == "xcomp" and _is_to(tree, row - 1, row):
            tree.tags[row], tree.pos[row] = "VB", "VERB"
        elif dep in CLAUSES and tree.tags[row] in FINITE and tree.pos[row] == "VERB":
            _open_clause(tree, row)
        elif (dep, tree.tags[row]) in HIDDEN:
            _raise(tree, row)
        else:
            _hang_anew(tree, row)


def _mend_subjunctive(tree: Tree, row: int) -> None:
    """Make a verb of what seems a noun in "demanded that the minister resign"."""
    kids = [r for r, head in enumerate(tree.heads) if head == row and r < row]
    name = row - 1
    labels = [tree.deps[r] for r in kids]
    if labels[:1] != ["mark"] or labels[-1:] != ["compound"] or kids[-1] != name:
        return
    tree.tags[row], tree.pos[row], tree.deps[name] = "VB", "VERB", "nsubj"
    for other in kids[1:-1]:
        tree.heads[other] = name


def _leave_means(tree: Tree) -> None:
    """Tell by what people talk from by whom: "consulted by telephone with"."""
    if "agent" not in tree.deps:
        return
    for row, dep in enumerate(tree.deps):
        if dep == "agent":
            behind = (word.lower() for word in tree.words[row + 1 : row + 3])
            if not mending_words().means.isdisjoint(behind):
                tree.deps[row] = "prep"


def _mend_deed_first(tree: Tree, row: int) -> None:
    """Let a deed be what does it: "after shelling killed ten"."""
    verb = tree.heads[row]
    prep = tree.heads[verb]
    if tree.words[row].lower() in ASPECT or verb != row + 1:
        return
    tree.tags[row], tree.pos[row], tree.deps[row] = "NN", "NOUN", "nsubj"
    if tree.deps[verb] == "pcomp" and tree.words[prep].lower() in OPENING:
        tree.heads[verb], tree.deps[verb] = tree.heads[prep], "advcl"
        tree.heads[prep], tree.deps[prep] = verb, "mark"
        tree.pos[prep] = "SCONJ"


def _hang_anew(tree: Tree, row: int) -> None:
    """Hang a word where it belongs, and make a noun of one that is an object."""
    if tree.deps[row] in TORN:
        _mend_participle(tree, row)
    elif row and tree.deps[row] in OBJECTS and tree.tags[row] in BASE:
        _make_noun(tree, row)


def _make_noun(tree: Tree, row: int) -> None:
    """Make a noun of the second word in "the ceasefire deal" that seems a verb."""
    before = row - 1
    if tree.tags[before] == "NN" and tree.heads[before] == tree.heads[row]:
        tree.tags[row], tree.pos[row] = "NN", "NOUN"
        tree.heads[before], tree.deps[before] = row, "compound"
        for other in range(before):
            if tree.heads[other] == before and tree.deps[other] in BEFORE:
                tree.heads[other] = row


def _raise(tree: Tree, row: int) -> None:
    """Make a verb of what seems a noun or to describe one."""
    if tree.tags[row] == "NN":
        _mend_subjunctive(tree, row)
        return
    if tree.deps[row] == "amod":
        _raise_before_name(tree, row)
        return
    _raise_second(tree, row)
    _raise_verb(tree, row)


def _mend_participle(tree: Tree, row: int) -> None:
    """Hang "killing" and "visiting" where they belong, and "shelling of" as a noun."""
    dep, words = tree.deps[row], mending_words()
    if dep == "advcl" and tree.words[row] in words.harming:
        _hang_outcome(tree, row)
    elif dep in PLACES and tree.words[row] in words.guests:
        _mend_guest(tree, row)
    elif dep == "advcl" and tree.words[row] in words.deeds:
        _mend_deed(tree, row)
    elif dep == "advcl" and row == 0 and tree.words[0].lower() in words.guests:
        _mend_first_guest(tree)
    elif dep == "pcomp" and tree.words[row + 1 : row + 2] == ["of"]:
        tree.deps[row] = "pobj"
    elif dep == "advcl" and tree.heads[row] == row - 2:
        _mend_doing(tree, row)


def _mend_doing(tree: Tree, row: int) -> None:
    """Read "ruled out sending troops" as "refused to send them"."""
    verb = f"{tree.words[row - 2].lower()} {tree.words[row - 1]}"
    if tree.tags[row] == "VBG" and verb in mending_words().doing:
        tree.deps[row] = "xcomp"


def _make_adjective(tree: Tree, row: int, noun: int) -> None:
    """Let a word tell of a noun."""
    tree.heads[row], tree.deps[row] = noun, "amod"
    tree.tags[row], tree.pos[row] = "JJ", "ADJ"


def _mend_deed(tree: Tree, row: int) -> None:
    """Make a noun of the last word in "under Israeli shelling"."""
    whose = row - 1
    preposition = tree.heads[whose]
    kids = (r for r, head in enumerate(tree.heads) if head == row)
    if (tree.deps[whose], preposition) != ("pobj", whose - 1):
        return
    if tree.words[whose][0].isupper() and all(tree.deps[r] != "dobj" for r in kids):
        tree.tags[row], tree.pos[row] = "NN", "NOUN"
        tree.deps[row], tree.heads[row] = "pobj", preposition
        _make_adjective(tree, whose, row)


def _mend_first_guest(tree: Tree) -> None:
    """Let "visiting" tell of the subject: "Visiting Senator Ann Roe said"."""
    verb = tree.heads[0]
    subjects = (r for r, head in enumerate(tree.heads) if head == verb)
    subject = next((r for r in subjects if tree.deps[r] in SUBJECTS), -1)
    if not 0 < subject < verb or "," in tree.words[:subject]:
        return
    for row in range(1, subject):
        if tree.heads[row] == 0:
            tree.heads[row], tree.deps[row] = subject, "compound"
    _make_adjective(tree, 0, subject)


def _mend_guest(tree: Tree, row: int) -> None:
    """Let "visiting" tell of a guest: "met visiting Senator Ann Roe"."""
    before, above = row - 1, tree.heads[row]
    kids = [r for r, head in enumerate(tree.heads) if head == row]
    guest = next((r for r in kids if tree.deps[r] == "dobj" and r > row), -1)
    word = tree.words[before].lower() if row else ""
    if guest < 0 or above > row or word in mending_words().not_guests:
        return
    people = any(is_human(tree, r) for r in range(row + 1, guest + 1))
    bare = tree.tags[row + 1] not in ("DT", "PRP$")
    if not (people and bare and tree.pos[before] in ("VERB", "ADP", "CCONJ")):
        return
    tree.heads[guest], tree.deps[guest] = above, PLACES[tree.deps[row]]
    _make_adjective(tree, row, guest)
    verb = above if tree.pos[above] == "VERB" else tree.heads[above]
    for other in kids:
        if other not in (guest, verb):
            tree.heads[other] = verb


def _hang_outcome(tree: Tree, row: int) -> None:
    """Hang harm on the clause that it ends: "to a camp, where men shot, killing"."""
    head = tree.heads[row]
    if tree.words[row - 1] != "," or tree.tags[row] != "VBG" or head > row:
        return
    words = mending_words()
    aside = head
    while tree.deps[aside] == "xcomp":  # "where they were to meet, killing two"
        aside = tree.heads[aside]
    described = tree.deps[aside] == "relcl" and _is_told_of_struck(tree, aside)
    if tree.words[head] in words.peaceful or described:
        start = tree.heads[aside] if described else head
        outer = _striking_above(tree, start)
        tree.heads[row] = head if outer == start != head else outer
        return
    for verb in range(row - 2, head, -1):
        inner = tree.deps[verb] == "relcl" and tree.tags[verb] in FINITE
        if inner and is_below(tree, verb, head):
            last = max(r for r in range(row) if is_below(tree, r, verb))
            struck = tree.words[verb] in words.peaceful
            struck = struck or _is_told_of_struck(tree, verb)
            if last == row - 2 and not struck:
                tree.heads[row] = verb
            return


def _is_told_of_struck(tree: Tree, clause: int) -> bool:
    """Tell whether a clause tells of those who are struck, or strikes nobody itself.

    "Fired at men who stormed it, killing two"; but "to a camp, where men shot".
    """
    striking = tree.words[clause] in mending_words().striking
    noun = tree.heads[clause]
    who = tree.words[noun + 1 : noun + 2] == ["who"]
    return not striking or (who and _striking_above(tree, noun) != noun)


def _striking_above(tree: Tree, verb: int) -> int:
    """Who marches kills nobody: "fired at students who marched, killing two"."""
    above = verb
    for _ in tree.heads:
        if tree.words[above] in mending_words().striking:
            return above
        above = tree.heads[above]
    return verb


def _raise_verb(tree: Tree, verb: int) -> None:
    """Make a participle with an object of its own the verb of a sentence without one.

    What is given to somebody is the object of a true participle: "two men given
    life". What needs no object is nothing that others do: "thousands protested".
    """
    noun = tree.heads[verb]
    kids = {tree.deps[row] for row, head in enumerate(tree.heads) if head == verb}
    word, words = tree.words[verb].lower(), mending_words()
    has_object = "dobj" in kids or _mend_object(tree, verb)
    acts = word in words.acting or (has_object and word not in words.given)
    if noun > verb or not acts or kids.intersection(PASSIVE):
        return
    noun = _whole(tree, noun)
    above = tree.heads[noun]
    if tree.pos[noun] not in NOMINAL:
        return
    if above == noun:
        tree.heads[noun], tree.deps[noun] = verb, "nsubj"
        tree.heads[verb], tree.deps[verb], tree.tags[verb] = verb, "ROOT", "VBD"
        _take_behind(tree, noun, verb)
    elif tree.deps[noun] == "nsubj" and _is_dangling(tree, above - 1, noun):
        _join_verbs(tree, noun, (verb, above))


def _mend_object(tree: Tree, verb: int) -> bool:
    """Give a verb the name behind it, which seems a day: "the army bombed Mosul"."""
    for row, head in enumerate(tree.heads):
        if head == verb and tree.deps[row] == "npadvmod" and tree.tags[row] == "NNP":
            behind = start_of(tree, row) == verb + 1
            if behind and tree.words[row] not in TIMES:
                tree.deps[row] = "dobj"
                return True
    return False


def _raise_before_name(tree: Tree, verb: int) -> None:
    """Make a verb of what seems part of a name: "a court jailed Ana Ruiz"."""
    name = tree.heads[verb]
    noun = tree.heads[name]
    if tree.deps[name] not in ("appos", "dobj", "conj") or not noun < verb < name:
        return
    if tree.pos[noun] not in NOMINAL or tree.deps[noun] != "ROOT":
        return
    tree.heads[verb], tree.deps[verb], tree.pos[verb] = verb, "ROOT", "VERB"
    tree.heads[noun], tree.deps[noun] = verb, "nsubj"
    tree.heads[name], tree.deps[name] = verb, "dobj"
    _take_behind(tree, noun, verb)


def _raise_second(tree: Tree, verb: int) -> None:
    """Make a verb of what is joined to a passive: "ten were killed and dozens hurt"."""
    noun = tree.heads[verb]
    above = tree.heads[noun]
    passive = tree.tags[above] == "VBN" and any(
        head == above and tree.deps[row] == "nsubjpass"
        for row, head in enumerate(tree.heads)
    )
    if passive and tree.deps[noun] == "conj" and noun < verb:
        tree.heads[verb], tree.deps[verb] = above, "conj"
        tree.heads[noun], tree.deps[noun] = verb, "nsubjpass"


def _whole(tree: Tree, noun: int) -> int:
    """The noun that a noun behind a preposition is part of: "gunmen on motorbikes"."""
    while tree.deps[noun] == "pobj" and tree.deps[tree.heads[noun]] == "prep":
        noun = tree.heads[tree.heads[noun]]
    return noun


def _is_dangling(tree: Tree, row: int, noun: int) -> bool:
    """Tell an "and" that is hung on a noun and joins nothing to it."""
    joined = (r for r, head in enumerate(tree.heads) if head == noun)
    return (
        tree.deps[row] == "cc"
        and tree.heads[row] == noun
        and not any(tree.deps[r] == "conj" for r in joined)
    )


def _join_verbs(tree: Tree, noun: int, verbs: tuple[int, int]) -> None:
    """Join a verb to the one before it: "gunmen killed ten and burned a shop"."""
    first, second = verbs
    top = tree.heads[second]
    tree.heads[first] = first if top == second else top
    tree.deps[first], tree.tags[first] = tree.deps[second], "VBD"
    tree.heads[second], tree.deps[second] = first, "conj"
    tree.heads[noun] = tree.heads[second - 1] = first


def _take_behind(tree: Tree, noun: int, verb: int) -> None:
    """Hang on a verb what stands behind it and hung on its subject."""
    for row in range(verb + 1, len(tree.heads)):
        if tree.heads[row] == noun:
            tree.heads[row] = verb


def _open_clause(tree: Tree, verb: int) -> None:
    """Take what stands between "as" and a verb without subject for its subject."""
    kids = [row for row, head in enumerate(tree.heads) if head == verb]
    inside = [row for row in kids if tree.words[row].lower() not in OPENING]
    noun = min((*inside, verb)) - 1
    if noun < 0 or any(tree.deps[row] in SUBJECTS for row in kids):
        return
    for _ in tree.heads:
        if _is_opened(tree, noun) or tree.heads[noun] >= verb:
            break
        noun = tree.heads[noun]
    opening = tree.heads[noun]
    if not _is_opened(tree, noun) or opening > verb:
        return
    tree.heads[noun], tree.deps[noun] = verb, "nsubj"
    tree.heads[opening], tree.deps[opening] = verb, "mark"
    tree.pos[opening] = "SCONJ"


def _is_opened(tree: Tree, noun: int) -> bool:
    """Tell whether a noun stands behind "as" or "after" as behind a preposition."""
    before = tree.heads[noun]
    return tree.deps[noun] == "pobj" and tree.words[before].lower() in OPENING


def _is_to(tree: Tree, to: int, verb: int) -> bool:
    """Tell whether "to" stands before what the parser takes for a noun or adjective."""
    before = to >= 0 and tree.tags[to] == "TO" and tree.heads[to] == verb
    above = tree.pos[tree.heads[verb]] == "VERB"
    return before and above and tree.tags[verb] in ("NN", "JJ")


def _join(tree: Tree, helper: int, verb: int) -> None:
    """Make one verb of both, unless the second is used as a noun."""
    if helper + 1 != verb or tree.pos[verb] != "VERB":
        return
    top = tree.heads[helper]
    tree.heads[verb] = verb if top == helper else top
    tree.deps[verb] = tree.deps[helper]
    for row, head in enumerate(tree.heads):
        if head == helper and row != verb:
            tree.heads[row] = verb
    tree.heads[helper], tree.deps[helper] = verb, "aux"
    tree.pos[helper] = "AUX"
