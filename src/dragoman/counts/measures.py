"""Read money and time: "$40 million", "two and a half hours", "a week-long curfew"."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from dragoman.counts.numbers import (
    HYPHENS,
    WORDS,
    Amount,
    Forms,
    Read,
    amount_at,
    exactly,
    forms_at,
)
from dragoman.counts.words import MONEY, UNITS
from dragoman.records import Sentence

SHORT: Final = {form: float(value) for form, value in WORDS.of("short").items()}
SHORTENED: Final = re.compile(r"(\d[\d,]*(?:\.\d+)?)(k|m|mn|bn|b|tn)")
YEAR: Final = re.compile(r"(?:19|20)\d\d")
SIGNS: Final = frozenset(
    form for form in MONEY if form[-1] in "$€£¥₹" or form in ("rs", "rs.", "r$")
) | frozenset(form for form in MONEY if len(form) == 3 and form.upper() == MONEY[form])
# What a stretch that is not whole is told in: half an hour is 30 minutes.
COUNTED: Final = frozenset(("first", "last", "next", "past", "coming", "previous"))
SMALLER: Final = {
    "minute": ("second", 60),
    "hour": ("minute", 60),
    "day": ("hour", 24),
    "week": ("day", 7),
    "month": ("day", 30),
    "year": ("month", 12),
    "decade": ("year", 10),
}
# Verbs whose object or adverbial is how long they went on.
LASTING: Final = frozenset(
    "last take continue hold go run span spend endure drag stretch wait serve talk"
    " speak meet rage confer stay remain".split()
)
AGES: Final = ("old", "olds")


class Measure(msgspec.Struct, frozen=True):
    """An amount of money or time.

    Attributes:
        amount: How much, in the unit.
        unit: The currency or the unit of time.
        row: The row of the word for the unit.
        end: The row after the last word.
        is_money: Money; else time.
    """

    amount: Amount
    unit: str
    row: int
    end: int
    is_money: bool


def measure_at(forms: Forms, row: int) -> Measure | None:
    """The money or time whose first word is at a row."""
    form = forms[row]
    if form in SIGNS:
        return _signed(forms, row)
    if form in UNITS or form == "half":
        return _unit_alone(forms, row)
    read = _amount(forms, row, short=False)
    if read is None:
        return None
    at = _past_joints(forms, read.end)
    unit = forms[at] if at < len(forms) else ""
    if YEAR.fullmatch(forms[row]) and read.amount.is_open:
        return None  # "from 20 dollars in 2003 to 3,000 dollars"
    if unit in UNITS:
        return _time(read.amount, UNITS[unit], at)
    if unit in MONEY and _is_currency(forms, at):
        return Measure(read.amount, MONEY[unit], at, at + 1, is_money=True)
    return None


def _past_joints(forms: Forms, at: int) -> int:
    """The row after hyphens and the name of a country before a unit."""
    while at < len(forms) and forms[at] in (*HYPHENS, "us", "u.s.", "of", "more"):
        at += 1
    return at


def _is_currency(forms: Forms, row: int) -> bool:
    """Tell pounds of money from pounds of weight."""
    is_weight = forms[row].startswith("pound") and forms_at(forms, row + 1, 1) == (
        "of",
    )
    return not is_weight


def _amount(forms: Forms, row: int, *, short: bool) -> Read | None:
    """An amount, which behind money may be shortened: "30m", "3.2 bn"."""
    if short and (found := SHORTENED.fullmatch(forms[row])):
        number = float(found[1].replace(",", "")) * SHORT[found[2]]
        return Read(exactly(number), row + 1)
    read = amount_at(forms, row)
    if read is None or not short:
        return read
    scale = SHORT.get(forms_at(forms, read.end, 1)[0])
    return Read(read.amount.times(scale), read.end + 1) if scale else read


def _signed(forms: Forms, row: int) -> Measure | None:
    """Money with its sign before it: "$40 million", "between $2m and $3m"."""
    read = _amount(forms, row + 1, short=True) if row + 1 < len(forms) else None
    if read is None:
        return None
    amount, end = read.amount, read.end
    between = "between" in forms[max(0, row - 2) : row]
    if (
        forms_at(forms, end, 1)[0] in ("and", "to", "-", "–")
        and amount.best is not None
    ):
        joint = forms[end]
        at = end + 2 if forms_at(forms, end + 1, 1)[0] in SIGNS else end + 1
        upper = _amount(forms, at, short=True) if at < len(forms) else None
        meant = (between or joint != "and") and upper and upper.amount.best
        if upper and meant and meant > amount.best:
            amount, end = Amount(amount.best, None, meant), upper.end
    return Measure(amount, MONEY[forms[row]], row, end, is_money=True)


def _time(amount: Amount, unit: str, row: int) -> Measure:
    """A stretch of time, in a smaller unit if it is not whole."""
    whole = all(
        n is None or n == int(n) for n in (amount.low, amount.best, amount.high)
    )
    if not whole and unit in SMALLER:
        unit, factor = SMALLER[unit]
        amount = amount.times(factor)
    return Measure(amount, unit, row, row + 1, is_money=False)


def _unit_alone(forms: Forms, row: int) -> Measure | None:
    """Read "week-long", "half an hour", "an hour": one, or half of one."""
    if forms[row] == "half" and forms_at(forms, row + 1, 1)[0] in ("a", "an"):
        unit = UNITS.get(forms_at(forms, row + 2, 1)[0])
        return _time(exactly(0.5), unit, row + 2) if unit else None
    if forms_at(forms, row + 1, 2) in (("-", "long"), ("-", "long,")):
        several = forms[row].endswith("s")  # "a months-long siege"
        amount = Amount(2, None, None) if several else exactly(1)
        return _time(amount, UNITS[forms[row]], row) if forms[row] in UNITS else None
    return None


def _is_reckoned(forms: Forms, core: int, measure: Measure) -> bool:
    """Tell of "the first nine months of", "three years after he fled": a date."""
    before = forms[max(0, core - 4) : measure.row]
    after = forms_at(forms, measure.end, 1)[0]
    return after in ("after", "before", "since") or not COUNTED.isdisjoint(before)


def is_duration(sentence: Sentence, forms: Forms, measure: Measure, core: int) -> bool:
    """Tell whether a stretch of time is how long something went on.

    It stands before what lasted ("a three-hour battle"), behind "for", under a verb of
    lasting or before what filled it ("six hours of talks"); "three days ago", "within
    a week" and ages are no durations.
    """
    row, after = measure.row, forms_at(forms, measure.end, 2)
    if after[0] in AGES or after[-1] in AGES or after[0] in ("ago", "later", "earlier"):
        return False
    behind_for = sentence.deps[core] == "pobj" and forms[sentence.heads[core]] == "for"
    if not behind_for and _is_reckoned(forms, core, measure):
        return False
    if after[0] == "of" or after in (("in", "prison"), ("in", "jail")):
        return True
    head = sentence.heads[core]
    if sentence.deps[core] == "pobj":
        if forms[head] == "of":  # "a battle of four hours"
            return sentence.pos[sentence.heads[head]] == "NOUN"
        over = sentence.lemmas[sentence.heads[head]]
        is_term = forms[head] == "to" and over in ("sentence", "condemn", "limit")
        lasts = over in LASTING and forms[head] in ("between", "about")
        return forms[head] == "for" or is_term or lasts
    if sentence.lemmas[head] in LASTING and sentence.deps[core] in (
        "npadvmod",
        "dobj",
        "advmod",
    ):
        return True
    hyphen = forms[row - 1] in HYPHENS or after[0] in HYPHENS
    top = sentence.heads[row]
    return hyphen and (sentence.pos[top] in ("NOUN", "PROPN") or after[0] in HYPHENS)
