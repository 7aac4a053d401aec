"""What goes out: events with every field resolved, and the record of a report.

An event is what was written, not what is true. A field that is None carries its
reason in `Event.missing`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from dragoman.records.report import Failure, Frozen, Report, Span, content_id

Status = Literal[
    "happened",
    "ongoing",
    "planned",
    "wanted",
    "threatened",
    "refused",
    "failed",
    "claimed",
    "denied",
    "ended",
    "hypothetical",
]
CountKind = Literal[
    "killed",
    "injured",
    "casualties",
    "arrested",
    "missing",
    "displaced",
    "abducted",
    "protesters",
    "troops",
    "money",
    "duration",
]  # what is counted; "casualties" are killed or injured, and it is not said which
Reason = Literal["not said", "unresolved", "ambiguous"]
How = Literal[
    "name",  # a name that the tables know: "Hamas", "Angela Merkel"
    "title and name",  # "President Alvi", "General Barry"
    "office",  # an office of a state, and who held it: "Pakistan's president"
    "words",  # what its own words say: "Iranian police", "two fishermen"
    "possessor",  # whose it is: "Israel's army", "the army of Chad"
    "apposition",  # what stands beside it: "Ann Roe, the mayor of Lima"
    "place",  # where it is: "police in Lahore"
    "antecedent",  # what it points back to: "he", "the general"
    "dateline",  # the state of the dateline: "the police"
    "report",  # the state that the report names most
    "title",  # who speaks by the title of a statement: "I", "we"
    "implied",  # the act itself: only police arrest
]  # by which sign an actor was resolved


class Actor(Frozen, frozen=True, kw_only=True):
    """Somebody who acts, is acted upon, or speaks.

    Attributes:
        name: The name in full where it is known, else the words.
        country: ISO 3166-1 alpha-3, plus PSE, XKX and historical codes.
        sector: A PLOVER sector such as GOV, MIL, COP, REB.
        role: The office or part as said or known: "President", "police".
        entity: An id in our tables, such as "state:PAK" or "leader:PAK:arif-alvi".
        code: Country and sector in one word pair, such as "PAK GOV".
        words: Where the actor stands in this event's sentence.
        antecedent: The words that a pronoun or bare title points back to.
        implied: Nobody is named; the act itself tells who must have done it, as only
            police arrest. `words` are then those of the act.
        how: By which sign it was resolved; if its state is known by a weaker sign than
            the rest, by that one. None in records of coders that did not tell.
    """

    name: str
    country: str | None
    sector: str | None
    role: str | None
    entity: str | None
    code: str | None
    words: Span
    antecedent: Span | None
    implied: bool = False
    how: How | None = None

    @property
    def told(self) -> str:
        """The name as tables show it, with a mark if it is only implied."""
        return f"{self.name} (implied)" if self.implied else self.name


class Dates(Frozen, frozen=True, kw_only=True):
    """The days on one of which, or through which, an event took place.

    Attributes:
        first: The first possible day.
        last: The last possible day.
        precision: How long the stretch is that the words name.
        basis: "said" of the event itself; of what the report told just before, as
            "context"; taken from the "dateline"; or, as news is told on the day it
            is printed, the day it was "published".
        words: The words, None where the basis is the day of publication.
    """

    first: date
    last: date
    precision: Literal["day", "week", "month", "quarter", "year", "decade", "range"]
    basis: Literal["said", "context", "dateline", "published"]
    words: Span | None


class Place(Frozen, frozen=True, kw_only=True):
    """Where an event took place.

    Attributes:
        name: The name in the gazetteer.
        country: ISO 3166-1 alpha-3; None for seas.
        admin1: The name of the first-level division.
        lat: Degrees north, WGS 84.
        lon: Degrees east.
        geonameid: The GeoNames id; None for places of our own supplement.
        precision: What the coordinates stand for.
        basis: Where the words stand: in the event's own "clause", its
            "sentence", the "section" before it, whose place it goes on with, or the
            "dateline"; or that no word says where, and it is the state of the
            parties or of the whole "report".
        words: The words.
    """

    name: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    geonameid: int | None
    precision: Literal[
        "exact", "city", "district", "province", "country", "region", "water", "border"
    ]
    basis: Literal["clause", "sentence", "section", "dateline", "report"]
    words: Span


class Count(Frozen, frozen=True, kw_only=True):
    """How many people, how much money or how long, as a range.

    Attributes:
        kind: What happened to them or who they are; "money" or "duration".
        low: The least number; None for "up to 20".
        best: The number as said; None where only a bound is said.
        high: The greatest number; None for "over 19,000".
        words: The words.
        unit: For money the currency, an ISO 4217 code ("USD") or, where several
            states' money is called so, a word ("rupee"); for a duration "second",
            "minute", "hour", "day", "week", "month", "year" or "decade"; else None.
        total: It counts more than one happening: the toll of a war or of a year, or
            one that was brought to this number. It is never that of the event alone.
        of: The words of the number or group that this one is a part of: "17 people"
            for the "five children" among them.
        according_to: The words for whoever gives the number, if the report does not
            give it in its own voice.
    """

    kind: CountKind
    low: int | None
    best: int | None
    high: int | None
    words: Span
    unit: str | None = None
    total: bool = False
    of: Span | None = None
    according_to: Span | None = None

    @property
    def is_own(self) -> bool:
        """Whether it is the whole number of the event, no part and no running total."""
        return not self.total and self.of is None

    def spans(self) -> Iterator[Span]:
        """Every span of the count."""
        yield from (s for s in (self.words, self.of, self.according_to) if s)


class Missing(Frozen, frozen=True, kw_only=True, omit_defaults=True):
    """Why a field of an event is empty; only empty fields stand here.

    Attributes:
        actors: Why nobody acts.
        recipients: Why nobody is acted upon.
        dates: Why there is no day.
        place: Why there is no place.
    """

    actors: Reason | None = None
    recipients: Reason | None = None
    dates: Reason | None = None
    place: Reason | None = None


class Event(Frozen, frozen=True, kw_only=True):
    """One thing that one sentence says somebody did, said or wanted.

    Attributes:
        id: A hash of the report's id and of what this event is.
        type: A type of the codebook, such as `CONSULT`.
        mode: A mode of that type, such as "phone", or None.
        contexts: Fields of politics it touches, such as "military".
        cameo: The CAMEO code, such as "041".
        quad: "verbal cooperation", "material cooperation", "verbal conflict" or
            "material conflict".
        score: The Goldstein score of the CAMEO code, -10 (war) to +10 (peace).
        actors: Who acts; for reciprocal events every side.
        recipients: Who is acted upon; empty for reciprocal events.
        dates: When.
        place: Where.
        counts: How many.
        status: How far it is real: done, wanted, threatened, denied and so on.
        according_to: Who says so, if the report does not say it in its own voice.
        content: The id of the event that this one is about.
        topics: What it is about, in words of the topic list.
        trigger: The words that name it.
        sentence: The sentence they stand in.
        why: The rules that led to the code, in order.
        confidence: How probable it is, 0 to 1, that the report tells such an event.
        missing: Why fields are empty.
        coder: The version of coder, codebook, lexicon, actors, places and dates.
    """

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str
    quad: str
    score: float
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    dates: Dates | None
    place: Place | None
    counts: tuple[Count, ...]
    status: Status
    according_to: Actor | None
    content: str | None
    topics: tuple[str, ...]
    trigger: Span
    sentence: Span
    why: tuple[str, ...]
    confidence: float
    missing: Missing
    coder: str

    def spans(self) -> Iterator[Span]:
        """Every span of the event."""
        yield self.trigger
        yield self.sentence
        speakers = (self.according_to,) if self.according_to else ()
        for actor in (*self.actors, *self.recipients, *speakers):
            yield actor.words
            if actor.antecedent:
                yield actor.antecedent
        for field in (self.dates, self.place):
            if field and field.words:
                yield field.words
        for count in self.counts:
            yield from count.spans()


def event_id(
    report: str, type_: str, mode: str | None, trigger: Span, nth: int = 0
) -> str:
    """Name an event by what it is.

    Args:
        report: The id of its report.
        type_: Its type.
        mode: Its mode.
        trigger: The words that name it.
        nth: How many events of the report before it are alike in all of these, as
            when one word names what is done to two parties.
    """
    parts = (report, type_, mode, trigger.start, trigger.end)
    return content_id(*parts, nth) if nth else content_id(*parts)


class Statement(Frozen, frozen=True, kw_only=True):
    """Something that somebody said.

    Attributes:
        id: A hash of the report's id and of the statement.
        speakers: Who speaks; several where they speak as one, none where nobody is
            named: "it is expected that".
        cue: The words that say that something is said: "voiced concern".
        content: What is said, from its first word to its last, even where the cue
            stands inside it.
        quoted: Given in the speaker's words, in the reporter's, or partly in both.
        addressee: To whom it is said, if the text tells.
        topics: What it is about, in words of the topic list.
        about: The states, bodies, people and places that the content names, by their
            names in our tables.
        stance: Where the speaker stands towards the target.
        target: The words for what the stance is about.
        events: Ids of the events told inside the content.
        occasion: The id of the event during which it was said: the call.
    """

    id: str
    speakers: tuple[Actor, ...]
    cue: Span
    content: Span
    quoted: Literal["direct", "reported", "mixed"]
    addressee: Actor | None
    topics: tuple[str, ...]
    about: tuple[str, ...]
    stance: Literal["for", "against", "neither"]
    target: Span | None
    events: tuple[str, ...]
    occasion: str | None

    def spans(self) -> Iterator[Span]:
        """Every span of the statement."""
        yield self.cue
        yield self.content
        for actor in (*self.speakers, *((self.addressee,) if self.addressee else ())):
            yield actor.words
            if actor.antecedent:
                yield actor.antecedent
        if self.target:
            yield self.target


class Relation(Frozen, frozen=True, kw_only=True):
    """What one party does to another, as `Coder.between` answers.

    Attributes:
        type: The best event type; there is always one.
        mode: Its mode, if one is told.
        cameo: Its CAMEO code.
        status: How far it is real.
        score: How probable it is that the type is right, 0 to 1; near 0 for a guess.
        why: The rules that led to it.
    """

    type: str
    mode: str | None
    cameo: str
    status: Status
    score: float
    why: tuple[str, ...]


class Record(Frozen, frozen=True, kw_only=True):
    """Everything that was read from one report, or why nothing was.

    Attributes:
        report: The report; None if it could not be read.
        events: Its events, in the order of the text.
        statements: Its statements, in the order of the text.
        failure: Why it was not coded; None if it was.
    """

    report: Report | None
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    failure: Failure | None

    def __post_init__(self) -> None:
        """Refuse a span that does not cut its words from the report's text."""
        if self.report is None:
            return
        text = self.report.text
        all_told: tuple[Event | Statement, ...] = (*self.events, *self.statements)
        for told in all_told:
            for span in told.spans():
                if text[span.start : span.end] != span.text:
                    kind = type(told).__name__.lower()
                    raise ValueError(f"{kind} {told.id}: {span} is not in the text")
