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
from collections.abc import Sequence
from typing import Final

# One thread: sums in another order might differ in their last digit.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402
from reliability import show_reliability  # noqa: E402

from dragoman.coder import Coder  # noqa: E402
from dragoman.events.relations import choose  # noqa: E402
from dragoman.knowledge.weights import probability  # noqa: E402
from dragoman.learning.examples import Choice, Taught, teach  # noqa: E402
from dragoman.learning.weights import PATH, answers, learn, write  # noqa: E402

LOTS: Final = 5


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
    taught = teach(Coder())
    if parser.parse_args().check:
        check(taught)
        return
    write(learn(taught))
    say(f"learnt from {taught.lessons} sentences; wrote {PATH}")


if __name__ == "__main__":
    main()
