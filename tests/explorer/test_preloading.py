"""What a page needs is named in its head, so that it comes at once."""

import re

import pytest

from dragoman.explorer.app import PAGES, STATIC
from dragoman.explorer.preloading import modules_of, page_of


def views():
    return sorted({path.split("/")[1] or "explore" for path in PAGES})


@pytest.mark.parametrize("view", views())
def test_all_that_is_named_is_there(view):
    named = re.findall(r'(?:href|src)="/static/([^"]+)"', page_of(STATIC, view))
    assert len(named) == len(set(named))
    assert [name for name in named if not (STATIC / name).is_file()] == []


def test_modules_of_modules_are_found(tmp_path):
    (tmp_path / "a.js").write_text('import {b} from "./in/b.js";\nconst c = "./c.js";')
    (tmp_path / "in").mkdir()
    (tmp_path / "in/b.js").write_text('import {\n  a,\n} from "../a.js";')
    assert modules_of(tmp_path, tmp_path / "a.js") == {"a.js", "in/b.js"}


def test_a_first_visit_fits_into_200_kilobytes(client):
    """All but the numbers: modules, style sheets, words, the outline of the world."""
    paths = re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get("/").text)
    carried = sum(carried_by(client, path) for path in {*paths, "/", "/api/world"})
    assert carried < 130_000


def carried_by(client, path):
    with client.stream("GET", path, headers={"accept-encoding": "gzip"}) as answer:
        return sum(len(part) for part in answer.iter_raw())
