"""What one may choose: the values of filters, and whom one may mean."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.archive.overview.facets import facets, suggest
from dragoman.archive.overview.records import Actor, Facet
from dragoman.explorer.answers import gives
from dragoman.explorer.asking import filters
from dragoman.explorer.desk import Desk

_LONGEST: Final = 100  # letters


def routes(desk: Desk) -> APIRouter:
    """The routes of this module over an archive."""
    router = APIRouter(tags=["explore"])

    @router.get(
        "/facets",
        summary="The values of each filter among what the filters find",
        **gives(dict[str, tuple[Facet, ...]]),
        **filters("events"),
    )
    async def values(request: Request) -> Response:
        return await desk.crowd.ask(
            request, lambda asking, asked, _: facets(asking, asked)
        )

    @router.get(
        "/suggest",
        summary="Whom one may mean who types some letters",
        **gives(tuple[Actor, ...]),
    )
    async def suggested(request: Request, q: str = "") -> Response:
        return await desk.crowd.ask(
            request, lambda asking, _, __: suggest(asking, q[:_LONGEST]), apart=("q",)
        )

    return router
