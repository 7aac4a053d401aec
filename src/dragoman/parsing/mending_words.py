"""The words by which torn parses are known and mended."""

from __future__ import annotations

from functools import cache

import msgspec

from dragoman.knowledge.tables import data_path, read_lists_as


class MendingWords(msgspec.Struct, frozen=True):
    """The lists of words/mending.txt; its head says what each holds."""

    bare: frozenset[str]
    struck: frozenset[str]
    allies: frozenset[str]
    describing: frozenset[str]
    called: frozenset[str]
    given: frozenset[str]
    acting: frozenset[str]
    styles: frozenset[str]
    harming: frozenset[str]
    deeds: frozenset[str]
    striking: frozenset[str]
    peaceful: frozenset[str]
    guests: frozenset[str]
    not_guests: frozenset[str]
    telling: frozenset[str]
    adding: frozenset[str]
    urging: frozenset[str]
    quoting: frozenset[str]
    tellers: frozenset[str]
    doing: frozenset[str]
    means: frozenset[str]
    naming: frozenset[str]
    counting: frozenset[str]


@cache
def mending_words() -> MendingWords:
    """Read the file of the package, once.

    Raises:
        BadData: A list is unknown, or a word stands outside of all.
    """
    path = data_path("lexicon", "en", "words", "mending.txt")
    return read_lists_as(path, MendingWords)
