"""Find what hangs on a word: what is joined to it, its modifiers, its prepositions."""

from __future__ import annotations

from functools import cache
from typing import Final

from dragoman.events.times import is_time
from dragoman.knowledge.party_words import party_words
from dragoman.records import Sentence

VERBS: Final = ("VERB", "AUX")
MODIFYING: Final = ("amod", "compound", "nmod", "poss")
NOMINAL: Final = ("NOUN", "PROPN", "PRON")
PREPOSITIONAL: Final = ("prep", "agent", "dative")
BELOW: Final = ("advmod", "acl", "relcl")
INSIDE: Final = {"inside": ("in",), "within": ("in",)}
AWAY: Final = frozenset("back home over out off away down up".split())


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

    An adjective in lower case names none, "a military exercise", save who is in arms:
    "a rebel attack". In "a Saudi-led raid" the party hangs on the participle.
    """
    armed, numbers = _in_arms(), party_words().number
    found = [
        c
        for c in s.labelled(noun, "amod", "compound", "nmod")
        if s.pos[c] != "ADJ" or s.words[c][0].isupper() or s.lemmas[c] in armed
        if s.lemmas[c] not in numbers  # "a dozen arrests"
        if s.words[c - 1].lower() != "ethnic"  # "an ethnic Albanian uprising"
    ]
    for row in s.labelled(noun, "amod"):
        if s.tags[row] == "VBN" and s.lemmas[row] in party_words().done:
            found += s.labelled(row, "npadvmod", "nmod", "compound")
    return tuple(found)


def is_of_it(s: Sentence, verb: int) -> bool:
    """Tell whether the subject of a verb is "it", which may stand for nothing."""
    return any(s.words[row].lower() == "it" for row in s.labelled(verb, "nsubj"))


def ups_of(s: Sentence, verb: int) -> tuple[int, ...]:
    """The "up" of a verb, behind which may stand whose lot a thing is: "up to Iran"."""
    beside = s.labelled(verb, "prep", "advmod")
    return tuple(row for row in beside if s.words[row] == "up")


@cache
def _in_arms() -> frozenset[str]:
    """Words for who is armed; "a terrorist attack" says no more than "an attack"."""
    return party_words().armed - party_words().means


def hyphened_to(s: Sentence, row: int) -> tuple[int, ...]:
    """What a hyphen joins to a modifier behind it: "repair Germany-US relations"."""
    side = row + 2
    joined = s.words[row + 1 : row + 2] == ("-",) and side < len(s.words)
    return (side,) if joined and s.heads[side] == s.heads[row] else ()


def preps_of(s: Sentence, row: int) -> tuple[tuple[str, int], ...]:
    """The prepositions that hang on a word, with the heads behind them.

    "out of Mali" gives both ("out", Mali) and ("of", Mali).
    """
    found: list[tuple[str, int]] = []
    below: list[int] = []
    for child in s.children[row]:
        dep = s.deps[child]
        if dep in BELOW:
            below.append(child)
        if dep not in PREPOSITIONAL or s.pos[child] in NOMINAL:
            continue
        if s.words[child].lower() == "according":
            continue  # whom one follows in what one says takes no part in the act
        names = [s.words[child].lower()]
        names += INSIDE.get(names[0], ())
        for inner in s.children[child]:
            if s.deps[inner] == "conj" and s.pos[inner] == "ADP":
                found += [(s.words[inner].lower(), r) for r in _behind(s, inner)]
            if s.deps[inner] == "prep":
                both = (*names, s.words[inner].lower())
                found += [(n, r) for r in _behind(s, inner) for n in both]
        found += [(n, r) for r in _behind(s, child) for n in names]
    return (*found, *_preps_below(s, below)) if below else tuple(found)


def _preps_below(s: Sentence, rows: list[int]) -> list[tuple[str, int]]:
    """The prepositions of what hangs on a word: "flew home to Oslo"."""
    found: list[tuple[str, int]] = []
    for child in rows:
        adverb = s.deps[child] == "advmod"
        if adverb and s.children[child] and s.words[child] in AWAY:
            found += preps_of(s, child)
    for child in rows:
        marks = () if s.deps[child] == "advmod" else s.labelled(child, "mark")
        # "his call for Iran to leave"
        found += [("for", child) for m in marks if s.words[m].lower() == "for"]
    return found


def _behind(s: Sentence, prep: int) -> list[int]:
    """The heads behind a preposition.

    In "met with Sisi to discuss" the parser makes one clause of what follows "with".
    """
    found: list[int] = []
    for row in s.labelled(prep, "pobj", "pcomp"):
        torn = s.deps[row] == "pcomp" and is_infinitive(s, row)
        subjects = s.labelled(row, "nsubj") if torn else ()
        found += subjects or (row,)
    return [r for r in found if not is_time(s, r)]


def is_infinitive(s: Sentence, row: int) -> bool:
    """Tell an infinitive, which the parser often takes for a purpose."""
    return any(s.tags[c] == "TO" for c in s.children[row])
