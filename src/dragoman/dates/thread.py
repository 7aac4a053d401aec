"""Follow the days that a report tells of, from sentence to sentence.

"A bomb hit a bus on Tuesday. Nine passengers were killed." Nobody says the day twice:
what is told without a day goes on with the day told before. That is the day of the
last sentence whose own verb has one, as long as it is news and not background, and
never what only stands beside a noun ("the attack of December 15").
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from typing import Final

from dragoman.dates.attachment import AT_ONCE
from dragoman.dates.bearings import NOT_THEN, SINCE, day_of, preposition_of
from dragoman.dates.owners import (
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
DEEPEST: Final = 1
MAIN: Final = frozenset(("ROOT", "conj", "ccomp", "parataxis"))


class Thread:
    """The times of one report and the days that its sentences tell of."""

    def __init__(self, parse: Parse) -> None:
        """Read every time expression of the report."""
        self.parse = parse
        self.printed = day_of(parse.report)
        self.times = read_times(
            parse.report.text, printed=self.printed, sentences=parse.sentences
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

    def before(self, index: int) -> Time | None:
        """The day that the report tells of when a sentence begins.

        The day on which somebody only said something is the last resort.
        """
        return self.last_deed(index) or self._last(index, telling=True)

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

    def _is_of_telling(self, time: Time, sentence: Sentence) -> bool:
        """Tell whether a time is that of "said" and the like, not of what is told."""
        rows = rows_of(sentence, time.start, time.end)
        verb = _owner(sentence, head_of(sentence, rows), rows)
        return verb is not None and sentence.lemmas[verb] in TELLING

    def _is_news(self, time: Time) -> bool:
        """Tell whether a time is a day shortly before the report."""
        if time.kind in ("SET", "DURATION") or time.precision != "day":
            return False
        return self.is_recent(time.first)

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
        if at is not None and _is_ahead(sentence, at):
            return None
        if rows[0] <= 1:
            return 0  # "On Monday," is the day of all that follows
        depth = 0
        while at is not None and depth <= DEEPEST and _is_main(sentence, at):
            if sentence.heads[at] == at:
                return depth
            depth += sentence.deps[at] != "advcl"
            at = sentence.heads[at]
        return depth if at is not None and _is_torn(sentence, at) else None


def _is_main(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb tells of what its sentence tells: "when rebels fled"."""
    if sentence.deps[verb] != "advcl":
        return sentence.deps[verb] in MAIN
    marks = sentence.labelled(verb, "advmod", "mark")
    return any(sentence.lemmas[m] in AT_ONCE for m in marks)


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
