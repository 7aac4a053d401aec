"""An act in its sentence, as the rooms of grammar hand it on."""

from __future__ import annotations

import msgspec

from dragoman.events.attribution import Attribution
from dragoman.events.readings import Reading


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """An act in its sentence, its parties still heads of phrases.

    Attributes:
        row: The word that names it.
        type: Its type.
        mode: Its mode, or None.
        cameo: The frame's own CAMEO code, or None.
        needs: Which parties must be political.
        implies: The sector of who must have acted if nobody is said, or empty.
        actors: Heads of who acts.
        recipients: Heads of who is acted upon.
        others: Heads that might be instead, the best first.
        sure: The recipient stands in its own place.
        content: The row of the act it is about, or -1.
        status: How far it is real.
        effect: The status that counts for what it is about: an offer that is refused
            was made, but what was offered will not be.
        negated: It is said not to be so.
        attribution: Who says so; None for the report itself.
        narrated: A finite verb tells it, and no other act governs it.
        top: The highest word of its clause.
        words: Rows that the frame names.
        reading: How the frame reads the word; None if no frame does: an act that a
            modal verb declares, or a demand.
        why: The rules so far.
    """

    row: int
    type: str
    mode: str | None
    cameo: str | None
    needs: str
    implies: str
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    others: tuple[int, ...]
    sure: bool
    content: int
    status: str
    effect: str
    negated: bool
    attribution: Attribution | None
    narrated: bool
    top: int
    words: tuple[int, ...]
    reading: Reading | None
    why: tuple[str, ...]
