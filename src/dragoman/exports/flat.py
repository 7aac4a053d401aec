"""Our own rows: the whole event in one row, for CSV, Parquet and maps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from dragoman.exports.cells import Numbers, Row, joined
from dragoman.exports.happenings import Happening
from dragoman.records import Actor, CountKind

UNITED: Final[tuple[CountKind, ...]] = ("money", "duration")
KINDS: Final[tuple[CountKind, ...]] = get_args(CountKind)


def why_not(happening: Happening) -> str | None:  # noqa: ARG001
    """Our own table can hold everything."""
    return None


def rows(happening: Happening, numbers: Numbers) -> Iterator[Row]:  # noqa: ARG001
    """The row of our own table."""
    yield {
        **_heads(happening),
        **_what(happening),
        **_parties("actor", "actors", happening.actors),
        **_parties("recipient", "recipients", happening.recipients),
        **_when_and_where(happening),
        **_counts(happening),
        **_proof(happening),
    }


def no_point(happening: Happening) -> str | None:
    """Why a happening is not on the map."""
    return None if happening.place else "no place is known"


def points(happening: Happening, numbers: Numbers) -> Iterator[Row]:  # noqa: ARG001
    """The properties of a point on the map, and the point."""
    place, report = happening.place, happening.first_told
    if place is None:
        return
    dates = happening.dates
    killed, injured = happening.number("killed"), happening.number("injured")
    yield {
        "id": happening.id,
        **_what(happening),
        "actors": _names(happening.actors),
        "recipients": _names(happening.recipients),
        "first": dates.first if dates else None,
        "last": dates.last if dates else None,
        "place": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "precision": place.precision,
        "killed": killed.best if killed else None,
        "injured": injured.best if injured else None,
        "sources": happening.sources,
        "reports": len(happening.reports),
        "title": report.title,
        "url": report.url,
        "sentence": happening.event.sentence.text,
        "point": [place.lon, place.lat],
    }


def _heads(happening: Happening) -> Row:
    report = happening.report
    story = happening.story or happening.lead.story
    return {
        "event_id": happening.id,
        "story_id": story.id if story else None,
        "story_sources": story.sources if story else None,
        "story_reports": len(story.reports) if story else None,
        "report_id": report.id,
        "given_id": report.given_id,
        "source": report.source,
        "published": report.published,
        "title": report.title,
        "url": report.url,
    }


def _what(happening: Happening) -> Row:
    event = happening.event
    return {
        "type": event.type,
        "mode": event.mode,
        "quad": event.quad,
        "cameo": event.cameo,
        "score": event.score,
        "status": happening.status,
    }


def _names(actors: tuple[Actor, ...]) -> str | None:
    return joined([actor.told for actor in actors], "; ") or None


def _parties(one: str, many: str, actors: tuple[Actor, ...]) -> Row:
    codes = joined([actor.code or "-" for actor in actors], "; ")
    countries = joined([actor.country or "-" for actor in actors], "; ")
    hows = joined([actor.how or "-" for actor in actors], "; ")
    return {
        many: _names(actors),
        f"{one}_codes": codes or None,
        f"{one}_countries": countries or None,
        f"{one}_hows": hows or None,
    }


def _when_and_where(happening: Happening) -> Row:
    dates, place = happening.dates, happening.place
    return {
        "first": dates.first if dates else None,
        "last": dates.last if dates else None,
        "date_precision": dates.precision if dates else None,
        "date_basis": dates.basis if dates else None,
        "place": place.name if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "geonameid": place.geonameid if place else None,
        "place_precision": place.precision if place else None,
        "place_basis": place.basis if place else None,
    }


def _counts(happening: Happening) -> Row:
    cells: Row = {}
    for kind in KINDS:
        count = happening.number(kind)
        cells[f"{kind}_low"] = count.low if count else None
        cells[f"{kind}_best"] = count.best if count else None
        cells[f"{kind}_high"] = count.high if count else None
        if kind in UNITED:
            cells[f"{kind}_unit"] = count.unit if count else None
    return cells


def _proof(happening: Happening) -> Row:
    event = happening.event
    return {
        "according_to": event.according_to.name if event.according_to else None,
        "content": event.content,
        "contexts": joined(event.contexts, "; ") or None,
        "topics": joined(event.topics, "; ") or None,
        "confidence": event.confidence,
        "trigger": event.trigger.text,
        "start": event.trigger.start,
        "end": event.trigger.end,
        "sentence": event.sentence.text,
        "why": joined(event.why, "; ") or None,
        "coder": event.coder,
    }
