"""What the README shows is what happens."""

import importlib.util
import inspect
import re
import shlex
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import pytest
from typer.testing import CliRunner

from dragoman import cli, schema
from dragoman.records import (
    Actor,
    Count,
    Dateline,
    Dates,
    Event,
    Failure,
    Furniture,
    Missing,
    Place,
    Record,
    Report,
    Span,
    Statement,
)
from dragoman.version import __version__

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
WIDTH = "100"
LINES = 48
RECORDS = (
    *(Record, Report, Event, Actor, Dates, Place, Count, Missing, Span),
    *(Dateline, Furniture, Statement, Failure),
)
SHOWN = re.compile(r"```console\n\$ dragoman (.+)\n((?:.*\n)*?)```\n")


@pytest.fixture
def shown(monkeypatch):
    """The commands of the README with their output as it is now."""
    monkeypatch.chdir(ROOT)
    shutil.rmtree(ROOT / "build" / "lakes", ignore_errors=True)
    monkeypatch.setenv("COLUMNS", WIDTH)

    def anew(match):
        found = CliRunner().invoke(cli.app, shlex.split(match[1]))
        assert found.exit_code == 0, found.output
        lines = found.stdout.splitlines()
        if len(lines) > LINES:
            # Up to the last event that is whole.
            end = max(n for n in range(LINES) if not lines[n])
            lines = [*lines[:end], "", "…"]
        output = "".join(f"{line}\n" for line in lines)
        return f"```console\n$ dragoman {match[1]}\n{output}```\n"

    return anew


def test_the_commands_print_what_it_shows(shown, golden):
    golden(README, SHOWN.sub(shown, README.read_text("utf-8")))


def test_every_command_and_option_is_told():
    text = README.read_text("utf-8")
    names = {command.name for command in cli.app.registered_commands}
    told = set(re.findall(r"`(?:dragoman )?([a-z-]+)", text))
    assert names - told == set()


def test_every_field_of_an_event_stands_in_its_table():
    text = README.read_text("utf-8")
    fields = set(Event.__struct_fields__) - {"id"}
    assert [name for name in sorted(fields) if f"`{name}`" not in text] == []


def told(record):
    """A section on a record, in the words of its docstring."""
    promise, _, rest = inspect.getdoc(record).partition("\nAttributes:\n")
    attributes = schema.read_attributes(rest)
    assert attributes.keys() == set(record.__struct_fields__)
    yield f"\n## {record.__name__}\n{' '.join(promise.split())}\n"
    yield "| field | type | says |\n|---|---|---|"
    types = get_type_hints(record)
    for name in record.__struct_fields__:
        yield f"| `{name}` | {type_name(types[name])} | {attributes[name]} |"


def type_name(kind):
    """A type as a reader of JSON needs it."""
    options = get_args(kind)
    if get_origin(kind) is Literal:
        return ", ".join(map(str, options))
    if get_origin(kind) is tuple:
        return f"list of {type_name(options[0])}"
    if type(None) in options:
        return f"{type_name(next(o for o in options if o is not type(None)))} or null"
    names = {date: "day", str: "text", int: "number", float: "number"}
    return names.get(kind, kind.__name__)


def test_every_field_of_every_record_is_told_in_the_docs(golden):
    page = ROOT / "docs" / "record.md"
    head, marker, _ = page.read_text("utf-8").partition("does it. -->\n")
    lines = [line for record in RECORDS for line in told(record)]
    golden(page, head + marker + "\n".join(lines) + "\n")


@pytest.mark.parametrize("path", sorted([README, *ROOT.glob("docs/*.md")]), ids=str)
def test_its_links_lead_somewhere(path):
    links = re.findall(r"\]\(([^)#]+)\)", path.read_text("utf-8"))
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (path.parent / link).exists()] == []


def test_its_tables_are_those_of_the_results(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "bench")
    spec = importlib.util.spec_from_file_location(
        "readme_table", ROOT / "bench" / "readme_table.py"
    )
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "readme_table", module)
    spec.loader.exec_module(module)
    text = README.read_text("utf-8")
    assert module.fill(text, module.read_results()) == text


def test_the_version_to_cite_is_that_of_the_package():
    cited = (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"version: {__version__}\n" in cited
    assert f"dragoman-{__version__}-py3" in README.read_text("utf-8")
