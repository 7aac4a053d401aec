"""The weights of the comparisons, read from a file that people can read.

`data/stories/weights.txt` says what each comparison is; `dragoman.stories.learn`
writes its last numbers.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np

from dragoman.knowledge.tables import Line, data_path, read_lines
from dragoman.stories.bags import Floats

Side = Literal["reports", "events"]
BIAS = "bias"
HELD = "="


class Weight(msgspec.Struct, frozen=True):
    """How much one comparison says.

    Attributes:
        name: The comparison, such as "names alike".
        prior: Its weight before data was looked at.
        held: Whether it keeps its prior, because the data cannot teach it.
        learnt: Its weight since.
        meaning: What is compared, in plain words.
    """

    name: str
    prior: float
    held: bool
    learnt: float
    meaning: str


Weights = dict[str, Weight]


def read_weights(path: Path) -> dict[str, Weights]:
    """Read the weights of comparing reports and of comparing events.

    Raises:
        BadData: A line has a fault.
    """
    found: dict[str, Weights] = {"reports": {}, "events": {}}
    for line in read_lines(path):
        side, name, prior, learnt, meaning = line.columns(5, 5)
        if side not in found:
            raise line.fault(f"'{side}' is neither 'reports' nor 'events'")
        if name in found[side]:
            raise line.fault(f"'{name}' of {side} has a weight already")
        found[side][name] = Weight(
            name,
            _number(line, prior.removeprefix(HELD)),
            prior.startswith(HELD),
            _number(line, learnt),
            meaning,
        )
    return found


def _number(line: Line, cell: str) -> float:
    try:
        return float(cell)
    except ValueError as fault:
        raise line.fault(f"'{cell}' is not a number") from fault


@cache
def load_weights() -> dict[str, Weights]:
    """The weights of this package."""
    return read_weights(data_path("stories", "weights.txt"))


def total(features: dict[str, Floats], weights: Weights) -> Floats:
    """The sum of all comparisons, each times its weight.

    Raises:
        KeyError: A comparison has no weight.
    """
    count = len(next(iter(features.values())))
    found = np.full(count, weights[BIAS].learnt)
    for name, values in features.items():
        found += weights[name].learnt * values
    return found


def probability(total: Floats) -> Floats:
    """The logistic function of a total."""
    found: Floats = 1.0 / (1.0 + np.exp(-np.clip(total, -30.0, 30.0)))
    return found
