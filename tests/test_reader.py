"""Each room answers alone for a whole report, from Python and the command line."""

import csv
import json
from datetime import date

import pytest
from typer.testing import CliRunner

import dragoman
from dragoman.cli import app
from dragoman.reader import KINDS

TEXT = (
    "MINGORA, Pakistan, March 4 (PPN) - President Asif Ali Zardari met the foreign"
    " minister of Iran in Lahore on Monday. He said that 12 people had been killed"
    " near Mingora last week."
)


@pytest.fixture(scope="module")
def reader():
    return dragoman.Reader()


@pytest.fixture(scope="module")
def report():
    return dragoman.make_report(TEXT, published="2024-03-05")


@pytest.fixture
def run(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")

    def call(*words):
        words = ("find", *words, "--date", "2024-03-05")
        return CliRunner().invoke(app, [w.format(path=path) for w in words])

    return call


def test_actors_are_resolved_as_of_the_day(reader, report):
    found = {a.words.text: (a.name, a.code) for a in reader.actors(report)}
    assert found["President Asif Ali Zardari"] == ("Asif Ali Zardari", "PAK GOV")
    assert found["He"] == ("Asif Ali Zardari", "PAK GOV")
    assert found["the foreign minister"][1] == "IRN GOV"


def test_a_name_of_a_state_inside_a_name_is_no_state(reader):
    report = dragoman.make_report("US actor Chad Smith met Paris Hilton in Chad.")
    found = [a.words for a in reader.actors(report)]
    assert [w.text for w in found if w.text in ("US", "Chad", "Paris")] == [
        "US",
        "Chad",
    ]
    assert found[-1].start == report.text.rindex("Chad")  # not that of Smith


def test_chains_gather_all_mentions(reader, report):
    (chain,) = [c for c in reader.chains(report) if len(c.mentions) > 1]
    words = [span.text for span in chain.mentions]
    assert words == ["President Asif Ali Zardari", "He"]


def test_places_have_coordinates_and_ids(reader, report):
    found = {p.words.text: p.place for p in reader.places(report) if not p.people}
    assert found["Lahore"].country == "PAK"
    assert round(found["Lahore"].lat) == 32
    assert found["Mingora"].geonameid == 1170395


def test_times_have_days_and_values(reader, report):
    found = {t.text: (t.value, t.first) for t in reader.times(report)}
    assert found["Monday"] == ("2024-03-04", date(2024, 3, 4))


def test_counts_have_a_kind_and_a_range(reader, report):
    (count,) = reader.counts(report)
    assert (count.kind, count.low, count.best, count.high) == ("killed", 12, 12, 12)


def test_many_reports_are_read_in_their_order(reader, report):
    other = dragoman.make_report("Nobody came.", published="2024-03-05")
    refused = dragoman.Failure(
        room="reports", source="x", line=1, given_id=None, reason="bad", remedy="mend"
    )
    for kind in KINDS:
        read = list(reader.many(kind, [report, refused, other]))
        assert [item for item, _ in read] == [report, refused, other]
        assert read[0][1] == getattr(reader, kind)(report)
        assert read[1][1] == ()


def test_times_need_no_model():
    settings = dragoman.Settings(
        parsing=dragoman.settings.ParsingSettings(model="there_is_none")
    )
    report = dragoman.make_report("They met on 3 May 2021.")
    (found,) = dragoman.Reader(settings).times(report)
    assert found.value == "2021-05-03"


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_written_for_people_and_programs(run, kind):
    shown = run(kind, "{path}")
    assert shown.exit_code == 0, shown.output
    assert "words" in shown.stdout
    lines = run(kind, "{path}", "--format", "jsonl").stdout.splitlines()
    table = run(kind, "{path}", "--format", "csv").stdout.splitlines()
    rows = list(csv.DictReader(table))
    ids = [json.loads(line)["report_id"] for line in lines]
    assert ids == [row["report_id"] for row in rows] != []
    for row in rows:
        assert TEXT[int(row["start"]) : int(row["end"])] == row["words"]


def test_what_is_no_kind_is_answered_with_those_there_are(run):
    found = run("dates", "{path}")
    assert found.exit_code == 2
    assert "times" in " ".join(found.output.split())


def test_a_file_that_is_not_there_is_named(run, tmp_path):
    found = run("places", str(tmp_path / "gone.txt"))
    assert found.exit_code == 1
    assert "gone.txt" in found.output.replace("\n", "")
