"""The page of reviews: events that wait, what is said of them, and figures."""

from __future__ import annotations

from typing import Annotated, Final, TypeVar

import msgspec
from fastapi import APIRouter, Body, Query
from starlette.requests import Request
from starlette.responses import Response

from dragoman.explorer.answers import answer, gives, lines, takes
from dragoman.explorer.asking import choices_of, filters
from dragoman.explorer.desk import Desk
from dragoman.explorer.refusals import UNFIT, Refusal
from dragoman.explorer.reviewing import (
    Asked,
    Bench,
    Choices,
    Figures,
    Item,
    Line,
    Spot,
    choices,
    figures_of,
    item_of,
    line_of,
    places,
)
from dragoman.records.report import Frozen
from dragoman.reviews import Decision, Reviewed, Reviews, Said
from dragoman.reviews.gold import Form, GoldReport, gold

MOST: Final = 50
_OWN: Final = ("line", "reviewer")
T = TypeVar("T")
Name = Annotated[str, Query(max_length=200, description="Who reviews.")]


class Kept(Frozen, frozen=True, kw_only=True):
    """What was kept, and what holds of the event now.

    Attributes:
        decision: The decision; None if there was nothing to take back.
        reviewed: What holds of its event.
    """

    decision: Decision | None
    reviewed: Reviewed | None


class Undo(Frozen, frozen=True, kw_only=True):
    """Whose last decision is to be taken back.

    Attributes:
        by: The reviewer.
    """

    by: str


def routes(desk: Desk) -> APIRouter:
    """The routes of this module over an archive."""
    router = APIRouter(tags=["review"], prefix="/review")
    bench = Bench(desk)
    _waiting(router, bench)
    _told(router, bench)
    _files(router, bench)
    _writing(router, bench)
    _choosing(router)
    return router


def _waiting(router: APIRouter, bench: Bench) -> None:
    """What waits."""

    @router.get(
        "/queue",
        summary="Events that wait for a reviewer, the first of a line",
        **gives(Line),
        **filters("events"),
    )
    async def queue(
        request: Request,
        line: Annotated[str, Query(description="By what they come.")] = "unsure",
        reviewer: Name = "",
        limit: Annotated[int, Query(ge=1, le=MOST)] = 5,
    ) -> Response:
        asked = Asked(line=line, reviewer=reviewer, limit=limit)
        filters = _filters(request)
        return await bench.ask(
            request,
            lambda archive, reviews: answer(line_of(archive, reviews, filters, asked)),
        )


def _told(router: APIRouter, bench: Bench) -> None:
    """What was said."""

    @router.get(
        "/event/{id_}",
        summary="An event with its report and what was said of it",
        **gives(Item),
    )
    async def event(request: Request, id_: str) -> Response:
        return await bench.ask(
            request,
            lambda archive, reviews: answer(
                item_of(archive, reviews, id_, reviews.standings())
            ),
        )

    @router.get(
        "/report/{id_}",
        summary="What was said of the events of a report, and what holds now",
        **gives(tuple[Reviewed, ...]),
    )
    async def report(request: Request, id_: str) -> Response:
        return await bench.ask(
            request, lambda _, reviews: answer(reviews.all(report=id_))
        )

    @router.get(
        "/agreement",
        summary="How right the coder is, and how far reviewers agree",
        **gives(Figures),
        **filters("events"),
    )
    async def agreement(request: Request) -> Response:
        asked = _filters(request)
        return await bench.ask(
            request, lambda _, reviews: answer(figures_of(reviews, asked))
        )


def _files(router: APIRouter, bench: Bench) -> None:
    """All that was said, as files."""

    @router.get(
        "/gold",
        summary="What was reviewed as gold, a line each, for `dragoman evaluate`",
        **gives(GoldReport),
    )
    async def handed_out(request: Request, form: Form = "reviewed") -> Response:
        return await bench.ask(
            request, lambda archive, reviews: lines(gold(archive, reviews, form))
        )

    @router.get(
        "/decisions",
        summary="Every decision that was ever made, a line each",
        **gives(Decision),
    )
    async def decisions(request: Request) -> Response:
        return await bench.ask(request, lambda _, reviews: lines(reviews.decisions()))


def _writing(router: APIRouter, bench: Bench) -> None:
    """What reviewers say."""

    @router.post(
        "",
        summary="Say that an event is right, wrong, or what it should be",
        **gives(Kept),
        **takes(Said),
    )
    def say(body: Annotated[dict[str, object], Body()]) -> Response:
        said = _read(body, Said)
        with bench.reading() as (_, reviews):
            decision = reviews.say(said)
            return answer(Kept(decision=decision, reviewed=_now(reviews, decision)))

    @router.post(
        "/undo",
        summary="Take back the last thing that a reviewer said",
        **gives(Kept),
        **takes(Undo),
    )
    def undo(body: Annotated[dict[str, object], Body()]) -> Response:
        with bench.reading() as (_, reviews):
            decision = reviews.undo(_read(body, Undo).by)
            now = _now(reviews, decision) if decision else None
            return answer(Kept(decision=decision, reviewed=now))


def _choosing(router: APIRouter) -> None:
    """What a reviewer may choose from."""

    @router.get(
        "/choices",
        summary="The types, modes, statuses, sectors and states there are",
        **gives(Choices),
    )
    def known() -> Response:
        return answer(choices())

    @router.get(
        "/places",
        summary="The places that a name may mean, the best known first",
        **gives(tuple[Spot, ...]),
    )
    def named(name: Annotated[str, Query(min_length=1, max_length=200)]) -> Response:
        return answer(places(name))


def _now(reviews: Reviews, decision: Decision) -> Reviewed | None:
    """What holds of the event of a decision."""
    found = reviews.all(report=decision.report)
    return next((one for one in found if one.item == decision.item), None)


def _filters(request: Request) -> dict[str, object]:
    """The filters of events in an address."""
    asked = choices_of(request.query_params)
    return {name: value for name, value in asked.items() if name not in _OWN}


def _read(body: dict[str, object], form: type[T]) -> T:
    """What was sent, as a record.

    Raises:
        Refusal: It is not of the form.
    """
    try:
        return msgspec.convert(body, form)
    except msgspec.ValidationError as fault:
        raise Refusal(UNFIT, "unreadable", why=fault) from fault
