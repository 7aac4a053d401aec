"""Task `roles`: who acts, and who is acted upon.

Lines are those of the task `relations`. Each row that has a marked source or
target is compared with that event of the ordinary coder that fits it best,
whatever its type. A marked party is found if an actor of that side overlaps it;
an actor is right if it overlaps a marked party of that side. In rows marked
reciprocal, and for events without recipients, the side of a party is free.
Actors that are only implied stand in no words and are left out.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from dragoman.evaluation.gold import file_hash, read_gold, touch
from dragoman.evaluation.measures import Tally, add, tally_figures, tally_table
from dragoman.evaluation.relations import MarkedSentence, Reading, read_marked
from dragoman.evaluation.task import Answer, Coding, Item, Options, Result
from dragoman.records import Event, Span

Side = tuple[Span, ...]
NOBODY: Final[tuple[Side, Side]] = ((), ())


class Fit(msgspec.Struct, frozen=True):
    """How well the parties of one event fit the marked ones."""

    parties: tuple[Side, Side]
    source: Tally
    target: Tally

    @property
    def both(self) -> Tally:
        """Both sides together."""
        return add((self.source, self.target))


def score(path: Path, coder: Coding, options: Options) -> Result:
    """Score the finding of parties."""
    rows = tuple(
        row
        for row in read_gold(path, MarkedSentence, options)
        if row.events and (row.events[0].source or row.events[0].target)
    )
    readings = read_marked(rows, coder)
    fits = [_best(reading) for reading in readings]
    sides = {
        "source": add(fit.source for fit in fits),
        "target": add(fit.target for fit in fits),
    }
    return Result(
        task="roles",
        file=path.name,
        sha256=file_hash(path),
        figures=tuple(
            figure
            for side, tally in sides.items()
            for figure in tally_figures(side, tally)
        ),
        tables=(tally_table("By side", sides),),
        items=tuple(map(_judged, readings, fits)),
    )


def _best(reading: Reading) -> Fit:
    """The fit of the event that fits best, the first of equals."""
    fits = [_fit(reading, _sides(event, reading)) for event in reading.record.events]
    return max(fits, key=lambda fit: fit.both.f1, default=_fit(reading, NOBODY))


def _sides(event: Event, reading: Reading) -> tuple[Side, Side]:
    """The actors and recipients of an event, as the marks take them."""
    actors = tuple(actor.words for actor in event.actors if not actor.implied)
    recipients = tuple(actor.words for actor in event.recipients)
    if reading.gold.events[0].reciprocal:
        return actors + recipients, actors + recipients
    if recipients or len(actors) < 2 or not reading.target:
        return actors, recipients
    # Both sides are actors: one that stands in the target's place is the target.
    targets = tuple(a for a in actors if touch([a], reading.target))
    return tuple(a for a in actors if a not in targets), targets


def _fit(reading: Reading, parties: tuple[Side, Side]) -> Fit:
    """Compare both sides."""
    source = _compare(reading.source, parties[0])
    return Fit(parties, source, _compare(reading.target, parties[1]))


def _compare(gold: Side, found: Side) -> Tally:
    """Compare one side; each marked party is found at most once."""
    right = sum(touch([mark], found) for mark in gold)
    wrong = sum(not touch([party], gold) for party in found)
    return Tally(right=right, found=right + wrong, wanted=len(gold))


def _judged(reading: Reading, fit: Fit) -> Item:
    """One sentence judged."""
    return Item(
        id=reading.gold.id,
        gold=_places(reading.source, reading.target),
        predicted=_places(*fit.parties),
        score=fit.both.f1,
    )


def _places(source: Side, target: Side) -> Answer:
    """Both sides as offsets."""
    return tuple(
        (name, span.start, span.end)
        for name, side in (("source", source), ("target", target))
        for span in side
    )
