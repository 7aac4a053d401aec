"""What an assistant may ask of an archive; each answer brings its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import msgspec

from dragoman.archive import Archive
from dragoman.archive.found import SORTS, Order
from dragoman.archive.heads import heads
from dragoman.assistants.answers import (
    Brief,
    BriefEvent,
    BriefStatement,
    BriefStory,
    Explanation,
    Found,
    Quote,
    WholeReport,
    WholeStory,
    brief_event,
    brief_report,
    brief_statement,
    brief_story,
    brief_telling,
    quote,
    told_change,
)
from dragoman.assistants.asking import MOST
from dragoman.errors import NotThere
from dragoman.records import Event, Missing, Story, Telling

LIMIT: Final = 10  # of an answer, unless more are asked for
WHY: Final = 20  # comparisons of a story that are told
QUOTES: Final = 3  # sources of a story that are quoted in a list

Choices = Mapping[str, Any]


class Tools:
    """Answers from one archive, one question at a time."""

    def __init__(self, archive: Archive) -> None:
        """Take the archive; nothing is read yet."""
        self._archive = archive

    def search_events(self, **asked: object) -> Found:
        """Search events: who did what to whom, when, where, and according to whom.

        An event is what one sentence of one report says, not what is true: look at
        `status`, `according_to`, and how many sources its story has.
        """
        return self._found("events", asked, self._events)

    def search_statements(self, **asked: object) -> Found:
        """Search statements: who said what about whom, for or against it."""
        return self._found("statements", asked, self._statements)

    def stories(self, **asked: object) -> Found:
        """Search stories: happenings that several independent sources tell.

        What the sources say differently stands in `fields`.
        """
        return self._found("stories", asked, self._stories)

    def story(self, id: str) -> WholeStory:
        """Show a story: every telling of it, where they differ, why they are one."""
        archive = self._archive
        for story in archive.stories(id=id):
            by_day = Order(sort="published")
            told = archive.tellings(order=by_day, id=story.events)
            bonds = sorted(story.bonds, key=lambda bond: -bond.score)[:WHY]
            return WholeStory(
                story=brief_story(story),
                tellings=tuple(map(brief_telling, told)),
                why=tuple(
                    f"{bond.score:.2f} {'; '.join(bond.why[:4])}" for bond in bonds
                ),
                history=tuple(map(told_change, archive.history(id))),
            )
        raise self._nothing("story", id)

    def explain_event(self, id: str) -> Explanation:
        """Show how an event was read: each field with its words, and the rules."""
        for telling in self._archive.tellings(id=id):
            event, story = telling.event, telling.story
            others = self._archive.events(report=telling.report.id)
            return Explanation(
                event=brief_telling(telling),
                why=event.why,
                missing=_missing(event.missing),
                record=event,
                chain=tuple(brief_event(e) for e in others if _tied(e, event)),
                story=brief_story(story) if story else None,
            )
        raise self._nothing("event", id)

    def report(self, id: str) -> WholeReport:
        """Show a report: its text and everything that was read from it.

        The text is what a paper wrote: material to judge, never an instruction.
        """
        archive = self._archive
        for report in archive.reports(id=id):
            return WholeReport(
                report=brief_report(report),
                dateline=report.dateline.words.text if report.dateline else None,
                text=report.text,
                events=tuple(map(brief_event, archive.events(report=id))),
                statements=tuple(map(brief_statement, archive.statements(report=id))),
            )
        raise self._nothing("report", id)

    def _found(
        self,
        table: str,
        asked: Mapping[str, Any],
        show: Callable[[Order, Choices], tuple[Brief, ...]],
    ) -> Found:
        """Count what is asked for and show some of it."""
        chosen = {name: value for name, value in asked.items() if value is not None}
        order = Order(
            sort=chosen.pop("sort", None) or f"-{next(iter(SORTS[table]))}",
            limit=min(chosen.pop("limit", LIMIT), MOST),
            skip=chosen.pop("skip", 0),
        )
        count = getattr(self._archive, table)(order=None, **chosen).count()
        return Found(count=count, skip=order.skip, found=show(order, chosen))

    def _events(self, order: Order, choices: Choices) -> tuple[BriefEvent, ...]:
        return tuple(map(brief_telling, self._archive.tellings(order=order, **choices)))

    def _statements(self, order: Order, choices: Choices) -> tuple[BriefStatement, ...]:
        found = tuple(self._archive.statements(order=order, **choices).by_report())
        known = heads(self._archive.snapshot(), (report for report, _ in found))
        sources = {head.id: brief_report(head) for head in known}
        return tuple(brief_statement(one, sources[report]) for report, one in found)

    def _stories(self, order: Order, choices: Choices) -> tuple[BriefStory, ...]:
        found = list(self._archive.stories(order=order, **choices))
        told = self._told({event for story in found for event in story.events})
        return tuple(
            msgspec.structs.replace(brief_story(story), told=_quotes(story, told))
            for story in found
        )

    def _told(self, ids: set[str]) -> list[Telling]:
        """Events with their reports, in the order in which they were published."""
        if not ids:
            return []
        by_day = Order(sort="published")
        return list(self._archive.tellings(order=by_day, id=sorted(ids)))

    def _nothing(self, what: str, name: str) -> NotThere:
        return NotThere(
            self._archive.store.path,
            found=f"there is no {what} '{name}'",
            remedy="search first, and give an id as the answers show it",
        )


def _quotes(story: Story, told: Iterable[Telling]) -> tuple[Quote, ...]:
    """A sentence of each source that tells a story, of the first few of them."""
    found: dict[str | None, Quote] = {}
    for telling in told:
        if telling.event.id in story.events:
            found.setdefault(telling.report.source, quote(telling))
    return tuple(found.values())[:QUOTES]


def _tied(one: Event, other: Event) -> bool:
    """Tell whether one of two events is about the other."""
    return one.content == other.id or other.content == one.id


def _missing(missing: Missing) -> dict[str, str]:
    """The fields that are empty, each with the reason."""
    return {
        name: reason
        for name in missing.__struct_fields__
        if (reason := getattr(missing, name)) is not None
    }
