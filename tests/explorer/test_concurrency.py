"""A hundred read while one writes, and nobody is disturbed or forgotten."""

import asyncio
import sys
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest
from conftest import serving
from starlette.requests import Request

sys.path.append(str(Path(__file__).resolve().parents[1]))
from archives import install, news

from dragoman.archive import Archive
from dragoman.archive.stopping import Stop
from dragoman.errors import BadInput
from dragoman.explorer import crowd as crowds
from dragoman.explorer import patience
from dragoman.explorer.crowd import Crowd, Question
from dragoman.explorer.refusals import Refusal
from dragoman.explorer.routes.explore import EVENTS, FIRST

READERS = 100
PATHS = (
    "overview",
    "overview?country=KEN",
    "overview?either=FJI&by=party",
    "events?sort=-date&limit=50",
    "events?sort=score&skip=3&limit=5",
    "facets",
    "suggest?q=pol",
    "session",
    "export/events.csv",
    "overview?text=police",
)


@pytest.fixture
def growing(tmp_path, monkeypatch):
    install("A", 5, monkeypatch.setattr)
    archive = Archive(tmp_path / "archive")
    archive.add(news(range(20)), link=False)
    return archive


def test_a_hundred_read_while_one_writes(growing):
    faults, counts = [], []
    with serving(growing.store.path) as server:

        def read(number):
            for step in range(4):
                path = PATHS[(number + step) % len(PATHS)]
                try:
                    with urllib.request.urlopen(
                        f"{server.url}/api/{path}", timeout=60
                    ) as a:
                        assert a.status == 200
                        a.read()
                except OSError as fault:
                    faults.append(
                        (path, fault, getattr(fault, "fp", None) and fault.read())
                    )

        def write():
            for step in range(6):
                growing.add(news(range(20 + step, 21 + step), "Suva"), link=False)
                counts.append(growing.events().count())

        writer = threading.Thread(target=write)
        writer.start()
        with ThreadPoolExecutor(READERS) as threads:
            list(threads.map(read, range(READERS)))
        writer.join()
        with urllib.request.urlopen(f"{server.url}/api/overview", timeout=60) as answer:
            body = answer.read().decode()
    assert faults == []
    assert counts == list(range(21, 27))
    assert f'"tellings":{counts[-1]}' in body  # the last commit is seen
    growing.add(news([99]), link=False)  # and nothing is locked


def run(asked):
    """Await something in a thread of its own, for browsers of other tests have this."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, asked).result(60)


class Asker:
    """Somebody who asks, and goes away when told to."""

    headers: dict = {}  # noqa: RUF012

    def __init__(self):
        self.gone = False

    async def is_disconnected(self):
        return self.gone


@pytest.fixture
def crowd(growing):
    return Crowd(growing, lambda _: pytest.fail("no words are sought"))


def long_question(started, ended):
    """A question that takes minutes, unless it is stopped."""

    def answer(asking, asked, copy):  # noqa: ARG001
        started.set()
        try:
            return asking.rows(
                "SELECT count(*) FROM range(100000000000) AS t(i) WHERE i % 3 = 1"
            )
        finally:
            ended.set()

    return Question(key="long", choices={}, answer=answer)


def quick_question(made, key="quick"):
    def answer(asking, asked, copy):  # noqa: ARG001
        made.append(copy.versions)
        time.sleep(0.2)
        return copy.tellings

    return Question(key=key, choices={}, answer=answer)


def test_what_a_page_asks_first_is_at_hand(crowd):
    made = []
    crowd.prepare(EVENTS, quick_question(made).answer, FIRST)
    asked = {"query_string": b"sort=-date&skip=0&limit=100", "headers": []}
    request = Request({"type": "http", "path": EVENTS, **asked})
    answered = run(crowd.ask(request, quick_question(made).answer))
    assert (answered.body, len(made)) == (b"20", 1)


def test_what_nobody_waits_for_is_stopped(crowd):
    started, ended = threading.Event(), threading.Event()

    async def leave():
        asker = Asker()
        question = long_question(started, ended)
        waiting = asyncio.ensure_future(crowd.answer(asker, question))
        await asyncio.to_thread(started.wait, 5)
        asker.gone = True
        answer = await asyncio.wait_for(waiting, 5)
        assert answer.status_code == 499

    run(leave())
    assert ended.wait(5)


def test_who_asks_what_is_just_being_stopped_gets_an_answer_of_their_own(crowd):
    started, let_go, made = threading.Event(), threading.Event(), []

    def deaf(asking, asked, copy):  # noqa: ARG001
        started.set()
        let_go.wait(20)

    async def ask_again():
        going, question = Asker(), quick_question(made)
        slow = Question(key=question.key, choices={}, answer=deaf)
        waiting = asyncio.ensure_future(crowd.answer(going, slow))
        await asyncio.to_thread(started.wait, 5)
        going.gone = True
        await waiting
        return await asyncio.wait_for(crowd.answer(Asker(), question), 15)

    try:
        assert run(ask_again()).body == b"20"
    finally:
        let_go.set()


def test_what_takes_too_long_is_stopped_and_said(crowd, monkeypatch):
    monkeypatch.setattr(patience, "LIMIT", 0.3)
    ended = threading.Event()

    async def wait():
        with pytest.raises(Refusal, match="choose fewer events"):
            await crowd.answer(Asker(), long_question(threading.Event(), ended))

    run(wait())
    assert ended.wait(5)


def test_those_who_ask_the_same_wait_together_and_later_ones_not_at_all(crowd):
    made = []

    async def ask():
        one, other = Asker(), Asker()
        question = quick_question(made)
        answers = await asyncio.gather(
            crowd.answer(one, question), crowd.answer(other, question)
        )
        assert answers[0].body == answers[1].body == b"20"
        return await crowd.answer(Asker(), question)

    assert run(ask()).body == b"20"
    assert len(made) == 1


def test_one_who_goes_does_not_stop_what_another_waits_for(crowd):
    made = []

    async def ask():
        going = Asker()
        going.gone = True
        question = quick_question(made)
        return await asyncio.gather(
            crowd.answer(going, question), crowd.answer(Asker(), question)
        )

    gone, answered = run(ask())
    assert (gone.status_code, answered.body) == (499, b"20")


def test_who_asks_what_was_just_given_up_is_answered_all_the_same(crowd):
    started, may_end = threading.Event(), threading.Event()
    made = []

    def answer(asking, asked, copy):  # noqa: ARG001
        made.append(1)
        if len(made) == 1:
            started.set()
            may_end.wait(10)  # it was stopped, and takes a while to hear it
            raise duckdb.InterruptException("stopped")
        return "done"

    async def ask():
        going, question = Asker(), Question(key="again", choices={}, answer=answer)
        waiting = asyncio.ensure_future(crowd.answer(going, question))
        await asyncio.to_thread(started.wait, 5)
        going.gone = True
        assert (await waiting).status_code == 499
        try:
            return await crowd.answer(Asker(), question)
        finally:
            may_end.set()

    assert run(ask()).body == b'"done"'


def test_a_commit_makes_kept_answers_old(crowd, growing):
    made = []
    question = quick_question(made)
    assert run(crowd.answer(Asker(), question)).body == b"20"
    growing.add(news([50]), link=False)
    assert run(crowd.answer(Asker(), question)).body == b"21"
    assert len(set(made)) == 2


def test_a_fault_is_told_to_all_who_wait_and_not_kept(crowd):
    def answer(asking, asked, copy):  # noqa: ARG001
        raise BadInput("zoom", found="it is odd", remedy="give a number")

    async def ask():
        question = Question(key="bad", choices={}, answer=answer)
        return await asyncio.gather(
            *(crowd.answer(Asker(), question) for _ in range(3)), return_exceptions=True
        )

    for _ in range(2):
        assert {type(fault) for fault in run(ask())} == {BadInput}


def test_no_more_answers_are_kept_than_fit(crowd, monkeypatch):
    monkeypatch.setattr(crowds, "KEPT", 2)
    made = []

    def ask(key):
        def answer(asking, asked, copy):  # noqa: ARG001
            made.append(key)
            return 1

        question = Question(key=key, choices={}, answer=answer)
        run(crowd.answer(Asker(), question))

    for key in "abcdca":  # by then a is forgotten, and c and d are kept
        ask(key)
    assert made == list("abcda")


def test_what_memory_is_too_small_for_is_made_again_alone(crowd):
    made = []

    def answer(asking, asked, copy):  # noqa: ARG001
        made.append(1)
        if len(made) == 1:
            raise duckdb.OutOfMemoryException("no room")
        return "done"

    question = Question(key="large", choices={}, answer=answer)
    assert run(crowd.answer(Asker(), question)).body == b'"done"'
    assert len(made) == 2


def test_what_is_stopped_before_it_begins_does_not_begin():
    stop = Stop()
    stop.now()
    with pytest.raises(duckdb.InterruptException), stop.watching(None):
        pytest.fail("it was stopped before it began")
