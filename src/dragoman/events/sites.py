"""Tell what only says where or for what something was from whom it befell."""

from __future__ import annotations

from typing import Final

from dragoman.events.dependents import modifiers, preps_of
from dragoman.knowledge.party_words import party_words
from dragoman.records import Kind, Sentence

SITES: Final = ("in", "at", "inside", "near", "outside", "around")
WHERE: Final = ("in", "at", "near", "outside")


def is_site(s: Sentence, row: int) -> bool:
    """Tell whether a head stands behind a word of place: "marched in Oslo"."""
    return s.deps[row] == "pobj" and s.words[s.heads[row]].lower() in SITES


def is_mere_site(s: Sentence, row: int, kind: Kind) -> bool:
    """Tell a place without a name: "rifles in the southern province"."""
    named = any(s.words[r][0].isupper() for r in (row, *modifiers(s, row)))
    return kind == "place" and not named and is_site(s, row)


def is_hit(s: Sentence, row: int) -> bool:
    """Tell what is attacked from who attacks: "the embassy bombing"."""
    words = party_words()
    return s.lemmas[row] in words.attacked and s.lemmas[s.heads[row]] in words.onslaught


def has_place(s: Sentence, verb: int) -> bool:
    """Tell whether a verb or its object has a place of its own with a name."""
    hosts = (verb, *s.labelled(verb, "dobj"))
    pairs = (pair for host in hosts for pair in preps_of(s, host))
    return any(name in WHERE and s.words[r][0].isupper() for name, r in pairs)


def is_occasion(s: Sentence, prep: str, row: int) -> bool:
    """Tell for what something is done, as in "police for the summit"."""
    return s.lemmas[row] in party_words().occasion and prep in (*SITES, "for")


def is_instrument(s: Sentence, prep: str, row: int) -> bool:
    """Tell by what something is done, as in "sank a ship with drones"."""
    return prep == "with" and s.lemmas[row] in party_words().instrument
