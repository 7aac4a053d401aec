"""Turn records into marks on a text: which words prove which field of what.

The same words often prove several fields: one actor of five events is one mark that
tells of all five. Marks may overlap in any way; how they are drawn is for the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from dragoman.records import Actor, Count, Event, Report, Span, Statement
from dragoman.records.report import Frozen

Kind = Literal["event", "actor", "date", "place", "count", "statement"]
Part = Literal["words", "antecedent", "of", "according_to"]


class Proof(Frozen, frozen=True, kw_only=True):
    """A field that some words prove.

    Attributes:
        of: The id of the event or statement.
        field: The field of its record, with the place in it where there are several:
            "trigger", "actors.0", "counts.1".
        part: Which words of the field they are: its own "words"; the "antecedent" of
            an actor; what a count is a part "of", and who gives it, "according_to".
    """

    of: str
    field: str
    part: Part


class Mark(Frozen, frozen=True, kw_only=True):
    """Words of a report that prove something.

    Attributes:
        start: The first character.
        end: The character after the last.
        kind: What they tell: of an event what was done, or an actor, date, place,
            count or statement.
        proves: The fields that they prove, in the order of the records.
    """

    start: int
    end: int
    kind: Kind
    proves: tuple[Proof, ...]


class Reading(Frozen, frozen=True, kw_only=True):
    """A report with all that was read from it, and where each word of it stands.

    Attributes:
        report: The report.
        events: Its events, in the order of the text.
        statements: Its statements, in the order of the text.
        marks: The words that prove them, in the order of the text.
    """

    report: Report
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    marks: tuple[Mark, ...]


def make_reading(
    report: Report, events: Iterable[Event], statements: Iterable[Statement]
) -> Reading:
    """Join a report with what was read from it, and mark the words."""
    told, said = tuple(events), tuple(statements)
    return Reading(
        report=report, events=told, statements=said, marks=make_marks(told, said)
    )


def make_marks(
    events: Iterable[Event], statements: Iterable[Statement]
) -> tuple[Mark, ...]:
    """Mark all words that prove something, in the order of the text.

    Of marks that begin together the longest comes first, so that who goes through them
    meets the whole before its parts.
    """
    found: dict[tuple[int, int, Kind], list[Proof]] = {}
    for kind, span, proof in (*_of_events(events), *_of_statements(statements)):
        if span.start < span.end:
            found.setdefault((span.start, span.end, kind), []).append(proof)
    return tuple(
        Mark(start=start, end=end, kind=kind, proves=tuple(dict.fromkeys(proofs)))
        for (start, end, kind), proofs in sorted(
            found.items(), key=lambda entry: (entry[0][0], -entry[0][1], entry[0][2])
        )
    )


_Marked = tuple[Kind, Span, Proof]


def _of_events(events: Iterable[Event]) -> Iterator[_Marked]:
    for event in events:
        yield "event", event.trigger, _proof(event, "trigger")
        for side in ("actors", "recipients"):
            for n, actor in enumerate(getattr(event, side)):
                yield from _of_actor(event, f"{side}.{n}", actor)
        if event.according_to:
            yield from _of_actor(event, "according_to", event.according_to)
        if event.dates and event.dates.words:
            yield "date", event.dates.words, _proof(event, "dates")
        if event.place and event.place.basis != "report":  # else no word says where
            yield "place", event.place.words, _proof(event, "place")
        for n, count in enumerate(event.counts):
            yield from _of_count(event, f"counts.{n}", count)


def _of_statements(statements: Iterable[Statement]) -> Iterator[_Marked]:
    for said in statements:
        yield "statement", said.content, _proof(said, "content")
        yield "statement", said.cue, _proof(said, "cue")
        if said.target:
            yield "statement", said.target, _proof(said, "target")
        for n, actor in enumerate(said.speakers):
            yield from _of_actor(said, f"speakers.{n}", actor)
        if said.addressee:
            yield from _of_actor(said, "addressee", said.addressee)


def _of_actor(owner: Event | Statement, field: str, actor: Actor) -> Iterator[_Marked]:
    """The words of an actor; those of the act, where it is only implied, are none."""
    if not actor.implied:
        yield "actor", actor.words, _proof(owner, field)
    if actor.antecedent:
        yield "actor", actor.antecedent, _proof(owner, field, "antecedent")


def _of_count(event: Event, field: str, count: Count) -> Iterator[_Marked]:
    yield "count", count.words, _proof(event, field)
    if count.of:
        yield "count", count.of, _proof(event, field, "of")
    if count.according_to:
        yield "actor", count.according_to, _proof(event, field, "according_to")


def _proof(owner: Event | Statement, field: str, part: Part = "words") -> Proof:
    return Proof(of=owner.id, field=field, part=part)
