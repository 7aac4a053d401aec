"""The pages of stories: a list, one story, and what people say of it."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import Response

from dragoman.explorer.accounts import (
    StoryAccount,
    StoryLines,
    list_stories,
    tell_story,
)
from dragoman.explorer.answers import answer, gives
from dragoman.explorer.asking import asks, choices_of, order_of
from dragoman.explorer.desk import Desk
from dragoman.records.report import Frozen


class Judgement(BaseModel):
    """What somebody says of two events."""

    one: str = Field(description="The id of an event.", max_length=64)
    other: str = Field(description="The id of another.", max_length=64)
    same: bool = Field(description="Whether they are one happening.")
    by: str = Field(description="Who says so.", min_length=1, max_length=200)


class Judged(Frozen, frozen=True, kw_only=True):
    """What became of a story when somebody judged it.

    Attributes:
        story: The id of the story that the first event is part of now, if any.
    """

    story: str | None


def routes(desk: Desk) -> APIRouter:
    """The routes of this module over an archive."""
    router = APIRouter(tags=["stories"])

    @router.get(
        "/stories",
        summary="Stories with the heads of their reports",
        **gives(StoryLines),
        **asks("stories"),
    )
    async def stories(request: Request) -> Response:
        query = request.query_params
        order, choices = order_of(query, sort="-date"), choices_of(query)
        return await desk.ask(
            request, lambda archive: answer(list_stories(archive, choices, order))
        )

    @router.get(
        "/story/{id_}",
        summary="A story with all its tellings, and why they were taken for one",
        **gives(StoryAccount),
    )
    async def story(request: Request, id_: str) -> Response:
        return await desk.ask(request, lambda archive: answer(tell_story(archive, id_)))

    @router.post(
        "/judge",
        summary="Say that two events are one happening, or that they are not",
        **gives(Judged),
    )
    def judge(said: Judgement) -> Response:
        with desk.reading() as archive:
            found = archive.judge(said.one, said.other, same=said.same, by=said.by)
        return answer(Judged(story=found.id if found else None))

    return router
