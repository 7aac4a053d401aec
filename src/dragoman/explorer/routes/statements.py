"""The page of statements: what somebody has said of something, in time."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.explorer.accounts import SayingLines, list_statements
from dragoman.explorer.answers import answer, gives
from dragoman.explorer.asking import asks, choices_of, order_of
from dragoman.explorer.desk import Desk


def routes(desk: Desk) -> APIRouter:
    """The routes of this module over an archive."""
    router = APIRouter(tags=["statements"])

    @router.get(
        "/statements",
        summary="Statements with their reports and occasions, and what they come to",
        **gives(SayingLines),
        **asks("statements"),
    )
    def statements(request: Request) -> Response:
        query = request.query_params
        order = order_of(query, sort="-date")
        with desk.reading() as archive:
            return answer(list_statements(archive, choices_of(query), order))

    return router
