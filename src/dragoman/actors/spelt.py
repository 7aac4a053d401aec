"""Tell when an acronym is that of another body than the tables know by it.

"The National Prosecuting Authority (NPA)" is not the New People's Army: the report says
in full which body it means, and the name in the tables shares no word with that.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from dragoman.knowledge.actors import ActorTables, Known, Match
from dragoman.knowledge.phrases import fold, pieces

BETWEEN: Final = frozenset("of the for and on in to de des du".split())


def known_name(
    tables: ActorTables, words: Sequence[str], at: int, *, free: bool
) -> Match | None:
    """The longest known name that begins at a word, unless another body is meant."""
    found = tables.match(words, at, any_case=free)
    return None if found and is_of_another(words, at, found) else found


def is_of_another(words: Sequence[str], at: int, found: Match) -> bool:
    """Tell whether a name in full stands before an acronym and is another one's."""
    full = frozenset(map(fold, spelt_out(words, at)))
    names = (frozenset(map(fold, pieces(known.name))) for known in found.entries)
    return bool(full) and all(full.isdisjoint(name) for name in names)


def is_of_later(word: str, entries: Sequence[Known], on: date | None) -> bool:
    """Tell an acronym of bodies that were founded after a day: here it is another's."""
    begun = (on is None or k.start is None or k.start <= on for k in entries)
    return word.isupper() and not any(begun)


def spelt_out(words: Sequence[str], at: int) -> tuple[str, ...]:
    """The words whose initials are the acronym in brackets behind them.

    >>> spelt_out("the National Bank of Peru ( NBP ) said".split(), 6)
    ('National', 'Bank', 'Peru')
    >>> spelt_out("the Bank of Peru ( NBP ) said".split(), 5)
    ()
    """
    before, behind = words[max(at - 1, 0) : at], words[at + 1 : at + 2]
    if (*before, *behind) != ("(", ")") or not words[at].isupper():
        return ()
    letters, row, found = words[at].replace(".", ""), at - 2, list[str]()
    while letters and row >= 0:
        word = words[row]
        if word[0].isupper() and word[0] == letters[-1]:
            found.insert(0, word)
            letters = letters[:-1]
        elif word.lower() not in BETWEEN:
            return ()
        row -= 1
    return () if letters or len(found) < 2 else tuple(found)
