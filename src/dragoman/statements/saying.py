"""A saying, and whether it is told inside another."""

from __future__ import annotations

from typing import Final

import msgspec

from dragoman.records import Parse
from dragoman.statements.quoting import Chars

SPEAKING: Final = frozenset(("i", "we"))
SECOND_HAND: Final = "accord"  # "the mayor said so, according to the Daily Kappa"
SAME: Final = 0.7  # of what two contents cover, that both have, if they are one


class Saying(msgspec.Struct, frozen=True, kw_only=True):
    """Words by which something is attributed to somebody.

    Attributes:
        sentence: The index of the sentence of the cue.
        head: The row of the cue there.
        cue: The characters of the cue.
        content: The characters of the content.
        sort: What such cues tell: "say", "think", "wish", "judge", "show", "speak",
            "claim" (a noun); "turn" for a turn of a transcript, whose cue is the name
            of the speaker.
        speaker: The row of whoever speaks, -1 if nobody is named.
        addressee: The row of whoever is spoken to, -1 if nobody is named.
        own: It counts even inside what another says: the cue is joined to the other's
            ("said … and vowed"), or is a claim with a clause of its own.
    """

    sentence: int
    head: int
    cue: Chars
    content: Chars
    sort: str
    speaker: int
    addressee: int
    own: bool


def is_inside(one: Saying, other: Saying, parse: Parse) -> bool:
    """Tell whether a saying is told inside what another says."""
    start, end = other.content
    if other.sort == "turn":
        return start <= one.cue[0] < end and _is_speakers(one, parse)
    if one is other or one.own or one.sentence != other.sentence:
        return False
    told = parse.sentences[other.sentence].lemmas[other.head]
    if told == SECOND_HAND and one.sort == "say" and one.speaker >= 0:
        return False
    inside = start <= one.cue[0] < end and start <= one.content[0]
    return inside and not one.content[0] <= other.cue[0] < one.content[1]


def is_twin(one: Saying, other: Saying, parse: Parse) -> bool:
    """Tell whether another cue of the sentence better tells the same content.

    As "saying" does in "he went on by saying", "told" in "told them the news that".
    """
    if one is other or one.sentence != other.sentence:
        return False
    if _holds_verb(one, other, parse) or _holds_verb(other, one, parse):
        return False  # "the mayor said so, aides said"
    shared = min(one.content[1], other.content[1]) - max(
        one.content[0], other.content[0]
    )
    both = max(one.content[1], other.content[1]) - min(one.content[0], other.content[0])
    return shared >= SAME * both and _rank(other, parse) > _rank(one, parse)


def _holds_verb(one: Saying, other: Saying, parse: Parse) -> bool:
    """Tell whether the cue of another is a verb in the content of a saying."""
    inside = one.content[0] <= other.cue[0] < one.content[1]
    return inside and parse.sentences[other.sentence].pos[other.head] == "VERB"


def _rank(one: Saying, parse: Parse) -> tuple[bool, bool, int]:
    """How well a cue tells its content: by a speaker, as a verb, close to it."""
    verb = parse.sentences[one.sentence].pos[one.head] != "NOUN"
    away = max(one.content[0] - one.cue[1], one.cue[0] - one.content[1])
    return one.speaker >= 0, verb, -away


def _is_speakers(one: Saying, parse: Parse) -> bool:
    """Tell whether a saying in a turn is but part of it: "I think", "as you know".

    What a speaker calls for or rejects there is told on its own.
    """
    words = parse.sentences[one.sentence].words
    speaker = words[one.speaker].lower() if one.speaker >= 0 else ""
    return speaker == "you" or (speaker in SPEAKING and one.sort == "think")
