"""Turn a time expression into the days that it gives to an act.

What happened is never dated after its report; "since" and "from" run up to the other
end that the words give, or to the day of the report.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import msgspec

from dragoman.dates.attachment import AHEAD, REAL
from dragoman.dates.bearings import (
    NOT_THEN,
    SINCE,
    day_of,
    preposition_of,
    with_preposition,
)
from dragoman.dates.owners import HELD, SMALL, head_of, namer_of, rows_of
from dragoman.dates.stretches import Precision
from dragoman.dates.thread import Thread
from dragoman.dates.times import Time, read_times
from dragoman.dates.turning import PLANS
from dragoman.records import Act, Dates, Report, Sentence

# What is claimed or denied was not done on a day to come either.
PAST: Final = REAL | {"claimed", "denied"}
# A month so long over is hardly that of news which is about something else.
STALE: Final = timedelta(days=60)
# What goes on was not done on a day longer ago.
LONG_AGO: Final = timedelta(days=180)
NEXT: Final = timedelta(days=2)
RECORD_REACH: Final = 8  # words from "the worst" to "since 1997"
BETWEEN: Final = frozenset(("between",))
TILL: Final = frozenset(("to", "until", "till", "through", "and", "-", "–"))


def resolve(
    time: Time, act: Act, thread: Thread, *, then: bool = False
) -> Dates | None:
    """The days a time gives to an act of its status, if it gives any.

    `then` says that the act hangs on the time: "since May, when he fled" was in May.
    """
    report = thread.parse.report
    sentence = thread.parse.sentences[act.sentence]
    limit = report.published or day_of(report)
    time = _turned(time, act, sentence, report)
    if time.first is None or time.last is None or time.precision is None:
        return None
    then = then or _is_name(time, act, sentence)
    word = "" if then else preposition_of(time, sentence)
    if word in NOT_THEN or (word == "by" and act.status not in AHEAD):
        return None
    first, last, precision = time.first, time.last, time.precision
    begun = not then and _is_begun(time, act, sentence)
    end = limit if begun else _drawn_out(time, act, thread, word)
    if end is None and word in SINCE | BETWEEN:
        return None
    if end and first <= end:
        last, precision = end, _as_range(first, end, precision)
    if limit and act.status in PAST:
        ahead = first > limit or (first == limit < last and precision == "range")
        if ahead or _is_of_content(time, act, limit):
            return None  # "tomorrow", "over the next four years"
        last = min(last, limit)
    return Dates(
        first=first,
        last=last,
        precision=precision,
        basis="said",
        words=report.cut(with_preposition(report, time.start), time.end),
    )


def _is_begun(time: Time, act: Act, sentence: Sentence) -> bool:
    """Tell whether an act goes on from then: "killed since the war began in 2004"."""
    chain = sentence.above(head_of(sentence, rows_of(sentence, time.start, time.end)))
    if act.head not in chain or act.status in AHEAD:
        return False
    within = chain[: chain.index(act.head)]
    return any(
        sentence.lemmas[mark] == "since"
        for row in within
        for mark in sentence.labelled(row, "mark")
    )


def _drawn_out(time: Time, act: Act, thread: Thread, word: str) -> date | None:
    """The last day of a stretch that a time begins: "since May", "Monday and Tuesday".

    None where it begins none, or says nothing of when an act was: "up from May".
    """
    report = thread.parse.report
    sentence = thread.parse.sentences[act.sentence]
    beside = thread.times_in(sentence)
    if word not in SINCE | BETWEEN:
        return _and_then(time, beside, report) if time.precision == "day" else None
    partner = _partner(time, beside, report)
    apart = not _hangs_on(time, act, sentence) and not (word in BETWEEN and partner)
    if apart or _is_record(time, sentence):
        return None  # "the worst since 1997"
    if partner or act.status in AHEAD:
        return partner or time.last
    return report.published or day_of(report) or time.last


def _is_of_content(time: Time, act: Act, limit: date) -> bool:
    """Tell whether a month behind a real act is rather that of what it is about.

    "They agreed to hold a drill in August": the drill will be in the next one.
    """
    return (
        act.content is not None
        and time.open
        and time.precision == "month"
        and time.start > act.trigger.end
        and time.last is not None
        and time.last < limit - STALE
    )


def _partner(time: Time, others: tuple[Time, ...], report: Report) -> date | None:
    """The last day of "from A to B" and "between A and B", whose A this is."""
    for other in others:
        joint = report.text[time.end : max(other.start, time.end)].split()
        if other.start > time.end and len(joint) <= 2 and TILL & set(joint):
            return other.last
    return None


def _and_then(time: Time, others: tuple[Time, ...], report: Report) -> date | None:
    """The last of two days on which a thing went on: "on Monday and Tuesday"."""
    for other in others:
        joint = report.text[time.end : max(other.start, time.end)].split()
        if joint in (["and"], ["and", "on"]) and other.precision == "day":
            near = time.last and other.first and other.first - time.last <= NEXT
            return other.last if near else None
    return None


def _as_range(first: date, last: date, precision: Precision) -> Precision:
    """The precision of a stretch that was drawn out to a later day."""
    return precision if first == last else "range"


def _turned(time: Time, act: Act, sentence: Sentence, report: Report) -> Time:
    """A time of open direction, read in the direction of the act's status."""
    if not time.open or act.status == "refused" or _is_told_past(time, act, sentence):
        return time
    text = report.text[sentence.start : sentence.end]
    ahead = act.status in AHEAD or preposition_of(time, sentence) == "for"
    ahead = ahead or _is_near(time, act, report)
    for other in read_times(text, printed=day_of(report), ahead=ahead):
        if other.start + sentence.start == time.start and other.text == time.text:
            return msgspec.structs.replace(other, start=time.start, end=time.end)
    return time


def _is_told_past(time: Time, act: Act, sentence: Sentence) -> bool:
    """Tell whether the verb of a time says by itself that it is past.

    So in "failed to carry out the attack which killed ten on Friday".
    """
    rows = rows_of(sentence, time.start, time.end)
    chain = (r for r in sentence.above(head_of(sentence, rows)) if r not in rows)
    verb = next((r for r in chain if sentence.pos[r] in ("VERB", "AUX")), act.head)
    if sentence.deps[verb] == "parataxis":  # "in May, the paper said, they tried"
        verb = sentence.heads[verb]
    told = sentence.deps[verb] == "relcl" and act.head in sentence.above(verb)
    tried = (  # "in May they tried to avoid a trial by saying that he might resign"
        act.status == "hypothetical"
        and sentence.lemmas[verb] not in PLANS
        and verb in sentence.above(act.head)
    )
    return sentence.tags[verb] == "VBD" and (told or tried)


def _is_near(time: Time, act: Act, report: Report) -> bool:
    """Tell whether what goes on is told of a day to come: "is leaving on May 4"."""
    at = day_of(report)
    if act.status != "ongoing" or at is None or time.first is None:
        return False
    return not timedelta(0) <= at - time.first <= LONG_AGO


def _is_name(time: Time, act: Act, sentence: Sentence) -> bool:
    """Tell whether a time names the act itself: "since the May 3 raid"."""
    head = head_of(sentence, rows_of(sentence, time.start, time.end))
    return namer_of(sentence, head) == act.head


def _hangs_on(time: Time, act: Act, sentence: Sentence) -> bool:
    """Tell whether the preposition of a time hangs on the act itself."""
    rows = rows_of(sentence, time.start, time.end)
    above = [r for r in sentence.above(head_of(sentence, rows)) if r not in rows]
    trigger = rows_of(sentence, act.trigger.start, act.trigger.end)
    held = (r for r in above if sentence.pos[r] not in SMALL)
    steps = 3 if sentence.lemmas[next(held, act.head)] in HELD else 2
    return any(r in trigger or r == act.head for r in above[:steps])


def _is_record(time: Time, sentence: Sentence) -> bool:
    """Tell whether a time only says how rare a thing is: "the first since 1992"."""
    end = rows_of(sentence, time.start, time.end)[0]
    before = range(max(0, end - RECORD_REACH), end)
    return any(
        sentence.tags[r] in ("JJS", "RBS") or sentence.lemmas[r] == "first"
        for r in before
    )
