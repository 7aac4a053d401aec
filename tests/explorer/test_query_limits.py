"""No question to an archive is worked at for too long, or for nobody."""

import http.client
import threading
from contextlib import contextmanager
from types import SimpleNamespace
from urllib.parse import urlsplit

import duckdb
import pytest
from conftest import serving
from starlette.testclient import TestClient

import dragoman
from dragoman.archive import searching
from dragoman.archive.reading import Snapshot
from dragoman.archive.stopping import Stop
from dragoman.archive.store import INDEX
from dragoman.explorer import Desk, Options, make_app, patience
from dragoman.explorer.routes import exports
from dragoman.reviews import Reviews, Said

ENDLESS = "SELECT count(*) FROM range(100000000000) AS t(i) WHERE i % 3 = 1"
ENDLESS_WORDS = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    " SELECT ?, 0.0 FROM n WHERE i < 0"
)
ASKED = {
    "a list of stories": "stories",
    "a story": "story/{story}",
    "a list of statements": "statements",
    "statements counted": "statements/counts",
    "a report": "report/{report}",
    "the report of an event": "event/{event}/report",
    "what waits for a reviewer": "review/queue",
    "an event to be judged": "review/event/{event}",
    "what was said of a report": "review/report/{report}",
    "how far reviewers agree": "review/agreement",
    "what was reviewed": "review/gold",
    "what the archive holds": "session",
}
SOUGHT = {
    "words in a count": "overview?text=talks",
    "words in what waits": "review/queue?text=talks",
    "words in statements": "statements?text=talks",
}
FILES = {
    "a table": "export/stories.csv",
    "records": "export/reports.jsonl",
    "as reviewers tell it": "export/events.csv?reviewed=1",
    "with what it is": "export/statements.zip",
}


def table(*groups):
    named = {name: path for group in groups for name, path in group.items()}
    return pytest.mark.parametrize("path", list(named.values()), ids=list(named))


@pytest.fixture
def judged(own):
    """An archive of which one event was judged, and its ids."""
    archive = dragoman.Archive(own)
    story = next(iter(archive.stories()))
    telling = next(archive.tellings(id=story.events[0]))
    event, report = telling.event.id, telling.report.id
    Reviews(archive).say(Said(by="Ann", answer="right", item=event, report=report))
    archive.reports(text="talks").count()  # the index is made
    return SimpleNamespace(path=own, story=story.id, event=event, report=report)


@pytest.fixture
def slow(monkeypatch):
    """Every question to an archive takes hours, until `undo`."""
    started, ended = threading.Event(), threading.Event()
    plain = Snapshot._cursor  # noqa: SLF001  through it goes every question

    @contextmanager
    def cursor(snapshot, sql):
        with plain(snapshot, sql) as found:
            started.set()
            try:
                found.execute(ENDLESS).fetchall()
            finally:
                ended.set()
            yield found

    with monkeypatch.context() as patched:
        patched.setattr(Snapshot, "_cursor", cursor)
        yield SimpleNamespace(started=started, ended=ended, undo=patched.undo)


def address(path, judged):
    return "/api/" + path.format(**vars(judged))


@contextmanager
def asking(server, path):
    """Ask over a connection of one's own, to be left when one likes."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=20)
    connection.request("GET", path)
    try:
        yield connection
    finally:
        connection.close()


def refused_in_time(path, judged, undo):
    client = TestClient(make_app(Desk(dragoman.Archive(judged.path), Options())))
    with pytest.MonkeyPatch.context() as hurried:
        hurried.setattr(patience, "LIMIT", 0.2)
        refused = client.get(address(path, judged))
    assert refused.status_code == 422
    assert "took longer than" in refused.json()["message"]
    undo()
    assert client.get(address(path, judged)).status_code == 200


@table(ASKED)
def test_what_takes_too_long_is_refused_and_the_next_is_answered(path, judged, slow):
    refused_in_time(path, judged, slow.undo)
    assert slow.ended.wait(10) or not slow.started.is_set()  # what began has ended


@table(SOUGHT)
def test_words_are_not_sought_for_too_long(path, judged, monkeypatch):
    monkeypatch.setattr(searching, "_FIND", ENDLESS_WORDS)
    refused_in_time(path, judged, monkeypatch.undo)


@table(ASKED, FILES)
def test_who_leaves_ends_the_work(path, judged, slow):
    with serving(judged.path) as server:
        with asking(server, address(path, judged)):
            assert slow.started.wait(10)
        assert slow.ended.wait(10)
        slow.undo()
        with asking(server, address(path, judged)) as again:
            assert again.getresponse().status == 200


def test_who_leaves_in_the_middle_of_a_file_ends_its_making(judged, monkeypatch):
    ended = threading.Event()

    def endless(archive, file):  # noqa: ARG001
        try:
            while True:
                yield b"x" * 100_000
        finally:
            ended.set()

    monkeypatch.setattr(exports, "pieces", endless)
    with serving(judged.path) as server:
        with asking(server, "/api/export/stories.csv") as connection:
            assert connection.getresponse().read(10) == b"x" * 10
        assert ended.wait(10)


def test_a_file_may_take_its_time(client, monkeypatch):
    monkeypatch.setattr(patience, "LIMIT", 0)
    assert client.get("/api/export/stories.csv").status_code == 200


def test_a_stream_that_is_stopped_is_no_damaged_table(coded):
    archive = dragoman.Archive(coded)
    rows = archive.snapshot().stream("SELECT i FROM range(10000000000) AS t(i)")
    assert next(rows) == {"i": 0}
    archive.stop.now()
    with pytest.raises(duckdb.InterruptException):
        list(rows)


def test_what_is_stopped_answers_nothing_until_it_may(coded):
    archive = dragoman.Archive(coded)
    archive.stop.now()
    with pytest.raises(duckdb.InterruptException):
        archive.events().count()
    archive.stop = Stop()
    assert archive.events().count() > 0


def test_the_index_of_words_is_made_to_its_end_for_those_who_come_later(
    own, monkeypatch
):
    (own / INDEX).unlink(missing_ok=True)
    archive = dragoman.Archive(own)
    archive.stop.now()
    with pytest.raises(duckdb.InterruptException):
        searching.search(archive.snapshot(), "talks")
    monkeypatch.setattr(searching, "_catch_up", lambda *_: pytest.fail("made again"))
    archive.stop = Stop()
    assert searching.search(archive.snapshot(), "talks").num_rows > 0
