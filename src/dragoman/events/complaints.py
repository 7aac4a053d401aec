"""Tell a protest of the street from one by a state: that is a complaint."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from dragoman.events.matches import Match
from dragoman.knowledge.frames import Frame
from dragoman.knowledge.party_words import party_words
from dragoman.records import Kind, Sentence

COMPLAINT: Final = {"type": "ACCUSE", "mode": "disapprove", "cameo": "114"}


def as_complaint(
    s: Sentence, match: Match, actors: tuple[int, ...], kind: Callable[[int], Kind]
) -> Frame:
    """The frame of an act; "Japan protested the visit" is read as "criticised"."""
    frame = match.frame
    if frame.type != "PROTEST" or (frame.pos, frame.lemma) != ("v", "protest"):
        return frame
    official = actors and all(
        kind(row) == "state" or s.lemmas[row] in party_words().official
        for row in actors
    )
    return msgspec.structs.replace(frame, **COMPLAINT) if official else frame
