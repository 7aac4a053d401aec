"""Know which states are led by their head of government.

>>> from datetime import date
>>> [is_led_by_government(code, date(2012, 5, 1)) for code in ("TUR", "FRA")]
[True, False]
"""

from __future__ import annotations

from datetime import date
from functools import cache

from dragoman.knowledge.actor_cells import read_day
from dragoman.knowledge.tables import data_path, read_lines

Stretch = tuple[date, date]


def is_led_by_government(code: str, on: date | None) -> bool:
    """Tell whether the head of government leads a state on a day, or today."""
    day = on or date.max
    return any(first <= day <= last for first, last in _stretches().get(code, ()))


@cache
def _stretches() -> dict[str, list[Stretch]]:
    found: dict[str, list[Stretch]] = {}
    for line in read_lines(data_path("actors", "leading.txt")):
        code, start, end = line.columns(1, 3)
        first, last = read_day(line, start, last=False), read_day(line, end, last=True)
        found.setdefault(code, []).append((first or date.min, last or date.max))
    return found
