"""The examples are coded, all of them, and to the same bytes however it is done."""

import itertools
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.records import Record, Report
from dragoman.reports import read

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


@pytest.fixture(scope="module")
def code(tmp_path_factory):
    folder, runs = tmp_path_factory.mktemp("coded"), itertools.count()

    def code(*options):
        out = folder / f"{next(runs)}.jsonl"
        words = ["code", EXAMPLES, "--out", out, *options]
        found = CliRunner().invoke(app, list(map(str, words)))
        assert found.exit_code == 0, found.output
        return out.read_bytes()

    return code


@pytest.fixture(scope="module")
def coded(code):
    return code()


def decoded(lines):
    return [msgspec.json.decode(line, type=Record) for line in lines.splitlines()]


def test_every_example_can_be_read():
    reports = list(read(EXAMPLES))
    assert len(reports) >= 15
    assert all(isinstance(report, Report) and report.published for report in reports)


def test_every_example_tells_of_events_but_that_on_sport(coded):
    silent = [r.report.title for r in decoded(coded) if not r.events]
    assert silent == ["Harriers win in extra time"]


@pytest.mark.parametrize("workers", [1, 2])
def test_the_records_are_the_same_bytes_each_time(code, coded, workers):
    assert code("--workers", workers) == coded


def test_nothing_is_said_of_an_example_that_it_does_not_say(coded):
    for record in decoded(coded):
        text = record.report.text
        for event in record.events:
            for span in event.spans():
                assert text[span.start : span.end] == span.text
            assert event.sentence.covers(event.trigger)
            assert 0 <= event.confidence <= 1
