"""What is known of a job."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from dragoman.records.report import Frozen

State = Literal[
    "collecting", "waiting", "running", "stopping", "stopped", "done", "failed"
]
Stage = Literal["reading", "linking"]


class Trouble(Frozen, frozen=True, kw_only=True):
    """Something of a job that could not be read or coded.

    Attributes:
        where: The file, address or report.
        line: The line in it, counted from 1, if there are lines.
        reason: What was found.
        remedy: What to do about it.
    """

    where: str
    line: int | None
    reason: str
    remedy: str


class Progress(Frozen, frozen=True, kw_only=True):
    """How far a job is.

    Attributes:
        stage: Reports are read, coded and kept ("reading"), or stories are sought
            among them ("linking").
        bytes_read: How many bytes of the files were read.
        bytes_all: How many there are.
        reports: How many reports were read.
        new: How many of them are kept and were not there before.
        events: How many events the new ones gave.
        statements: How many statements they gave.
        compared: How many reports were compared with others, when linking.
        to_compare: How many there are to compare.
        failures: How many things could not be read or coded.
        troubles: The first of these.
        seconds: How long the work has taken.
        pace: How many reports had been read at each of the last moments, a second
            or more apart.
    """

    stage: Stage = "reading"
    bytes_read: int = 0
    bytes_all: int = 0
    reports: int = 0
    new: int = 0
    events: int = 0
    statements: int = 0
    compared: int = 0
    to_compare: int = 0
    failures: int = 0
    troubles: tuple[Trouble, ...] = ()
    seconds: float = 0.0
    pace: tuple[tuple[float, int], ...] = ()


class Wanted(Frozen, frozen=True, kw_only=True):
    """What is to be done with the files of a job.

    Attributes:
        name: What people call it.
        source: The publisher of reports whose file does not name theirs.
        published: The day of reports that do not say theirs.
    """

    name: str
    source: str | None = None
    published: date | None = None


class File(Frozen, frozen=True, kw_only=True):
    """A file of a job.

    Attributes:
        name: Its name.
        size: Its bytes.
    """

    name: str
    size: int


class Job(Frozen, frozen=True, kw_only=True):
    """Files that are added to an archive.

    Attributes:
        id: Its id.
        wanted: What is to be done.
        state: Files are still handed in ("collecting"); it waits for another job; it
            runs; it was asked to stop; it was stopped and can be resumed; it is done;
            or it failed, and can be tried again.
        made: When it was made.
        started: When it was last begun.
        ended: When it last ended.
        why: Why it was stopped: "asked" or "server ended"; or, in words, which fault
            stopped it or made it fail.
        files: Its files, by name; none once they were deleted.
        progress: How far it is.
    """

    id: str
    wanted: Wanted
    state: State
    made: datetime
    started: datetime | None = None
    ended: datetime | None = None
    why: str | None = None
    files: tuple[File, ...] = ()
    progress: Progress = Progress()
