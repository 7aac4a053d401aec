"""The page that codes a text: what is read from it, by which words, and what is not.

Nothing of it is kept: the text goes to this server, on this machine, and back.
"""

from __future__ import annotations

from datetime import date
from time import perf_counter
from typing import Final

from fastapi import APIRouter
from pydantic import BaseModel, Field
from starlette.responses import Response

from dragoman.coder import Coder
from dragoman.explorer.answers import answer, gives
from dragoman.explorer.desk import Desk
from dragoman.explorer.marking import Reading, make_reading
from dragoman.records import Failure, Span, Unread
from dragoman.records.report import Frozen
from dragoman.reports import make_report

LONGEST: Final = 100_000
"""The most characters that are coded while somebody waits: some five seconds."""


class Text(BaseModel):
    """A text to be coded."""

    text: str = Field(description="What it says.", max_length=LONGEST)
    title: str | None = Field(None, description="Its headline.", max_length=1000)
    published: date | None = Field(None, description="The day it appeared.")
    source: str | None = Field(None, description="Its publisher.", max_length=200)


class Passed(Frozen, frozen=True, kw_only=True):
    """A sentence with words that gave no event, or with no event at all.

    Attributes:
        sentence: The sentence.
        events: How many events it gave.
        unread: Words of it that gave none, each with the reason.
    """

    sentence: Span
    events: int
    unread: tuple[Unread, ...]


class Coded(Frozen, frozen=True, kw_only=True):
    """What was read from a text.

    Attributes:
        reading: The report made of it, its events and statements, and their words.
        passed: Its sentences that gave nothing, or of which words were passed over.
        failure: Why it could not be coded; None if it was.
        coder: The version of the coder.
        seconds: How long that took.
    """

    reading: Reading
    passed: tuple[Passed, ...]
    failure: Failure | None
    coder: str
    seconds: float


def routes(desk: Desk) -> APIRouter:
    """The routes of this module; the archive is not asked."""
    router = APIRouter(tags=["code"])

    @router.post("/code", summary="Code a text; nothing is kept", **gives(Coded))
    def code(text: Text) -> Response:
        with desk.coding() as coder:
            return answer(code_text(text, coder))

    return router


def code_text(text: Text, coder: Coder) -> Coded:
    """Code a text and tell what was passed over.

    Raises:
        BadInput: It has no words, or is broken.
    """
    begun = perf_counter()
    report = make_report(
        text.text, title=text.title, published=text.published, source=text.source
    )
    record = coder.code(report)
    read = record.report or report
    explained = () if record.failure else coder.explain(read)
    return Coded(
        reading=make_reading(read, record.events, record.statements),
        passed=tuple(
            Passed(sentence=one.sentence, events=len(one.events), unread=one.unread)
            for one in explained
            if one.unread or not one.events
        ),
        failure=record.failure,
        coder=coder.version,
        seconds=round(perf_counter() - begun, 3),
    )
