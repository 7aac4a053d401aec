"""Read how much each sign speaks for a reading: `ranking.txt` of the lexicon.

The file is written by `make train`; `dragoman.events.ranking` says what the signs are.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, fsum
from pathlib import Path
from typing import Final

import msgspec

from dragoman.knowledge.tables import read_lines

BIAS: Final = "any"
STEEPEST: Final = 30.0


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """The weights of all signs, one table for each question.

    Attributes:
        event: Whether an act is an event, and its actor is right.
        link: Which act of a sentence links two given parties.
        answer: Whether the act so chosen is the right one.
    """

    event: dict[str, float]
    link: dict[str, float]
    answer: dict[str, float]


class Row(msgspec.Struct, frozen=True):
    """A line of the file: a sign, what we thought it weighs, and what was learnt."""

    question: str
    sign: str
    prior: float
    learnt: float


def read_rows(path: Path) -> tuple[Row, ...]:
    """Read the lines of a file of weights.

    Raises:
        BadData: A line has a fault.
    """
    found: dict[tuple[str, str], Row] = {}
    for line in read_lines(path):
        question, sign, prior, learnt = line.columns(4, 4)
        if question not in Weights.__struct_fields__:
            raise line.fault(f"'{question}' is none of {Weights.__struct_fields__}")
        if (question, sign) in found:
            raise line.fault(f"'{sign}' has a weight already")
        try:
            found[question, sign] = Row(question, sign, float(prior), float(learnt))
        except ValueError:
            raise line.fault(f"'{prior}' or '{learnt}' is no number") from None
    return tuple(found.values())


def read_weights(path: Path) -> Weights:
    """Read a file of weights, ready to be used.

    Raises:
        BadData: A line has a fault.
    """
    found: dict[str, dict[str, float]] = {q: {} for q in Weights.__struct_fields__}
    for row in read_rows(path):
        found[row.question][row.sign] = row.learnt
    return Weights(**found)


def odds(signs: Iterable[str], weights: dict[str, float]) -> float:
    """The sum of what some signs weigh; unknown signs say nothing.

    It is exact, so that the order of a set changes no digit and decides no tie.
    """
    return fsum((weights.get(BIAS, 0.0), *(weights.get(sign, 0.0) for sign in signs)))


def probability(signs: Iterable[str], weights: dict[str, float]) -> float:
    """How probable some signs together make the answer yes.

    >>> probability(["named", "narrated"], {"any": -1.0, "named": 1.5})
    0.6224593312018546
    """
    total = odds(signs, weights)
    return 1.0 / (1.0 + exp(-max(-STEEPEST, min(STEEPEST, total))))
