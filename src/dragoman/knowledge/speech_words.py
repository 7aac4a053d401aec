"""Words that tell who speaks, to whom, and what is said."""

from __future__ import annotations

from functools import cache

import msgspec

from dragoman.knowledge.tables import data_path, read_lists_as


class SpeechWords(msgspec.Struct, frozen=True):
    """The lists of words/statements.txt; its head says what each holds."""

    addressing: frozenset[str]
    plain: frozenset[str]
    vouching: frozenset[str]
    felt: frozenset[str]
    light: frozenset[str]
    raising: frozenset[str]
    abstract: frozenset[str]
    written: frozenset[str]
    no_name: frozenset[str]
    first: frozenset[str]
    sources: frozenset[str]
    attending: frozenset[str]
    hearsay: frozenset[str]
    media: frozenset[str]
    said: frozenset[str]
    surveys: frozenset[str]
    views: frozenset[str]
    unsigned: frozenset[str]
    moving: frozenset[str]
    attitudes: frozenset[str]
    getting: frozenset[str]
    sides: frozenset[str]
    having: frozenset[str]
    whole: frozenset[str]
    deeds: frozenset[str]
    factual: frozenset[str]
    adverbial: frozenset[str]
    evident: frozenset[str]
    seeing: frozenset[str]
    measuring: frozenset[str]
    passing: frozenset[str]


@cache
def speech_words() -> SpeechWords:
    """Read the file of the package, once.

    Raises:
        BadData: A list is unknown, or a word stands outside of all.
    """
    path = data_path("lexicon", "en", "words", "statements.txt")
    return read_lists_as(path, SpeechWords)
