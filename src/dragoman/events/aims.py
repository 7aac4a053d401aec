"""Find the act that another serves: "will send troops to guard the port"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dragoman.events.readings import Reading
from dragoman.knowledge.party_words import party_words
from dragoman.records import Sentence

MEANS: Final = ("use", "employ", "manage", "serve")


def main_of(s: Sentence, row: int, readings: Mapping[int, Reading]) -> int:
    """The act for whose sake that in a row is done, or -1."""
    verb = max(readings[row].carrier, row)
    aims = any(s.tags[c] == "TO" for c in s.labelled(verb, "aux"))
    if not _is_beside(s, verb) or not aims:
        return -1
    head = s.heads[verb]
    return next((r for r, reading in readings.items() if reading.carrier == head), -1)


def _is_beside(s: Sentence, verb: int) -> bool:
    """Tell a clause that stands beside its verb from one that completes it.

    The parser calls "to end the strife" in "called elections to end the strife" by the
    same name as in "promised to end the strife".
    """
    if s.deps[verb] == "advcl":
        return True
    head = s.heads[verb]
    between = any(head < c < verb for c in s.labelled(head, "dobj"))
    acting = s.lemmas[head] in party_words().object_control
    return s.deps[verb] == "xcomp" and between and not acting


def is_mere_aim(s: Sentence, verb: int) -> bool:
    """Tell whether a verb only says what something is done for.

    "Used batons to disperse them" and "fled, only to be arrested" tell what was done.
    """
    if verb < 0 or not _is_beside(s, verb):
        return False
    to = next((c for c in s.labelled(verb, "aux") if s.tags[c] == "TO"), 0)
    return to > 0 and s.lemmas[s.heads[verb]] not in MEANS and s.words[to - 1] != "only"
