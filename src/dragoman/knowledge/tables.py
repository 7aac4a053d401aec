"""Read our text files: one entry a line, `#` starts a comment, `|` parts columns.

A fault is reported with file and line. A user's file in the same format is read
by the same functions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from dragoman.errors import BadData

L = TypeVar("L", bound=msgspec.Struct)


class Line(msgspec.Struct, frozen=True):
    """One entry and where it stands.

    Attributes:
        path: The file.
        number: The line in it, counted from 1.
        text: The entry, without its comment.
    """

    path: Path
    number: int
    text: str

    def columns(self, least: int, most: int) -> tuple[str, ...]:
        """Split at `|` into `most` columns, missing ones empty.

        Raises:
            BadData: There are fewer than `least` columns or more than `most`.
        """
        cells = tuple(cell.strip() for cell in self.text.split("|"))
        if not least <= len(cells) <= most:
            raise self.fault(f"{len(cells)} columns where {least} to {most} are wanted")
        return cells + ("",) * (most - len(cells))

    def fault(self, found: str) -> BadData:
        """The error that says what is wrong with this line."""
        return BadData(self.path, self.number, found)


def data_path(*parts: str) -> Path:
    """The path of a file or folder in the package's own data."""
    return Path(__file__).parent.parent.joinpath("data", *parts)


def read_lines(path: Path) -> Iterator[Line]:
    """Read the entries of a text file, without comments and empty lines.

    A `#` starts a comment at the start of a line or after a space.
    """
    for number, raw in enumerate(path.read_text("utf-8").splitlines(), 1):
        text = raw.split(" #")[0] if not raw.startswith("#") else ""
        if text.strip():
            yield Line(path, number, text.strip())


def read_lists(
    path: Path, names: Collection[str] | None = None
) -> dict[str, frozenset[str]]:
    """Read a file of lists: a line `[name]` opens one, and entries follow it.

    Entries stand apart by `;`, any number a line.

    Args:
        path: The file.
        names: The lists there may be, each of which is then in the answer; any if
            None.

    Raises:
        BadData: A list is unknown, or an entry stands before the first list.
    """
    lists: dict[str, set[str]] = {name: set() for name in names or ()}
    opened = ""
    for line in read_lines(path):
        if line.text.startswith("["):
            opened = line.text.strip("[]")
            if names is not None and opened not in names:
                raise line.fault(f"the lists are: {', '.join(names)}")
            lists.setdefault(opened, set())
        elif not opened:
            raise line.fault("entries stand before the first [list]")
        else:
            lists[opened].update(listed(line.text))
    return {name: frozenset(entries) for name, entries in lists.items()}


def read_lists_as(path: Path, form: type[L]) -> L:
    """Read a file of lists into a record with a field for each list.

    A list `[object control]` fills the field `object_control`; one that is not there
    is empty.

    Raises:
        BadData: A list has no field, or an entry stands before the first list.
    """
    fields = {name.replace("_", " "): name for name in form.__struct_fields__}
    lists = read_lists(path, fields)
    return form(**{fields[name]: entries for name, entries in lists.items()})


def listed(cell: str) -> tuple[str, ...]:
    """Split a cell that holds a list: "Pakistani; Pakistanis".

    >>> listed("Pakistani; Pakistanis")
    ('Pakistani', 'Pakistanis')
    >>> listed("")
    ()
    """
    return tuple(part.strip() for part in cell.split(";") if part.strip())
