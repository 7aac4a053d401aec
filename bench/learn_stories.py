"""Learn the weights of `data/stories/weights.txt` from a gold file of stories.

    python bench/learn_stories.py GOLD [--check]

With `--check` nothing is written: the reports are parted into five lots by their topic,
each lot is scored with weights learnt from the others, and the figures are printed.
"""

from __future__ import annotations

import argparse
import sys
from itertools import combinations
from pathlib import Path

import msgspec
import numpy as np

from dragoman import Coder
from dragoman.evaluation.chains import b_cubed, conll, grouped, pairwise
from dragoman.evaluation.gold import gold_report, read_gold
from dragoman.evaluation.stories import StoryReport, chain_of, name_events
from dragoman.evaluation.task import Options
from dragoman.knowledge.tables import data_path
from dragoman.records import Record
from dragoman.stories.bags import Floats, Ints
from dragoman.stories.cluster import EVENTS_LEAST, REPORTS_LEAST, Pair, recluster
from dragoman.stories.coverage import Coverage
from dragoman.stories.happenings import Happenings
from dragoman.stories.learn import fit, write_weights
from dragoman.stories.linking import Links, comparable, link
from dragoman.stories.weights import Weights, load_weights, probability, total

LOTS = 5
LEAST_ALIKE = 0.02  # pairs of reports that share next to nothing teach nothing


class Topical(msgspec.Struct, frozen=True):
    """The topic of a report."""

    topic: int


class Pairs(msgspec.Struct, frozen=True):
    """Judged pairs: places of both sides, what is compared, and what people say."""

    left: Ints
    right: Ints
    features: dict[str, Floats]
    same: Floats
    nuisance: dict[str, Floats]

    def only(self, flags: Floats) -> Pairs:
        """Some of the pairs."""
        return Pairs(
            self.left[flags],
            self.right[flags],
            {name: values[flags] for name, values in self.features.items()},
            self.same[flags],
            {name: values[flags] for name, values in self.nuisance.items()},
        )


class Lesson:
    """A gold file, coded and linked, and what can be learnt from it."""

    def __init__(self, gold: Path) -> None:
        """Code and link the reports of a gold file."""
        self.rows = read_gold(gold, StoryReport, Options())
        topics = read_gold(gold, Topical, Options())
        self.topic = np.array([row.topic for row in topics])
        self.records = self._records()
        self.links = link(self.records)
        place = {r.report.id: n for n, r in enumerate(self.records) if r.report}
        self.owner = np.array([place[tale.report] for tale in self.links.tales])
        self.chains = self._chains()

    def _records(self) -> list[Record]:
        reports = [gold_report(row.text, id=row.id) for row in self.rows]
        return list(Coder().code_many(reports))

    def _chains(self) -> dict[str, str]:
        """The chain of each event that people marked, in whatever sentence."""
        found = {}
        for row, record in zip(self.rows, self.records, strict=True):
            marked = {
                f"{row.id} {n}": mention
                for n, mention in enumerate(row.mentions)
                if mention.coref or mention.validated_sentence
            }
            for event, name in name_events(record, marked).items():
                found[event] = chain_of(row, name, marked[name])
        return found

    def report_pairs(self) -> Pairs:
        """All pairs of reports that share something."""
        coverage = Coverage(self.links.outlines)
        pairs = np.array(list(combinations(range(len(self.rows)), 2)), np.int64)
        left, right = pairs[:, 0], pairs[:, 1]
        happening = np.array([row.cluster_id for row in self.rows])
        dated = (coverage.days[left] > 0) & (coverage.days[right] > 0)
        found = Pairs(
            left,
            right,
            coverage.compare(left, right),
            (happening[left] == happening[right]).astype(float),
            {"both dated": dated.astype(float)},
        )
        alike = found.features["names alike"] + found.features["words alike"]
        return found.only((alike > LEAST_ALIKE) | (found.same > 0))

    def event_pairs(self, together: dict[tuple[int, int], float]) -> Pairs:
        """Pairs of events of which people say whether they are one."""
        left, right, chance = comparable(
            self.links.tales, self.links.outlines, together
        )
        features = Happenings(self.links.tales).compare(left, right, chance)
        chains = [self.chains.get(tale.event) for tale in self.links.tales]
        pairs = list(zip(left.tolist(), right.tolist(), strict=True))
        same = [float(chains[a] == chains[b]) for a, b in pairs]
        judged = [bool(chains[a] and chains[b]) for a, b in pairs]
        found = Pairs(left, right, features, np.array(same), {})
        return found.only(np.array(judged, bool))


def with_learnt(weights: Weights, learnt: dict[str, float]) -> Weights:
    """Weights with other numbers learnt."""
    return {
        name: msgspec.structs.replace(w, learnt=learnt.get(name, w.learnt))
        for name, w in weights.items()
    }


def chances(features: dict[str, Floats], weights: Weights) -> Floats:
    """What some weights make of some comparisons."""
    return probability(total(features, weights))


def learn(lesson: Lesson) -> tuple[dict[str, float], dict[str, float]]:
    """Learn from all pairs: first how to compare reports, then events."""
    weights = load_weights()
    pairs = lesson.report_pairs()
    reports = fit(
        pairs.features, pairs.same, weights["reports"], nuisance=pairs.nuisance
    )
    known = with_learnt(weights["reports"], reports)
    together = rescored(lesson.links, known)
    events = lesson.event_pairs(together)
    return reports, fit(events.features, events.same, weights["events"])


def rescored(links: Links, weights: Weights) -> dict[tuple[int, int], float]:
    """The pairs of reports that share a key, scored with some weights."""
    place = {outline.report: n for n, outline in enumerate(links.outlines)}
    pairs = [(place[pair.left], place[pair.right]) for pair in links.reports]
    table = np.array(pairs, np.int64).reshape(len(pairs), 2)
    scores = Coverage(links.outlines, weights).score(table[:, 0], table[:, 1])
    return dict(zip(pairs, scores.tolist(), strict=True))


def check(lesson: Lesson) -> None:
    """Score each lot with weights learnt from the others."""
    weights = load_weights()
    reports = lesson.report_pairs()
    together: dict[tuple[int, int], float] = {}
    lot = lesson.topic % LOTS
    for out in range(LOTS):
        inside = (lot[reports.left] != out) & (lot[reports.right] != out)
        some = reports.only(inside)
        learnt = fit(
            some.features, some.same, weights["reports"], nuisance=some.nuisance
        )
        scores = rescored(lesson.links, with_learnt(weights["reports"], learnt))
        together |= {pair: s for pair, s in scores.items() if lot[pair[0]] == out}
    show_reports(lesson, together)
    show_events(lesson, together)


def show_reports(lesson: Lesson, together: dict[tuple[int, int], float]) -> None:
    """Print the figures of reports at several thresholds."""
    names = [row.id for row in lesson.rows]
    gold = grouped((row.id, row.cluster_id) for row in lesson.rows)
    pairs = [Pair(names[a], names[b], score) for (a, b), score in together.items()]
    for least in sorted({0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.3, REPORTS_LEAST}):
        found = [frozenset(g) for g in recluster(names, pairs, least=least)]
        scores = b_cubed(gold, found)
        say(
            f"reports at {least}: B-cubed {scores.f1:.4f}"
            f" ({scores.precision:.4f}, {scores.recall:.4f})"
            f" pairwise {pairwise(gold, found).f1:.4f}"
        )


def show_events(lesson: Lesson, together: dict[tuple[int, int], float]) -> None:
    """Print the figures of events at several thresholds."""
    weights = load_weights()["events"]
    tales = lesson.links.tales
    lot = (lesson.topic % LOTS)[lesson.owner]
    judged = lesson.event_pairs(together)
    left, right, chance = comparable(tales, lesson.links.outlines, together)
    features = Happenings(tales).compare(left, right, chance)
    scores = np.zeros(len(left))
    for out in range(LOTS):
        some = judged.only((lot[judged.left] != out) & (lot[judged.right] != out))
        learnt = fit(some.features, some.same, weights)
        inside = lot[left] == out
        mine = {name: values[inside] for name, values in features.items()}
        scores[inside] = chances(mine, with_learnt(weights, learnt))
    scores[Happenings(tales).contradict(left, right)] = 0.0
    pairs = [
        Pair(tales[a].event, tales[b].event, score)
        for a, b, score in zip(left, right, scores.tolist(), strict=True)
    ]
    names = sorted(lesson.chains)
    gold = grouped(lesson.chains.items())
    for least in sorted({0.1, 0.15, 0.2, 0.25, 0.3, 0.4, EVENTS_LEAST}):
        groups = recluster([t.event for t in tales] + names, pairs, least=least)
        found = grouped((e, g[0]) for g in groups for e in g if e in lesson.chains)
        tally = pairwise(gold, found)
        say(
            f"events at {least}: CoNLL {conll(gold, found):.4f} of {len(names)},"
            f" pairwise {tally.precision:.4f} {tally.recall:.4f} {tally.f1:.4f}"
        )


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    lesson = Lesson(asked.gold)
    if asked.check:
        check(lesson)
        return
    path = data_path("stories", "weights.txt")
    for side, learnt in zip(("reports", "events"), learn(lesson), strict=True):
        write_weights(path, side, learnt)
    say(f"wrote {path}")


if __name__ == "__main__":
    main()
