"""Task `detect`: acts of the police, sentence by sentence, in whole reports.

A line is one sentence, `{"id", "doc_id", "date", "text", "labels": [...]}`, in
the order of its report; no labels means that people saw no act of the police in
it. The sentences of a report are joined by spaces and coded as one report, and
an event belongs to the sentence in which its trigger starts. `text_demojibaked`
is taken instead of `text` where it is given.

An event counts if one of its actors is of the sector COP. Unless said otherwise
it must be real: happened, ongoing, ended or claimed.

    KILL        ASSAULT with a number of killed, or whose words say that somebody
                dies ("shot dead")
    ARREST      COERCE arrest
    FORCE       ASSAULT of any mode, killing included
    FAIL        any type, but refused, failed or denied; or any ACCUSE of which
                somebody of the sector COP is a recipient
    ANY_ACTION  any type but those of mere words: all but AGREE, CONSULT,
                SUPPORT, CONCEDE, REQUEST, ACCUSE, REJECT and THREATEN

News often leaves the police out ("five were arrested"): where only they can have
acted, the event has them as its actor all the same, marked as implied. The figures
named "agent unsaid" count events without any actor as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from dragoman.evaluation.gold import file_hash, gold_report, nearest, read_gold
from dragoman.evaluation.measures import Tally, tally_figures, tally_table
from dragoman.evaluation.task import Coding, Figure, Item, Options, Result
from dragoman.records import Actor, Count, Event, Failure, Record, Report

REAL: Final = frozenset({"happened", "ongoing", "ended", "claimed"})
UNDONE: Final = frozenset({"refused", "failed", "denied"})
WORDS: Final = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE REQUEST ACCUSE REJECT THREATEN".split()
)
_DEADLY: Final = re.compile(
    r"\b(?:kill|dead\b|death|fatal|murder|lynch)", re.IGNORECASE
)


class PoliceSentence(msgspec.Struct, frozen=True):
    """A sentence and the acts of the police that people saw in it."""

    id: str
    doc_id: int
    text: str
    date: str | None = None
    text_demojibaked: str | None = None
    labels: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The sentence in its best encoding."""
        return self.text_demojibaked or self.text


def _kills(event: Event) -> bool:
    """Whether somebody dies."""
    return event.type == "ASSAULT" and (
        any(_is_death(c, event) for c in event.counts)
        or bool(_DEADLY.search(event.trigger.text))
    )


def _is_death(count: Count, event: Event) -> bool:
    """Whether a count tells of dead in the event's own sentence."""
    inside = event.sentence.overlaps(count.words)
    return count.kind == "killed" and count.high != 0 and inside


# What an event must be to count for a label, if the police are its actor.
LABELS: Final[dict[str, Callable[[Event], bool]]] = {
    "KILL": lambda e: e.status in REAL and _kills(e),
    "ARREST": lambda e: e.status in REAL and (e.type, e.mode) == ("COERCE", "arrest"),
    "FORCE": lambda e: e.status in REAL and e.type == "ASSAULT",
    "FAIL": lambda e: e.status in UNDONE,
    "ANY_ACTION": lambda e: e.status in REAL and e.type not in WORDS,
}


def score(path: Path, coder: Coding, options: Options) -> Result:
    """Score the detection of acts of the police.

    The limit counts sentences; the last report may be cut short.
    """
    rows = read_gold(path, PoliceSentence, options)
    documents = defaultdict(list)
    for row in rows:
        documents[row.doc_id].append(row)
    reports = [police_report(sentences) for sentences in documents.values()]
    named: dict[str, set[str]] = {row.id: set() for row in rows}
    unsaid: dict[str, set[str]] = {row.id: set() for row in rows}
    records = coder.code_many(reports)
    for sentences, record in zip(documents.values(), records, strict=True):
        for sentence, event in placed(sentences, record):
            named[sentence.id] |= _labels(event, police=_has_police(event.actors))
            unsaid[sentence.id] |= _labels(
                event, police=_has_police(event.actors) or not event.actors
            )
    strict = _tallies(rows, named)
    return Result(
        task="detect",
        file=path.name,
        sha256=file_hash(path),
        figures=tuple(_figures(strict, _tallies(rows, unsaid))),
        tables=(
            tally_table("Police named as actor", strict),
            tally_table("Or no actor said", _tallies(rows, unsaid)),
        ),
        items=tuple(_judged(row, named[row.id]) for row in rows),
    )


def police_report(sentences: list[PoliceSentence]) -> Report | Failure:
    """The report that some sentences make."""
    text = " ".join(sentence.words for sentence in sentences)
    return gold_report(text, id=str(sentences[0].doc_id), published=sentences[0].date)


def placed(
    sentences: list[PoliceSentence], record: Record
) -> Iterator[tuple[PoliceSentence, Event]]:
    """Each event with the sentence in which its trigger starts."""
    if record.report is None:
        return
    starts, at = [], 0
    for sentence in sentences:
        found = nearest(record.report.text, sentence.words, at)
        starts.append(at if found is None else found)
        at = starts[-1] + len(sentence.words) + 1
    for event in record.events:
        before = sum(start <= event.trigger.start for start in starts)
        yield sentences[max(before - 1, 0)], event


def _has_police(actors: Iterable[Actor]) -> bool:
    """Whether one of them is of the police."""
    return any(actor.sector == "COP" for actor in actors)


def _labels(event: Event, *, police: bool) -> set[str]:
    """The labels that an event earns its sentence."""
    labels = {name for name, fits in LABELS.items() if police and fits(event)}
    if event.type == "ACCUSE" and _has_police(event.recipients):
        labels.add("FAIL")
    return labels


def _tallies(
    rows: tuple[PoliceSentence, ...], found: dict[str, set[str]]
) -> dict[str, Tally]:
    """A tally for each label."""
    return {
        label: Tally(
            right=sum(label in row.labels and label in found[row.id] for row in rows),
            found=sum(label in found[row.id] for row in rows),
            wanted=sum(label in row.labels for row in rows),
        )
        for label in LABELS
    }


def _figures(named: dict[str, Tally], unsaid: dict[str, Tally]) -> Iterator[Figure]:
    """All figures, those of the police as named actor first."""
    for label, tally in named.items():
        yield from tally_figures(label, tally)
    for label, tally in unsaid.items():
        yield from tally_figures(f"{label}, agent unsaid,", tally)


def _judged(row: PoliceSentence, found: set[str]) -> Item:
    """One sentence judged: right if the labels are the same."""
    wanted = set(row.labels) & LABELS.keys()
    return Item(
        id=row.id,
        gold=tuple(sorted(wanted)),
        predicted=tuple(sorted(found)),
        score=float(wanted == found),
    )
