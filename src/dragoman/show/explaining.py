"""Show events in full: one of an archive with those that it is about, or a sentence's.

Of a sentence it is told as well which of its words gave no event, and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.records import Event, Explained, Record, Report, Span, Telling
from dragoman.show.records import draw
from dragoman.show.words import plain


def chain_of(event: Event, others: Iterable[Event]) -> tuple[Event, ...]:
    """An event and what it is about, what that is about, and so on."""
    known = {other.id: other for other in others}

    def follow() -> Iterator[Event]:
        seen: set[str] = set()
        at: Event | None = event
        while at is not None and at.id not in seen:
            yield at
            seen.add(at.id)
            at = known.get(at.content or "")

    return tuple(follow())


def draw_explained(telling: Telling, events: tuple[Event, ...]) -> RenderableType:
    """Draw the report's head, the events with all their rules, and the story."""
    record = Record(report=telling.report, events=events, statements=(), failure=None)
    return Group(draw(record, explain=True), Text("\n").join(_story(telling)))


def draw_read(report: Report, explained: tuple[Explained, ...]) -> RenderableType:
    """Draw the events of sentences with their rules, then what gave no event."""
    events = tuple(event for one in explained for event in one.events)
    record = Record(report=report, events=events, statements=(), failure=None)
    parts: list[RenderableType] = [draw(record, explain=True)] if events else []
    for one in explained:
        if not one.events:
            parts += [_quoted(one.sentence), Text("   no event", "bold"), Text()]
    if any(one.unread for one in explained):
        parts += [Text("Words that gave no event of their own", "dim"), Text()]
        parts += [_passed_over(one) for one in explained if one.unread]
    return Group(*parts)


def _quoted(sentence: Span) -> Text:
    return Text(f" {plain(sentence.text)}", "italic")


def _passed_over(one: Explained) -> RenderableType:
    """A sentence's words that gave no event, each with the reason."""
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(style="italic", width=16)
    grid.add_column(ratio=1)
    for unread in one.unread:
        grid.add_row(plain(unread.words.text), plain(unread.reason))
    return Padding(grid, (0, 0, 0, 3))


def _story(telling: Telling) -> Iterator[Text]:
    """What is known of the event besides."""
    yield Text(f"event    {telling.event.id}", "dim")
    yield Text(f"report   {telling.report.id}  {telling.report.url or ''}", "dim")
    story = telling.story
    if story:
        told = f"{len(story.reports)} reports, {story.sources} independent sources"
        yield Text(f"story    {story.id}  {told}", "dim")
    yield Text(f"coder    {telling.event.coder}", "dim")
