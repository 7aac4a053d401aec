"""Files that are handed in through the API are added in the background."""

import json
import time

import pytest
from starlette.testclient import TestClient

import dragoman
from dragoman.explorer import Desk, Options, make_app
from dragoman.explorer.guard import TOKEN
from dragoman.reports import make_report

ROW = {"text": "Peru sued Chile on Monday.", "date": "2024-03-05"}


@pytest.fixture
def archive(tmp_path):
    archive = dragoman.Archive(tmp_path / "andes")
    archive.add([make_report("Nobody acts here.", published="2024-03-01")], code=False)
    return archive


@pytest.fixture
def client(archive):
    desk = Desk(archive, Options())
    with TestClient(make_app(desk), headers={TOKEN: desk.token}) as client:
        yield client


def test_a_file_is_handed_in_and_its_reports_are_in_the_archive(client, archive):
    job = client.post("/api/jobs", json={"name": "Andes"}).json()
    file = client.post(
        f"/api/jobs/{job['id']}/files?name=../a.jsonl",
        content=json.dumps(ROW) + '\n{"text": 3}\n',
    )
    assert file.json()["name"] == "a.jsonl"
    client.post(f"/api/jobs/{job['id']}/start")
    until = time.monotonic() + 60
    while job["state"] not in ("done", "failed") and time.monotonic() < until:
        time.sleep(0.1)
        job = client.get(f"/api/jobs/{job['id']}").json()
    assert job["state"] == "done", job
    assert job["progress"]["new"] == 1
    assert job["progress"]["troubles"][0]["line"] == 2
    assert archive.events(actor="PER").count() == 1
    (listed,) = client.get("/api/jobs").json()["jobs"]
    assert listed["id"] == job["id"]
    client.post(f"/api/jobs/{job['id']}/remove")
    assert client.get("/api/jobs").json()["jobs"] == []


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("jobs", {"name": ""}, 422),
        ("jobs", {"name": "x", "published": "soon"}, 422),
        ("jobs/nothing/start", None, 404),
        ("jobs/nothing/files?name=a.txt", None, 404),
    ],
)
def test_what_cannot_be_done_is_refused_with_words(client, path, body, status):
    refused = client.post(f"/api/{path}", json=body)
    assert refused.status_code == status
    assert refused.json()


def test_read_only_there_are_no_jobs(archive):
    desk = Desk(archive, Options(read_only=True))
    refused = TestClient(make_app(desk)).get("/api/jobs")
    assert refused.status_code == 404
    assert "read-only" in refused.json()["message"]
    assert not (archive.store.folder / "jobs.sqlite").exists()
