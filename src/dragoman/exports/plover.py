"""JSON Lines as the PLOVER manual wants them: one object for each event.

Fields of which nothing is known are left out, but for those that the manual demands.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dragoman.exports.cells import Numbers, Row
from dragoman.exports.happenings import Happening
from dragoman.records import Actor, CountKind, Place, Report

SIZES: Final[dict[str, CountKind]] = {
    "dead": "killed",
    "injured": "injured",
    "arrested": "arrested",
}


def why_not(happening: Happening) -> str | None:
    """PLOVER wants a day and can hold everything else."""
    return "no day is known" if happening.day is None else None


def rows(happening: Happening, numbers: Numbers) -> Iterator[Row]:  # noqa: ARG001
    """The object of PLOVER."""
    event, dates = happening.event, happening.dates
    mode = [event.mode] if event.mode else []
    if happening.status != "happened":
        mode.append(f"status:{happening.status}")
    lasts = dates is not None and dates.last != dates.first
    yield {
        "id": happening.id,
        "has_event": True,
        "date": happening.day,
        "enddate": dates.last if dates and lasts else None,
        "actor": list(map(entity, happening.actors)),
        "recipient": list(map(entity, happening.recipients)),
        "event": [event.type],
        "event_loc": place_of(happening.place) if happening.place else None,
        "event_text": [event.trigger.text],
        "quad_code": event.quad,
        "event_scale": event.score,
        "mode": list(mode),
        "context": list(event.contexts),
        "size": _size(happening) or None,
        "link": event.content,
        "text": event.sentence.text,
        "text_info": {"start": event.sentence.start, "end": event.sentence.end},
        "cite_info": list(map(cite, happening.reports)),
        "coder": event.coder,
        "comment": f"CAMEO {event.cameo}; confidence {event.confidence:.2f}",
    }


def entity(actor: Actor) -> dict[str, object]:
    """An actor as an entity of PLOVER."""
    return _known(
        {
            "code": actor.country,
            "sector": actor.sector,
            "entity_text": actor.words.text,
            "identifier_id": actor.entity,
            "identifier_text": actor.name,
            "office": actor.role,
        }
    )


def place_of(place: Place) -> dict[str, object]:
    """A place as an object."""
    return _known(
        {
            "name": place.name,
            "country": place.country,
            "admin1": place.admin1,
            "lat": place.lat,
            "lon": place.lon,
            "geonameid": place.geonameid,
            "precision": place.precision,
        }
    )


def cite(report: Report) -> dict[str, object]:
    """A report as a citation."""
    return _known(
        {
            "citation": report.id,
            "url": report.url,
            "title": report.title,
            "language": report.language,
            "publication": report.source,
            "date": report.published.isoformat() if report.published else None,
            "codebook": "PLOVER",
        }
    )


def _size(happening: Happening) -> dict[str, object]:
    counts = {name: happening.number(kind) for name, kind in SIZES.items()}
    return _known({name: c.best if c else None for name, c in counts.items()})


def _known(fields: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value is not None}
