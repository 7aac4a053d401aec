"""Show one event of an archive in full, with those that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from dragoman.records import Event, Record, Telling
from dragoman.show.records import draw


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


def _story(telling: Telling) -> Iterator[Text]:
    """What is known of the event besides."""
    yield Text(f"event    {telling.event.id}", "dim")
    yield Text(f"report   {telling.report.id}  {telling.report.url or ''}", "dim")
    story = telling.story
    if story:
        told = f"{len(story.reports)} reports, {story.sources} independent sources"
        yield Text(f"story    {story.id}  {told}", "dim")
    yield Text(f"coder    {telling.event.coder}", "dim")
