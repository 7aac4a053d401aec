"""Hand out what was reviewed as gold, in the forms that `dragoman evaluate` reads.

`reviewed` is the whole of it: each report with the events that were judged, those that
people added among them, and which of the coder's are none. `relations` is a sentence a
line with the words of both sides of its event, the form that most data sets of the
field have; events that are none have no place in it.

Only what reviewers agree on, or what somebody settled, is handed out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Literal

from dragoman.records import Actor, Event, Report, Span
from dragoman.records.report import Frozen

if TYPE_CHECKING:
    from dragoman.archive import Archive
    from dragoman.reviews.decisions import Reviewed
    from dragoman.reviews.reviews import Reviews

Form = Literal["reviewed", "relations"]
YIELD: Final = "YIELD"  # what `relations` calls both CONCEDE and RETREAT


class JudgedEvent(Frozen, frozen=True, kw_only=True):
    """An event that people judged.

    Attributes:
        item: Its id.
        trigger: The words that name it.
        sentence: The sentence they stand in.
        told: The type that the coder told; None if it missed the event.
        event: The event as people tell it; None if there is none.
    """

    item: str
    trigger: Span
    sentence: Span
    told: str | None
    event: Event | None


class GoldReport(Frozen, frozen=True, kw_only=True):
    """A report and those of its events that people judged.

    Attributes:
        id: The id of the report.
        report: The report.
        judged: The events, in the order of the text.
    """

    id: str
    report: Report
    judged: tuple[JudgedEvent, ...]


class GoldEvent(Frozen, frozen=True, kw_only=True):
    """What a sentence tells, in the form `relations`.

    Attributes:
        type: The type.
        source: The words for who acts.
        target: The words for who is acted upon.
        reciprocal: Both sides do it.
    """

    type: str
    source: tuple[Span, ...]
    target: tuple[Span, ...]
    reciprocal: bool


class GoldSentence(Frozen, frozen=True, kw_only=True):
    """A sentence and one event of it, offsets counted in its own text.

    Attributes:
        id: The id of the event.
        text: The sentence.
        events: The event.
    """

    id: str
    text: str
    events: tuple[GoldEvent, ...]


def gold(
    archive: Archive, reviews: Reviews, form: Form = "reviewed"
) -> Iterator[GoldReport | GoldSentence]:
    """What was reviewed, as gold.

    Args:
        archive: The archive.
        reviews: Its reviews.
        form: The form.
    """
    reports = gold_reports(archive, reviews)
    return reports if form == "reviewed" else _sentences(reports)


def gold_reports(archive: Archive, reviews: Reviews) -> Iterator[GoldReport]:
    """The reports with events that were judged, in the order of their ids."""
    by_report: dict[str, list[JudgedEvent]] = {}
    for one in reviews.judged():
        told = None if one.disputed else _judged(one)
        if told:
            by_report.setdefault(one.report, []).append(told)
    for name in sorted(by_report):
        for report in archive.reports(id=name):
            judged = sorted(by_report[name], key=_in_text)
            yield GoldReport(id=name, report=report, judged=tuple(judged))


def _in_text(one: JudgedEvent) -> tuple[int, str]:
    return one.trigger.start, one.item


def _judged(one: Reviewed) -> JudgedEvent | None:
    """An event that people judged; None if they added it and took it for none."""
    seen = one.now or one.machine
    if seen is None:
        return None
    return JudgedEvent(
        item=one.item,
        trigger=seen.trigger,
        sentence=seen.sentence,
        told=one.machine.type if one.machine else None,
        event=one.now,
    )


def _sentences(reports: Iterator[GoldReport]) -> Iterator[GoldSentence]:
    """The sentences of the events that are some, and have a party in them."""
    for report in reports:
        for one in report.judged:
            if one.event is None:
                continue
            told = _told(one.event)
            if told.source or told.target:
                yield GoldSentence(id=one.item, text=one.sentence.text, events=(told,))


def _told(event: Event) -> GoldEvent:
    """An event with the words of its sides; those of a mutual act stand one each."""
    mutual = len(event.actors) > 1 and not event.recipients
    actors = event.actors[:1] if mutual else event.actors
    others = event.actors[1:] if mutual else event.recipients
    return GoldEvent(
        type=YIELD if event.type in ("CONCEDE", "RETREAT") else event.type,
        source=_words(actors, event.sentence),
        target=_words(others, event.sentence),
        reciprocal=mutual,
    )


def _words(actors: tuple[Actor, ...], sentence: Span) -> tuple[Span, ...]:
    """The words for some parties in a sentence, counted from its start."""
    return tuple(
        Span(
            start=actor.words.start - sentence.start,
            end=actor.words.end - sentence.start,
            text=actor.words.text,
        )
        for actor in actors
        if not actor.implied and sentence.covers(actor.words)
    )
