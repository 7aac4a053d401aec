"""Tell reports on everyday life from those on politics by their words.

In pages on markets, machines, shows and sport few words of politics stand, and
those who meet, sue, release or attack there are mostly no parties of politics.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from dragoman.knowledge.tables import data_path, listed, read_lines

# Of 433 reports on sport, machines and shows nine in ten have less than this share
# of such words, of the political reports of wires fewer than one in twenty.
LEAST_SHARE: Final = 0.02
POWERS: Final = frozenset(
    ("GOV", "MIL", "COP", "SPY", "JUD", "LEG", "REB", "UAF", "IGO")
)
"""The sectors of those who govern, judge, fight or keep order."""
SKIMMED_SHARE: Final = 0.012
"""Reports with less than this share of such words are skimmed: of those on sport,
machines and shows seven in ten, of the reports of wires fewer than one in five."""
SHORTEST: Final = 100  # words; of less nothing can be told


def is_everyday(lemmas: Iterable[str], *, share: float = LEAST_SHARE) -> bool:
    """Tell whether a report, given as its dictionary forms, is not of politics.

    Args:
        lemmas: The dictionary forms.
        share: The least share of words of politics that makes a report political.

    >>> is_everyday(["the", "phone", "sell", "well"] * 50)
    True
    >>> is_everyday(["the", "minister", "meet", "the", "envoy"] * 50)
    False
    """
    words = [lemma.lower() for lemma in lemmas if lemma[:1].isalpha()]
    if len(words) < SHORTEST:
        return False
    known = political_words()
    return sum(word in known for word in words) < share * len(words)


@cache
def political_words() -> frozenset[str]:
    """Words of politics, war and public order, in dictionary form."""
    return _words("politics.txt")


@cache
def violence_at_large() -> frozenset[str]:
    """Nouns for violence as a whole, in dictionary form."""
    return _words("violence.txt")


def _words(name: str) -> frozenset[str]:
    lines = read_lines(data_path("lexicon", "en", name))
    return frozenset(word for line in lines for word in listed(line.text))
