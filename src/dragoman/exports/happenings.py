"""Gather tellings into happenings: what one row, or one group of rows, tells of.

A layout that counts sources has a row for each story; one that shows sentences has a
row for each telling. Tellings of a story may come in any order: a story is held until
all its events have come. Whoever hands them over sorted by story holds one at a time;
a story that a query cut short is held to the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import Final, Literal

from dragoman.knowledge.codebook import Codebook, load_codebook
from dragoman.records import (
    Actor,
    Count,
    CountKind,
    Dates,
    Event,
    Place,
    Report,
    Status,
    Story,
    Telling,
)
from dragoman.records.report import Frozen

Per = Literal["story", "telling"]
# Those that say something took place. "Claimed" is among them, for the data sets that
# we write for hold what sources say, and name the source.
TOOK_PLACE: Final[tuple[Status, ...]] = ("happened", "ongoing", "claimed")
Pair = tuple[Actor | None, Actor | None]


@cache
def _codebook() -> Codebook:
    return load_codebook()


class Options(Frozen, frozen=True, kw_only=True):
    """What goes into an export.

    Attributes:
        statuses: Events of other statuses are left out.
        per: A row for each story or for each telling; None: as the layout wants it.
    """

    statuses: tuple[Status, ...] = TOOK_PLACE
    per: Per | None = None


class Happening(Frozen, frozen=True, kw_only=True):
    """What happened, as one report or all reports of a story tell it.

    Type, mode and codes are those of the `lead`, so that they fit each other; the rest
    is what the story merged.

    Attributes:
        id: The id of the story, or of the event if only that is told.
        story: The story, if the happening is one.
        lead: The telling that speaks for it.
        tellings: All tellings, by day, report and place in the text.
        status: How far it is real.
        actors: Who acts.
        recipients: Who is acted upon.
        dates: When.
        place: Where.
        counts: How many.
        sources: How many independent sources tell it.
    """

    id: str
    story: Story | None
    lead: Telling
    tellings: tuple[Telling, ...]
    status: Status
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    dates: Dates | None
    place: Place | None
    counts: tuple[Count, ...]
    sources: int

    @property
    def event(self) -> Event:
        """The event of the lead."""
        return self.lead.event

    @property
    def report(self) -> Report:
        """The report of the lead."""
        return self.lead.report

    @property
    def reports(self) -> tuple[Report, ...]:
        """Its reports, each once, the earliest first."""
        return tuple({t.report.id: t.report for t in self.tellings}.values())

    @property
    def first_told(self) -> Report:
        """Its earliest report."""
        return self.tellings[0].report

    @property
    def day(self) -> date | None:
        """The first day on which it may have been, else that of its first report."""
        return self.dates.first if self.dates else self.first_told.published

    @property
    def added(self) -> date | None:
        """The day of its first report, else its own."""
        return self.first_told.published or self.day

    @property
    def mutual(self) -> bool:
        """Whether its actors act on one another."""
        several = len(self.actors) > 1 and not self.recipients
        return several and _codebook().is_mutual(self.event.type, self.event.mode)

    def number(self, kind: CountKind) -> Count | None:
        """How many of one kind, the count with a best number before others.

        Parts of another number and running totals are left out.
        """
        found = [c for c in self.counts if c.kind == kind and c.is_own]
        return min(found, key=lambda count: count.best is None, default=None)

    def pairs(self, known: Callable[[Actor], bool]) -> tuple[Pair, ...]:
        """Everyone who acts with everyone acted upon, None where there is nobody known.

        Sides that act on one another stand both ways.
        """
        actors = tuple(filter(known, self.actors))
        recipients = tuple(filter(known, self.recipients))
        sources: tuple[Actor | None, ...] = actors or (None,)
        targets: tuple[Actor | None, ...] = recipients or (None,)
        if self.mutual and len(actors) > 1:
            targets = actors
        pairs = {
            (key_of(source), key_of(target)): (source, target)
            for source in sources
            for target in targets
            if key_of(source) != key_of(target)
        }
        return tuple(pairs.values())


def key_of(actor: Actor | None) -> str:
    """What makes an actor the same in two events: its id, else name and code."""
    if actor is None:
        return ""
    return actor.entity or f"{actor.name}|{actor.code or ''}"


def gather(tellings: Iterable[Telling], per: Per) -> Iterator[Happening]:
    """Make happenings of tellings, a story as soon as its last event has come."""
    waiting: dict[str, list[Telling]] = {}
    for telling in tellings:
        story = telling.story
        if per == "telling" or story is None:
            yield happening_of([telling], None)
            continue
        told = waiting.setdefault(story.id, [])
        told.append(telling)
        if len(told) >= len(story.events):
            yield happening_of(waiting.pop(story.id), story)
    for told in waiting.values():
        yield happening_of(told, told[-1].story)


def happening_of(tellings: list[Telling], story: Story | None) -> Happening:
    """One happening from its tellings, in whatever order they came."""
    ordered = tuple(sorted(tellings, key=_by_day))
    lead = ordered[0]
    if story is not None:
        lead = min(ordered, key=lambda telling: _unlike(telling.event, story))
    told = story or lead.event
    return Happening(
        id=told.id,
        story=story,
        lead=lead,
        tellings=ordered,
        status=told.status,
        actors=told.actors,
        recipients=told.recipients,
        dates=told.dates,
        place=told.place,
        counts=told.counts,
        sources=max(story.sources, 1) if story else 1,
    )


def _by_day(telling: Telling) -> tuple[date, str, int, str]:
    report, event = telling.report, telling.event
    return report.published or date.max, report.id, event.trigger.start, event.id


def _unlike(event: Event, story: Story) -> tuple[bool, bool, bool]:
    """How far a telling is from its story; the first of the nearest speaks for it."""
    return (
        event.type != story.type,
        event.mode != story.mode,
        event.status != story.status,
    )
