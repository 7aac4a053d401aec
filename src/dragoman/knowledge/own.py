"""Find the files of knowledge that a user adds to ours.

A file says by its name which of our tables it adds to: `leaders.txt` and
`leaders-kenya.txt` both add to the table of leaders, in the format of that table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from dragoman.errors import BadData


class Mine:
    """What came from a user, told by identity from equal rows of ours."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._kept: dict[int, object] = {}  # held, so that no id is given twice

    def take(self, entry: object) -> None:
        """Note that an entry is the user's."""
        self._kept[id(entry)] = entry

    def __contains__(self, entry: object) -> bool:
        """Tell whether an entry is the user's."""
        return id(entry) in self._kept


def own_files(path: Path | None, tables: Sequence[str]) -> dict[str, list[Path]]:
    """The files of a user by the table that each adds to, in the order of the tables.

    Args:
        path: A file, a folder of files, or None for no knowledge of one's own. In a
            folder only files that end in ".txt" are read.
        tables: The names of the tables there are, such as "leaders".

    Raises:
        BadData: There is no such file, or its name is that of no table.
    """
    found: dict[str, list[Path]] = {table: [] for table in tables}
    for file in _files(path):
        found[_table_of(file, tables)].append(file)
    return {table: files for table, files in found.items() if files}


def is_table(path: Path, tables: Iterable[str]) -> bool:
    """Tell whether a file adds to one of some tables, by its name.

    >>> is_table(Path("mine/leaders-kenya.txt"), ["leaders"])
    True
    """
    return any(_names(path, table) for table in tables)


def _files(path: Path | None) -> list[Path]:
    if path is None:
        return []
    if path.is_dir():
        return sorted(path.glob("*.txt"))
    if not path.exists():
        raise BadData(path, 1, "there is no such file or folder")
    return [path]


def _table_of(path: Path, tables: Sequence[str]) -> str:
    for table in tables:
        if _names(path, table):
            return table
    known = ", ".join(f"{table}.txt" for table in tables)
    raise BadData(
        path, 1, f"its name is that of no table; name it after one of {known}"
    )


def _names(path: Path, table: str) -> bool:
    return path.stem == table or path.stem.startswith(f"{table}-")
