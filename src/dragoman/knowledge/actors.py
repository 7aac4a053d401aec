"""Read the files of data/actors into tables; the one function is `load_actors`."""

from __future__ import annotations

from pathlib import Path

from dragoman.knowledge.actor_cells import read_sectors
from dragoman.knowledge.actor_rows import ActorRows
from dragoman.knowledge.actor_tables import ActorTables, Known, Match
from dragoman.knowledge.actor_words import Agent, Title
from dragoman.knowledge.own import ACTORS, own_files
from dragoman.knowledge.tables import data_path

__all__ = [
    "ActorTables",
    "Agent",
    "Known",
    "Match",
    "Title",
    "load_actors",
    "read_sectors",
]


def load_actors(folder: Path | None = None, *, own: Path | None = None) -> ActorTables:
    """Read a folder of actors, that of the package if none is named.

    Args:
        folder: The folder with all tables.
        own: A file or folder of a user, which is added and takes precedence.

    Raises:
        BadData: A line has a fault, or a name stands for two different things.
    """
    folder = folder or data_path("actors")
    rows = ActorRows()
    for table in ACTORS:
        rows.read(table, folder / f"{table}.txt")
    for table, file in own_files(own, ACTORS):
        rows.read_own(table, file)
    return ActorTables(rows.books())
