"""A frame of the lexicon that fits a clause, and what fills its places."""

from __future__ import annotations

from typing import Final

import msgspec

from dragoman.events.clauses import Clause
from dragoman.knowledge.frames import Frame, Slot
from dragoman.knowledge.party_words import party_words

# Type and mode of acts done through others: "massed troops", "withdrew police".
THROUGH_OTHERS: Final = ("MOBILIZE", "withdraw")


class Bound(msgspec.Struct, frozen=True, gc=False):
    """A slot and the heads that fill it."""

    slot: Slot
    rows: tuple[int, ...]


class Match(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A frame that fits a clause.

    Attributes:
        frame: The frame.
        clause: The clause.
        bound: Its slots that are filled.
        words: Rows of the words that the frame itself names.
        score: How much of the frame was asked for and found.
    """

    frame: Frame
    clause: Clause
    bound: tuple[Bound, ...]
    words: tuple[int, ...]
    score: float

    @property
    def no(self) -> frozenset[int]:
        """The "no" that belongs to the words of the frame: "has no objection"."""
        named = (b for b in self.bound if b.slot.words)
        return frozenset(
            row - 1
            for b in named
            for row in b.rows
            if all(words[0] == "no" for words in b.slot.words)
        )

    def fillers(self, role: str) -> tuple[int, ...]:
        """The heads that fill the slots of a role, in the order of the frame."""
        return tuple(r for b in self.bound if b.slot.role == role for r in b.rows)


def is_through_others(match: Match) -> bool:
    """Tell whether the frame's own noun acts for the actor: "sent troops"."""
    frame = match.frame
    if frame.type in THROUGH_OTHERS or frame.mode in THROUGH_OTHERS:
        return True
    return frame.lemma in party_words().sending
