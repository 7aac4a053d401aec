"""Find what is meant by the start of an id.

Ids have 20 digits; the first few of them name a thing as long as no other begins so.
"""

from __future__ import annotations

import re
from typing import Final

from dragoman.archive.reading import Snapshot
from dragoman.errors import BadInput

LENGTH: Final = 20
_START: Final = re.compile(r"[0-9a-f]{1,20}")
_SHOWN: Final = 3


def whole_id(snapshot: Snapshot, table: str, start: str) -> str:
    """The id in a table that begins so.

    Raises:
        BadInput: None begins so, or several do.
    """
    remedy = f"take one from `dragoman {table}`"
    if not _START.fullmatch(start):
        found = "an id has up to 20 digits, 0-9 and a-f"
        raise BadInput(start, found=found, remedy=remedy)
    names = beginning(snapshot, table, start)
    if not names:
        found = f"none of the {table} has an id that begins so"
        raise BadInput(start, found=found, remedy=remedy)
    if len(names) > 1:
        more = ", …" * (len(names) > _SHOWN)
        found = f"several {table} begin so: {', '.join(names[:_SHOWN])}{more}"
        raise BadInput(start, found=found, remedy="give more of its digits")
    return names[0]


def beginning(snapshot: Snapshot, table: str, start: str) -> list[str]:
    """The first few ids in a table that begin so."""
    sql = f"SELECT id FROM {table} WHERE starts_with(id, ?) ORDER BY id LIMIT ?"
    return [str(name) for (name,) in snapshot.rows(sql, (start, _SHOWN + 1))]
