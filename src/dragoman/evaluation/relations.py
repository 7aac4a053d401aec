"""Task `relations`: name what one marked party does to another.

A line is `{"id", "text", "events": [{"type", "source": [span], "target":
[span]}]}`, a span `{"start", "end", "text"}`. The types are those of PLOVER with
YIELD for both CONCEDE and RETREAT. Rows that lack a source or a target are left
out. With `unaided`, the coder is not told whom the sentence is about: a row is
right if the ordinary coder finds an event of the right type among whose actors
one overlaps the source, and whose first recipient overlaps the target. Of an
event without recipients, all sides are actors, and two different ones must
overlap, one each. A pronoun stands where it stands and where it points back to:
"it" in "Peru said it would help" is found if Peru is marked.

Where a line has a `class` instead of a type, the classes are 0 statement, 1
verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material
conflict, by the root of the CAMEO code. Two roots stand where the labels of the
development part have them: 02, appeals, are statements (of its sentences that
urge, ask or call on somebody, nine in ten are labelled so, and of those that
demand or order almost none), and 16, reduced relations, is verbal conflict. By
CAMEO's convention an act is a statement if it is only weighed (014, "is
considering sending aid") or if its doer owns up to it (015, "claimed that it had
shot down the plane"): so are those whose status is hypothetical or claimed. Where
both parties are marked, the coder is asked what one does to the other, and a mere
guess is a statement. Elsewhere the class is that of the first event that is not
only the content of another, and a sentence without events is a statement.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from statistics import fmean
from typing import Final

import msgspec

from dragoman.evaluation.gold import (
    Marked,
    file_hash,
    gold_report,
    locate,
    read_gold,
    touch,
)
from dragoman.evaluation.measures import (
    Pair,
    by_label,
    confusions,
    label_figures,
    tally_table,
)
from dragoman.evaluation.task import Coding, Figure, Item, Options, Result
from dragoman.records import Actor, Event, Record, Relation, Report, Span

NOTHING: Final = "nothing"
STATEMENT: Final = "statement"
# `Coder.between` scores at most half of this if no word links the two parties.
GUESS: Final = 0.2
CLASSES: Final = (
    STATEMENT,
    "verbal cooperation",
    "material cooperation",
    "verbal conflict",
    "material conflict",
)
# The CAMEO roots of each class.
ROOTS: Final = {
    STATEMENT: "01 02",
    "verbal cooperation": "03 04 05",
    "material cooperation": "06 07 08",
    "verbal conflict": "09 10 11 12 13 16",
    "material conflict": "14 15 17 18 19 20",
}
CLASS_OF_ROOT: Final = {r: name for name, roots in ROOTS.items() for r in roots.split()}
# An act of one of these is weighed or owned up to, which is a statement.
TOLD: Final = frozenset(("hypothetical", "claimed"))


class MarkedEvent(msgspec.Struct, frozen=True):
    """What people say a sentence tells."""

    type: str | None = None
    source: tuple[Marked, ...] = ()
    target: tuple[Marked, ...] = ()
    reciprocal: bool = False


class MarkedSentence(msgspec.Struct, frozen=True):
    """A sentence and the event people marked in it."""

    id: str
    text: str
    events: tuple[MarkedEvent, ...]
    class_: int | None = msgspec.field(name="class", default=None)


class Reading(msgspec.Struct, frozen=True):
    """A marked sentence as the coder sees it."""

    gold: MarkedSentence
    record: Record
    source: tuple[Span, ...]
    target: tuple[Span, ...]


def score(path: Path, coder: Coding, options: Options) -> Result:
    """Score the naming of relations."""
    rows = read_gold(path, MarkedSentence, options)
    rows = tuple(row for row in rows if row.events)
    if rows and rows[0].class_ is not None:
        return _score_classes(path, read_marked(rows, coder), coder)
    rows = tuple(r for r in rows if r.events[0].source and r.events[0].target)
    readings = read_marked(rows, coder)
    if options.unaided:
        return _score_unaided(path, readings)
    return _score_types(path, readings, coder)


def read_marked(rows: Sequence[MarkedSentence], coder: Coding) -> list[Reading]:
    """Code marked sentences and find the marked words in the reports."""
    reports = [gold_report(row.text, id=row.id) for row in rows]
    readings = []
    for row, record in zip(rows, coder.code_many(reports), strict=True):
        event = row.events[0]
        readings.append(
            Reading(
                gold=row,
                record=record,
                source=_find(record.report, event.source),
                target=_find(record.report, event.target),
            )
        )
    return readings


def _find(report: Report | None, marked: tuple[Marked, ...]) -> tuple[Span, ...]:
    """The places of marked words in a report."""
    if report is None:
        return ()
    found = (locate(report, words) for words in marked)
    return tuple(span for span in found if span)


def folded(type_: str) -> str:
    """The label of a type, CONCEDE and RETREAT being one."""
    return "YIELD" if type_ in {"CONCEDE", "RETREAT"} else type_


def _score_types(path: Path, readings: list[Reading], coder: Coding) -> Result:
    """The coder is told whom the sentence is about."""
    items = []
    for reading in readings:
        relation = _between(reading, coder)
        wanted, found = _wanted(reading), folded(relation.type if relation else NOTHING)
        items.append(_judged(reading, wanted, found, right=wanted == found))
    pairs = _pairs(items)
    return Result(
        task="relations",
        file=path.name,
        sha256=file_hash(path),
        figures=label_figures("type", pairs),
        tables=(
            tally_table("By type", by_label(pairs)),
            confusions("Commonest mistakes", pairs),
        ),
        items=tuple(items),
    )


def _between(reading: Reading, coder: Coding) -> Relation | None:
    """What the source does to the target; None if they are not in the report."""
    report = reading.record.report
    if report is None or not (reading.source and reading.target):
        return None
    return coder.between(report, reading.source[0], reading.target[0])


def _score_unaided(path: Path, readings: list[Reading]) -> Result:
    """The coder is not told whom the sentence is about."""
    items = []
    for reading in readings:
        wanted = _wanted(reading)
        events = reading.record.events
        right = any(
            folded(e.type) == wanted and same_parties(e, reading) for e in events
        )
        found = tuple(folded(event.type) for event in events)
        items.append(_judged(reading, wanted, found, right=right))
    types = [_wanted(r) in {folded(e.type) for e in r.record.events} for r in readings]
    return Result(
        task="relations",
        file=path.name,
        sha256=file_hash(path),
        figures=(
            _share("unaided type and parties", [item.score for item in items]),
            _share("unaided type", [float(found) for found in types]),
        ),
        tables=(),
        items=tuple(items),
    )


def same_parties(event: Event, reading: Reading) -> bool:
    """Whether an event's parties are the marked ones."""
    sources, targets = reading.source, reading.target
    if event.recipients:
        acting = any(touch(_places(actor), sources) for actor in event.actors)
        return acting and touch(_places(event.recipients[0]), targets)
    return any(
        touch(_places(one), sources) and touch(_places(other), targets)
        for one, other in permutations(event.actors, 2)
    )


def _places(actor: Actor) -> tuple[Span, ...]:
    """Where an actor stands: its words, and those that a pronoun points back to."""
    return (actor.words, actor.antecedent) if actor.antecedent else (actor.words,)


def _score_classes(path: Path, readings: list[Reading], coder: Coding) -> Result:
    """The quad class of a sentence, statements included."""
    items = []
    for reading in readings:
        wanted = CLASSES[reading.gold.class_ or 0]
        found = _class_of(reading, coder)
        items.append(_judged(reading, wanted, found, right=wanted == found))
    pairs = _pairs(items)
    known = _fingerprints("plv_train.jsonl", path)
    fresh = [
        pair
        for pair, reading in zip(pairs, readings, strict=True)
        if _fingerprint(reading.gold.text) not in known
    ]
    figures = label_figures("class", pairs)
    if len(fresh) < len(pairs):
        figures += label_figures("class, unshared rows,", fresh)
    return Result(
        task="relations",
        file=path.name,
        sha256=file_hash(path),
        figures=figures,
        tables=(
            tally_table("By class", by_label(pairs)),
            confusions("Commonest mistakes", pairs),
        ),
        items=tuple(items),
    )


def _class_of(reading: Reading, coder: Coding) -> str:
    """The quad class that the coder gives a sentence."""
    events = reading.record.events
    if reading.source and reading.target:
        relation = _between(reading, coder)
        if relation is None or relation.score < GUESS:
            return STATEMENT
        return class_of_code(relation.cameo, relation.status)
    if not events:
        return STATEMENT
    contents = {event.content for event in events}
    chief = next((e for e in events if e.id not in contents), events[0])
    return class_of_code(chief.cameo, chief.status)


def class_of_code(cameo: str, status: str) -> str:
    """The quad class of an act by its CAMEO code and how far it is real."""
    return STATEMENT if status in TOLD else CLASS_OF_ROOT[cameo[:2]]


def _fingerprints(name: str, beside: Path) -> frozenset[str]:
    """The sentences of a file that lies beside another, if it does.

    Two of the files this task was made for share sentences, which must be
    reported apart.
    """
    path = beside.with_name(name)
    if not path.exists() or path == beside:
        return frozenset()
    rows = read_gold(path, MarkedSentence, Options())
    return frozenset(_fingerprint(row.text) for row in rows)


def _fingerprint(text: str) -> str:
    """A hash of the letters and digits of a text."""
    letters = "".join(filter(str.isalnum, text.lower()))
    return hashlib.sha256(letters.encode()).hexdigest()


def _wanted(reading: Reading) -> str:
    """The label that people gave."""
    return folded(reading.gold.events[0].type or NOTHING)


def _judged(
    reading: Reading, wanted: str, found: str | tuple[str, ...], *, right: bool
) -> Item:
    """One sentence judged."""
    return Item(id=reading.gold.id, gold=wanted, predicted=found, score=float(right))


def _pairs(items: Sequence[Item]) -> list[Pair]:
    """The wanted and the found label of each item."""
    return [(str(item.gold), str(item.predicted)) for item in items]


def _share(name: str, scores: Sequence[float]) -> Figure:
    """The mean of some scores."""
    return Figure(name=name, value=fmean(scores) if scores else 0.0, of=len(scores))
