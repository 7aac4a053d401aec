"""The commands on stories link, tell why, and keep what people say."""

import json

import pytest
from archives import install, news
from typer.testing import CliRunner

from dragoman.archive import Archive
from dragoman.cli import app


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    install(patch=monkeypatch.setattr)


@pytest.fixture
def run():
    def run(*words, **more):
        return CliRunner().invoke(app, [str(word) for word in words], **more)

    return run


@pytest.fixture
def pair(tmp_path):
    """An archive, and two of its events that are far from one another."""
    archive = Archive(tmp_path / "a")
    reports = [*news([3]), *news([40], "Suva", source="The Monitor")]
    archive.add(reports, link=False)
    here, there = (event.id for event in archive.events())
    return archive, here, there


def test_linking_says_what_it_did(run, pair):
    archive, *_ = pair
    found = run("link", archive.store.path)
    assert found.exit_code == 0, found.output
    assert "compared: 2 reports" in found.stderr
    again = json.loads(run("link", archive.store.path, "--json").stdout)
    assert again["reports"] == 0


def test_what_people_say_wins_and_is_told(run, pair):
    archive, here, there = pair
    path = archive.store.path
    run("link", path)
    assert run("stories", path, "--count").stdout == "0\n"
    said = run("same", path, here[:12], there[:12], "--by", "A. Reader")
    assert said.exit_code == 0, said.output
    assert "are the same; the first is now in story" in said.stderr
    (story,) = archive.stories()
    assert set(story.events) == {here, there}

    for name in (story.id, story.id[:12], here[:12]):
        shown = run("why-merged", path, name, env={"COLUMNS": "120"})
        assert shown.exit_code == 0, shown.output
        assert "A. Reader said" in shown.stdout
        assert "The Monitor" in shown.stdout
        assert "“Police in Suva shot 40 men.”" in shown.stdout
    told = json.loads(run("why-merged", path, here, "--json").stdout)
    assert told["id"] == story.id
    assert "2 sources" in run("stories", path).stdout

    (became,) = run("history", path, story.id).stdout.splitlines()
    assert f"{story.id[:10]} founded: " in became
    (line,) = run("history", path, story.id[:9], "--json").stdout.splitlines()
    assert json.loads(line)["story"] == story.id


def test_what_people_say_can_be_taken_back(run, pair):
    archive, here, there = pair
    path = archive.store.path
    run("same", path, here, there)
    (story,) = archive.stories()
    apart = run("not-same", path, here, there, "--by", "B. Reader")
    assert "are not the same; the first is in none" in apart.stderr
    assert run("stories", path, "--count").stdout == "0\n"
    assert len(run("history", path, story.id).stdout.splitlines()) == 2


def test_a_story_that_is_not_there_is_a_clear_fault(run, pair):
    archive, here, _ = pair
    path = archive.store.path
    alone = run("why-merged", path, here)
    assert (alone.exit_code, "it is in no story" in alone.stderr) == (2, True)
    assert "begins so" in run("why-merged", path, "ffffffff").stderr
    for words in (
        ("history", path, "f" * 20),
        ("why-merged", path, "f" * 20),
        ("same", path, here, "f" * 20),
    ):
        unknown = run(*words)
        assert (unknown.exit_code, unknown.stdout) == (2, "")
        assert "none of the events has an id that begins so" in unknown.stderr


def test_a_story_is_also_named_by_a_whole_id_of_an_event_in_it(run, pair):
    archive, here, there = pair
    path = archive.store.path
    run("same", path, here, there)
    (became,) = run("history", path, here).stdout.splitlines()
    assert " founded: " in became
    assert run("why-merged", path, there).exit_code == 0


def test_an_event_is_not_said_to_be_the_same_as_itself(run, pair):
    archive, here, _ = pair
    found = run("same", archive.store.path, here, here[:12])
    assert found.exit_code == 2
    assert "name two events" in found.stderr


@pytest.mark.parametrize("fault", [KeyError, OSError])
def test_who_has_no_login_is_asked_for_a_name(run, pair, monkeypatch, fault):
    archive, here, there = pair

    def nobody():
        raise fault

    monkeypatch.setattr("getpass.getuser", nobody)
    words = ("same", archive.store.path, here, there)
    for more in ((), ("--by", " ")):
        found = run(*words, *more)
        assert found.exit_code == 2
        assert "--by" in found.stderr
    assert run(*words, "--by", "Ada").exit_code == 0
