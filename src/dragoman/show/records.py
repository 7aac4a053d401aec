"""Draw a report with its events: each field, and the words that prove it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

import msgspec
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dragoman.records import Actor, Dates, Event, How, Place, Record, Span
from dragoman.show.columns import counted
from dragoman.show.sayings import draw_statements
from dragoman.show.words import party, plain

# A row: the name of the field, its value, and the words that prove it.
Row = tuple[str, str, tuple[Span, ...]]

COLOURS: Final = {
    "verbal cooperation": "cyan",
    "material cooperation": "green",
    "verbal conflict": "yellow",
    "material conflict": "red",
}
"""The colour of each class of events."""


SIGNS: Final[dict[How, str]] = {
    "name": "known by name",
    "title and name": "by title and name",
    "office": "by the office, on that day",
    "words": "by what the words say, and nothing else",
    "possessor": "by whose it is said to be",
    "apposition": "by what stands beside the name",
    "place": "by the place where they are",
    "antecedent": "by the words that it points back to",
    "dateline": "its state by the dateline",
    "report": "its state by what the report is about",
    "title": "by the title, which tells who speaks",
    "implied": "by the act itself; nobody is named",
}
"""By which sign an actor was resolved, in words for people."""


def draw(record: Record, *, explain: bool = False) -> RenderableType:
    """Draw a record: sentences that tell of events with their events, then statements.

    Args:
        record: The record.
        explain: Show as well by which rules each event was read.
    """
    if record.report is None:
        return Group()
    parts: list[RenderableType] = [_head(record)]
    numbers = {event.id: n for n, event in enumerate(record.events, 1)}
    for sentence, told in groupby(record.events, key=lambda event: event.sentence):
        events = tuple(told)
        parts.append(_sentence(sentence, [event.trigger for event in events]))
        for event in events:
            parts += [_title(event, numbers[event.id]), _fields(event, numbers)]
            if explain:
                parts.append(_explained(event))
        parts.append(Text())
    if record.statements:
        parts.append(draw_statements(record.statements, numbers))
    return Group(*parts)


def _head(record: Record) -> RenderableType:
    """The lines above a report."""
    report, number = record.report, len(record.events)
    if report is None:
        return Group()
    title = plain(report.title or report.text[:80])
    events = f"{number or 'no'} event{'' if number == 1 else 's'}"
    if record.failure:
        events = "not coded"
    facts = (report.source, report.published, report.given_id or report.id, events)
    head = Text(title, style="bold", overflow="ellipsis", no_wrap=True)
    about = Text(" · ".join(plain(str(fact)) for fact in facts if fact), style="dim")
    return Group(Rule(style="dim"), head, about, Text())


def _sentence(sentence: Span, triggers: Iterable[Span]) -> RenderableType:
    """A sentence, the words that name its events in bold."""
    line = Text(style="italic")
    at = sentence.start
    for trigger in sorted(triggers, key=lambda span: span.start):
        if at <= trigger.start and trigger.end <= sentence.end:
            line.append(_piece(sentence, at, trigger.start))
            line.append(_piece(sentence, trigger.start, trigger.end), style="bold")
            at = trigger.end
    line.append(_piece(sentence, at, sentence.end))
    return Padding(line, (0, 0, 0, 1))


def _piece(sentence: Span, start: int, end: int) -> str:
    """A part of a sentence, safe to print, the space around it kept."""
    words = sentence.text[start - sentence.start : end - sentence.start]
    return plain(f"|{words}|")[1:-1]


def _title(event: Event, number: int) -> RenderableType:
    """The line above an event: what, how far real, in which words, how sure."""
    grid = Table.grid(padding=(0, 1), expand=True)
    for width in (3, 22, 12):
        grid.add_column(width=width, no_wrap=True)
    grid.add_column(ratio=1, style="italic")
    grid.add_column(justify="right", no_wrap=True, style="dim")
    grid.columns[0].justify = "right"
    grid.add_row(
        str(number),
        Text(f"{event.type} {event.mode or ''}", f"bold {COLOURS.get(event.quad, '')}"),
        event.status,
        f"“{plain(event.trigger.text)}”",
        f"CAMEO {event.cameo:<4} {event.score:+5.1f}  {event.confidence:4.0%} sure",
    )
    return grid


def _rows(event: Event, numbers: dict[str, int]) -> Iterator[Row]:
    """The fields of an event that are not empty."""
    yield from _parties(event)
    if event.dates:
        yield "date", _days(event.dates), _given(event.dates.words)
    if event.place:
        yield "place", _where(event.place), (event.place.words,)
    for count in event.counts:
        yield "count", counted(count), (count.words,)
    if event.content in numbers:
        yield "about", f"event {numbers[event.content]}", ()
    if event.topics:
        yield "topics", ", ".join(event.topics), ()


def _parties(event: Event) -> Iterator[Row]:
    """Who acts, who is acted upon, and who says so."""
    for side, actor in _sides(event):
        yield side, party(actor), _proof(actor)


def _sides(event: Event) -> Iterator[tuple[str, Actor]]:
    """Every party with its side."""
    speakers = (event.according_to,) if event.according_to else ()
    sides = {
        "actor": event.actors,
        "recipient": event.recipients,
        "according to": speakers,
    }
    for side, actors in sides.items():
        for actor in actors:
            yield side, actor


def _fields(event: Event, numbers: dict[str, int]) -> RenderableType:
    """Draw the fields, and to the right of each the words that prove it."""
    grid = _grid()
    grid.add_column(ratio=3)
    grid.add_column(ratio=2, style="italic")
    for name, value, spans in _rows(event, numbers):
        quoted = " → ".join(f"“{plain(span.text)}”" for span in spans)
        grid.add_row(name, plain(value), quoted)
    return Padding(grid, (0, 0, 0, 5))


def _explained(event: Event) -> RenderableType:
    """Draw why fields are empty, how parties were resolved, and by which rules."""
    grid = _grid()
    grid.add_column(ratio=1)
    for field, reason in msgspec.to_builtins(event.missing).items():
        grid.add_row(f"no {field}", str(reason))
    for side, actor in _sides(event):
        if actor.how:
            grid.add_row(side, f"{party(actor)}: {SIGNS[actor.how]}")
    for number, rule in enumerate(event.why, 1):
        grid.add_row("why" if number == 1 else "", f"{number}. {plain(rule)}")
    return Padding(grid, (0, 0, 0, 5))


def _grid() -> Table:
    """An empty table whose first column names the fields."""
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(style="dim", width=13)
    return grid


def _proof(actor: Actor) -> tuple[Span, ...]:
    """The words for a party, and those they point back to."""
    return (actor.words, *_given(actor.antecedent))


def _given(span: Span | None) -> tuple[Span, ...]:
    """A span, if there is one."""
    return (span,) if span else ()


def _days(dates: Dates) -> str:
    """The days, and how they are known.

    >>> from datetime import date
    >>> day = date(2024, 3, 5)
    >>> _days(Dates(first=day, last=day, precision="day", basis="said", words=None))
    '2024-03-05 (said)'
    """
    first, last = dates.first.isoformat(), dates.last.isoformat()
    return f"{first if first == last else f'{first} to {last}'} ({dates.basis})"


def _where(place: Place) -> str:
    """The place, and how it is known; a division named after its town is left out."""
    division = place.admin1 if place.name not in (place.admin1 or "") else None
    named = ", ".join(filter(None, (place.name, division, place.country)))
    return f"{named} ({place.lat:.2f}, {place.lon:.2f}; {place.basis})"
