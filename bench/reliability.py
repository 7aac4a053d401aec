"""Show how far probabilities hold: in ten bins, what was said and what was so."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from statistics import fmean
from typing import Final

BINS: Final = 10
Judged = Sequence[tuple[float, bool]]


def show_reliability(title: str, judged: Judged) -> str:
    """A table of ten bins, and the figures below."""
    lines = [f"{title}: {len(judged)} judged"]
    lines += ["| said | judged | mean said | right |", "|---|---:|---:|---:|"]
    for n, members in enumerate(bins(judged)):
        if members:
            said = fmean(p for p, _ in members)
            right = fmean(right for _, right in members)
            span = f"{n / BINS:.1f}-{(n + 1) / BINS:.1f}"
            lines.append(f"| {span} | {len(members)} | {said:.2f} | {right:.2f} |")
    lines.append(
        f"expected calibration error {calibration_error(judged):.3f},"
        f" right {fmean(r for _, r in judged):.3f}, log loss {log_loss(judged):.3f},"
        f" ranks a right above a wrong one {ranking(judged):.3f}"
    )
    return "\n".join(lines)


def bins(judged: Judged) -> list[list[tuple[float, bool]]]:
    """What was judged, by the tenth in which its probability lies."""
    found: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for chance, right in judged:
        found[min(int(chance * BINS), BINS - 1)].append((chance, right))
    return found


def calibration_error(judged: Judged) -> float:
    """The mean distance of said and right, over the bins by their size.

    >>> calibration_error([(0.75, True), (0.75, True), (0.75, False), (0.75, True)])
    0.0
    """
    return sum(
        abs(fmean(p for p, _ in m) - fmean(r for _, r in m)) * len(m) / len(judged)
        for m in bins(judged)
        if m
    )


def log_loss(judged: Judged) -> float:
    """The mean surprise."""
    return -fmean(log(max(p if right else 1 - p, 1e-9)) for p, right in judged)


def ranking(judged: Judged) -> float:
    """How often a right one is more probable than a wrong one (0.5 is chance)."""
    ordered = sorted(judged)
    right = sum(r for _, r in ordered)
    pairs = right * (len(ordered) - right)
    below = wins = 0.0
    at = 0
    while at < len(ordered):
        end = at
        while end < len(ordered) and ordered[end][0] == ordered[at][0]:
            end += 1
        same = [r for _, r in ordered[at:end]]
        wins += sum(same) * (below + (len(same) - sum(same)) / 2)
        below += len(same) - sum(same)
        at = end
    return wins / pairs if pairs else 0.5
