"""Read the counts of sentences: how many people, how much money, how long."""

from __future__ import annotations

from math import ceil
from typing import Final

import msgspec

from dragoman.counts.ellipsis import other_teller
from dragoman.counts.harm import cues_of
from dragoman.counts.lists import add_up
from dragoman.counts.measures import is_duration
from dragoman.counts.numbers import Amount, Forms
from dragoman.counts.quantities import Quantity, find_quantities
from dragoman.counts.sources import source_of
from dragoman.counts.standing import is_part, is_total, mended, part_of_state
from dragoman.counts.verbs import Cue
from dragoman.counts.words import CUES, HARM
from dragoman.records import Count, CountKind, Parse, Report, Sentence, Span


class Found(msgspec.Struct, frozen=True):
    """A count with the rows that it was read from."""

    count: Count
    cue: int
    core: int


def counts_of(parse: Parse) -> tuple[Count, ...]:
    """Every count of a report, in the order of the text."""
    return tuple(
        count
        for sentence in parse.sentences
        for count in read_counts(sentence, parse.report)
    )


def read_counts(sentence: Sentence, report: Report) -> tuple[Count, ...]:
    """Every count of a sentence, in order."""
    return tuple(found.count for found in find_counts(sentence, report))


def find_counts(sentence: Sentence, report: Report) -> tuple[Found, ...]:
    """The counts of a sentence with the rows they were read from."""
    if CUES.isdisjoint(sentence.lemmas) and CUES.isdisjoint(sentence.words):
        return ()
    forms = tuple(word.lower() for word in sentence.words)
    quantities = tuple(find_quantities(sentence, forms))
    wrong = mended(sentence, forms, quantities)
    standing = (q for q in quantities if q.first not in wrong)
    told = _Telling(sentence, forms, report)
    for quantity in add_up(sentence, forms, standing):
        told.add(quantity)
    return tuple(told.found)


class _Telling:
    """Gathers the counts of one sentence; parts need the wholes told before them."""

    def __init__(self, sentence: Sentence, forms: Forms, report: Report) -> None:
        self.sentence, self.forms, self.report = sentence, forms, report
        self.found: list[Found] = []

    def add(self, quantity: Quantity) -> None:
        """Add what a quantity counts, if it counts anything."""
        if quantity.measure:
            self._add_measure(quantity)
            return
        teller = other_teller(self.sentence, self.forms, quantity)
        first = self._told_first() if teller else None
        if teller and first:
            self._put_beside(quantity, first, self._span(*teller))
            return
        cues = cues_of(self.sentence, self.forms, quantity)
        whole = self._whole(quantity, cues)
        if whole:
            self._add_part(quantity, whole)
        elif cues and not quantity.share and not self._is_of_them(quantity):
            for cue in cues:
                self._put(quantity, cue, total=is_total(self.sentence, cue, quantity))
        elif group := self._among(quantity) or part_of_state(
            self.sentence, self.forms, quantity
        ):
            kind, row = group
            cue = Cue(kind, row)
            self._put(quantity, cue, of=self._span(max(0, row - 1), row + 1))

    def _told_first(self) -> Found | None:
        """The count that somebody gave before."""
        given = (f for f in self.found if f.count.according_to and not f.count.unit)
        return next(given, None)

    def _put_beside(self, quantity: Quantity, first: Found, teller: Span) -> None:
        """Add another's number for what was counted before."""
        amount = quantity.amount
        count = msgspec.structs.replace(
            first.count,
            low=_whole_number(amount.low),
            best=_whole_number(amount.best),
            high=_whole_number(amount.high),
            words=self._span(quantity.first, quantity.last),
            according_to=teller,
        )
        self.found.append(Found(count, first.cue, quantity.core))

    def _add_measure(self, quantity: Quantity) -> None:
        """Add money, or how long something took."""
        measure = quantity.measure
        if measure is None:
            return
        kind: CountKind = "money" if measure.is_money else "duration"
        lasts = is_duration(self.sentence, self.forms, measure, quantity.core)
        if measure.is_money or lasts:
            self._put(quantity, Cue(kind, measure.row), unit=measure.unit)

    def _whole(self, quantity: Quantity, cues: list[Cue]) -> Found | None:
        """The count that a quantity is part of."""
        if not is_part(self.sentence, self.forms, quantity):
            return None
        kinds = {cue.kind for cue in cues}
        wholes = [f for f in self.found if not f.count.of and not f.count.unit]
        return next(
            (f for f in reversed(wholes) if not kinds or f.count.kind in kinds), None
        )

    def _among(self, quantity: Quantity) -> tuple[CountKind, int] | None:
        """The group in "the dead included four policemen"."""
        verb = self.sentence.heads[quantity.core]
        if self.sentence.lemmas[verb] != "include":
            return None
        for row in self.sentence.labelled(verb, "nsubj"):
            if kind := HARM.states.get(self.forms[row]):
                return kind, row
        return None

    def _is_of_them(self, quantity: Quantity) -> bool:
        """Tell of "five of them Spaniards", whose whole is told elsewhere."""
        behind = self.forms[quantity.number : quantity.number + 2]
        dep = self.sentence.deps[quantity.core]
        return behind[:1] == ("of",) and behind[1:] in _THEM and dep == "appos"

    def _add_part(self, quantity: Quantity, whole: Found) -> None:
        """Add a part of what was told before."""
        if quantity.share:
            count = whole.count
            amount = Amount(count.low, count.best, count.high).times(quantity.share)
            if amount.low and amount.best is None:
                amount = Amount(ceil(amount.low), None, amount.high)
            quantity = msgspec.structs.replace(quantity, amount=amount)
        self._put(quantity, Cue(whole.count.kind, whole.cue), of=whole.count.words)

    def _put(
        self,
        quantity: Quantity,
        cue: Cue,
        *,
        unit: str | None = None,
        total: bool = False,
        of: Span | None = None,
    ) -> None:
        """Add a count."""
        amount = quantity.amount
        source = source_of(self.sentence, self.forms, (quantity.core, cue.row))
        count = Count(
            kind=cue.kind,
            low=_whole_number(amount.low),
            best=_whole_number(amount.best),
            high=_whole_number(amount.high),
            words=self._span(quantity.first, quantity.last),
            unit=unit,
            total=total,
            of=of,
            according_to=self._span(*source) if source else None,
        )
        self.found.append(Found(count, cue.row, quantity.core))

    def _span(self, first: int, last: int) -> Span:
        return self.report.cut(*self.sentence.chars(first, last))


_THEM: Final = (("them",), ("whom",))


def _whole_number(number: float | None) -> int | None:
    """A number as counts hold it."""
    return None if number is None else round(number)
