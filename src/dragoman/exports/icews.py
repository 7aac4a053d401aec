"""Rows as ICEWS has them: a named source, a named target, one row each way.

ICEWS names who has no name by kind and country: "Police (India)". Its files hold no
event without a target.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from dragoman.exports.cells import (
    Numbers,
    Row,
    city,
    district,
    full_cameo,
    joined,
    province,
    sentence_number,
)
from dragoman.exports.codes import country_of, is_bare_state, is_known, sector_of
from dragoman.exports.happenings import Happening, key_of
from dragoman.knowledge.tables import data_path, read_lines
from dragoman.records import Actor

CAPITALS: Final = 2  # a name has at least so many capital letters, "Aung San Suu Kyi"


def why_not(happening: Happening) -> str | None:
    """Why ICEWS could not hold a happening."""
    return "no day is known" if happening.day is None else None


def rows(happening: Happening, numbers: Numbers) -> Iterator[Row]:
    """The rows of ICEWS."""
    report, event, place = happening.report, happening.event, happening.place
    country = country_of(place.country) if place else None
    code = full_cameo(event.cameo)
    for source, target in happening.pairs(is_known):
        yield {
            "Event ID": numbers.of(
                "icews", happening.id, key_of(source), key_of(target)
            ),
            "Event Date": happening.day,
            **_party("Source", source),
            "Event Text": meanings().get(code, event.type.capitalize()),
            "CAMEO Code": code,
            "Intensity": event.score,
            **_party("Target", target),
            "Story ID": numbers.of("report", report.id),
            "Sentence Number": sentence_number(report, event),
            "Publisher": report.source,
            "City": city(place),
            "District": district(place),
            "Province": province(place),
            "Country": country.icews if country else None,
            "Latitude": place.lat if place else None,
            "Longitude": place.lon if place else None,
        }


@cache
def meanings() -> dict[str, str]:
    """Every CAMEO code in short words."""
    path = data_path("codebook", "plover", "cameo.txt")
    cells = (line.columns(4, 4) for line in read_lines(path))
    return {code: words.capitalize() for code, words, *_ in cells}


def name_of(actor: Actor) -> str:
    """A name as ICEWS has it: the actor's own, else its kind and country."""
    country = country_of(actor.country)
    if is_bare_state(actor) and country:
        return country.icews
    if is_named(actor):
        return actor.name
    word = sector_of(actor).word or actor.name
    return f"{word} ({country.icews})" if country else word


def is_named(actor: Actor) -> bool:
    """Tell whether an actor has a name of its own, not only words for what it is."""
    entity = actor.entity or ""
    if entity:
        return not entity.startswith(("state:", "people:", "capital:"))
    words = actor.name.split()
    return len(words) >= CAPITALS and all(word[:1].isupper() for word in words)


def _party(side: str, actor: Actor | None) -> Row:
    if actor is None:
        return {f"{side} {part}": None for part in ("Name", "Sectors", "Country")}
    country = country_of(actor.country)
    kinds = () if is_bare_state(actor) else sector_of(actor).icews
    return {
        f"{side} Name": name_of(actor),
        f"{side} Sectors": joined(kinds, ",") or None,
        f"{side} Country": country.icews if country else None,
    }
