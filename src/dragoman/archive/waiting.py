"""Line up events for people to judge.

A random line is the order of ids: an id is a hash, so its first digits say nothing of
the event, the order is the same for everybody, and a sample grows by going on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal

from dragoman.archive.filters import ask
from dragoman.archive.found import Found, Order
from dragoman.archive.reading import Snapshot
from dragoman.records import Event
from dragoman.records.report import Frozen

Line = Literal["unsure", "disagreements", "random", "new actors"]


class Waiting(Frozen, frozen=True, kw_only=True):
    """The first events of a line.

    Attributes:
        total: How many events stand in the whole line.
        ids: The ids of the first of them, in order.
    """

    total: int
    ids: tuple[str, ...]


def line_up(
    snapshot: Snapshot,
    line: Line,
    choices: Mapping[str, object],
    *,
    but: Iterable[str],
    limit: int,
) -> Waiting:
    """Line up events.

    Args:
        snapshot: The tables.
        line: By what they come: those the coder is least sure of first; those on
            which reports of a story disagree; at random; those whose parties no
            table knows, the commonest first, one for each.
        choices: The filters of events.
        but: Events that need not come.
        limit: The most to name.

    Raises:
        UnknownChoice: There is no such filter.
    """
    events, values = _asked(snapshot, choices, but)
    rows, order = _LINES[line]
    sql = rows.format(events=events)
    # Two questions: to count in the same one would sort and hold every row.
    ids = snapshot.rows(
        f"SELECT id FROM ({sql}) ORDER BY {order} LIMIT {limit}", values
    )
    total = snapshot.rows(f"SELECT count(*) FROM ({sql})", values)[0][0]
    return Waiting(total=total, ids=tuple(row[0] for row in ids))


def among(
    snapshot: Snapshot, choices: Mapping[str, object], these: Iterable[str]
) -> tuple[str, ...]:
    """Those of some events that the filters let through, in the order of ids."""
    events, values = _asked(snapshot, choices, ())
    sql = f"SELECT id FROM ({events}) WHERE id IN (SELECT unnest(?)) ORDER BY id"
    return tuple(row[0] for row in snapshot.rows(sql, (*values, list(these))))


def sample_up_to(
    snapshot: Snapshot, choices: Mapping[str, object], last: str
) -> tuple[str, ...]:
    """The ids of the random sample, up to one of them."""
    events, values = _asked(snapshot, choices, ())
    sql = f"SELECT id FROM ({events}) WHERE id <= ? ORDER BY id"
    return tuple(row[0] for row in snapshot.rows(sql, (*values, last)))


def _asked(
    snapshot: Snapshot, choices: Mapping[str, object], but: Iterable[str]
) -> tuple[str, tuple[Any, ...]]:
    """The events that the filters let through, without some, in SQL; its values."""
    question = ask("events", choices, snapshot.types)
    found: Found[Event] = Found(snapshot, "events", question, Order(sort="date"))
    sql = f"SELECT * FROM ({found.unordered()}) WHERE id NOT IN (SELECT unnest(?))"
    return sql, (*question.values, list(but))


# The rows of each line, and the order in which they come.
_LINES: Final[dict[Line, tuple[str, str]]] = {
    "unsure": ("SELECT id, confidence FROM ({events})", "confidence, id"),
    "random": ("SELECT id FROM ({events})", "id"),
    "disagreements": (
        """
SELECT e.id, story, sources FROM ({events}) AS e
JOIN (
    SELECT unnest(members) AS member, id AS story, sources FROM stories
    WHERE contains(record, '"conflict":true')
) ON member = e.id
""",
        "sources DESC, story, id",
    ),
    "new actors": (
        """
SELECT min(id) AS id, count(*) AS times FROM (
    WITH e AS ({events})
    SELECT id, actor_names AS name FROM e WHERE len(actor_countries) = 0
    UNION ALL
    SELECT id, recipient_names FROM e WHERE len(recipient_countries) = 0
) WHERE regexp_matches(name, '^[[:upper:]]') GROUP BY name
""",
        "times DESC, id",
    ),
}
