"""Tell of each event what is compared when happenings are sought across reports.

A tale is made from one event and its report alone. Which events may join a story,
and which types are compared, stand in `data/stories/standing.txt` and `kin.txt`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Final

import msgspec

from dragoman.knowledge.tables import data_path, listed, read_lines
from dragoman.records import Actor, Dates, Event, Place, Report
from dragoman.records.report import Frozen
from dragoman.stories.outline import (
    Bag,
    Outline,
    buckets,
    heaviest,
    read_terms,
    weighed,
)
from dragoman.stories.words import load_rarity, root, stem, weigh

_STATE: Final = 0.5  # what it says that both tell of the same state
_COUNTRY: Final = 0.3
_ENTITY: Final = 1.0
_SPOT: Final = ("exact", "city", "district")
_BUCKET: Final = 4  # days: the same happening is told within a few days
_PRECISE: Final = ("day", "range", "week")


class Spot(Frozen, frozen=True, kw_only=True):
    """Where an event took place, as far as it is compared.

    Attributes:
        id: The id of the place, else its name.
        country: ISO 3166-1 alpha-3, or None.
        lat: Degrees north.
        lon: Degrees east.
        exact: Whether it is a town or more exact.
        own: Whether the sentence names it, and not the dateline.
    """

    id: str
    country: str | None
    lat: float
    lon: float
    exact: bool
    own: bool


class Range(Frozen, frozen=True, kw_only=True):
    """How many of one kind: "killed", 12 to 15; None where no bound is said."""

    kind: str
    low: int | None
    high: int | None


class Tale(Frozen, frozen=True, kw_only=True):
    """What is compared of an event.

    Attributes:
        event: The id of the event.
        report: The id of its report.
        type: Its type.
        groups: The groups of types that it is compared with; see `kin.txt`.
        standing: "deed", "plan" or "end"; only equals are compared.
        mode: Its mode, or None.
        trigger: The root of the last word that names it.
        sentence: Where its sentence starts in the report.
        content: The type of the event that this one is about, or None.
        actors: The words and ids of who acts, weighed.
        recipients: The same of who is acted upon.
        words: What its sentence says, weighed.
        countries: Countries of its parties and its place, sorted.
        spot: Where it took place.
        first: The first day it may have been, None if nobody says.
        last: The last such day.
        said: Whether its own words say the day, to the day.
        counts: How many.
        keys: Two tales are worth comparing if they share one of these, or if their
            reports do and are about the same thing.
    """

    event: str
    report: str
    type: str
    groups: tuple[str, ...]
    standing: str
    mode: str | None
    trigger: str
    sentence: int
    content: str | None
    actors: Bag
    recipients: Bag
    words: Bag
    countries: tuple[str, ...]
    spot: Spot | None
    first: date | None
    last: date | None
    said: bool
    counts: tuple[Range, ...]
    keys: tuple[str, ...]


class Standing(msgspec.Struct, frozen=True):
    """What may become of events of a status.

    Attributes:
        name: "deed", "plan", "end", or "" if it joins no story.
        reason: Why, in plain words.
    """

    name: str
    reason: str


@cache
def load_standings() -> dict[str, Standing]:
    """Read which events may be part of a story."""
    found = {}
    for line in read_lines(data_path("stories", "standing.txt")):
        status, standing, reason = line.columns(3, 3)
        found[status] = Standing(standing, reason)
    return found


@cache
def load_kin() -> dict[str, tuple[str, ...]]:
    """Read the groups of each type of event."""
    found: dict[str, list[str]] = {}
    for line in read_lines(data_path("stories", "kin.txt")):
        group, types = line.columns(2, 2)
        for type_ in listed(types):
            found.setdefault(type_, []).append(group)
    return {type_: tuple(groups) for type_, groups in found.items()}


def make_tales(
    report: Report, events: Sequence[Event], outline: Outline
) -> tuple[Tale, ...]:
    """Tell what is compared of those events of a report that may join a story.

    Raises:
        ValueError: The outline is that of another report.
    """
    if outline.report != report.id:
        raise ValueError(f"{outline.report} is not the outline of {report.id}")
    types = {event.id: event.type for event in events}
    standings = load_standings()
    return tuple(
        _tale(event, standing, outline, types.get(event.content or ""))
        for event in events
        if (standing := standings[event.status].name)
    )


def _tale(event: Event, standing: str, outline: Outline, content: str | None) -> Tale:
    actors, recipients = party_bag(event.actors), party_bag(event.recipients)
    groups = load_kin().get(event.type, (event.type,))
    said = _is_said(event.dates)
    first, last = _days(event.dates, outline.day)
    spot = _spot(event.place)
    tale = Tale(
        event=event.id,
        report=outline.report,
        type=event.type,
        groups=groups,
        standing=standing,
        mode=event.mode,
        trigger=_trigger(event.trigger.text),
        sentence=event.sentence.start,
        content=content,
        actors=actors,
        recipients=recipients,
        words=_sentence_bag(event.sentence.text),
        countries=_countries(event),
        spot=spot,
        first=first,
        last=last,
        said=said,
        counts=tuple(
            Range(kind=c.kind, low=c.low or c.best, high=c.high or c.best)
            for c in event.counts
            if c.is_own and c.unit is None
        ),
        keys=(),
    )
    return msgspec.structs.replace(tale, keys=_keys(tale))


def party_bag(actors: Iterable[Actor]) -> Bag:
    """The words and ids of some actors that are named; rare names weigh most."""
    found: dict[str, float] = {}
    for actor in (a for a in actors if not a.implied):
        words = actor.antecedent.text if actor.antecedent else actor.words.text
        found.update(_name_bag(f"{actor.name} {words}"))
        if actor.country:
            found[f"={actor.country}"] = _COUNTRY
        if actor.entity:
            state = actor.entity.startswith("state:")
            found[f"@{actor.entity}"] = _STATE if state else _ENTITY
    return tuple(sorted(found.items()))


@lru_cache(maxsize=4096)  # the same parties come in one event after the other
def _name_bag(words: str) -> Bag:
    """The words by which a party is called."""
    rarity, found = load_rarity(), {}
    for form in words.replace("-", " ").split():
        word = stem(form.strip(".,;:'’\"()").lower())
        bits = rarity.of_name(word) if form[:1].isupper() else rarity.of_word(word)
        if len(word) > 1 and (weight := weigh(bits)) > 0:
            found[word] = round(weight, 3)
    return tuple(found.items())


def _trigger(words: str) -> str:
    """The root of the word that names an event."""
    found = [root(word) for word in words.split() if word.isalpha() and len(word) > 2]
    rarity = load_rarity()
    ranked = sorted(found, key=lambda word: (-rarity.of_word(word), word))
    return ranked[0] if ranked else ""


@lru_cache(maxsize=64)  # one sentence may tell several events
def _sentence_bag(sentence: str) -> Bag:
    """The names, words and numbers of a sentence."""
    terms = read_terms(sentence)
    terms.lead.clear()
    bags = [weighed(terms, "names"), weighed(terms, "words"), weighed(terms, "numbers")]
    found: dict[str, float] = {}
    for bag in bags:
        for word, weight in bag:
            found[word] = max(weight, found.get(word, 0.0))
    return tuple(sorted(found.items()))


def _countries(event: Event) -> tuple[str, ...]:
    parties = {a.country for a in (*event.actors, *event.recipients)}
    where = {event.place.country} if event.place else set()
    return tuple(sorted(c for c in parties | where if c))


def _is_said(dates: Dates | None) -> bool:
    return bool(dates and dates.basis == "said" and dates.precision == "day")


def _days(dates: Dates | None, day: date | None) -> tuple[date | None, date | None]:
    """The days of an event; those of its report where its own are vague or unsaid."""
    if dates and dates.precision in _PRECISE:
        return dates.first, dates.last
    if dates and dates.basis == "said":
        return dates.first, dates.last
    return day, day


def _spot(place: Place | None) -> Spot | None:
    if place is None:
        return None
    return Spot(
        id=str(place.geonameid or place.name),
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        exact=place.precision in _SPOT,
        own=place.basis in ("clause", "sentence"),
    )


def _keys(tale: Tale) -> tuple[str, ...]:
    """What two tales must share one of, if their reports are not alike.

    A type and a few days are too common; so the town that the sentence names, or one
    party on each side, must be the same as well.
    """
    ties = set()
    if tale.spot and tale.spot.exact and tale.spot.own:
        ties.add(f"in {tale.spot.id}")
    sides = [_chief(tale.actors), _chief(tale.recipients)]
    if all(sides):
        ties.add(" & ".join(sorted(side for side in sides if side)))
    if len(tale.countries) > 1 and tale.mode:
        ties.add(f"{tale.mode} {'-'.join(tale.countries[:3])}")
    stretches = buckets(tale.first, _BUCKET)
    return tuple(
        sorted(
            f"e{stretch} {tale.standing} {group} {tie}"
            for tie in ties
            for group in tale.groups
            for stretch in stretches
        )
    )


def _chief(bag: Bag) -> str | None:
    """The heaviest word of a party, if it tells who it is."""
    ranked = heaviest(bag)
    return ranked[0][0] if ranked and ranked[0][1] >= _COUNTRY else None
