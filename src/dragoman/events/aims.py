"""Find the act that another serves: "will send troops to guard the port"."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.events.readings import Reading
from dragoman.records import Sentence


def main_of(s: Sentence, row: int, readings: Mapping[int, Reading]) -> int:
    """The act for whose sake that in a row is done, or -1."""
    verb = max(readings[row].carrier, row)
    aims = any(s.tags[c] == "TO" for c in s.labelled(verb, "aux"))
    if s.deps[verb] != "advcl" or not aims:
        return -1
    head = s.heads[verb]
    return next((r for r, reading in readings.items() if reading.carrier == head), -1)
