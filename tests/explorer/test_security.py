"""Nobody reads or writes who may not, however they ask."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

import dragoman
from dragoman.cli import app as cli
from dragoman.errors import BadInput
from dragoman.explorer import Desk, Options, make_app
from dragoman.explorer import door as doors
from dragoman.explorer.door import COOKIE, FREE, FREE_TOGETHER, STAYS, Door
from dragoman.explorer.guard import TOKEN
from dragoman.explorer.passwords import hashed, matches, read_hash
from dragoman.explorer.serving import check, listen

PASSWORD = "seven brown horses"
HASH = hashed(PASSWORD)
SOURCES = Path(dragoman.__file__).resolve().parents[1]


@pytest.fixture
def desk(coded):
    return Desk(dragoman.Archive(coded), Options(password=HASH))


@pytest.fixture
def locked(desk):
    """A client that was not let in."""
    return TestClient(make_app(desk), follow_redirects=False)


def enter(client, password=PASSWORD, **headers):
    return client.post("/api/login", json={"password": password}, headers=headers)


@pytest.mark.parametrize(
    "path",
    ["/api", "/api/session", "/api/overview", "/api/export/events.csv"],
)
def test_a_stranger_reads_nothing(locked, path):
    answer = locked.get(path)
    assert answer.status_code in (303, 401)
    assert b"events" not in answer.content


def test_a_stranger_is_led_to_the_door(locked):
    answer = locked.get("/report/1?event=2")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert locked.get("/login").status_code == 200
    assert locked.get("/static/js/login.js").status_code == 200


def test_a_stranger_writes_nothing(locked, desk):
    answer = locked.post("/api/judge", json={}, headers={TOKEN: desk.token})
    assert answer.status_code == 401


def test_the_password_lets_in_until_one_goes_out(locked, desk):
    answer = enter(locked)
    assert answer.status_code == 200
    cookie = answer.headers["set-cookie"].lower()
    assert all(word in cookie for word in ("httponly", "samesite=strict", "path=/"))
    assert locked.get("/api/session").status_code == 200
    out = locked.post("/api/logout", headers={TOKEN: desk.token})
    assert out.status_code == 200
    assert locked.get("/api/session").status_code == 401


@pytest.mark.parametrize(
    "guess", ["", "x", PASSWORD.upper(), PASSWORD + " ", "\x00", "🎈"]
)
def test_another_password_does_not(locked, guess):
    assert enter(locked, guess).status_code == 401
    assert locked.get("/api/session").status_code == 401


@pytest.mark.parametrize(
    "cookie", ["", "x", f"{COOKIE}=", f"{COOKIE}=x", "=;=;\x7f", "a" * 9000]
)
def test_a_made_up_cookie_opens_nothing(locked, cookie):
    answer = locked.get("/api/session", headers={"cookie": cookie})
    assert answer.status_code == 401


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def door(clock, monkeypatch):
    monkeypatch.setattr(doors, "matches", lambda said, kept: said == kept)
    return Door("right", clock)


def test_who_guesses_waits_longer_each_time(door, clock):
    waits = []
    for _ in range(FREE + 5):
        assert door.enter("wrong", "1.2.3.4") is None
        waits.append(door.wait("1.2.3.4"))
        clock.now += waits[-1]
    assert waits[: FREE - 1] == [0.0] * (FREE - 1)
    assert waits[FREE - 1 :] == sorted(waits[FREE - 1 :])
    assert waits[-1] >= 16
    assert door.wait("5.6.7.8") == 0.0


def test_who_must_wait_is_not_let_in_even_with_the_password(door, clock):
    for _ in range(FREE):
        door.enter("wrong", "1.2.3.4")
    assert door.enter("right", "1.2.3.4") is None
    clock.now += door.wait("1.2.3.4")
    assert door.enter("right", "1.2.3.4")
    assert door.wait("1.2.3.4") == 0.0


def test_guesses_from_many_addresses_are_counted_together(door):
    for n in range(FREE_TOGETHER):
        door.enter("wrong", f"10.0.0.{n}")
    assert door.wait("10.9.9.9") > 0


def test_a_stay_ends(door, clock):
    name = door.enter("right", "1.2.3.4")
    assert door.knows(f"{COOKIE}={name}")
    clock.now += STAYS
    assert not door.knows(f"{COOKIE}={name}")


def test_who_guesses_too_often_is_told_to_wait(locked):
    answers = [enter(locked, "wrong wrong wrong") for _ in range(FREE + 1)]
    assert [a.status_code for a in answers] == [401] * FREE + [429]
    assert int(answers[-1].headers["retry-after"]) >= 1


def test_a_hash_is_salted_and_holds():
    assert hashed(PASSWORD) != HASH
    assert matches(PASSWORD, HASH)
    assert PASSWORD not in HASH


def test_a_short_password_is_refused():
    with pytest.raises(BadInput, match="10 or more"):
        hashed("horse")


@pytest.mark.parametrize(
    "words",
    [
        "",
        PASSWORD,
        "scrypt:1:1:1:x:y",
        HASH.replace("scrypt", "md5"),
        HASH + "\n" + HASH,
    ],
    ids=len,  # a hash is another one each time
)
def test_a_file_without_a_hash_is_refused(tmp_path, words):
    path = tmp_path / "hash"
    path.write_text(words, "utf-8")
    with pytest.raises(BadInput, match="dragoman password"):
        read_hash(path)


def test_a_file_with_a_hash_is_read(tmp_path):
    path = tmp_path / "hash"
    path.write_text(HASH + "\n", "utf-8")
    assert read_hash(path) == HASH
    with pytest.raises(BadInput, match="No such file"):
        read_hash(tmp_path / "none")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 422),  # let through, and found wanting
        ({"origin": "http://testserver"}, 422),
        ({"sec-fetch-site": "same-origin"}, 422),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "http://testserver.evil.example"}, 403),
        ({"origin": "http://testserver:99"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),  # another port of this machine
        ({TOKEN: ""}, 403),
        ({TOKEN: "é"}, 403),
    ],
)
def test_a_write_comes_from_our_own_page(coded, headers, status):
    desk = Desk(dragoman.Archive(coded), Options())
    sent = {TOKEN: desk.token, **headers}
    sent = {name: value.encode("latin-1") for name, value in sent.items()}
    answer = TestClient(make_app(desk)).post("/api/judge", json={}, headers=sent)
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("host", "locked", "named", "status"),
    [
        ("127.0.0.1", False, "testserver", 403),  # a name of tests, over a socket
        ("0.0.0.0", True, "any.example", 401),  # no cookie of ours goes to that name
        ("192.0.2.7", True, "192.0.2.7:8765", 401),
        ("192.0.2.7", True, "evil.example", 403),
        ("::1", False, "[::1]:8765", 200),
        ("127.0.0.1", False, "", 403),
    ],
)
def test_only_our_own_name_leads_here(coded, host, locked, named, status):
    password = HASH if locked else None
    desk = Desk(dragoman.Archive(coded), Options(host=host, password=password))
    client = TestClient(make_app(desk), client=("192.0.2.1", 5))
    answer = client.get("/api/session", headers={"host": named})
    assert answer.status_code == status


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "kenya.example"])
def test_other_machines_are_let_in_only_with_a_password(host):
    with pytest.raises(BadInput, match="--password-file"):
        check(Options(host=host))
    check(Options(host=host, password=HASH))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.3.2.1"])
def test_this_machine_needs_none(host):
    check(Options(host=host))


def test_a_report_of_scripts_is_data(tmp_path):
    hostile = (
        "<script>alert(1)</script> Police in Nairobi arrested <img onerror=x> men."
    )
    archive = dragoman.Archive(tmp_path / "archive")
    report = dragoman.make_report(hostile, title="<b onclick=x>", source="<script>")
    archive.add([report], code=False)
    answer = TestClient(make_app(Desk(archive, Options()))).get(
        f"/api/report/{report.id}"
    )
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.json()["reading"]["report"]["text"] == hostile


def test_a_port_that_is_taken_gives_way_to_the_next():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with listen(Options(port=port)) as found:
            assert port < found.getsockname()[1] <= port + 20


def test_an_address_of_another_machine_is_refused():
    with pytest.raises(BadInput, match="name an address of this machine"):
        listen(Options(host="192.0.2.7", password=HASH))


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["explore", "nowhere"], 1, "there is no archive"),
        (["explore", "nowhere", "--host", "0.0.0.0"], 2, "--password-file"),
        (["explore", "nowhere", "--password-file", "none"], 2, "dragoman password"),
        (["explore", "nowhere", "--port", "0"], 2, "--port"),
        (["password"], 2, "10 or more"),  # nothing was typed
    ],
)
def test_the_commands_say_what_is_wrong(words, code, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = CliRunner().invoke(cli, words)
    assert found.exit_code == code
    assert said in " ".join(found.output.split())


def test_the_password_that_is_typed_is_that_of_the_hash():
    found = CliRunner().invoke(cli, ["password"], input=PASSWORD + "\n")
    assert matches(PASSWORD, found.stdout.strip())


def test_the_command_serves_until_it_is_stopped(coded):
    command = [sys.executable, "-m", "dragoman", "explore", str(coded), "--no-browser"]
    env = {**os.environ, "PYTHONPATH": str(SOURCES)}
    running = subprocess.Popen(command, env=env, stderr=subprocess.PIPE, text=True)
    try:
        lines = [running.stderr.readline() for _ in range(2)]
        address = lines[1].partition(" at ")[2].split()[0]
        until = time.monotonic() + 10
        while True:
            try:
                with urllib.request.urlopen(
                    f"{address}/api/session", timeout=5
                ) as answer:
                    assert answer.status == 200
                break
            except OSError:
                assert time.monotonic() < until
                time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        assert running.wait(10) == 0
        assert running.stderr.read() == ""
    finally:
        running.kill()
        running.wait()
        running.stderr.close()
