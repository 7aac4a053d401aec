"""Read the words that tie an act to a place: "in", "the city of", "shelled"."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final, get_args

import msgspec

from dragoman.knowledge.gazetteer import Precision
from dragoman.knowledge.tables import Line, listed, read_lines

GROUPS: Final = (
    *("preposition", "target", "verb", "goal", "source", "kind", "part", "body"),
    *("direction", "paper", "foreign", "namesake", "eponym"),
)


class Locatives(msgspec.Struct, frozen=True, kw_only=True):
    """Words that tie an act to a place; the head of the file explains the groups.

    Attributes:
        prepositions: How surely what follows is the place of the act, 0 to 3.
        targets: The same, for places that cannot act themselves.
        verbs: The same, for the objects of these verbs.
        goals: The same, for what goes "to" a place.
        sources: The same, for what comes "from" one.
        kinds: What a noun beside a name says that the place is.
        parts: Nouns for a piece of a place.
        bodies: Words in names of bodies that are called after their place.
        directions: Words before a name that leave it what it is.
        papers: Words that make a newspaper of the name before them.
        foreign: What a state has in others: its embassies.
        namesakes: Words for what is called after a place and lies elsewhere.
        eponyms: Bodies called after a place with "of".
    """

    prepositions: dict[str, int]
    targets: dict[str, int]
    verbs: dict[str, int]
    goals: dict[str, int]
    sources: dict[str, int]
    kinds: dict[str, Precision]
    parts: frozenset[str]
    bodies: frozenset[str]
    directions: frozenset[str]
    papers: frozenset[str]
    foreign: frozenset[str]
    namesakes: frozenset[str]
    eponyms: frozenset[str]


def read_locatives(path: Path) -> Locatives:
    """Read a file of such words.

    Raises:
        BadData: A line of the file breaks its format.
    """
    groups: dict[str, list[Line]] = {group: [] for group in GROUPS}
    for line in read_lines(path):
        group = line.columns(3, 3)[0]
        if group not in groups:
            raise line.fault(f"'{group}' is none of {', '.join(GROUPS)}")
        groups[group].append(line)
    return Locatives(
        prepositions=read_worths(groups["preposition"]),
        targets=read_worths(groups["target"]),
        verbs=read_worths(groups["verb"]),
        goals=read_worths(groups["goal"]),
        sources=read_worths(groups["source"]),
        kinds=read_kinds(groups["kind"]),
        parts=read_words(groups["part"]),
        bodies=read_words(groups["body"]),
        directions=read_words(groups["direction"]),
        papers=read_words(groups["paper"]),
        foreign=read_words(groups["foreign"]),
        namesakes=read_words(groups["namesake"]),
        eponyms=read_words(groups["eponym"]),
    )


def read_words(lines: Iterable[Line]) -> frozenset[str]:
    """Read words without more."""
    return frozenset(word for line in lines for word in listed(line.columns(3, 3)[2]))


def read_worths(lines: Iterable[Line]) -> dict[str, int]:
    """Read words and what they are worth."""
    worths = {}
    for line in lines:
        _, worth, words = line.columns(3, 3)
        if worth not in ("0", "1", "2", "3"):
            raise line.fault(f"worth '{worth}' is none of 0, 1, 2, 3")
        worths.update(dict.fromkeys(listed(words), int(worth)))
    return worths


def read_kinds(lines: Iterable[Line]) -> dict[str, Precision]:
    """Read nouns and the precision of the places they name."""
    known: dict[str, Precision] = {kind: kind for kind in get_args(Precision)}
    kinds = {}
    for line in lines:
        _, kind, words = line.columns(3, 3)
        if kind not in known:
            raise line.fault(f"'{kind}' is none of {', '.join(known)}")
        kinds.update(dict.fromkeys(listed(words), known[kind]))
    return kinds
