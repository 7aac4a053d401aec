"""Rows in the columns and codes of ACLED: violence, protest, and what changes them.

The rules that make an ACLED event of a PLOVER one stand in
data/exports/acled_types.txt. Rows of ACLED are made by people who compare sources;
these are made by machine, and share the form, not the care.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Final

import msgspec

from dragoman.exports.cells import Numbers, Row, clean, district, joined, province
from dragoman.exports.codes import country_of, is_bare_state, sector_of
from dragoman.exports.happenings import Happening
from dragoman.exports.icews import is_named
from dragoman.knowledge.tables import data_path, listed, read_lines
from dragoman.records import Actor, Dates, Place

STATE, REBELS, MILITIA, RIOTERS, PROTESTERS, CIVILIANS, EXTERNAL = 1, 2, 3, 5, 6, 7, 8
ARMED: Final = frozenset({STATE, REBELS, MILITIA, EXTERNAL})
CROWDS: Final = {"Protests": PROTESTERS, "Riots": RIOTERS}
DISORDER: Final = {
    "Protests": "Demonstrations",
    "Strategic developments": "Strategic developments",
    "Violent demonstration": "Demonstrations",
    "Excessive force against protesters": "Political violence; Demonstrations",
}
GEO: Final = {"exact": 1, "city": 1, "district": 2, "border": 2}
VAGUE: Final = 3
A_WEEK, A_MONTH = 7, 31
UNARMED: Final = frozenset({"JUD", "LEG"})
FORCES: Final = {"MIL": "Military Forces of", "COP": "Police Forces of"}
CROWD_NAMES: Final = {
    PROTESTERS: "Protesters",
    RIOTERS: "Rioters",
    CIVILIANS: "Civilians",
    REBELS: "Unidentified Armed Group",
    MILITIA: "Unidentified Armed Group",
}


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """When an event of ours is which event of ACLED."""

    type: str
    modes: tuple[str, ...]
    source: tuple[str, ...]
    target: tuple[str, ...]
    event: str
    sub_event: str


@cache
def rules() -> tuple[Rule, ...]:
    """The rules, in the order in which they are tried."""
    found = []
    for line in read_lines(data_path("exports", "acled_types.txt")):
        kind, modes, source, target, event, sub_event = line.columns(6, 6)
        found.append(
            Rule(
                type=kind,
                modes=listed(modes),
                source=listed(source),
                target=listed(target),
                event=event,
                sub_event=sub_event,
            )
        )
    return tuple(found)


def rule_of(happening: Happening) -> Rule | None:
    """The rule that makes a happening an event of ACLED, None for none."""
    event, (first, second) = happening.event, sides(happening)
    source = _kinds(first, happening, attacked=False)
    target = _kinds(second, happening, attacked=event.type == "ASSAULT")
    for rule in rules():
        if (
            rule.type == event.type
            and (not rule.modes or (event.mode or "-") in rule.modes)
            and (not rule.source or source & set(rule.source))
            and (not rule.target or target & set(rule.target))
        ):
            return rule
    return None


def why_not(happening: Happening) -> str | None:
    """Why ACLED would not hold a happening."""
    if rule_of(happening) is None:
        return "no violence, protest or strategic development"
    if happening.day is None:
        return "no day is known"
    dates = happening.dates
    if dates and (dates.last - dates.first).days >= A_MONTH:
        return "no month is known"
    if happening.place is None or happening.place.country is None:
        return "no country is known"
    return None


def sides(happening: Happening) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Who stands on which side; in a fight the first against the others."""
    if happening.mutual:
        return happening.actors[:1], happening.actors[1:]
    return happening.actors, happening.recipients


def rows(happening: Happening, numbers: Numbers) -> Iterator[Row]:
    """The row of ACLED."""
    rule, place, day = rule_of(happening), happening.place, happening.day
    if rule is None or place is None or day is None:
        return
    country = country_of(place.country)
    yield {
        "event_id_cnty": f"{place.country or ''}{numbers.of('acled', happening.id)}",
        "event_date": day,
        "year": day.year,
        "time_precision": time_precision(happening.dates),
        "disorder_type": DISORDER.get(
            rule.sub_event, DISORDER.get(rule.event, "Political violence")
        ),
        "event_type": rule.event,
        "sub_event_type": rule.sub_event,
        **_parties(happening, rule),
        "iso": country.iso if country else None,
        "region": country.region if country else None,
        "country": country.acled if country else None,
        "admin1": province(place),
        "admin2": district(place),
        "admin3": None,
        "location": place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": GEO.get(place.precision, VAGUE),
        **_told(happening, rule),
    }


def time_precision(dates: Dates | None) -> int:
    """1 for a day that is said, 2 for a week, 3 for less.

    A day taken from the day of print is worth a week: it was near it, not surely on it.
    """
    if dates is None:
        return VAGUE
    if (dates.last - dates.first).days >= A_WEEK:
        return VAGUE
    return 1 if dates.precision == "day" and dates.basis != "published" else 2


def _kinds(
    side: tuple[Actor, ...], happening: Happening, *, attacked: bool
) -> set[str]:
    """What a side is, in the words of the rules.

    Of whom nothing is known may be a place or a thing, unless somebody was hurt.
    """
    harm = happening.number("killed") or happening.number("injured")
    hurt = {"hurt"} if harm else set()
    if not side:
        return {"nobody", "crowd"} | hurt if hurt else {"nobody"}
    if side[0].sector is None and not hurt:
        return {"unknown"}
    code = _code(side[0], attacked=attacked)
    kinds = {"armed"} if code in ARMED else {"crowd"}
    return kinds | hurt | ({"state"} if code in {STATE, EXTERNAL} else set())


def _code(actor: Actor, *, attacked: bool) -> int:
    """The inter code of an actor at home.

    Judges, deputies and leaders bear no arms: attacked, they are civilians.
    """
    leads = actor.sector == "GOV" and (actor.entity or "").startswith("leader:")
    if attacked and (leads or actor.sector in UNARMED):
        return CIVILIANS
    return sector_of(actor).acled


def _parties(happening: Happening, rule: Rule) -> Row:
    source, target = sides(happening)
    place, crowd = happening.place, CROWDS.get(rule.event)
    if rule.event == "Protests" and rule.type == "ASSAULT":
        source, target = target, source  # the crowd comes first, those who break it up
    elif crowd and not _are_forces(target):
        target = ()  # those whom a crowd is against are no party in ACLED
    elif rule.type == "RETREAT" and target and target[0].sector is None:
        target = ()  # what troops leave is a place
    unseen = MILITIA if _violent(rule) else 0
    first = crowd or _inter(source, place) or unseen
    second = _inter(target, place, attacked=rule.type == "ASSAULT" and not crowd)
    known = sorted(filter(None, (first, second)))
    civilian = (
        CIVILIANS in (first, second)
        or rule.event.endswith("civilians")
        or rule.sub_event.endswith("protesters")
    )
    return {
        "actor1": _name(source, first, place, rule),
        "assoc_actor_1": _others(source),
        "inter1": first,
        "actor2": _name(target, second, place, rule),
        "assoc_actor_2": _others(target),
        "inter2": second,
        "interaction": int("".join(map(str, known)).ljust(2, "0")),
        "civilian_targeting": (
            "Civilian targeting" if civilian and _violent(rule) else None
        ),
    }


def _are_forces(side: tuple[Actor, ...]) -> bool:
    """Whether a side is police or army."""
    return bool(side) and side[0].sector in FORCES


def _violent(rule: Rule) -> bool:
    """Whether an event is violence against somebody."""
    return rule.event not in {*CROWDS, "Strategic developments"} or (
        rule.sub_event in {"Mob violence", "Excessive force against protesters"}
    )


def _inter(
    side: tuple[Actor, ...], place: Place | None, *, attacked: bool = False
) -> int:
    """The inter code of a side; forces abroad are external."""
    if not side:
        return 0
    code = _code(side[0], attacked=attacked)
    home, country = side[0].country, place.country if place else None
    return EXTERNAL if code == STATE and home and home != country else code


def _name(
    side: tuple[Actor, ...], inter: int, place: Place | None, rule: Rule
) -> str | None:
    """What ACLED would call a side."""
    if not inter:
        return None
    actor = side[0] if side else None
    code = (actor.country if actor else None) or (place.country if place else None)
    country = country_of(code)
    where = country.acled if country else "unknown"
    if actor and inter in {STATE, EXTERNAL} and sector_of(actor).acled == STATE:
        sector = actor.sector or ""
        if is_bare_state(actor) and _violent(rule):
            sector = "MIL"  # "Israel shelled" is its army
        return f"{FORCES.get(sector, 'Government of')} {where}"
    if actor and inter not in CROWDS.values() and _is_group(actor):
        return actor.name
    return f"{CROWD_NAMES.get(inter, 'Unidentified Actor')} ({where})"


def _is_group(actor: Actor) -> bool:
    """Whether a body is named, not a person or people."""
    entity = actor.entity or ""
    return entity.startswith(("org:", "body:", "group:")) or (
        not entity and is_named(actor) and actor.sector in {"REB", "UAF", "CRM", "IGO"}
    )


def _others(side: tuple[Actor, ...]) -> str | None:
    """The words for a side where its name is general, and whoever else is on it."""
    general = bool(side) and not is_bare_state(side[0]) and not _is_group(side[0])
    first = side[:1] if general else ()
    return joined([actor.name for actor in (*first, *side[1:])], "; ") or None


def _told(happening: Happening, rule: Rule) -> Row:
    event, killed = happening.event, happening.number("killed")
    latest = max((r.published for r in happening.reports if r.published), default=None)
    sources = dict.fromkeys(r.source for r in happening.reports if r.source)
    who = event.according_to
    claim = f"Claimed by {who.name}: " if who and happening.status == "claimed" else ""
    numbers = (killed.best, killed.low, killed.high) if killed else ()
    return {
        "source": joined(list(sources), "; ") or None,
        "source_scale": None,
        "notes": claim + clean(event.sentence.text),
        "fatalities": next((n for n in numbers if n is not None), 0),
        "tags": _crowd_size(happening) if rule.event in CROWDS else None,
        "timestamp": _seconds(latest or happening.day or date.min),
    }


def _crowd_size(happening: Happening) -> str:
    count = happening.number("protesters")
    return f"crowd size={clean(count.words.text) if count else 'no report'}"


def _seconds(day: date) -> int:
    return int(datetime.combine(day, time(), UTC).timestamp())
