"""Find what belongs to an event noun and hangs elsewhere: "Peru's aid package"."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Final

from dragoman.events.dependents import preps_of
from dragoman.events.frames import PARTIES
from dragoman.events.subjects import is_passive
from dragoman.records import Kind, Sentence

# Behind which prepositions an event noun names what it is for or whom it befalls.
BEHIND_DOERS: Final = ("for", "on", "against")


def whole_of(s: Sentence, noun: int, hollow: Container[str]) -> int:
    """The hollow noun that an event noun stands before: "aid package"; else itself."""
    above = s.heads[noun]
    inside = s.deps[noun] == "compound" and s.lemmas[above] in hollow
    return above if inside else noun


def torn_clauses(s: Sentence, noun: int) -> tuple[int, ...]:
    """In "rejected calls by Oman to leave" the parser hangs "leave" on the verb.

    In "months of threats to leave" it hangs it on the months.
    """
    above = s.heads[noun]
    if s.deps[noun] == "pobj" and s.words[above] == "of":
        return tuple(c for c in s.labelled(s.heads[above], "acl") if c > noun)
    if s.deps[noun] not in ("dobj", "nsubjpass") or s.labelled(noun, "acl"):
        return ()
    return tuple(
        c
        for c in s.labelled(above, "advcl", "xcomp")
        if c > noun and any(s.tags[aux] == "TO" for aux in s.labelled(c, "aux"))
    )


def doers_beside(s: Sentence, noun: int, kind: Callable[[int], Kind]) -> list[int]:
    """The parser hangs "by rebels" on the last noun before it, or on the verb."""
    inner = [pair for _, r in preps_of(s, noun) for pair in preps_of(s, r)]
    found = inner or _behind_verb(s, noun)
    return [row for name, row in found if name == "by" and kind(row) in PARTIES]


def _behind_verb(s: Sentence, noun: int) -> list[tuple[str, int]]:
    """What follows a noun and hangs on its active verb: "condemned the raid by rebels".

    So too on a noun that is somebody's: "its condemnation of the raid by rebels".
    """
    above = s.heads[noun]
    if s.deps[noun] == "pobj" and s.words[above] == "of":
        above = s.heads[above]
        if not s.labelled(above, "poss"):
            return []
    elif s.deps[noun] != "dobj" or is_passive(s, above):
        return []
    return [pair for pair in preps_of(s, above) if pair[1] > noun]


def behind_doers(s: Sentence, noun: int) -> tuple[tuple[str, int], ...]:
    """What the parser hangs on a doer or the verb: "the call by the UN for talks"."""
    found: list[tuple[str, int]] = []
    for name, doer in preps_of(s, noun):
        if name == "by":
            found += preps_of(s, doer)
            last = s.subtree(doer)[1]
            torn = preps_of(s, s.heads[noun])
            found += [pair for pair in torn if s.heads[pair[1]] == last]
    return tuple(pair for pair in found if pair[0] in BEHIND_DOERS)


def is_in_name(s: Sentence, row: int) -> bool:
    """Tell whether a noun is part of a name: "the Forum on Asian Cooperation"."""
    if s.pos[row] != "PROPN" or not s.words[row].istitle():
        return False
    behind = s.words[row + 1 : row + 3]
    before = row > 1 and s.words[row - 1].istitle() and s.pos[row - 1] == "PROPN"
    return before or (behind[:1] == ("of",) and behind[-1].istitle())


def opened_by(s: Sentence, noun: int) -> int:
    """The verb of a sentence that opens with a noun: "In a rebuke to Mali, Chad said".

    Returns:
        Its row, or -1 where the sentence opens with something else.
    """
    prep = s.heads[noun]
    verb = s.heads[prep]
    first = prep == 0 or s.words[prep - 1] in ("-", "--", "–", "—")
    if s.deps[noun] != "pobj" or s.words[prep] not in ("In", "in") or not first:
        return -1
    articles = (s.words[c] for c in s.labelled(noun, "det"))
    behind = s.pos[verb] == "VERB" and verb > noun
    return verb if behind and any(word in ("a", "an") for word in articles) else -1
