"""Find threats that say what will befall others, and not who will do it to them.

"Any attack will be met with force", "would be taken as an act of war", "will pay a
heavy price": whoever says so of others, and has the power, threatens.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from dragoman.events.dependents import preps_of
from dragoman.events.nodes import Node
from dragoman.events.parties import PartyFinder
from dragoman.events.readings import Reading
from dragoman.events.subjects import find_subjects, is_passive
from dragoman.events.warnings import WILLS, threat
from dragoman.knowledge.lexicon import Lexicon
from dragoman.knowledge.menace_words import menace_words
from dragoman.records import Sentence

BY: Final = ("by", "from")
HARM: Final = ("THREATEN", "SANCTION", "COERCE", "ASSAULT")


def find_menaces(
    s: Sentence, lexicon: Lexicon, known: Mapping[int, Reading], find: PartyFinder
) -> list[Node]:
    """The threats in "any attack will be met with force", as somebody says.

    Args:
        s: The sentence.
        lexicon: The lexicon.
        known: How frames read its words; harm that they tell is told already.
        find: Finds the parties among heads.
    """
    found = []
    speaks = menace_words().warning | lexicon.speech.keys()
    for row, lemma in enumerate(s.lemmas):
        if s.deps[row] != "aux" or lemma not in WILLS:
            continue
        verb, above = s.heads[row], s.heads[s.heads[row]]
        told = known[verb].match.frame.type if verb in known else None
        if told in HARM or s.deps[verb] != "ccomp" or s.labelled(verb, "neg"):
            continue
        if s.lemmas[above] in speaks:
            node = _menace(s, (verb, above), lexicon, find)
            found += [node] if node else []
    return found


def _menace(
    s: Sentence, rows: tuple[int, int], lexicon: Lexicon, find: PartyFinder
) -> Node | None:
    """The threat that a clause tells, if it is one and somebody else is threatened."""
    verb, above = rows
    actors = find.parties(find_subjects(s, above)[0])
    subjects = find_subjects(s, verb)[0]
    if not actors or not subjects or {*actors} & {*subjects}:
        return None
    any_ = s.lemmas[above] in menace_words().warning and _is_any(s, subjects[0])
    violent = (*_answers(s, verb), *_held_for(s, verb, warned=any_))
    words = (*violent, *_dues(s, verb, subjects))
    if not words:
        return None
    objects = s.labelled(above, "dobj", "dative")
    upon = tuple(r for r in find.holders(_doers(s, subjects)) if r not in actors)
    told = tuple(r for r in find.holders(objects) if r not in actors)
    return msgspec.structs.replace(
        threat(s, above, (actors, upon or told), lexicon),
        row=verb,
        mode="violence" if violent else None,
        needs="both" if upon or told else "power",
        narrated=False,
        words=words,
        why=(f"what will be '{s.words[verb]}' is to deter others: THREATEN",),
    )


def _answers(s: Sentence, verb: int) -> tuple[int, ...]:
    """With what it is answered: "would be met with force", but not "with doubt"."""
    words = menace_words()
    if not is_passive(s, verb) or s.lemmas[verb] not in words.answered:
        return ()
    by = (r for name, r in preps_of(s, verb) if name in ("with", "by"))
    return tuple(r for r in by if _names(s, r, words.answer))


def _held_for(s: Sentence, verb: int, *, warned: bool) -> tuple[int, ...]:
    """For what an act or its doer will be taken, if for something hostile."""
    words = menace_words()
    if not is_passive(s, verb) or s.lemmas[verb] not in words.held:
        return ()
    named = (r for name, r in preps_of(s, verb) if name in ("as", "like"))
    return tuple(r for r in named if warned or _names(s, r, words.hostile))


def _dues(s: Sentence, verb: int, subjects: tuple[int, ...]) -> tuple[int, ...]:
    """What others will have to pay: "will pay a heavy price", "will regret it"."""
    words = menace_words()
    own = any(s.pos[r] == "PRON" and not _is_any(s, r) for r in subjects)
    if own or is_passive(s, verb):
        return ()
    objects = s.labelled(verb, "dobj")
    if s.lemmas[verb] in words.rueing:
        return objects or (verb,)
    if s.lemmas[verb] == "pay" and not objects:
        return tuple(r for name, r in preps_of(s, verb) if name == "for")
    found = tuple(r for r in objects if _names(s, r, words.due))
    return found if s.lemmas[verb] in words.bearing else ()


def _is_any(s: Sentence, row: int) -> bool:
    """Tell whether a subject is nobody in particular: "any ship", "those who"."""
    dets = s.labelled(row, "det")
    return any(s.lemmas[r] in menace_words().anybody for r in (row, *dets))


def _doers(s: Sentence, subjects: tuple[int, ...]) -> tuple[int, ...]:
    """Who would do what is warned of: "any advance by the rebels"; or the subject."""
    by = tuple(r for row in subjects for n, r in preps_of(s, row) if n in BY)
    clauses = tuple(c for row in subjects for c in s.labelled(row, "acl", "relcl"))
    owners = tuple(o for row in subjects for o in s.labelled(row, "poss"))
    own = () if clauses or by else subjects
    return (*by, *owners, *own)


def _names(s: Sentence, row: int, words: frozenset[str]) -> bool:
    """Tell whether a noun, alone or with the words beside it, is one of a list."""
    spans = ((row, row + 1), (row - 1, row + 1), (row, row + 3))
    return any(" ".join(s.lemmas[max(a, 0) : b]) in words for a, b in spans)
