"""A text that is pasted is coded at once, with what was passed over."""

import pytest

from dragoman.explorer.guard import TOKEN
from dragoman.explorer.routes.code import LONGEST

TEXT = (
    "MAPUTO, March 4 (Island Post) - Police in Beira arrested 12 protesters on Monday."
    " The minister struck a pose."
)


@pytest.fixture
def code(client):
    token = client.get("/api/session").json()["token"]
    return lambda **asked: client.post("/api/code", json=asked, headers={TOKEN: token})


def test_a_text_is_coded_and_every_word_that_proves_something_is_marked(code):
    coded = code(text=TEXT, published="2024-03-05", source="Island Post").json()
    reading = coded["reading"]
    (event,) = reading["events"]
    assert (event["type"], event["place"]["name"]) == ("COERCE", "Beira")
    assert event["dates"]["first"] == "2024-03-04"
    marked = {TEXT[m["start"] : m["end"]] for m in reading["marks"]}
    assert {"arrested", "12 protesters", "Beira", "on Monday"} <= marked
    assert reading["report"]["source"] == "Island Post"
    assert coded["failure"] is None


def test_a_sentence_that_gave_nothing_says_why(code):
    passed = code(text=TEXT).json()["passed"]
    (last,) = [one for one in passed if "pose" in one["sentence"]["text"]]
    assert last["events"] == 0
    assert any(unread["reason"] for unread in last["unread"])


def test_what_is_shown_as_words_of_a_page_stays_words(code):
    text = "Police shot <script>alert(1)</script> dead. " + TEXT
    assert code(text=text).json()["reading"]["report"]["text"] == text


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"text": "   "}, "empty"),
        ({"text": "x" * (LONGEST + 1)}, "at most"),
        ({"text": TEXT, "published": "yesterday"}, "date"),
        ({}, "required"),
    ],
)
def test_what_is_no_text_is_refused_with_words(code, asked, words):
    refused = code(**asked)
    assert refused.status_code == 422
    assert words in refused.text


def test_a_text_in_another_language_is_shown_and_not_coded(code):
    text = (
        "La police a arrêté douze manifestants lundi dans la capitale, selon le"
        " ministère de l'Intérieur, qui a annoncé une enquête sur les violences."
    )
    coded = code(text=text).json()
    assert coded["reading"]["events"] == []
    assert "language" in coded["failure"]["reason"]


def test_nothing_is_kept(code, client):
    before = client.get("/api/session").json()["rows"]
    code(text=TEXT)
    assert client.get("/api/session").json()["rows"] == before
