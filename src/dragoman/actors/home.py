"""Find the state at the centre of a report: whose "the police" are.

The dateline says it; where there is none, the state named most often does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from dragoman.knowledge.actors import ActorTables
from dragoman.knowledge.phrases import pieces
from dragoman.records import Parse, Sentence

LEAST: Final = 2  # how often a state must be named to be that of the report


class Home:
    """Whose report it is: the state of the dateline, else the one named most."""

    def __init__(self, parse: Parse, tables: ActorTables) -> None:
        """Read the dateline, and count the states that the report names."""
        self.report = parse.report.id
        self.dateline = _dateline_country(parse, tables)
        self.counts: Counter[str] = Counter()
        if self.dateline is None:
            self.counts.update(
                c for s in parse.sentences for c in _countries(s, tables)
            )

    def country(self, besides: frozenset[str] = frozenset()) -> str | None:
        """The state, or None.

        A state named most must be named twice and more often than any other.

        Args:
            besides: States that it is not, unless the dateline says so.
        """
        if self.dateline:
            return self.dateline
        ranked = [pair for pair in self.counts.most_common() if pair[0] not in besides]
        if not ranked or ranked[0][1] < LEAST:
            return None
        if len(ranked) > 1 and ranked[1][1] == ranked[0][1]:
            return None
        return ranked[0][0]


def _dateline_country(parse: Parse, tables: ActorTables) -> str | None:
    dateline = parse.report.dateline
    if dateline is None or dateline.place is None:
        return None
    words = pieces(re.sub(r"\s+", " ", dateline.place.text).title())
    codes = [
        match.entries[0].country
        for at in range(len(words))
        if (match := tables.match(words, at)) and match.entries[0].country
    ]
    return codes[-1] if codes else None


def _countries(sentence: Sentence, tables: ActorTables) -> Iterator[str]:
    words = sentence.words
    free = not any(word[0].isupper() for word in words)
    at = 0
    while at < len(words):
        match = tables.match(words, at, any_case=free) or tables.demonym(
            words, at, any_case=free
        )
        if match and match.entries[0].country and match.entries[0].kind != "person":
            yield match.entries[0].country
        at += match.length if match else 1
