"""Every text that is asked for is there, and every text that is there is asked for."""

import ast
import json
import re
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from dragoman.errors import DragomanError
from dragoman.explorer.refusals import Refusal
from dragoman.explorer.texts import FORMS
from dragoman.records import Actor, Change, Dates, Missing, Place, Statement

EXPLORER = Path(__file__).resolve().parents[2] / "src/dragoman/explorer"
STATIC = EXPLORER / "static"
_ASKED = re.compile(r"""\bt\(\s*["']([\w.-]+)["']""")
_WORDS = re.compile(r"""["'`]((?:[\w.-]|\$\{[^}`]*\})+)["'`]""")
_BLANK = re.compile(r"\{(\w+)\}")


def texts():
    found = {}
    for path in sorted((STATIC / "texts/en").glob("*.json")):
        found |= json.loads(path.read_text("utf-8"))
    return found


def said(key):
    words = texts()
    for step in key.split("."):
        words = words.get(step) if isinstance(words, dict) else None
    return words


def test_no_two_files_hold_texts_of_one_name():
    names = [
        name
        for path in (STATIC / "texts/en").glob("*.json")
        for name in json.loads(path.read_text("utf-8"))
    ]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "path", sorted((STATIC / "js").rglob("*.js")), ids=lambda path: path.stem
)
def test_every_text_that_a_module_asks_for_is_there(path):
    missing = [key for key in _ASKED.findall(path.read_text("utf-8")) if not said(key)]
    assert missing == []


def leaves(words, before=""):
    """The keys of all texts; the forms of one text are no texts of their own."""
    for name, inner in words.items():
        if isinstance(inner, dict) and not set(inner) <= FORMS:
            yield from leaves(inner, f"{before}{name}.")
        else:
            yield before + name


def test_every_text_of_the_pages_is_asked_for():
    named = {
        found
        for path in (STATIC / "js").rglob("*.js")
        for found in _WORDS.findall(path.read_text("utf-8"))
    }
    plain = {name for name in named if "$" not in name}
    made = [
        re.compile(r"[\w -]+".join(map(re.escape, re.split(r"\$\{.*?\}", name))))
        for name in named - plain
        if re.match(r"\w+\.", name)
    ]
    keys = (key for key in leaves(texts()) if not key.startswith("server."))
    idle = [
        key
        for key in keys
        if key not in plain and not any(form.fullmatch(key) for form in made)
    ]
    assert idle == []


def said_by_the_server():
    """What the server says: keys of texts, each with the values that are filled in."""
    for path in EXPLORER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            at = {"Refusal": 1, "say": 0}.get(name)
            if at is not None and isinstance(node.args[at], ast.Constant):
                yield node.args[at].value, {one.arg for one in node.keywords}


def test_what_the_server_says_is_there_and_all_of_it_is_said():
    told = texts()["server"]
    asked = dict(said_by_the_server())
    assert set(asked) == set(told)
    blanks = {key: set(_BLANK.findall(words)) for key, words in told.items()}
    assert blanks == asked


def kinds(error):
    for kind in error.__subclasses__():
        yield kind
        yield from kinds(kind)


def test_every_kind_of_error_is_led_by_a_sentence_of_the_pages():
    told = {
        kind.__name__
        for kind in kinds(DragomanError)
        if kind.__module__.startswith("dragoman.") and kind is not Refusal
    }
    assert [name for name in told if not said(f"faults.{name}")] == []


def words_of(record, field):
    """The words that a field of a record may be; those of an optional one, too."""
    hint = get_type_hints(record)[field]
    parts = get_args(hint) or (hint,)
    words = [word for part in parts for word in (get_args(part) or (part,))]
    return [word for word in words if isinstance(word, str)]


@pytest.mark.parametrize(
    ("record", "field", "form"),
    [
        (Actor, "how", "fields.how_{}"),
        (Dates, "basis", "fields.basis_{}"),
        (Dates, "precision", "fields.precision_{}"),
        (Place, "basis", "fields.where_{}"),
        (Place, "precision", "fields.place_{}"),
        (Statement, "stance", "fields.stance_{}"),
        (Statement, "quoted", "fields.{}"),
        (Missing, "place", "reading.missing.{}"),
        (Change, "what", "story.changes.{}"),
    ],
)
def test_every_word_of_a_record_has_its_text(record, field, form):
    words = words_of(record, field)
    assert words
    assert [w for w in words if not said(form.format(w.replace(" ", "_")))] == []


COMMAND = {"serving.py", "passwords.py", "texts.py"}  # what the command line says


def test_no_sentence_for_a_page_stands_in_the_code():
    raised = {
        f"{path.name} {node.func.id}"
        for path in EXPLORER.rglob("*.py")
        if path.name not in COMMAND
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id
        in {kind.__name__ for kind in kinds(DragomanError)} - {"Refusal"}
    }
    assert raised <= {"explore.py UnknownChoice", "files.py UnknownChoice"}  # lists
