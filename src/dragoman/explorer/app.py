"""The web application: pages, and the JSON they are drawn from.

One page serves every address; its modules draw what the address names. All words
of reports travel as JSON and are shown as text, never as HTML.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from dragoman.errors import ArchiveBusy, DragomanError, NotThere
from dragoman.explorer import answers
from dragoman.explorer.bounds import Bounds
from dragoman.explorer.desk import Desk
from dragoman.explorer.guard import ENTRY, Guard
from dragoman.explorer.preloading import page_of
from dragoman.explorer.routes import ROUTES
from dragoman.explorer.shelf import Shelf
from dragoman.version import __version__

STATIC: Final = Path(__file__).parent / "static"
PAGES: Final = (
    "/",
    "/stories",
    "/story/{id}",
    "/report/{id}",
    "/event/{id}",
    "/statements",
    "/code",
    "/review",
    "/jobs",
)
"""The addresses of pages; `static/js/router.js` draws them."""

BUSY, MISSING, UNFIT = 409, 404, 422


def make_app(desk: Desk) -> FastAPI:
    """Make the application that serves one archive.

    Args:
        desk: The archive and what is allowed.
    """
    app = FastAPI(
        title="Dragoman",
        version=__version__,
        openapi_url="/api",
        docs_url=None,  # these load scripts from elsewhere
        redoc_url=None,
    )
    answers.describe(app)
    for routes in ROUTES:
        app.include_router(routes(desk), prefix="/api")
    _pages(app)
    app.add_exception_handler(DragomanError, _tell)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(Bounds)
    app.add_middleware(Guard, desk=desk)
    return app


def _pages(app: FastAPI) -> None:
    """Serve the pages and their modules."""
    for path in PAGES:
        view = path.split("/")[1] or "explore"
        app.get(path, include_in_schema=False)(_page(view))
    app.get(ENTRY, include_in_schema=False)(_door)
    app.mount("/static", Shelf(STATIC), name="static")


def _page(view: str) -> Callable[[], Response]:
    return lambda: HTMLResponse(page_of(STATIC, view))


def _door() -> Response:
    return FileResponse(STATIC / "login.html")


def _tell(_: Request, fault: Exception) -> Response:
    """An error of ours, in its own words."""
    status = next((code for kind, code in _STATUS if isinstance(fault, kind)), UNFIT)
    told = answers.Fault(kind=type(fault).__name__, message=str(fault))
    return answers.answer(told, status=status)


_STATUS: Final = ((ArchiveBusy, BUSY), (NotThere, MISSING))
