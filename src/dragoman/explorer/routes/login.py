"""The door: coming in with the password, and going out."""

from __future__ import annotations

import math

from fastapi import APIRouter
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import Response

from dragoman.explorer.answers import answer, gives
from dragoman.explorer.desk import Desk
from dragoman.explorer.door import COOKIE, STAYS
from dragoman.explorer.refusals import STRANGER, TOO_OFTEN, Refusal, refused
from dragoman.records.report import Frozen


class Attempt(BaseModel):
    """What somebody says at the door."""

    password: str = Field(description="The password.", max_length=1000)


class Inside(Frozen, frozen=True, kw_only=True):
    """Whether one is let in.

    Attributes:
        inside: Whether one is.
    """

    inside: bool


def routes(desk: Desk) -> APIRouter:
    """The routes of this module over an archive."""
    router = APIRouter(tags=["session"])

    @router.post("/login", summary="Come in", **gives(Inside))
    def login(request: Request, said: Attempt) -> Response:
        address = request.client.host if request.client else "?"
        if (wait := desk.door.wait(address)) > 0:
            seconds = math.ceil(wait)
            told = refused(Refusal(TOO_OFTEN, "wait", seconds=seconds), desk.texts)
            told.headers["retry-after"] = str(seconds)
            return told
        name = desk.door.enter(said.password, address)
        if name is None:
            raise Refusal(STRANGER, "wrong_password")
        told = answer(Inside(inside=True))
        told.set_cookie(
            COOKIE,
            name,
            max_age=STAYS,
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
        )
        return told

    @router.post("/logout", summary="Go out", **gives(Inside))
    def logout(request: Request) -> Response:
        desk.door.leave(request.headers.get("cookie", ""))
        told = answer(Inside(inside=False))
        told.delete_cookie(COOKIE, httponly=True, samesite="strict")
        return told

    return router
