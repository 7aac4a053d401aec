"""An invented crisis, told by seven voices: what is read from it is fit to be shown."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from dragoman import Archive, read
from dragoman.knowledge.codebook import load_codebook

CRISIS = Path(__file__).resolve().parents[1] / "examples" / "crisis"


@pytest.fixture(scope="module")
def crisis(tmp_path_factory):
    archive = Archive(tmp_path_factory.mktemp("crisis") / "archive")
    archive.add(read(CRISIS))
    return archive


def test_the_reports_span_two_months_and_are_neither_short_nor_long():
    reports = list(read(CRISIS))
    days = [report.published for report in reports]
    assert len(reports) >= 64
    assert (min(days), max(days)) == (date(2025, 3, 4), date(2025, 4, 30))
    words = [len(report.text.split()) for report in reports]
    assert min(words) >= 50
    assert max(words) <= 250


def test_each_paper_has_a_file_of_its_own_and_the_readme_counts_them():
    table = (CRISIS / "README.md").read_text("utf-8")
    for path in CRISIS.glob("*.jsonl"):
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        assert len({row["source"] for row in rows}) == 1
        assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)
        assert any(
            path.name in line and line.endswith(f"| {len(rows)} |")
            for line in table.splitlines()
        )


def test_all_types_of_the_codebook_happen(crisis):
    found = Counter(event.type for event in crisis.events())
    missing = [kind for kind in load_codebook().types if found[kind] < 3]
    assert missing == []


def test_many_happenings_are_told_by_several_sources(crisis):
    assert crisis.stories(min_sources=2).count() >= 40
    assert crisis.stories(min_sources=3).count() >= 10


def test_tolls_that_disagree_are_told_as_a_range(crisis):
    tolls = [
        (count.low, count.high)
        for story in crisis.stories(min_sources=2, type="ASSAULT")
        for count in story.counts
        if count.kind == "killed"
    ]
    assert any(low != high for low, high in tolls)


def test_nobody_who_is_real_takes_part(crisis):
    """Offices are held by invented persons; only those left unnamed may be known."""
    leaders = {
        actor.name
        for event in crisis.events()
        for actor in (*event.actors, *event.recipients)
        if (actor.entity or "").startswith("leader:")
        and actor.country in ("NAM", "BWA", "ZMB", "ZAF")
    }
    assert leaders == set()


def test_no_place_lies_elsewhere_in_the_world(crisis):
    countries = {event.place.country for event in crisis.events() if event.place}
    assert countries <= {"NAM", "BWA", "ZMB", "ZAF"}
