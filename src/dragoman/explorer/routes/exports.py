"""Rows as files, made while they are sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from dragoman.explorer.asking import choices_of
from dragoman.explorer.desk import Desk
from dragoman.explorer.files import TABLES_OUT, File, check, packed, pieces
from dragoman.reviews import Reviews

_ZIP: Final = "zip"
_MEDIA: Final = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl",
    "geojson": "application/geo+json",
    _ZIP: "application/zip",
}
_ANY: Final = "application/octet-stream"


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
    def export(request: Request, table: str, form: str) -> Response:
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
        seen = Reviews(archive).archive() if reviewed else archive
        body = _begun(make(seen, file))
        name = file.name if form != _ZIP else f"{table}-{today}.zip"
        return StreamingResponse(
            body,
            media_type=_MEDIA.get(form, _ANY),
            headers={"content-disposition": f'attachment; filename="{name}"'},
        )

    return router


def _begun(body: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes; what cannot be had is noticed before the first is sent."""
    first = next(body, b"")
    return chain([first], body)
