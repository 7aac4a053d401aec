"""`docs/archive.md` tells of every table and every column."""

import re
from pathlib import Path

import pytest

from dragoman.archive.tables import TABLES

DOCS = Path(__file__).parents[1] / "docs" / "archive.md"


def documented(table):
    """The columns in the section of a table, in order."""
    text = DOCS.read_text("utf-8")
    section = text.partition(f"### `{table}`\n")[2].partition("\n### ")[0]
    firsts = re.findall(r"^\| (`[^|]+) \|", section, re.MULTILINE)
    return [name for cell in firsts for name in re.findall(r"`(\w+)`", cell)]


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_documented_in_order(table):
    assert documented(table) == TABLES[table].names
