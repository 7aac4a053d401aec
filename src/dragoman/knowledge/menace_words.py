"""Know the words of menaces: "any attack will be met with force"."""

from __future__ import annotations

from functools import cache

import msgspec

from dragoman.knowledge.tables import data_path, read_lists_as


class MenaceWords(msgspec.Struct, frozen=True):
    """The lists of data/lexicon/en/menaces.txt; its head says what each holds."""

    answered: frozenset[str]
    answer: frozenset[str]
    held: frozenset[str]
    hostile: frozenset[str]
    bearing: frozenset[str]
    due: frozenset[str]
    rueing: frozenset[str]
    warning: frozenset[str]
    anybody: frozenset[str]


@cache
def menace_words() -> MenaceWords:
    """Read the lists, once.

    Raises:
        BadData: A list is unknown, or a word stands outside of all.
    """
    return read_lists_as(data_path("lexicon", "en", "menaces.txt"), MenaceWords)
