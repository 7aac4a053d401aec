"""The page of many events: counts for all its views, and lines of its table."""

from __future__ import annotations

from typing import Final, get_args

from fastapi import APIRouter
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from dragoman.archive.filters import number
from dragoman.archive.found import Order
from dragoman.archive.overview.counting import Counts
from dragoman.archive.overview.listing import NEWEST, SORTS, lines
from dragoman.archive.overview.records import By, Overview, Rows, View
from dragoman.archive.summaries import STEPS
from dragoman.errors import UnknownChoice
from dragoman.explorer.answers import gives
from dragoman.explorer.asking import asks, filters, order_of
from dragoman.explorer.crowd import Answer
from dragoman.explorer.desk import Desk
from dragoman.explorer.refusals import UNFIT, Refusal

OVERVIEW: Final = "/api/overview"
EVENTS: Final = "/api/events"
FIRST: Final = {"sort": NEWEST, "skip": "0", "limit": "100"}
"""What the page asks of the table before anybody scrolls."""
_VIEW: Final = {
    "step": f"how long a stretch is: {', '.join(STEPS)}; what suits unless given",
    "zoom": "how far the map is zoomed in; 1 is the whole world",
    "box": "south,west,north,east of the map that is seen, in degrees",
    "by": "whether edges are between states (country) or names (party)",
}


def routes(desk: Desk) -> APIRouter:
    """The routes of this module over an archive."""
    router = APIRouter(tags=["explore"])

    @router.get(
        "/overview",
        summary="Many events, counted over time, places, parties and kinds",
        **gives(Overview),
        **filters("events", _VIEW),
    )
    async def overview(request: Request) -> Response:
        view = view_of(request.query_params)
        return await desk.crowd.ask(request, overview_of(view), apart=tuple(_VIEW))

    @router.get(
        "/events",
        summary="Lines of the table of events; what several reports tell is one line",
        **gives(Rows),
        **asks("events", SORTS),
    )
    async def events(request: Request) -> Response:
        order = order_of(request.query_params, sort=NEWEST, limit=100)
        return await desk.crowd.ask(request, lines_of(order), is_kept=order.skip == 0)

    return router


def overview_of(view: View) -> Answer:
    """What counts the events that some filters find, as they are looked at."""
    return lambda asking, asked, copy: Counts(asking, asked, view).overview(copy)


def lines_of(order: Order) -> Answer:
    """What tells some lines of the events that some filters find."""
    return lambda asking, asked, _: lines(asking, asked, order)


def view_of(query: QueryParams) -> View:
    """What of many events an address looks at.

    Raises:
        BadInput: The zoom or box is not made of numbers.
        Refusal: The box has not four sides.
        UnknownChoice: Edges are between no such things.
    """
    by = query.get("by") or "country"
    for known in get_args(By):
        if by == known:
            return View(
                step=query.get("step") or None,
                zoom=number("zoom", query.get("zoom") or 1),
                box=_box(query.get("box")),
                by=known,
            )
    raise UnknownChoice("kind of edge", by, get_args(By))


def _box(words: str | None) -> tuple[float, float, float, float] | None:
    if not words:
        return None
    parts = words.split(",")
    if len(parts) != len(("south", "west", "north", "east")):
        raise Refusal(UNFIT, "box", box=words)
    south, west, north, east = (number("box", part) for part in parts)
    return south, west, north, east
