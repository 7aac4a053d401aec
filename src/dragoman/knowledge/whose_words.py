"""Words that tell of which state somebody is, and whether now."""

from __future__ import annotations

from functools import cache

import msgspec

from dragoman.knowledge.tables import data_path, read_lists_as


class WhoseWords(msgspec.Struct, frozen=True):
    """The lists of data/actors/whose_words.txt; its head says what each holds."""

    past: frozenset[str]
    other: frozenset[str]
    backed: frozenset[str]
    state: frozenset[str]
    union: frozenset[str]
    related: frozenset[str]
    abroad: frozenset[str]
    fighter: frozenset[str]
    spot: frozenset[str]
    fighting_abroad: frozenset[str]
    ruling: frozenset[str]
    led: frozenset[str]
    surname_first: frozenset[str]
    governing: frozenset[str]
    alien: frozenset[str]
    kingdom: frozenset[str]
    sultanate: frozenset[str]
    emirate: frozenset[str]
    principality: frozenset[str]
    paper: frozenset[str]
    issuing: frozenset[str]
    posts: frozenset[str]

    def call_themselves(self, noun: str) -> frozenset[str]:
        """The states that a noun such as "kingdom" stands for at home."""
        known = {
            "kingdom": self.kingdom,
            "sultanate": self.sultanate,
            "emirate": self.emirate,
            "principality": self.principality,
        }
        return known.get(noun, frozenset())


@cache
def whose_words() -> WhoseWords:
    """Read the file of the package, once.

    Raises:
        BadData: A list is unknown, or a word stands outside of all.
    """
    return read_lists_as(data_path("actors", "whose_words.txt"), WhoseWords)
