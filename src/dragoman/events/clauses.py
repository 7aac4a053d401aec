"""Read the clause of a verb: who its subject and objects are, once for all frames.

English hides the parts of a clause: the subject of "to sign" stands before
"agreed", that of "killing" in the main clause, the object of "the men arrested
by police" before the verb. Here they are brought to light; frames see one shape.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from dragoman.events.dependents import preps_of
from dragoman.events.subjects import find_subjects, is_passive
from dragoman.events.times import is_time
from dragoman.records import Kind, Sentence

SHARED: Final = ("in", "by", "during")
PLACING: Final = ("where", "when", "why", "how")
GATHERING: Final = ("meet", "gather", "sit")
NAMED_KINDS: Final = ("state", "organisation", "person")


class Clause(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The parts of a verb's clause, as rows of its sentence.

    Attributes:
        row: The verb.
        passive: The grammar's subject is the object of the act.
        subjects: Heads of those who act.
        objects: Heads of the direct object, or of the subject of a passive.
        datives: Heads of the indirect object.
        preps: Prepositions of the verb with the heads behind them.
        particles: Particles of the verb.
        clauses: Verbs of clauses and infinitives that are its complements.
        others: Heads of adjectives, adverbs and nouns that complete it.
        shared: How the subject was found, if it is not its own; else empty.
    """

    row: int
    passive: bool
    subjects: tuple[int, ...]
    objects: tuple[int, ...]
    datives: tuple[int, ...]
    preps: tuple[tuple[str, int], ...]
    particles: frozenset[str]
    clauses: tuple[int, ...]
    others: tuple[int, ...]
    shared: str


def read_clause(s: Sentence, row: int) -> Clause:
    """Read the clause of the verb in a row."""
    passive = is_passive(s, row)
    subjects, shared = find_subjects(s, row)
    objects = tuple(r for r in _objects(s, row) if not is_time(s, r))
    datives = tuple(
        c for c in s.labelled(row, "dative") if s.pos[c] in ("NOUN", "PROPN", "PRON")
    )
    preps = preps_of(s, row)
    if passive:
        if objects:  # "Kenya was granted a loan": the subject is the indirect object
            datives = (*subjects, *datives)
            preps += _torn_agent(s, preps, objects)
        else:
            objects = subjects
        stranded = _stranded(s, row, objects)
        preps += (*_shared_preps(s, row, preps), *stranded)
        if stranded and s.deps[row + 1 : row + 2] == ("prep",):
            objects = ()  # "soldiers were fired on": nobody was fired
        subjects = tuple(r for name, r in preps if name == "by" and s.deps[r] == "pobj")
    elif not objects and s.deps[row] == "relcl":
        objects = _relative_object(s, row, subjects)
    if not objects and not passive:
        objects = _shared_object(s, row)
    return Clause(
        row=row,
        passive=passive,
        subjects=subjects,
        objects=objects,
        datives=datives,
        preps=preps,
        particles=frozenset(s.words[c].lower() for c in s.labelled(row, "prt")),
        clauses=s.labelled(row, "xcomp", "ccomp"),
        others=_completing(s, row),
        shared=shared,
    )


def _torn_agent(
    s: Sentence, own: tuple[tuple[str, int], ...], objects: tuple[int, ...]
) -> tuple[tuple[str, int], ...]:
    """Who does it, whom the parser hangs on the object: "was given orders by Oslo"."""
    if any(name == "by" for name, _ in own):
        return ()
    pairs = (pair for row in objects for pair in preps_of(s, row))
    return tuple(pair for pair in pairs if pair[0] == "by")


def _objects(s: Sentence, row: int) -> tuple[int, ...]:
    """The objects of a verb, also if it tells first what they are called.

    In "rejected as untrue the claims" the parser gives them to the adjective.
    """
    own = s.labelled(row, "dobj")
    called = (
        adjective
        for adjective in s.labelled(row, "advcl")
        if s.pos[adjective] == "ADJ" and s.words[adjective - 1].lower() == "as"
    )
    return own or tuple(r for word in called for r in s.labelled(word, "dobj"))


def _shared_preps(
    s: Sentence, row: int, own: tuple[tuple[str, int], ...]
) -> tuple[tuple[str, int], ...]:
    """What stands behind two passives of one clause: "one killed, two hurt in a crash".

    Only where the first has nothing of the kind for itself.
    """
    if any(name in SHARED for name, _ in own):
        return ()
    later = [c for c in s.labelled(row, "conj") if is_passive(s, c) or _is_bare(s, c)]
    return tuple(
        pair for c in later[-1:] for pair in preps_of(s, c) if pair[0] in SHARED
    )


def _stranded(
    s: Sentence, row: int, objects: tuple[int, ...]
) -> tuple[tuple[str, int], ...]:
    """What stood behind a preposition before it became the subject: "was fired at"."""
    bare = (c for c in s.labelled(row, "prep") if not s.children[c])
    return tuple((s.words[c].lower(), r) for c in bare for r in objects)


def _is_bare(s: Sentence, row: int) -> bool:
    """Tell a participle without "was", which shares that of the verb before it."""
    return s.tags[row] in ("VBN", "VBD") and not s.labelled(row, "dobj", "aux")


def _completing(s: Sentence, row: int) -> tuple[int, ...]:
    """What completes a verb and is no object; "this year" only says when."""
    found = s.labelled(row, "oprd", "acomp", "attr", "advmod", "npadvmod", "intj")
    adjectives = tuple(c for c in s.labelled(row, "advcl") if s.pos[c] == "ADJ")
    times = (c for c in s.labelled(row, "dobj") if is_time(s, c))  # "gave them a day"
    return (*(c for c in found if not _is_when(s, c)), *adjectives, *times)


def _is_when(s: Sentence, noun: int) -> bool:
    """Tell "this year" and "last year" from the years that somebody is given."""
    pointing = ("this", "last", "next", "every", "each")
    return s.deps[noun] == "npadvmod" and any(
        s.words[c].lower() in pointing for c in s.labelled(noun, "det", "amod")
    )


def _relative_object(
    s: Sentence, verb: int, subjects: tuple[int, ...]
) -> tuple[int, ...]:
    """In "the men (whom) police arrested" the noun above is the object.

    Not so in "the town where police arrested ten".
    """
    placed = any(s.words[c].lower() in PLACING for c in s.labelled(verb, "advmod"))
    return () if placed or s.heads[verb] in subjects else (s.heads[verb],)


def _shared_object(s: Sentence, row: int) -> tuple[int, ...]:
    """In "arrested and beat the men" both verbs have the later object.

    Not so in "met and discussed trade", where those who meet need no object.
    """
    later = [c for c in s.labelled(row, "conj") if s.pos[c] == "VERB"]
    if len(later) != 1 or later[0] - row > 3 or s.lemmas[row] in GATHERING:
        return ()
    return s.labelled(later[0], "dobj")


def with_name_before(
    s: Sentence, clause: Clause, kind: Callable[[int], Kind]
) -> Clause:
    """Give a verb the name before it that the parser took for an adverb."""
    if clause.subjects or clause.passive:
        return clause
    before = s.labelled(clause.row, "advmod", "npadvmod", "dep", "nmod")
    names = tuple(r for r in before if r < clause.row and kind(r) in NAMED_KINDS)
    return msgspec.structs.replace(clause, subjects=names[-1:])
