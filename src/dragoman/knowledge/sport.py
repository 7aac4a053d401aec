"""Tell reports on sport from others by their words.

States meet, beat, tour and attack one another in sport as they do in politics. In
a report on sport the bare name of a state is its team.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from dragoman.knowledge.matters import political_words
from dragoman.knowledge.tables import data_path, read_lists


class Measure(NamedTuple):
    """What makes a report one of sport: so many words of sport at least.

    Attributes:
        kinds: Different words of sport alone.
        alone: The share of words of sport alone.
        all: The share of words of sport, those with other senses too.
    """

    kinds: int
    alone: float
    all: float


# One of these must be met. Read off wires on politics, of which none may be of
# sport, and sports pages: the fewer kinds there are, the denser they must stand.
MEASURES: Final = (
    Measure(kinds=3, alone=0.012, all=0.045),
    Measure(kinds=2, alone=0.006, all=0.075),
    Measure(kinds=2, alone=0.0, all=0.09),
)


SHORT: Final = 60  # words; so few hold too few of any kind to measure shares


class SportWords(NamedTuple):
    """Words of sport; phrases as tuples of words.

    Attributes:
        alone: Words that have no other sense in the news.
        either: Words that have other senses too.
        phrases: Phrases of several words, by their first.
    """

    alone: frozenset[str]
    either: frozenset[str]
    phrases: dict[str, tuple[tuple[str, ...], ...]]


def is_sport(lemmas: Iterable[str]) -> bool:
    """Tell whether a report, given as its dictionary forms in order, is of sport.

    >>> is_sport("the striker score twice in the semi-final of the cup".split())
    True
    >>> is_sport("the minister meet the envoy in the capital".split())
    False
    """
    words = [lemma.lower() for lemma in lemmas if lemma[:1].isalpha()]
    if not words:
        return False
    known = _words()
    if len(words) < SHORT:
        return _is_short_of_sport(words, known)
    alone = [word for word in words if word in known.alone]
    alone += _phrases(words, known)
    either = sum(word in known.either for word in words)
    return any(
        len(set(alone)) >= least.kinds
        and len(alone) >= least.alone * len(words)
        and len(alone) + either >= least.all * len(words)
        for least in MEASURES
    )


@cache
def sport_words() -> frozenset[str]:
    """All words by which reports on sport are told, also those of phrases."""
    known = _words()
    phrases = (phrase for found in known.phrases.values() for phrase in found)
    return known.alone | known.either | {word for p in phrases for word in p}


def _is_short_of_sport(words: list[str], known: SportWords) -> bool:
    """Tell whether a sentence or two are of sport.

    One sure word stands beside another, and of politics hardly any.
    """
    if sum(word in political_words() for word in words) > 1:
        return False
    alone = sum(word in known.alone for word in words) + len(_phrases(words, known))
    either = sum(word in known.either for word in words)
    return alone > 0 and alone + either > 1


def _phrases(words: list[str], known: SportWords) -> list[str]:
    """The phrases of sport among the words of a report."""
    return [
        " ".join(phrase)
        for at, word in enumerate(words)
        for phrase in known.phrases.get(word, ())
        if tuple(words[at : at + len(phrase)]) == phrase
    ]


@cache
def _words() -> SportWords:
    path = data_path("lexicon", "en", "words", "sport.txt")
    lists = read_lists(path, ("sport", "either"))
    phrases: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in (tuple(entry.split()) for entry in lists["sport"] if " " in entry):
        phrases[phrase[0]].append(phrase)
    return SportWords(
        alone=frozenset(entry for entry in lists["sport"] if " " not in entry),
        either=lists["either"] - lists["sport"],
        phrases={first: tuple(found) for first, found in phrases.items()},
    )
