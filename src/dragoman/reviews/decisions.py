"""What reviewers say of events, and what then holds.

A decision is made once and never changed: who thinks otherwise later makes another.
What the coder said stays beside it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Final, Literal

import msgspec
from msgspec import UNSET, UnsetType

from dragoman.records import Count, Event, Place, Status
from dragoman.records.report import Frozen

Name = Annotated[str, msgspec.Meta(max_length=200)]
Note = Annotated[str, msgspec.Meta(max_length=2000)]
Answer = Literal["right", "corrected", "wrong", "added", "unsure", "undone"]
FIELDS: Final = (
    "type",
    "mode",
    "status",
    "actors",
    "recipients",
    "dates",
    "place",
    "counts",
    "according_to",
)
"""The fields of an event that reviewers judge."""


class Words(Frozen, frozen=True, kw_only=True):
    """Where some words stand in a report.

    Attributes:
        start: The first character.
        end: The character after the last.
    """

    start: int
    end: int


class Party(Frozen, frozen=True, kw_only=True):
    """Somebody, as a reviewer names them.

    Attributes:
        words: Where they stand.
        name: Their name, else the words.
        country: A state by code or name.
        sector: A sector such as GOV.
        role: The office or part.
        entity: An id in our tables.
        antecedent: The words that a pronoun points back to.
        implied: Nobody is named; the act tells who it must have been.
    """

    words: Words
    name: str | None = None
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    entity: str | None = None
    antecedent: Words | None = None
    implied: bool = False


Parties = Annotated[tuple[Party, ...], msgspec.Meta(max_length=50)]
Counts = Annotated[tuple[Count, ...], msgspec.Meta(max_length=50)]


class Days(Frozen, frozen=True, kw_only=True):
    """When, as a reviewer says.

    Attributes:
        first: The first possible day.
        last: The last possible day.
        words: The words that tell it, if any do.
    """

    first: date
    last: date
    words: Words | None = None


class Correction(Frozen, frozen=True, kw_only=True):
    """What a reviewer would have otherwise; what is not set stays as it is.

    None, or no parties, says that the text tells none.

    Attributes:
        type: The type.
        mode: The mode.
        status: How far it is real.
        actors: Who acts.
        recipients: Who is acted upon.
        dates: When.
        place: Where.
        counts: How many.
        according_to: Who says so.
    """

    type: str | UnsetType = UNSET
    mode: str | UnsetType | None = UNSET
    status: Status | UnsetType = UNSET
    actors: Parties | UnsetType = UNSET
    recipients: Parties | UnsetType = UNSET
    dates: Days | UnsetType | None = UNSET
    place: Place | UnsetType | None = UNSET
    counts: Counts | UnsetType = UNSET
    according_to: Party | UnsetType | None = UNSET

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that are set."""
        return tuple(name for name in FIELDS if getattr(self, name) is not UNSET)


class Said(Frozen, frozen=True, kw_only=True):
    """What a reviewer hands in.

    Attributes:
        by: The reviewer.
        answer: Whether the event is right, wrong, or something in between.
        item: The id of the event; None for one that the coder missed.
        report: The id of its report.
        changes: What is to be otherwise; for a missed event all that it tells.
        trigger: For a missed event the words that name it.
        queue: The queue in which it was shown.
        seconds: How long it took.
        note: What the reviewer noted.
        settles: It is the last word on what others disagree about.
    """

    by: Name
    answer: Literal["right", "corrected", "wrong", "added", "unsure"]
    report: str
    item: str | None = None
    changes: Correction = Correction()
    trigger: Words | None = None
    queue: Name = ""
    seconds: float | None = None
    note: Note = ""
    settles: bool = False


class Decision(Frozen, frozen=True, kw_only=True):
    """One thing that a reviewer said of one event.

    Attributes:
        number: Its number; they count up.
        item: The id of the event.
        report: The id of its report.
        by: The reviewer.
        when: When it was said (UTC).
        answer: "right" as it is, "corrected" in some fields, "wrong" for no event,
            "added" for one that the coder missed, "unsure" if the reviewer cannot
            tell; "undone" takes an earlier decision back.
        before: The event as the coder told it; None if it missed it.
        after: The event as the reviewer tells it; None if there is none, or if the
            reviewer cannot tell.
        queue: The queue in which it was shown.
        seconds: How long it took.
        note: What the reviewer noted.
        settles: It is the last word on what others disagree about.
        undoes: The number of the decision that it takes back.
    """

    number: int
    item: str
    report: str
    by: str
    when: datetime
    answer: Answer
    before: Event | None
    after: Event | None
    queue: str = ""
    seconds: float | None = None
    note: str = ""
    settles: bool = False
    undoes: int | None = None


class Changed(Frozen, frozen=True, kw_only=True):
    """A field that reviewers tell otherwise, in words for people.

    Attributes:
        field: The field.
        machine: What the coder says.
        reviewed: What the reviewers say.
    """

    field: str
    machine: str
    reviewed: str


class Reviewed(Frozen, frozen=True, kw_only=True):
    """An event with what was said of it: the coder's telling and the reviewers'.

    Attributes:
        item: The id of the event.
        report: The id of its report.
        machine: The event as the coder tells it; None if it does not.
        now: The event as it holds after all that was said; None if it is none.
        by: The reviewers who judged it, in order.
        changes: The fields that the reviewers tell otherwise.
        disputed: What reviewers disagree about: fields, or "event" for whether
            there is one. There the coder's telling stands until somebody settles it.
        settled: Somebody had the last word.
        notes: What was noted.
    """

    item: str
    report: str
    machine: Event | None
    now: Event | None
    by: tuple[str, ...]
    changes: tuple[Changed, ...]
    disputed: tuple[str, ...]
    settled: bool
    notes: tuple[str, ...]

    @property
    def is_wrong(self) -> bool:
        """Whether reviewers say that there is no such event."""
        return self.now is None


DECISION: Final = msgspec.json.Decoder(Decision)
