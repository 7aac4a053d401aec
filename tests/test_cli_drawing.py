"""Charts and exports are made from what an archive holds, each story once."""

import json
from datetime import date, timedelta

import duckdb
import pyarrow as pa
import pytest
from archives import DAY, install, news
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from dragoman.archive import Archive
from dragoman.archive.filters import ask
from dragoman.archive.summaries import ONCE, PANELS, STEPS, Counting, Summary
from dragoman.archive.tables import EVENTS, STORIES
from dragoman.charts.series import begin, begin_next
from dragoman.cli import app
from dragoman.errors import UnknownChoice
from dragoman.exports import EXPORTS

QUADS = (
    "verbal cooperation",
    "material cooperation",
    "verbal conflict",
    "material conflict",
)


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    install(patch=monkeypatch.setattr)


@pytest.fixture
def run():
    def run(*words, **more):
        return CliRunner().invoke(app, [str(word) for word in words], **more)

    return run


def event(name, **fields):
    """A row of the table of events, only what is counted filled in."""
    plain = dict.fromkeys(EVENTS.names)
    plain |= {
        "id": f"{name:020}",
        "report": f"{name:020}",
        "number": 0,
        "type": "CONSULT",
        "quad": QUADS[0],
        "status": "happened",
        "score": 1.0,
        "first": DAY,
        "last": DAY,
        "published": DAY,
        "actor_countries": [],
        "recipient_names": "",
        "recipient_countries": [],
        "batch": 1,
    }
    return plain | fields


def story(name, members):
    plain = dict.fromkeys(STORIES.names)
    return plain | {"id": f"{name:020}", "members": [f"{n:020}" for n in members]}


class Tables:
    """Rows in memory that can be asked as a snapshot of an archive."""

    def __init__(self, events, stories):
        self._connection = duckdb.connect()
        told = pa.Table.from_pylist(list(events), schema=EVENTS)
        self._connection.register("events", told)
        told = pa.Table.from_pylist(list(stories), schema=STORIES)
        self._connection.register("stories", told)

    def rows(self, sql, values=()):
        return self._connection.execute(sql, values).fetchall()


def summary(events, stories=(), counting=ONCE, **choices):
    """What counts some rows of events and stories."""
    return Summary(Tables(events, stories), ask("events", choices), counting)


def test_periods_agree_with_counting_by_hand():
    days = [DAY + timedelta(days=17 * n) for n in range(60)]
    told = [
        event(n, first=day, last=day, quad=QUADS[n % 4], score=float(n))
        for n, day in enumerate(days)
    ]
    counting = summary([*told, event(99, first=None, last=None)])
    for step in STEPS:
        groups = {}
        for row in told:
            key = begin(row["first"], step), row["quad"]
            groups.setdefault(key, []).append(row["score"])
        found = counting.periods(step)
        assert {(p.first, p.quad): p.events for p in found} == {
            key: len(scores) for key, scores in groups.items()
        }
        for period in found:
            scores = groups[period.first, period.quad]
            assert period.score == pytest.approx(sum(scores) / len(scores))
            assert period.last == begin_next(period.first, step) - timedelta(days=1)


def test_a_story_counts_once_in_its_earliest_telling():
    told = [
        event(1, score=1.0, published=DAY + timedelta(days=2)),
        event(2, score=5.0),
        event(3, score=9.0, type="PROTEST"),
    ]
    (once,) = summary(told, [story(7, [1, 2])]).periods("year")
    assert (once.events, once.score) == (2, 7.0)
    every = summary(told, [story(7, [1, 2])], Counting(every_telling=True))
    assert every.basis().events == 3
    # The earliest of those that were asked for, not of all.
    assert summary(told, [story(7, [1, 2, 3])], type="PROTEST").basis().events == 1


@pytest.mark.parametrize(
    ("fields", "pairs"),
    [
        ({"actor_countries": ["PAK"], "recipient_countries": ["IND"]}, ["IND PAK"]),
        ({"actor_countries": ["PAK", "IND"]}, ["IND PAK"]),  # reciprocal
        ({"actor_countries": ["PAK", "IND"], "type": "ACCUSE"}, []),  # side by side
        ({"actor_countries": ["PAK"], "recipient_countries": ["PAK"]}, []),  # at home
        ({"actor_countries": ["PAK", "IND"], "recipient_names": "rebels"}, []),
        (
            {"actor_countries": ["PAK", "IND"], "recipient_countries": ["USA"]},
            ["IND USA", "PAK USA"],
        ),
        ({"actor_countries": ["PAK", "IND", "USA"]}, ["IND PAK", "IND USA", "PAK USA"]),
        (
            {"actor_countries": ["A", "B"], "recipient_countries": ["A", "B"]},
            ["A B"],
        ),  # once, whichever way
    ],
)
def test_who_deals_with_whom(fields, pairs):
    if fields.get("recipient_countries"):
        fields = {"recipient_names": "somebody", **fields}
    counting = summary([event(1, **fields)])
    assert [f"{d.a} {d.b}" for d in counting.dyads()] == pairs
    assert all(d.events == 1 for d in counting.dyads())
    assert counting.dyadic_basis().events == bool(pairs)


def test_directed_dyads_tell_who_acts():
    sides = {"recipient_names": "x", "recipient_countries": ["IND"]}
    told = [
        event(1, actor_countries=["PAK"], **sides),
        event(2, actor_countries=["IND", "PAK"], quad=QUADS[3]),  # both act
    ]
    found = summary(told).dyads(directed=True)
    assert [(d.a, d.b, d.cooperation, d.conflict) for d in found] == [
        ("PAK", "IND", 1, 1),
        ("IND", "PAK", 0, 1),
    ]


def test_places_are_counted_and_whole_states_left_out():
    point = {"lat": 1.0, "lon": 2.0, "place": "Suva", "country": "FJI"}
    told = [
        event(1, place_precision="city", **point),
        event(2, place_precision="city", quad=QUADS[2], **point),
        event(3, place_precision="country", lat=5.0, lon=5.0, place="Fiji"),
        event(4),
    ]
    (spot,) = summary(told).spots()
    assert (spot.name, spot.events, spot.conflict) == ("Suva", 2, 1)
    assert len(summary(told).spots(whole_states=True)) == 2


@pytest.mark.parametrize(
    ("days", "step"),
    [(0, "day"), (40, "day"), (400, "week"), (1500, "month"), (20_000, "year")],
)
def test_the_step_suits_the_time(days, step):
    last = DAY + timedelta(days=days)
    told = [event(1), event(2, first=last, last=last)]
    assert summary(told).step() == step


def test_panels_part_a_timeline_and_only_the_largest_are_kept():
    told = [event(n, type="AID" if n < 5 else "CONSULT") for n in range(8)]
    told += [event(9, type="ACCUSE")]
    found = summary(told).periods("day", panel="type", panels=2)
    assert [(p.panel, p.events) for p in found] == [("AID", 5), ("CONSULT", 3)]
    for panel in PANELS:
        summary(told).periods("day", panel=panel)
    with pytest.raises(UnknownChoice, match="No step 'hour'"):
        summary(told).periods("hour")


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    archive = Archive(tmp_path_factory.mktemp("made") / "kept")
    with pytest.MonkeyPatch.context() as patch:
        install(patch=patch.setattr)
        reports = [*news(range(1, 4)), *news([9], "Kampala")]
        reports += news([5], "Suva", published=date(2025, 1, 1))
        archive.add(reports, link=False)
    return archive.store.path


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["timeline"], "5 events, on 2024-03-05"),
        (["timeline", "--by", "year", "--mean"], "mean score"),
        (["timeline", "--per", "country"], "KEN"),
        (["timeline", "--country", "KEN"], "Events: country KEN"),
        (
            ["map", "--near", "-1.29,36.82", "--within-km", "300"],
            "near -1.29, 36.82, within km 300",
        ),
        (["timeline", "--title", "My chart"], "My chart"),
        (["timeline", "--status", "planned"], "There are no events to draw"),
        (["dyads"], "0 events"),
        (["dyads", "--matrix", "--directed"], "0 events"),
        (["map"], "Nairobi"),
        (["map", "--near", "-1.29,36.82"], "3 events"),
    ],
)
def test_charts_are_drawn_with_characters(run, kept, words, shown):
    command, *more = words
    found = run(command, kept, *more)
    assert found.exit_code == 0, found.output
    assert shown in found.stdout
    assert "\x1b" not in found.stdout
    assert max(map(len, found.stdout.splitlines())) <= 100


@pytest.mark.parametrize("width", [24, 60, 140])
def test_charts_fit_the_width_asked_for(run, kept, width):
    for command in ("timeline", "dyads", "map"):
        lines = run(command, kept, "--width", width).stdout.splitlines()
        assert max(map(len, lines)) <= width


def test_the_numbers_of_a_chart_can_be_had(run, kept):
    chart = json.loads(run("map", kept, "--json").stdout)
    assert chart["rows"][0]["events"] == 3
    assert chart["basis"]["events"] == 5


def test_a_chart_becomes_a_picture(run, kept, tmp_path):
    out = tmp_path / "map.svg"
    found = run("map", kept, "--out", out)
    assert (found.exit_code, found.stdout) == (0, ""), found.output
    assert b"<svg" in out.read_bytes()
    wrong = run("map", kept, "--out", tmp_path / "map.gif")
    assert wrong.exit_code == 2
    assert "No kind of picture 'gif'" in wrong.stderr


@pytest.mark.parametrize("name", EXPORTS)
def test_every_export_is_written_and_fits(run, kept, tmp_path, name):
    out = tmp_path / f"x{EXPORTS[name].ending}"
    found = run("export", kept, "--as", name, "--out", out)
    assert found.exit_code == 0, found.output
    assert f"-> {out}" in found.stderr
    checked = run("validate", name, out)
    assert (checked.exit_code, checked.stdout) == (0, f"{out} fits {name}.\n")


def test_an_export_is_filtered_and_says_what_it_left_out(run, kept, tmp_path):
    out = tmp_path / "x.csv"
    found = run("export", kept, "--as", "csv", "--country", "UGA", "--out", out)
    assert f"1 row -> {out}" in found.stderr
    assert len(out.read_text().splitlines()) == 2
    none = run("export", kept, "--as", "csv", "--status", "planned", "--out", out)
    assert none.exit_code == 0
    told = run(
        "export", kept, "--as", "csv", "--any-status", "--out", out, "--json"
    ).stdout
    assert json.loads(told)["rows"] == 5


def test_an_export_goes_to_standard_output(run, kept):
    found = run("export", kept, "--as", "plover", "--per", "story")
    lines = found.stdout.splitlines()
    assert [json.loads(line) for line in lines]
    assert "5 rows" in found.stderr


def test_a_wrong_file_is_told_line_by_line(run, tmp_path):
    wrong = tmp_path / "x.tsv"
    wrong.write_text("one\ttwo\n")
    found = run("validate", "gdelt1", wrong)
    assert found.exit_code == 1
    assert f"{wrong}: line 1" in found.stdout
    problems = json.loads(run("validate", "gdelt1", wrong, "--json").stdout)
    assert problems[0]["line"] == 1


def test_exports_are_listed_and_told(run):
    listed = run("exports").stdout
    assert [name for name in EXPORTS if name not in listed] == []
    assert len(json.loads(run("exports", "--json").stdout)) == len(EXPORTS)
    assert run("dictionary", "acled").stdout.startswith("## acled\n")
    assert json.loads(run("dictionary", "icews", "--json").stdout)["fields"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["export", "KEPT", "--as", "gdelt3"], "Did you mean 'gdelt"),
        (["export", "KEPT"], "--as"),
        (["export", "KEPT", "--as", "csv", "--per", "day"], "story or telling"),
        (["export", "KEPT", "--as", "csv", "--out", "KEPT/x"], "in the archive"),
        (["validate", "gdelt9", "FILE"], "there is no file"),
        (["dictionary", "gdelt9"], "No export 'gdelt9'"),
        (["timeline", "KEPT", "--by", "hour"], "hour"),
        (["map", "KEPT", "--out", "KEPT/x.png"], "in the archive"),
    ],
)
def test_a_wrong_command_says_what_is_wrong(run, kept, words, message):
    found = run(*(word.replace("KEPT", kept) for word in words))
    assert found.exit_code == 2, found.output
    assert message in " ".join(found.stderr.replace("│", " ").split())


DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(DAYS, st.sampled_from(QUADS)), max_size=12))
def test_no_event_is_lost_between_the_steps(told):
    rows = [event(n, first=d, last=d, quad=q) for n, (d, q) in enumerate(told)]
    counting = summary(rows)
    for step in STEPS:
        assert sum(p.events for p in counting.periods(step)) == len(told)
