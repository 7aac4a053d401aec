"""Do a job: add its files to the archive and seek the stories they tell."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from dragoman.archive import Archive
from dragoman.archive.found import Order
from dragoman.archive.locks import locked
from dragoman.errors import ArchiveBusy, DragomanError
from dragoman.jobs.records import Job
from dragoman.jobs.store import JobStore
from dragoman.jobs.watching import Stopped, Watch, watch
from dragoman.records.report import Frozen
from dragoman.reports import ReadOptions, count_bytes, read
from dragoman.settings import Settings


class Task(Frozen, frozen=True, kw_only=True):
    """What the process that does a job is told, on its standard input.

    Attributes:
        job: The id of the job.
        store: The file of jobs.
        folder: Where its files lie.
        archive: The archive.
        storage: What the store of the archive wants to know.
        settings: The settings of the coder.
    """

    job: str
    store: str
    folder: str
    archive: str
    storage: dict[str, str]
    settings: Settings | None


def do(task: Task) -> None:
    """Do a job and write down how it ended.

    A fault of the archive stops the job, and it can be resumed; a bug leaves it
    "running" without a process, which whoever looks after jobs sees.

    Raises:
        ArchiveBusy: Another process does this job.
    """
    store, folder = JobStore(Path(task.store)), Path(task.folder)
    with locked(folder.parent):  # who looks after jobs sees by it that this one runs
        store.begin(task.job)
        watching = watch(store, task.job, count_bytes(folder) or 0)
        try:
            _do(task, store.get(task.job), watching)
        except ArchiveBusy as fault:
            store.end(task.job, "stopped", str(fault))
        except DragomanError as fault:
            store.end(task.job, "failed", str(fault))
        else:
            watching.note()
            over = watching.stopping
            store.end(task.job, "stopped" if over else "done", over)


def _do(task: Task, job: Job, watching: Watch) -> None:
    archive = Archive(task.archive, storage=task.storage, settings=task.settings)
    _add(archive, job, Path(task.folder), watching)
    if not watching.stopping:
        with suppress(Stopped):
            archive.link(tell=watching.linked)


def _add(archive: Archive, job: Job, folder: Path, watching: Watch) -> None:
    """Add the reports of a folder, and tell of those that could not be coded."""
    options = ReadOptions(
        source=job.wanted.source,
        published=job.wanted.published,
        on_progress=watching.bytes_read,
    )
    items = watching.read(read(folder, options=options))
    added = archive.add(items, link=False, tell=watching.added)
    newest = Order(sort="-added", limit=added.failures)
    for failure in archive.failures(order=newest):
        if failure.room != "reports":  # those were told when they were read
            watching.trouble(failure)
