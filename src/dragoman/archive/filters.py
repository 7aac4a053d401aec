"""What may be asked of each table, and how that is said in SQL.

A choice given as several words means any of them; several choices must all hold.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, Final

from dragoman.errors import BadInput, UnknownChoice
from dragoman.knowledge.codebook import QUADS, load_codebook
from dragoman.knowledge.state_names import state_code
from dragoman.knowledge.tables import data_path, read_lines
from dragoman.records.event import Status
from dragoman.records.report import Frozen

Clause = tuple[str, list[object]]
Condition = Callable[[Any], Clause]

EARTH_KM: Final = 6371.0088
NEAR_KM: Final = 50.0
_CODE: Final = re.compile(r"(?P<country>[A-Z]{3}) (?P<sector>[A-Z]{3})")


class Question(Frozen, frozen=True, kw_only=True):
    """A condition on the rows of a table, with the values of its question marks.

    Attributes:
        where: The condition, in SQL.
        values: The values, in order.
        text: Words that the report must hold, for the full-text index; or None.
    """

    where: str
    values: tuple[Any, ...]
    text: str | None


def ask(
    table: str,
    choices: Mapping[str, object],
    own_types: Callable[[], Iterable[str]] = tuple,
) -> Question:
    """Turn what a user chose into a condition.

    Args:
        table: A table of `FILTERS`.
        choices: Names of filters and what was chosen; None means: not chosen.
        own_types: Gives the event types of other codebooks than ours; it is asked
            only about a type that ours has not.

    Raises:
        UnknownChoice: The table has no such filter, or the filter no such value.
        BadInput: What was chosen is no number, day or point where one is needed.
    """
    known = FILTERS[table]
    clauses: list[Clause] = []
    chosen = {name: value for name, value in choices.items() if value is not None}
    for name, value in chosen.items():
        if name not in known:
            raise UnknownChoice(f"filter of {table}", name, sorted(known))
        if name not in ("text", "within_km"):
            _refuse_blank(name, value)
            if name == "type":
                _refuse_type(words(value), own_types)
            clauses.append(known[name](value))
    if "within_km" in chosen and "near" not in chosen:
        raise _bad("within_km", chosen["within_km"], "say of what: near=15.5,32.5")
    if "near" in chosen:
        clauses.append(_near(chosen["near"], chosen.get("within_km", NEAR_KM)))
    text = chosen.get("text")
    return Question(
        where=" AND ".join(f"({sql})" for sql, _ in clauses) or "true",
        values=tuple(value for _, values in clauses for value in values),
        text=None if text is None else str(text),
    )


def words(value: object) -> tuple[str, ...]:
    """One word or several, as several."""
    if not isinstance(value, Iterable) or isinstance(value, str | bytes):
        value = (value,)
    # What was no Unicode on the command line comes as halves of characters.
    return tuple(str(word).encode("utf-8", "replace").decode() for word in value)


def _refuse_type(asked: Iterable[str], own_types: Callable[[], Iterable[str]]) -> None:
    """Refuse an event type that no codebook has.

    Raises:
        UnknownChoice: Neither ours nor one of those that coded the archive.
    """
    unknown = [word for word in asked if word not in _types()]
    types = (*_types(), *own_types()) if unknown else ()
    for word in unknown:
        if word not in types:
            raise UnknownChoice("type", word, dict.fromkeys(types))


def _refuse_blank(name: str, value: object) -> None:
    """Refuse no word where one is asked for: it would be part of every name.

    Raises:
        BadInput: It is blank.
    """
    if not all(word.strip() for word in words(value)):
        raise _bad(name, value, "name what to look for, or leave the filter out")


def _bad(name: str, value: object, remedy: str) -> BadInput:
    return BadInput(name, found=f"{value!r}", remedy=remedy)


def any_of(clauses: Sequence[Clause]) -> Clause:
    """That one of several conditions holds; of none, none does."""
    sql = " OR ".join(f"({clause})" for clause, _ in clauses) or "false"
    return sql, [value for _, values in clauses for value in values]


def one_of(
    column: str, choices: Callable[[], Sequence[str]] | None = None
) -> Condition:
    """The column has one of the words; which there are may be known."""

    def condition(value: object) -> Clause:
        asked = words(value)
        for word in asked:
            if choices and word not in choices():
                raise UnknownChoice(column, word, choices())
        marks = ", ".join("?" for _ in asked) or "NULL"
        return f"{column} IN ({marks})", list(asked)

    return condition


def holds(column: str) -> Condition:
    """The list in the column holds one of the words."""
    return lambda value: any_of(
        [(f"list_contains({column}, ?)", [word]) for word in words(value)]
    )


def like(*columns: str) -> Condition:
    """One of the columns contains one of the words, in whatever case."""
    return lambda value: any_of(
        [
            (f"contains(lower({column}), lower(?))", [word])
            for word in words(value)
            for column in columns
        ]
    )


def at_least(column: str) -> Condition:
    """The column has that number or more."""
    return lambda value: (f"{column} >= ?", [number(column, value)])


def number(name: str, value: object) -> float:
    """A number, given as such or in digits.

    Raises:
        BadInput: It is none.
    """
    try:
        found = float(str(value))
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        raise _bad(name, value, "give a number")
    return found


def from_day(column: str) -> Condition:
    """The column has that day or a later one."""
    return lambda value: (f"{column} >= ?", [day(column, value)])


def to_day(column: str) -> Condition:
    """The column has that day or an earlier one."""
    return lambda value: (f"{column} <= ?", [day(column, value)])


def day(name: str, value: object) -> date:
    """A day, given as such or as 2024-03-05.

    Raises:
        BadInput: It is none.
    """
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as fault:
        raise _bad(name, value, "write a day as 2024-03-05") from fault


def in_country(column: str) -> Condition:
    """The column has the code of a state that is given by code or name."""
    return lambda value: one_of(column)([country(word) for word in words(value)])


def country(word: str) -> str:
    """The code of a state that is given by code or name.

    Raises:
        UnknownChoice: There is no such state.
    """
    code = state_code(word)
    if code is None:
        raise UnknownChoice("country", word, ["PAK", "Pakistan", "…"])
    return code


def party(*sides: str) -> Condition:
    """A party on one of the sides: a state, sector, code, entity or name."""
    return lambda value: any_of(
        [_party(word, side) for word in words(value) for side in sides]
    )


def _party(word: str, side: str) -> Clause:
    """What holds if somebody asked for stands on a side.

    "PAK GOV" is a code, "GOV" a sector, "leader:PAK:arif-alvi" an entity, "PAK" and
    "Pakistan" a state; all else is part of a name.
    """
    code = _CODE.fullmatch(word)
    if code and code["sector"] in sectors():
        return (
            f"list_contains({side}_countries, ?) AND list_contains({side}_sectors, ?)",
            [code["country"], code["sector"]],
        )
    if word in sectors():
        return f"list_contains({side}_sectors, ?)", [word]
    if ":" in word:
        return f"list_contains({side}_entities, ?)", [word]
    if state := state_code(word):
        return f"list_contains({side}_countries, ?)", [state]
    return f"contains(lower({side}_names), lower(?))", [word]


def _near(point: object, km: object) -> Clause:
    """Within so many kilometres of a point: a box first, then the great circle."""
    lat, lon = _point(point)
    reach = number("within_km", km)
    high, wide = _box(lat, reach)
    return (
        "lat BETWEEN ? AND ? AND abs((lon - ? + 540) % 360 - 180) <= ?"
        f" AND 2 * {EARTH_KM} * asin(least(1, sqrt("
        "sin(radians(lat - ?) / 2) ** 2 + cos(radians(?)) * cos(radians(lat))"
        " * sin(radians(lon - ?) / 2) ** 2))) <= ?",
        [lat - high, lat + high, lon, wide, lat, lat, lon, reach],
    )


def _point(value: object) -> tuple[float, float]:
    """Latitude and longitude, given as a pair or as "15.5,32.5".

    Raises:
        BadInput: They are no point of the earth.
    """
    pair = value.split(",") if isinstance(value, str) else value
    remedy = "give latitude and longitude: 15.5,32.5"
    if not (isinstance(pair, Sequence) and len(pair) == 2):
        raise _bad("near", value, remedy)
    lat, lon = number("near", pair[0]), number("near", pair[1])
    if abs(lat) > 90 or abs(lon) > 180:
        raise _bad("near", value, remedy)
    return lat, lon


def _box(lat: float, reach: float) -> tuple[float, float]:
    """How many degrees north and east a circle on the earth reaches, at most."""
    angle = max(0.0, reach) / EARTH_KM
    high = math.degrees(angle) + 1e-9  # for what rounding may take away
    if abs(lat) + high >= 90:  # a pole lies in it, and so does every meridian
        return high, 180.0
    sine = math.sin(angle) / math.cos(math.radians(lat))
    return high, math.degrees(math.asin(min(1.0, sine))) + 1e-6


@cache
def sectors() -> tuple[str, ...]:
    """The codes of sectors."""
    lines = read_lines(data_path("codebook", "sectors.txt"))
    return tuple(line.columns(4, 4)[0] for line in lines)


@cache
def _types() -> tuple[str, ...]:
    return tuple(load_codebook().types)


def _statuses() -> tuple[str, ...]:
    return tuple(Status.__args__)  # type: ignore[attr-defined]


_MEMBERS: Final = "id IN (SELECT unnest(members) FROM stories WHERE {})"


def _in_story(value: object) -> Clause:
    sql, values = one_of("id")(value)
    return _MEMBERS.format(sql), values


def _told_by(value: object) -> Clause:
    sql, values = at_least("sources")(value)
    return _MEMBERS.format(sql), values


_DAYS: Final[dict[str, Condition]] = {
    "since": from_day("last"),
    "until": to_day("first"),
}
_PUBLISHED: Final[dict[str, Condition]] = {
    "since": from_day("published"),
    "until": to_day("published"),
    "source": like("source"),
}
_WHAT: Final[dict[str, Condition]] = {
    "id": one_of("id"),
    "type": one_of("type"),
    "mode": one_of("mode"),
    "status": one_of("status", _statuses),
    "country": in_country("country"),
    "place": like("place"),
    "near": lambda _: ("true", []),
    "within_km": lambda _: ("true", []),
    "actor": party("actor"),
    "recipient": party("recipient"),
    "either": party("actor", "recipient"),
}
FILTERS: Final[dict[str, dict[str, Condition]]] = {
    "events": {
        **_WHAT,
        **_DAYS,
        "place": like("place", "admin1"),
        "sector": party("actor", "recipient"),
        "quad": one_of("quad", lambda: QUADS),
        "topic": holds("topics"),
        "context": holds("contexts"),
        "source": like("source"),
        "report": one_of("report"),
        "story": _in_story,
        "min_sources": _told_by,
        "min_confidence": at_least("confidence"),
        "min_killed": at_least("killed"),
        "text": lambda _: ("true", []),
    },
    "stories": {
        **_WHAT,
        **_DAYS,
        "min_sources": at_least("sources"),
        "min_killed": at_least("killed"),
        "report": holds("reports"),
        "event": holds("members"),
    },
    "statements": {
        **_PUBLISHED,
        "id": one_of("id"),
        "speaker": party("speaker"),
        "stance": one_of("stance", lambda: ("for", "against", "neither")),
        "topic": holds("topics"),
        "about": like("array_to_string(about, '; ')", "content"),
        "target": like("target", "content"),
        "report": one_of("report"),
        "text": lambda _: ("true", []),
    },
    "reports": {
        **_PUBLISHED,
        "id": one_of("id"),
        "given_id": one_of("given_id"),
        "language": one_of("language"),
        "state": one_of(
            "state", lambda: ("coded", "waiting", "other language", "failed")
        ),
        "title": like("title"),
        "text": lambda _: ("true", []),
    },
    "failures": {
        "room": one_of("room"),
        "source": like("source"),
        "report": one_of("report"),
    },
}
"""The filters of each table."""
