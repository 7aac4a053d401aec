"""Follow the days that a report tells of, from sentence to sentence.

"A bomb hit a bus on Tuesday. Nine passengers were killed." Nobody says the day twice:
what is told without a day goes on with the day told before. That is the day of the
last sentence whose own verb has one, as long as it is news and not background, and
never what only stands beside a noun ("the attack of December 15").
"""

from __future__ import annotations

from bisect import bisect_left
from calendar import day_name
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from dragoman.dates.attachment import AT_ONCE
from dragoman.dates.bearings import NOT_THEN, SINCE, day_of, preposition_of
from dragoman.dates.owners import (
    HELD,
    SMALL,
    TELLING,
    find_claimer,
    head_of,
    is_deed_above,
    is_inside,
    rows_of,
)
from dragoman.dates.times import Time, read_times
from dragoman.records import Parse, Sentence

# What lies further back than this from the day of printing is background.
NEWS: Final = timedelta(days=14)
FEW: Final = timedelta(days=3)
DETAIL: Final = 2
LEAD: Final = 2
DEEPEST: Final = 1
MAIN: Final = frozenset(("ROOT", "conj", "ccomp", "parataxis"))


class Thread:
    """The times of one report and the days that its sentences tell of."""

    def __init__(self, parse: Parse) -> None:
        """Read every time expression of the report."""
        self.parse = parse
        self.printed = day_of(parse.report)
        self.times = tuple(
            time
            for time in read_times(
                parse.report.text, printed=self.printed, sentences=parse.sentences
            )
            if not _is_elsewhere(time, parse.report.text)
        )
        self._starts = [time.start for time in self.times]
        self._told: dict[int, Time | None] = {}

    def times_in(self, sentence: Sentence) -> tuple[Time, ...]:
        """The times of a sentence."""
        first = bisect_left(self._starts, sentence.start)
        last = bisect_left(self._starts, sentence.end)
        return self.times[first:last]

    def after_headline(self) -> Time | None:
        """The day of what the first sentence under a headline tells."""
        under = self.parse.sentences[1:2]
        return self.told(under[0]) if under else None

    def detail(self) -> Time | None:
        """The day under a first sentence that gives none but that of its telling.

        "Three soldiers have been killed, the army said on Sunday. They died when a
        bomb went off on Saturday."
        """
        if not self.parse.sentences:
            return None
        lead = self.parse.sentences[0]
        time = self.told(lead)
        if time is not None and not self._is_of_telling(time, lead):
            return None
        under = self.parse.sentences[1 : 1 + DETAIL]
        told = ((s, self.told(s)) for s in under)
        return next(
            (
                t
                for s, t in told
                if t and not self._is_of_telling(t, s) and self.is_recent(t.first, FEW)
            ),
            None,
        )

    def before(self, index: int, *, spoken: bool = False) -> Time | None:
        """The day that the report tells of when a sentence begins.

        The day on which somebody only said something is the last resort for what is
        done, and the first for what is `spoken`.
        """
        first = self._last(index, telling=spoken)
        return first or self._last(index, telling=not spoken)

    def last_deed(self, index: int) -> Time | None:
        """The last day before a sentence on which something was done."""
        return self._last(index, telling=False)

    def _last(self, index: int, *, telling: bool) -> Time | None:
        looked_back = None
        for sentence in reversed(self.parse.sentences[:index]):
            time = self.told(sentence)
            if time is None or self._is_of_telling(time, sentence) != telling:
                continue
            if not _looks_back(sentence):
                return time
            looked_back = looked_back or time
        return looked_back

    def told(self, sentence: Sentence) -> Time | None:
        """The day of what a sentence tells as news, if it gives one."""
        if sentence.index not in self._told:
            found = [
                (self._is_of_telling(time, sentence), depth, time.start, time)
                for time in self.times_in(sentence)
                if self._is_news(time)
                and (depth := self._depth(time, sentence)) is not None
            ]
            self._told[sentence.index] = min(found)[3] if found else None
        return self._told[sentence.index]

    def of_old(self, sentence: Sentence) -> Time | None:
        """The time of which a sentence tells, if that is no news: "in 1997"."""
        found = [
            (depth, time.start, time)
            for time in self.times_in(sentence)
            if self.is_old(time)
            and not _is_aside(time, sentence)
            and (depth := self._depth(time, sentence)) is not None
        ]
        return min(found)[2] if found else None

    def is_old(self, time: Time) -> bool:
        """Tell whether a time is over since longer than what is told as news."""
        if time.kind in ("SET", "DURATION") or time.last is None:
            return False
        return self.printed is not None and self.printed - time.last > NEWS

    def _is_of_telling(self, time: Time, sentence: Sentence) -> bool:
        """Tell whether a time is that of "said" and the like, not of what is told."""
        rows = rows_of(sentence, time.start, time.end)
        verb = _owner(sentence, head_of(sentence, rows), rows)
        return verb is not None and sentence.lemmas[verb] in TELLING

    def _is_news(self, time: Time) -> bool:
        """Tell whether a time is a day shortly before the report."""
        if time.kind in ("SET", "DURATION") or time.precision != "day":
            return False
        within = FEW if self._by_weekday and _is_date(time) else NEWS
        return self.is_recent(time.first, within)

    @cached_property
    def _by_weekday(self) -> bool:
        """Whether the report tells its news by weekday: a date is background then."""
        lead = self.parse.sentences[:LEAD]
        return any(
            time.precision == "day"
            and time.text.rsplit(None, 1)[-1] in day_name
            and self.is_recent(time.first, FEW)
            for sentence in lead
            for time in self.times_in(sentence)
        )

    def is_recent(self, day: date | None, within: timedelta = NEWS) -> bool:
        """Tell whether a day is that of the report or shortly before it."""
        if day is None or self.printed is None:
            return False
        return timedelta(0) <= self.printed - day <= within

    def _depth(self, time: Time, sentence: Sentence) -> int | None:
        """How deep a time hangs under the main verb; None if it is another's."""
        rows = rows_of(sentence, time.start, time.end)
        if not rows or preposition_of(time, sentence) in NOT_THEN | SINCE:
            return None
        head = head_of(sentence, rows)
        chain = [r for r in sentence.above(head) if r not in rows]
        if find_claimer(sentence, time, rows[0], chain) is not None:
            return None
        at = _owner(sentence, head, rows)
        if at is None and self.is_old(time):
            at = _told_of_subject(sentence, head, rows)
        if at is not None and _is_ahead(sentence, at):
            return None
        if rows[0] <= 1:
            return 0  # "On Monday," is the day of all that follows
        depth = 0
        while at is not None and depth <= DEEPEST and _is_main(sentence, at):
            if sentence.heads[at] == at:
                return depth
            depth += sentence.deps[at] != "advcl"
            at = _above(sentence, at)
        return depth if at is not None and _is_torn(sentence, at) else None


def _is_date(time: Time) -> bool:
    """Tell of "Nov. 1" and "3 May 2004", but not of "Friday" or "at 9 a.m. Friday"."""
    digits = any(letter.isdigit() for letter in time.text)
    return digits and not any(day in time.text for day in day_name)


def _is_elsewhere(time: Time, text: str) -> bool:
    """Tell of the same moment as another zone counts it: "(1900 GMT Saturday)"."""
    return "GMT" in time.text and text[: time.start].rstrip(" ").endswith("(")


def _is_main(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb tells of what its sentence tells: "when rebels fled"."""
    if _held_by(sentence, verb) is not None:
        return True
    if sentence.deps[verb] != "advcl":
        return sentence.deps[verb] in MAIN
    marks = sentence.labelled(verb, "advmod", "mark")
    return any(sentence.lemmas[m] in AT_ONCE for m in marks)


def _held_by(sentence: Sentence, verb: int) -> int | None:
    """The verb of "a meeting of the party held on Friday agreed": it was then, too."""
    noun = sentence.heads[verb]
    if sentence.deps[verb] != "acl" or sentence.lemmas[verb] not in HELD:
        return None
    while (
        sentence.deps[noun] == "pobj" and sentence.lemmas[sentence.heads[noun]] == "of"
    ):
        noun = sentence.heads[sentence.heads[noun]]
    subject = sentence.deps[noun] in ("nsubj", "nsubjpass")
    return sentence.heads[noun] if subject else None


def _above(sentence: Sentence, verb: int) -> int:
    """The word above a verb, for "was quoted as saying that" that above "as"."""
    above = sentence.heads[verb]
    held = _held_by(sentence, verb)
    if held is not None:
        return held
    saying = sentence.deps[above] == "pcomp" and sentence.lemmas[above] in TELLING
    return sentence.heads[sentence.heads[above]] if saying else above


def _is_torn(sentence: Sentence, verb: int) -> bool:
    """Tell whether the parser took a main verb for one that describes its subject."""
    head = sentence.heads[verb]
    relative = any(sentence.tags[c] in ("WDT", "WP") for c in sentence.children[verb])
    root = sentence.heads[head] == head and sentence.pos[head] in ("NOUN", "PROPN")
    return sentence.deps[verb] == "relcl" and root and not relative


def _is_ahead(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb tells of what is to come: "will meet", "is to meet"."""
    beside = sentence.labelled(verb, "aux")
    return any(sentence.tags[c] in ("MD", "TO") for c in beside)


def _looks_back(sentence: Sentence) -> bool:
    """Tell whether a sentence goes back in time: "another had struck on Sunday"."""
    return any(
        sentence.words[row].lower() == "had"
        for row, label in enumerate(sentence.deps)
        if label == "aux" and sentence.deps[sentence.heads[row]] == "ROOT"
    )


def _is_aside(time: Time, sentence: Sentence) -> bool:
    """Tell whether a time stands in a clause of its own: "while he fled in May"."""
    head = head_of(sentence, rows_of(sentence, time.start, time.end))
    return any(sentence.deps[row] in ("advcl", "acl") for row in sentence.above(head))


def _told_of_subject(sentence: Sentence, row: int, rows: range) -> int | None:
    """The verb whose subject a time is said of: "the last talks in 1997 failed"."""
    above = (r for r in sentence.above(row) if r not in rows)
    noun = next((r for r in above if sentence.pos[r] not in SMALL), None)
    if noun is None or sentence.deps[noun] not in ("nsubj", "nsubjpass"):
        return None
    return sentence.heads[noun]


def _owner(sentence: Sentence, row: int, rows: range) -> int | None:
    """The verb that a time hangs on, if need be as in "in a speech on Monday"."""
    for at in sentence.above(row):
        if sentence.pos[at] in ("VERB", "AUX"):
            return at
        small = at in rows or sentence.pos[at] in SMALL
        deed = is_deed_above(sentence, at) or is_inside(sentence, at)
        if not small and not deed:
            return None
    return None
