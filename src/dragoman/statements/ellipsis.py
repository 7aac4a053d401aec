"""Find a second speaker for whom the word of saying is left out.

"The ministry said that the dam would hold, the engineers that it would break."
"""

from __future__ import annotations

from typing import Final, NamedTuple

from dragoman.records import Parse, Sentence
from dragoman.records.phrases import lone_phrase
from dragoman.statements.contents import end_of_words

SPEAKING: Final = ("person", "organisation", "group", "state")
SUBJECT: Final = frozenset(("DET", "PRON", "NOUN", "PROPN", "NUM", "ADJ"))
BREAKS: Final = frozenset((",", ";", "and", "but"))
NEAREST: Final = 3  # rows behind a cue before which no second speaker stands


class Second(NamedTuple):
    """A second speaker: where his words part from the first's, and what he says."""

    parted: int
    speaker: int
    first: int
    last: int


def second_speaker(s: Sentence, cue: int, parse: Parse) -> Second | None:
    """Whoever says something else behind a cue and its content, in the same way."""
    for row in range(cue + NEAREST, len(s.words)):
        if s.words[row] != "that" and s.tags[row] != "CD":
            continue
        if not (_opens(s, row) or _ends(s, row)):
            continue
        found = lone_phrase(s, row - (s.words[row - 1] == "at"))
        if found is None or found[0] < cue + NEAREST:
            continue
        first, end = found
        if s.words[first - 1] in BREAKS:
            mention = parse.mention_at(s.index, end - 1)
            if mention is not None and mention.kind in SPEAKING:
                return Second(first - 1, end - 1, row, end_of_words(s))
    return None


def _opens(s: Sentence, row: int) -> bool:
    """Tell of "that" before a clause with a subject of its own."""
    after = s.pos[row + 1 : row + 2]
    return s.words[row] == "that" and not SUBJECT.isdisjoint(after)


def _ends(s: Sentence, row: int) -> bool:
    """Tell of a number that ends the sentence."""
    return s.tags[row] == "CD" and row + 1 == end_of_words(s)
