"""Know for which state a capital stood before there was the one of today."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from dragoman.knowledge.actor_tables import Known
from dragoman.knowledge.tables import data_path, read_lines


def state_then(known: Known, states: Mapping[str, Known], on: date | None) -> Known:
    """The state that a name stands for; for a capital, whose it was on the day."""
    code = known.country or ""
    before = states.get(_predecessors().get(code, ""))
    capital = known.entity.startswith("capital:")
    return before if capital and on and before and before.holds(on) else states[code]


@cache
def _predecessors() -> dict[str, str]:
    """Codes of states, each with that of the state before it."""
    path = data_path("actors", "predecessors.txt")
    rows = (line.columns(2, 2) for line in read_lines(path))
    return {code: before for code, before in rows}
