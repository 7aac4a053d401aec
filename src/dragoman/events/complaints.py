"""Tell deeds from words that are told by the same verb.

A state that protests complains, and one man who attacks a party for its deeds does so
in a speech.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from dragoman.events.dependents import preps_of
from dragoman.events.matches import Match
from dragoman.knowledge.frames import Frame
from dragoman.knowledge.party_words import party_words
from dragoman.records import Kind, Sentence

COMPLAINT: Final = {"type": "ACCUSE", "mode": "disapprove", "cameo": "114"}
ATTACK: Final = {"type": "ASSAULT", "mode": None, "cameo": None}
REBUKE: Final = {"type": "ACCUSE", "mode": "disapprove", "cameo": "111"}
UNDER: Final = ("attack", "fire")
WHY: Final = ("for", "over")


def as_complaint(
    s: Sentence, match: Match, actors: tuple[int, ...], kind: Callable[[int], Kind]
) -> Frame:
    """The frame of an act; "Japan protested the visit" is read as "criticised"."""
    frame = match.frame
    if frame.pos != "v":
        return frame
    if (frame.type, frame.lemma) == ("ACCUSE", "come"):
        armed = _is_armed(s, match, actors, kind)
        return msgspec.structs.replace(frame, **ATTACK) if armed else frame
    if (frame.type, frame.lemma, frame.mode) == ("ASSAULT", "attack", None):
        spoken = _is_spoken(s, match, actors, kind)
        return msgspec.structs.replace(frame, **REBUKE) if spoken else frame
    if (frame.type, frame.lemma) != ("PROTEST", "protest"):
        return frame
    official = actors and all(
        kind(row) == "state" or s.lemmas[row] in party_words().official
        for row in actors
    )
    return msgspec.structs.replace(frame, **COMPLAINT) if official else frame


def _is_armed(
    s: Sentence, match: Match, actors: tuple[int, ...], kind: Callable[[int], Kind]
) -> bool:
    """Tell whether somebody comes under attack or fire by arms, and not in words."""
    if not any(s.lemmas[row] in UNDER for row in match.words):
        return False
    armed = party_words().armed
    sides = (*actors, *match.fillers("R"))
    members = (r for row in sides for r in s.labelled(row, "amod", "compound"))
    hit = any(kind(row) == "place" for row in match.fillers("R"))
    return hit or any(s.lemmas[row] in armed for row in (*sides, *members))


def _is_spoken(
    s: Sentence, match: Match, actors: tuple[int, ...], kind: Callable[[int], Kind]
) -> bool:
    """Tell whether one man with a name attacks somebody for what he did."""
    preps = (
        *match.clause.preps,
        *(pair for row in match.fillers("R") for pair in preps_of(s, row)),
    )
    named = actors and all(
        kind(row) == "person" and s.pos[row] == "PROPN" for row in actors
    )
    told = any(name in WHY for name, _ in preps)
    armed = any(name == "with" for name, _ in preps)
    return bool(named) and told and not armed
