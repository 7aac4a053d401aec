"""Look after the jobs of an archive: one runs at a time, the others wait."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import AsyncIterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Final

import msgspec

from dragoman.archive import Archive
from dragoman.archive.locks import locked
from dragoman.errors import ArchiveBusy, BadInput
from dragoman.jobs.records import File, Job, State, Wanted
from dragoman.jobs.store import JobStore
from dragoman.jobs.uploads import Limits, delete_files, list_files, take_file
from dragoman.jobs.watching import ENDED
from dragoman.jobs.work import Task
from dragoman.settings import Settings

FILE: Final = "jobs.sqlite"
FOLDER: Final = "jobs"
_AT_WORK: Final[tuple[State, ...]] = ("running", "stopping")
_OVER: Final[tuple[State, ...]] = ("stopped", "done", "failed")
FORGOTTEN: Final = timedelta(days=1)
PATIENCE: Final = 10.0  # seconds that a process has to end of itself


class Jobs:
    """The jobs of one archive, as one server looks after them.

    Attributes:
        limits: How much may be handed in for a job.
    """

    def __init__(
        self,
        archive: Archive,
        settings: Settings | None = None,
        limits: Limits | None = None,
    ) -> None:
        """Look after the jobs of an archive; nothing is read or written yet.

        Args:
            archive: The archive.
            settings: The settings of the coder.
            limits: How much may be handed in.
        """
        self.limits = limits or Limits()
        self._archive, self._settings = archive, settings
        self._home = _home(archive)
        self._store = JobStore(self._home / FILE)
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.RLock()

    def all(self) -> list[Job]:
        """All jobs, the latest first; those whose process is gone count as stopped."""
        self._go_on()
        return [self._with_files(job) for job in self._store.all()]

    def get(self, name: str) -> Job:
        """A job.

        Raises:
            NotThere: There is none by that id.
        """
        return self._with_files(self._store.get(name))

    def make(self, wanted: Wanted) -> Job:
        """Make a job to which files can be handed in.

        Those to which nobody handed in all files within a day are forgotten.
        """
        self._home.mkdir(parents=True, exist_ok=True)
        for job in self._store.all():
            if job.state == "collecting" and _now() - job.made > FORGOTTEN:
                self.remove(job.id)
        return self.get(self._store.add(wanted))

    async def take(self, name: str, file: str, chunks: AsyncIterable[bytes]) -> File:
        """Take a file for a job that has not begun.

        Raises:
            NotThere: There is no such job.
            BadInput: It has begun, or has files enough.
        """
        if self._store.get(name).state != "collecting":
            raise _late(name)
        return await take_file(self._files(name), file, chunks, self.limits)

    def start(self, name: str) -> Job:
        """Begin a job, or resume it; it waits while another one runs.

        Raises:
            NotThere: There is no such job.
            BadInput: It has no files.
        """
        job = self.get(name)
        if not job.files:
            raise BadInput(
                job.wanted.name,
                found="it has no files",
                remedy="choose some and make a job of them",
            )
        self._store.move(name, "waiting", of=("collecting", *_OVER))
        self._go_on()
        return self.get(name)

    def stop(self, name: str) -> Job:
        """Ask a job to stop; what was added is kept, and it can be resumed."""
        self.get(name)
        self._store.move(name, "stopped", of=("waiting",))
        self._store.move(name, "stopping", of=("running",))
        return self.get(name)

    def remove(self, name: str) -> None:
        """Forget a job that does not run, and delete its files; reports stay.

        Raises:
            NotThere: There is no such job.
            BadInput: It runs.
        """
        job = self.get(name)
        if job.state in _AT_WORK:
            raise BadInput(
                job.wanted.name, found="it is running", remedy="stop it first"
            )
        delete_files(self._place(name))
        self._store.remove(name)

    def close(self) -> None:
        """End: a job that runs is stopped, and can be resumed."""
        with self._lock:
            process, self._process = self._process, None
        if process is None or process.poll() is not None:
            return
        ended = [
            job.id
            for job in self._store.all()
            if self._store.move(job.id, "stopping", of=("running",))
        ]
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for name in ended:
            self._store.end(name, "stopped", ENDED)

    def _go_on(self) -> None:
        """Begin the job that has waited longest, if none runs."""
        with self._lock:
            if self._process is not None and self._process.poll() is None:
                return
            self._settle()
            waiting = [job for job in self._store.all() if job.state == "waiting"]
            if waiting and self._store.move(waiting[-1].id, "running", of=("waiting",)):
                self._run(waiting[-1].id)

    def _run(self, name: str) -> None:
        """Begin a process that does a job."""
        task = Task(
            job=name,
            store=str(self._store.path.absolute()),
            folder=str(self._files(name).absolute()),
            archive=self._archive.store.path,
            storage=dict(self._archive.store.options),
            settings=self._settings,
        )
        with (self._place(name) / "log.txt").open("wb") as log:
            process = self._process = _begin(task, log)
        threading.Thread(target=self._wait, args=(name, process), daemon=True).start()

    def _wait(self, name: str, process: subprocess.Popen[bytes]) -> None:
        """Wait until a job has ended, and begin the next."""
        code = process.wait()
        for job in self._store.all():  # it may have been removed meanwhile
            if job.id == name and job.state in _AT_WORK:
                self._store.end(name, "failed", self._last_words(name, code))
        with self._lock:
            if self._process is not process:  # the server ends
                return
        self._go_on()

    def _last_words(self, name: str, code: int) -> str:
        """What a process said before it broke off."""
        log = self._place(name) / "log.txt"
        lines = log.read_text("utf-8", "replace").strip().splitlines()
        said = lines[-1] if lines else "it may have had too little memory"
        return f"Its process broke off (code {code}): {said}"

    def _settle(self) -> None:
        """Note as stopped what runs no more: an earlier server ended with it."""
        for job in self._store.all():
            # What a child of ours did is told by whoever waits for it.
            if (
                job.state in _AT_WORK
                and self._process is None
                and self._is_idle(job.id)
            ):
                self._store.end(job.id, "stopped", ENDED)

    def _is_idle(self, name: str) -> bool:
        """Tell whether no process does a job."""
        try:
            with locked(self._place(name)):
                return True
        except ArchiveBusy:
            return False

    def _with_files(self, job: Job) -> Job:
        return msgspec.structs.replace(job, files=list_files(self._files(job.id)))

    def _place(self, name: str) -> Path:
        """The folder of a job."""
        return self._home / FOLDER / name

    def _files(self, name: str) -> Path:
        """Where the files lie that were handed in for it."""
        return self._place(name) / "files"


def _begin(task: Task, log: IO[bytes]) -> subprocess.Popen[bytes]:
    """Begin a process and tell it what to do."""
    process = subprocess.Popen(
        [sys.executable, "-m", "dragoman.jobs"],
        stdin=subprocess.PIPE,
        stdout=log,
        stderr=log,
        # So that an interrupt from the keyboard reaches the server alone.
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    if process.stdin is not None:
        with process.stdin as told:
            told.write(msgspec.json.encode(task))
    return process


def _home(archive: Archive) -> Path:
    """Where jobs are kept: beside the tables, or in the user's cache."""
    folder = archive.store.folder
    if folder is not None and os.access(folder, os.W_OK):
        return folder
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "dragoman" / archive.snapshot().identity


def _now() -> datetime:
    return datetime.now(UTC)


def _late(name: str) -> BadInput:
    return BadInput(
        f"job {name}",
        found="it has begun and takes no more files",
        remedy="make another job",
    )
