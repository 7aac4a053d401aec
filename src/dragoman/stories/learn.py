"""Fit the weights of the comparisons to pairs that people judged.

The fit is a logistic regression that is pulled towards the priors, and no weight may
change its sign: what a comparison means is for us to say, how much, for the data.
Everything is computed in a fixed order, so the same pairs give the same weights.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np

from dragoman.stories.bags import Flags, Floats
from dragoman.stories.weights import BIAS, Weights, probability

# How strongly a weight is held to its prior: so many pairs as would have to speak
# against it to move it far.
PULL: Final = 30.0
_SMALLEST: Final = 0.3  # a prior near 0 is not held more tightly than one of this size
_ROUNDS: Final = 100
_STILL: Final = 1e-9


def fit(
    features: dict[str, Floats],
    same: Floats,
    weights: Weights,
    *,
    nuisance: dict[str, Floats] | None = None,
    pull: float = PULL,
) -> dict[str, float]:
    """Fit a weight for each comparison.

    Args:
        features: What each comparison says of each pair.
        same: 1 for each pair that people called one, 0 for the others.
        weights: The priors.
        nuisance: What sets pairs of this collection apart and says nothing of the
            world; it is fitted along and left out of what is returned.
        pull: How strongly the weights are held to their priors.
    """
    names = [*features, BIAS]
    extra = nuisance or {}
    table = np.column_stack(
        [*features.values(), np.ones(len(same)), *extra.values()]
    ).astype(np.float64)
    prior = np.array([weights[name].prior for name in names] + [0.0] * len(extra))
    hold = pull / np.maximum(np.abs(prior), _SMALLEST) ** 2
    # The bias and the nuisance follow from how the collection was made.
    hold[len(features) :] = _SMALLEST
    held = [name in weights and weights[name].held for name in [*names, *extra]]
    found = _newton(table, same, prior, hold, ~np.array(held))
    return {
        name: round(float(value), 2)
        for name, value in zip(names, found[: len(names)], strict=True)
    }


def _newton(
    table: Floats, same: Floats, prior: Floats, hold: Floats, moving: Flags
) -> Floats:
    """Newton's method; a weight that would change its sign is set to 0 and left.

    What has no prior may take either sign.
    """
    at = prior.copy()
    signed = prior != 0
    signed[table.std(axis=0) == 0] = False  # the bias
    for _ in range(_ROUNDS):
        chance = probability(table @ at)
        slope = table.T @ (chance - same) + hold * (at - prior)
        bend = (table * (chance * (1 - chance))[:, None]).T @ table + np.diag(hold)
        step = np.zeros(len(at))
        step[moving] = np.linalg.solve(bend[np.ix_(moving, moving)], slope[moving])
        then = at - step
        turned = (then * prior < 0) & signed
        then[turned] = 0.0
        moving = moving & ~turned
        done = float(np.abs(then - at).max()) < _STILL
        at = then
        if done:
            break
    return at


def write_weights(path: Path, side: str, learnt: dict[str, float]) -> None:
    """Write what was learnt of one side into the fourth column of a weights file.

    Comments, priors and the width of the columns stay as they are.
    """
    lines = []
    for line in path.read_text("utf-8").splitlines():
        cells = line.split("|")
        if len(cells) == 5 and not line.startswith("#") and cells[0].strip() == side:
            name = cells[1].strip()
            if name in learnt:
                cells[3] = f" {learnt[name]:{len(cells[3]) - 2}.2f} "
        lines.append("|".join(cells))
    path.write_text("\n".join(lines) + "\n", "utf-8")
