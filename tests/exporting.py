"""Tellings and stories made by hand, for the tests of exports."""

from datetime import date

import handmade
from handmade import DAY, span

from dragoman.records import (
    Actor,
    Count,
    Dates,
    Place,
    Story,
    Telling,
)
from dragoman.records.report import content_id
from dragoman.reports import make_report

QUADS = {
    "CONSULT": ("040", "verbal cooperation", 1.0),
    "REQUEST": ("100", "verbal conflict", -5.0),
    "PROTEST": ("141", "material conflict", -6.5),
    "COERCE": ("173", "material conflict", -5.0),
    "SANCTION": ("161", "material conflict", -4.0),
    "RETREAT": ("0874", "material cooperation", 10.0),
}


def actor(text, words, country=None, sector=None, **known):
    plain = {
        "name": words,
        "country": country,
        "sector": sector,
        "role": None,
        "entity": None,
        "code": " ".join(filter(None, (country, sector))) or None,
        "words": span(text, words),
        "antecedent": None,
    }
    return Actor(**{**plain, **known})


def state(text, words, country):
    return actor(text, words, country, "GOV", entity=f"state:{country}")


def place(text, words, country="PAK", **fields):
    plain = {
        "name": words,
        "country": country,
        "admin1": None,
        "lat": 33.72,
        "lon": 73.04,
        "geonameid": 1176615,
        "precision": "city",
        "basis": "clause",
        "words": span(text, words),
    }
    return Place(**{**plain, **fields})


def day(first=DAY, last=None, precision="day", basis="said"):
    return Dates(
        first=first, last=last or first, precision=precision, basis=basis, words=None
    )


def count(text, words, numbers, kind="killed"):
    low, best, high = numbers
    return Count(kind=kind, low=low, best=best, high=high, words=span(text, words))


def telling(text, type_, trigger, *, on=DAY, **fields):
    """A telling; source, url and title go to the report, the rest to the event."""
    told = {name: fields.pop(name, None) for name in ("source", "url", "title")}
    report = make_report(text, published=on, **told)
    cameo, quad, score = QUADS.get(type_, ("190", "material conflict", -10.0))
    codes = {"cameo": cameo, "quad": quad, "score": score, "dates": day()}
    id_ = content_id(report.id, type_, trigger)
    event = handmade.event(text, type_, trigger, **{**codes, "id": id_, **fields})
    return Telling(report=report, event=event, story=None)


def story(*tellings, sources=1, **fields):
    """The tellings as one story, whose fields are those of the first."""
    event = tellings[0].event
    made = Story(
        **{
            "id": content_id("story", event.id),
            "events": tuple(sorted(t.event.id for t in tellings)),
            "reports": tuple(sorted(t.report.id for t in tellings)),
            "type": event.type,
            "mode": event.mode,
            "status": event.status,
            "actors": event.actors,
            "recipients": event.recipients,
            "dates": event.dates,
            "place": event.place,
            "counts": event.counts,
            "sources": sources,
            "agreements": (),
            "bonds": (),
            **fields,
        }
    )
    return [Telling(report=t.report, event=t.event, story=made) for t in tellings]


CALL = "Pakistan and Iran held talks in Islamabad on Tuesday."
RAID = "Rebels killed 12 soldiers near Quetta on Tuesday, police said."
MARCH = "Students marched in Lahore against the government."


def a_call(**fields):
    parties = (state(CALL, "Pakistan", "PAK"), state(CALL, "Iran", "IRN"))
    plain = {"actors": parties, "place": place(CALL, "Islamabad", admin1="Islamabad")}
    return telling(CALL, "CONSULT", "held talks", **{**plain, **fields})


def a_raid(**fields):
    plain = {
        "actors": (actor(RAID, "Rebels", "PAK", "REB", role="rebel"),),
        "recipients": (actor(RAID, "soldiers", "PAK", "MIL", role="soldier"),),
        "place": place(RAID, "Quetta", admin1="Balochistan", lat=30.18, lon=67.0),
        "counts": (count(RAID, "12", (12, 12, 12)),),
        "mode": "firearms",
    }
    return telling(RAID, "ASSAULT", "killed", **{**plain, **fields})


def a_march(**fields):
    plain = {
        "actors": (actor(MARCH, "Students", "PAK", "EDU", role="student"),),
        "recipients": (actor(MARCH, "government", "PAK", "GOV", role="government"),),
        "place": place(MARCH, "Lahore", admin1="Punjab", lat=31.55, lon=74.34),
        "mode": "demo",
    }
    return telling(MARCH, "PROTEST", "marched", **{**plain, **fields})


def some():
    """A handful of tellings of every kind, one story of three reports among them."""
    told = [
        a_raid(source="Dawn", url="https://www.dawn.com/news/1"),
        a_raid(source="Geo", on=date(2024, 3, 6), title="Raid near Quetta"),
        a_raid(source="Mehr", on=date(2024, 3, 7)),
    ]
    return [a_call(source="APP"), a_march(), *story(*told, sources=2)]
