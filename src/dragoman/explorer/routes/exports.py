"""Rows as files, made while they are sent."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from typing import Any, Final, TypeVar

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from dragoman.archive.stopping import Stop
from dragoman.explorer.asking import choices_of
from dragoman.explorer.desk import Desk
from dragoman.explorer.files import TABLES_OUT, File, check, packed, pieces
from dragoman.explorer.patience import GONE
from dragoman.reviews import Reviews

_ZIP: Final = "zip"
_MEDIA: Final = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl",
    "geojson": "application/geo+json",
    _ZIP: "application/zip",
}
_ANY: Final = "application/octet-stream"
T = TypeVar("T")


def routes(desk: Desk) -> APIRouter:
    """The routes of this module over an archive."""
    router = APIRouter(tags=["exports"])

    @router.get(
        "/export/{table}.{form}",
        summary="Rows as a file; zip holds one with what it is and means",
        description=f"Tables: {', '.join(TABLES_OUT)}. Forms: csv, jsonl, parquet; of"
        " events also those of `dragoman exports`; zip, whose `form` is one of these."
        " With `reviewed`, as reviewers tell them.",
        response_class=StreamingResponse,
    )
    async def export(request: Request, table: str, form: str) -> Response:
        choices = choices_of(request.query_params)
        inner = str(choices.pop("form", "csv")) if form == _ZIP else form
        reviewed = bool(choices.pop("reviewed", ""))
        today = datetime.now(UTC).date()
        file = File(
            table=table, form=inner, choices=choices, day=today, reviewed=reviewed
        )
        check(file)  # before anything is called by the name that was asked for
        make = packed if form == _ZIP else pieces
        archive = desk.archive()
        body = Body(desk, request, archive.stop)
        # What cannot be had is noticed before the first byte is sent.
        first = await body.begun(
            lambda: make(Reviews(archive).archive() if reviewed else archive, file)
        )
        if first is None:
            return Response(status_code=GONE)
        name = file.name if form != _ZIP else f"{table}-{today}.zip"
        return Download(
            body,
            first,
            media_type=_MEDIA.get(form, _ANY),
            headers={"content-disposition": f'attachment; filename="{name}"'},
        )

    return router


class Body:
    """The bytes of a file, made as long as somebody takes them."""

    def __init__(self, desk: Desk, request: Request, stop: Stop) -> None:
        """Nothing is made yet."""
        self._desk, self._request, self._stop = desk, request, stop
        self._pieces: Iterator[bytes] = iter(())

    async def begun(self, make: Callable[[], Iterator[bytes]]) -> bytes | None:
        """Begin, and make the first bytes; None if who asked went away."""

        def first() -> bytes:
            self._pieces = make()
            return next(self._pieces, b"")

        return await self._wait(first)

    async def after(self, first: bytes) -> AsyncIterator[bytes]:
        """The first bytes, and then the others until who asked goes away."""
        piece: bytes | None = first
        while piece is not None:
            yield piece
            piece = await self._wait(lambda: next(self._pieces, None))

    def end(self) -> None:
        """Make no more, and let go of what it was made from."""
        self._stop.now()
        self._pieces = iter(())

    async def _wait(self, work: Callable[[], T]) -> T | None:
        running = self._desk.begin(work, self._stop, bounded=False)
        return await running.wait(self._request)


class Download(StreamingResponse):
    """Sends a file while it is made."""

    def __init__(self, body: Body, first: bytes, **told: Any) -> None:  # noqa: ANN401
        """Take what was begun; `told` is what any response takes."""
        super().__init__(body.after(first), **told)
        self._body = body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it; its making ends with that, whether all was taken or not."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._body.end()
