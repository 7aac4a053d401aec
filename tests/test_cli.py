"""The command line reads, writes, complains and stops as its help says."""

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from handmade import FakeCoder, actor, event, span
from rich.console import Console
from typer.testing import CliRunner

from dragoman import fleet
from dragoman.cli import app
from dragoman.evaluation import TASKS
from dragoman.records import Count, Failure, Missing, Record, Report
from dragoman.reports import make_report
from dragoman.show import columns, records
from dragoman.version import __version__

TEXT = "Norland blamed Sudland for the deaths of over 20 men, a minister said."
EVENT = event(
    TEXT,
    "ACCUSE",
    "blamed",
    mode="disapprove",
    quad="verbal conflict",
    cameo="111",
    score=-2.0,
    actors=(actor(TEXT, "Norland", country="NOR", sector="GOV"),),
    recipients=(actor(TEXT, "Sudland"),),
    counts=(
        Count(kind="killed", low=21, best=None, high=None, words=span(TEXT, "over 20")),
    ),
    according_to=actor(TEXT, "a minister"),
    why=("blame is ACCUSE", "told in the report's own voice"),
    missing=Missing(place="not said"),
)


def fake_code_many(reports, *, settings=None, workers=1):  # noqa: ARG001
    for item in reports:
        failed = isinstance(item, Failure)
        yield Record(
            report=None if failed else item,
            events=(EVENT,) if isinstance(item, Report) and item.text == TEXT else (),
            statements=(),
            failure=item if failed else None,
        )


@pytest.fixture
def run(monkeypatch):
    monkeypatch.setattr(fleet, "code_many", fake_code_many)

    def run(*words, **more):
        return CliRunner().invoke(app, [str(word) for word in words], **more)

    return run


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_json_lines_are_records(run, report):
    found = run("code", report, "--format", "jsonl", "--date", "2024-03-05")
    record = msgspec.json.decode(found.stdout, type=Record)
    assert record.events == (EVENT,)
    assert str(record.report.published) == "2024-03-05"
    assert found.exit_code == 0


def test_csv_has_one_row_for_each_event(run, report):
    found = run("code", report, report, "--format", "csv")
    rows = list(csv.DictReader(found.stdout.splitlines()))
    assert len(rows) == 2
    assert rows[0]["actor_codes"] == "NOR GOV"
    assert rows[0]["recipient_codes"] == "-"
    assert rows[0]["counts"] == "killed 21 or more"
    assert TEXT[int(rows[0]["start"]) : int(rows[0]["end"])] == "blamed"


def test_the_columns_are_always_the_same():
    record = Record(
        report=make_report(TEXT), events=(EVENT,), statements=(), failure=None
    )
    assert [list(row) for row in columns.rows(record)] == [list(columns.COLUMNS)]


def test_reports_without_a_day_are_told_of(run, report):
    assert "1 report says no day of publication" in run("code", report).stderr
    assert run("code", report, "--date", "2024-03-05").stderr == ""


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@sum", "\tx"])
def test_csv_holds_no_formula(title):
    cell = next(csv.reader([columns.csv_line({"title": title})]))[0]
    assert cell == f"'{title}"


def test_the_table_quotes_the_words_under_each_field(run, report):
    shown = " ".join(run("code", report).stdout.split())
    for proof in ["actor Norland [NOR GOV] “Norland”", "killed 21 or more “over 20”"]:
        assert proof in shown
    assert "according to a minister “a minister”" in shown
    assert "blame is ACCUSE" not in shown


def test_explain_shows_the_rules_and_what_is_missing(run, report):
    shown = " ".join(run("code", report, "--explain").stdout.split())
    assert "1. blame is ACCUSE" in shown
    assert "no place not said" in shown


def test_words_of_a_report_cannot_command_the_terminal():
    text = "The \x1b[31mking of [bold]Norland\u202e[/bold] blamed\x07 Sudland."
    found = event(text, "ACCUSE", "blamed\x07", recipients=(actor(text, "Sudland"),))
    record = Record(
        report=make_report(text, title=text),
        events=(found,),
        statements=(),
        failure=None,
    )
    console = Console(width=200, force_terminal=True, color_system=None)
    with console.capture() as shown:
        console.print(records.draw(record, explain=True))
    assert not {"\x07", "\u202e"} & set(shown.get())
    assert "\x1b[31m" not in shown.get()
    assert "[bold]Norland[/bold]" in shown.get()


def test_a_failure_is_one_line_and_the_rest_is_coded(run, report, tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    found = run("code", bad, report, "--json", "--date", "2024-03-05")
    assert len(found.stdout.splitlines()) == 2
    assert found.stderr.startswith(f"{bad}: it is empty; ")
    assert len(found.stderr.splitlines()) == 1
    assert found.exit_code == 1


@pytest.mark.parametrize(
    ("name", "start"), [("x.jsonl", "{"), ("x.csv", "report_id,"), ("x.txt", "─")]
)
def test_the_ending_of_the_file_names_the_format(run, report, tmp_path, name, start):
    out = tmp_path / name
    assert run("code", report, "--out", out).stdout == ""
    assert out.read_text("utf-8").startswith(start)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["code", "x", "--date", "5 March"], "is not a day"),
        (["code", "x", "--settings", "/none.toml"], "there is no file"),
        (["code", "x", "--out", "/none/x.csv"], "No such file"),
        (["code", "x", "--format", "xml"], "xml"),
        (["code", "x", "--workers", "0"], "--workers"),
        (["code"], "Missing argument"),
        (["evaluate", "relation", "x"], "Did you mean 'relations'"),
        (["prase"], "No such command"),
    ],
)
def test_a_wrong_command_says_what_is_wrong(run, words, message):
    found = run(*words)
    assert found.exit_code == 2
    assert message in found.stderr
    assert "Traceback" not in found.output


def test_a_file_is_written_whole_and_counted(run, report, tmp_path):
    bad, out = tmp_path / "empty.txt", tmp_path / "out" / "x.jsonl"
    bad.touch()
    out.parent.mkdir()
    found = run("code", report, bad, "--out", out)
    assert found.exit_code == 1
    *_, said = found.stderr.splitlines()
    assert said == f"reports: 1, events: 1, failures: 1 -> {out}"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="Linux only")  # noqa: PTH110
def test_a_full_disk_is_one_line(run, report):
    found = run("code", report, "--format", "jsonl", "--out", "/dev/full")
    assert found.exit_code == 1
    *_, said = found.stderr.splitlines()
    assert said == "Writing failed: No space left on device."
    assert "Traceback" not in found.output


def test_a_failure_is_named_by_what_is_known_of_it(run, monkeypatch):
    failure = Failure(
        room="x", source="", line=None, given_id="r7", reason="bad", remedy="mend it"
    )
    record = Record(report=None, events=(), statements=(), failure=failure)
    monkeypatch.setattr(fleet, "code_many", lambda *_, **__: iter([record]))
    assert run("code", "-", input=TEXT).stderr == "r7: bad; mend it\n"


def test_each_sentence_stands_once_above_its_events():
    sentences = [span(TEXT, TEXT), span(TEXT, "a minister said.")]
    whole, part = (
        event(TEXT, "ACCUSE", word, sentence=sentence)
        for word, sentence in zip(("blamed", "said"), sentences, strict=True)
    )
    again = event(TEXT, "ASSAULT", "deaths", sentence=sentences[0])
    record = Record(
        report=make_report(TEXT, title="News"),
        events=(whole, again, part),
        statements=(),
        failure=None,
    )
    console = Console(width=100)
    with console.capture() as shown:
        console.print(records.draw(record))
    lines = [" ".join(line.split()) for line in shown.get().splitlines()]
    assert lines.count(TEXT) == 1
    assert lines.index(TEXT) + 3 < lines.index("a minister said.")


def test_a_bad_settings_file_is_one_line(run, report, tmp_path):
    path = tmp_path / "dragoman.toml"
    path.write_text("[parsing]\nmodle = 'x'\n", "utf-8")
    found = run("code", report, "--settings", path)
    assert found.exit_code == 2
    assert "modle" in found.stderr
    assert len(found.stderr.splitlines()) == 1


def test_nothing_is_written_where_it_is_read(run, report):
    for place in (report, report.parent / "out.jsonl"):
        found = run("code", report.parent, report, "--out", place)
        assert found.exit_code == 2
    assert report.read_text("utf-8") == TEXT


def test_evaluate_writes_every_item(run, tmp_path, monkeypatch):
    monkeypatch.setattr("dragoman.coder.Coder", lambda settings: FakeCoder())  # noqa: ARG005
    gold, out = tmp_path / "quiet.jsonl", tmp_path / "said.jsonl"
    gold.write_text(json.dumps({"id": "1", "text": TEXT}) + "\n", "utf-8")
    found = run("evaluate", "quiet", gold, "--out", out, "--json")
    assert json.loads(found.stdout)["figures"][0]["value"] == 0.0
    assert json.loads(out.read_text("utf-8")) == {
        "id": "1",
        "gold": [],
        "predicted": [],
        "score": 1.0,
    }
    assert "events per 1,000 words" in run("evaluate", "quiet", gold).stdout


def test_the_help_names_every_task(run):
    shown = run("evaluate", "--help").stdout
    assert [task for task in TASKS if task not in shown] == []


def test_the_schema_is_printed(run):
    assert json.loads(run("schema").stdout)["title"] == "Dragoman record"


def test_the_version_is_printed(run):
    assert run("--version").stdout == f"dragoman {__version__}\n"


SOURCES = str(Path(fleet.__file__).parents[2])
ENDLESS = """
import itertools
from dragoman import cli, fleet
from dragoman.records import Record
from dragoman.reports import make_report
report = make_report("Norland blamed Sudland.")
record = Record(report=report, events=(), statements=(), failure=None)
fleet.code_many = lambda *_, **__: itertools.repeat(record)
cli.app(["code", "-", "--format", "jsonl"])
"""


@pytest.fixture
def endless():
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": SOURCES},
    ) as process:
        process.stdout.readline()
        yield process
        process.kill()


def test_a_closed_pipe_ends_it_quietly(endless):
    endless.stdout.close()
    assert endless.stderr.read() == b""
    assert endless.wait(20) == 0


def test_the_keyboard_stops_it_with_one_line(endless):
    endless.send_signal(signal.SIGINT)
    endless.stdout.read()
    assert endless.stderr.read() == b"Stopped.\n"
    assert endless.wait(20) == 130


def test_a_pipe_takes_every_letter_whatever_the_locale():
    locale = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    script = ENDLESS.replace("Norland", r"\u0110\u00e0 N\u1eb5ng")
    script = script.replace("itertools.repeat(record)", "[record]")
    done = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-c", script],
        capture_output=True,
        input=b"",
        check=False,
        env={**os.environ, "PYTHONPATH": SOURCES, **locale, "PYTHONIOENCODING": ""},
    )
    assert done.returncode == 0, done.stderr
    assert "Đà Nẵng" in done.stdout.decode()
