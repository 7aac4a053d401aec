"""Guess dictionary forms by the endings of words, before anything is parsed."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

ENDINGS: Final = (
    ("men", "man"),
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ied", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
)
SHORTEST: Final = 2  # letters that must be left


def rough_lemma(word: str, known: Container[str]) -> str:
    """The dictionary form of a word among those that are known, else the word.

    >>> known = {"army", "ban", "vote"}
    >>> [rough_lemma(word, known) for word in ("armies", "banned", "voting")]
    ['army', 'ban', 'vote']
    >>> rough_lemma("phones", {"army"})
    'phones'
    """
    if word in known:
        return word
    for ending, instead in ENDINGS:
        if not word.endswith(ending) or len(word) - len(ending) < SHORTEST:
            continue
        stem = word[: -len(ending)]
        if stem + instead in known:
            return stem + instead
        if stem[-1] == stem[-2] and stem[:-1] in known:
            return stem[:-1]
    return word
