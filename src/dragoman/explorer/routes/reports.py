"""The page of a report: its text, what was read from it, and by which words."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from dragoman.explorer.accounts import ReportAccount, report_of, tell_report
from dragoman.explorer.answers import answer, gives
from dragoman.explorer.desk import Desk
from dragoman.explorer.reviewing import Bench


def routes(desk: Desk) -> APIRouter:
    """The routes of this module over an archive."""
    router = APIRouter(tags=["reports"])
    bench = Bench(desk)

    @router.get(
        "/report/{id_}",
        summary="A report with its events, statements and the words that prove them",
        **gives(ReportAccount),
    )
    def report(id_: str) -> Response:
        with desk.reading() as archive:
            return answer(tell_report(archive, id_, bench.of(archive)))

    @router.get(
        "/event/{id_}/report",
        summary="The id of the report that an event stands in",
        **gives(str),
    )
    def of_event(id_: str) -> Response:
        with desk.reading() as archive:
            return answer(report_of(archive, id_))

    return router
