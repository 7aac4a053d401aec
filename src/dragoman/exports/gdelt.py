"""Rows as GDELT has them: events 1.0 and 2.0, and the mentions of 2.0.

One row says that one actor did something to one other. What several did to several
is several rows, and talks between two are two rows, one each way.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from dragoman.exports.cells import (
    Cell,
    Numbers,
    Row,
    citation,
    full_cameo,
    host,
    in_first_paragraph,
    province,
    sentence_number,
)
from dragoman.exports.codes import (
    STATELESS,
    adm1_of,
    country_of,
    faith_of,
    fips_of,
    group_of,
    role_of,
)
from dragoman.exports.happenings import Happening, Pair, key_of
from dragoman.records import Actor, Place, Telling

# The quad class by the root of the CAMEO code: the last root of each.
QUADS: Final = ((5, 1), (8, 2), (13, 3), (20, 4))
PLACES: Final = {
    "exact": 4,
    "city": 4,
    "district": 5,
    "province": 5,
    "country": 1,
}
IN_AMERICA: Final = {4: 3, 5: 2}  # towns and states of the US have types of their own
# The regions of the world and the fields of work that stand in codes of organisations.
REGIONS: Final = frozenset("AFR CAF CAS EAF EUR MEA PGS SAF SAS SEA WAF WST".split())
FIELDS: Final = frozenset("AGR BUS COP DEV HLH HRI JUD LAB REF".split())
# The codebook's formula, with the months gone by: January 1 is .0027 there, not .0849.
DAYS_A_MONTH, DAYS_A_YEAR = 30, 365
WEB, CITATION = 1, 2


def why_not(happening: Happening) -> str | None:
    """Why GDELT could not hold a happening."""
    if happening.day is None or happening.added is None:
        return "no day is known"
    return None if happening.pairs(has_code) else "no party has a code"


def rows_1(happening: Happening, numbers: Numbers) -> Iterator[Row]:
    """The rows of GDELT 1.0."""
    for pair in happening.pairs(has_code):
        yield _row(happening, pair, numbers, second=False)


def rows_2(happening: Happening, numbers: Numbers) -> Iterator[Row]:
    """The rows of GDELT 2.0."""
    for pair in happening.pairs(has_code):
        yield _row(happening, pair, numbers, second=True)


def mentions(happening: Happening, numbers: Numbers) -> Iterator[Row]:
    """The mentions of the rows of GDELT 2.0."""
    added = happening.added or date.min
    for pair in happening.pairs(has_code):
        number = number_of(happening, pair, numbers)
        for telling in happening.tellings:
            yield {
                "GLOBALEVENTID": number,
                "EventTimeDate": _moment(added),
                "MentionTimeDate": _moment(telling.report.published or added),
                **_mention(telling, pair),
            }


def code_of(actor: Actor) -> str:
    """The whole CAMEO code of an actor, empty if nothing of it has one."""
    country, role, faith = country_of(actor.country), role_of(actor), faith_of(actor)
    cameo = country.cameo if country else ""
    group = group_of(actor)
    body = "".join((*group.before, group.code))
    first = role + body + cameo if role in STATELESS else cameo + role + body
    return first + faith.religion + faith.branch + faith.ethnic


def has_code(actor: Actor) -> bool:
    """Tell whether CAMEO has a code for an actor; GDELT leaves others blank."""
    return code_of(actor) != ""


def number_of(happening: Happening, pair: Pair, numbers: Numbers) -> int:
    """The number of one row, the same in events and mentions."""
    return numbers.of("gdelt", happening.id, *map(key_of, pair))


def _row(happening: Happening, pair: Pair, numbers: Numbers, *, second: bool) -> Row:
    day, added = happening.day or date.min, happening.added or date.min
    source, target = pair
    return {
        "GLOBALEVENTID": number_of(happening, pair, numbers),
        "SQLDATE": int(f"{day:%Y%m%d}"),
        "MonthYear": int(f"{day:%Y%m}"),
        "Year": day.year,
        "FractionDate": round(
            day.year + ((day.month - 1) * DAYS_A_MONTH + day.day) / DAYS_A_YEAR, 4
        ),
        **_actor("Actor1", source),
        **_actor("Actor2", target),
        **_action(happening),
        **_place("Actor1Geo", None, second=second),
        **_place("Actor2Geo", None, second=second),
        **_place("ActionGeo", happening.place, second=second),
        "DATEADDED": _moment(added) if second else int(f"{added:%Y%m%d}"),
        "SOURCEURL": citation(happening.first_told),
    }


def _actor(column: str, actor: Actor | None) -> Row:
    if actor is None:
        return {f"{column}{part}": None for part in _ACTOR_PARTS}
    country, faith = country_of(actor.country), faith_of(actor)
    group = group_of(actor)
    regions = [code for code in group.before if code in REGIONS]
    roles = [code for code in group.before if code in FIELDS]
    cells = (
        code_of(actor),
        actor.name.upper(),
        country.cameo if country else "".join(regions),
        group.code,
        faith.ethnic,
        faith.religion,
        faith.branch,
        role_of(actor),
        "".join(roles),
    )
    filled: tuple[Cell, ...] = (*(cell or None for cell in cells), None)
    return {
        f"{column}{part}": cell for part, cell in zip(_ACTOR_PARTS, filled, strict=True)
    }


_ACTOR_PARTS: Final = (
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
)


def _action(happening: Happening) -> Row:
    event, code = happening.event, full_cameo(happening.event.cameo)
    rooted = any(in_first_paragraph(t.report, t.event) for t in happening.tellings)
    return {
        "IsRootEvent": int(rooted),
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": next(quad for last, quad in QUADS if int(code[:2]) <= last),
        "GoldsteinScale": event.score,
        "NumMentions": len(happening.tellings),
        "NumSources": happening.sources,
        "NumArticles": len(happening.reports),
        "AvgTone": None,
    }


def _place(column: str, place: Place | None, *, second: bool) -> Row:
    kind = PLACES.get(place.precision, 0) if place and place.country else 0
    known = place if kind else None
    fips = fips_of(known) if known else None
    if fips == "US":
        kind = IN_AMERICA.get(kind, kind)
    return {
        f"{column}_Type": kind,
        f"{column}_FullName": _full_name(known) if known else None,
        f"{column}_CountryCode": fips,
        f"{column}_ADM1Code": adm1_of(known) if known else None,
        **({f"{column}_ADM2Code": None} if second else {}),
        f"{column}_Lat": known.lat if known else None,
        f"{column}_Long": known.lon if known else None,
        f"{column}_FeatureID": fips if kind == 1 else None,
    }


def _full_name(place: Place) -> str:
    country = country_of(place.country)
    names = (place.name, province(place), country.name if country else None)
    return ", ".join(dict.fromkeys(filter(None, names)))


def _moment(day: date) -> int:
    return int(f"{day:%Y%m%d}000000")


def _mention(telling: Telling, pair: Pair) -> Row:
    report, event = telling.report, telling.event
    parties = {key_of(a): a for a in (*event.actors, *event.recipients)}
    first, second = (parties.get(key_of(side)) if side else None for side in pair)
    return {
        "MentionType": WEB if report.url else CITATION,
        "MentionSourceName": host(report),
        "MentionIdentifier": citation(report),
        "SentenceID": sentence_number(report, event),
        "Actor1CharOffset": first.words.start if first else -1,
        "Actor2CharOffset": second.words.start if second else -1,
        "ActionCharOffset": event.trigger.start,
        "InRawText": 1,
        "Confidence": min(max(round(event.confidence * 10) * 10, 10), 100),
        "MentionDocLen": len(report.text),
        "MentionDocTone": None,
        "MentionDocTranslationInfo": None,
        "Extras": event.id,
    }
