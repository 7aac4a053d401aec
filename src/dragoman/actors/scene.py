"""Find the state in which a sentence says that something happened.

News of one state is told from towns of others: police of whom a report from Dubai
tells that they shot at strikers in Shiraz are those of Iran.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dragoman.actors.clues import Clues
from dragoman.knowledge.whose_words import whose_words
from dragoman.records import Sentence

SINGLE: Final = ("officer",)
WHERE: Final = frozenset("in at near across inside outside throughout".split())


def may_be_abroad(noun: str, sector: str, country: str | None, *, named: bool) -> bool:
    """Tell whether those of whom a report from a state tells may be of another.

    It never names the state. Presidents travel, and the armies of some states fight
    abroad; whoever governs or polices a land is in it.
    """
    if named or country is None:
        return False
    if sector == "GOV":
        return noun in whose_words().ruling
    away = country in whose_words().fighting_abroad and noun not in SINGLE
    return sector != "MIL" or not away


def scene_of(
    s: Sentence, read: Callable[[int], Clues], town: Callable[[str], str | None]
) -> str | None:
    """The only state in which a sentence tells that something happened, or None.

    Args:
        s: The sentence.
        read: Reads the phrase that a row heads.
        town: Tells the state of a town.
    """
    found = {
        country
        for prep in range(len(s.words))
        if s.deps[prep] == "prep" and s.words[prep].lower() in WHERE
        for row in s.labelled(prep, "pobj")
        if (country := _state(s, row, read(row), town))
    }
    return found.pop() if len(found) == 1 else None


def _state(
    s: Sentence, row: int, clues: Clues, town: Callable[[str], str | None]
) -> str | None:
    """The state of one place: "Iran", "Shiraz", "the Iranian city of Shiraz"."""
    for known in clues.known:
        if known.kind in ("state", "place"):
            return known.country
    if s.lemmas[row] in whose_words().spot:
        return clues.countries[0] if clues.countries else None
    if clues.proper and not (clues.known or clues.agent or clues.titles):
        return town(clues.proper)
    return None
