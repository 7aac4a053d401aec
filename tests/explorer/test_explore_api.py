"""The page of many events is told what it asks for, once and as long as it waits."""

import pytest


def asked(client, path, **parameters):
    answer = client.get(f"/api/{path}", params=parameters)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_an_overview_counts_what_the_filters_find(client):
    whole = asked(client, "overview")
    assert whole["events"] == whole["all_events"] > 50
    assert whole["tellings"] > whole["events"]
    part = asked(client, "overview", type=["CONSULT", "AGREE"])
    assert 0 < part["events"] < whole["events"]
    assert {row["type"] for row in part["types"]} <= {"CONSULT", "AGREE"}
    placed = sum(cell["events"] for cell in part["cells"])
    assert placed + part["unplaced"] + part["whole_state"] == part["events"]


def test_lines_are_as_many_as_events_are_counted(client):
    query = {"quad": "material conflict"}
    rows = asked(client, "events", **query, limit=500)
    assert (
        rows["total"]
        == len(rows["rows"])
        == asked(client, "overview", **query)["events"]
    )
    assert (
        asked(client, "events", **query, skip=2, limit=1)["rows"] == rows["rows"][2:3]
    )


def test_a_text_is_sought_in_the_reports(client):
    found = asked(client, "overview", text="ceasefire")
    assert 0 < found["events"] < found["all_events"]


def test_facets_and_suggestions_name_what_may_be_chosen(client):
    values = asked(client, "facets")
    assert {"type", "country", "actor", "source", "status"} <= set(values)
    first = values["country"][0]
    assert (
        asked(client, "overview", country=first["value"])["events"] >= first["events"]
    )
    state = values["actor"][0]
    found = asked(client, "suggest", q=state["name"][:5].upper())
    assert state["value"] in [actor["value"] for actor in found]
    assert asked(client, "suggest", q="") == []


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ({"tpye": "AID"}, "UnknownChoice"),
        ({"type": "NOTHING"}, "UnknownChoice"),
        ({"since": "yesterday"}, "BadInput"),
        ({"since": "2020-13-40"}, "BadInput"),
        ({"near": "1"}, "BadInput"),
        ({"box": "1,2"}, "BadInput"),
        ({"box": "a,b,c,d"}, "BadInput"),
        ({"zoom": "near"}, "BadInput"),
        ({"by": "colour"}, "UnknownChoice"),
        ({"step": "fortnight"}, "UnknownChoice"),
        ({"min_killed": "many"}, "BadInput"),
        ({"text": "--"}, "BadInput"),
    ],
)
def test_a_wrong_question_is_refused_in_words(client, query, kind):
    answer = client.get("/api/overview", params=query)
    assert answer.status_code == 422
    assert answer.json()["kind"] == kind
    assert answer.json()["message"]


@pytest.mark.parametrize(
    "word", ["' or 1=1 --", '"; DROP TABLE events', "%", "\x00", "🎈"]
)
def test_no_word_is_taken_for_a_command(client, word):
    for name in ("actor", "place", "source", "topic", "id"):
        answer = client.get("/api/events", params={name: word})
        assert answer.status_code == 200
        assert isinstance(answer.json()["rows"], list)


@pytest.mark.parametrize(
    "query", ["sort=rowid", "limit=501", "limit=-1", "skip=-1", "limit=x"]
)
def test_lines_that_cannot_be_given_are_refused(client, query):
    assert client.get(f"/api/events?{query}").status_code == 422


def test_an_answer_travels_packed_only_to_who_can_unpack_it(client):
    plain = client.get("/api/overview", headers={"accept-encoding": "identity"})
    packed = client.get("/api/overview", headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert plain.json() == packed.json()
