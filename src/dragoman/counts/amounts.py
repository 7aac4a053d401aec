"""Find the quantities of a sentence: "at least 12 people", "dozens of soldiers".

How a number is told says what is known of it:

    12 people                   low 12, best 12, high 12
    about 12, some 12           the same: no margin is made up
    at least 12                 low 12
    more than 12, over 12       low 13
    up to 12, as many as 12     high 12
    between 10 and 15, 10-15    low 10, high 15
    dozens, scores, hundreds    low 24, 40, 200
    no casualties               0 on all sides
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from dragoman.knowledge.tables import data_path
from dragoman.knowledge.words import read_words
from dragoman.records import Sentence

WORDS: Final = read_words(data_path("lexicon", "en", "words", "counts.txt"))
PEOPLE: Final = read_words(data_path("lexicon", "en", "words", "people.txt"))
PERSONS: Final = frozenset(PEOPLE.of("person"))
OTHERS: Final = frozenset(PEOPLE.of("other"))
MODIFIERS: Final = {
    tuple(form.split()): word.kind
    for form, word in WORDS.by_form.items()
    if word.kind in ("least", "above", "most", "below", "near")
}
LONGEST: Final = max(map(len, MODIFIERS))
DIGITS: Final = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
RANGE: Final = re.compile(r"(\d[\d,]*)[-–](\d[\d,]*)")
MODIFYING: Final = ("nummod", "quantmod", "compound", "amod", "nmod", "det", "advmod")
BEHIND: Final[
    dict[tuple[str, ...], str]
] = {  # words behind a number that say how much it is
    ("or", "more"): "least",
    ("or", "so"): "near",
    ("at", "least"): "least",
    ("or", "fewer"): "most",
}


class Amount(msgspec.Struct, frozen=True):
    """A number as far as it is known; see the head of this module."""

    low: int | None
    best: int | None
    high: int | None


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """An amount of something in a sentence.

    Attributes:
        amount: How many.
        first: The first row of the number with its modifiers.
        last: The row after the number or the noun that it counts.
        core: The row that stands for the whole in the grammar.
        noun: The row of what is counted; None for a bare number.
    """

    amount: Amount
    first: int
    last: int
    core: int
    noun: int | None


def exactly(number: float) -> Amount:
    """A number that is said outright."""
    return Amount(int(number), int(number), int(number))


def bounded(kind: str, number: float) -> Amount:
    """A number with a word before it that bounds it.

    >>> bounded("above", 19000)
    Amount(low=19001, best=None, high=None)
    """
    whole = int(number)
    return {
        "least": Amount(whole, None, None),
        "above": Amount(whole + 1, None, None),
        "most": Amount(None, None, whole),
        "below": Amount(None, None, whole - 1),
    }.get(kind, exactly(number))


def number_at(sentence: Sentence, row: int) -> tuple[float, int] | None:
    """The number whose first word is at a row, and the row after its last."""
    total, group, at = 0.0, 0.0, row
    while at < len(sentence.words):
        form = sentence.words[at].lower()
        word = WORDS.by_form.get(form)
        if DIGITS.fullmatch(form):
            if at > row:
                break
            group = float(form.replace(",", ""))
        elif word and word.kind == "number":
            group += float(word.value)
        elif word and word.kind == "scale":
            group = (group or 1) * float(word.value)
            if float(word.value) >= 1000:
                total, group = total + group, 0.0
        elif not (at > row and form in ("-", "and") and _goes_on(sentence, at, group)):
            break
        at += 1
    return (total + group, at) if at > row else None


def _goes_on(sentence: Sentence, at: int, group: float) -> bool:
    """Tell whether "and" or a hyphen joins two parts of one number."""
    after = sentence.words[at + 1].lower() if at + 1 < len(sentence.words) else ""
    word = WORDS.by_form.get(after)
    if word is None or word.kind != "number" or DIGITS.fullmatch(sentence.words[at]):
        return False
    if sentence.words[at] == "-":
        return 20 <= group < 100 and group % 10 == 0 and float(word.value) < 10
    return group >= 100 and group % 100 == 0


def amount_at(sentence: Sentence, row: int) -> tuple[Amount, int] | None:
    """The amount whose first number word is at a row, and the row after its last."""
    form = sentence.words[row].lower()
    if found := RANGE.fullmatch(form):
        low, high = (int(n.replace(",", "")) for n in found.groups())
        return (Amount(low, None, high), row + 1) if low < high else None
    word = WORDS.by_form.get(form)
    if word and word.kind == "vague":
        return _vague(sentence, row, float(word.value))
    if form == "half" and _forms(sentence, row, 3) == ("half", "a", "dozen"):
        return exactly(6), row + 3
    found_ = number_at(sentence, row)
    if found_ is None:
        return None
    number, end = found_
    return _span_of_two(sentence, number, end) or (exactly(number), end)


def _vague(sentence: Sentence, row: int, low: float) -> tuple[Amount, int]:
    """Read "dozens", "hundreds of thousands": at least so many."""
    end = row + 1
    while _forms(sentence, end, 1) == ("of",):
        word = WORDS.by_form.get(_forms(sentence, end + 1, 1)[0])
        if word is None or word.kind != "vague":
            break
        low, end = low / 2 * float(word.value), end + 2
    return Amount(int(low), None, None), end


def _span_of_two(sentence: Sentence, low: float, end: int) -> tuple[Amount, int] | None:
    """Read "10 to 15", "two or three", "between 10 and 15"."""
    joint = _forms(sentence, end, 1)[0]
    between = joint == "and" and _opens_between(sentence, end)
    if joint not in ("to", "or", "-", "–") and not between:
        return None
    upper = number_at(sentence, end + 1) if end + 1 < len(sentence.words) else None
    if upper is None or upper[0] <= low:
        return None
    return Amount(int(low), None, int(upper[0])), upper[1]


def _opens_between(sentence: Sentence, end: int) -> bool:
    """Tell whether "between" stands before a number that ends at a row."""
    return "between" in (w.lower() for w in sentence.words[max(0, end - 3) : end])


def _forms(sentence: Sentence, row: int, count: int) -> tuple[str, ...]:
    """Some words in lower case, empty ones behind the end."""
    words = tuple(w.lower() for w in sentence.words[row : row + count])
    return words or ("",)


def modifier_before(sentence: Sentence, row: int) -> tuple[str, int]:
    """The modifier that ends before a row, and its own first row."""
    for length in range(min(LONGEST, row), 0, -1):
        kind = MODIFIERS.get(_forms(sentence, row - length, length))
        if kind:
            return kind, row - length
    return "", row


def find_quantities(sentence: Sentence) -> Iterator[Quantity]:
    """Every quantity of a sentence, in order."""
    row = 0
    while row < len(sentence.words):
        if single := _single(sentence, row):
            yield single
            row = single.last
            continue
        found = amount_at(sentence, row)
        if found and not _is_measure(sentence, row, found[1]):
            yield _quantity(sentence, row, *found)
        row = found[1] if found else row + 1


def _quantity(sentence: Sentence, row: int, amount: Amount, end: int) -> Quantity:
    """A quantity from its number, with the modifier before and the noun behind."""
    kind, first = modifier_before(sentence, row)
    if first == row and row and sentence.words[row - 1].lower() in ("a", "between"):
        first = row - 1
        kind, first = modifier_before(sentence, first) if kind else (kind, first)
    behind = BEHIND.get(_forms(sentence, end, 2), "")
    if (kind or behind) and amount.best is not None:
        amount = bounded(kind or behind, amount.best)
    core, noun = _counted(sentence, range(row, end))
    if first <= sentence.heads[core] < row:  # "over 100": 100 hangs on "over"
        core = sentence.heads[core]
    last = max(end, (core if noun is None else noun) + 1)
    return Quantity(amount=amount, first=first, last=last, core=core, noun=noun)


def _counted(sentence: Sentence, number: range) -> tuple[int, int | None]:
    """What a number counts: the row that stands for both, and that of the noun."""
    for row in number:
        core = row
        while core in number and sentence.deps[core] in MODIFYING:
            core = sentence.heads[core]
        if core >= number.stop and sentence.pos[core] in ("NOUN", "PROPN"):
            return core, core
    core = next((r for r in number if sentence.heads[r] not in number), number[-1])
    for of in (c for r in number for c in sentence.labelled(r, "prep")):
        if sentence.words[of].lower() == "of" and of >= number.stop:
            for noun in sentence.labelled(of, "pobj"):
                return core, noun
    return core, None


def _is_measure(sentence: Sentence, row: int, end: int) -> bool:
    """Tell whether a number is money, a share, an age or the like."""
    if row and sentence.words[row - 1] in ("$", "£", "€", "#", "No."):
        return True
    return _forms(sentence, end, 1)[0] in ("%", "percent", "per", "-") or (
        sentence.words[end - 1].isalpha() is False
        and _forms(sentence, end, 2)[0] in ("am", "pm", "a.m.", "p.m.", "°")
    )


def _single(sentence: Sentence, row: int) -> Quantity | None:
    """Read "a soldier", "no casualties", "nobody": one or none."""
    word = WORDS.by_form.get(sentence.words[row].lower())
    if word is None or word.kind not in ("one", "none"):
        return None
    amount = exactly(int(word.value))
    head = sentence.heads[row]
    if sentence.deps[row] == "det" and head > row:
        if word.kind == "one" and not _is_one_person(sentence, head):
            return None
        return Quantity(amount=amount, first=row, last=head + 1, core=head, noun=head)
    if word.kind == "none" and sentence.pos[row] in ("PRON", "NOUN"):
        return Quantity(amount=amount, first=row, last=row + 1, core=row, noun=None)
    return None


def _is_one_person(sentence: Sentence, row: int) -> bool:
    """Tell whether a noun names a single person."""
    return sentence.lemmas[row] in PERSONS and sentence.tags[row] in ("NN", "NNP")
