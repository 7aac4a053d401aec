"""Rows as the Phoenix pipeline writes them: coded actors, both of them known.

Its actor codes are CAMEO codes with later country codes and a role for parties.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from dragoman.exports.cells import (
    Numbers,
    Row,
    full_cameo,
    joined,
    province,
    sentence_number,
)
from dragoman.exports.codes import (
    STATELESS,
    country_of,
    faith_of,
    group_of,
    role_of,
)
from dragoman.exports.happenings import Happening, key_of
from dragoman.records import Actor

# The last root of each class; 16, reduced relations, is apart.
QUADS: Final = ((2, 0), (5, 1), (8, 2), (13, 3), (20, 4))
REDUCED: Final = 16
VERBAL_CONFLICT: Final = 3
AGENTS: Final = frozenset("GOV MIL REB OPP PTY COP JUD SPY MED EDU BUS CRM CVL".split())


def why_not(happening: Happening) -> str | None:
    """Why Phoenix could not hold a happening."""
    return "no day is known" if happening.day is None else None


def rows(happening: Happening, numbers: Numbers) -> Iterator[Row]:
    """The rows of Phoenix, for actors that have a code."""
    day, event, place = happening.day or date.min, happening.event, happening.place
    code = full_cameo(event.cameo)
    country = country_of(place.country) if place else None
    for source, target in happening.pairs(has_code):
        yield {
            "id_version": numbers.of(
                "phoenix", happening.id, key_of(source), key_of(target)
            ),
            "date": f"{day:%Y%m%d}",
            "year": f"{day:%Y}",
            "month": f"{day:%m}",
            "day": f"{day:%d}",
            **_party("source", source),
            **_party("target", target),
            "code": code,
            "root_code": code[:2],
            "quad_class": quad(int(code[:2])),
            "goldstein": event.score,
            "issues": _issues(event.topics),
            "lat": place.lat if place else None,
            "lon": place.lon if place else None,
            "placeName": place.name if place else None,
            "stateName": province(place),
            "countryName": country.name if country else None,
            **_told(happening),
        }


def quad(root: int) -> int:
    """The class of a CAMEO root.

    >>> quad(4), quad(16), quad(19)
    (1, 3, 4)
    """
    if root == REDUCED:
        return VERBAL_CONFLICT
    return next(number for last, number in QUADS if root <= last)


def code_of(actor: Actor | None) -> tuple[str, ...]:
    """The parts of an actor's code: country or organisation, role, more."""
    if actor is None:
        return ()
    country, role = country_of(actor.country), role_of(actor, phoenix=True)
    faith = faith_of(actor)
    root = "" if country is None else country.code
    group = group_of(actor)
    body = (*group.before, group.code)
    parts = (role, *body, root) if role in STATELESS else (root, role, *body)
    return tuple(filter(None, (*parts, faith.religion, faith.branch)))


def has_code(actor: Actor) -> bool:
    """Tell whether there is a code for an actor."""
    return code_of(actor) != ()


def _party(side: str, actor: Actor | None) -> Row:
    parts = list(code_of(actor))
    whole = "".join(parts)
    root = parts[0] if parts and _is_root(parts[0]) else None
    rest = parts[1:] if root else parts
    agent = rest[0] if rest and rest[0] in AGENTS else None
    return {
        side: whole or None,
        f"{side}_root": root,
        f"{side}_agent": agent,
        f"{side}_others": joined(rest[1:] if agent else rest) or None,
    }


def _is_root(part: str) -> bool:
    """Tell whether a part of a code is a country or an organisation's kind."""
    return part in STATELESS or country_of(part) is not None


def _issues(topics: tuple[str, ...]) -> str | None:
    named = [f"{topic.upper().replace(' ', '_')},1" for topic in topics]
    return ";".join(named) or None


def _told(happening: Happening) -> Row:
    ids = [
        f"{t.report.id}_{sentence_number(t.report, t.event)}"
        for t in happening.tellings
    ]
    urls = dict.fromkeys(r.url for r in happening.reports if r.url)
    sources = dict.fromkeys(r.source for r in happening.reports if r.source)
    return {
        "sentence_ids": joined(list(dict.fromkeys(ids))),
        "urls": joined(list(urls)) or None,
        "sources": joined(list(sources)) or None,
    }
