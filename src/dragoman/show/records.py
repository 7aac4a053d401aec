"""Draw a report with its events: each field, and the words that prove it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dragoman.records import Actor, Dates, Event, Place, Record, Report, Span
from dragoman.show.columns import counted

# A row: the name of the field, its value, and the words that prove it.
Row = tuple[str, str, tuple[Span, ...]]

_COLOURS: Final = {
    "verbal cooperation": "cyan",
    "material cooperation": "green",
    "verbal conflict": "yellow",
    "material conflict": "red",
}


def plain(text: str) -> str:
    r"""Make the words of a report safe to print: one line, no control characters.

    >>> plain("red\n \x1b[31malert")
    'red [31malert'
    """
    line = " ".join(text.split())
    return "".join(char for char in line if char.isprintable())


def draw(record: Record, *, explain: bool = False) -> RenderableType:
    """Draw a record.

    Args:
        record: The record.
        explain: Show as well by which rules each event was read.
    """
    if record.report is None:
        return Group()
    parts: list[RenderableType] = [_head(record.report)]
    if not record.events and not record.failure:
        parts.append(Text("  No events.", style="dim"))
    numbers = {event.id: n for n, event in enumerate(record.events, 1)}
    for event in record.events:
        parts.append(_title(event, numbers[event.id]))
        rows = list(_rows(event, numbers))
        if explain:
            rows += _explained(event)
        parts.append(_fields(rows))
    parts.append(Text())
    return Group(*parts)


def _head(report: Report) -> RenderableType:
    """The line above a report."""
    title = plain(report.title or report.text[:80])
    facts = (report.source, report.published, report.given_id or report.id)
    head = Text(title, style="bold", overflow="ellipsis", no_wrap=True)
    about = Text("  ".join(plain(str(fact)) for fact in facts if fact), style="dim")
    return Group(Rule(style="dim"), head, about)


def _title(event: Event, number: int) -> RenderableType:
    """The line above an event: what, how far real, and how sure."""
    mode = f" {event.mode}" if event.mode else ""
    line = Text(f"{number:>3}  ")
    line.append(f"{event.type}{mode}", style=f"bold {_COLOURS.get(event.quad, '')}")
    line.append(f"  {event.status}")
    facts = f"  CAMEO {event.cameo}  {event.score:+.1f}  {event.confidence:.0%} sure"
    line.append(facts, style="dim")
    return line


def _rows(event: Event, numbers: dict[str, int]) -> Iterator[Row]:
    """The fields of an event that are not empty."""
    yield "words", "", (event.trigger,)
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
    speakers = (event.according_to,) if event.according_to else ()
    sides = {
        "actor": event.actors,
        "recipient": event.recipients,
        "according to": speakers,
    }
    for side, actors in sides.items():
        for actor in actors:
            yield side, _party(actor), _proof(actor)


def _explained(event: Event) -> Iterator[Row]:
    """Why it was read so, and why fields are empty."""
    for field, reason in msgspec.to_builtins(event.missing).items():
        yield f"no {field}", str(reason), ()
    for number, rule in enumerate(event.why, 1):
        yield "why" if number == 1 else "", f"{number}. {rule}", ()
    yield "sentence", plain(event.sentence.text), ()


def _fields(rows: Iterable[Row]) -> RenderableType:
    """Draw rows, the words in quotation marks under or beside their field."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True, min_width=12)
    grid.add_column(overflow="fold")
    for name, value, spans in rows:
        cell = Text(plain(value))
        quoted = " → ".join(f"“{plain(span.text)}”" for span in spans)
        cell.append(f" {quoted}" if cell else quoted, style="italic")
        grid.add_row(name, cell)
    return Padding(grid, (0, 0, 0, 5))


def _party(actor: Actor) -> str:
    """A party's name, and what is known of it."""
    return f"{actor.name} [{actor.code}]" if actor.code else actor.name


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
    """The place, and how it is known."""
    parts = (place.name, place.admin1, place.country)
    named = ", ".join(dict.fromkeys(part for part in parts if part))
    return f"{named} ({place.lat:.2f}, {place.lon:.2f}; {place.basis})"
