"""What assistants are told: short, without what is empty, and always with evidence.

The whole record of an event is told by `explain_event`; lists tell what is needed to
judge it, and the words that prove it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from dragoman.archive.heads import Head
from dragoman.records import (
    Actor,
    Change,
    Count,
    Dates,
    Event,
    Place,
    Report,
    Statement,
    Story,
    Telling,
)


class Brief(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A record that leaves out what is not known."""


class Source(Brief, frozen=True, kw_only=True):
    """The report that something stands in."""

    id: str
    title: str | None = None
    source: str | None = None
    published: date | None = None
    url: str | None = None


class Party(Brief, frozen=True, kw_only=True):
    """Somebody who acts, is acted upon or speaks; the words prove it."""

    name: str
    code: str | None = None
    role: str | None = None
    words: str
    implied: bool = False


class When(Brief, frozen=True, kw_only=True):
    """The days on one of which something happened, and how that is known."""

    first: date
    last: date
    basis: str
    words: str | None = None


class Where(Brief, frozen=True, kw_only=True):
    """Where something happened."""

    name: str
    country: str | None = None
    lat: float
    lon: float
    precision: str
    words: str


class HowMany(Brief, frozen=True, kw_only=True):
    """A number, as a range, with its words."""

    kind: str
    low: float | None = None
    best: float | None = None
    high: float | None = None
    unit: str | None = None
    total: bool = False
    words: str


class BriefEvent(Brief, frozen=True, kw_only=True):
    """An event: what one sentence says happened, not what is true.

    `sentence` is where it was read, `trigger` the words that name it; `status` says how
    far it is real, `according_to` who says so.
    """

    id: str
    type: str
    mode: str | None = None
    cameo: str
    status: str
    confidence: float
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    according_to: Party | None = None
    when: When | None = None
    where: Where | None = None
    counts: tuple[HowMany, ...] = ()
    about: str | None = None
    trigger: str
    sentence: str
    report: Source | None = None
    story: str | None = None


class BriefStatement(Brief, frozen=True, kw_only=True):
    """What somebody said; `cue` and `content` are the words of the report."""

    id: str
    speakers: tuple[Party, ...] = ()
    addressee: Party | None = None
    stance: str
    target: str | None = None
    quoted: str
    cue: str
    content: str
    topics: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
    occasion: str | None = None
    report: Source | None = None


class Said(Brief, frozen=True, kw_only=True):
    """What some sources say of a field of a story."""

    value: str
    sources: int


class Field(Brief, frozen=True, kw_only=True):
    """What the tellings of a story say of one field, and whether they contradict."""

    field: str
    values: tuple[Said, ...]
    conflict: bool = False


class Quote(Brief, frozen=True, kw_only=True):
    """How a source tells it: a sentence of its report."""

    sentence: str
    source: str | None = None
    published: date | None = None
    event: str
    report: str


class BriefStory(Brief, frozen=True, kw_only=True):
    """One happening, as several independent sources tell it.

    `told` quotes some of them; `fields` are those that they tell in several ways.
    """

    id: str
    type: str
    mode: str | None = None
    status: str
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    when: When | None = None
    where: Where | None = None
    counts: tuple[HowMany, ...] = ()
    sources: int
    reports: int
    fields: tuple[Field, ...] = ()
    told: tuple[Quote, ...] = ()


class Found(Brief, frozen=True, kw_only=True):
    """The answer to a search.

    Attributes:
        count: How many there are in all.
        skip: How many were left out at the start.
        found: Those that are shown.
    """

    count: int
    skip: int
    found: tuple[Brief, ...]


class WholeStory(Brief, frozen=True, kw_only=True):
    """A story with its tellings, why they were taken for one, and its history."""

    story: BriefStory
    tellings: tuple[BriefEvent, ...]
    why: tuple[str, ...]
    history: tuple[str, ...]


class WholeReport(Brief, frozen=True, kw_only=True):
    """A report with its text and all that was read from it."""

    report: Source
    dateline: str | None = None
    text: str
    events: tuple[BriefEvent, ...]
    statements: tuple[BriefStatement, ...]


class Explanation(Brief, frozen=True, kw_only=True):
    """How an event was read.

    Attributes:
        event: The event in short.
        why: The rules that led to its code, in order.
        missing: Why fields of it are empty.
        record: All that is known of it.
        chain: The events that are about it, or it about them.
        story: What other reports tell of the same happening.
    """

    event: BriefEvent
    why: tuple[str, ...]
    missing: dict[str, str]
    record: Event
    chain: tuple[BriefEvent, ...] = ()
    story: BriefStory | None = None


def brief_report(report: Report | Head) -> Source:
    """The head of a report."""
    return Source(
        id=report.id,
        title=report.title,
        source=report.source,
        published=report.published,
        url=report.url,
    )


def brief_telling(telling: Telling) -> BriefEvent:
    """An event with its report and story."""
    return msgspec.structs.replace(
        brief_event(telling.event),
        report=brief_report(telling.report),
        story=telling.story.id if telling.story else None,
    )


def brief_event(event: Event) -> BriefEvent:
    """An event in short."""
    return BriefEvent(
        id=event.id,
        type=event.type,
        mode=event.mode,
        cameo=event.cameo,
        status=event.status,
        confidence=event.confidence,
        actors=_parties(event.actors),
        recipients=_parties(event.recipients),
        according_to=_party(event.according_to),
        when=_when(event.dates),
        where=_where(event.place),
        counts=_counts(event.counts),
        about=event.content,
        trigger=event.trigger.text,
        sentence=event.sentence.text,
    )


def brief_statement(said: Statement, report: Source | None = None) -> BriefStatement:
    """A statement in short."""
    return BriefStatement(
        id=said.id,
        speakers=_parties(said.speakers),
        addressee=_party(said.addressee),
        stance=said.stance,
        target=said.target.text if said.target else None,
        quoted=said.quoted,
        cue=said.cue.text,
        content=said.content.text,
        topics=said.topics,
        about=said.about,
        tells=said.events,
        occasion=said.occasion,
        report=report,
    )


def brief_story(story: Story) -> BriefStory:
    """A story in short, with what its sources say of each field."""
    return BriefStory(
        id=story.id,
        type=story.type,
        mode=story.mode,
        status=story.status,
        actors=_parties(story.actors),
        recipients=_parties(story.recipients),
        when=_when(story.dates),
        where=_where(story.place),
        counts=_counts(story.counts),
        sources=story.sources,
        reports=len(story.reports),
        fields=tuple(
            Field(
                field=one.field,
                values=tuple(
                    Said(value=voice.value, sources=voice.sources)
                    for voice in one.voices
                ),
                conflict=one.conflict,
            )
            for one in story.agreements
            if len(one.voices) > 1 or one.conflict
        ),
    )


def quote(telling: Telling) -> Quote:
    """The sentence of a telling, and where it stands."""
    return Quote(
        sentence=telling.event.sentence.text,
        source=telling.report.source,
        published=telling.report.published,
        event=telling.event.id,
        report=telling.report.id,
    )


def told_change(change: Change) -> str:
    """A line of a story's history."""
    return f"{change.when:%Y-%m-%d %H:%M} {change.what}: {change.why}"


def _party(actor: Actor | None) -> Party | None:
    if actor is None:
        return None
    return Party(
        name=actor.name,
        code=actor.code,
        role=actor.role,
        words=actor.words.text,
        implied=actor.implied,
    )


def _parties(actors: Iterable[Actor]) -> tuple[Party, ...]:
    return tuple(party for actor in actors if (party := _party(actor)))


def _when(dates: Dates | None) -> When | None:
    if dates is None:
        return None
    words = dates.words.text if dates.words else None
    return When(first=dates.first, last=dates.last, basis=dates.basis, words=words)


def _where(place: Place | None) -> Where | None:
    if place is None:
        return None
    return Where(
        name=place.name,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        words=place.words.text,
    )


def _counts(counts: Iterable[Count]) -> tuple[HowMany, ...]:
    return tuple(
        HowMany(
            kind=count.kind,
            low=count.low,
            best=count.best,
            high=count.high,
            unit=count.unit,
            total=count.total,
            words=count.words.text,
        )
        for count in counts
    )
