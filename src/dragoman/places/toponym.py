"""The record of a name that may mean places."""

from __future__ import annotations

from typing import Final

import msgspec

from dragoman.knowledge.gazetteer import Candidate
from dragoman.records import Span

# Places that are no towns: nobody is called after them.
LANDS: Final = frozenset(("country", "province", "region", "water", "border"))


class Toponym(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a report that name a place, or the people of one.

    Attributes:
        sentence: The index of its sentence.
        first: Its first row there.
        last: The row after its last.
        head: The row of its head.
        words: The words.
        candidates: What it may mean, never empty.
        people: It is "Iranian" or "Iranians": a hint, never where an act took place.
    """

    sentence: int
    first: int
    last: int
    head: int
    words: Span
    candidates: tuple[Candidate, ...]
    people: bool
