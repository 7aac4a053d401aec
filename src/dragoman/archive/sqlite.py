"""Open a SQLite file that lies beside an archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from dragoman.errors import ArchiveFault

WAIT: Final = 10.0  # seconds until another writer is done


@contextmanager
def opened(path: Path, what: str) -> Iterator[sqlite3.Connection]:
    """Open a file for a while; we say where a commit begins and ends.

    Args:
        path: The file; it is made if it is not there.
        what: What it keeps, in plain words.

    Raises:
        ArchiveFault: It cannot be read or written.
    """
    try:
        with closing(sqlite3.connect(path, timeout=WAIT)) as file:
            file.isolation_level = None
            yield file
    except sqlite3.Error as fault:
        raise ArchiveFault(
            str(path),
            found=f"the {what} cannot be read or written: {fault}",
            remedy="look whether you may write there and whether there is room",
        ) from fault
