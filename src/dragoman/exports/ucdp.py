"""Rows in the columns and codes of the UCDP GED: deadly violence with two sides.

A side is a state, an organised armed group, or civilians. Violence whose sides are not
told, and violence without a death, does not come in.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from dragoman.exports.cells import (
    Numbers,
    Row,
    clean,
    district,
    province,
)
from dragoman.exports.codes import STATELESS, Country, country_of, sector_of
from dragoman.exports.happenings import Happening
from dragoman.exports.icews import is_named
from dragoman.records import Actor, Count, Dates, Place

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
CIVILIANS: Final = "Civilians"
UNNAMED: Final = {
    "REB": "Rebels",
    "UAF": "Unidentified armed group",
    "CRM": "Armed gang",
}
# What happens in Palestine stands under Israel in UCDP.
PALESTINE: Final = ("PSE", 666)
# The last Gleditsch and Ward number of each region.
REGIONS: Final = (
    (199, "Americas"),
    (399, "Europe"),
    (629, "Africa"),
    (699, "Middle East"),
    (999, "Asia"),
)
WHERE: Final = {
    "exact": 1,
    "city": 1,
    "district": 3,
    "province": 4,
    "region": 5,
    "border": 5,
    "country": 6,
    "water": 7,
}
A_PROVINCE: Final = 4
# date_prec by the most days that a stretch may have.
DATE_PRECISIONS: Final = ((1, 1), (6, 2), (7, 3), (31, 4))
VAGUEST: Final = 5
A_YEAR: Final = 366
CELLS_A_DEGREE, CELLS_A_ROW, CELLS_A_COLUMN = 2, 720, 360
Sides = tuple[int, Actor, Actor | None]


def why_not(happening: Happening) -> str | None:
    """Why UCDP would not hold a happening."""
    if happening.event.type != "ASSAULT" or not _dead(happening.number("killed"))[0]:
        return "no deadly violence"
    if happening.dates is None:
        return "no day is known"
    if _days(happening.dates) > A_YEAR:
        return "no year is known"
    if happening.place is None or happening.place.country is None:
        return "no country is known"
    return None if sides_of(happening) else "its two sides are not known"


def sides_of(happening: Happening) -> Sides | None:
    """The kind of violence and its sides, a government first; None for civilians."""
    parties = happening.actors[:1], happening.recipients[:1]
    if happening.mutual:
        parties = happening.actors[:1], happening.actors[1:2]
    if not (parties[0] and parties[1]):
        return None
    first, second = parties[0][0], parties[1][0]
    kinds = _kind(first, happening.place), _kind(second, happening.place)
    homes = _home(first, happening.place), _home(second, happening.place)
    if kinds == ("state", "state") and homes[0] == homes[1]:
        return None
    return {
        ("state", "state"): (STATE_BASED, first, second),
        ("state", "armed"): (STATE_BASED, first, second),
        ("armed", "state"): (STATE_BASED, second, first),
        ("armed", "armed"): (NON_STATE, first, second),
        ("state", "civilians"): (ONE_SIDED, first, None),
        ("armed", "civilians"): (ONE_SIDED, first, None),
    }.get(kinds)


def rows(happening: Happening, numbers: Numbers) -> Iterator[Row]:
    """The row of UCDP."""
    sides, place, dates = sides_of(happening), happening.place, happening.dates
    if sides is None or place is None or dates is None:
        return
    number, kind = numbers.of("ucdp", happening.id), sides[0]
    where = WHERE[place.precision]
    date_prec = date_precision(dates)
    clear = date_prec == 1 and where < A_PROVINCE
    yield {
        "id": number,
        "relid": f"{place.country}-{dates.last.year}-{kind}-{number}",
        "year": dates.last.year,
        "active_year": None,
        "code_status": "Clear",
        "type_of_violence": kind,
        **_sides(sides, place, numbers),
        **_sources(happening),
        "where_prec": where,
        **_place(place),
        "event_clarity": 1 if clear else 2,
        "date_prec": date_prec,
        "date_start": f"{dates.first} 00:00:00.000",
        "date_end": f"{dates.last} 00:00:00.000",
        **_deaths(happening.number("killed"), kind),
        "gwnoa": _gw(sides[1], place),
        "gwnob": _gw(sides[2], place),
    }


def date_precision(dates: Dates) -> int:
    """How exact a day is, by the length of its stretch."""
    days = _days(dates)
    return next((code for most, code in DATE_PRECISIONS if days <= most), VAGUEST)


def _days(dates: Dates) -> int:
    return (dates.last - dates.first).days + 1


def grid_cell(lat: float, lon: float) -> int:
    """The cell of the PRIO grid, counted from the south-western corner of the world.

    >>> grid_cell(-90, -180), grid_cell(0.1, 0.1), grid_cell(90, 180)
    (1, 129961, 259200)
    """
    row = min(math.floor((lat + 90) * CELLS_A_DEGREE), CELLS_A_COLUMN - 1)
    column = min(math.floor((lon + 180) * CELLS_A_DEGREE), CELLS_A_ROW - 1)
    return row * CELLS_A_ROW + column + 1


def region_of(number: int | None) -> str | None:
    """The region of a state by its number, as UCDP parts the world.

    >>> region_of(651), region_of(625)
    ('Middle East', 'Africa')
    """
    if number is None:
        return None
    return next((region for last, region in REGIONS if number <= last), None)


def _dead(count: Count | None) -> tuple[int, int, int]:
    """Best, lowest and highest number of dead; 0 if none is told."""
    if count is None:
        return 0, 0, 0
    told = [n for n in (count.best, count.low, count.high) if n is not None]
    best = told[0] if told else 0
    low = best if count.low is None else min(count.low, best)
    return best, low, max(best, count.high or 0)


def _deaths(count: Count | None, kind: int) -> Row:
    best, low, high = _dead(count)
    return {
        "deaths_a": 0,
        "deaths_b": 0,
        "deaths_civilians": best if kind == ONE_SIDED else 0,
        "deaths_unknown": 0 if kind == ONE_SIDED else best,
        "best": best,
        "high": high,
        "low": low,
    }


def _sides(sides: Sides, place: Place, numbers: Numbers) -> Row:
    first, second = (_name(side, place) for side in sides[1:])
    both = f"{first} - {second}"
    number = numbers.of("dyad", both)
    return {
        "conflict_dset_id": None,
        "conflict_new_id": number,
        "conflict_name": both,
        "dyad_dset_id": None,
        "dyad_new_id": number,
        "dyad_name": both,
        "side_a_dset_id": None,
        "side_a_new_id": numbers.of("side", first),
        "side_a": first,
        "side_b_dset_id": None,
        "side_b_new_id": numbers.of("side", second),
        "side_b": second,
    }


def _name(actor: Actor | None, place: Place) -> str:
    """What a side is called; who has no name has that of the country and kind."""
    if actor is None:
        return CIVILIANS
    country = country_of(actor.country) or country_of(place.country)
    where = country.ucdp if country else "unknown"
    if country and country.code == PALESTINE[0]:
        where = country.name  # Israel is where it happens, not who acts
    if sector_of(actor).ucdp == "state" and actor.sector not in STATELESS:
        return f"Government of {where}"
    if is_named(actor):
        return clean(actor.name)
    return f"{UNNAMED.get(actor.sector or '', actor.name)} ({where})"


def _sources(happening: Happening) -> Row:
    first, who = happening.first_told, happening.event.according_to
    articles = [
        ",".join(filter(None, (r.source, str(r.published or ""), r.title or r.url)))
        for r in happening.reports
    ]
    return {
        "number_of_sources": len(happening.reports),
        "source_article": ";".join(
            f"'{clean(a).replace(';', ',') or 'unknown'}'" for a in articles
        ),
        "source_office": first.source,
        "source_date": first.published,
        "source_headline": first.title,
        "source_original": who.name if who else None,
    }


def _place(place: Place) -> Row:
    country = country_of(place.country)
    number = country.gw if country else None
    if place.country == PALESTINE[0]:
        number = PALESTINE[1]
    return {
        "where_coordinates": place.name,
        "where_description": place.words.text,
        "adm_1": province(place),
        "adm_2": district(place),
        "latitude": place.lat,
        "longitude": place.lon,
        "geom_wkt": f"POINT ({place.lon:.6f} {place.lat:.6f})",
        "priogrid_gid": grid_cell(place.lat, place.lon),
        "country": country.ucdp if country else None,
        "country_id": number,
        "region": region_of(number),
    }


def _home(actor: Actor, place: Place | None) -> Country | None:
    """The country of a side; who is only called "troops" is of the country there."""
    if actor.sector in STATELESS:
        return country_of(actor.country)
    return country_of(actor.country) or country_of(place.country if place else None)


def _kind(actor: Actor, place: Place | None) -> str:
    """What a side can be; the authority of Palestine is no state to UCDP."""
    kind, home = sector_of(actor).ucdp, _home(actor, place)
    if kind == "state" and home and home.code == PALESTINE[0]:
        return "armed"
    return kind


def _gw(actor: Actor | None, place: Place) -> int | None:
    """The number of a side that is a state."""
    if actor is None or _kind(actor, place) != "state":
        return None
    home = _home(actor, place)
    return home.gw if home else None
