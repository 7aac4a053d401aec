"""Tell what only says where or for what something was from whom it befell."""

from __future__ import annotations

from typing import Final

from dragoman.events.dependents import modifiers
from dragoman.knowledge.party_words import party_words
from dragoman.records import Kind, Sentence

SITES: Final = ("in", "at", "inside", "near", "outside", "around")


def is_site(s: Sentence, row: int) -> bool:
    """Tell whether a head stands behind a word of place: "marched in Oslo"."""
    return s.deps[row] == "pobj" and s.words[s.heads[row]].lower() in SITES


def is_mere_site(s: Sentence, row: int, kind: Kind) -> bool:
    """Tell a place without a name: "rifles in the southern province"."""
    named = any(s.words[r][0].isupper() for r in (row, *modifiers(s, row)))
    return kind == "place" and not named and is_site(s, row)


def is_occasion(s: Sentence, prep: str, row: int) -> bool:
    """Tell for what something is done, as in "police for the summit"."""
    return s.lemmas[row] in party_words().occasion and prep in (*SITES, "for")


def is_instrument(s: Sentence, prep: str, row: int) -> bool:
    """Tell by what something is done, as in "sank a ship with drones"."""
    return prep == "with" and s.lemmas[row] in party_words().instrument
