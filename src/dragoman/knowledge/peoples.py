"""Tell of how many of a people a phrase is: "the Ghanaian", "the Dutch"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

ENDINGS: Final = ("an", "i")  # "the Dutch", "the Chinese" are all of them
ARTICLES: Final = frozenset(("the", "a", "an", "another", "one", "each", "every"))


def is_one_of_people(words: Sequence[str]) -> bool:
    """Tell whether a phrase that names a people is of one of them.

    >>> is_one_of_people(["the", "Ghanaian"]), is_one_of_people(["the", "Dutch"])
    (True, False)
    """
    named = words[-1][0].isupper() and words[-1].endswith(ENDINGS)
    return named and len(words) > 1 and words[0].lower() in ARTICLES
