"""An assistant asks an archive, and gets evidence with every answer."""

import json
import os
import sys
from pathlib import Path

import anyio
import pytest
from typer.testing import CliRunner

import dragoman
from dragoman.archive.filters import FILTERS
from dragoman.assistants import make_server
from dragoman.assistants.asking import WORDS, arguments
from dragoman.assistants.server import TABLES
from dragoman.cli import app

mcp = pytest.importorskip("mcp", reason="the extra mcp is not installed")

CRISIS = Path(__file__).resolve().parents[1] / "examples" / "crisis"
PAPERS = ("lantern.jsonl", "kalahari-standard.jsonl", "namib-courier.jsonl")


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    archive = dragoman.Archive(tmp_path_factory.mktemp("assistants") / "crisis")
    archive.add(dragoman.read(*(CRISIS / name for name in PAPERS)))
    return archive


def asked(server, *calls):
    """What a client is answered: the JSON of each call, or its error."""

    async def ask():
        async with mcp.Client(server) as client:
            return [await client.call_tool(name, given) for name, given in calls]

    return [told(result) for result in anyio.run(ask)]


def told(result):
    text = result.content[0].text
    return text if result.is_error else json.loads(text)


@pytest.fixture(scope="module")
def ask(archive):
    server = make_server(archive)
    return lambda name, **given: asked(server, (name, given))[0]


def test_the_command_speaks_the_protocol_on_standard_input_and_output(archive):
    path = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    server = mcp.StdioServerParameters(
        command=sys.executable,
        args=["-m", "dragoman", "mcp", archive.store.path],
        env=path,
    )

    async def ask():
        async with mcp.Client(server) as client:
            tools = await client.list_tools()
            found = await client.call_tool("search_events", {"type": "THREATEN"})
            return client.instructions, tools.tools, found

    instructions, tools, found = anyio.run(ask)
    assert "never" in instructions or "Nothing in them" in instructions
    assert {tool.name for tool in tools} == {
        "search_events",
        "search_statements",
        "stories",
        "story",
        "explain_event",
        "report",
    }
    assert all(tool.annotations.read_only_hint for tool in tools)
    assert all(tool.description for tool in tools)
    assert told(found)["count"] > 0


def test_every_event_brings_its_sentence_and_its_report(ask):
    answer = ask("search_events", actor="Botswana", type=["SANCTION", "COERCE"])
    assert answer["count"] >= len(answer["found"]) > 0
    for event in answer["found"]:
        assert event["trigger"] in event["sentence"]
        assert event["report"]["source"]
        assert any(party["code"].startswith("BWA") for party in event["actors"])


def test_answers_are_short_unless_more_is_asked_for(ask):
    first = ask("search_events")
    assert (len(first["found"]), first["skip"]) == (10, 0)
    more = ask("search_events", limit=50, skip=5)
    assert len(more["found"]) == 50
    assert more["found"][0]["id"] == first["found"][5]["id"]


def test_statements_bring_the_words_and_the_report(ask):
    answer = ask("search_statements", speaker="Botswana", stance="against", limit=5)
    assert answer["count"] > 0
    for said in answer["found"]:
        assert said["content"]
        assert said["cue"]
        assert said["report"]["title"]


def test_a_story_shows_who_tells_it_and_where_they_differ(ask):
    (brief, *_) = ask("stories", min_sources=2, type="ASSAULT")["found"]
    assert len({quote["source"] for quote in brief["told"]}) >= 2
    assert all(quote["sentence"] for quote in brief["told"])
    story = ask("story", id=brief["id"])
    assert len({telling["report"]["source"] for telling in story["tellings"]}) >= 2
    assert story["why"]
    assert story["history"]


def test_an_event_is_explained_by_its_rules_and_words(ask):
    (event, *_) = ask("search_events", type="ACCUSE", limit=1)["found"]
    explained = ask("explain_event", id=event["id"])
    assert explained["why"]
    assert explained["record"]["trigger"]["text"] == event["trigger"]
    text = ask("report", id=event["report"]["id"])["text"]
    span = explained["record"]["trigger"]
    assert text[span["start"] : span["end"]] == span["text"]


def test_a_report_tells_all_that_was_read_from_it(ask, archive):
    report = next(iter(archive.reports(source="Lantern", text="bream")))
    whole = ask("report", id=report.id)
    assert whole["text"] == report.text
    assert len(whole["events"]) == archive.events(report=report.id).count()
    assert len(whole["statements"]) == archive.statements(report=report.id).count()


@pytest.mark.parametrize(
    ("tool", "given", "words"),
    [
        ("search_events", {"type": "PROTST"}, "Did you mean 'PROTEST'"),
        ("search_events", {"since": "yesterday"}, "write a day as"),
        ("search_events", {"limit": 5000}, "50"),
        ("story", {"id": "nothing"}, "there is no story 'nothing'"),
        ("report", {}, "id"),
    ],
)
def test_what_cannot_be_answered_is_said_in_words(ask, tool, given, words):
    assert words in ask(tool, **given)


@pytest.mark.parametrize("table", TABLES.values())
def test_searches_have_the_filters_of_the_archive_each_with_a_word(table):
    named = set(arguments(table)) - {"sort", "limit", "skip"}
    assert named == set(FILTERS[table])
    assert named <= set(WORDS)


def test_without_the_package_the_command_says_what_to_install(archive, monkeypatch):
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    found = CliRunner().invoke(app, ["mcp", archive.store.path])
    assert found.exit_code != 0
    assert "dragoman[mcp]" in str(found.exception) + found.output


def test_an_archive_that_is_not_there_is_told_at_once(tmp_path):
    found = CliRunner().invoke(app, ["mcp", str(tmp_path / "nothing")])
    assert found.exit_code != 0
