"""What the JSON API tells of reports, stories and statements."""

import pytest
from starlette.testclient import TestClient

import dragoman
from dragoman.explorer import Desk, Options, make_app
from dragoman.explorer.guard import TOKEN


@pytest.fixture(scope="module")
def story(client):
    """A story of the sample reports that papers tell in contradicting words."""
    lines = client.get("/api/stories", params={"min_sources": 2}).json()["lines"]
    differ = [
        line["story"]
        for line in lines
        if any(agreement["conflict"] for agreement in line["story"]["agreements"])
    ]
    return differ[0]


def test_every_mark_of_a_report_cuts_words_that_prove_a_field(client, story):
    reading = client.get(f"/api/report/{story['reports'][0]}").json()["reading"]
    text = reading["report"]["text"]
    owners = {one["id"]: one for one in reading["events"] + reading["statements"]}
    assert reading["marks"]
    for mark in reading["marks"]:
        for proof in mark["proves"]:
            field = owners[proof["of"]]
            for step in proof["field"].split("."):
                field = field[int(step)] if step.isdigit() else field[step]
            span = field if "start" in field else field[proof["part"]]
            assert text[mark["start"] : mark["end"]] == span["text"]


def test_a_report_names_the_stories_it_tells_and_who_else_tells_them(client, story):
    told = client.get(f"/api/report/{story['reports'][0]}").json()
    (same,) = [one for one in told["stories"] if one["id"] == story["id"]]
    assert same["bonds"] == []
    assert set(story["reports"]) <= {head["id"] for head in told["heads"]}


def test_a_story_has_its_tellings_its_reasons_and_its_history(client, story):
    told = client.get(f"/api/story/{story['id']}").json()
    assert {one["event"]["id"] for one in told["tellings"]} == set(story["events"])
    assert {one["report"] for one in told["tellings"]} == set(story["reports"])
    assert all(bond["why"] for bond in told["story"]["bonds"])
    assert told["history"][0]["what"] == "founded"
    behind = {one["source"] for one in told["behind"]}
    assert len(behind) == told["story"]["sources"]


def test_stories_are_listed_by_the_filters_of_the_archive(client, coded):
    archive = dragoman.Archive(coded)
    asked = {"country": "KEN", "type": ["PROTEST", "COERCE"]}
    found = client.get("/api/stories", params={**asked, "limit": 1}).json()
    assert found["count"] == archive.stories(**asked).count() > 1
    assert len(found["lines"]) == 1
    assert {"type": "ASSAULT", "quad": "material conflict"} in found["types"]
    other = client.get("/api/stories", params={**asked, "limit": 1, "skip": 1}).json()
    assert other["lines"][0]["story"]["id"] != found["lines"][0]["story"]["id"]


def test_statements_are_counted_by_stance_and_time(client):
    found = client.get("/api/statements", params={"speaker": "KEN"}).json()
    said = client.get("/api/statements/counts", params={"speaker": "KEN"}).json()
    assert said["statements"] == found["count"] >= len(found["lines"]) > 0
    parts = [
        stretch[stance]
        for stretch in said["stretches"]
        for stance in ("backing", "against", "neither")
    ]
    assert sum(parts) == said["statements"] - said["undated"]
    assert all(
        "KEN" in {speaker["country"] for speaker in line["statement"]["speakers"]}
        for line in found["lines"]
    )


@pytest.mark.parametrize(
    ("path", "status", "word"),
    [
        ("/api/report/0000", 404, "There is no report '0000'"),
        ("/api/story/0000", 404, "There is no story '0000'"),
        ("/api/event/0000/report", 404, "There is no event '0000'"),
        ("/api/stories?colour=red", 422, "No filter of stories 'colour'"),
        ("/api/stories?since=yesterday", 422, "write a day as 2024-03-05"),
        ("/api/statements?stance=maybe", 422, "No stance 'maybe'"),
        ("/api/statements?limit=9999", 422, "ask for 500 at most"),
        ("/api/statements?sort=colour", 422, "No order of statements"),
        ("/api/statements?skip=-1", 422, "give numbers from 0 on"),
        ("/api/report/' OR 1=1 --", 404, "There is no report"),
    ],
)
def test_what_cannot_be_answered_is_told_in_words(client, path, status, word):
    answer = client.get(path)
    assert answer.status_code == status
    assert word in answer.json()["message"]


def test_a_person_parts_what_was_taken_for_one(own, story):
    desk = Desk(dragoman.Archive(own), Options())
    client = TestClient(make_app(desk), headers={TOKEN: desk.token})
    bond = client.get(f"/api/story/{story['id']}").json()["story"]["bonds"][0]
    said = {"one": bond["left"], "other": bond["right"], "same": False, "by": "Ann"}
    judged = client.post("/api/judge", json=said)
    assert judged.status_code == 200
    archive = dragoman.Archive(own)
    assert bond["left"] not in [
        event for one in archive.stories(event=bond["right"]) for event in one.events
    ]
    assert "Ann said" in next(iter(archive.commits())).what


def test_nobody_judges_without_a_name(own):
    desk = Desk(dragoman.Archive(own), Options())
    client = TestClient(make_app(desk), headers={TOKEN: desk.token})
    said = {"one": "a", "other": "b", "same": False, "by": ""}
    assert client.post("/api/judge", json=said).status_code == 422
