"""Task `reviewed`: is the coder right where people corrected it?

A line is a report and those of its events that people judged, as `dragoman reviews
export` writes it (`dragoman.reviews.gold`). The report is coded anew. An event that
people see is found if the coder tells one of its type at words that overlap; its fields
are compared by whom, when and where they mean. An event that is none is left out if the
coder tells none of the type that was rejected there. Events that nobody judged are not
counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean
from typing import Final

import msgspec

from dragoman.evaluation.gold import file_hash, read_gold
from dragoman.evaluation.measures import Tally, tally_table
from dragoman.evaluation.task import Coding, Figure, Item, Options, Result
from dragoman.records import Event
from dragoman.reviews.comparing import meaning
from dragoman.reviews.decisions import FIELDS
from dragoman.reviews.gold import GoldReport, JudgedEvent

NONE: Final = "no event"
COMPARED: Final = FIELDS[1:]  # the type is what an event is found by


class Answer(msgspec.Struct, frozen=True):
    """An event that people judged, and what the coder tells there."""

    gold: JudgedEvent
    ours: Event | None

    @property
    def is_right(self) -> bool:
        """Whether the coder tells it where there is one, and nothing where not."""
        return (self.ours is not None) == (self.gold.event is not None)

    def same(self, field: str) -> bool:
        """Whether a field of an event that is found means the same."""
        wanted, found = self.gold.event, self.ours
        if wanted is None or found is None:
            return False
        return meaning(wanted, field) == meaning(found, field)


def score(path: Path, coder: Coding, options: Options) -> Result:
    """Score the coder on what people reviewed."""
    rows = read_gold(path, GoldReport, options)
    answers = [answer for row in rows for answer in _answers(row, coder)]
    real = [answer for answer in answers if answer.gold.event]
    none = [answer for answer in answers if not answer.gold.event]
    found = [answer for answer in real if answer.ours]
    whole = [all(a.same(field) for field in COMPARED) for a in real]
    return Result(
        task="reviewed",
        file=path.name,
        sha256=file_hash(path),
        figures=(
            _share("events found", [answer.is_right for answer in real]),
            _share("rejected left out", [answer.is_right for answer in none]),
            _share("right in every field", whole),
            *(_share(f"{f} right", [a.same(f) for a in found]) for f in COMPARED),
        ),
        tables=(tally_table("By type", _by_type(answers)),),
        items=tuple(map(_judged, answers)),
    )


def _answers(row: GoldReport, coder: Coding) -> Iterator[Answer]:
    """What the coder tells of each judged event of a report."""
    (record,) = coder.code_many([row.report])
    for one in row.judged:
        type_ = one.event.type if one.event else one.told
        here = [
            event
            for event in record.events
            if event.type == type_ and event.trigger.overlaps(one.trigger)
        ]
        yield Answer(one, max(here, key=lambda e: _likeness(one, e), default=None))


def _likeness(one: JudgedEvent, event: Event) -> int:
    """In how many fields an event is the one that people see."""
    gold = one.event
    return sum(meaning(gold, f) == meaning(event, f) for f in FIELDS) if gold else 0


def _by_type(answers: Sequence[Answer]) -> dict[str, Tally]:
    """What was found of each type, and how much of it is right."""
    by_type: dict[str, list[Answer]] = {}
    for answer in answers:
        by_type.setdefault(_type(answer), []).append(answer)
    return {
        name: Tally(
            right=sum(bool(a.ours and a.gold.event) for a in told),
            found=sum(a.ours is not None for a in told),
            wanted=sum(a.gold.event is not None for a in told),
        )
        for name, told in sorted(by_type.items())
    }


def _type(answer: Answer) -> str:
    gold = answer.gold
    return gold.event.type if gold.event else gold.told or NONE


def _judged(answer: Answer) -> Item:
    """One event judged: the share of its fields that is right."""
    gold, ours = answer.gold.event, answer.ours
    score = float(answer.is_right)
    if gold and ours:
        score = fmean(answer.same(field) for field in FIELDS)
    return Item(
        id=answer.gold.item,
        gold=_shown(gold),
        predicted=_shown(ours),
        score=score,
    )


def _shown(event: Event | None) -> tuple[str, ...]:
    return tuple(meaning(event, field) for field in FIELDS) if event else (NONE,)


def _share(name: str, judged: Sequence[bool]) -> Figure:
    """The share of what is so."""
    return Figure(name=name, value=fmean(judged) if judged else 0.0, of=len(judged))
