"""Answer what is asked about many events at once.

Few questions are worked at together, for each takes all the processor it gets. Who asks
what another is waiting for waits with him; answers are kept until a commit comes.
"""

from __future__ import annotations

import asyncio
import gzip
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, suppress
from threading import Lock, Semaphore
from typing import Final

import duckdb
import msgspec
from starlette.requests import Request
from starlette.responses import Response

from dragoman.archive import Archive
from dragoman.archive.overview import Copies
from dragoman.archive.overview.asking import HITS, Narrowed, narrow
from dragoman.archive.overview.copies import Asking, Copy
from dragoman.archive.searching import search
from dragoman.archive.stopping import Stop
from dragoman.errors import DragomanError
from dragoman.explorer.asking import choices_of
from dragoman.explorer.patience import GONE, Running
from dragoman.records.report import Frozen

AT_ONCE: Final = 2
KEPT: Final = 200
NOTHING: Final[Mapping[str, str]] = {}
Choices = dict[str, object]
Answer = Callable[[Asking, Narrowed, Copy], object]


class Question(Frozen, frozen=True, kw_only=True):
    """What is asked about the events that some filters find.

    Attributes:
        key: What tells it from other questions; answers are kept under it.
        choices: The filters.
        answer: Makes the answer.
        is_kept: Whether the answer is worth keeping.
    """

    key: str
    choices: Choices
    answer: Answer
    is_kept: bool = True


class Crowd:
    """Answers questions about many events."""

    def __init__(
        self,
        archive: Archive,
        reading: Callable[[Stop], AbstractContextManager[Archive]],
    ) -> None:
        """Take the archive; nothing is read yet.

        Args:
            archive: Whose events they are.
            reading: Lends it to seek words in its reports, until that is stopped.
        """
        self.copies = Copies(archive)
        self._reading = reading
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="crowd")
        self._turns, self._alone = Semaphore(AT_ONCE), Lock()
        self._kept: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._keeping = Lock()
        self._running: dict[str, Running[bytes]] = {}

    def prepare(
        self, path: str, answer: Answer, asked: Mapping[str, str] = NOTHING
    ) -> None:
        """Keep the answer to what is asked first of all, without any filter.

        Args:
            path: The address that asks it.
            answer: Makes the answer.
            asked: What the address asks.
        """
        key = _key(path, list(asked.items()))
        question = Question(key=key, choices={}, answer=answer)
        with suppress(DragomanError, duckdb.Error):  # who asks will be told
            self._packed(question, Stop())

    async def ask(
        self,
        request: Request,
        answer: Answer,
        *,
        apart: tuple[str, ...] = (),
        is_kept: bool = True,
    ) -> Response:
        """Answer what a request asks about the events that its filters find.

        Args:
            request: The request.
            answer: Makes the answer.
            apart: What stands in its address and is no filter.
            is_kept: Whether the answer is worth keeping.
        """
        query = request.query_params
        choices = choices_of(query)
        for name in apart:
            choices.pop(name, None)
        question = Question(
            key=_key(request.url.path, query.multi_items()),
            choices=choices,
            answer=answer,
            is_kept=is_kept,
        )
        return await self.answer(request, question)

    async def answer(self, request: Request, question: Question) -> Response:
        """Answer a question as JSON, if its asker still waits for it.

        Raises:
            UnknownChoice: There is no such filter, or it has no such value.
            BadInput: A filter got what it cannot take.
            ArchiveFault: The archive cannot be read.
            Refusal: It took too long.
        """
        running = self._running.get(question.key)
        if running is None or running.is_given_up:
            running = self._begin(question)
        packed = await running.wait(request)
        return Response(status_code=GONE) if packed is None else _sent(packed, request)

    def _begin(self, question: Question) -> Running[bytes]:
        """Begin to answer, in a thread."""
        stop = Stop()
        work = asyncio.get_running_loop().run_in_executor(
            self._threads, self._packed, question, stop
        )
        self._running[question.key] = running = Running(stop, work)

        def done(_: asyncio.Future[bytes]) -> None:
            if self._running.get(question.key) is running:
                del self._running[question.key]

        work.add_done_callback(done)
        return running

    def _packed(self, question: Question, stop: Stop) -> bytes:
        """The answer, packed; made now or kept from before."""
        copy = self.copies.newest()
        key = (copy.versions, question.key)
        with self._keeping:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        packed = gzip.compress(self._made_in_turn(question, copy, stop), 5, mtime=0)
        if question.is_kept:
            with self._keeping:
                self._kept[key] = packed
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
        return packed

    def _made_in_turn(self, question: Question, copy: Copy, stop: Stop) -> bytes:
        """The answer; where memory is too small for several, it is made alone."""
        with suppress(duckdb.OutOfMemoryException), self._turns:
            return self._made(question, copy, stop)
        # Under a lock, else two could each hold a turn and wait for that of the other.
        with self._alone, ExitStack() as turns:
            for _ in range(AT_ONCE):
                turns.enter_context(self._turns)
            return self._made(question, copy, stop)

    def _made(self, question: Question, copy: Copy, stop: Stop) -> bytes:
        with copy.asking() as asking, stop.watching(asking.stop):
            text = question.choices.get("text")
            if text is not None:
                with self._reading(stop) as archive:
                    hits = search(archive.snapshot(), str(text))
                asking.with_table(HITS, hits)
            asked = narrow(asking, question.choices)
            return msgspec.json.encode(question.answer(asking, asked, copy))


def _key(path: str, asked: list[tuple[str, str]]) -> str:
    """What tells a question from others; in which order filters stand does not."""
    return f"{path} {sorted(asked, key=lambda pair: pair[0])}"


def _sent(packed: bytes, request: Request) -> Response:
    """An answer as it travels: packed where the asker can unpack it."""
    headers = {"vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["content-encoding"] = "gzip"
        return Response(packed, headers=headers, media_type="application/json")
    plain = gzip.decompress(packed)
    return Response(plain, headers=headers, media_type="application/json")
