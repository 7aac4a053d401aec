"""How the tables of an earlier version become those of today.

A step leads from one version of the columns to the next and is written as questions
in SQL, so that it serves twice: an older archive is read through the steps as if it
were of today, and whoever next writes to it first writes their answers down.
Commits from before that keep their columns and are still read through the steps.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from dragoman.archive.tables import TABLES, VERSION

STEPS: Final[dict[int, dict[str, str]]] = {
    1: {"statements": "SELECT *, CAST([] AS VARCHAR[]) AS about FROM {statements}"},
}
"""For each earlier version, the tables that the next one has otherwise.

A question names the old tables in braces, and its answer has the columns of the next
version, in any order. A table without a question stays as it is; one that is new
without a question starts empty.
"""


def changed(version: int) -> list[str]:
    """The tables that an archive of an earlier version must have written anew."""
    steps = [STEPS.get(n, {}) for n in range(version, VERSION)]
    return [table for table in TABLES if any(table in step for step in steps)]


def old_name(table: str, version: int) -> str:
    """What a table is called in SQL as it was in a version."""
    return f"{table}_of_{version}"


def views(version: int, there: Collection[str]) -> Iterator[str]:
    """Views that show tables of an earlier version as those of today.

    Args:
        version: The version they are of.
        there: The tables there are; each bears its `old_name`.
    """
    known = set(there)
    for number in range(version, VERSION):
        step = STEPS.get(number, {})
        names = {table: old_name(table, number) for table in known}
        known |= set(step)
        for table in sorted(known):
            sql = step.get(table, f"SELECT * FROM {{{table}}}").format_map(names)
            yield f"CREATE TEMP VIEW {old_name(table, number + 1)} AS {sql}"
    for table in sorted(known & set(TABLES)):
        columns = ", ".join(f'"{name}"' for name in TABLES[table].names)
        last = old_name(table, VERSION)
        yield f"CREATE TEMP VIEW {table} AS SELECT {columns} FROM {last}"
