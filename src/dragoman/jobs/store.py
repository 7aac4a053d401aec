"""Keep what is known of jobs in one SQLite file.

The server and the process that does a job both write it, each its own columns, so that
neither undoes what the other wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from typing import Final

import msgspec

from dragoman.archive.sqlite import opened
from dragoman.errors import NotThere
from dragoman.jobs.records import Job, Progress, State, Wanted

_MAKE: Final = """
CREATE TABLE IF NOT EXISTS jobs (
    id TEXT PRIMARY KEY, wanted TEXT NOT NULL, state TEXT NOT NULL, made TEXT NOT NULL,
    started TEXT, ended TEXT, why TEXT, progress TEXT NOT NULL DEFAULT '{}'
)"""
_COLUMNS: Final = "id, wanted, state, made, started, ended, why, progress"


class JobStore:
    """The rows of jobs."""

    def __init__(self, path: Path) -> None:
        """Name the file; it is made when there is a first job."""
        self.path = path

    def add(self, wanted: Wanted) -> str:
        """Make a job to which files can be handed in; its id."""
        name = token_hex(8)
        record = msgspec.json.encode(wanted).decode()
        with opened(self.path, "jobs") as file:
            file.execute(_MAKE)
            file.execute(
                "INSERT INTO jobs (id, wanted, state, made)"
                " VALUES (?, ?, 'collecting', ?)",
                (name, record, _now()),
            )
        return name

    def get(self, name: str) -> Job:
        """A job.

        Raises:
            NotThere: There is none by that id.
        """
        for job in self._select("WHERE id = ?", (name,)):
            return job
        raise NotThere(
            str(self.path),
            found=f"there is no job '{name}'",
            remedy="it may have been removed; look at the list of jobs",
        )

    def all(self) -> list[Job]:
        """All jobs, the latest first."""
        return list(self._select("ORDER BY made DESC, id", ()))

    def move(self, name: str, state: State, *, of: tuple[State, ...]) -> bool:
        """Bring a job into a state, if it is in one of some; whether it was."""
        marks = ", ".join("?" for _ in of)
        with opened(self.path, "jobs") as file:
            done = file.execute(
                f"UPDATE jobs SET state = ? WHERE id = ? AND state IN ({marks})",
                (state, name, *of),
            )
            return done.rowcount == 1

    def begin(self, name: str) -> None:
        """Note that a job runs from now on."""
        self._update(
            name, "state = 'running', started = ?, ended = NULL, why = NULL", _now()
        )

    def advance(self, name: str, progress: Progress) -> State:
        """Note how far a job is; the state it is in, for it may be asked to stop."""
        record = msgspec.json.encode(progress).decode()
        self._update(name, "progress = ?", record)
        return self.get(name).state

    def end(self, name: str, state: State, why: str | None = None) -> None:
        """Note that a job runs no more."""
        self._update(name, "state = ?, why = ?, ended = ?", state, why, _now())

    def remove(self, name: str) -> None:
        """Forget a job."""
        with opened(self.path, "jobs") as file:
            file.execute("DELETE FROM jobs WHERE id = ?", (name,))

    def _update(self, name: str, setting: str, *values: object) -> None:
        with opened(self.path, "jobs") as file:
            file.execute(f"UPDATE jobs SET {setting} WHERE id = ?", (*values, name))

    def _select(self, where: str, values: tuple[object, ...]) -> Iterator[Job]:
        if not self.path.exists():
            return
        with opened(self.path, "jobs") as file:
            file.execute(_MAKE)
            rows = file.execute(
                f"SELECT {_COLUMNS} FROM jobs {where}",
                values,
            ).fetchall()
        yield from map(_read, rows)


def _read(row: tuple[str, ...]) -> Job:
    """A row as a record, without its files."""
    name, wanted, state, made, started, ended, why, progress = row
    return msgspec.convert(
        {
            "id": name,
            "wanted": msgspec.json.decode(wanted),
            "state": state,
            "made": made,
            "started": started,
            "ended": ended,
            "why": why,
            "progress": msgspec.json.decode(progress),
        },
        Job,
    )


def _now() -> str:
    return datetime.now(UTC).isoformat()
