"""What several tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Here new cases are sought at every run; in CI the same ones are tried each time.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


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
def said(coder):
    """Reads the statements of a text that was printed on 6 March 2024."""
    from dragoman import make_report

    def read(text):
        record = coder.code(make_report(text, published="2024-03-06"))
        assert record.failure is None
        return record.statements

    return read
