"""The outline of the world, for maps."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter
from starlette.responses import FileResponse, Response

from dragoman.explorer.coarse import coarse_world
from dragoman.explorer.desk import Desk
from dragoman.knowledge.tables import data_path

# It changes with the program only.
_KEPT: Final = {"cache-control": "private, max-age=3600"}
_JSON: Final = "application/json"


def routes(desk: Desk) -> APIRouter:  # noqa: ARG001  all routes are made alike
    """The routes of this module; no archive is asked."""
    router = APIRouter(tags=["world"])

    @router.get("/world", summary="Outlines of countries, coarse: 36 kB")
    def coarse() -> Response:
        return Response(coarse_world(), media_type=_JSON, headers=_KEPT)

    @router.get("/world/fine", summary="Outlines of countries, fine: 105 kB")
    def fine() -> FileResponse:
        file = data_path("places", "outline.json")
        return FileResponse(file, media_type=_JSON, headers=_KEPT)

    return router
