"""The narrow copy tells of many events what the archive itself would tell."""

import importlib.util
import sys
import threading
from datetime import date
from pathlib import Path

import duckdb
import pytest
from archives import install, news
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.archive import Archive
from dragoman.archive.filters import FILTERS, ask
from dragoman.archive.found import Order
from dragoman.archive.overview import Copies, copies
from dragoman.archive.overview.asking import narrow
from dragoman.archive.overview.counting import Counts
from dragoman.archive.overview.facets import facets, suggest
from dragoman.archive.overview.listing import SORTS, lines
from dragoman.archive.overview.records import View
from dragoman.archive.summaries import STEPS, Summary
from dragoman.errors import BadInput, UnknownChoice

BENCH = Path(__file__).resolve().parents[1] / "bench"
SIZE = 2_000
VALUES = {
    "type": ["PROTEST", "AGREE", "CONSULT"],
    "mode": ["spoken", "other"],
    "quad": ["verbal cooperation", "material conflict"],
    "status": ["happened", "planned"],
    "country": ["USA", "Pakistan", "IND"],
    "place": ["town 1", "Province 7", "nowhere"],
    "near": ["10,20"],
    "within_km": [500, 4000],
    "actor": ["USA", "RUS GOV", "GOV", "Party 7", "body:13", "Atlantis"],
    "recipient": ["CHN", "PAK MIL", "REB", "party 1 of", "body:1"],
    "either": ["USA", "body:3", "Party 2"],
    "sector": ["GOV", "OPP"],
    "since": ["2010-06-01", "2023-01-01"],
    "until": ["2012-06-01", "2005-02-01"],
    "topic": ["trade", "war"],
    "context": ["military"],
    "source": ["paper 1", "Paper 3"],
    "min_sources": [1, 2, 5],
    "min_confidence": [0.5, 0.9],
    "min_killed": [0, 50],
}
ONE = {
    "near",
    "within_km",
    "since",
    "until",
    "min_sources",
    "min_confidence",
    "min_killed",
}


def choice(name):
    """One value of a filter, or several where it takes them."""
    values = st.sampled_from(VALUES[name])
    return values if name in ONE else st.lists(values, max_size=3) | values


CHOICES = st.lists(st.sampled_from(sorted(VALUES)), max_size=3, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: choice(name) for name in names})
)


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    """An archive of many events, among them stories whose tellings do not agree."""
    spec = importlib.util.spec_from_file_location("crowds", BENCH / "crowds.py")
    crowds = importlib.util.module_from_spec(spec)
    sys.modules["crowds"] = crowds
    spec.loader.exec_module(crowds)
    archive = Archive(tmp_path_factory.mktemp("crowd") / "archive")
    crowds.fill(archive, SIZE)
    return archive


@pytest.fixture(scope="module")
def copy(crowd):
    return Copies(crowd).newest()


@pytest.fixture
def asking(copy):
    with copy.asking() as asking:
        yield asking


def overview(copy, choices, **view):
    with copy.asking() as asking:
        return Counts(asking, narrow(asking, choices), View(**view)).overview(copy)


def test_every_filter_of_events_is_tried():
    apart = {"id", "report", "story", "text"}  # tried below
    assert set(VALUES) | apart == set(FILTERS["events"])


@settings(deadline=None, max_examples=60)
@given(choices=CHOICES)
def test_each_filter_finds_what_it_finds_in_the_archive(crowd, copy, choices):
    if "within_km" in choices and "near" not in choices:
        choices["near"] = "0,0"
    told = overview(copy, choices)
    summary = Summary(crowd.snapshot(), ask("events", choices))
    assert told.tellings == crowd.events(**choices).count()
    assert told.events == summary.basis().events
    assert (told.first, told.last) == (summary.basis().first, summary.basis().last)
    counted = {
        "series": sum(s.cooperation + s.conflict for s in told.series) + told.undated,
        "places": sum(cell.events for cell in told.cells)
        + told.unplaced
        + told.whole_state,
    }
    assert counted == dict.fromkeys(counted, told.events)


@pytest.mark.parametrize("step", STEPS)
def test_a_series_is_that_of_the_summary(crowd, copy, step):
    told = overview(copy, {"either": "USA"}, step=step).series
    summary = Summary(crowd.snapshot(), ask("events", {"either": "USA"}))
    expected = {}
    for period in summary.periods(step):
        good = period.quad.endswith("cooperation")
        sums = expected.setdefault(period.first, [period.last, 0, 0, 0.0])
        sums[1 if good else 2] += period.events
        sums[3] += period.events * period.score
    found = {
        s.first: [
            s.last,
            s.cooperation,
            s.conflict,
            s.cooperation_score + s.conflict_score,
        ]
        for s in told
    }
    assert list(found) == sorted(expected)
    for first, (last, good, bad, score) in expected.items():
        assert found[first][:3] == [last, good, bad]
        assert found[first][3] == pytest.approx(score, abs=0.2)


def test_edges_are_the_dyads_of_the_summary(crowd, copy):
    choices = {"country": "USA", "type": ["CONSULT", "AGREE", "PROTEST"]}
    summary = Summary(crowd.snapshot(), ask("events", choices))
    expected = {
        (d.a, d.b): d.cooperation + d.conflict for d in summary.dyads(directed=True)
    }
    found = {(e.a, e.b): e.events for e in overview(copy, choices).edges}
    assert found
    assert found.items() <= expected.items()
    assert sorted(found.values()) == sorted(expected.values())[-len(found) :]


def test_edges_between_parties_bear_their_names(copy):
    told = overview(copy, {"actor": "Party 0 of"}, by="party").edges
    assert told
    assert {edge.a for edge in told} == {told[0].a}
    assert told[0].a.startswith("Party 0 of")


def test_a_stream_that_is_stopped_says_so_as_other_questions_do(asking):
    stream = asking.batches(
        "SELECT a.range FROM range(3000000) AS a, range(3000000) AS b"
        " WHERE a.range > b.range"
    )
    next(stream)
    asking.stop()
    with pytest.raises(duckdb.InterruptException):
        list(stream)


def test_a_map_is_cut_to_what_is_seen(copy):
    whole = overview(copy, {}).cells
    south, west, north, east = 0, 100, 30, -100  # over the date line
    seen = overview(copy, {}, box=(south, west, north, east), zoom=100.0).cells
    inside = [c for c in whole if 0 <= c.lat <= 30 and (c.lon >= 100 or c.lon <= -100)]
    assert 0 < len(seen) < sum(cell.places for cell in whole)
    assert sum(c.events for c in seen) >= sum(c.events for c in inside) // 2
    assert all(south <= c.lat <= north for c in seen)


def test_a_single_report_story_and_event_are_found(crowd, copy):
    story = next(iter(crowd.snapshot().rows("SELECT id, members FROM stories")))
    event, report = crowd.snapshot().rows("SELECT id, report FROM events LIMIT 1")[0]
    assert overview(copy, {"story": story[0]}).tellings == len(story[1])
    assert overview(copy, {"story": story[0]}).events == 1
    assert overview(copy, {"id": event}).events == 1
    assert overview(copy, {"report": [report, "none"]}).tellings == 3


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("way", ["", "-"])
def test_lines_come_in_order_from_either_end(asking, sort, way):
    asked = narrow(asking, {"either": "USA"})
    whole = lines(asking, asked, Order(sort=way + sort, limit=2_000))
    assert len({row.id for row in whole.rows}) == whole.total == len(whole.rows)
    for skip in (0, 3, whole.total // 2 + 1, whole.total - 5):
        part = lines(asking, asked, Order(sort=way + sort, limit=7, skip=skip))
        assert part.rows == whole.rows[skip : skip + 7]


def test_lines_sorted_by_day_end_with_those_of_none(asking):
    rows = lines(asking, narrow(asking, {}), Order(sort="-date", limit=2_000)).rows
    days = [row.first or date.min for row in rows]
    assert days == sorted(days, reverse=True)
    assert days[-1] == date.min


def test_a_line_says_what_the_archive_says(crowd, asking):
    (row,) = lines(asking, narrow(asking, {}), Order(sort="-score", limit=1)).rows
    ((type_, names, place),) = crowd.snapshot().rows(
        "SELECT type, actor_names, place FROM events WHERE id = ?", [row.id]
    )
    assert (row.type, row.actors, row.place) == (type_, names, place)


@pytest.mark.parametrize(
    ("choices", "order", "fault"),
    [
        ({"tpye": "AID"}, Order(sort="date", limit=1), UnknownChoice),
        ({"type": "AIDS"}, Order(sort="date", limit=1), UnknownChoice),
        ({"since": "yesterday"}, Order(sort="date", limit=1), BadInput),
        ({}, Order(sort="rowid; --", limit=1), UnknownChoice),
        ({}, Order(sort="date", limit=-1), BadInput),
    ],
)
def test_what_cannot_be_asked_is_refused(asking, choices, order, fault):
    with pytest.raises(fault):
        lines(asking, narrow(asking, choices), order)


def test_facets_count_what_their_values_would_find(copy, asking):
    """At least: a value also finds what only a later telling says."""
    found = facets(asking, narrow(asking, {"actor": "USA"}))
    for name in ("type", "status", "country", "source", "recipient"):
        for facet in found[name][:3]:
            events = overview(copy, {"actor": "USA", name: facet.value}).events
            assert events >= facet.events >= (0.5 * events if name != "source" else 1)
    assert {facet.name for facet in found["actor"]} == {"United States"}


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("united sta", "USA"),
        ("usa", "USA"),
        ("GOV", "GOV"),
        ("party 1 of", "body:1"),
        ("Party 2 of", "Party 2 of"),
    ],
)
def test_actors_are_suggested_by_what_they_are_called(asking, typed, value):
    assert suggest(asking, typed)[0].value.startswith(value)


def test_nothing_typed_suggests_nobody(asking):
    assert suggest(asking, "  ") == ()


@pytest.fixture
def growing(tmp_path, monkeypatch):
    install("A", 5, monkeypatch.setattr)
    archive = Archive(tmp_path / "archive")
    archive.add(news(range(3)), link=False)
    return archive


def files(archive):
    return sorted(p.name for p in (archive.store.folder / "overview").glob("*.duckdb"))


def test_a_commit_brings_a_new_copy_and_the_old_one_goes(growing):
    held = Copies(growing)
    before = held.newest()
    old = files(growing)
    growing.add(news(range(3, 5), "Suva"), link=False)
    after = held.newest()
    assert (before.tellings, after.tellings) == (3, 5)
    assert overview(before, {}).tellings == 3  # whoever reads it still can
    assert len(files(growing)) == 1
    assert files(growing) != old


def test_what_changes_no_event_needs_no_new_copy(growing):
    held = Copies(growing)
    first = held.newest()
    growing.add(news([9], language="fr"), link=False)
    assert held.newest() is first


def test_a_damaged_copy_is_made_anew(growing):
    Copies(growing).newest()
    (file,) = (growing.store.folder / "overview").glob("*.duckdb")
    file.write_bytes(b"not a database")
    assert Copies(growing).newest().tellings == 3


def test_an_archive_that_may_not_be_written_has_its_copy_in_the_cache(
    growing, tmp_path, monkeypatch
):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(copies.os, "access", lambda path, _: "cache" in str(path))
    assert Copies(growing).newest().tellings == 3
    assert files(growing) == []
    assert len(list((tmp_path / "cache").rglob("*.duckdb"))) == 1


def test_one_makes_the_copy_while_others_wait(growing, monkeypatch):
    made = []
    build = copies.build
    monkeypatch.setattr(copies, "build", lambda *a: (made.append(1), build(*a)))
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(Copies(growing).newest().tellings))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (found, made) == ([3] * 6, [1])


def test_words_of_the_text_are_sought_in_the_reports(growing):
    from dragoman.archive.overview.asking import HITS
    from dragoman.archive.searching import search

    growing.add(news([7], title="Harbour"), link=False)
    with Copies(growing).newest().asking() as asking:
        asking.with_table(HITS, search(growing.snapshot(), "harbour"))
        asked = narrow(asking, {"text": "harbour"})
        assert lines(asking, asked, Order(sort="date", limit=9)).total == 1
