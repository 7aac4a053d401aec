"""What the JSON API tells of reviews, and keeps of them."""

import io
import zipfile

import pytest
from starlette.testclient import TestClient

import dragoman
from dragoman.explorer import Desk, Options, make_app
from dragoman.explorer.guard import TOKEN
from dragoman.reviews import Reviews


@pytest.fixture
def desk(own):
    return Desk(dragoman.Archive(own), Options())


@pytest.fixture
def api(desk):
    return TestClient(make_app(desk), headers={TOKEN: desk.token})


def queue(api, line="unsure", reviewer="Ann", **filters):
    asked = {"line": line, "reviewer": reviewer, **filters}
    answer = api.get("/api/review/queue", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


def said(item, answer="right", by="Ann", **more):
    return {
        "by": by,
        "answer": answer,
        "item": item["event"]["id"],
        "report": item["report"]["id"],
        **more,
    }


def test_the_least_sure_come_first_with_all_that_judging_takes(api, own):
    line = queue(api, limit=3)
    sure = [item["event"]["confidence"] for item in line["items"]]
    assert sure == sorted(sure)
    assert line["total"] == dragoman.Archive(own).events().count()
    item = line["items"][0]
    text = item["report"]["text"]
    for party in item["parties"]:
        words = party["words"]
        assert text[words["start"] : words["end"]] == words["text"]
    assert item["reviewed"] is None


def test_a_corrected_recipient_is_in_the_reviewed_archive(api, own):
    item = queue(api, type="COERCE")["items"][0]
    words = {"start": item["event"]["sentence"]["start"], "end": 0}
    words["end"] = words["start"] + 3
    party = {"words": words, "name": "Zeta Guild", "country": "Kenya"}
    changes = {"recipients": [party]}
    kept = api.post("/api/review", json=said(item, "corrected", changes=changes))
    assert kept.status_code == 200, kept.text
    (change,) = kept.json()["reviewed"]["changes"]
    assert (change["field"], change["reviewed"]) == ("recipients", "Zeta Guild (KEN)")

    archive = dragoman.Archive(own)
    seen = Reviews(archive).archive()
    assert [e.id for e in seen.events(recipient="Zeta Guild")] == [item["event"]["id"]]
    asked = {"recipient": "Zeta Guild"}
    assert "Zeta Guild" not in api.get("/api/export/events.csv", params=asked).text
    asked["reviewed"] = "yes"
    assert "Zeta Guild" in api.get("/api/export/events.csv", params=asked).text
    whole = api.get("/api/export/events.zip", params=asked).content
    with zipfile.ZipFile(io.BytesIO(whole)) as packed:
        assert "1 of" in (about := packed.read("ABOUT.txt").decode())
    assert "told as reviewers tell them" in about
    told = api.get(f"/api/review/report/{item['report']['id']}").json()
    assert told[0]["machine"]["recipients"] == item["event"]["recipients"]


def test_a_second_reviewer_sees_nothing_of_the_first(api):
    first = queue(api)["items"][0]
    api.post("/api/review", json=said(first, "wrong", note="a figure of speech"))
    (item,) = queue(api, "second", "Bob")["items"]
    assert item["event"]["id"] == first["event"]["id"]
    assert item["votes"] == []
    assert item["reviewed"] is None
    assert "figure of speech" not in str(item)

    api.post("/api/review", json=said(item, "right", by="Bob"))
    (item,) = queue(api, "disputed", "Cy")["items"]
    assert [vote["by"] for vote in item["votes"]] == ["Ann", "Bob"]
    assert item["reviewed"]["disputed"] == ["event"]
    api.post("/api/review", json=said(item, "wrong", by="Cy", settles=True))
    assert queue(api, "disputed", "Cy")["total"] == 0


def test_agreement_is_told_in_figures(api):
    items = queue(api, "random", limit=6)["items"]
    for number, item in enumerate(items):
        answer = "wrong" if number % 2 else "right"
        mine = said(item, answer, queue="random", seconds=4.0 + number)
        api.post("/api/review", json=mine)
        other = "wrong" if number in (1, 3) else "right"
        api.post("/api/review", json=said(item, other, by="Bob"))
    found = api.get("/api/review/agreement").json()
    concord = found["concords"][0]
    assert (concord["field"], concord["items"]) == ("event", 6)
    # Five of six alike; chance gives (3 x 4 + 3 x 2) / 36 = 0.5.
    assert concord["pairs"][0]["kappa"] == pytest.approx((5 / 6 - 0.5) / 0.5)
    assert found["disputed"] == 1
    assert found["accuracy"]["sample"] == 6
    assert found["accuracy"]["judged"] == 5
    assert [one["judged"] for one in found["reviewers"]] == [6, 6]
    assert found["reviewers"][0]["seconds"] == 6.5


def test_undoing_brings_the_event_back(api):
    item = queue(api)["items"][0]
    api.post("/api/review", json=said(item, "wrong"))
    undone = api.post("/api/review/undo", json={"by": "Ann"}).json()
    assert undone["decision"]["item"] == item["event"]["id"]
    assert queue(api)["items"][0] == item
    again = api.post("/api/review/undo", json={"by": "Ann"}).json()
    assert again == {"decision": None, "reviewed": None}


def test_a_missed_event_can_be_judged_by_others(api):
    item = queue(api)["items"][0]
    words = {"start": item["report"]["text"].index(" ") + 1, "end": 12}
    mine = {
        "by": "Ann",
        "answer": "added",
        "report": item["report"]["id"],
        "trigger": words,
        "changes": {"type": "PROTEST", "status": "planned"},
    }
    kept = api.post("/api/review", json=mine)
    assert kept.status_code == 200, kept.text
    id_ = kept.json()["decision"]["item"]
    told = api.get(f"/api/review/event/{id_}").json()
    assert told["added"] is True
    assert told["event"]["status"] == "planned"


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ({"answer": "right"}, "missing required field `by`"),
        ({"answer": "maybe", "by": "Ann"}, "Invalid enum value"),
        ({"answer": "right", "by": "", "item": "x"}, "reviewer is empty"),
        ({"answer": "right", "by": "Ann", "note": "a" * 2001}, "length <= 2000"),
        ({"answer": "right", "by": "Ann", "colour": "red"}, "unknown field `colour`"),
        (
            {"answer": "corrected", "by": "Ann", "changes": {"type": "PROTST"}},
            "Did you mean 'PROTEST'",
        ),
    ],
)
def test_what_cannot_be_said_is_told_in_words(api, body, word):
    item = queue(api)["items"][0]
    whole = {"item": item["event"]["id"], "report": item["report"]["id"], **body}
    answer = api.post("/api/review", json=whole)
    assert answer.status_code == 422
    assert word in answer.json()["message"]


@pytest.mark.parametrize(
    ("path", "status", "word"),
    [
        ("event/0000", 404, "There is no event '0000'"),
        ("queue?line=nowhere", 422, "No line of events 'nowhere'"),
        ("queue?colour=red", 422, "No filter of events 'colour'"),
        ("queue?limit=500", 422, ""),
    ],
)
def test_what_cannot_be_answered_is_told(api, path, status, word):
    answer = api.get(f"/api/review/{path}")
    assert answer.status_code == status
    assert word in answer.text


def test_choices_and_places_are_those_of_the_tables(api):
    known = api.get("/api/review/choices").json()
    modes = {one["type"]: one["modes"] for one in known["types"]}
    assert "arrest" in modes["COERCE"]
    assert known["countries"]["KEN"] == "Kenya"
    spots = api.get("/api/review/places", params={"name": "Kisumu"}).json()
    assert (spots[0]["name"], spots[0]["country"]) == ("Kisumu", "KEN")


def test_the_api_tells_what_a_review_is(api):
    document = api.get("/api").json()
    body = document["paths"]["/api/review"]["post"]["requestBody"]["content"]
    reference = body["application/json"]["schema"]["$ref"].rpartition("/")[2]
    assert "answer" in document["components"]["schemas"][reference]["properties"]


def test_the_page_of_a_report_tells_a_second_reviewer_nothing_of_the_first(api):
    item = queue(api)["items"][0]
    address = f"/api/report/{item['report']['id']}"

    def told(reviewer):
        answer = api.get(address, params={"reviewer": reviewer}).json()
        return [len(answer[name]) for name in ("reviewed", "deeds")]

    api.post("/api/review", json=said(item, by="Ann"))
    assert told("Ann") == [1, 1]
    assert told("Ben") == [0, 0]  # could be the second
    assert told("") == [1, 1]  # reviews nothing
    api.post("/api/review", json=said(item, by="Cem"))
    assert told("Ben") == [1, 2]  # two were asked for, and two have judged
