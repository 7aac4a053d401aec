"""Learn how much each sign of a reading weighs, from examples right and wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from dragoman.events.relations import choose
from dragoman.knowledge.tables import data_path
from dragoman.knowledge.weights import BIAS, Row, read_rows
from dragoman.learning.examples import Choice, Example, Taught
from dragoman.learning.fitting import Floats, fit_choices, fit_yes, table

LEAST: Final = 12  # a sign seen more rarely is not learnt
# How strongly weights are held to what we thought. On held-out lots `event` is flat
# from 6 to 25;
# `link` chooses right in 0.910 of 445 at 10, 0.903 at 30, 0.888 if held fast.
PULL: Final = {"event": 12.0, "link": 30.0, "answer": 10.0}
FILE: Final = "ranking.txt"
PATH: Final = data_path("lexicon", "en", FILE)
Learnt = dict[str, float]


def priors(question: str) -> Learnt:
    """What we thought the signs of a question weigh."""
    return {r.sign: r.prior for r in read_rows(PATH) if r.question == question}


def usual(rows: Sequence[frozenset[str]], known: Learnt) -> tuple[str, ...]:
    """The signs that are seen often enough, and those we have thought about."""
    seen = Counter(sign for signs in rows for sign in signs)
    often = {sign for sign, times in seen.items() if times >= LEAST}
    return tuple(sorted((often | known.keys()) - {BIAS}))


def learn_yes(examples: Sequence[Example], question: str) -> Learnt:
    """Learn what makes a yes, of examples with yes and no."""
    known = priors(question)
    names = usual([e.signs for e in examples], known)
    right = np.array([float(e.right) for e in examples])
    prior = np.array([known.get(n, 0.0) for n in (*names, BIAS)])
    found = fit_yes(
        table([e.signs for e in examples], names), right, prior, pull=PULL[question]
    )
    return named(names, found)


def learn_link(choices: Sequence[Choice]) -> Learnt:
    """Learn which act to choose, of choices that have a right and a wrong one."""
    known = priors("link")
    names = usual([s for c in choices for s in c.signs], known)
    groups = [
        (table(c.signs, names), np.array(c.right, np.float64))
        for c in choices
        if any(c.right) and not all(c.right)
    ]
    prior = np.array([known.get(n, 0.0) for n in (*names, BIAS)])
    return named(names, fit_choices(groups, prior, pull=PULL["link"]))


def named(names: Sequence[str], found: Floats) -> Learnt:
    """Weights by the names of their signs."""
    both = zip((*names, BIAS), found.tolist(), strict=True)
    return {name: round(weight, 3) + 0.0 for name, weight in both}


def answers(choices: Sequence[Choice], link: Learnt) -> list[Example]:
    """The acts that some weights choose, each right or wrong."""
    found = []
    for choice in choices:
        if not choice.signs:
            continue
        best, lead = choose(choice.signs, link)
        signs = choice.signs[best] | choice.own[best] | {lead}
        found.append(Example(signs, choice.right[best], choice.lesson))
    return found


def learn(taught: Taught) -> dict[str, Learnt]:
    """Learn the weights of all questions."""
    link = learn_link(taught.links)
    return {
        "event": learn_yes(taught.events, "event"),
        "link": link,
        "answer": learn_yes(answers(taught.links, link), "answer"),
    }


def write(learnt: dict[str, Learnt], path: Path = PATH) -> None:
    """Write a file of weights; the head and what we thought are those of ours."""
    old = {(r.question, r.sign): r.prior for r in read_rows(PATH)}
    lines = PATH.read_text("utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    rows = [
        Row(question, sign, old.get((question, sign), 0.0), weight)
        for question, weights in learnt.items()
        for sign, weight in sorted(weights.items())
    ]
    body = [f"{r.question} | {r.sign} | {r.prior:g} | {r.learnt:.3f}" for r in rows]
    path.write_text("\n".join([*head, *body]) + "\n", "utf-8")
