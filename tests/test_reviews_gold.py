"""What was reviewed is handed out as gold, measured against, and learnt from."""

import json

import pytest
from archives import install, news
from handmade import FakeCoder
from typer.testing import CliRunner

from dragoman import Coder, make_report
from dragoman.archive import Archive
from dragoman.cli import app
from dragoman.errors import BadInput
from dragoman.evaluation import evaluate
from dragoman.knowledge.weights import read_weights
from dragoman.learning.reviewed import is_right, learn_from, taught_by
from dragoman.reviews import Correction, Party, Reviews, Said, Words
from dragoman.reviews.gold import GoldReport, JudgedEvent, gold, gold_reports


@pytest.fixture
def archive(tmp_path, monkeypatch):
    install(patch=monkeypatch.setattr)
    made = Archive(tmp_path / "a")
    made.add(news([3, 7, 9]))
    return made


@pytest.fixture
def reviews(archive):
    """One event right, one of another status, one that is none."""
    reviews = Reviews(archive)
    answers = {3: "right", 7: "corrected", 9: "wrong"}
    for telling in archive.tellings():
        answer = answers[telling.event.counts[0].best]
        changes = Correction(status="denied") if answer == "corrected" else Correction()
        reviews.say(said(telling, answer, changes=changes))
    return reviews


def said(telling, answer, *, by="Ann", **more):
    item, report = telling.event.id, telling.report.id
    return Said(by=by, answer=answer, item=item, report=report, **more)


def run(*words):
    found = CliRunner().invoke(app, [str(word) for word in words])
    assert found.exit_code == 0, found.output
    return found


def figures(result):
    return {figure.name: figure.value for figure in result.figures}


def test_gold_holds_what_is_and_what_is_not(archive, reviews):
    rows = list(gold_reports(archive, reviews))
    assert [row.id for row in rows] == sorted(row.id for row in rows)
    told = {
        row.report.text.split("shot ")[1].split()[0]: row.judged[0].event
        for row in rows
    }
    assert told["9"] is None
    assert told["7"].status == "denied"
    assert {row.judged[0].told for row in rows} == {"ASSAULT"}


def test_what_is_disputed_or_unsure_is_no_gold(archive, reviews):
    for telling in archive.tellings():
        answer = "unsure" if telling.event.counts[0].best == 3 else "right"
        reviews.say(said(telling, answer, by="Bob"))
    left = [row.report.text for row in gold_reports(archive, reviews)]
    # Bob cannot tell of the 3, so what Ann says holds; of the others they differ.
    assert ["shot 3" in text for text in left] == [True]


@pytest.mark.usefixtures("reviews")
def test_evaluate_reads_both_forms(archive, tmp_path):
    texts = {t.report.text: [t.event] for t in archive.tellings()}
    path = tmp_path / "gold.jsonl"
    run("reviews", "export", archive.store.path, "--out", path)
    found = figures(evaluate("reviewed", path, FakeCoder(events=texts)))
    assert found["events found"] == 1.0
    assert found["rejected left out"] == 0.0  # it is still told
    assert found["status right"] == 0.5
    assert found["right in every field"] == 0.5
    nothing = figures(evaluate("reviewed", path, FakeCoder()))
    assert (nothing["events found"], nothing["rejected left out"]) == (0.0, 1.0)

    run(
        *("reviews", "export", archive.store.path),
        *("--form", "relations", "--out", path),
    )
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert len(rows) == 2  # what is no event has no place there
    for row in rows:
        for side in ("source", "target"):
            for span in row["events"][0][side]:
                assert row["text"][span["start"] : span["end"]] == span["text"]
    assert len(evaluate("roles", path, FakeCoder()).items) == 2


def test_a_mutual_act_has_a_side_on_each_side(tmp_path, monkeypatch):
    install(patch=monkeypatch.setattr)
    archive = Archive(tmp_path / "m")
    archive.add(news([3]))
    reviews = Reviews(archive)
    (telling,) = archive.tellings()
    at = telling.event.sentence.start
    parties = tuple(
        Party(words=Words(start=at + n, end=at + n + 2), name=f"side {n}")
        for n in (0, 10)
    )
    changes = Correction(type="CONCEDE", actors=parties, recipients=())
    reviews.say(said(telling, "corrected", changes=changes))
    (row,) = gold(archive, reviews, "relations")
    (event,) = row.events
    assert (event.type, event.reciprocal) == ("YIELD", True)
    assert [len(event.source), len(event.target)] == [1, 1]


@pytest.mark.usefixtures("reviews")
def test_the_commands_show_what_was_said(archive):
    path = archive.store.path
    shown = run("reviews", "list", path).stdout
    assert "reviewed by Ann: machine said ASSAULT at “shot”; no such event" in shown
    assert "status happened → denied" in shown
    assert "; right" in shown
    lines = run("reviews", "list", path, "--json").stdout.splitlines()
    assert [json.loads(line)["number"] for line in lines] == [1, 2, 3]
    assert run("reviews", "list", path, "--by", "Bob", "--json").stdout == ""
    assert run("events", path, "--count").stdout == "3\n"
    assert run("events", path, "--count", "--reviewed").stdout == "2\n"
    assert "no events" not in run("events", path, "--reviewed").stderr
    rejected = next(line for line in shown.splitlines() if "no such event" in line)
    explained = run("explain", path, rejected.split()[0]).stdout
    assert "reviewed by Ann: machine said" in " ".join(explained.split())
    told = json.loads(run("reviews", "figures", path, "--json").stdout)
    assert told["accuracy"]["judged"] == 0  # nothing was judged as part of the sample
    assert "0 of 0 events" in run("reviews", "figures", path).stdout


# With the coder itself.

TEXTS = (
    "Kenya sent 600 police officers to Haiti on Monday.",
    "Peru sued Chile on Monday.",
    "Rebels shot dead a mayor in Goma on Friday.",
    "Police arrested 12 protesters in Nairobi on Tuesday.",
)


@pytest.fixture(scope="module")
def judged(coder):
    """Reports of one event each; every other one was rejected."""
    rows = []
    for number, text in enumerate(TEXTS):
        report = make_report(text, published="2024-03-06")
        (event,) = coder.code(report).events
        one = JudgedEvent(
            item=event.id,
            trigger=event.trigger,
            sentence=event.sentence,
            told=event.type,
            event=event if number % 2 else None,
        )
        rows.append(GoldReport(id=report.id, report=report, judged=(one,)))
    return rows


def test_a_reading_is_right_where_people_see_it_so(coder, judged):
    for number, row in enumerate(judged):
        (event,) = coder.code(row.report).events
        assert is_right(event, row.judged) is bool(number % 2)
        assert is_right(event, ()) is None  # nobody judged it


def test_reviewed_reports_teach_events_and_links(coder, judged):
    taught = taught_by(coder, judged)
    assert [example.right for example in taught.events] == [False, True, False, True]
    assert taught.lessons == 4
    assert all(any(choice.right) for choice in taught.links)


def test_a_lexicon_is_learnt_that_the_coder_can_use(judged, tmp_path, monkeypatch):
    lessons = tmp_path / "lessons"
    lessons.mkdir()
    few = "\n".join(
        f"{text} || {told}"
        for text, told in (
            ("Chad attacked Niger.", "ASSAULT happened: Chad > Niger"),
            ("Chad thanked Niger.", "SUPPORT happened: Chad > Niger"),
            ("The film thrilled Niger.", "-"),
        )
    )
    (lessons / "few.txt").write_text(few, "utf-8")
    monkeypatch.setattr("dragoman.learning.examples.lessons_folder", lambda: lessons)
    folder = tmp_path / "mine"
    gain = learn_from(judged, folder)
    assert (gain.judged, gain.right) == (4, 2)
    assert read_weights(folder / "ranking.txt").event
    settings = tmp_path / "dragoman.toml"
    settings.write_text('[data]\nlexicon = "mine"\n', "utf-8")
    from dragoman import read_settings

    report = make_report(TEXTS[1], published="2024-03-06")
    assert Coder(read_settings(settings)).code(report).events

    with pytest.raises(BadInput, match="name a new folder"):
        learn_from(judged, folder)
    with pytest.raises(BadInput, match="all right or all wrong"):
        learn_from(judged[1:2], tmp_path / "other")
    assert not (tmp_path / "other").exists()
