"""The page of statements: what somebody has said of something, in time."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.archive.sayings import Sayings, count_sayings
from dragoman.explorer.accounts import SayingLines, list_statements
from dragoman.explorer.answers import answer, gives
from dragoman.explorer.asking import asks, choices_of, filters, order_of
from dragoman.explorer.desk import Desk


def routes(desk: Desk) -> APIRouter:
    """The routes of this module over an archive."""
    router = APIRouter(tags=["statements"])

    @router.get(
        "/statements",
        summary="Statements with their reports and occasions",
        **gives(SayingLines),
        **asks("statements"),
    )
    async def statements(request: Request) -> Response:
        query = request.query_params
        order, choices = order_of(query, sort="-date"), choices_of(query)
        return await desk.ask(
            request, lambda archive: answer(list_statements(archive, choices, order))
        )

    @router.get(
        "/statements/counts",
        summary="Statements over time, for and against, by whom and of what",
        **gives(Sayings),
        **filters("statements"),
    )
    async def counts(request: Request) -> Response:
        choices = choices_of(request.query_params)
        return await desk.ask(
            request, lambda archive: answer(count_sayings(archive.snapshot(), choices))
        )

    return router
