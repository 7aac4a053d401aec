"""Rows as POLECAT has them: PLOVER types, several actors in one row.

A call between two presidents is one row with both as actors and no recipient.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from dragoman.exports.cells import (
    Numbers,
    Row,
    city,
    district,
    joined,
    province,
)
from dragoman.exports.codes import country_of
from dragoman.exports.happenings import Happening
from dragoman.records import Actor, Place

MISSING: Final = "None"
FEATURES: Final = {
    "city": "PPL",
    "exact": None,
    "district": "ADM2",
    "province": "ADM1",
    "country": "PCLI",
    "region": "RGN",
    "water": "SEA",
    "border": "BDRY",
}


def why_not(happening: Happening) -> str | None:
    """POLECAT can hold whatever has a party."""
    if not happening.actors and not happening.recipients:
        return "no party is known"
    return None


def rows(happening: Happening, numbers: Numbers) -> Iterator[Row]:  # noqa: ARG001
    """The row of POLECAT."""
    event, report = happening.event, happening.report
    yield {
        "Event ID": happening.id,
        "Event Date": happening.day,
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Intensity": event.score,
        "Quad Code": event.quad.upper(),
        "Contexts": joined(event.contexts) or None,
        **_parties("Actor", happening.actors),
        **_parties("Recipient", happening.recipients),
        **_place(happening.place),
        "Source": report.source,
        "Publication Date": report.published,
        **_story(happening),
        "Language": report.language,
        "Version": event.coder,
    }


def _parties(side: str, actors: tuple[Actor, ...]) -> Row:
    def each(told: Callable[[Actor], str | int | None]) -> str | None:
        """One value for each party, in their order; nothing if none has one."""
        values = [told(actor) for actor in actors]
        if all(value is None for value in values):
            return None
        return joined([MISSING if v is None else str(v) for v in values])

    return {
        f"{side} Name": each(lambda actor: actor.told),
        f"{side} Country": each(lambda actor: actor.country),
        f"{side} COW": each(_cow),
        f"Primary {side} Sector": actors[0].sector if actors else None,
        f"{side} Sectors": each(lambda actor: actor.sector),
        f"{side} Title": each(lambda actor: actor.role),
        f"{side} Name Raw": each(lambda actor: actor.words.text),
        f"Wikipedia {side} ID": None,
    }


def _cow(actor: Actor) -> int | None:
    country = country_of(actor.country)
    return country.cow if country else None


def _place(place: Place | None) -> Row:
    country = country_of(place.country) if place else None
    return {
        "Placename": place.name if place else None,
        "City": city(place),
        "District": district(place),
        "Province": province(place),
        "Country": country.name if country else None,
        "Latitude": place.lat if place else None,
        "Longitude": place.lon if place else None,
        "GeoNames ID": place.geonameid if place else None,
        "Raw Placename": place.words.text if place else None,
        "Feature Type": FEATURES[place.precision] if place else None,
    }


def _story(happening: Happening) -> Row:
    people: dict[str, None] = {}
    bodies: dict[str, None] = {}
    places: dict[str, None] = {}
    for telling in happening.tellings:
        for actor in (*telling.event.actors, *telling.event.recipients):
            kind = (actor.entity or "").partition(":")[0]
            if kind == "leader":
                people[actor.name] = None
            elif kind in {"org", "body"}:
                bodies[actor.name] = None
        if telling.event.place:
            places[telling.event.place.name] = None
    return {
        "Story People": joined(list(people)) or None,
        "Story Organizations": joined(list(bodies)) or None,
        "Story Locations": joined(list(places)) or None,
    }
