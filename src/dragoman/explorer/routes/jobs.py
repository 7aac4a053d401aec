"""The page of jobs: files are handed in, and added to the archive in the background."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from functools import cache
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import Response

from dragoman.explorer.answers import answer, gives
from dragoman.explorer.desk import Desk
from dragoman.explorer.refusals import MISSING, Refusal
from dragoman.jobs import Job, Jobs, Limits, Wanted
from dragoman.jobs.records import File
from dragoman.records.report import Frozen

Asked = Callable[[], Jobs]
FileName = Annotated[
    str, Query(description="The name of the file.", min_length=1, max_length=1000)
]


class NewJob(BaseModel):
    """What is to be done with the files of a job."""

    name: str = Field(description="What people call it.", min_length=1, max_length=200)
    source: str | None = Field(
        None, description="The publisher, where files do not say it.", max_length=200
    )
    published: date | None = Field(
        None, description="The day of reports that do not say theirs."
    )


class JobList(Frozen, frozen=True, kw_only=True):
    """All jobs of an archive.

    Attributes:
        jobs: The jobs, the latest first.
        limits: How much may be handed in for one.
    """

    jobs: tuple[Job, ...]
    limits: Limits


class Removed(Frozen, frozen=True, kw_only=True):
    """A job that is forgotten.

    Attributes:
        id: What its id was.
    """

    id: str


def routes(desk: Desk) -> APIRouter:
    """The routes of this module over an archive; none where nothing may be written."""

    @cache
    def jobs() -> Jobs:
        if desk.options.read_only:
            raise Refusal(MISSING, "read_only")
        return Jobs(desk.archive(), desk.settings)

    @asynccontextmanager
    async def serving(_: object) -> AsyncIterator[None]:
        yield
        if jobs.cache_info().currsize:
            jobs().close()

    router = APIRouter(tags=["jobs"], lifespan=serving)
    _ask(router, jobs)
    _do(router, jobs)
    return router


def _ask(router: APIRouter, jobs: Asked) -> None:
    @router.get("/jobs", summary="All jobs and how far they are", **gives(JobList))
    def list_jobs() -> Response:
        found = jobs()
        return answer(JobList(jobs=tuple(found.all()), limits=found.limits))

    @router.get("/jobs/{id_}", summary="How far a job is", **gives(Job))
    def one(id_: str) -> Response:
        return answer(jobs().get(id_))


def _do(router: APIRouter, jobs: Asked) -> None:
    @router.post("/jobs", summary="Make a job to hand files in to", **gives(Job))
    def make(new: NewJob) -> Response:
        wanted = Wanted(name=new.name, source=new.source, published=new.published)
        return answer(jobs().make(wanted))

    @router.post(
        "/jobs/{id_}/files",
        summary="Hand in a file; its bytes are the body",
        **gives(File),
    )
    async def take(request: Request, id_: str, name: FileName) -> Response:
        return answer(await jobs().take(id_, name, request.stream()))

    @router.post("/jobs/{id_}/start", summary="Begin or resume a job", **gives(Job))
    def start(id_: str) -> Response:
        return answer(jobs().start(id_))

    @router.post("/jobs/{id_}/stop", summary="Ask a job to stop", **gives(Job))
    def stop(id_: str) -> Response:
        return answer(jobs().stop(id_))

    @router.post(
        "/jobs/{id_}/remove",
        summary="Forget a job and delete its files; its reports stay",
        **gives(Removed),
    )
    def remove(id_: str) -> Response:
        jobs().remove(id_)
        return answer(Removed(id=id_))
