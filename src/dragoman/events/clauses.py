"""Read the clause of a verb: who its subject and objects are, once for all frames.

English hides the parts of a clause: the subject of "to sign" stands before
"agreed", that of "killing" in the main clause, the object of "the men arrested
by police" before the verb. Here they are brought to light; frames see one shape.
"""

from __future__ import annotations

from typing import Final

import msgspec

from dragoman.events.times import is_time
from dragoman.knowledge.party_words import party_words
from dragoman.records import Sentence

VERBS: Final = ("VERB", "AUX")
MODIFYING: Final = ("amod", "compound", "nmod", "poss")
SUBJECTS: Final = ("nsubj", "csubj")
PASSIVE_SUBJECTS: Final = ("nsubjpass", "csubjpass")
NOMINAL: Final = ("NOUN", "PROPN", "PRON")
PREPOSITIONAL: Final = ("prep", "agent", "dative")
ASKED_BEHIND: Final = ("on", "upon", "to", "for", "with")
CONTROLLED: Final = ("xcomp", "advcl")
AWAY: Final = frozenset("back home over out off away down up".split())
RELATIVES: Final = frozenset("who which that whom".split())


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


def with_conjuncts(s: Sentence, rows: tuple[int, ...]) -> tuple[int, ...]:
    """Add what is joined to each row by "and": "Peru and Chile"."""
    found: list[int] = []
    for row in rows:
        if row in found:
            continue
        found.append(row)
        open_rows = [c for c in s.children[row] if s.deps[c] == "conj"]
        while open_rows:
            at = open_rows.pop(0)
            if s.pos[at] in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
                found.append(at)
                open_rows += [c for c in s.children[at] if s.deps[c] == "conj"]
    return tuple(found)


def modifiers(s: Sentence, noun: int) -> tuple[int, ...]:
    """Words before a noun that may name its party: "Israeli raid", "police raid".

    An adjective in lower case names none: "a military exercise", "private talks". In
    "a Saudi-led raid" the party hangs on the participle.
    """
    found = [
        c
        for c in s.labelled(noun, "amod", "compound", "nmod")
        if s.pos[c] != "ADJ" or s.words[c][0].isupper()
    ]
    for row in s.labelled(noun, "amod"):
        if s.tags[row] == "VBN" and s.lemmas[row] in party_words().done:
            found += s.labelled(row, "npadvmod", "nmod", "compound")
    return tuple(found)


def preps_of(s: Sentence, row: int) -> tuple[tuple[str, int], ...]:
    """The prepositions that hang on a word, with the heads behind them.

    "out of Mali" gives both ("out", Mali) and ("of", Mali).
    """
    found: list[tuple[str, int]] = []
    for child in s.children[row]:
        if s.deps[child] not in PREPOSITIONAL or s.pos[child] in NOMINAL:
            continue
        if s.words[child].lower() == "according":
            continue  # whom one follows in what one says takes no part in the act
        names = [s.words[child].lower()]
        for inner in s.children[child]:
            if s.deps[inner] == "prep":
                both = (*names, s.words[inner].lower())
                found += [(n, r) for r in _behind(s, inner) for n in both]
        found += [(n, r) for r in _behind(s, child) for n in names]
    return (*found, *_preps_below(s, row))


def _preps_below(s: Sentence, row: int) -> list[tuple[str, int]]:
    """The prepositions of what hangs on a word: "flew home to Oslo"."""
    found: list[tuple[str, int]] = []
    for child in s.labelled(row, "advmod"):
        if s.children[child] and s.words[child] in AWAY:
            found += preps_of(s, child)
    for child in s.labelled(row, "acl", "relcl"):  # "his call for Iran to leave"
        marks = s.labelled(child, "mark")
        found += [("for", child) for m in marks if s.words[m].lower() == "for"]
    return found


def _behind(s: Sentence, prep: int) -> list[int]:
    """The heads behind a preposition.

    In "met with Sisi to discuss" the parser makes one clause of what follows "with".
    """
    found: list[int] = []
    for row in s.labelled(prep, "pobj", "pcomp"):
        torn = s.deps[row] == "pcomp" and any(
            s.tags[c] == "TO" for c in s.children[row]
        )
        subjects = s.labelled(row, "nsubj") if torn else ()
        found += subjects or (row,)
    return [r for r in found if not is_time(s, r)]


def is_passive(s: Sentence, row: int) -> bool:
    """Tell whether a verb stands in the passive."""
    kids = s.children[row]
    deps = {s.deps[c] for c in kids}
    if {"nsubj", "dobj", "agent"} <= deps:  # "police banned a march by students"
        deps -= {"agent"}
    if deps & {"nsubjpass", "auxpass", "agent"}:
        return True
    if s.tags[row] != "VBN":
        return False
    if s.deps[row] == "acl" and _is_torn(s, row):
        return False
    if s.deps[row] in ("acl", "advcl"):
        return not any(s.deps[c] == "aux" for c in kids)
    if s.deps[row] == "conj" and not any(s.deps[c] in ("aux", *SUBJECTS) for c in kids):
        return s.pos[s.heads[row]] == "VERB" and is_passive(s, s.heads[row])
    return False


def _is_torn(s: Sentence, row: int) -> bool:
    """Tell whether a main verb was read as a participle: "the ministry condemned it".

    A participle that describes a noun has no object of its own, and a sentence has a
    main verb: "The minister, who was in Abuja, called on the president."
    """
    head = s.heads[row]
    if s.heads[head] != head:
        return False
    told = any(c < row for c in s.labelled(head, "relcl"))
    return bool(s.labelled(row, "dobj")) or (told and s.words[row - 1] == ",")


def read_clause(s: Sentence, row: int) -> Clause:
    """Read the clause of the verb in a row."""
    passive = is_passive(s, row)
    subjects, shared = find_subjects(s, row)
    objects = tuple(r for r in s.labelled(row, "dobj") if not is_time(s, r))
    datives = tuple(
        c for c in s.labelled(row, "dative") if s.pos[c] in ("NOUN", "PROPN", "PRON")
    )
    preps = preps_of(s, row)
    if passive:
        if objects:  # "Kenya was granted a loan": the subject is the indirect object
            datives = (*subjects, *datives)
        else:
            objects = subjects
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


def _completing(s: Sentence, row: int) -> tuple[int, ...]:
    """What completes a verb and is no object; "this year" only says when."""
    found = s.labelled(row, "oprd", "acomp", "attr", "advmod", "npadvmod", "intj")
    adjectives = tuple(c for c in s.labelled(row, "advcl") if s.pos[c] == "ADJ")
    return (*(c for c in found if not _is_when(s, c)), *adjectives)


def is_in_name(s: Sentence, row: int) -> bool:
    """Tell whether a noun is part of a name: "the Forum on Asian Cooperation"."""
    if s.pos[row] != "PROPN" or not s.words[row].istitle():
        return False
    behind = s.words[row + 1 : row + 3]
    before = row > 1 and s.words[row - 1].istitle() and s.pos[row - 1] == "PROPN"
    return before or (behind[:1] == ("of",) and behind[-1].istitle())


def _is_when(s: Sentence, noun: int) -> bool:
    """Tell "this year" and "last year" from the years that somebody is given."""
    pointing = ("this", "last", "next", "every", "each")
    return s.deps[noun] == "npadvmod" and any(
        s.words[c].lower() in pointing for c in s.labelled(noun, "det", "amod")
    )


def find_subjects(s: Sentence, row: int) -> tuple[tuple[int, ...], str]:
    """The heads of a verb's subject, its own or one that it shares, and how."""
    torn = [r for c in s.labelled(row, "csubj") for r in _torn_from(s, c)]
    if torn:  # "the judge leading the inquiry has charged him"
        return tuple(torn), ""
    own = s.labelled(row, *SUBJECTS, *PASSIVE_SUBJECTS)
    if own:
        return _through_relatives(s, own, row), ""
    dep, head = s.deps[row], s.heads[row]
    if _describes_noun(s, row):
        if any(s.tags[c] == "TO" for c in s.children[row]):
            return _subject_before_to(s, head)
        return (head,), "the subject is the noun that the clause describes"
    if s.pos[head] in ("VERB", "AUX") and head != row:
        return _subject_from_verb(s, row)
    if dep in ("pcomp", "pobj"):
        return _subject_above_preposition(s, row)
    verb = s.heads[head]
    if s.deps[head] == "acomp" and s.pos[verb] in ("VERB", "AUX"):
        return find_subjects(s, verb)[0], "shares the subject of the verb above"
    return (), ""


def _torn_from(s: Sentence, participle: int) -> tuple[int, ...]:
    """What the participle behind it describes, where the parser makes a clause of both.

    "That rebels fled" and "why rebels fled" are clauses in truth.
    """
    alone = s.tags[participle] == "VBG" and not s.labelled(participle, "aux", "mark")
    return s.labelled(participle, "nsubj") if alone else ()


def _subject_before_to(s: Sentence, noun: int) -> tuple[tuple[int, ...], str]:
    """Whose an infinitive behind a noun is: "Peru's plan to", "Peru, Chile to sign"."""
    if s.pos[noun] == "PROPN":
        beside = tuple(r for r in s.labelled(noun, "appos") if r == noun + 2)
        return (noun, *beside), "the subject is the name before the infinitive"
    return holders_of(s, noun), "the subject is the holder of the noun above"


def is_imperative(s: Sentence, row: int) -> bool:
    """Tell whether a verb in front of its word of speech orders: "Stop," she said."""
    return (
        s.tags[row] == "VB"
        and s.deps[row] == "ccomp"
        and row < s.heads[row]
        and not s.labelled(row, *SUBJECTS, *PASSIVE_SUBJECTS, "aux")
    )


def _addressees(s: Sentence, verb: int) -> tuple[int, ...]:
    """To whom something is said: "told Chile", "said to Chile"."""
    behind = tuple(row for name, row in preps_of(s, verb) if name == "to")
    return s.labelled(verb, "dobj", "dative") or behind


def _describes_noun(s: Sentence, row: int) -> bool:
    """Tell whether a clause describes a noun: "nurses striking", "a striking nurse"."""
    if s.deps[row] == "amod":
        return s.tags[row] == "VBG"
    if s.deps[row] == "xcomp":  # "Laos and Oman to meet"
        return s.pos[s.heads[row]] == "PROPN" and _is_to(s, row)
    return s.deps[row] in ("acl", "relcl") and s.pos[s.heads[row]] not in (
        "VERB",
        "AUX",
    )


def _subject_from_verb(s: Sentence, row: int) -> tuple[tuple[int, ...], str]:
    """The subject that a verb has from the verb above it."""
    dep, head = s.deps[row], s.heads[row]
    if is_imperative(s, row):
        return _addressees(s, head), "who is spoken to is to do it"
    if dep in CONTROLLED and not is_passive(s, head):
        controller = _controller(s, head) if dep == "xcomp" or _is_to(s, row) else ()
        if controller:
            return controller, "the object of the verb above acts"
    if dep in ("conj", "xcomp", "acomp", "advcl", "ccomp", "dep", "parataxis"):
        return find_subjects(s, head)[0], "shares the subject of the verb above"
    return (), ""


def _is_to(s: Sentence, row: int) -> bool:
    """Tell an infinitive, which the parser often takes for a purpose."""
    return any(s.tags[c] == "TO" for c in s.children[row])


def _controller(s: Sentence, verb: int) -> tuple[int, ...]:
    """Who acts in the infinitive behind "urged Mali to", "called on Mali to"."""
    lemma, words = s.lemmas[verb], party_words()
    direct = lemma in words.object_control
    found = s.labelled(verb, "dobj", "dative") if direct else ()
    if not found and (direct or lemma in words.preposition_control):
        found = tuple(r for name, r in preps_of(s, verb) if name in ASKED_BEHIND)
    return found


def _subject_above_preposition(s: Sentence, row: int) -> tuple[tuple[int, ...], str]:
    """For "accused rebels of killing", "praised Kenya for hosting": the object."""
    prep = s.heads[row]
    above = s.heads[prep]
    while s.deps[above] in ("prep", "advmod"):  # "stopped short of"
        above = s.heads[above]
    if s.pos[above] == "ADJ":  # "was guilty of killing", "rebels guilty of killing"
        verb = s.heads[above]
        return _subject_of_adjective(s, above, verb)
    if s.pos[above] in ("VERB", "AUX"):
        name = s.words[prep].lower()
        objects = s.labelled(above, "dobj")
        if name in ("of", "for", "from", "into", "over", "with") and objects:
            return objects, "the object of the verb above acts"
        return find_subjects(s, above)[0], "shares the subject of the verb above"
    return holders_of(s, above), "the subject is the holder of the noun above"


def _subject_of_adjective(
    s: Sentence, row: int, above: int
) -> tuple[tuple[int, ...], str]:
    """Of whom an adjective is told, by a verb or by standing behind him."""
    if s.pos[above] in VERBS:
        return find_subjects(s, above)[0], "shares the subject of the verb above"
    behind = s.deps[row] == "amod" and row > above
    return ((above,), "the noun above is told to be so") if behind else ((), "")


def holders_of(s: Sentence, noun: int) -> tuple[int, ...]:
    """Whose a noun is: its possessor, its verb's subject, its adjective's people."""
    found = s.labelled(noun, "poss")
    if found:
        return found
    by = tuple(r for name, r in preps_of(s, noun) if name == "by")
    if by:
        return by
    head = s.heads[noun]
    if s.deps[noun] in ("dobj", "attr") and s.pos[head] in ("VERB", "AUX"):
        hindered = s.lemmas[head] in party_words().hindering
        return () if hindered else find_subjects(s, head)[0]
    of = tuple(r for name, r in preps_of(s, noun) if name == "of")
    return of or modifiers(s, noun)


def _through_relatives(
    s: Sentence, rows: tuple[int, ...], verb: int
) -> tuple[int, ...]:
    """Put the noun that "who" or "which" stands for in its place."""
    if s.deps[verb] != "relcl":
        return _cleft(s, verb, rows)
    return tuple(s.heads[verb] if s.words[r].lower() in RELATIVES else r for r in rows)


def _cleft(s: Sentence, verb: int, rows: tuple[int, ...]) -> tuple[int, ...]:
    """In "it was Russia that attacked" whoever attacked stands in front of "that"."""
    above = s.heads[verb]
    it = any(s.words[r].lower() == "it" for r in s.labelled(above, "nsubj"))
    named = s.labelled(above, "attr") if it and s.lemmas[above] == "be" else ()
    return named if named and s.words[rows[0]].lower() in RELATIVES else rows


def _relative_object(
    s: Sentence, verb: int, subjects: tuple[int, ...]
) -> tuple[int, ...]:
    """In "the men (whom) police arrested" the noun above is the object."""
    return () if s.heads[verb] in subjects else (s.heads[verb],)


def _shared_object(s: Sentence, row: int) -> tuple[int, ...]:
    """In "arrested and beat the men" both verbs have the later object."""
    later = [c for c in s.labelled(row, "conj") if s.pos[c] == "VERB"]
    if len(later) != 1 or later[0] - row > 3:
        return ()
    return s.labelled(later[0], "dobj")
