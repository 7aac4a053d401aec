"""Find the act that another serves: "will send troops to guard the port"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dragoman.events.readings import Reading
from dragoman.records import Sentence

MEANS: Final = ("use", "employ", "manage", "serve")


def main_of(s: Sentence, row: int, readings: Mapping[int, Reading]) -> int:
    """The act for whose sake that in a row is done, or -1."""
    verb = max(readings[row].carrier, row)
    aims = any(s.tags[c] == "TO" for c in s.labelled(verb, "aux"))
    if s.deps[verb] != "advcl" or not aims:
        return -1
    head = s.heads[verb]
    return next((r for r, reading in readings.items() if reading.carrier == head), -1)


def is_mere_aim(s: Sentence, verb: int) -> bool:
    """Tell whether a verb only says what something is done for.

    "Used batons to disperse them" and "fled, only to be arrested" tell what was done.
    """
    if verb < 0 or s.deps[verb] != "advcl":
        return False
    to = next((c for c in s.labelled(verb, "aux") if s.tags[c] == "TO"), 0)
    return to > 0 and s.lemmas[s.heads[verb]] not in MEANS and s.words[to - 1] != "only"
