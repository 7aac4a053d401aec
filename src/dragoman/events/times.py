"""Tell words that name a time: they are no party and no act."""

from __future__ import annotations

from typing import Final

from dragoman.knowledge.party_words import party_words
from dragoman.records import Sentence

CLOCK: Final = ("am", "pm")  # but not "the PM"


def is_time(s: Sentence, row: int) -> bool:
    """Tell whether a head names a day, month or other time: never a party."""
    times, hours = party_words().time, party_words().hour
    word = s.words[row]  # "March", but not "a march"
    if word in CLOCK:
        return row > 0 and s.words[row - 1][:1].isdigit()
    if word in hours:
        return True
    return s.lemmas[row] in times or word.lower() in times or word in times


def is_day(s: Sentence, row: int) -> bool:
    """Tell whether a word is the month of a day: "3 March", but not "the March"."""
    beside = s.words[max(0, row - 1) : row + 2]
    return is_time(s, row) and any(word.isdigit() for word in beside)
