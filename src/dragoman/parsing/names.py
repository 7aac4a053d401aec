"""Find the names that the actor tables know in the words of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.knowledge.actors import ActorTables, Known
from dragoman.knowledge.phrases import pieces
from dragoman.records import Kind, Sentence

MODIFIERS = frozenset(("amod", "compound", "nmod", "nummod", "advmod"))


class Named(NamedTuple):
    """A known name in a sentence.

    Attributes:
        first: Its first row.
        last: The row after its last.
        kind: What it stands for here: "Israeli" the state in "Israeli troops",
            but a group in "three Israelis".
        entity: Its id in the actor tables.
        country: The state it belongs to.
        adjective: It is an adjective or the name of a people.
    """

    first: int
    last: int
    kind: Kind
    entity: str
    country: str | None
    adjective: bool


def find_names(sentence: Sentence, actors: ActorTables) -> tuple[Named, ...]:
    """The known names of a sentence, the longest from the left, none twice."""
    words, rows = split_hyphens(sentence.words)
    small = not any(word[0].isupper() for word in words)
    found, at = [], 0
    while at < len(words):
        length = 1
        if small or not words[at][0].islower():
            named, length = _name_at(sentence, (words, rows, at), actors, small=small)
            if named:
                found.append(named)
        at += length
    return tuple(found)


def split_hyphens(words: Sequence[str]) -> tuple[Sequence[str], Sequence[int]]:
    """Cut words at hyphens, as names in the tables are; the row of each part.

    >>> split_hyphens(("the", "Jaish-e"))
    (['the', 'Jaish', '-', 'e'], [0, 1, 1, 1])
    """
    if not any("-" in word and len(word) > 1 for word in words):
        return words, range(len(words))
    parts = [(part, row) for row, word in enumerate(words) for part in pieces(word)]
    return [part for part, _ in parts], [row for _, row in parts]


def _name_at(
    sentence: Sentence,
    view: tuple[Sequence[str], Sequence[int], int],
    actors: ActorTables,
    *,
    small: bool,
) -> tuple[Named | None, int]:
    words, rows, at = view
    name = actors.match(words, at, any_case=small)
    people = actors.demonym(words, at, any_case=small)
    adjective = people is not None and (name is None or people.length > name.length)
    found = people if adjective else name
    if found is None:
        return None, 1
    first, last = rows[at], rows[at + found.length - 1] + 1
    entry = _entry(sentence, last - 1, found.entries, adjective=adjective)
    named = Named(first, last, entry.kind, entry.entity, entry.country, adjective)
    return named, found.length


def _entry(
    sentence: Sentence, row: int, entries: tuple[Known, ...], *, adjective: bool
) -> Known:
    """Choose among what a name stands for by how it is used."""
    if not adjective or len(entries) == 1:
        return entries[0]
    modifies = sentence.deps[row] in MODIFIERS or sentence.pos[row] == "ADJ"
    wanted = "state" if modifies else "group"
    return next((entry for entry in entries if entry.kind == wanted), entries[0])
