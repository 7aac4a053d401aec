"""What a page needs is named in its head, so that it comes at once."""

import re

import pytest

from dragoman.explorer.app import PAGES, STATIC
from dragoman.explorer.preloading import modules_of, page_of
from dragoman.explorer.texts import ENGLISH


def views():
    return sorted({path.split("/")[1] or "explore" for path in PAGES})


@pytest.mark.parametrize("view", views())
def test_all_that_is_named_is_there(view):
    named = re.findall(
        r'(?:href|src)="/static/([^"]+)"', page_of(STATIC, view, ENGLISH)
    )
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


def test_a_file_is_the_same_however_often_it_is_asked_for(client):
    path = "/static/js/views/explore.js"
    plain = {"accept-encoding": "identity"}
    first, packed = client.get(path), client.get(path)
    assert packed.headers["content-encoding"] == "gzip"
    assert "javascript" in packed.headers["content-type"]
    assert first.text == packed.text == client.get(path, headers=plain).text
    known = {"if-none-match": packed.headers["etag"]}
    assert client.get(path, headers=known).status_code == 304
    assert client.head(path).status_code == 200
    assert client.get("/static/js/none.js").status_code == 404
    assert client.get("/static/%2e%2e/app.py").status_code == 404
