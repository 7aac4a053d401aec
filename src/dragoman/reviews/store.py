"""Keep decisions in one SQLite file, to which lines are only ever added.

The file lies beside the tables of its archive. Many may read and write it at once;
each has what the others wrote as soon as it is written.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec

from dragoman.archive.sqlite import opened
from dragoman.reviews.decisions import DECISION, Decision

_MAKE: Final = """
CREATE TABLE IF NOT EXISTS decisions (number INTEGER PRIMARY KEY, record TEXT NOT NULL);
CREATE TRIGGER IF NOT EXISTS kept_as_said BEFORE UPDATE ON decisions
    BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END;
CREATE TRIGGER IF NOT EXISTS kept BEFORE DELETE ON decisions
    BEGIN SELECT RAISE(ABORT, 'a decision is never deleted'); END;
"""
_THERE: Final = "SELECT count(*) FROM sqlite_master WHERE name = 'decisions'"
_AFTER: Final = "SELECT record FROM decisions WHERE number > ? ORDER BY number"
_NEXT: Final = "SELECT coalesce(max(number), 0) + 1 FROM decisions"


class DecisionFile:
    """The decisions on an archive, in the order in which they were made."""

    def __init__(
        self,
        path: Path,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Name the file; it is made when something is first decided.

        Args:
            path: The file.
            clock: What tells the moments that decisions bear.
        """
        self.path, self._clock = path, clock
        self._known: list[Decision] = []
        self._lock = threading.Lock()

    def all(self) -> tuple[Decision, ...]:
        """Every decision there is, the earliest first."""
        with self._lock:
            if self.path.exists():
                last = self._known[-1].number if self._known else 0
                with opened(self.path, "reviews") as file:
                    there = file.execute(_THERE).fetchone()[0]
                    rows = file.execute(_AFTER, (last,)).fetchall() if there else []
                self._known += [DECISION.decode(row[0]) for row in rows]
            return tuple(self._known)

    def last(self) -> int:
        """The number of the last decision; 0 if there is none."""
        found = self.all()
        return found[-1].number if found else 0

    def add(self, decision: Decision) -> Decision:
        """Add a decision; it gets its number and its moment.

        Raises:
            ArchiveFault: The file cannot be written.
        """
        with opened(self.path, "reviews") as file:
            file.executescript(_MAKE)
            file.execute("BEGIN IMMEDIATE")
            number = file.execute(_NEXT).fetchone()[0]
            kept = msgspec.structs.replace(decision, number=number, when=self._clock())
            record = msgspec.json.encode(kept).decode()
            file.execute("INSERT INTO decisions VALUES (?, ?)", (number, record))
            file.execute("COMMIT")
        return kept
