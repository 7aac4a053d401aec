"""Find the files of knowledge that a user adds to ours.

A file says by its name which of our tables it adds to: `leaders.txt` and
`leaders-kenya.txt` both add to the table of leaders, in the format of that table.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from dragoman.errors import BadData
from dragoman.knowledge.tables import read_lines

ACTORS: Final = (
    *("states", "regions", "metonyms", "organisations", "forces", "parties"),
    *("companies", "armed_groups", "groups", "titles", "agents", "leaders", "members"),
)  # the tables of actors, in the order in which they are read
PLACES: Final = ("countries", "supplement", "abbreviations", "not_places", "doubtful")


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


def own_files(path: Path | None, tables: Sequence[str]) -> list[tuple[str, Path]]:
    """The files of a user that add to some tables, each with its table.

    They come in the order of the tables, those of one table by name.

    Args:
        path: A file, a folder of files, or None for no knowledge of one's own. In a
            folder only files that end in ".txt" are read.
        tables: `ACTORS` or `PLACES`; a folder may hold files for both.

    Raises:
        BadData: There is no such file, or its name is that of no table.
    """
    found = [(table_of(file), file) for file in _files(path)]
    return [
        (table, file) for wanted in tables for table, file in found if table == wanted
    ]


def table_of(path: Path) -> str:
    """The table to which a file adds, by its name.

    Raises:
        BadData: Its name is that of no table.

    >>> table_of(Path("mine/leaders-kenya.txt"))
    'leaders'
    """
    for table in (*ACTORS, *PLACES):
        if path.stem == table or path.stem.startswith(f"{table}-"):
            return table
    known = ", ".join(f"{table}.txt" for table in (*ACTORS, *PLACES))
    raise BadData(path, 1, f"its name is that of no table; there are {known}")


def count_rows(path: Path) -> list[tuple[Path, str, int]]:
    """The files of a user, the table each adds to, and how many rows it has.

    Raises:
        BadData: There is no such file, or its name is that of no table.
    """
    return [
        (file, table, sum(1 for _ in read_lines(file)))
        for table, file in own_files(path, (*ACTORS, *PLACES))
    ]


def _files(path: Path | None) -> list[Path]:
    if path is None:
        return []
    if path.is_dir():
        return sorted(path.glob("*.txt"))
    if not path.exists():
        raise BadData(path, 1, "there is no such file or folder")
    return [path]
