"""The web application: pages, and the JSON they are drawn from.

One page serves every address; its modules draw what the address names. All words
of reports travel as JSON and are shown as text, never as HTML.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dragoman.errors import ArchiveBusy, DragomanError, NotThere
from dragoman.explorer import answers
from dragoman.explorer.bounds import Bounds
from dragoman.explorer.desk import Desk
from dragoman.explorer.guard import ENTRY, Guard
from dragoman.explorer.preloading import page_of, shell_of
from dragoman.explorer.refusals import BUSY, MISSING, UNFIT, Refusal, refused
from dragoman.explorer.routes import ROUTES
from dragoman.explorer.shelf import Shelf
from dragoman.explorer.texts import ENGLISH, Texts
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
    _pages(app, desk.texts)
    app.add_exception_handler(DragomanError, _teller(desk.texts))
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(Bounds, texts=desk.texts)
    app.add_middleware(Guard, desk=desk)
    return app


def _pages(app: FastAPI, texts: Texts) -> None:
    """Serve the pages and their modules."""
    for path in PAGES:
        view = path.split("/")[1] or "explore"
        app.get(path, include_in_schema=False)(_page(view, texts))
    app.get(ENTRY, include_in_schema=False)(_door(texts))
    app.mount("/static", Shelf(STATIC, _translated(texts)), name="static")


def _page(view: str, texts: Texts) -> Callable[[], Response]:
    page = cache(lambda: page_of(STATIC, view, texts))
    return lambda: HTMLResponse(page())


def _door(texts: Texts) -> Callable[[], Response]:
    return lambda: HTMLResponse(shell_of(STATIC / "login.html", texts))


def _translated(texts: Texts) -> dict[str, bytes]:
    """The files of texts that do not lie on the shelf as they are."""
    if texts is ENGLISH:
        return {}
    return {
        str(Path("texts", texts.language, f"{name}.json")): json.dumps(words).encode()
        for name, words in texts.pages.items()
    }


def _teller(texts: Texts) -> Callable[[Request, Exception], Response]:
    """What tells an error of ours, in its own words."""

    def tell(_: Request, fault: Exception) -> Response:
        if isinstance(fault, Refusal):
            return refused(fault, texts)
        status = next(
            (code for kind, code in _STATUS if isinstance(fault, kind)), UNFIT
        )
        told = answers.Fault(kind=type(fault).__name__, message=str(fault))
        return answers.answer(told, status=status)

    return tell


_STATUS: Final = ((ArchiveBusy, BUSY), (NotThere, MISSING))
