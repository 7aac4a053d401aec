"""Hold what the coder says of its own sureness against gold files.

    python bench/calibration.py [--sets FOLDER]

Nothing is learnt here: the weights come from the sentences in `training/` alone.
For each set a table tells, in ten bins, how probable the coder held its events (or
answers) and how many of them were right. What is right, by set:

    answers     `between` names the type that people gave two marked parties
    events      of those whose parties are the two marked ones: of the given type
    classes     the same, of the given class, none of which is right for a statement
    police      an arrest or a use of force by the police: seen there by people too
    quiet       none: every event in reports on sport and show business is false
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from floors import SETS
from reliability import Judged, show_reliability

from dragoman import Coder
from dragoman.evaluation.detect import LABELS, PoliceSentence, placed, police_report
from dragoman.evaluation.gold import gold_report, read_gold
from dragoman.evaluation.quiet import QuietReport
from dragoman.evaluation.relations import (
    CLASSES,
    MarkedSentence,
    class_of_code,
    folded,
    read_marked,
    same_parties,
)
from dragoman.evaluation.task import Options

ALL: Final = Options()
SHOWN: Final = ("ARREST", "FORCE")


def relations(path: Path, coder: Coder) -> tuple[Judged, Judged]:
    """The answers on marked parties, and the events that have them as theirs."""
    rows = read_gold(path, MarkedSentence, ALL)
    rows = tuple(r for r in rows if r.events and r.events[0].source)
    answers, events = [], []
    for reading in read_marked([r for r in rows if r.events[0].target], coder):
        wanted = folded(reading.gold.events[0].type or "")
        report = reading.record.report
        if report and reading.source and reading.target:
            found = coder.between(report, reading.source[0], reading.target[0])
            answers.append((found.score, folded(found.type) == wanted))
        events += [
            (event.confidence, folded(event.type) == wanted)
            for event in reading.record.events
            if same_parties(event, reading)
        ]
    return answers, events


def classes(path: Path, coder: Coder) -> Iterator[tuple[float, bool]]:
    """The events of two marked parties, where people gave a class or a statement."""
    rows = read_gold(path, MarkedSentence, ALL)
    rows = tuple(r for r in rows if r.events and r.events[0].source)
    for reading in read_marked([r for r in rows if r.events[0].target], coder):
        wanted = CLASSES[reading.gold.class_ or 0]
        for event in reading.record.events:
            if same_parties(event, reading):
                found = class_of_code(event.cameo, event.status)
                yield event.confidence, found == wanted


def police(path: Path, coder: Coder) -> Iterator[tuple[float, bool]]:
    """The arrests and uses of force by the police."""
    documents = defaultdict(list)
    for row in read_gold(path, PoliceSentence, ALL):
        documents[row.doc_id].append(row)
    reports = [police_report(rows) for rows in documents.values()]
    records = coder.code_many(reports)
    for rows, record in zip(documents.values(), records, strict=True):
        for sentence, event in placed(rows, record):
            if any(actor.sector == "COP" for actor in event.actors):
                for label in SHOWN:
                    if LABELS[label](event):
                        yield event.confidence, label in sentence.labels


def quiet(path: Path, coder: Coder) -> Iterator[tuple[float, bool]]:
    """The events of reports that should have none."""
    rows = read_gold(path, QuietReport, ALL)
    reports = [gold_report(row.text, id=row.id) for row in rows]
    for record in coder.code_many(reports):
        yield from ((event.confidence, False) for event in record.events)


def tables(sets: Path, coder: Coder) -> Iterator[str]:
    """A table for each set that is there."""
    marked = sets / "relations" / "plv_train.jsonl"
    if marked.exists():
        answers, events = relations(marked, coder)
        yield show_reliability("answers", answers)
        yield show_reliability("events", events)
    classed = sets / "relations" / "cameo_train.jsonl"
    if classed.exists():
        yield show_reliability("classes", list(classes(classed, coder)))
    seen = sets / "police" / "sentences.jsonl"
    if seen.exists():
        yield show_reliability("police", list(police(seen, coder)))
    silent = sets / "reports" / "not_political.jsonl"
    if silent.exists():
        yield show_reliability("quiet", list(quiet(silent, coder)))


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=Path, default=SETS)
    for table in tables(parser.parse_args().sets, Coder()):
        sys.stdout.write(table + "\n\n")


if __name__ == "__main__":
    main()
