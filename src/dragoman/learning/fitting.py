"""Fit weights of signs by Newton's method, each held to what we thought it weighs.

Sums run in a fixed order and the optimum is one point, so the same examples give the
same weights.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
ROUNDS: Final = 100
STILL: Final = 1e-10
LOOSE: Final = 1e-3  # how strongly the weight that is added always is held


def table(rows: Sequence[frozenset[str]], names: Sequence[str]) -> Floats:
    """A row for each example, a column for each sign, and one of ones."""
    column = {name: n for n, name in enumerate(names)}
    found = np.zeros((len(rows), len(names) + 1))
    found[:, -1] = 1.0
    for n, signs in enumerate(rows):
        found[n, [column[s] for s in sorted(signs) if s in column]] = 1.0
    return found


def fit_yes(rows: Floats, right: Floats, prior: Floats, *, pull: float) -> Floats:
    """Fit the odds of a yes."""

    def slope(at: Floats) -> tuple[Floats, Floats]:
        chance = 1.0 / (1.0 + np.exp(-(rows @ at)))
        bend = (rows * (chance * (1.0 - chance))[:, None]).T @ rows
        return rows.T @ (chance - right), bend

    return _newton(slope, prior, pull)


def fit_choices(
    groups: Sequence[tuple[Floats, Floats]], prior: Floats, *, pull: float
) -> Floats:
    """Fit the odds of choosing any right row of a group among all its rows."""

    def slope(at: Floats) -> tuple[Floats, Floats]:
        first = np.zeros(len(at))
        second = np.zeros((len(at), len(at)))
        for rows, right in groups:
            scores = rows @ at
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            wanted = chance * right
            wanted /= wanted.sum()
            mean = rows.T @ chance
            first += mean - rows.T @ wanted
            second += (rows * chance[:, None]).T @ rows - np.outer(mean, mean)
        return first, second

    return _newton(slope, prior, pull)


def _newton(
    slope: Callable[[Floats], tuple[Floats, Floats]], prior: Floats, pull: float
) -> Floats:
    hold = np.full(len(prior), pull)
    hold[-1] = LOOSE
    at = prior.copy()
    for _ in range(ROUNDS):
        first, second = slope(at)
        step = np.linalg.solve(second + np.diag(hold), first + hold * (at - prior))
        at = at - step
        if float(np.abs(step).max()) < STILL:
            break
    return at
