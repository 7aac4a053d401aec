"""Find what a cue takes as its object, behind a preposition, or as an infinitive.

Each function is a kind of content that an entry of cues.txt may name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from dragoman.knowledge.cues import read_cues
from dragoman.knowledge.speech_words import speech_words
from dragoman.knowledge.words import calendar_words
from dragoman.records import Sentence
from dragoman.statements.naming import figure, named_as, named_in_quotes, picture
from dragoman.statements.objects import (
    BELONGING,
    direct_object,
    noun_object,
    where_said,
)
from dragoman.statements.rows import NONE, Rows, is_infinitive, is_passive, plain, tree

ARGUMENTS: Final = ("dobj", "dative", "prep", "oprd", "xcomp", "ccomp", "acomp", "attr")
INFINITIVE: Final = ("xcomp", "ccomp", "advcl")
WHEN: Final = ("as", "after", "before", "while")
PARTED_BY: Final = (",", "-", "--", "–", "—")
ASKING: Final = ("for", "on", "upon")  # "called on the mayor to resign"
TELLING: Final = "about"  # no other preposition leads to nothing but what is told
NOMINAL: Final = ("NOUN", "PROPN")
YEAR: Final = re.compile(r"(?:1[89]|20)\d\d")
OF_DAY: Final = ("morning", "afternoon", "evening", "night")


def taken_by(s: Sentence, row: int, kind: str) -> Rows:
    """What a cue takes in one of the ways that `KINDS` or a preposition names."""
    return KINDS[kind](s, row) if kind in KINDS else _behind(s, row, kind)


def _infinitive(s: Sentence, row: int) -> Rows:
    """An infinitive, with its own subject if it has one."""
    raising = s.lemmas[row] in speech_words().raising
    kinds = ("xcomp", "ccomp") if raising else (*INFINITIVE, "acl")
    for child in _to(s, row, *kinds):
        if _goes_with_object(s, row, child):
            return NONE
        subjects = s.labelled(row, "nsubjpass") if is_passive(s, row) else ()
        if raising:
            subjects = s.labelled(row, "nsubj")
        rows = plain(s, child, tree(s, [child]))
        return tree(s, subjects) | (_bare_of(s, child, rows) if subjects else rows)
    return NONE


def _seeming(s: Sentence, row: int) -> Rows:
    """What something seems like or ready to do, with that: "it seems like a trap"."""
    likeness = [c for c in s.labelled(row, "prep") if s.lemmas[c] == "like"]
    likeness += [c for c in s.labelled(row, "acomp", "oprd") if _to(s, c, "xcomp")]
    subjects = s.labelled(row, "nsubj")
    return tree(s, (*subjects, *likeness)) if likeness and subjects else NONE


def _bare_of(s: Sentence, verb: int, rows: Rows) -> Rows:
    """What seems so without when and how: "seems to grow, with prices at a low"."""
    last = max(rows)
    for child in s.labelled(verb, "advcl", "prep"):
        first, end = s.subtree(child)
        apart = s.words[first - 1] in PARTED_BY
        when = any(s.lemmas[c] in WHEN for c in (child, *s.labelled(child, "mark")))
        told = when and (s.deps[child] == "advcl" or s.labelled(child, "pcomp"))
        if first > verb and end > last and (apart or told):
            return frozenset(r for r in rows if r < first - apart)
    return rows


def _goes_with_object(s: Sentence, row: int, infinitive: int) -> bool:
    """Tell of "demanded a vote to leave": the vote is asked for, and what it does."""
    objects = [c for c in s.labelled(row, "dobj") if row < c < infinitive]
    whom = s.lemmas[row] in speech_words().addressing
    return bool(objects) and not whom and s.pos[row] == "VERB"


def _ing(s: Sentence, row: int) -> Rows:
    for child in s.labelled(row, "xcomp", "ccomp", "pcomp"):
        tenses = (child, *s.labelled(child, "aux", "auxpass"))  # "having left"
        if child > row and any(s.tags[r] == "VBG" for r in tenses):
            return plain(s, child, tree(s, [child]))
    return NONE


def _favour(s: Sentence, row: int) -> Rows:
    """What is voted or spoken for: "came out in favour of the law"."""
    return next(
        (
            plain(s, row, tree(s, s.labelled(of, "pobj")))
            for prep in s.labelled(row, "prep")
            for side in s.labelled(prep, "pobj")
            if s.lemmas[prep] == "in" and s.lemmas[side] in speech_words().sides
            for of in s.labelled(side, "prep")
            if s.lemmas[of] in ("of", "to")
        ),
        NONE,
    )


def _rest(s: Sentence, row: int) -> Rows:
    """All that completes the cue, or what it is done to in the passive."""
    heads = s.labelled(row, "nsubjpass") if is_passive(s, row) else ()
    heads += tuple(
        c
        for c in s.labelled(row, *ARGUMENTS)
        if c > row
        and (s.deps[c] != "prep" or s.lemmas[c] in BELONGING)
        and not (is_passive(s, row) and s.lemmas[c] == "by")
    )
    if not heads:
        return NONE
    if s.deps[row] == "acl" and is_passive(s, row):
        heads += (s.heads[row],)  # "three men accused of theft"
    rows = tree(s, heads)
    return plain(s, row, rows - where_said(s, (row, *heads), rows))


def _behind(s: Sentence, row: int, preposition: str) -> Rows:
    """What stands behind a preposition of the cue: "called for talks"."""
    for child in s.labelled(row, *INFINITIVE):  # "called for all to resign"
        if child > row and any(
            s.lemmas[c] == preposition for c in s.labelled(child, "mark")
        ):
            return plain(s, row, tree(s, [child]) - set(s.labelled(child, "mark")))
    told = s.lemmas[row] in speech_words().addressing
    objects = s.labelled(row, "dobj") if told else ()  # "briefed the king on the war"
    near = [c for r in (row, *objects) for c in s.labelled(r, "prep")]
    for child in (*near, *_hung_farther(s, row, preposition)):
        if s.lemmas[child] == preposition and child > row and not _is_when(s, child):
            more = _asked(s, row) if preposition in ASKING else ()
            more += _called(s, row) if preposition == "to" else ()
            return plain(s, row, tree(s, [child, *more]) - {child})
    return NONE


def _is_when(s: Sentence, preposition: int) -> bool:
    """Tell of "voted on Monday evening", "in 2008", "trusts it, in part because"."""
    return any(
        _is_day(s, noun)
        or (s.lemmas[noun] in speech_words().adverbial and not s.children[noun])
        or (s.lemmas[noun] in OF_DAY and any(_is_day(s, c) for c in s.children[noun]))
        for noun in s.labelled(preposition, "pobj")
    )


def _is_day(s: Sentence, row: int) -> bool:
    named = s.lemmas[row].lower() in calendar_words()
    return named or YEAR.fullmatch(s.words[row]) is not None


def _hung_farther(s: Sentence, row: int, preposition: str) -> tuple[int, ...]:
    """The "about" of a cue that the parser hung on a noun between them.

    As in "warnings from experts about the flood", "asked at the port about the ships".
    """
    if preposition != TELLING:
        return ()
    nouns = tree(s, [c for prep in s.labelled(row, "prep") for c in s.children[prep]])
    return tuple(
        child
        for noun in sorted(nouns)
        if s.pos[noun] in NOMINAL and not read_cues().find(s.pos[noun], s.lemmas[noun])
        for child in s.labelled(noun, "prep")
        if s.lemmas[child] == preposition
    )


def _asked(s: Sentence, row: int) -> tuple[int, ...]:
    """What one is called on to do; with a noun it hangs on the verb above at times."""
    above = s.heads[row]
    hung = s.pos[row] == "NOUN" and s.deps[row] == "dobj"
    hung = hung and not s.labelled(row, "acl", "advcl")
    beside = (r for r in _to(s, above, "advcl") if r > row) if hung else ()
    return (*_to(s, row, *INFINITIVE), *beside)


def _called(s: Sentence, row: int) -> tuple[int, ...]:
    """What something is called: "referred to the vote as a sham"."""
    return tuple(c for c in s.labelled(row, "prep") if c > row and s.lemmas[c] == "as")


def _to(s: Sentence, row: int, *deps: str) -> tuple[int, ...]:
    """Infinitives behind a cue: "called for the mayor to resign"."""
    return tuple(
        child
        for child in s.labelled(row, *deps)
        if child > row and is_infinitive(s, child)
    )


def _move(s: Sentence, row: int) -> Rows:
    """The object with what it is to do: "pushed the states to pay"."""
    return direct_object(s, row) if _to(s, row, "xcomp", "ccomp") else NONE


KINDS: Final[dict[str, Callable[[Sentence, int], Rows]]] = {
    "infinitive": _infinitive,
    "ing": _ing,
    "like": _seeming,
    "object": direct_object,
    "thing": noun_object,
    "as": named_as,
    "quoted": named_in_quotes,
    "favour": _favour,
    "move": _move,
    "rest": _rest,
    "figure": figure,
    "picture": picture,
}
