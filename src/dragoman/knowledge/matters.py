"""Tell reports on everyday life from those on politics by their words.

In pages on markets, machines, shows and sport few words of politics stand, and
those who meet, sue, release or attack there are mostly no parties of politics.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

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


class Mixed(NamedTuple):
    """What makes a report with words of politics one of everyday life all the same.

    Attributes:
        political: The most that may be of politics, as a share of all words.
        everyday: The least that must be of everyday life.
        times: How many times as many these must be as those of politics.
    """

    political: float
    everyday: float
    times: float


# So are three in five pages on machines and shows with more than 1.2 % of words of
# politics, and three in a hundred of such wires, most of them on shares and shows.
MIXED: Final = Mixed(political=0.03, everyday=0.03, times=1.5)


def is_everyday(lemmas: Iterable[str], *, share: float = LEAST_SHARE) -> bool:
    """Tell whether a report, given as its dictionary forms, is not of politics.

    Args:
        lemmas: The dictionary forms.
        share: The least share of words of politics that makes a report political,
            unless many more are of everyday life.

    >>> is_everyday(["the", "phone", "sell", "well"] * 50)
    True
    >>> is_everyday(["the", "minister", "meet", "the", "envoy"] * 50)
    False
    >>> words = ["the", "singer", "and", "the", "actor", "release", "an", "album"]
    >>> is_everyday([*words * 25, *["minister"] * 5])
    True
    """
    words = [lemma.lower() for lemma in lemmas if lemma[:1].isalpha()]
    if len(words) < SHORTEST:
        return False
    political = _number(words, political_words())
    if political < share * len(words):
        return True
    if political >= MIXED.political * len(words):
        return False
    least = max(MIXED.everyday * len(words), MIXED.times * political)
    return _number(words, everyday_words()) >= least


def _number(words: Iterable[str], known: frozenset[str]) -> int:
    """How many of some words are known."""
    return sum(word in known for word in words)


@cache
def everyday_words() -> frozenset[str]:
    """Words of shows, machines, shops and leisure, in dictionary form."""
    return _words("everyday.txt")


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
