"""The task `places` counts names and places as its module says."""

import json
from types import SimpleNamespace

import pytest

from dragoman.evaluation import Options, evaluate
from dragoman.knowledge.actors import load_actors
from dragoman.parsing import Parser
from dragoman.settings import ParsingSettings

TEXT = "Rebels shelled Tripoli, Lebanon, and a French envoy left the Oak Street shop."


@pytest.fixture(scope="module")
def coder():
    return SimpleNamespace(parse=Parser(ParsingSettings(), load_actors()))


def marked(words, **fields):
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, **fields}


def figures(tmp_path, coder, places):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TEXT, "places": places}), "utf-8")
    return {f.name: f.value for f in evaluate("places", path, coder, Options()).figures}


def test_names_are_right_where_they_overlap_and_near_within_a_hundred_miles(
    tmp_path, coder
):
    found = figures(
        tmp_path,
        coder,
        [
            marked("Tripoli", lat=34.4, lon=35.8, geonameid="266826"),
            marked("Lebanon", lat=33.8, lon=35.8, country_geonameid="272103"),
            marked("French", lat=46.0, lon=2.0),
        ],
    )
    assert (found["names precision"], found["names recall"]) == (1, 1)
    assert (found["within 161 km"], found["country"]) == (1, 1)


def test_a_place_elsewhere_is_found_and_not_near(tmp_path, coder):
    found = figures(tmp_path, coder, [marked("Tripoli", lat=32.9, lon=13.2)])
    assert found["names recall"] == 1
    assert found["within 161 km"] == 0
    assert found["mean km"] > 1_000


def test_a_name_that_nobody_marked_is_a_false_alarm(tmp_path, coder):
    found = figures(tmp_path, coder, [marked("Tripoli", lat=34.4, lon=35.8)])
    assert found["names precision"] == pytest.approx(1 / 3)


def test_a_name_without_coordinates_is_wanted_among_all_names_only(tmp_path, coder):
    street = marked("Oak Street")
    found = figures(tmp_path, coder, [marked("Tripoli", lat=34.4, lon=35.8), street])
    assert found["names recall"] == 1
    assert found["all names recall"] == 0.5
