"""Say when an act took place, and on what ground.

The words of the act come first, then those of the clause it belongs to. What is told
in the past without a day goes on with the day that the report told before
(`thread`). Where there is none, news that the report itself tells is of the day of
its dateline or, failing that, of its publication.
"""

from __future__ import annotations

from typing import Final

import msgspec

from dragoman.dates.again import DEEDS, is_happening, is_known, is_pointed, told_before
from dragoman.dates.attachment import AHEAD, OWN, REAL, Attachment
from dragoman.dates.background import is_of_old, looked_back
from dragoman.dates.bearings import day_of, with_preposition
from dragoman.dates.offsets import count_days
from dragoman.dates.resolving import resolve
from dragoman.dates.thread import Thread
from dragoman.dates.times import Time
from dragoman.records import Act, Dates, Parse, Reason, Report

# How exact a stretch is: of two times as near to the act, the more exact is taken.
FINENESS: Final = ("day", "range", "week", "month", "quarter", "year", "decade")


# What is said is of the day of which the report last told that somebody spoke.
SPOKEN: Final = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN"))


class Candidate(msgspec.Struct, frozen=True):
    """A time and how far it is from an act."""

    distance: int
    time: Time


class DateReader:
    """Reads the days of an act; an instance is called like a function."""

    def __init__(self) -> None:
        """Start with no report read."""
        self._thread: Thread | None = None

    def __call__(self, act: Act, parse: Parse) -> Dates | Reason:
        """When the act took place, or why that is not known."""
        thread = self._follow(parse)
        near = Attachment(act, parse.sentences[act.sentence])
        if near.is_declared:
            return _declared(near, thread) or _of_report(parse.report)
        said = _said(near, thread)
        if said is not None:
            return said
        if act.status in AHEAD:
            return "not said"
        if is_known(act, near.sentence):
            known = _again(near, thread)
            if known is not None:
                return known
        if not _is_told(near) or is_of_old(act, near.sentence):
            return "not said"
        return _continued(near, thread) or _of_report(parse.report)

    def lead(self, parse: Parse) -> Dates | Reason:
        """The day of what the report tells first: that of its headline."""
        thread = self._follow(parse)
        time = thread.told(parse.sentences[0]) if parse.sentences else None
        return (_as_context(time, thread) if time else None) or _of_report(parse.report)

    def _follow(self, parse: Parse) -> Thread:
        """The thread of a report, kept for its other acts."""
        if self._thread is None or self._thread.parse is not parse:
            self._thread = Thread(parse)
        return self._thread


def _said(near: Attachment, thread: Thread) -> Dates | Reason | None:
    """The days that the act's own words give, or that they are not to be read."""
    attached = _attached(near, thread)
    for candidate in attached:
        then = candidate.distance == OWN
        dates = resolve(candidate.time, near.act, thread, then=then)
        if dates:
            return dates
    counted = count_days(near.act, thread)
    if counted is not None:
        return counted
    unread = any(c.time.first is None and not _is_now(c.time) for c in attached)
    return "unresolved" if unread else None


def _declared(near: Attachment, thread: Thread) -> Dates | None:
    """The day on which a will was declared: "said on Friday that it would"."""
    for time in thread.times_in(near.sentence):
        if near.is_saying(time):
            return resolve(time, near.act, thread, then=False)
    return None


def _again(near: Attachment, thread: Thread) -> Dates | None:
    """The days of a thing that the report told of before."""
    act, known = near.act, told_before(near.act, thread)
    for earlier in known:
        said = _said(
            Attachment(earlier, thread.parse.sentences[earlier.sentence]), thread
        )
        if isinstance(said, Dates):
            return msgspec.structs.replace(said, basis="context")
    goes_on = is_happening(act, near.sentence) and (
        known or (act.type in DEEDS and is_pointed(act, near.sentence))
    )
    last = thread.last_deed(act.sentence) if goes_on else None
    return _as_context(last, thread) if last else None


def _attached(near: Attachment, thread: Thread) -> list[Candidate]:
    """The times of the sentence that are the act's, the nearest first."""
    found = []
    for time in thread.times_in(near.sentence):
        if time.kind == "SET" or (time.kind == "DURATION" and not time.first):
            continue
        distance = near.distance(time)
        if distance is not None:
            found.append(Candidate(distance, time))
    return sorted(found, key=_rank)


def _rank(candidate: Candidate) -> tuple[int, int, int]:
    """Nearer first, then more exact, then earlier in the text."""
    precision = candidate.time.precision or "decade"
    return candidate.distance, FINENESS.index(precision), candidate.time.start


def _is_now(time: Time) -> bool:
    """Tell whether a time only says "now"."""
    return time.value == "PRESENT_REF"


def _is_told(near: Attachment) -> bool:
    """Tell whether the report tells the act as news, by itself or with its verb."""
    if near.act.status not in REAL:
        return near.act.narrated
    return near.act.narrated or near.is_told_along or near.is_headline


def _continued(near: Attachment, thread: Thread) -> Dates | Reason | None:
    """The day of what the report told before, for what is told in the past."""
    if near.is_headline:
        time = thread.after_headline()
    elif near.act.sentence == 0 and near.act.type in DEEDS and thread.detail():
        time = thread.detail()
    elif near.is_past:
        old = looked_back(near.act, thread)
        if isinstance(old, str):
            return old
        time = (
            old
            or thread.told(near.sentence)
            or thread.before(near.sentence.index, spoken=near.act.type in SPOKEN)
        )
    else:
        return None
    return _as_context(time, thread) if time else None


def _as_context(time: Time, thread: Thread) -> Dates | None:
    """The days of a time that was told of something else."""
    if time.first is None or time.last is None:
        return None
    report = thread.parse.report
    return Dates(
        first=time.first,
        last=time.last,
        precision=time.precision or "day",
        basis="context",
        words=report.cut(with_preposition(report, time.start), time.end),
    )


def _of_report(report: Report) -> Dates | Reason:
    """The day of the report itself."""
    at = day_of(report)
    if at is None:
        return "not said"
    line = report.dateline
    from_line = line is not None and line.date == at
    return Dates(
        first=at,
        last=at,
        precision="day",
        basis="dateline" if from_line else "published",
        words=line.words if line and from_line else None,
    )
