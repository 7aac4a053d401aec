"""What every page asks first: which archive this is and what may be done."""

from __future__ import annotations

from datetime import date, datetime

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.archive import Archive
from dragoman.archive.counting import Info
from dragoman.explorer.answers import answer, gives
from dragoman.explorer.desk import Desk
from dragoman.records.report import Frozen
from dragoman.version import __version__


class Session(Frozen, frozen=True, kw_only=True):
    """Which archive is shown.

    Attributes:
        archive: Where it lies.
        batch: The number of its last commit.
        when: When that was made.
        rows: How many rows each of its tables has.
        first: The day of its earliest report that says its day.
        last: The day of the latest.
        read_only: Whether nothing can be written.
        token: What a write must bring along, in the header `X-Dragoman-Token`.
        version: The version of this program.
    """

    archive: str
    batch: int
    when: datetime
    rows: dict[str, int]
    first: date | None
    last: date | None
    read_only: bool
    token: str
    version: str


def routes(desk: Desk) -> APIRouter:
    """The routes of this module over an archive."""
    router = APIRouter(tags=["session"])
    told: dict[int, Info] = {}  # every page asks; what a commit holds stays the same

    @router.get("/session", summary="Which archive is shown", **gives(Session))
    async def session(request: Request) -> Response:
        return await desk.ask(request, shown)

    def shown(archive: Archive) -> Response:
        batch = archive.snapshot().state.batch
        info = told.get(batch) or archive.info()
        told.clear()
        told[info.batch] = info
        return answer(
            Session(
                archive=info.path,
                batch=info.batch,
                when=info.when,
                rows=info.rows,
                first=info.first,
                last=info.last,
                read_only=desk.options.read_only,
                token=desk.token,
                version=__version__,
            )
        )

    return router
