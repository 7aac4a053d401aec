"""Make the narrow copy of the events of a commit.

Words that come again and again stand once, in lists: kinds of events, places, parties
and so on; an event has their numbers. The lists keep the names of the columns they
were taken from, so that the filters of the archive hold for them as they are. Numbers
go by the order of the words, so that sorting by number sorts by word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from dragoman.archive.reading import Snapshot, quoted
from dragoman.archive.summaries import STEPS, dated, mutual

FORM: Final = 2
"""The version of the copy's tables; another version is another file."""
MEMORY: Final = "2GB"
COMPARED: Final = (
    *("kind", "place_number", "matter", "first", "last", "killed"),
    *("actor", "actor_kin", "recipient", "recipient_kin"),
)
"""The columns of which the copy says whether a later telling differs from the first."""


def build(snapshot: Snapshot, file: Path, *, memory: str = MEMORY) -> None:
    """Write the copy of a commit into a new file.

    Args:
        snapshot: The tables of the commit.
        file: The file; there must be none of that name.
        memory: The most to use; what does not fit is put on disk meanwhile.

    Raises:
        ArchiveFault: The tables cannot be read.
    """
    with snapshot.copying_to(file, "copy") as cursor:
        cursor.execute(f"SET memory_limit = {quoted(memory)}")
        for statement in _statements():
            cursor.execute(statement)


def _statements() -> Iterator[str]:
    """What makes the tables of the copy, in order."""
    yield _SIDES
    yield from _lists(_LISTS)
    yield _KINDS.format(mutual=mutual())
    yield _PARTIES
    yield _STORIES
    yield _TOLD
    yield _NUMBERED.format(vague=_vague())
    yield from _lists(_TALLIED)
    yield _EVENTS.format(differs=_differs())
    yield from _ACTORS


def _lists(named: Mapping[str, tuple[str, str, str]]) -> Iterator[str]:
    """What makes lists: tables that number what stands in some columns."""
    for table, (number, columns, source) in named.items():
        yield _LIST.format(table=table, number=number, columns=columns, source=source)


def _vague() -> str:
    """By its length, among the stretches of how many steps a day can stand, in SQL.

    0 is among those of all steps, 1 of all but the first of `STEPS`, and so on.
    """
    cases = " ".join(
        f"WHEN {dated(step)} THEN {number}" for number, step in enumerate(STEPS)
    )
    return f"CAST(CASE {cases} ELSE {len(STEPS)} END AS TINYINT)"


def _differs() -> str:
    """In which of `COMPARED` a telling differs from the first, as bits, in SQL."""
    bits = (
        f"CASE WHEN e.{column} IS DISTINCT FROM lead.{column} THEN {2**n} ELSE 0 END"
        for n, column in enumerate(COMPARED)
    )
    return f"CASE WHEN lead.story IS NULL THEN 0 ELSE {' + '.join(bits)} END"


# Actors and recipients under the same names.
_SIDES: Final = """
CREATE TEMP VIEW sides AS
SELECT coalesce(actor_names, '') AS party_names, actor_countries AS party_countries,
    actor_sectors AS party_sectors, actor_entities AS party_entities
FROM events
UNION ALL
SELECT coalesce(recipient_names, ''), recipient_countries,
    recipient_sectors, recipient_entities
FROM events
"""
_PLACE: Final = "place, admin1, country, lat, lon, place_precision"
_LISTS: Final = {
    "states": ("states", "party_countries", "sides"),
    "kin": ("kin", "party_countries, party_sectors", "sides"),
    "places": ("place_number", _PLACE, "events"),
    "matters": ("matter", "topics, contexts", "events"),
    "papers": ("paper", "source", "events"),
    "reports": ("report_number", "report", "events"),
}
_LIST: Final = """
CREATE TABLE copy.{table} AS
SELECT CAST(row_number() OVER (ORDER BY {columns}) AS INTEGER) AS {number}, *
FROM (SELECT DISTINCT {columns} FROM {source})
"""
_KINDS: Final = """
CREATE TABLE copy.kinds AS
SELECT CAST(row_number() OVER (ORDER BY type, mode, quad, status, cameo) AS INTEGER)
    AS kind, *, coalesce({mutual}, false) AS mutual
FROM (SELECT DISTINCT type, mode, quad, status, cameo FROM events)
"""
_PARTIES: Final = """
CREATE TABLE copy.parties AS
SELECT CAST(row_number() OVER (ORDER BY party_names, kin, party_entities) AS INTEGER)
    AS party, k.kin, s.states, d.*
FROM (SELECT DISTINCT * FROM sides) AS d
JOIN copy.states AS s ON s.party_countries IS NOT DISTINCT FROM d.party_countries
JOIN copy.kin AS k ON k.party_countries IS NOT DISTINCT FROM d.party_countries
    AND k.party_sectors IS NOT DISTINCT FROM d.party_sectors
"""
_STORIES: Final = """
CREATE TABLE copy.stories AS
SELECT CAST(row_number() OVER (ORDER BY id) AS INTEGER) AS story, id, sources,
    CAST(len(members) AS INTEGER) AS tellings
FROM stories
"""
# Of each event that is told several times, which telling it is, from 1.
_TOLD: Final = """
CREATE TEMP TABLE told AS
SELECT id, story, sources,
    CAST(CASE WHEN count(*) OVER (PARTITION BY story) = 1 THEN 0
        ELSE row_number() OVER (
            PARTITION BY story ORDER BY published NULLS LAST, report, number
        ) END AS INTEGER) AS nth
FROM (
    SELECT unnest(s.members) AS id, c.story, c.sources
    FROM stories AS s JOIN copy.stories AS c USING (id)
) JOIN (SELECT id, published, report, number FROM events) USING (id)
"""
_NUMBERED: Final = """
CREATE TEMP TABLE numbered AS
SELECT e.id, reports.report_number, kinds.kind, kinds.type,
    coalesce(e.quad LIKE '%conflict', false) AS conflict,
    CAST(e.score AS FLOAT) AS score, e.first, e.last,
    CAST(datediff('month', DATE '1970-01-01', e.first) AS INTEGER)
        AS month, {vague} AS vague,
    a.party AS actor, a.kin AS actor_kin, a.states AS actor_states,
    r.party AS recipient, r.kin AS recipient_kin, r.states AS recipient_states,
    kinds.mutual AND r.party_names = '' AS mutual,
    CASE WHEN coalesce(e.place, e.country, CAST(e.lat AS VARCHAR)) IS NOT NULL
        THEN p.place_number END AS place_number,
    matters.matter,
    CASE WHEN e.source IS NOT NULL THEN papers.paper END AS paper,
    e.killed, e.confidence, e.trigger, e.published,
    told.story, CAST(told.sources AS SMALLINT) AS sources,
    coalesce(told.nth, 0) AS nth, e.number
FROM events AS e
JOIN copy.kinds AS kinds ON kinds.type IS NOT DISTINCT FROM e.type
    AND kinds.mode IS NOT DISTINCT FROM e.mode
    AND kinds.quad IS NOT DISTINCT FROM e.quad
    AND kinds.status IS NOT DISTINCT FROM e.status
    AND kinds.cameo IS NOT DISTINCT FROM e.cameo
JOIN copy.parties AS a ON a.party_names = coalesce(e.actor_names, '')
    AND a.party_countries IS NOT DISTINCT FROM e.actor_countries
    AND a.party_sectors IS NOT DISTINCT FROM e.actor_sectors
    AND a.party_entities IS NOT DISTINCT FROM e.actor_entities
JOIN copy.parties AS r ON r.party_names = coalesce(e.recipient_names, '')
    AND r.party_countries IS NOT DISTINCT FROM e.recipient_countries
    AND r.party_sectors IS NOT DISTINCT FROM e.recipient_sectors
    AND r.party_entities IS NOT DISTINCT FROM e.recipient_entities
JOIN copy.places AS p ON p.place IS NOT DISTINCT FROM e.place
    AND p.admin1 IS NOT DISTINCT FROM e.admin1
    AND p.country IS NOT DISTINCT FROM e.country
    AND p.lat IS NOT DISTINCT FROM e.lat AND p.lon IS NOT DISTINCT FROM e.lon
    AND p.place_precision IS NOT DISTINCT FROM e.place_precision
JOIN copy.matters AS matters ON matters.topics IS NOT DISTINCT FROM e.topics
    AND matters.contexts IS NOT DISTINCT FROM e.contexts
JOIN copy.papers AS papers ON papers.source IS NOT DISTINCT FROM e.source
JOIN copy.reports AS reports ON reports.report = e.report
LEFT JOIN told ON told.id = e.id
"""
# What events are counted by: one number in place of several columns.
_TALLIED: Final = {
    "moments": ("moment", "first, vague, conflict", "numbered"),
    "seasons": ("season", "type, month, vague", "numbered"),
    "spots": ("spot", "place_number, conflict", "numbered"),
    "pairs": (
        "pair",
        "actor_states, recipient_states, mutual, conflict",
        "numbered",
    ),
}
_EVENTS: Final = """
CREATE TABLE copy.events AS
SELECT e.* EXCLUDE (number, type, month, vague, actor_states, recipient_states),
    moment, season, spot, pair, CAST({differs} AS SMALLINT) AS differs
FROM numbered AS e
JOIN copy.moments AS m ON m.vague = e.vague AND m.conflict = e.conflict
    AND m.first IS NOT DISTINCT FROM e.first
JOIN copy.seasons AS s ON s.vague = e.vague AND s.type IS NOT DISTINCT FROM e.type
    AND s.month IS NOT DISTINCT FROM e.month
JOIN copy.spots AS w ON w.conflict = e.conflict
    AND w.place_number IS NOT DISTINCT FROM e.place_number
JOIN copy.pairs AS p ON p.actor_states = e.actor_states
    AND p.recipient_states = e.recipient_states
    AND p.mutual = e.mutual AND p.conflict = e.conflict
LEFT JOIN (SELECT * FROM numbered WHERE nth = 1) AS lead
    ON lead.story = e.story AND e.nth > 1
ORDER BY e.first NULLS LAST, e.report_number, e.number
"""
# Whom one may ask for: by name, by id, by country, by sector; with the events of each.
_ACTORS: Final = (
    """
CREATE TEMP TABLE busy AS
SELECT party_names AS names, party_countries AS countries, party_sectors AS sectors,
    party_entities AS entities, events
FROM copy.parties JOIN (
    SELECT party, count(*) AS events FROM (
        SELECT actor AS party FROM copy.events WHERE nth <= 1
        UNION ALL SELECT recipient FROM copy.events WHERE nth <= 1
    ) GROUP BY party
) USING (party)
""",
    """
CREATE TABLE copy.actors AS
SELECT kind, word, CAST(sum(events) AS BIGINT) AS events,
    arg_max(names, events) FILTER (
        len(entities) = 1 AND NOT contains(names, '; ')
    ) AS name
FROM (
    SELECT 'name' AS kind, unnest(list_distinct(string_split(names, '; '))) AS word, *
    FROM busy
    UNION ALL SELECT 'id', unnest(entities), * FROM busy
    UNION ALL SELECT 'country', unnest(countries), * FROM busy
    UNION ALL SELECT 'sector', unnest(sectors), * FROM busy
) WHERE word <> '' GROUP BY kind, word ORDER BY events DESC, kind, word
""",
)
