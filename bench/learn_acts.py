"""Learn the weights of `ranking.txt` in the lexicon from the sentences in `training/`.

    python bench/learn_acts.py [--check]

With `--check` nothing is written: the sentences are parted into five lots, each lot is
judged with weights learnt from the others, and the figures are printed. The same
sentences and the same coder give the same file, to the byte.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Sequence
from typing import Final

# One thread: sums in another order might differ in their last digit.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402
from acts import Choice, Example, Taught, teach  # noqa: E402
from fitting import Floats, fit_choices, fit_yes, table  # noqa: E402
from reliability import show_reliability  # noqa: E402

from dragoman.events.relations import choose  # noqa: E402
from dragoman.knowledge.tables import data_path  # noqa: E402
from dragoman.knowledge.weights import (  # noqa: E402
    BIAS,
    Row,
    probability,
    read_rows,
)

LOTS: Final = 5
LEAST: Final = 12  # a sign seen more rarely is not learnt
# How strongly weights are held to what we thought. On held-out lots `event` is flat
# from 6 to 25;
# `link` chooses right in 0.910 of 445 at 10, 0.903 at 30, 0.888 if held fast.
PULL: Final = {"event": 12.0, "link": 30.0, "answer": 10.0}
PATH: Final = data_path("lexicon", "en", "ranking.txt")
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


def write(learnt: dict[str, Learnt]) -> None:
    """Write the file of weights anew; its head and what we thought stay."""
    old = {(r.question, r.sign): r.prior for r in read_rows(PATH)}
    lines = PATH.read_text("utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    rows = [
        Row(question, sign, old.get((question, sign), 0.0), weight)
        for question, weights in learnt.items()
        for sign, weight in sorted(weights.items())
    ]
    body = [f"{r.question} | {r.sign} | {r.prior:g} | {r.learnt:.3f}" for r in rows]
    PATH.write_text("\n".join([*head, *body]) + "\n", "utf-8")


def check(taught: Taught) -> None:
    """Judge each lot with what was learnt from the others, and print how well."""
    events: list[tuple[float, bool]] = []
    replies: list[tuple[float, bool]] = []
    hits: list[bool] = []
    for lot in range(LOTS):
        rest = Taught(
            tuple(e for e in taught.events if e.lesson % LOTS != lot),
            tuple(c for c in taught.links if c.lesson % LOTS != lot),
            taught.lessons,
        )
        learnt = learn(rest)
        own = [e for e in taught.events if e.lesson % LOTS == lot]
        events += [(probability(e.signs, learnt["event"]), e.right) for e in own]
        links = [c for c in taught.links if c.lesson % LOTS == lot]
        hits += [c.right[choose(c.signs, learnt["link"])[0]] for c in open_(links)]
        chosen = answers(links, learnt["link"])
        replies += [(probability(e.signs, learnt["answer"]), e.right) for e in chosen]
    say(f"{taught.lessons} sentences")
    say(f"link: {np.mean(hits):.4f} of {len(hits)} choices between right and wrong")
    say(show_reliability("event", events))
    say(show_reliability("answer", replies))


def open_(choices: Sequence[Choice]) -> list[Choice]:
    """The choices in which one can err and one can be right."""
    return [c for c in choices if any(c.right) and not all(c.right)]


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    taught = teach()
    if parser.parse_args().check:
        check(taught)
        return
    write(learn(taught))
    say(f"learnt from {taught.lessons} sentences; wrote {PATH}")


if __name__ == "__main__":
    main()
