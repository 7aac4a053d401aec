"""The page of a report: its text, what was read from it, and by which words."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from dragoman.explorer.accounts import ReportAccount, report_of, tell_report
from dragoman.explorer.answers import answer, gives
from dragoman.explorer.desk import Desk
from dragoman.explorer.reviewing import Bench

Name = Annotated[
    str,
    Query(
        max_length=200,
        description="Who looks, if they review; of events that wait for a second"
        " reviewer they are not told what the first said.",
    ),
]


def routes(desk: Desk) -> APIRouter:
    """The routes of this module over an archive."""
    router = APIRouter(tags=["reports"])
    bench = Bench(desk)

    @router.get(
        "/report/{id_}",
        summary="A report with its events, statements and the words that prove them",
        **gives(ReportAccount),
    )
    async def report(request: Request, id_: str, reviewer: Name = "") -> Response:
        return await desk.ask(
            request,
            lambda archive: answer(
                tell_report(archive, id_, bench.of(archive), reviewer)
            ),
        )

    @router.get(
        "/event/{id_}/report",
        summary="The id of the report that an event stands in",
        **gives(str),
    )
    async def of_event(request: Request, id_: str) -> Response:
        return await desk.ask(request, lambda archive: answer(report_of(archive, id_)))

    return router
