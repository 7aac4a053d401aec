"""Find the state at the centre of a report: whose "the police" are.

The dateline says it; where there is none, the state named most often does. From some
towns news is told of other states: a report from Geneva that names Syria and never
Switzerland is about Syria.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from dragoman.actors.spelt import is_of_another
from dragoman.actors.towns import Towns
from dragoman.knowledge.actors import ActorTables, Known, Match
from dragoman.knowledge.listening_posts import listening_posts
from dragoman.knowledge.phrases import fold, pieces
from dragoman.knowledge.whose_words import whose_words
from dragoman.records import Parse

LEAST: Final = 2  # how often a state must be named to be that of the report
OFTEN: Final = 3  # how often, to be that of a report told from elsewhere


class Home:
    """Whose report it is: the state of the dateline, else the one named most."""

    def __init__(self, parse: Parse, tables: ActorTables, towns: Towns) -> None:
        """Read the dateline."""
        self.parse, self.tables = parse, tables
        self.dateline = _dateline_country(parse, tables, towns)
        if self.dateline and _is_post(parse) and self._is_elsewhere():
            self.dateline = None

    def country(self, besides: frozenset[str] = frozenset()) -> str | None:
        """The state, or None.

        A state named most must be named twice and more often than any other.

        Args:
            besides: States that it is not, unless the dateline says so.
        """
        if self.dateline:
            return self.dateline
        ranked = [pair for pair in self.named.most_common() if pair[0] not in besides]
        if not ranked or ranked[0][1] < LEAST:
            return None
        if len(ranked) > 1 and ranked[1][1] == ranked[0][1]:
            return None
        return ranked[0][0]

    def is_about(self, country: str) -> bool:
        """Tell whether no other state is named as often as this one."""
        own = self.named[country]
        return all(n < max(own, 1) for code, n in self.named.items() if code != country)

    @cached_property
    def people(self) -> dict[str, tuple[Known, ...]]:
        """The leaders whom the report names in full, by each word of their names."""
        found: dict[str, dict[Known, None]] = defaultdict(dict)
        for match in self._known:
            if match.entries[0].kind == "person" and match.length > 1:
                for word in match.entries[0].name.split():
                    found[fold(word)].update(dict.fromkeys(match.entries))
        return {word: tuple(known) for word, known in found.items()}

    @cached_property
    def named(self) -> Counter[str]:
        """How often each state is named, by itself or by what is called after it.

        What is called so in several states, as Maoists are, only counts where nothing
        else does.
        """
        titled = _titled(self.parse.report.title or "", self.tables)
        told = [
            match.entries
            for match in (*self._known, *titled, *titled)
            if match.entries[0].country and match.entries[0].kind != "person"
        ]
        sure = [entries for entries in told if not _are_of_several(entries)]
        return Counter(entries[0].country or "" for entries in sure or told)

    @cached_property
    def _known(self) -> tuple[Match, ...]:
        """The known names of the report; both of the above ask for them."""
        found = [
            (match, is_of_another(sentence.words, at, match))
            for sentence in self.parse.sentences
            for at, match in _matches(sentence.words, self.tables)
        ]
        others = [match.entries for match, of_another in found if of_another]
        return tuple(match for match, _ in found if match.entries not in others)

    def _is_elsewhere(self) -> bool:
        """Tell whether another state is named often, and that of the dateline never."""
        if self.dateline is None or self.named[self.dateline]:
            return False
        return any(count >= OFTEN for count in self.named.values())


def _are_of_several(entries: tuple[Known, ...]) -> bool:
    """Tell whether bodies of one name are of several states."""
    bodies = {known.country for known in entries if known.kind == "organisation"}
    return len(bodies - {None}) > 1


def _is_post(parse: Parse) -> bool:
    dateline = parse.report.dateline
    place = dateline.place if dateline else None
    return place is not None and place.text.title() in listening_posts()


def _dateline_country(parse: Parse, tables: ActorTables, towns: Towns) -> str | None:
    dateline = parse.report.dateline
    if dateline is None or dateline.place is None:
        return None
    name = re.sub(r"\s+", " ", dateline.place.text).title()
    words = pieces(name)
    codes = [
        match.entries[0].country
        for at in range(len(words))
        if (match := tables.match(words, at)) and match.entries[0].country
    ]
    return codes[-1] if codes else towns(name)


def _titled(title: str, tables: ActorTables) -> tuple[Match, ...]:
    """The known names of a title, which tells in a few words whose a report is."""
    return tuple(match for _, match in _matches(pieces(title), tables))


def _matches(words: Sequence[str], tables: ActorTables) -> Iterator[tuple[int, Match]]:
    """The known names of a sentence, with the words at which they begin."""
    free = not any(word[0].isupper() for word in words)
    posts = whose_words().posts  # "the Japanese embassy" stands elsewhere
    at = 0
    while at < len(words):
        if not free and words[at][0].islower():
            at += 1
            continue
        match = tables.match(words, at, any_case=free) or tables.demonym(
            words, at, any_case=free
        )
        behind = at + match.length if match else at
        if match and (*words[behind : behind + 1], "")[0].lower() not in posts:
            yield at, match
        at += match.length if match else 1
