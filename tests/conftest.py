"""What several tests share."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from hypothesis import settings

# Here new cases are sought at every run; in CI the same ones are tried each time.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

BUCKET = "news"
KEYS = {
    "AWS_ACCESS_KEY_ID": "any",
    "AWS_SECRET_ACCESS_KEY": "any",
    "AWS_REGION": "us-east-1",
    "AWS_ALLOW_HTTP": "true",
    "retry_timeout": "5s",
    "timeout": "5s",
}


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the golden files"
    )


def pytest_collection_modifyitems(items):
    """Look at pages last: a browser holds the event loop of the main thread."""
    items.sort(key=lambda item: "page" in getattr(item, "fixturenames", ()))


@pytest.fixture
def golden(request):
    """Compare text with a golden file, or rewrite the file when asked to."""

    def check(path, found):
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(found, "utf-8")
        assert found == path.read_text("utf-8"), f"{path.name} changed; --update-golden"

    return check


@pytest.fixture(scope="session")
def shared():
    """The folder of evaluation sets beside the repository; skip without it."""
    beside = Path(__file__).resolve().parents[1].parent / "shared"
    folder = Path(os.environ.get("DRAGOMAN_SHARED", beside))
    if not folder.is_dir():
        pytest.skip(f"no evaluation sets at {folder}")
    return folder


@pytest.fixture(scope="session")
def coder():
    """One coder for all tests; it takes a second or two to load."""
    from dragoman import Coder

    return Coder()


@pytest.fixture(scope="session")
def events(coder):
    """Reads the events of a text, as of no day."""
    from dragoman import make_report

    def read(text):
        return coder.code(make_report(text)).events

    return read


@pytest.fixture(scope="session")
def said(coder):
    """Reads the statements of a text that was printed on 6 March 2024."""
    from dragoman import make_report

    def read(text):
        record = coder.code(make_report(text, published="2024-03-06"))
        assert record.failure is None
        return record.statements

    return read


@pytest.fixture(scope="session")
def object_store():
    """What a client of an object store on this machine must know.

    The store is a process of its own: `deltalake` does not let go of the
    interpreter while it waits for an answer.
    """
    pytest.importorskip("moto.server", reason="moto serves the object store")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, **quiet) as server:
        try:
            make_bucket(f"http://127.0.0.1:{port}/{BUCKET}")
            yield {**KEYS, "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}"}
        finally:
            server.kill()


def make_bucket(address):
    request = urllib.request.Request(address, method="PUT")
    for _ in range(300):
        try:
            urllib.request.urlopen(request, timeout=10).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the object store does not start")


@pytest.fixture
def told(events):
    """Of a text: type, status, names of actors and of recipients of each event."""

    def read(text):
        return [
            (
                e.type,
                e.status,
                [a.name for a in e.actors],
                [r.name for r in e.recipients],
            )
            for e in events(text)
        ]

    return read
