"""Read a number in words or digits: "two hundred and fifty", "10 to 15", "dozens".

How a number is told says what is known of it:

    12 people                   low 12, best 12, high 12
    about 12, some 12           the same: no margin is made up
    at least 12                 low 12
    more than 12, over 12       low 13
    up to 12, as many as 12     high 12
    between 10 and 15, 10-15    low 10, high 15
    dozens, scores, hundreds    low 24, 40, 200
    half of the 40              20 on all sides
    no casualties               0 on all sides

All functions read forms: the words of a sentence in lower case.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from dragoman.knowledge.tables import data_path
from dragoman.knowledge.words import read_words

WORDS: Final = read_words(data_path("lexicon", "en", "counts", "numbers.txt"))
MODIFIERS: Final = {
    tuple(form.split()): word.kind
    for form, word in WORDS.by_form.items()
    if word.kind in ("least", "above", "most", "below", "near")
}
LONGEST: Final = max(map(len, MODIFIERS))
SCALES: Final = {form: float(value) for form, value in WORDS.of("scale").items()}
SHARES: Final = {form: float(value) for form, value in WORDS.of("share").items()}
NUMBERS: Final = {form: float(value) for form, value in WORDS.of("number").items()}
MONTHS: Final = frozenset(WORDS.of("month"))
VAGUE: Final = {form: float(value) for form, value in WORDS.of("vague").items()}
DIGITS: Final = re.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?")
RANGE: Final = re.compile(r"(\d[\d,]*)[-–](\d[\d,]*)")
# Digits between the commas of a number.
GROUP: Final = 3
THOUSAND: Final = 1000
HYPHENS: Final = ("-", "–")
BEHIND: Final[dict[tuple[str, ...], str]] = {
    # words behind a number that say how much it is
    ("or", "more"): "least",
    ("or", "so"): "near",
    ("at", "least"): "least",
    ("or", "fewer"): "most",
    ("or", "less"): "most",
}

Forms = tuple[str, ...]


class Amount(msgspec.Struct, frozen=True):
    """A number as far as it is known; see the head of this module."""

    low: float | None
    best: float | None
    high: float | None

    def times(self, factor: float) -> Amount:
        """The amount in a smaller unit."""
        return Amount(
            *(
                None if n is None else n * factor
                for n in (self.low, self.best, self.high)
            )
        )

    @property
    def is_open(self) -> bool:
        """Whether only a bound or a range is known."""
        return self.best is None


class Read(msgspec.Struct, frozen=True):
    """What a number says, and the row after its last word."""

    amount: Amount
    end: int


def exactly(number: float) -> Amount:
    """A number that is said outright."""
    return Amount(number, number, number)


def bounded(kind: str, number: float, *, step: int = 1) -> Amount:
    """A number with a word before it that bounds it.

    Args:
        kind: The kind of the word.
        number: The number.
        step: What the next number is away: nothing for money and time.

    >>> bounded("above", 19000)
    Amount(low=19001, best=None, high=None)
    """
    return {
        "least": Amount(number, None, None),
        "above": Amount(number + step, None, None),
        "most": Amount(None, None, number),
        "below": Amount(None, None, number - step),
    }.get(kind, exactly(number))


def forms_at(forms: Forms, row: int, count: int) -> Forms:
    """Some words, empty ones behind the end."""
    return forms[row : row + count] or ("",)


def amount_at(forms: Forms, row: int) -> Read | None:
    """The amount whose first number word is at a row."""
    form = forms[row]
    if form in VAGUE:
        return _vague(forms, row)
    if form in SHARES or (form in NUMBERS and _after(forms, row, 1) in SHARES):
        return _share(forms, row)
    if not (form[0].isdigit() or form in NUMBERS or form in SCALES or form == "half"):
        return None
    if found := RANGE.fullmatch(form):
        return _written_range(forms, row, *found.groups())
    read = number_at(forms, row)
    if read is None:
        return None
    number, end = read
    return _span_of_two(forms, row, number, end) or Read(exactly(number), end)


def _written_range(forms: Forms, row: int, low: str, high: str) -> Read | None:
    """Read "10-15", and "10-15,000"."""
    least, most = (float(n.replace(",", "")) for n in (low, high))
    scale = SCALES.get(_after(forms, row, 1), 1.0)
    if least >= most:
        return None
    end = row + 2 if scale > 1 else row + 1
    return Read(Amount(least * scale, None, most * scale), end)


def _after(forms: Forms, row: int, steps: int) -> str:
    """A word some steps further on, hyphens left out."""
    at = row
    while steps and at + 1 < len(forms):
        at += 1
        steps -= forms[at] not in HYPHENS
    return "" if steps else forms[at]


def number_at(forms: Forms, row: int) -> tuple[float, int] | None:
    """The number whose first word is at a row, and the row after its last."""
    total, group, at = 0.0, 0.0, row
    while at < len(forms):
        form = forms[at]
        if form[0].isdigit() and DIGITS.fullmatch(form):
            if at > row:
                break
            group, at = _in_digits(forms, at)
        elif form in NUMBERS:
            group += NUMBERS[form]
        elif form in SCALES:
            total, group = _scaled(total, group or 1, SCALES[form])
        elif at > row and (half := _and_a_half(forms, at)):
            group, at = group + 0.5, half - 1
        elif not (at > row and _goes_on(forms, at, group, total)):
            break
        at += 1
    return (total + group, at) if at > row else None


def _in_digits(forms: Forms, at: int) -> tuple[float, int]:
    """The number in digits at a row, and its last row."""
    if _is_parted(forms, at):
        return float(forms[at]) * THOUSAND + float(forms[at + 2]), at + 2
    return float(forms[at].replace(",", "")), at


def _is_parted(forms: Forms, at: int) -> bool:
    """Tell of a number that a space parts behind its comma: "7, 000 troops"."""
    behind = forms[at + 1 : at + 4]
    if len(behind) < 3 or behind[0] != "," or len(forms[at]) > GROUP:
        return False
    return (
        forms[at].isdigit()
        and behind[1].isdigit()
        and len(behind[1]) == GROUP
        and behind[2][0].isalpha()
        and behind[2] not in ("and", "or")
    )


def _scaled(total: float, group: float, scale: float) -> tuple[float, float]:
    """A number after a scale word; "thousand" closes a group, "hundred" does not."""
    return (total + group * scale, 0.0) if scale >= 1000 else (total, group * scale)


def _and_a_half(forms: Forms, at: int) -> int | None:
    """The row after "and a half", with or without hyphens."""
    for phrase in (("and", "a", "half"), ("-", "and", "-", "a", "-", "half")):
        if forms[at : at + len(phrase)] == phrase:
            return at + len(phrase)
    return None


def _goes_on(forms: Forms, at: int, group: float, total: float) -> bool:
    """Tell whether "and", a comma or a hyphen joins two parts of one number."""
    if forms[at] not in ("and", "-"):
        return False
    after = forms[at + 1] if at + 1 < len(forms) else ""
    if forms[at] == "-" and after in SCALES:  # "200-million"
        return True
    if after not in NUMBERS or (forms[at - 1][0].isdigit()):
        return False
    if forms[at] == "-":
        return group % 100 >= 20 and group % 10 == 0 and NUMBERS[after] < 10
    return (group >= 100 and group % 100 == 0) or (group == 0 and total >= 1000)


def _vague(forms: Forms, row: int) -> Read | None:
    """Read "dozens", "hundreds of thousands", "several hundred": at least so many."""
    low, end = VAGUE[forms[row]], row + 1
    after = forms[end] if end < len(forms) else ""
    if after in SCALES:
        return Read(Amount(low * SCALES[after], None, None), end + 1)
    if forms[row] == "couple" and after != "of":  # husband and wife
        return Read(exactly(2), end)
    if forms[row] == "many":
        return _vague(forms, end) if after in VAGUE and after != "many" else None
    while forms_at(forms, end, 1) == ("of",):
        word = forms_at(forms, end + 1, 1)[0]
        if word not in VAGUE:
            break
        low, end = low / 2 * VAGUE[word], end + 2
    return Read(Amount(low, None, None), end)


def _share(forms: Forms, row: int) -> Read | None:
    """Read "half of the 40", "two thirds of the 30", "half a million"."""
    if forms[row] == "half" and _after(forms, row, 1) in ("a", "an"):
        scale = SCALES.get(_after(forms, row, 2))
        return Read(exactly(scale / 2), row + 3) if scale else None
    part, at = share_at(forms, row)
    while at < len(forms) and forms[at] in (
        "of",
        "the",
        "all",
        "its",
        "their",
        "about",
    ):
        at += 1
    whole = number_at(forms, at) if at < len(forms) else None
    if whole is None or at == row + 1:
        return None
    return Read(exactly(round(part * whole[0])), whole[1])


def share_at(forms: Forms, row: int) -> tuple[float, int]:
    """A share and the row after its last word; 0 if there is none."""
    if forms[row] in SHARES:
        return SHARES[forms[row]], row + 1
    part = SHARES.get(_after(forms, row, 1), 0.0)
    end = row + (3 if forms_at(forms, row + 1, 1)[0] in HYPHENS else 2)
    return NUMBERS.get(forms[row], 0.0) * part, end


def _span_of_two(forms: Forms, row: int, low: float, end: int) -> Read | None:
    """Read "10 to 15", "two or three", "between 10 and 15", "three, possibly five"."""
    at, joint = end, forms_at(forms, end, 1)[0]
    between = joint == "and" and "between" in forms[max(0, row - 2) : row]
    if joint in ("to", "or", "-", "–") or between:
        at += 1
    elif not joint or joint not in (",", "and"):
        return None
    guess = _guess(forms, at)
    if at == end and guess is None:
        return None
    at = guess or at
    if between and forms[at] in ("$", "£", "€"):
        at += 1
    upper = number_at(forms, at) if at < len(forms) else None
    if upper is None or upper[0] <= low:
        return None
    first = low
    if _scaled_only_behind(forms, row, end, upper):
        first = low * SCALES[forms[upper[1] - 1]]
    return Read(Amount(first, None, upper[0]), _closed(forms, guess, upper[1]))


def _scaled_only_behind(
    forms: Forms, row: int, end: int, upper: tuple[float, int]
) -> bool:
    """Tell whether the scale of the second is meant for both: "two to 3 million"."""
    scale = SCALES.get(forms[upper[1] - 1], 0.0)
    return (
        scale >= 1000
        and end == row + 1
        and upper[0] / scale < 1000
        and _value(forms[row]) < upper[0] / scale
    )


def _value(form: str) -> float:
    """The value of one number word."""
    if form[0].isdigit() and DIGITS.fullmatch(form):
        return float(form.replace(",", ""))
    return NUMBERS.get(form, 1e18)


def _guess(forms: Forms, at: int) -> int | None:
    """The row after ", and possibly" before a second, higher number."""
    while at < len(forms) and forms[at] in (",", "and", "or"):
        at += 1
    for length in (3, 2, 1):
        words = forms[at : at + length]
        if MODIFIERS.get(words) == "most" or words in GUESSES:
            return at + length
    return None


GUESSES: Final = {("possibly",), ("perhaps",), ("maybe",), ("probably",)}


def _closed(forms: Forms, guess: int | None, end: int) -> int:
    """The row after the comma that closes a guess."""
    return end + 1 if guess and forms_at(forms, end, 1) == (",",) else end


def modifier_before(forms: Forms, row: int) -> tuple[str, int]:
    """The modifier that ends before a row, and its own first row."""
    for length in range(min(LONGEST, row), 0, -1):
        kind = MODIFIERS.get(forms[row - length : row])
        if kind:
            return kind, row - length
    return "", row
