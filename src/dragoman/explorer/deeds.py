"""What people said of the events of a report, and what holds of them now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from dragoman.records import Event
from dragoman.records.report import Frozen
from dragoman.reviews import Decision, Reviewed, Reviews
from dragoman.reviews.comparing import changes
from dragoman.reviews.decisions import Answer, Changed


class Deed(Frozen, frozen=True, kw_only=True):
    """One thing that somebody said of an event.

    Attributes:
        event: The id of the event.
        by: Who said it.
        when: When (UTC).
        answer: What was said: "right", "corrected", "wrong" and so on.
        changes: The fields that were told otherwise.
        note: What was noted.
    """

    event: str
    by: str
    when: datetime
    answer: Answer
    changes: tuple[Changed, ...]
    note: str


class Judged(Frozen, frozen=True, kw_only=True):
    """The events of a report and what people said of them.

    Attributes:
        events: Its events as the coder tells them, and those that people added, in
            the order of the text.
        reviewed: What holds of those that were judged.
        deeds: All that was said, the earliest first; what was taken back, too.
    """

    events: tuple[Event, ...]
    reviewed: tuple[Reviewed, ...] = ()
    deeds: tuple[Deed, ...] = ()


def judge_events(
    events: Iterable[Event], reviews: Reviews | None, report: str, reader: str = ""
) -> Judged:
    """Join the events of a report with what people said of them.

    Args:
        events: The events as the coder tells them.
        reviews: The reviews of the archive; None if it has no place for them.
        report: The id of the report.
        reader: The reviewer who looks at it. Of an event that waits for a second
            reviewer, who must not know what the first said, they are told nothing.
    """
    told = tuple(events)
    if reviews is None:
        return Judged(events=told)
    judged = reviews.all(report=report)
    unseen = {one.item for one in judged if _waits_for(reader, one)}
    reviewed = tuple(one for one in judged if one.item not in unseen)
    added = [one.now for one in reviewed if one.machine is None and one.now]
    said = (
        one
        for one in reviews.decisions()
        if one.report == report and one.item not in unseen
    )
    return Judged(
        events=tuple(sorted((*told, *added), key=lambda event: event.trigger.start))
        if added
        else told,
        reviewed=reviewed,
        deeds=tuple(map(_deed, said)),
    )


def _deed(decision: Decision) -> Deed:
    return Deed(
        event=decision.item,
        by=decision.by,
        when=decision.when,
        answer=decision.answer,
        changes=changes(decision.before, decision.after),
        note=decision.note,
    )


def _waits_for(reader: str, one: Reviewed) -> bool:
    """Whether this reviewer could still be the second to judge an event."""
    return bool(reader) and len(one.by) == 1 and reader not in one.by
