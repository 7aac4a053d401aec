"""The outlines that maps are drawn from."""

import gzip

import pytest

from dragoman.explorer.coarse import SCALE, coarse_world, rounded
from dragoman.knowledge.outline import load_outline


def test_the_coarse_outline_is_small_and_knows_all_countries(client):
    answer = client.get("/api/world")
    assert len(gzip.compress(answer.content)) < 40_000
    named = {country["code"] for country in answer.json()["countries"]}
    assert named == {land.code for land in load_outline().lands}


def test_outlines_say_whose_borders_they_are(client):
    for path in ("/api/world", "/api/world/fine"):
        outline = client.get(path).json()
        assert (outline["source"], outline["as_of"]) == ("Natural Earth", "2022-05")


@pytest.mark.parametrize(
    ("ring", "points"),
    [
        (((0, 0), (2, 0), (2, 2), (0, 0)), [(0, 0), (10, 0), (10, 10)]),
        (((0, 0), (0.04, 0), (2, 0), (2, 2), (0, 0)), [(0, 0), (10, 0), (10, 10)]),
        (((0, 0), (1, 0), (2, 0), (2, 2), (0, 0)), [(0, 0), (10, 0), (10, 10)]),
        (((0, 0), (0.04, 0), (0.04, 0.04), (0, 0)), [(0, 0)]),  # an islet
    ],
)
def test_points_that_say_nothing_are_left_out(ring, points):
    assert rounded(ring) == points


def test_neighbours_still_meet():
    """A point that two countries share lies in one place for both."""
    ring = next(land for land in load_outline().lands if land.code == "KEN").rings[0]
    for lon, lat in ring[:50]:
        ((x, y),) = rounded(((lon, lat), (lon, lat)))
        assert abs(x / SCALE - lon) <= 0.501 / SCALE
        assert abs(y / SCALE - lat) <= 0.501 / SCALE


def test_the_outline_is_made_once():
    assert coarse_world() is coarse_world()
