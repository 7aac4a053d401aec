"""What states are called, for people who ask by name.

>>> state_code("Pakistan"), state_code("the Gambia"), state_code("PAK")
('PAK', 'GMB', 'PAK')
>>> state_code("Pakistani") is None
True
"""

from __future__ import annotations

from functools import cache
from typing import Final

from dragoman.knowledge.phrases import fold
from dragoman.knowledge.tables import data_path, listed, read_lines

_STATES: Final = ("actors", "states.txt")


def state_code(name: str) -> str | None:
    """The code of a state by its code or one of its names, or None."""
    folded = _plain(name)
    return _codes().get(folded) if folded else None


@cache
def _codes() -> dict[str, str]:
    """Codes by names; of two states of one name the first keeps it."""
    codes: dict[str, str] = {}
    for line in read_lines(data_path(*_STATES)):
        code, name, others, *_ = line.columns(3, 8)
        for called in (code, name, *listed(others)):
            codes.setdefault(_plain(called.rstrip("!")), code)
    return codes


@cache
def state_names() -> dict[str, str]:
    """The name of each state by its code."""
    rows = (line.columns(3, 8) for line in read_lines(data_path(*_STATES)))
    return {code: name for code, name, *_ in rows}


def _plain(name: str) -> str:
    words = " ".join(fold(name).lower().split())
    return words.removeprefix("the ")
