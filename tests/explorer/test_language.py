"""The pages speak the language that they are told to, else English."""

import json
import re

import pytest
from conftest import serving
from playwright.sync_api import expect
from starlette.testclient import TestClient

import dragoman
from dragoman.errors import BadInput, UnknownChoice
from dragoman.explorer import Desk, Options, make_app
from dragoman.explorer.texts import ENGLISH, FORMS, TEXTS, choose_texts

CROSS = "Kreuz & <Quer>"
MADE_UP = {  # of a language nobody speaks; "xal" has plural forms of its own
    "frame": {
        "frame": {"home": CROSS},
        "pages": {"explore": "Ausschau", "stories": "Mären"},
        "faults": {"NotThere": "Nix da."},
    },
    "stories": {"stories": {"count": {"one": "{n} Mär", "other": "{n} Mären"}}},
    "server": {
        "server": {"noscript": CROSS, "no_story": "Die Mär '{id}' erzählt niemand."}
    },
}


@pytest.fixture
def made_up(tmp_path):
    folder = tmp_path / "de-1996"
    folder.mkdir()
    for name, words in MADE_UP.items():
        (folder / f"{name}.json").write_text(json.dumps(words), "utf-8")
    return folder


def test_the_pages_are_in_the_language_of_a_folder(page, coded, made_up):
    # Not `app`: that the server refuses is what the console complains of.
    with serving(coded, language=str(made_up)) as served:
        page.goto(f"{served.url}/stories")
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_have_text(re.compile(r"\d+ Mären"))
        assert page.locator("html").get_attribute("lang") == "de-1996"
        links = page.locator("#frame nav a")
        expect(links.nth(0)).to_have_text("Ausschau")
        expect(links.nth(2)).to_have_text("Statements")  # it has no words for these
        page.goto(f"{served.url}/story/abc")
        expect(page.get_by_role("alert")).to_contain_text(
            "Nix da. Die Mär 'abc' erzählt niemand."
        )
        expect(page.get_by_role("link", name=CROSS)).to_be_visible()


def test_what_stands_in_the_page_itself_is_text(coded, made_up):
    options = Options(language=str(made_up))
    client = TestClient(make_app(Desk(dragoman.Archive(coded), options)))
    for path in ("/", "/login"):
        shell = client.get(path).text
        assert '<html lang="de-1996">' in shell
        assert "Kreuz &amp; &lt;Quer&gt;</noscript>" in shell
        assert "{" not in shell


def test_a_language_without_words_is_english(tmp_path):
    (tmp_path / "xal").mkdir()
    texts = choose_texts(str(tmp_path / "xal"))
    assert texts.pages == ENGLISH.pages
    assert {"story.tolls", "server.box", "frame.archive"} <= set(texts.untold)


def test_what_a_language_lacks_is_named(made_up):
    texts = choose_texts(str(made_up))
    assert "stories.count" not in texts.untold
    assert "pages.explore" not in texts.untold
    assert "pages.code" in texts.untold
    assert choose_texts("en") is ENGLISH
    assert ENGLISH.untold == ()


@pytest.mark.parametrize("words", [3, None, ["x"], "", {"one": "x"}, {}])
def test_what_is_no_text_is_english(tmp_path, words):
    folder = tmp_path / "xal"
    folder.mkdir()
    (folder / "login.json").write_text(json.dumps({"login": {"title": words}}), "utf-8")
    texts = choose_texts(str(folder))
    assert texts.pages["login"] == ENGLISH.pages["login"]
    assert "login.title" in texts.untold


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("my texts", b"{}", "no code of a language"),
        ("fr", b"{", "login.json: .* mend it"),
        ("fr", b"[]", "no object of texts"),
        ("fr", b"\xff", "login.json"),
    ],
)
def test_broken_texts_are_told_before_anything_is_served(tmp_path, name, words, said):
    (tmp_path / name).mkdir()
    (tmp_path / name / "login.json").write_bytes(words)
    with pytest.raises(BadInput, match=said):
        choose_texts(str(tmp_path / name))


def test_a_language_that_there_is_not_is_told(coded):
    with pytest.raises(UnknownChoice, match=r"No language 'none'.* There are: en"):
        Desk(dragoman.Archive(coded), Options(language="none"))


def test_each_language_that_comes_along_fills_in_the_same_values():
    def blanks(words):
        if isinstance(words, dict):
            return {blank for inner in words.values() for blank in blanks(inner)}
        return set(re.findall(r"\{(\w+)\}", words))

    def checked(english, others):
        for name, words in others.items():
            assert name in english
            if isinstance(words, dict) and not set(words) <= FORMS:
                checked(english[name], words)
            else:
                assert blanks(words) <= blanks(english[name]) | {"n"}, name

    for path in TEXTS.glob("*/*.json"):
        english = TEXTS / "en" / path.name
        checked(
            json.loads(english.read_text("utf-8")), json.loads(path.read_text("utf-8"))
        )
