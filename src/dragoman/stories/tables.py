"""Know the words that tell a number or a day."""

from __future__ import annotations

from functools import cache

from dragoman.knowledge.tables import data_path
from dragoman.knowledge.words import Words, read_words

_KINDS = frozenset(
    "weekday weekdays month maybe_month num cent units tens hundred dozen "
    "ordinal".split()
)


@cache
def _load_times() -> Words:
    return read_words(data_path("lexicon", "en", "words", "times.txt"))


@cache
def is_counted(word: str) -> bool:
    """Whether a word, as it is written, tells a number or a day.

    >>> [is_counted(word) for word in ("May", "may", "twelve", "Tuesday")]
    [True, False, True, True]
    """
    found = _load_times().find(word)
    return found is not None and found.kind in _KINDS
