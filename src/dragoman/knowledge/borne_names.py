"""Know names of states that people bear too, and surnames that tell nothing alone."""

from __future__ import annotations

from functools import cache

import msgspec

from dragoman.knowledge.place_rows import read_first_names
from dragoman.knowledge.tables import data_path, read_lists_as


class BorneNames(msgspec.Struct, frozen=True):
    """The lists of data/actors/borne_names.txt; its head says what each holds."""

    first: frozenset[str]
    last: frozenset[str]
    office: frozenset[str]
    body: frozenset[str]
    plain: frozenset[str]
    not_first: frozenset[str]
    common: frozenset[str]


@cache
def borne_names() -> BorneNames:
    """Read the lists, once.

    Raises:
        BadData: A list is unknown, or a name stands outside of all.
    """
    return read_lists_as(data_path("actors", "borne_names.txt"), BorneNames)


@cache
def first_names() -> frozenset[str]:
    """First names common in news."""
    path = data_path("lexicon", "en", "words", "first_names.txt")
    return frozenset(read_first_names(path))


def is_full_name(first: str, last: str) -> bool:
    """Tell whether two words are somebody's, though the second may be a body's name.

    >>> is_full_name("Ana", "Wagner"), is_full_name("Angry", "Wagner")
    (True, False)
    """
    return last in borne_names().common and first.lower() in first_names()
