"""A served archive of our own sample reports, and a browser that looks at it.

Whatever a page asks of another machine, throws or complains of fails its test.
"""

import contextlib
import os
import re
import shutil
import socket
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
import uvicorn
from starlette.testclient import TestClient

import dragoman
from dragoman.explorer import Desk, Options, make_app

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def coded(tmp_path_factory):
    """An archive of the sample reports, coded once; nobody may write to it."""
    folder = tmp_path_factory.mktemp("explorer") / "lakes"
    archive = dragoman.Archive(folder)
    archive.add(dragoman.read(str(EXAMPLES)))
    return folder


@pytest.fixture
def own(coded, tmp_path):
    """A copy of it, to write to."""
    return shutil.copytree(coded, tmp_path / "own")


@pytest.fixture(scope="session")
def client(coded):
    """The JSON API over the sample archive, without a socket."""
    desk = Desk(dragoman.Archive(coded), Options())
    return TestClient(make_app(desk))


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def serving(folder, **options):
    """A real server over an archive: gives its address and its desk."""
    options = Options(port=_free_port(), **options)
    desk = Desk(dragoman.Archive(folder), options)
    config = uvicorn.Config(
        make_app(desk), host=options.host, port=options.port, log_level="error"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    assert server.started, "the server did not start"
    try:
        yield SimpleNamespace(url=f"http://{options.host}:{options.port}", desk=desk)
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="session")
def server(coded):
    with serving(coded) as served:
        yield served


def _chromium():
    for name in (os.environ.get("CHROMIUM"), *BROWSERS):
        if name and (path := shutil.which(name)):
            return path
    return None


@pytest.fixture(scope="session")
def base_url():
    """Addresses are written out; that of the plugin warns of its own making."""
    return


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    found = _chromium()
    if not found:
        if os.environ.get("CI") == "true":
            pytest.fail("CI needs Chromium: apt-get install chromium")
        pytest.skip("no Chromium here (apt-get install chromium), so no page was tried")
    return {
        **browser_type_launch_args,
        "executable_path": found,
        "headless": True,
        "args": ["--no-sandbox", "--disable-gpu"],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {
        **browser_context_args,
        "viewport": {"width": 1440, "height": 900},
        "locale": "en-GB",
        "timezone_id": "UTC",
        "reduced_motion": "reduce",
    }


@pytest.fixture
def app(page):
    """A page on which any fault, and any request off this machine, fails the test."""
    faults = []

    def guard(route):
        host = route.request.url.split("/")[2] if "//" in route.request.url else ""
        if host and not host.startswith("127.0.0.1"):
            faults.append(f"asked another machine: {route.request.url}")
            route.abort()
        else:
            route.continue_()

    page.route("**/*", guard)
    page.on("pageerror", lambda fault: faults.append(f"exception: {fault}"))
    page.on(
        "console",
        lambda line: line.type == "error" and faults.append(f"console: {line.text}"),
    )
    page.set_default_timeout(10_000)
    yield page
    assert faults == []


@pytest.fixture
def page_at(app, server):
    """Open the page of many events with a question, and wait for its answer."""

    def opened(question=""):
        app.goto(f"{server.url}/{question}")
        quiet(app)
        return app

    return opened


def quiet(page):
    """Wait until what was asked last is drawn."""
    page.wait_for_function(
        "() => document.querySelector('h1.count')?.textContent"
        " && !document.querySelector('[aria-busy]')"
    )


def count(page):
    """How many events the page says there are."""
    return int(
        re.match(r"[\d,]+", page.locator("h1.count").inner_text())[0].replace(",", "")
    )


def axe_findings(page):
    """What axe-core finds wrong with a page: rule, impact and place of each."""
    import axe_playwright_python

    script = Path(axe_playwright_python.__file__).with_name("axe.min.js")
    # Evaluated, not added as an element: our policy forbids scripts in the page.
    page.evaluate(script.read_text("utf-8"))
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        (rule["id"], rule["impact"], node["target"])
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
