"""Tell times from what only looks like them: ages, counts, names and titles."""

from __future__ import annotations

import re
from typing import Final

from dragoman.dates.phrases import Phrase
from dragoman.dates.tokens import Token, kind_of

FULL: Final = frozenset("march april may june july".split())
SMALL: Final = frozenset(
    "comma in on at for of poss dash and or to the article from about open".split()
)
# A month or a day of the week that is also a first name stands before a surname.
NAMES: Final = frozenset("jan april june august mar".split())
WORD: Final = re.compile(r"\s+([^\W\d_]+)")
WORD_BEFORE: Final = re.compile(r"([^\W\d_]+)\s+$")
SLASHED: Final = re.compile(r"(?<![\d/])(\d\d?)/(\d\d?)/\d\d(?:\d\d)?(?![\d/])")
# Words with an "s" that are no plurals: "in 1990 was" is a year.
SINGULAR: Final = frozenset(
    "was has is as this its his does us the-s congress process crisis census basis "
    "business access success always perhaps thus texas paris".split()
)


def trimmed(tokens: list[Token], text: str) -> list[Token]:
    """A phrase without the small words and marks that lead to nothing."""
    while tokens and (tokens[-1].kind in SMALL or _ends_sentence(tokens, text)):
        tokens = tokens[:-1]
    while tokens and tokens[0].kind in ("dash", "comma"):
        tokens = tokens[1:]
    return tokens


def _ends_sentence(tokens: list[Token], text: str) -> bool:
    """Tell whether a phrase ends with a dot that no short form asks for."""
    if tokens[-1].kind != "dot" or len(tokens) < 2:
        return False
    word = text[tokens[-2].start : tokens[-2].end].lower()
    return len(word) > 5 or word in FULL


def is_other(phrase: Phrase, text: str) -> bool:
    """Tell whether a phrase is a count, a name or a title and no time."""
    last = phrase.tokens[-1]
    if last.kind == "year":
        return _is_count(phrase, text)
    if last.kind == "daily":
        return _has_capital(text, last.end)  # the daily Dawn
    if text[last.end : last.end + 4] == "-to-" and last.kind == "unit":
        return True  # day-to-day
    if phrase.unit() == "Q" and phrase.after == "of" and not phrase.has("ordinal"):
        return len(phrase.tokens) > 1  # "three quarters of"
    if last.kind in ("month", "maybe_month", "feast"):
        return _is_name(phrase, text)
    return last.kind == "units" and _is_title(phrase, text)


def _is_count(phrase: Phrase, text: str) -> bool:
    """Tell whether a number is one of things: "in 2000 towns", "about 1950 men"."""
    last = phrase.tokens[-1]
    if len(phrase.tokens) > 1 and not phrase.has("about"):
        return False
    before = WORD_BEFORE.search(text, max(0, last.start - 20), last.start)
    word_before = before[1] if before else ""
    other = word_before != "" and kind_of(word_before)[0] == "other"
    if other and word_before.istitle():
        return True  # "Orion 1980"
    found = WORD.match(text, last.end)
    if not found or not found[1].islower():
        return False
    word = found[1]
    plural = kind_of(word)[0] in ("people", "person") or (
        word.endswith("s") and word not in SINGULAR
    )
    if last.value.endswith("00") or phrase.has("about"):
        return plural or kind_of(word)[0] in ("units", "more")
    return plural and other


def _is_name(phrase: Phrase, text: str) -> bool:
    """Tell whether a month or feast is part of a name: "Jan Kavan", "Easter Island"."""
    last = phrase.tokens[-1]
    word = text[phrase.tokens[0].start : last.end].lower()
    if last.kind == "feast":
        return phrase.after in ("island", "islands")
    if word == "march" and text[last.start : last.end].isupper():
        return _before(text, last.start) in ("the", "that", "this")
    if word not in NAMES or not _has_capital(text, last.end):
        return False
    return _before(text, last.start) not in ("in", "since", "last", "until")


def _before(text: str, at: int) -> str:
    """The word before a character, in lower case."""
    before = WORD_BEFORE.search(text, max(0, at - 20), at)
    return before[1].lower() if before else ""


def _is_title(phrase: Phrase, text: str) -> bool:
    """Tell whether a duration is the name of a show: "60 Minutes"."""
    first, last = phrase.tokens[0], phrase.tokens[-1]
    word = text[last.start : last.end]
    return first.kind in ("number_day", "short_number", "number") and word.istitle()


def _has_capital(text: str, at: int) -> bool:
    """Tell whether the next word is a name, by its one capital letter."""
    found = WORD.match(text, at)
    return bool(found and found[1].istitle())


def day_first_in(text: str) -> bool | None:
    """Tell whether a text writes days before months in digits.

    >>> day_first_in("from 25/12/2023 to 03/01/2024"), day_first_in("on 03/01/2024")
    (True, None)
    """
    votes = {
        int(found[1]) > 12
        for found in SLASHED.finditer(text)
        if (int(found[1]) > 12) != (int(found[2]) > 12)
    }
    return votes.pop() if len(votes) == 1 else None
