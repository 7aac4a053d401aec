"""The values that filters can take among what a question finds, the commonest first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dragoman.archive.overview.asking import Narrowed
from dragoman.archive.overview.copies import Asking
from dragoman.archive.overview.counting import Once
from dragoman.archive.overview.records import Actor, Facet
from dragoman.knowledge.code_names import codes_called, sector_name, state_name
from dragoman.knowledge.phrases import fold

MOST: Final = 400
"""The most values of a filter that are told."""
SUGGESTED: Final = 20


def facets(asking: Asking, asked: Narrowed) -> dict[str, tuple[Facet, ...]]:
    """For each filter its values, with the number of events that each finds."""
    Once(asking, asked).tally(_COUNTED)
    return {
        name: tuple(
            Facet(value=value, name=_NAMED.get(name, str)(value), events=events)
            for value, events in asking.rows(_VALUES.format(values=sql, most=MOST))
        )
        for name, sql in _VALUES_OF.items()
    }


def suggest(asking: Asking, asked: str) -> tuple[Actor, ...]:
    """Whom somebody may mean who types these letters, the most active first.

    States and sectors are known by code and by name, persons and bodies by the names
    under which they act here.
    """
    wanted = " ".join(fold(asked).split())
    if not wanted:
        return ()
    rows = asking.rows(
        _SUGGEST, (list(codes_called(wanted)), wanted, wanted, SUGGESTED)
    )
    return tuple(
        Actor(value=value, name=_told(kind, value, name), kind=kind, events=events)
        for kind, value, name, events in rows
    )


def _told(kind: str, value: str, name: str | None) -> str:
    """What somebody is called."""
    if kind in _CODES:
        return _CODES[kind](value)
    return name or value


_CODES: Final[dict[str, Callable[[str], str]]] = {
    "country": state_name,
    "sector": sector_name,
}
_NAMED: Final[dict[str, Callable[[str], str]]] = {
    **dict.fromkeys(("country", "actor", "recipient", "either"), state_name),
    "sector": sector_name,
}
_COUNTED: Final = {
    "kind": "kinds",
    "place_number": "places",
    "matter": "matters",
    "paper": "papers",
    "actor_kin": "kin",
    "recipient_kin": "kin",
}
_VALUES: Final = """
SELECT value, CAST(sum(events) AS BIGINT) AS total FROM ({values})
WHERE value IS NOT NULL AND value <> ''
GROUP BY value ORDER BY total DESC, value LIMIT {most}
"""


def _of(number: str, table: str, value: str, key: str | None = None) -> str:
    """The values of one column of a list with their events, in SQL."""
    key = key or number
    return (
        f"SELECT {value} AS value, events FROM by_{number}"
        f" JOIN {table} ON {table}.{key} = by_{number}.{number}"
    )


def _of_sides(value: str) -> str:
    """The values on both sides."""
    sides = ("actor_kin", "recipient_kin")
    return " UNION ALL ".join(_of(side, "kin", value, "kin") for side in sides)


_VALUES_OF: Final = {
    **{name: _of("kind", "kinds", name) for name in ("type", "mode", "quad", "status")},
    "country": _of("place_number", "places", "country"),
    "place": _of("place_number", "places", "place"),
    "topic": _of("matter", "matters", "unnest(topics)"),
    "context": _of("matter", "matters", "unnest(contexts)"),
    "source": _of("paper", "papers", "source"),
    "actor": _of("actor_kin", "kin", "unnest(party_countries)", "kin"),
    "recipient": _of("recipient_kin", "kin", "unnest(party_countries)", "kin"),
    "either": _of_sides("unnest(party_countries)"),
    "sector": _of_sides("unnest(party_sectors)"),
}
# Those whose name begins so come before those who have a word that does.
_SUGGEST: Final = """
SELECT kind, word, name, events FROM (
    SELECT *, list_contains(?, word) AND kind IN ('country', 'sector') AS by_code,
        strip_accents(lower(coalesce(name, word))) AS sought
    FROM actors
) WHERE by_code OR (kind IN ('name', 'id') AND (
    starts_with(sought, ?) OR contains(' ' || sought, ' ' || ?)
))
QUALIFY kind <> 'name' OR count(*) FILTER (kind = 'id') OVER (PARTITION BY sought) = 0
ORDER BY by_code DESC, events DESC, kind, word LIMIT ?
"""
