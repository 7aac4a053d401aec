"""The commands that keep and ask an archive do what their help says."""

import csv
import json
import os
import shutil
import subprocess
import sys
import zipfile

import msgspec
import pyarrow.parquet as pq
import pytest
from archives import DAY, install, news
from typer.testing import CliRunner

from dragoman.archive import Archive
from dragoman.archive.filters import FILTERS
from dragoman.archive.previewing import preview
from dragoman.cli import app, filters
from dragoman.records import Event, Failure, Report, Statement
from dragoman.records.report import content_id
from dragoman.reports import make_report

KAMPALA = "A quiet day ended badly. Police in Kampala shot 9 men. An aide said so."


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    install(patch=monkeypatch.setattr)


@pytest.fixture
def run():
    def run(*words, **more):
        return CliRunner().invoke(app, [str(word) for word in words], **more)

    return run


def write_news(path, reports):
    lines = [
        msgspec.json.encode(
            {
                "text": report.text,
                "date": report.published,
                "source": report.source,
                "title": report.title,
            }
        )
        for report in reports
    ]
    path.write_bytes(b"\n".join(lines))
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An archive of five shootings, a report in French and a failure."""
    archive = Archive(tmp_path_factory.mktemp("made") / "kept")
    with pytest.MonkeyPatch.context() as patch:
        install(patch=patch.setattr)
        fill(archive)
    return archive.store.path


@pytest.fixture
def kept(made):
    """The same for tests that only read it."""
    return made


@pytest.fixture
def own(made, tmp_path):
    """A copy for tests that write to it."""
    return shutil.copytree(made, tmp_path / "own")


def fill(archive):
    reports = [
        *news(range(1, 4)),
        *news([9], "Kampala", source="The Monitor", title="Nine men shot"),
        *news([5], "Suva", published=DAY.replace(year=2025)),
        make_report("La police a tiré sur 3 hommes hier soir.", language="fr"),
    ]
    failure = Failure(
        room="reports",
        source="bad.txt",
        line=3,
        given_id=None,
        reason="it is empty",
        remedy="leave it out",
    )
    archive.add([*reports, failure], link=False)


def test_reports_are_added_once_and_counted(run, tmp_path):
    source = write_news(tmp_path / "news.jsonl", news(range(3)))
    first = run("add", source, "--to", tmp_path / "a", "--no-link")
    assert first.exit_code == 0, first.output
    said = first.stderr.splitlines()[-1]
    assert said.startswith("new: 3, known: 0, events: 3, statements: 3, failures: 0 ->")
    again = run("add", source, "--to", tmp_path / "a", "--no-link")
    assert "new: 0, known: 3, events: 0" in again.stderr


def test_failures_are_named_up_to_twenty_and_kept(run, tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    write_news(folder / "good.jsonl", news([1]))
    for n in range(23):
        (folder / f"bad{n:02}.txt").touch()
    found = run("add", folder, "--to", tmp_path / "a", "--no-link")
    assert found.exit_code == 1
    named = [line for line in found.stderr.splitlines() if "bad" in line]
    assert len(named) == 20
    assert "failures: 23" in found.stderr
    assert f"dragoman failures {tmp_path / 'a'}" in found.stderr.splitlines()[-1]
    assert run("failures", tmp_path / "a", "--count").stdout == "23\n"


def test_a_failure_that_is_known_already_still_fails_the_command(run, tmp_path):
    bad = tmp_path / "bad.txt"
    bad.touch()
    for _ in range(2):
        found = run("add", bad, "--to", tmp_path / "a", "--json")
        assert found.exit_code == 1
    assert json.loads(found.stdout)["failures"] == 0


@pytest.mark.parametrize("there", [False, True])
def test_a_dry_run_tells_and_writes_nothing(run, tmp_path, there):
    source = write_news(tmp_path / "news.jsonl", [*news(range(4)), *news([1])])
    goal = tmp_path / "a"
    if there:
        Archive(goal).add(news([2]), link=False)
    found = run("add", source, tmp_path / "none", "--to", goal, "--dry-run", "--json")
    assert found.exit_code == 1
    assert json.loads(found.stdout) == {
        "reports": 3 if there else 4,
        "known": 2 if there else 1,
        "languages": {"en": 3 if there else 4},
        "failures": 1,
    }
    assert goal.exists() == there
    assert not there or Archive(goal).info().rows["reports"] == 1


def test_a_preview_says_what_adding_would_do(tmp_path):
    items = [*news(range(6)), *news(range(3)), make_report("Rien.", language="fr")]
    archive = Archive(tmp_path / "a")
    archive.add(news([4]), link=False)
    told = preview(archive.snapshot(), items)
    added = archive.add(items, link=False)
    assert (told.reports, told.known) == (added.reports, added.known)
    assert told.languages == {"en": 5, "fr": 1}
    assert preview(None, items, limit=2).reports == 2


def test_options_of_reading_reach_the_reader(run, tmp_path):
    table = tmp_path / "news.csv"
    table.write_text(f'body,day\n"{KAMPALA}",2024-03-05\n"Old. {KAMPALA}",1999-01-01\n')
    goal = tmp_path / "a"
    found = run(
        *("add", table, "--to", goal, "--no-link", "--since", "2024"),
        *("--column", "text=body", "--column", "published=day"),
        *("--source", "The Monitor", "--limit", "5"),
    )
    assert found.exit_code == 0, found.output
    (report,) = Archive(goal).reports()
    assert (report.source, report.published, report.text) == (
        "The Monitor",
        DAY,
        KAMPALA,
    )


def test_without_coding_reports_wait_and_are_coded_later(run, tmp_path):
    source = write_news(tmp_path / "news.jsonl", news(range(2)))
    goal = tmp_path / "a"
    assert "events: 0" in run("add", source, "--to", goal, "--no-code").stderr
    assert run("reports", goal, "--state", "waiting", "--count").stdout == "2\n"
    assert "events: 2" in run("recode", goal, "--no-link").stderr
    assert run("events", goal, "--count").stdout == "2\n"


def test_what_failed_can_be_tried_again(run, tmp_path):
    source = tmp_path / "later.txt"
    goal = tmp_path / "a"
    assert run("add", source, "--to", goal).exit_code == 1
    assert run("retry", goal).exit_code == 1
    source.write_text(KAMPALA, "utf-8")
    assert run("retry", goal).exit_code == 0
    assert run("failures", goal, "--count").stdout == "0\n"
    assert run("events", goal, "--count").stdout == "1\n"


def test_a_mended_table_is_read_as_it_was_before(run, tmp_path):
    source, goal = tmp_path / "t.csv", tmp_path / "a"
    source.write_text(f"body,day\n{KAMPALA},soon\n", "utf-8")
    columns = ("--column", "text=body", "--column", "published=day")
    assert run("add", source, "--to", goal, *columns).exit_code == 1
    source.write_text(f"body,day\n{KAMPALA},2024-03-05\n", "utf-8")
    told = run("retry", goal)
    assert told.exit_code == 1
    assert f"dragoman failures {goal}" in told.stderr
    assert run("retry", goal, *columns).exit_code == 0
    assert run("events", goal, "--count").stdout == "1\n"


@pytest.mark.parametrize(
    "more", [("--limit", 10**20), ("--limit", 3, "--skip", 10**20)]
)
@pytest.mark.parametrize("form", ["table", "csv", "jsonl"])
def test_no_number_is_too_large(run, kept, more, form):
    found = run("events", kept, "--format", form, *more)
    assert found.exit_code == 0, found.output


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ([], 5),
        (["--since", "2024-03"], 5),
        (["--until", "2024"], 5),  # the quick coder dates all events alike
        (["--until", "2023"], 0),
        (["--type", "assault"], 5),
        (["--type", "PROTEST", "--type", "ASSAULT"], 5),
        (["--country", "Kenya"], 3),
        (["--country", "KEN", "--country", "UGA"], 4),
        (["--actor", "UGA COP"], 1),
        (["--either", "CVL", "--place", "suva"], 1),
        (["--sector", "MIL"], 0),
        (["--near", "-1.29,36.82", "--within-km", "10"], 3),
        (["--near", "-1.29,36.82", "--within-km", "900"], 4),
        (["--min-killed", "5"], 2),
        (["--min-confidence", "0.9"], 0),
        (["--min-confidence", "0"], 5),
        (["--source", "monitor"], 1),
        (["--text", "nine"], 1),
        (["--status", "planned"], 0),
        (["--quad", "material conflict"], 5),
        (["--topic", "crime and justice"], 5),
    ],
)
def test_events_are_filtered(run, kept, words, number):
    found = run("events", kept, *words, "--count")
    assert (found.stdout, found.exit_code) == (f"{number}\n", 0), found.output


@pytest.mark.parametrize("table", FILTERS)
def test_every_filter_is_an_option(run, kept, table):
    kind = getattr(filters, f"{table.removesuffix('s').title()}Filters", None)
    kind = kind or filters.StoryFilters
    assert set(kind.__dataclass_fields__) == set(FILTERS[table])
    assert run(table, kept, "--count").exit_code == 0


def test_what_is_not_chosen_is_no_filter():
    assert filters.choices(filters.EventFilters()) == {}
    chosen = filters.choices(filters.EventFilters(min_killed=0, type=["protest"]))
    assert chosen == {"min_killed": 0, "type": ["PROTEST"]}


@pytest.mark.parametrize(
    ("table", "kind", "number"),
    [("events", Event, 5), ("statements", Statement, 5), ("reports", Report, 6)],
)
def test_json_lines_are_records(run, kept, table, kind, number):
    lines = run(table, kept, "--format", "jsonl").stdout.splitlines()
    assert len([msgspec.json.decode(line, type=kind) for line in lines]) == number


def test_reports_can_be_read_again(run, own, tmp_path):
    out = tmp_path / "reports.jsonl"
    run("reports", own, "--language", "en", "--out", out)
    found = run("add", out, "--to", own, "--no-link")
    assert "new: 0, known: 5" in found.stderr


def test_rows_of_events_are_those_of_code(run, kept):
    out = run("events", kept, "--format", "csv", "--sort", "-killed").stdout
    rows = list(csv.DictReader(out.splitlines()))
    assert [row["counts"] for row in rows[:2]] == ["killed 9", "killed 5"]
    assert rows[0]["title"] == "Nine men shot"
    assert rows[0]["sentence"] == "Police in Kampala shot 9 men."


def test_rows_of_other_tables_join_their_lists(run, kept):
    out = run("statements", kept, "--format", "csv").stdout
    rows = list(csv.DictReader(out.splitlines()))
    assert rows[0]["topics"] == "crime and justice"
    assert "record" not in rows[0]


def test_a_parquet_file_has_the_columns_of_the_archive(run, kept, tmp_path):
    out = tmp_path / "events.parquet"
    assert run("events", kept, "--out", out).exit_code == 0
    assert pq.read_table(out).column("killed").to_pylist().count(9) == 1


def test_a_list_is_sorted_limited_and_counted(run, kept):
    found = run("events", kept, "--sort", "-killed", "--limit", "2")
    assert found.stdout.index("shot 9 men") < found.stdout.index("shot 5 men")
    assert "shot 3 men" not in found.stdout
    assert found.stderr == "2 of 5 events; --skip shows the next\n"
    rest = run("events", kept, "--sort", "-killed", "--skip", "2")
    assert "shot 9 men" not in rest.stdout
    assert run("events", kept, "--type", "AID").stderr == "no events\n"


@pytest.mark.parametrize("width", [40, 80, 120, 150, 200])
def test_lists_fit_their_width_and_show_the_proof(run, kept, width):
    for table, proof in {
        "events": "shot",
        "reports": "Nine men shot",
        "failures": "it is empty",
        "statements": "An aide",
    }.items():
        found = run(table, kept, env={"COLUMNS": str(width)})
        assert max(map(len, found.stdout.splitlines())) <= width
        assert proof in found.stdout


def test_an_event_is_explained_by_the_start_of_its_id(run, kept):
    (event,) = Archive(kept).events(country="UGA")
    shown = run("explain", kept, event.id[:12]).stdout
    for words in ("Nine men shot", "1. shot: ASSAULT", event.id, "“shot”"):
        assert words in shown
    told = json.loads(run("explain", kept, event.id, "--json").stdout)
    assert told["event"]["id"] == event.id


WRONG = [
    (["events", "KEPT", "--since", "May"], "is not a day", 2),
    (["events", "KEPT", "--near", "north"], "is no point", 2),
    (["events", "KEPT", "--near", "99,0"], "is no point", 2),
    (["events", "KEPT", "--type", "PROTST"], "Did you mean 'PROTEST'", 2),
    (["events", "KEPT", "--country", "Norland"], "No country 'Norland'", 2),
    (["events", "KEPT", "--sort", "size"], "There are: date", 2),
    (["events", "KEPT", "--format", "xml"], "xml", 2),
    (["events", "KEPT", "--as-of", "noon"], "is no moment", 2),
    (["events", "KEPT", "--as-of", "1999"], "not there yet", 1),
    (["events", "KEPT", "--storage", "x"], "KEY=VALUE", 2),
    (["events", "KEPT", "--out", "KEPT/x.csv"], "lies in the archive", 2),
    (["events", "KEPT", "--id", "fffff"], "begins so", 2),
    (["events", "KEPT", "--report", "wrong"], "up to 20 digits", 2),
    (["explain", "KEPT", "f" * 20], "begins so", 2),
    (["events", "KEPT", "--actor", ""], "name what to look for", 2),
    (["reports", "KEPT", "--title", " "], "name what to look for", 2),
    (["events", "KEPT", "--text", ""], "no word to look for", 2),
    (["events", "KEPT", "--since", ""], "is not a day", 2),
    (["log", "KEPT", "--as-of", "1999"], "not there yet", 1),
    (["events", "NONE"], "there is no archive", 1),
    (["info", "NONE"], "there is no archive", 1),
    (["explain", "KEPT", ""], "up to 20 digits", 2),
    (["add", "NONE", "--to", "KEPT", "--column", "txt=body"], "'text'", 2),
    (["add", "KEPT", "--to", "KEPT/x"], "would be read as a report", 2),
    (["add", "KEPT"], "--to", 2),
]


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong[1])
def test_a_wrong_command_says_what_is_wrong(run, kept, tmp_path, wrong):
    words, message, code = wrong
    none = str(tmp_path / "none")
    found = run(*(w.replace("KEPT", kept).replace("NONE", none) for w in words))
    assert found.exit_code == code, found.output
    assert message in " ".join(found.stderr.replace("│", " ").split())
    assert "Traceback" not in found.output


def test_several_beginnings_are_named(run, tmp_path):
    archive = Archive(tmp_path / "a")
    archive.add(news(range(40)), link=False)
    counts = {}
    for event in archive.events():
        counts.setdefault(event.id[0], []).append(event.id)
    start, several = next((s, ids) for s, ids in counts.items() if len(ids) > 1)
    found = run("explain", tmp_path / "a", start)
    assert found.exit_code == 2
    assert min(several) in found.stderr


def test_a_report_is_found_by_the_start_of_its_id(run, kept):
    (report,) = Archive(kept).reports(title="Nine")
    found = run("events", kept, "--report", report.id[:9], "--format", "jsonl")
    assert len(found.stdout.splitlines()) == 1


def test_an_archive_is_shown_as_it_was(run, own):
    before = list(Archive(own).commits())[0].when.isoformat()  # noqa: RUF015
    Archive(own).add(news([77]), link=False)
    assert run("events", own, "--count").stdout == "6\n"
    assert run("events", own, "--count", "--as-of", before).stdout == "5\n"
    now, then = (run("log", own, *more).stdout for more in ((), ("--as-of", before)))
    assert now.endswith(then)
    assert len(now.splitlines()) == len(then.splitlines()) + 1


def test_it_says_what_it_holds_and_what_was_done(run, kept):
    told = json.loads(run("info", kept, "--json").stdout)
    assert told["rows"]["reports"] == 6
    assert "other language 1" in run("info", kept).stdout
    assert "added 6 reports" in run("log", kept).stdout.splitlines()[0]
    lines = run("log", kept, "--json").stdout.splitlines()
    assert [json.loads(line)["batch"] for line in lines] == [1, 0]


def test_a_whole_archive_is_well_and_a_damaged_one_is_not(run, kept, monkeypatch):
    found = run("verify", kept)
    assert (found.stdout, found.exit_code) == ("All is well.\n", 0)
    from dragoman.archive import checking

    monkeypatch.setattr(checking, "content_id", lambda *_: content_id("another"))
    found = run("verify", kept)
    assert found.exit_code == 1
    assert "its id is not the hash" in found.stdout
    assert found.stdout.splitlines()[-1].endswith("problems")


def test_small_files_are_joined(run, own):
    for n in range(20, 24):
        Archive(own).add(news([n]), link=False)
    before = Archive(own).info().files["events"]
    assert run("compact", own).exit_code == 0
    assert Archive(own).info().files["events"] < before
    assert run("events", own, "--count").stdout == "9\n"


def test_the_words_of_a_report_cannot_command_the_terminal(run, tmp_path):
    title = "Red \x1b[31malert\x07 [bold]now[/bold]"
    archive = Archive(tmp_path / "a")
    archive.add(news([1], title=title, source="\x1b]0;x\x07Paper"), link=False)
    for command in ("events", "reports"):
        shown = run(command, tmp_path / "a").stdout
        assert not {"\x1b", "\x07"} & set(shown)
    assert "[bold]now[/bold]" in run("reports", tmp_path / "a").stdout


def test_whoever_stops_it_is_told_what_is_kept(run, tmp_path, monkeypatch):
    install(batch=2, patch=monkeypatch.setattr)

    def read(*_, **__):
        yield from news(range(5))
        raise KeyboardInterrupt

    monkeypatch.setattr("dragoman.reports.read", read)
    found = run("add", tmp_path / "news", "--to", tmp_path / "a")
    assert found.exit_code == 130
    *_, kept, stopped = found.stderr.splitlines()
    assert kept.startswith("4 new reports are in the archive")
    assert stopped == "Stopped."
    assert Archive(tmp_path / "a").reports().count() == 4


def test_a_real_process_adds_and_lists(tmp_path):
    source = write_news(tmp_path / "news.jsonl", news(range(3)))
    env = {**os.environ, "COLUMNS": "100"}

    def dragoman(*words):
        return subprocess.run(
            [sys.executable, "-m", "dragoman", *words],
            capture_output=True,
            text=True,
            env=env,
            cwd=tmp_path,
            check=False,
            timeout=60,
        )

    added = dragoman("add", source.name, "--to", "a", "--no-code")
    assert (added.returncode, added.stdout) == (0, "")
    listed = dragoman("reports", "a", "--sort", "-date")
    assert listed.returncode == 0
    assert len(listed.stdout.splitlines()) == 1 + 1 + 3 * 3


def test_asking_makes_no_archive(run, tmp_path):
    found = run("events", tmp_path / "nowhere")
    assert found.exit_code == 1
    assert len(found.stderr.splitlines()) == 1
    assert not (tmp_path / "nowhere").exists()


def test_a_list_of_statements_tells_when_each_was_printed_and_by_whom(run, kept):
    first, *_ = run("statements", kept, "--format", "csv").stdout.splitlines()[1:]
    shown = run("statements", kept, "--limit", "1").stdout
    published, source = first.rsplit(",", 2)[1:]
    assert published in shown
    assert source in shown


def test_json_in_short_is_a_record_a_line(run, kept):
    short = run("events", kept, "--json").stdout
    assert short == run("events", kept, "--format", "jsonl").stdout
    assert len(short.splitlines()) == 5


def test_an_event_is_corrected_from_the_command_line(run, own):
    (event,) = Archive(own).events(country="UGA")
    said = run(
        *("reviews", "say", own, event.id[:12], "--status", "claimed", "--by", "Ann"),
        *("--actor", "Police=UGA MIL", "--mode", "none", "--note", "the army did"),
    )
    assert said.exit_code == 0, said.output
    for told in ("reviewed by Ann", "status happened → claimed", "UGA MIL"):
        assert told in said.stdout
    (now,) = msgspec.json.decode(
        "["
        + run("events", own, "--country", "UGA", "--reviewed", "--json").stdout
        + "]",
        type=list[Event],
    )
    assert (now.status, now.actors[0].code) == ("claimed", "UGA MIL")
    assert list(Archive(own).events(country="UGA")) == [event]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ((), "say one thing"),
        (("--right", "--wrong"), "say one thing"),
        (("--right", "--status", "planned"), "say one thing"),
        (("--actor", "Peru"), "does not stand in its report"),
        (("--type", "QUARREL"), "No event type 'QUARREL'"),
        (("--status", "unsure"), "unsure"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(run, own, options, found):
    (event,) = Archive(own).events(country="UGA")
    said = run("reviews", "say", own, event.id, *options, "--by", "Ann")
    assert said.exit_code == 2
    assert found in said.output


def test_an_export_is_packed_with_its_codebook_and_how_to_cite_it(run, kept, tmp_path):
    out = tmp_path / "kills.zip"
    found = run("export", kept, "--as", "csv", "--type", "ASSAULT", "--out", out)
    assert found.exit_code == 0, found.output
    with zipfile.ZipFile(out) as packed:
        about, codebook, table = (packed.read(n).decode() for n in packed.namelist())
    assert "To cite it" in about
    assert "type: ASSAULT" in about
    assert "| `event_id` |" in codebook
    alone = run("export", kept, "--as", "csv", "--type", "ASSAULT").stdout
    assert table == alone
