"""Draw the outline of a report: the names, words, numbers and days it is about.

The outline is all that is compared when two reports are held side by side, so it
can be kept apart from the text. It is made from one report alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations, pairwise
from typing import Final, Literal

import msgspec

from dragoman.records import Report
from dragoman.records.report import Frozen
from dragoman.stories.words import Form, look_up, name_weight, weigh, word_weight

Bag = tuple[tuple[str, float], ...]  # words with their weights, sorted by word
Token = tuple[str, str, bool]  # as written, its kind, whether it begins a sentence

Field = Literal["names", "persons", "words", "numbers"]

_TOKEN = re.compile(
    r"(?P<name>[^\W\d_]+(?:[-'’][^\W\d_]+)*)|(?P<number>\d+(?:[.,]\d+)*)|(?P<stop>[^\s,])"
)
# The headline is the shortest summary there is; all other furniture tells of the
# report and not of the world.
_TOLD: Final = frozenset({"headline"})
_LEAD: Final = 60  # words; a news report says first what it is about
_LEAD_COUNTS: Final = 1.5
_OPENERS: Final = ".!?:\"“”‘`'"
_MOST: Final[dict[Field, int]] = {
    "names": 24,
    "persons": 16,
    "words": 40,
    "numbers": 16,
}
_SHORT = re.compile(r"['’](?:t|ll|re|ve|d|m)$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\s*\.?"
_DAY = r"(?P<day>\d{1,2})(?:\s*(?:st|nd|rd|th))?"
_DAYS = tuple(
    re.compile(rf"\b{shape}\s*,?\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
    for shape in (rf"{_MONTH}\s*{_DAY}", rf"{_DAY}\s*{_MONTH}")
)
_HEAD: Final = 300  # characters in which a page prints its own day
# Days that lie half a bucket apart always share one; those a bucket apart never do.
_BUCKET: Final = 8
_KNOWN: Final = 0.3
_RARE: Final = 0.9  # the weight of a name that is not in the news every day
_WIDTH: Final = 2  # rare names that are paired with others
_WIDER: Final = 6  # the same beside a report that nobody dated; there are few
_CHIEF: Final = 1.25  # the weight of a rare name that stands first, or twice
_ENOUGH: Final = 2  # names that tell a report from others; words need not help
_TELLING: Final = 0.6  # the weight of a word that tells one report from another


class Outline(Frozen, frozen=True, kw_only=True):
    """What a report is about, as far as it is compared with others.

    Attributes:
        report: The id of the report.
        day: The day it appeared; None if neither it nor its source says.
        names: Each word of a name, with its weight.
        persons: Names of two words and more, such as "tara reid".
        words: Other words that tell it from other reports.
        numbers: Numbers but for years.
        years: The years it names, sorted.
        weekdays: The days of the week its beginning names, 0 is Monday.
        keys: Two reports are worth comparing if they share one of these: a full
            and another rare name at any distance in time, or less within a few days. An
            undated report has its loose keys here.
        loose: Two reports of which one is undated are worth comparing if they share
            one of these.
    """

    report: str
    day: date | None
    names: Bag
    persons: Bag
    words: Bag
    numbers: Bag
    years: tuple[int, ...]
    weekdays: tuple[int, ...]
    keys: tuple[str, ...]
    loose: tuple[str, ...]


class Drawn(msgspec.Struct, frozen=True):
    """The words that keys are made of, the heaviest first.

    Attributes:
        known: Names.
        rare: Names that are not in the news every day.
        chief: Names that stand first, or twice.
        people: Such names of two words.
        telling: Other words.
    """

    known: list[str]
    rare: list[str]
    chief: list[str]
    people: list[str]
    telling: list[str]


class Terms(msgspec.Struct):
    """What was counted in one text, before it is weighed."""

    names: Counter[str] = msgspec.field(default_factory=Counter)
    persons: Counter[str] = msgspec.field(default_factory=Counter)
    words: Counter[str] = msgspec.field(default_factory=Counter)
    numbers: Counter[str] = msgspec.field(default_factory=Counter)
    lead: set[str] = msgspec.field(default_factory=set)


def make_outline(report: Report) -> Outline:
    """Draw the outline of a report."""
    terms = read_terms(told_text(report))
    lead = terms.lead
    day = report.published or _printed_day(report)
    names, persons = weighed(terms, "names"), weighed(terms, "persons")
    words = weighed(terms, "words")
    drawn = _draw(names, persons, words)
    near = {f"r{b} {key}" for b in buckets(day) for key in _keys(drawn, _WIDTH)}
    ever = {
        f"R {person}+{name}"
        for person in drawn.people
        for name in drawn.rare
        if name not in person.split()
    }
    loose = ever | {f"r- {key}" for key in _keys(drawn, _WIDER)}
    years = {int(n) for n in terms.numbers if _YEAR.fullmatch(n)}
    return Outline(
        report=report.id,
        day=day,
        names=names,
        persons=persons,
        words=words,
        numbers=weighed(terms, "numbers"),
        years=tuple(sorted(years | ({day.year} if day else set()))),
        weekdays=tuple(n for n, word in enumerate(_WEEKDAYS) if word in lead),
        keys=tuple(sorted(loose if day is None else near | ever)),
        loose=tuple(sorted(loose)),
    )


def told_text(report: Report) -> str:
    """The headline and the news of a report, without its other furniture."""
    text, parts, at = report.text, [], 0
    if report.title and report.title not in text:
        parts.append(report.title + "\n")
    for piece in report.furniture:
        if piece.kind not in _TOLD and piece.words.start >= at:
            parts.append(text[at : piece.words.start] + "\n")
            at = piece.words.end
    return "".join([*parts, text[at:]])


def read_terms(text: str) -> Terms:
    """Count the names, words and numbers of a text."""
    terms = Terms()
    tokens = list(_tokens(text))
    names = _names(tokens)
    before: Form | None = None
    place = 0
    for token, kind, _ in tokens:
        if kind == "stop":
            before = None
            continue
        place += 1
        in_lead = place <= _LEAD
        if kind == "number":
            before, key = None, token.replace(",", "")
            terms.numbers[key] += 1
        elif token in names:
            form = look_up(token.lower())
            key = form.stem
            terms.names[key] += 1
            _count_person(terms, before, form, in_lead=in_lead)
            before = form
        else:
            before, key = None, look_up(token.lower()).base
            if len(key) > 1 and not _SHORT.search(token):
                terms.words[key] += 1
        if in_lead:
            terms.lead.add(key)
    return terms


def _count_person(
    terms: Terms, before: Form | None, form: Form, *, in_lead: bool
) -> None:
    """Count the name that two words of names make, if both are not too common."""
    if before and before.tells and form.tells:
        person = f"{before.stem} {form.stem}"
        terms.persons[person] += 1
        if in_lead:
            terms.lead.add(person)


def _names(tokens: list[Token]) -> set[str]:
    """The words that are written with a capital because they are names.

    A capital at the start of a sentence or in a headline says nothing, so such a
    word is a name only if it is one elsewhere, or if it is no common word and the one
    beside it has a capital too.
    """
    words = {word for word, kind, _ in tokens if kind == "name" and len(word) > 1}
    long = [word for word in words if len(word) > 3]
    if sum(word.isupper() for word in long) > 0.6 * len(long):
        return set()  # all in capitals
    inside = {word for word, _, first in tokens if not first}
    beside = _beside_capitals(tokens)
    return {
        word
        for word in words
        if word[0].isupper()
        and (form := word.lower()) not in words
        and (word in inside or (word in beside and not look_up(form).common))
    }


def _beside_capitals(tokens: list[Token]) -> set[str]:
    """Words with a capital that stand next to another one: "Gaetano Lo Presti"."""
    found: set[str] = set()
    for (one, _, _), (other, _, _) in pairwise(tokens):
        if one[0].isupper() and other[0].isupper():
            found.update((one, other))
    return found


def _tokens(text: str) -> Iterator[Token]:
    """Words, numbers and stops; True where a sentence or a line begins."""
    for line in text.split("\n"):
        found = [(m.group(), m.lastgroup or "") for m in _TOKEN.finditer(line)]
        titled = _is_titled([token for token, kind in found if kind == "name"])
        first = True
        for token, kind in found:
            yield token, kind, first or titled
            first = kind == "stop" and token in _OPENERS
        yield "\n", "stop", True


def _is_titled(words: list[str]) -> bool:
    """Whether A Line Is Written Like This, so that capitals say nothing."""
    long = [word for word in words if len(word) > 3]
    return len(long) > 2 and sum(w[0].isupper() for w in long) > 0.8 * len(long)


def weighed(terms: Terms, field: Field) -> Bag:
    """The heaviest words of one kind: rare ones, repeated ones, those of the lead."""
    counted: Counter[str] = getattr(terms, field)
    weight_of, lead = _WEIGHTS[field], terms.lead
    found = []
    for word, times in counted.items():
        weight = weight_of(word)
        if weight > 0:
            first = _LEAD_COUNTS if word in lead else 1.0
            often = 1 + min(times - 1, 7) / 4
            found.append((-weight * first * often, word))
    found.sort()
    return tuple(sorted((word, round(-w, 3)) for w, word in found[: _MOST[field]]))


def _number_weight(number: str) -> float:
    """A year is compared apart; a short number stands in many reports."""
    if _YEAR.fullmatch(number):
        return 0.0
    return weigh(14.0) if len(number) < 3 else 1.0


_WEIGHTS: Final[dict[Field, Callable[[str], float]]] = {
    "names": name_weight,
    "persons": lambda _: 1.0,
    "words": word_weight,
    "numbers": _number_weight,
}


def _printed_day(report: Report) -> date | None:
    """The day that the dateline or the head of a page gives in full."""
    if report.dateline and report.dateline.date:
        return report.dateline.date
    for shape in _DAYS:
        match = shape.search(report.text[:_HEAD])
        if match:
            month = _MONTHS.index(match["month"].lower()) + 1
            try:
                return date(int(match["year"]), month, int(match["day"]))
            except ValueError:
                continue
    return None


def buckets(day: date | None, size: int = _BUCKET) -> tuple[str, ...]:
    """Names of the stretches of days that a day lies in; days close by share one.

    >>> buckets(date(2024, 3, 5))
    ('184736', '184737')
    >>> buckets(None)
    ('-',)
    """
    if day is None:
        return ("-",)
    number, half = day.toordinal(), size // 2
    return str(number // size * 2), str((number + half) // size * 2 - 1)


def _keys(drawn: Drawn, width: int) -> set[str]:
    """What two reports of the same few days must share one of to be compared."""
    known, rare, telling = drawn.known, drawn.rare, drawn.telling
    borne = {part for person in drawn.people for part in person.split()}
    single = [name for name in drawn.chief if name in rare and name not in borne]
    found = {*drawn.people, *single[:3]}
    found |= {_pair(a, b) for a in rare[:width] for b in known if a != b}
    found -= {_pair(*person.split()) for person in drawn.people}
    found |= {
        f"{name}/{word}" for name in rare[:width] for word in telling[: width + 2]
    }
    if len(rare) < _ENOUGH or width == _WIDER:
        found |= {f"{name}/{word}" for name in known[:3] for word in telling}
        found |= {f"{_pair(a, b)}!" for a, b in combinations(telling, 2)}
    return found


def _draw(names: Bag, persons: Bag, words: Bag) -> Drawn:
    """Choose the words that keys are made of, the heaviest first."""
    ranked = heaviest(names)
    people = [name for name, weight in heaviest(persons) if weight >= _CHIEF][:3]
    return Drawn(
        known=[name for name, weight in ranked if weight > _KNOWN][:6],
        rare=[name for name, weight in ranked if weight >= _RARE][:6],
        chief=[name for name, weight in ranked if weight >= _CHIEF],
        people=[person for person in people if _is_rare(person)],
        telling=[word for word, weight in heaviest(words) if weight >= _TELLING][:5],
    )


def _is_rare(person: str) -> bool:
    """Whether a part of a name is not in the news every day."""
    return any(name_weight(part) >= _RARE for part in person.split())


def heaviest(bag: Bag) -> list[tuple[str, float]]:
    """The words of a bag, the heaviest first."""
    return sorted(bag, key=lambda entry: (-entry[1], entry[0]))


def _pair(a: str, b: str) -> str:
    return f"{min(a, b)}+{max(a, b)}"
