"""The frame of all pages, and what guards them."""

import re

import pytest
from starlette.testclient import TestClient

import dragoman
from dragoman.explorer import Desk, Options, make_app
from dragoman.explorer.app import STATIC
from dragoman.explorer.guard import TOKEN


def test_session_tells_which_archive_is_shown(client, coded):
    session = client.get("/api/session").json()
    assert session["archive"] == str(coded)
    assert session["rows"]["reports"] > 0


def test_the_api_describes_itself(client):
    document = client.get("/api").json()
    assert document["openapi"].startswith("3.")
    answer = document["paths"]["/api/session"]["get"]["responses"]["200"]
    reference = answer["content"]["application/json"]["schema"]["$ref"]
    assert reference.rpartition("/")[2] in document["components"]["schemas"]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8765", 200),
        ("localhost", 200),
        ("[::1]:8765", 200),
        ("evil.example", 403),  # a foreign name that was led to this machine
        ("127.0.0.1.evil.example:8765", 403),
    ],
)
def test_only_requests_to_this_host_are_answered(client, host, status):
    assert client.get("/api/session", headers={"host": host}).status_code == status


def test_a_write_without_the_token_is_refused(client):
    assert client.post("/api/session", headers={TOKEN: "x"}).status_code == 403


def test_nothing_is_written_in_read_only_mode(coded):
    desk = Desk(dragoman.Archive(coded), Options(read_only=True))
    refused = TestClient(make_app(desk)).post("/api/x", headers={TOKEN: desk.token})
    assert refused.status_code == 403
    assert "read-only" in refused.json()["message"]


def test_every_answer_forbids_foreign_scripts(client):
    for path in ("/", "/api/session", "/static/js/main.js", "/nowhere"):
        policy = client.get(path).headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy


def test_whoever_chooses_the_dark_look_sees_that_of_a_dark_machine():
    css = (STATIC / "css/base.css").read_text("utf-8")
    asked, chosen = (
        dict(re.findall(r"([\w-]+): ([^;]+);", css.split(head)[1].split("}")[0]))
        for head in (':root:not([data-theme="light"]) {', ':root[data-theme="dark"] {')
    )
    assert asked == chosen
    assert {"--paper", "--ink", "color-scheme"} < set(asked)
