"""Find the time expressions of a text and the days they point to.

News tells time from the day it is printed: "on Tuesday" is the last Tuesday up to
that day, unless the words around look ahead ("will meet on Tuesday").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

import msgspec

from dragoman.dates.clocks import zone_of
from dragoman.dates.filters import day_first_in, is_other, trimmed
from dragoman.dates.grammar import GRAMMAR, READERS
from dragoman.dates.mods import mod_of, parted
from dragoman.dates.phrases import Anchor, Kind, Mod, Moment, Phrase, Reading
from dragoman.dates.ranges import joined
from dragoman.dates.stretches import Precision, Stretch
from dragoman.dates.tokens import Tokens
from dragoman.dates.turning import turned_by_verb, turned_by_words
from dragoman.records.parse import Sentence
from dragoman.records.report import Frozen

TAIL: Final = 6  # tokens that a phrase may look at behind itself: "of late May 1997"


class Time(Frozen, frozen=True, kw_only=True):
    """Words that tell time; they cut like a span: `text[start:end]`.

    Attributes:
        start: The first character.
        end: The character after the last.
        text: The words.
        kind: Their kind in TIMEX3.
        value: Their value in TIMEX3, such as "2023-12-15", "P3D", "PAST_REF"; days
            and months in a row as ISO 8601 writes them, "2023-12-15/2023-12-17".
        first: The first day they point to; None where they point to none.
        last: The last day.
        precision: How long the stretch is that is named; None where there is none.
        open: Whether they say neither "last" nor "next", as "Friday" and "in March":
            then the verb decides which is meant.
        mod: What "early", "almost" and the like add, as TIMEX3 names it.
        anchor: What the days are counted from: the "calendar" alone, the day of
            printing, or a time told before; None where there are no days.
        zone: The zone of an hour, as written: "GMT", "EST", "local".
        through: The last day of a range that these words begin, as "Monday" does in
            "from Monday to Friday".
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: str
    first: date | None
    last: date | None
    precision: Precision | None
    open: bool
    mod: Mod | None = None
    anchor: Anchor | None = None
    zone: str | None = None
    through: date | None = None


def read_times(
    text: str,
    *,
    printed: date | None,
    ahead: bool | None = None,
    state: str | None = None,
    sentences: Sequence[Sentence] = (),
) -> tuple[Time, ...]:
    """Read every time expression of a text, in order.

    Args:
        text: The text, a sentence or a whole report.
        printed: The day of writing or printing.
        ahead: Whether open times point to the future; None lets the sentence of each
            time tell.
        state: The state whose fiscal years count, ISO 3166-1 alpha-3.
        sentences: The parsed sentences of the text, if there are any: the verb that a
            time hangs on then tells its direction, else words nearby do.

    >>> [t] = read_times("They met on Friday.", printed=date(2024, 3, 6))
    >>> t.text, t.value
    ('Friday', '2024-03-01')
    """
    turn = _Turn(text, sentences) if ahead is None else None
    now = Moment(printed=printed, ahead=ahead, state=state)
    return tuple(joined(list(_times(text, now, turn)), text))


class _Turn:
    """Tells for the times of one text, in order, whether they look ahead."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        """Keep the text and its parse."""
        self._text = text
        self._sentences = sentences
        self._next = 0

    def __call__(self, phrase: Phrase) -> bool | None:
        """Whether a time looks ahead; None where nothing tells."""
        start, end = phrase.tokens[0].start, phrase.tokens[-1].end
        sentence = self._sentence(start)
        if sentence:
            found = turned_by_verb(sentence, start, end)
            if found is not None:
                return found
        return turned_by_words(self._text, start)

    def _sentence(self, start: int) -> Sentence | None:
        """The sentence around a character; asked for in order."""
        while self._next < len(self._sentences):
            sentence = self._sentences[self._next]
            if start < sentence.end:
                return sentence if sentence.start <= start else None
            self._next += 1
        return None


def _times(text: str, now: Moment, turn: _Turn | None) -> Iterator[Time]:
    """Read the times one after the other, each anchor for those behind it."""
    tokens = Tokens(text)
    for found in GRAMMAR.finditer(tokens.letters):
        end = found.end()
        phrase = Phrase(
            trimmed(tokens.cut(*found.span()), text),
            tail=tokens.cut(end, end + TAIL),
            after=tokens.text(end).lower(),
        )
        if not phrase.tokens or is_other(phrase, text):
            continue
        if now.day_first is None and phrase.has("slashed"):
            now = msgspec.structs.replace(now, day_first=day_first_in(text))
        reading = _read(found.lastgroup or "", phrase, now)
        if reading and reading.open and turn:
            ahead = turn(phrase)
            if ahead is not None:
                moment = msgspec.structs.replace(now, ahead=ahead)
                reading = _read(found.lastgroup or "", phrase, moment)
        if reading is None:
            continue
        if reading.stretch and not phrase.has("ago", "earlier"):
            now = _moved(now, reading.stretch)
        yield _time(text, phrase, reading, now.printed)


def _read(rule: str, phrase: Phrase, now: Moment) -> Reading | None:
    """What a phrase means; None too for days that the calendar does not reach."""
    try:
        return READERS[rule](phrase, now)
    except (OverflowError, ValueError):  # year 0, "ninety thousand years ago"
        return None


def _moved(now: Moment, stretch: Stretch) -> Moment:
    """The moment after a stretch was told."""
    told, quarter = now.told, None
    month = stretch if stretch.precision == "month" else None
    if stretch.precision == "day":  # within a quarter days are told, too
        told, quarter = stretch.first, now.quarter
    elif stretch.precision == "quarter" and "-Q" in stretch.value:
        quarter = stretch
    return msgspec.structs.replace(
        now, anchor=stretch.first, told=told, quarter=quarter, month=month
    )


def _time(text: str, phrase: Phrase, reading: Reading, printed: date | None) -> Time:
    """A time from its reading."""
    start, end = phrase.tokens[0].start, phrase.tokens[-1].end
    mod = mod_of(phrase, reading)
    stretch = parted(reading.stretch, phrase, mod, printed)
    return Time(
        start=start,
        end=end,
        text=text[start:end],
        kind=reading.kind,
        value=reading.value,
        first=stretch.first if stretch else None,
        last=stretch.last if stretch else None,
        precision=stretch.precision if stretch else None,
        open=reading.open,
        mod=mod,
        anchor=reading.anchor if stretch else None,
        zone=zone_of(phrase, text) if reading.kind == "TIME" else None,
    )
