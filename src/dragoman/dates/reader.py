"""Say when an act took place, and on what ground.

The words of the act come first, then those of the clause it belongs to. Where
nothing is said, news that the report itself tells is of the day of its dateline
or, failing that, of its publication.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

import msgspec

from dragoman.dates.attachment import Attachment, head_of, rows_of
from dragoman.dates.stretches import Precision
from dragoman.dates.times import Time, read_times
from dragoman.records import Act, Dates, Parse, Reason, Report, Sentence

AHEAD: Final = frozenset(("planned", "wanted", "threatened", "hypothetical"))
REAL: Final = frozenset(("happened", "ongoing", "ended", "failed"))
# A dateline further back than this is a wrong year or an archive's own header.
FRESH: Final = timedelta(days=14)
# How exact a stretch is: of two times as near to the act, the more exact is taken.
FINENESS: Final = ("day", "range", "week", "month", "quarter", "year", "decade")
SINCE: Final = frozenset(("since", "from"))
# Prepositions behind which stands another day than that of the act.
NOT_THEN: Final = frozenset(
    "until till before after ahead following prior to than with as compare".split()
)
RECORD_REACH: Final = 8  # words from "the worst" to "since 1997"
TILL: Final = frozenset(("to", "until", "till", "through", "and", "-", "–"))


def day_of(report: Report) -> date | None:
    """The day from which a report tells time: that of a fresh dateline, or of printing.

    A feed may carry a report days after it was written; its "on Tuesday" then
    counts from the dateline.
    """
    line = report.dateline.date if report.dateline else None
    if line is None or report.published is None:
        return line or report.published
    fresh = timedelta(0) <= report.published - line <= FRESH
    return line if fresh else report.published


PREPOSITION: Final = re.compile(r"\b(?:on|in|at|since|during|until)\s$", re.IGNORECASE)


class Candidate(msgspec.Struct, frozen=True):
    """A time and how far it is from an act."""

    distance: int
    time: Time


class DateReader:
    """Reads the days of an act; an instance is called like a function."""

    def __init__(self) -> None:
        """Start with no report read."""
        self._report = ""
        self._times: tuple[Time, ...] = ()

    def __call__(self, act: Act, parse: Parse) -> Dates | Reason:
        """When the act took place, or why that is not known."""
        sentence = parse.sentences[act.sentence]
        attached = self._attached(act, sentence, parse.report)
        for candidate in attached:
            dates = self._resolve(candidate.time, act, sentence, parse.report)
            if dates:
                return dates
        if any(c.time.first is None and not _is_now(c.time) for c in attached):
            return "unresolved"
        return self._told_as_news(act, parse.report)

    def _attached(
        self, act: Act, sentence: Sentence, report: Report
    ) -> list[Candidate]:
        """The times of the sentence that are the act's, the nearest first."""
        near = Attachment(act, sentence)
        found = []
        for time in self._times_in(sentence, report):
            if time.kind == "SET" or (time.kind == "DURATION" and not time.first):
                continue
            distance = near.distance(time)
            if distance is not None:
                found.append(Candidate(distance, time))
        return sorted(found, key=_rank)

    def _times_in(self, sentence: Sentence, report: Report) -> list[Time]:
        """The times of a sentence; those of a report are read once, together."""
        if self._report != report.id:
            self._times = read_times(report.text, printed=day_of(report))
            self._report = report.id
        return [t for t in self._times if sentence.start <= t.start < sentence.end]

    def _resolve(
        self, time: Time, act: Act, sentence: Sentence, report: Report
    ) -> Dates | None:
        """The days a time gives to an act of this status, if it gives any."""
        limit = report.published or day_of(report)
        time = _turned(time, act, sentence, report)
        if time.first is None or time.last is None or time.precision is None:
            return None
        word = _preposition(time, sentence)
        if word in NOT_THEN or (word == "by" and act.status not in AHEAD):
            return None
        first, last, precision = time.first, time.last, time.precision
        if word in SINCE or word == "between":
            if not _hangs_on(time, act, sentence) or _is_record(time, sentence):
                return None  # "the worst since 1997", "up from May"
            end = self._partner(time, sentence, report)
            end = end or (limit if act.status not in AHEAD else None)
            if end and first <= end:
                last, precision = end, _as_range(first, end, precision)
        if limit and act.status in REAL:
            if first > limit or (first == limit < last and precision == "range"):
                return None  # "tomorrow", "over the next four years"
            last = min(last, limit)
        return Dates(
            first=first,
            last=last,
            precision=precision,
            basis="said",
            words=report.cut(_with_preposition(report, time.start), time.end),
        )

    def _partner(self, time: Time, sentence: Sentence, report: Report) -> date | None:
        """The last day of "from A to B" and "between A and B", whose A this is."""
        for other in self._times_in(sentence, report):
            joint = report.text[time.end : max(other.start, time.end)].split()
            if other.start > time.end and len(joint) <= 2 and TILL & set(joint):
                return other.last
        return None

    def _told_as_news(self, act: Act, report: Report) -> Dates | Reason:
        """The day of the report itself for what it tells as news."""
        at = day_of(report)
        if not act.narrated or act.status in AHEAD or at is None:
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


def _rank(candidate: Candidate) -> tuple[int, int, int]:
    """Nearer first, then more exact, then earlier in the text."""
    precision = candidate.time.precision or "decade"
    return candidate.distance, FINENESS.index(precision), candidate.time.start


def _is_now(time: Time) -> bool:
    """Tell whether a time only says "now"."""
    return time.value == "PRESENT_REF"


def _as_range(first: date, last: date, precision: Precision) -> Precision:
    """The precision of a stretch that was drawn out to a later day."""
    return precision if first == last else "range"


def _turned(time: Time, act: Act, sentence: Sentence, report: Report) -> Time:
    """A time of open direction, read in the direction of the act's status."""
    if not time.open or act.status == "refused":
        return time
    text = report.text[sentence.start : sentence.end]
    ahead = act.status in AHEAD
    for other in read_times(text, printed=day_of(report), ahead=ahead):
        if other.start + sentence.start == time.start and other.text == time.text:
            return msgspec.structs.replace(other, start=time.start, end=time.end)
    return time


def _hangs_on(time: Time, act: Act, sentence: Sentence) -> bool:
    """Tell whether the preposition of a time hangs on the act itself."""
    rows = rows_of(sentence, time.start, time.end)
    above = [r for r in sentence.above(head_of(sentence, rows)) if r not in rows]
    trigger = rows_of(sentence, act.trigger.start, act.trigger.end)
    return any(r in trigger or r == act.head for r in above[:2])


def _is_record(time: Time, sentence: Sentence) -> bool:
    """Tell whether a time only says how rare a thing is: "the first since 1992"."""
    end = rows_of(sentence, time.start, time.end)[0]
    before = range(max(0, end - RECORD_REACH), end)
    return any(
        sentence.tags[r] in ("JJS", "RBS") or sentence.lemmas[r] == "first"
        for r in before
    )


def _preposition(time: Time, sentence: Sentence) -> str:
    """The preposition that governs a time, "" if none does."""
    rows = rows_of(sentence, time.start, time.end)
    above = sentence.heads[head_of(sentence, rows)]
    if sentence.pos[above] in ("ADP", "SCONJ"):
        return sentence.lemmas[above]
    before = rows[0] - 1
    if before >= 0 and sentence.pos[before] in ("ADP", "SCONJ"):
        return sentence.lemmas[before]
    return ""


def _with_preposition(report: Report, start: int) -> int:
    """Where the words begin with their preposition: "on Wednesday"."""
    before = PREPOSITION.search(report.text, max(0, start - 10), start)
    return before.start() if before else start
