"""Say whether two tellings of an event mean the same, field by field.

Words may be cut otherwise and names written otherwise: what counts is who, when and
where is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from dragoman.records import Actor, Count, Dates, Event, Place
from dragoman.reviews.decisions import FIELDS, Changed

NOBODY: Final = "-"


def meaning(event: Event, field: str) -> str:
    """What a field says, alike for all that means the same."""
    return _MEANINGS[field](getattr(event, field))


def shown(event: Event | None, field: str) -> str:
    """What a field says, for people to read."""
    return NOBODY if event is None else _SHOWN[field](getattr(event, field)) or NOBODY


def differing(one: Event, other: Event) -> tuple[str, ...]:
    """The fields in which two tellings do not mean the same."""
    return tuple(f for f in FIELDS if meaning(one, f) != meaning(other, f))


def changes(machine: Event | None, now: Event | None) -> tuple[Changed, ...]:
    """What is told otherwise, field by field."""
    if machine is None or now is None:
        return ()
    return tuple(
        Changed(field=f, machine=shown(machine, f), reviewed=shown(now, f))
        for f in differing(machine, now)
    )


def _who(actor: Actor) -> str:
    """Who is meant: the one of our tables, else the name with state and sector."""
    if actor.entity:
        return actor.entity
    return f"{actor.name.casefold().removeprefix('the ')}|{actor.code or ''}"


def _whom(actors: Iterable[Actor]) -> str:
    return "; ".join(sorted({_who(actor) for actor in actors}))


def _when(dates: Dates | None) -> str:
    if dates is None:
        return ""
    one = dates.first == dates.last
    return f"{dates.first}" if one else f"{dates.first}..{dates.last}"


def _where(place: Place | None) -> str:
    if place is None:
        return ""
    return str(place.geonameid or f"{place.name.casefold()}|{place.country or ''}")


def _how_many(counts: Iterable[Count]) -> str:
    return "; ".join(sorted({_amount(count) for count in counts}))


def _amount(count: Count) -> str:
    number = count.best if count.best is not None else f"{count.low}..{count.high}"
    return " ".join(filter(None, (count.kind, str(number), count.unit)))


def _name(actor: Actor) -> str:
    return f"{actor.told} ({actor.code})" if actor.code else actor.told


def _place_name(place: Place | None) -> str:
    return ", ".join(filter(None, (place.name, place.country))) if place else ""


def _text(value: str | None) -> str:
    return value or ""


_MEANINGS: Final[dict[str, Callable[[Any], str]]] = {
    "type": _text,
    "mode": _text,
    "status": _text,
    "actors": _whom,
    "recipients": _whom,
    "dates": _when,
    "place": _where,
    "counts": _how_many,
    "according_to": lambda actor: _who(actor) if actor else "",
}
_SHOWN: Final[dict[str, Callable[[Any], str]]] = {
    **_MEANINGS,
    "actors": lambda actors: "; ".join(map(_name, actors)),
    "recipients": lambda actors: "; ".join(map(_name, actors)),
    "place": _place_name,
    "according_to": lambda actor: _name(actor) if actor else "",
}
