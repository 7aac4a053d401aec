"""`dragoman explain` of sentences: the rules of events, and why words gave none."""

import json

import pytest
from typer.testing import CliRunner

from dragoman import make_report
from dragoman.cli import app


@pytest.fixture
def run():
    def call(*args, input=None):
        return CliRunner().invoke(app, [str(a) for a in args], input=input)

    return call


def test_a_sentence_is_explained_by_its_rules(run):
    shown = " ".join(
        run(
            "explain", "Peru sued Chile on Monday.", "--date", "2024-03-06"
        ).stdout.split()
    )
    assert "ACCUSE allege" in shown
    assert "'sue' reads «A sue R" in shown
    assert "2024-03-04" in shown


def test_a_sentence_without_event_says_why(run):
    shown = " ".join(run("explain", "The minister struck a pose.").stdout.split())
    assert "no event" in shown
    assert "struck «A strike {pose}» is no event" in shown


def test_sentences_come_from_a_pipe_and_go_to_a_program(run):
    told = json.loads(
        run("explain", "-", "--json", input="Peru sued Chile. Ajax beat Porto.").stdout
    )
    assert [[e["type"] for e in one["events"]] for one in told] == [["ACCUSE"], []]
    assert any(u["words"]["text"] == "beat" for u in told[1]["unread"])


@pytest.mark.parametrize(
    ("what", "complaint"),
    [
        (".", "an event must be named"),  # a folder without an id
        ("kenya/", "neither an archive here nor a sentence"),  # a slip of the pen
        ("   ", "neither an archive here nor a sentence"),
    ],
)
def test_what_cannot_be_explained_is_refused(run, what, complaint):
    found = run("explain", what)
    assert found.exit_code == 2
    assert complaint in " ".join(found.output.replace("│", " ").split())


@pytest.mark.parametrize(
    ("text", "word", "reason"),
    [
        ("Rebels struck a pose in Lima.", "struck", "is no event"),
        ("Rebels blorfed the port of Lima.", "blorfed", "no entry of the lexicon"),
        ("Officials said Lima was quiet.", "said", "who says so"),
        ("The attack helicopter flew.", "attack", "within another phrase"),
        ("Liam thanked Noel.", "thanked", "known to politics"),  # nobody political
    ],
)
def test_each_word_that_gave_nothing_has_its_reason(coder, text, word, reason):
    unread = [u for one in coder.explain(make_report(text)) for u in one.unread]
    told = [u.reason for u in unread if word in u.words.text]
    assert any(reason in one for one in told), unread


def test_explaining_gives_the_events_that_coding_gives(coder):
    report = make_report("Peru threatened to attack Chile. Brazil praised Peru.")
    told = [e for one in coder.explain(report) for e in one.events]
    assert told == list(coder.code(report).events)
