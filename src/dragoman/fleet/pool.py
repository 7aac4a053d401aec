"""Code reports on several cores.

Every number of workers gives the same records in the same order, for reports
are always cut into the same chunks. Two things may go wrong with a report, and
neither stops the rest:

- The coder raises. The reports of the chunk that are still to do are coded one
  by one, and the one at fault becomes a failure.
- The worker dies, as when the system runs out of memory, or is silent for so long
  that it must have lost itself, and is ended. Another takes its place and codes the
  rest of the chunk one by one; a report that costs its worker a second time becomes
  a failure.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Final, Self

from dragoman.coder import Coder
from dragoman.errors import BadSetting, DragomanError
from dragoman.fleet.orphans import end_with_parent
from dragoman.records import Failure, Record, Report
from dragoman.settings import Settings

Item = Report | Failure
Make = Callable[[Settings | None], Coder]
Message = Record | str | None

_READY: Final = None
# Chunks begun but not handed on yet, for each worker: enough that none waits
# for a slow neighbour, few enough that a slow reader fills no memory.
_AHEAD: Final = 3
# Seconds in which a worker must say something: a chunk takes it one or two.
_PATIENCE: Final = 600.0
# Seconds in which it must have loaded: a few, unless the machine is overburdened.
_LOADING: Final = 600.0


def code_many(
    reports: Iterable[Item],
    *,
    settings: Settings | None = None,
    workers: int = 1,
    make: Make = Coder,
) -> Iterator[Record]:
    """Code reports, a record for each, in order.

    Args:
        reports: Reports and failures; failures pass through.
        settings: The settings of the coder.
        workers: How many processes; with 1, this process does the work itself.
        make: What builds a coder from settings.

    Raises:
        BadSetting: There are fewer workers than one.
        DragomanError: The coder cannot be built.
    """
    if workers < 1:
        raise BadSetting(f"{workers} workers were asked for; at least one is needed")
    chunks = _chunks(reports, chunk_size(settings))
    if workers > 1:
        with Pool(settings, make, workers) as pool:
            yield from pool.code(chunks)
        return
    coder = make(settings)
    for chunk in chunks:
        yield from _code_chunk(coder, chunk, one_by_one=False)


def chunk_size(settings: Settings | None) -> int:
    """How many reports are coded at a time."""
    return max((settings or Settings()).parsing.batch, 1)


def _chunks(reports: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """Cut a stream into chunks."""
    stream = iter(reports)
    while chunk := tuple(islice(stream, size)):
        yield chunk


def _code_chunk(
    coder: Coder, chunk: tuple[Item, ...], *, one_by_one: bool
) -> Iterator[Record]:
    """Code a chunk; what the coder cannot code becomes a failure.

    Raises:
        DragomanError: The settings or the data are at fault, not the report.
    """
    done = 0
    if not one_by_one:
        try:
            for record in coder.code_many(chunk):
                yield record
                done += 1
        except DragomanError:
            raise
        except Exception:  # noqa: BLE001  any fault; the loop below says whose
            pass
    for item in chunk[done:]:
        yield _code_one(coder, item)


def _code_one(coder: Coder, item: Item) -> Record:
    """Code one report, or say why not.

    Raises:
        DragomanError: The settings or the data are at fault, not the report.
    """
    try:
        return coder.code(item)
    except DragomanError:
        raise
    except Exception as fault:  # noqa: BLE001  one bad report must not stop the rest
        return _failed(
            item,
            f"the coder has a fault: {type(fault).__name__}: {fault}",
            "please report it together with the text",
        )


def _failed(item: Item, reason: str, remedy: str) -> Record:
    """The record of a report that was not coded."""
    if isinstance(item, Failure):
        return Record(report=None, events=(), statements=(), failure=item)
    failure = Failure(
        room="coder",
        source=item.url or item.source or item.id,
        line=None,
        given_id=item.given_id,
        reason=reason,
        remedy=remedy,
    )
    return Record(report=item, events=(), statements=(), failure=failure)


@dataclass(slots=True)
class _Job:
    """A chunk and what has come back of it."""

    chunk: tuple[Item, ...]
    done: list[Record] = field(default_factory=list)
    one_by_one: bool = False

    @property
    def finished(self) -> bool:
        return len(self.done) == len(self.chunk)


@dataclass(slots=True)
class _Worker:
    """A process, the pipe to it, and what it is at."""

    process: BaseProcess
    pipe: Connection
    job: _Job
    ready: bool = False
    heard: float = field(default_factory=monotonic)  # when it last said something

    @property
    def allowed(self) -> float:
        """The seconds for which it may say nothing."""
        return _PATIENCE if self.ready else _LOADING

    @property
    def patience(self) -> float:
        """The seconds for which we go on waiting for it."""
        return self.heard + self.allowed - monotonic()


class Pool:
    """Workers that come when there is work and are replaced when they die.

    They stay until the pool is left, as a file is left.
    """

    def __init__(self, settings: Settings | None, make: Make, most: int) -> None:
        """Let there be at most so many workers, with a coder each."""
        self._context = multiprocessing.get_context("spawn")
        self._settings, self._make, self._most = settings, make, most
        self._busy: list[_Worker] = []
        self._idle: list[_Worker] = []

    def code(self, chunks: Iterator[tuple[Item, ...]]) -> Iterator[Record]:
        """Code chunks and hand their records on in order."""
        begun: deque[_Job] = deque()
        while self._begin(chunks, begun) or begun:
            while begun and begun[0].finished:
                yield from begun.popleft().done
            if self._busy:
                self._listen()

    def _begin(self, chunks: Iterator[tuple[Item, ...]], begun: deque[_Job]) -> bool:
        """Give work to all who are free; whether any was given."""
        given = False
        while len(self._busy) < self._most and len(begun) < self._most * _AHEAD:
            chunk = next(chunks, None)
            if chunk is None:
                break
            begun.append(_Job(chunk))
            self._give(begun[-1])
            given = True
        return given

    def _give(self, job: _Job) -> None:
        """Give a job to an idle worker, or to a new one."""
        worker = self._idle.pop() if self._idle else self._hire(job)
        worker.job = job
        self._busy.append(worker)
        if worker.ready:
            self._send(worker)

    def _hire(self, job: _Job) -> _Worker:
        """Start a worker; it says when it is ready."""
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=_work, args=(theirs, self._settings, self._make), daemon=True
        )
        with _deaf():
            process.start()
        theirs.close()  # else its death would not be heard
        return _Worker(process, ours, job)

    def _send(self, worker: _Worker) -> None:
        """Send a worker what is left of its job."""
        job, worker.heard = worker.job, monotonic()
        try:
            worker.pipe.send((job.chunk[len(job.done) :], job.one_by_one))
        except OSError:
            self._bury(worker)

    def _listen(self) -> None:
        """Wait until a worker says something, and hear all who do; end the lost."""
        pipes = {worker.pipe: worker for worker in self._busy}
        patience = min(worker.patience for worker in self._busy)
        for pipe in wait(list(pipes), max(patience, 0)):
            worker = pipes[pipe]  # type: ignore[index]  # wait gives back what it got
            try:
                self._hear(worker, worker.pipe.recv())
            except (EOFError, OSError):
                self._bury(worker)
        for worker in [one for one in self._busy if one.patience <= 0]:
            worker.process.kill()
            self._bury(worker, fate=f"said nothing for {worker.allowed:.0f} seconds")

    def _hear(self, worker: _Worker, message: Message) -> None:
        """Take a record, or the news that a worker is ready or cannot work.

        Raises:
            DragomanError: The worker cannot work.
        """
        worker.heard = monotonic()
        if isinstance(message, str):
            raise DragomanError(message)
        if message is _READY:
            worker.ready = True
            self._send(worker)
            return
        worker.job.done.append(message)
        if worker.job.finished:
            self._busy.remove(worker)
            self._idle.append(worker)

    def _bury(self, worker: _Worker, fate: str = "died") -> None:
        """Replace a worker that is no more and have its job done with more care.

        Raises:
            DragomanError: It died before it could work, as would any other.
        """
        self._busy.remove(worker)
        worker.pipe.close()
        worker.process.join()
        code, job = worker.process.exitcode, worker.job
        if not worker.ready:
            raise DragomanError(
                f"A worker {fate} while it loaded (exit code {code}). Ask for fewer"
                " workers: each needs memory for a model of its own"
            )
        if job.one_by_one:
            culprit = job.chunk[len(job.done)]
            job.done.append(
                _failed(
                    culprit,
                    f"its worker {fate} twice (exit code {code})",
                    "code it alone; it may need more memory",
                )
            )
        job.one_by_one = True
        if not job.finished:
            self._give(job)

    def __enter__(self) -> Self:
        """Begin without workers."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all workers."""
        for worker in (*self._busy, *self._idle):
            worker.pipe.close()
            worker.process.terminate()
        for worker in (*self._busy, *self._idle):
            worker.process.join()


@contextmanager
def _deaf() -> Iterator[None]:
    """Let what is started here not hear the keyboard.

    It interrupts the parent, which then ends its workers. They must be deaf from
    birth, for they load long before a line of ours runs in them.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may, and only it hears the keyboard
        return
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, heard)


def _work(pipe: Connection, settings: Settings | None, make: Make) -> None:
    """Build a coder and code what comes, until nothing can come any more."""
    end_with_parent()
    try:
        coder = make(settings)
        pipe.send(_READY)
        while True:
            chunk, one_by_one = pipe.recv()
            for record in _code_chunk(coder, chunk, one_by_one=one_by_one):
                pipe.send(record)
    except DragomanError as fault:
        pipe.send(str(fault))
    except (EOFError, OSError):
        return
