"""What an archive says of one report, of one story, of stories, and of what was said.

Each answer holds all that its page shows, so that a page asks once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from dragoman.archive import Archive
from dragoman.archive.found import Order
from dragoman.archive.heads import Head, heads
from dragoman.explorer.deeds import Deed, judge_events
from dragoman.explorer.marking import Reading, make_reading
from dragoman.explorer.refusals import MISSING, Refusal
from dragoman.knowledge.codebook import load_codebook
from dragoman.records import Change, Event, Report, Statement, Story
from dragoman.records.report import Frozen
from dragoman.reviews import Reviewed, Reviews
from dragoman.stories.sources import independent_sources

Choices = Mapping[str, object]


class ReportAccount(Frozen, frozen=True, kw_only=True):
    """A report, all that was read from it, and who else tells of it.

    Attributes:
        reading: The report, its events and statements, and the words that prove them;
            among the events are those that people added.
        reviewed: What holds of the events that people judged.
        deeds: All that people said of its events, the earliest first.
        stories: The stories that its events belong to, without their reasons.
        heads: The heads of all reports that tell these stories.
    """

    reading: Reading
    reviewed: tuple[Reviewed, ...]
    deeds: tuple[Deed, ...]
    stories: tuple[Story, ...]
    heads: tuple[Head, ...]


class Behind(Frozen, frozen=True, kw_only=True):
    """The independent source that stands behind a report.

    Attributes:
        report: The id of the report.
        source: The name of the agency or publisher, else the id of a report.
    """

    report: str
    source: str


class Told(Frozen, frozen=True, kw_only=True):
    """An event and the report that tells it.

    Attributes:
        report: The id of the report.
        event: The event.
    """

    report: str
    event: Event


class StoryAccount(Frozen, frozen=True, kw_only=True):
    """A story with all its tellings and what became of it.

    Attributes:
        story: The story, with the reasons why its events were taken for one.
        tellings: Its events, by the day of their reports.
        heads: The heads of its reports; those of one voice are copies of one text.
        behind: The independent source of each report; what is tied counts once.
        history: What became of it, from its founding.
    """

    story: Story
    tellings: tuple[Told, ...]
    heads: tuple[Head, ...]
    behind: tuple[Behind, ...]
    history: tuple[Change, ...]


class StoryLine(Frozen, frozen=True, kw_only=True):
    """A story in a list.

    Attributes:
        story: The story, without its reasons.
        heads: The heads of its reports, by day.
    """

    story: Story
    heads: tuple[Head, ...]


class StoryType(Frozen, frozen=True, kw_only=True):
    """A type that stories may have.

    Attributes:
        type: The type.
        quad: Its class; None where another codebook than ours knows it.
    """

    type: str
    quad: str | None


class StoryLines(Frozen, frozen=True, kw_only=True):
    """A stretch of a list of stories.

    Attributes:
        count: How many there are in all.
        skip: How many stand before this stretch.
        lines: The stories.
        types: The types that may be asked for.
    """

    count: int
    skip: int
    lines: tuple[StoryLine, ...]
    types: tuple[StoryType, ...]


class SayingLine(Frozen, frozen=True, kw_only=True):
    """A statement in a list.

    Attributes:
        statement: The statement.
        head: The head of the report in which it stands.
        occasion: The event during which it was said.
    """

    statement: Statement
    head: Head
    occasion: Event | None


class SayingLines(Frozen, frozen=True, kw_only=True):
    """A stretch of a list of statements.

    Attributes:
        count: How many there are in all.
        skip: How many stand before this stretch.
        lines: The statements.
    """

    count: int
    skip: int
    lines: tuple[SayingLine, ...]


def tell_report(
    archive: Archive, id_: str, reviews: Reviews | None = None, reader: str = ""
) -> ReportAccount:
    """Tell all of a report.

    Args:
        archive: The archive.
        id_: The id of the report.
        reviews: What people said of its events, if it has a place for that.
        reader: The reviewer who looks at it, see `judge_events`.

    Raises:
        Refusal: There is no such report.
    """
    report = next(iter(archive.reports(id=id_)), None)
    if report is None:
        raise Refusal(MISSING, "no_report", id=id_)
    judged = judge_events(archive.events(report=id_), reviews, id_, reader)
    stories = tuple(_brief(story) for story in archive.stories(report=id_))
    return ReportAccount(
        reading=make_reading(report, judged.events, archive.statements(report=id_)),
        reviewed=judged.reviewed,
        deeds=judged.deeds,
        stories=stories,
        heads=heads(archive.snapshot(), _reports_of(stories)),
    )


def report_of(archive: Archive, event: str) -> str:
    """The id of the report that an event stands in.

    Raises:
        Refusal: There is no such event.
    """
    for report, _ in archive.events(id=event).by_report():
        return report
    raise Refusal(MISSING, "no_event", id=event)


def tell_story(archive: Archive, id_: str) -> StoryAccount:
    """Tell all of a story.

    Raises:
        Refusal: There is no such story.
    """
    story = next(iter(archive.stories(id=id_)), None)
    if story is None:
        raise Refusal(MISSING, "no_story", id=id_)
    found = heads(archive.snapshot(), story.reports)
    day = {head.id: n for n, head in enumerate(found)}
    tellings = [
        Told(report=report, event=event)
        for report, event in archive.events(id=story.events).by_report()
    ]
    return StoryAccount(
        story=story,
        tellings=tuple(sorted(tellings, key=lambda told: day[told.report])),
        heads=found,
        behind=_behind(archive.reports(id=story.reports), found),
        history=tuple(archive.history(id_)),
    )


def _behind(reports: Iterable[Report], found: Iterable[Head]) -> tuple[Behind, ...]:
    """The independent sources of reports, as they were counted for their story."""
    copies = {head.id: head.voice for head in found}
    sources = independent_sources(tuple(reports), copies)
    return tuple(Behind(report=id_, source=name) for id_, name in sources.items())


def list_stories(archive: Archive, choices: Choices, order: Order) -> StoryLines:
    """List stories with the heads of their reports.

    Args:
        archive: The archive.
        choices: The filters of stories.
        order: In which order, how many, and from which on.
    """
    found = [_brief(story) for story in archive.stories(order=order, **choices)]
    known = {head.id: head for head in heads(archive.snapshot(), _reports_of(found))}
    return StoryLines(
        count=archive.stories(order=None, **choices).count(),
        skip=order.skip,
        lines=tuple(
            StoryLine(story=story, heads=_heads_of(story, known)) for story in found
        ),
        types=tuple(_types(archive)),
    )


def _types(archive: Archive) -> Iterator[StoryType]:
    """The types of our codebook, then those that another one brought."""
    ours = load_codebook().types
    for name in dict.fromkeys((*ours, *archive.snapshot().types())):
        yield StoryType(type=name, quad=ours[name].quad if name in ours else None)


def list_statements(archive: Archive, choices: Choices, order: Order) -> SayingLines:
    """List statements with their reports and occasions.

    Args:
        archive: The archive.
        choices: The filters of statements.
        order: In which order, how many, and from which on.
    """
    found = tuple(archive.statements(order=order, **choices).by_report())
    reports = {report for report, _ in found}
    known = {head.id: head for head in heads(archive.snapshot(), reports)}
    events = _occasions(archive, (statement for _, statement in found))
    return SayingLines(
        count=archive.statements(order=None, **choices).count(),
        skip=order.skip,
        lines=tuple(
            SayingLine(
                statement=statement,
                head=known[report],
                occasion=events.get(statement.occasion or ""),
            )
            for report, statement in found
        ),
    )


def _occasions(archive: Archive, found: Iterable[Statement]) -> dict[str, Event]:
    """The events during which something was said, by their ids."""
    wanted = sorted({id_ for statement in found if (id_ := statement.occasion)})
    if not wanted:
        return {}
    return {event.id: event for event in archive.events(id=wanted)}


def _brief(story: Story) -> Story:
    """A story without the reasons, which are long and stand on its own page."""
    return msgspec.structs.replace(story, bonds=())


def _reports_of(stories: Iterable[Story]) -> set[str]:
    return {report for story in stories for report in story.reports}


def _heads_of(story: Story, known: Mapping[str, Head]) -> tuple[Head, ...]:
    """The heads of a story's reports, by day as they were found."""
    wanted = set(story.reports)
    return tuple(head for id_, head in known.items() if id_ in wanted)
