"""What several reports tell together: stories, and events in their surroundings.

A story is made from the events of an archive and can be made again from them;
only what people have said of it (`Verdict`) cannot, and always wins.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from dragoman.records.event import Actor, Count, Dates, Event, Place, Status
from dragoman.records.report import Frozen, Report


class Voice(Frozen, frozen=True, kw_only=True):
    """One value of a field, and who gives it.

    Attributes:
        value: The value, as people read it: "12", "Swat, PAK", "2024-03-05".
        events: Ids of the events that give it, sorted.
        reports: How many reports give it.
        sources: How many independent sources do; reprints count once.
    """

    value: str
    events: tuple[str, ...]
    reports: int
    sources: int


class Agreement(Frozen, frozen=True, kw_only=True):
    """What the tellings of a story say of one field.

    Attributes:
        field: The field: "type", "actors", "recipients", "place", "date",
            "killed", "injured" ….
        voices: The values given, the one with most independent sources first.
        conflict: Whether the values contradict each other.
    """

    field: str
    voices: tuple[Voice, ...]
    conflict: bool


class Bond(Frozen, frozen=True, kw_only=True):
    """Why two events were taken for one happening.

    Attributes:
        left: The id of the one event.
        right: The id of the other.
        score: The probability that they are one, 0 to 1.
        why: The comparisons that spoke for and against it, the weightiest first,
            each a short plain phrase with its weight.
    """

    left: str
    right: str
    score: float
    why: tuple[str, ...]


class Story(Frozen, frozen=True, kw_only=True):
    """The events of several reports that tell of one happening.

    The merged fields are those of the fullest telling; what others say stands in
    `agreements`.

    Attributes:
        id: A hash of the id of its first event, so that a story keeps its name
            when later reports join it.
        events: Ids of its events, sorted.
        reports: Ids of its reports, sorted.
        type: The type that most independent sources give.
        mode: The mode most of those give, or None.
        status: The status that most of those give.
        actors: Who acted, as the fullest telling has it; the words are its words.
        recipients: Who was acted upon.
        dates: The days on which most of them agree.
        place: Where, as the most precise of them has it.
        counts: How many, one range for each kind over all of them.
        sources: How many independent sources tell it; reprints count once.
        agreements: Field by field what the tellings say.
        bonds: Why they were taken for one happening: a tree that joins them all.
    """

    id: str
    events: tuple[str, ...]
    reports: tuple[str, ...]
    type: str
    mode: str | None
    status: Status
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    dates: Dates | None
    place: Place | None
    counts: tuple[Count, ...]
    sources: int
    agreements: tuple[Agreement, ...]
    bonds: tuple[Bond, ...]


class Change(Frozen, frozen=True, kw_only=True):
    """One line of the history of a story.

    Attributes:
        story: Its id.
        when: When the archive took note of it (UTC).
        what: What happened to the story.
        events: The events concerned: those that joined or left.
        other: The id of the story it was joined with or split from, or None.
        why: In plain words.
    """

    story: str
    when: datetime
    what: Literal["founded", "joined", "left", "merged", "split", "corrected", "ended"]
    events: tuple[str, ...]
    other: str | None
    why: str


class Verdict(Frozen, frozen=True, kw_only=True):
    """What a person said of two events: one happening, or not.

    Attributes:
        left: The id of the one event.
        right: The id of the other.
        same: Whether they are one happening.
        by: Who says so.
        on: The day it was said.
    """

    left: str
    right: str
    same: bool
    by: str
    on: date


class Telling(Frozen, frozen=True, kw_only=True):
    """An event with the report it stands in and the story it belongs to.

    Attributes:
        report: The report.
        event: The event.
        story: The story; None if no other report tells of it, or none was sought.
    """

    report: Report
    event: Event
    story: Story | None
