"""No request is longer than a page of ours would send."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from dragoman.explorer.bounds import MOST, Bounds
from dragoman.explorer.refusals import TOO_LONG
from dragoman.explorer.texts import ENGLISH


async def echo(request: Request):
    return Response(await request.body())


PATHS = ("/api/code", "/api/jobs/ab12/files")
app = Starlette(routes=[Route(path, echo, methods=["POST", "GET"]) for path in PATHS])
client = TestClient(Bounds(app, ENGLISH))


def pieces(sizes):
    yield from (b"x" * size for size in sizes)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.integers(0, 2000), max_size=8))
def test_what_fits_passes_whole_however_it_is_cut(sizes):
    answer = client.post("/api/code", content=pieces(sizes))
    assert answer.content == b"x" * sum(sizes)


@pytest.mark.parametrize(
    ("sizes", "status"),
    [
        ([MOST], 200),
        ([MOST + 1], TOO_LONG),
        ([MOST // 2] * 3, TOO_LONG),  # no length was announced
    ],
)
def test_what_is_too_long_is_refused(sizes, status):
    assert client.post("/api/code", content=pieces(sizes)).status_code == status


def test_files_are_counted_where_they_are_written():
    answer = client.post("/api/jobs/ab12/files", content=pieces([MOST, 5]))
    assert len(answer.content) == MOST + 5
