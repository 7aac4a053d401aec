"""Find the sentences worth reading of reports on sport and everyday life.

There an act counts only if somebody who governs, judges, fights or keeps order takes
part (`dragoman.gate`). Whether a report is such, and which of its sentences name
anybody of that kind, its bare words tell; parsing is nine tenths of the work.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import pairwise
from typing import Final, NamedTuple

from dragoman.knowledge.actors import ActorTables, Known
from dragoman.knowledge.matters import (
    POWERS,
    SHORTEST,
    SKIMMED_SHARE,
    everyday_words,
    is_everyday,
    political_words,
)
from dragoman.knowledge.rough import rough_lemma
from dragoman.knowledge.sport import is_sport, sport_words
from dragoman.parsing.text import SPEAKER, Piece
from dragoman.records import Matter

STATES: Final = ("state:", "capital:")
LEADERS: Final = "leader:"
LONGEST: Final = 4  # words of a common noun: "chief of the army"
KEPT: Final = 1 << 16  # words; more are said once in a while
MOST: Final = 1 / 3  # of a report on everyday life; beyond that it is read whole
_WORD: Final = re.compile(r"[^\W_]+(?:[-'.][^\W_]+)*")
# Behind a full stop that ends no short form, before a capital.
_BREAK: Final = re.compile(
    r"(?:(?<=[a-z]{3}[.!?])|(?<=[\d%)][.!?])|(?<=[.!?]\"))\s+(?=[\"(]?[A-Z])"
)


class Skimmed(NamedTuple):
    """What is worth reading of a report.

    Attributes:
        matter: What the report is of.
        pieces: Its sentences that name somebody in power, together where they stand
            together.
    """

    matter: Matter
    pieces: list[Piece]


class Skimmer:
    """Skims reports; called with the pieces of one."""

    def __init__(self, actors: ActorTables) -> None:
        """Keep the tables."""
        self._actors = actors
        self._nouns = frozenset(
            words for words, agent in actors.agents() if _has_power(agent.sector)
        )
        self._ends = frozenset(words[-1] for words in self._nouns)
        self._lemma = _guesser(political_words() | everyday_words() | sport_words())
        self._noun = _guesser(self._ends)

    def __call__(self, pieces: Iterable[Piece]) -> Skimmed | None:
        """What is worth reading of a report; None if it is to be read whole."""
        pieces = list(pieces)
        if sum(map(_is_speaker, pieces)) > 1:
            return None  # in a transcript those in power say "I"
        words = (word for piece in pieces for word in _words(piece.text))
        lemmas = [self._lemma(word.lower()) for word in words]
        if len(lemmas) < SHORTEST:
            return None
        # What coaches and players say nobody misses, be it of courts and police.
        matter: Matter = "sport" if is_sport(lemmas) else "everyday"
        if matter == "everyday" and not is_everyday(lemmas, share=SKIMMED_SHARE):
            return None
        named = [part for p in pieces for part in self._naming(p, matter)]
        if matter == "everyday" and _size(named) > MOST * _size(pieces):
            return None  # of politics after all, in words that are not listed
        return Skimmed(matter, named)

    def _naming(self, piece: Piece, matter: Matter) -> Iterator[Piece]:
        """The stretches of a piece whose sentences name somebody in power."""
        first = None
        bounds = [0, *(b.end() for b in _BREAK.finditer(piece.text)), len(piece.text)]
        for start, end in pairwise(bounds):
            if self._names_power(piece.text[start:end], matter):
                first = start if first is None else first
            elif first is not None:
                yield piece.part(first, start)
                first = None
        if first is not None:
            yield piece.part(first, len(piece.text))

    def _names_power(self, text: str, matter: Matter) -> bool:
        words = _words(text)
        low = [word.lower() for word in words]
        return any(
            self._is_noun(low, at)
            or (word[0].isupper() and self._is_name(words, at, matter))
            for at, word in enumerate(words)
        )

    def _is_noun(self, low: Sequence[str], at: int) -> bool:
        """Tell whether a common noun for those in power ends at a word."""
        noun = self._noun(low[at])
        if noun not in self._ends:
            return False
        firsts = range(max(0, at - LONGEST + 1), at + 1)
        return any((*low[first:at], noun) in self._nouns for first in firsts)

    def _is_name(self, words: Sequence[str], at: int, matter: Matter) -> bool:
        """Tell whether the name of a state, leader or body of power begins at a word.

        In sport the name of a state is its team's.
        """
        title = self._actors.title(words, at)
        if title and title.role and _has_power(title.sector):
            return title.role.lower() not in self._actors.weak
        found = self._actors.match(words, at)
        return found is not None and any(
            self._is_power(known, matter) for known in found.entries
        )

    @staticmethod
    def _is_power(known: Known, matter: Matter) -> bool:
        if known.entity.startswith(STATES):
            return matter != "sport"
        return known.entity.startswith(LEADERS) or _has_power(known.sector)


def _guesser(known: frozenset[str]) -> Callable[[str], str]:
    """What guesses the dictionary forms of words, and keeps those of frequent ones."""
    return lru_cache(KEPT)(partial(rough_lemma, known=known))


def _is_speaker(piece: Piece) -> bool:
    """Tell whether a piece only says who speaks: "MS. LOPEZ:"."""
    return SPEAKER.match(f"{piece.text}  …") is not None


def _size(pieces: Iterable[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)


def _words(text: str) -> list[str]:
    return [word.removesuffix("'s") for word in _WORD.findall(text)]


def _has_power(sector: str | None) -> bool:
    return sector in POWERS
