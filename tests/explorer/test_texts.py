"""Every text that the pages ask for is there, and each word of a record has one."""

import json
import re
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from dragoman.records import Actor, Change, Dates, Missing, Place, Statement

STATIC = Path(__file__).resolve().parents[2] / "src/dragoman/explorer/static"
_ASKED = re.compile(r"""\bt\(\s*["']([\w.-]+)["']""")


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
