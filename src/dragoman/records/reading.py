"""What was read beside events: what a sentence gave, and which places a text names."""

from __future__ import annotations

from dragoman.records.event import Dates, Event, Place, Reason
from dragoman.records.report import Frozen, Span


class Unread(Frozen, frozen=True, kw_only=True):
    """Words that might have told an event and did not.

    Attributes:
        words: The words.
        reason: Why they gave no event, in plain words.
    """

    words: Span
    reason: str


class Explained(Frozen, frozen=True, kw_only=True):
    """A sentence, the events that it gave, and what was passed over.

    Attributes:
        sentence: The sentence.
        events: Its events, with the rules that led to them in `Event.why`.
        unread: Words of it that gave no event, in the order of the text.
    """

    sentence: Span
    events: tuple[Event, ...]
    unread: tuple[Unread, ...]


class Circumstances(Frozen, frozen=True, kw_only=True):
    """When and where it was that some words of a report tell of.

    Attributes:
        words: The words.
        event: The event of ours that they name, if they name one.
        dates: When it was; None if the report does not say.
        place: Where it was; None if the report does not say.
    """

    words: Span
    event: Event | None
    dates: Dates | None
    place: Place | None


class PlaceName(Frozen, frozen=True, kw_only=True):
    """A place name of a text, and the place that it means there.

    Attributes:
        words: The name as it is written.
        place: The place; its basis is "dateline" or, in the text, "sentence".
        people: The words name the people of the place: "Iranian".
        missing: Why there is no place; None if there is one.
    """

    words: Span
    place: Place | None
    people: bool
    missing: Reason | None
