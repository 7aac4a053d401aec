"""Any number of workers gives the same records, and no report stops the rest."""

import os
from itertools import count, islice

import msgspec
import pytest
from handmade import FakeCoder
from misbehaving import hear_the_end_of_the_lost, misbehave

from dragoman import fleet
from dragoman.errors import BadSetting, DragomanError, MissingModel
from dragoman.fleet import pool
from dragoman.records import Failure, Record
from dragoman.reports import make_report
from dragoman.settings import ParsingSettings, Settings

FEW = Settings(parsing=ParsingSettings(batch=3))


class Fragile(FakeCoder):
    """Does what a text asks for."""

    def __init__(self, settings=None):  # noqa: ARG002
        super().__init__()

    def code(self, item):
        misbehave(item.text if isinstance(item, type(REPORTS[0])) else "")
        failure = item if isinstance(item, Failure) else None
        report = None if failure else item
        return Record(report=report, events=(), statements=(), failure=failure)

    def code_many(self, reports):
        yield from map(self.code, reports)


class Unbuildable(Fragile):
    """Cannot be built."""

    def __init__(self, settings=None):  # noqa: ARG002
        raise MissingModel("en_none")


class Stillborn(Fragile):
    """Dies while it is built."""

    def __init__(self, settings=None):  # noqa: ARG002
        os._exit(3)


def reports(*words):
    return [make_report(f"Number {n} says {word}.") for n, word in enumerate(words)]


REPORTS = reports(*["nothing"] * 11)
BAD = Failure(
    room="reports", source="x", line=1, given_id=None, reason="bad", remedy="mend it"
)


def code(items, workers, make=Fragile):
    return list(fleet.code_many(items, settings=FEW, workers=workers, make=make))


def encoded(records):
    return [msgspec.json.encode(record) for record in records]


def test_one_and_two_workers_give_the_same_bytes():
    items = [*REPORTS, BAD, *reports("bug", "peace")]
    one, two = code(items, 1), code(items, 2)
    assert encoded(one) == encoded(two)
    assert [r.report for r in one[:11]] == REPORTS
    assert one[11].failure == BAD


NEWS = (
    "KABUL, March 5 (AP) - Gunmen killed 12 soldiers near Kandahar on Monday.",
    "The president of Kenya said he would meet his counterpart from Uganda.",
    "Norway condemned the attack and promised aid to the victims.",
    "About 2,000 people protested in Lima against higher taxes.",
    "France and Chad signed an agreement on fisheries last week.",
)


def test_the_true_coder_gives_the_same_bytes_in_one_process_and_in_two():
    settings = Settings(parsing=ParsingSettings(batch=2))
    items = [make_report(text, published="2024-03-06") for text in NEWS]
    one, two = (
        encoded(fleet.code_many(items, settings=settings, workers=workers))
        for workers in (1, 2)
    )
    assert one == two
    assert any(b'"events":[{' in line for line in one)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_report_that_the_coder_cannot_code_is_a_failure(workers):
    good, bad, after = code(reports("peace", "bug", "peace"), workers)
    assert good.failure is None
    assert after.failure is None
    assert bad.report is not None
    assert bad.failure.reason == "the coder has a fault: IndexError: out of range"


def test_a_report_that_kills_its_worker_is_a_failure_and_the_rest_is_coded():
    items = reports("peace", "peace", "bomb", "peace", "bomb", "bomb", "peace")
    records = code(items, 2)
    assert [record.report for record in records] == items
    assert [record.failure is None for record in records] == [
        "bomb" not in item.text for item in items
    ]
    assert "died twice (exit code 9)" in records[2].failure.reason


@pytest.mark.parametrize("workers", [1, 2])
def test_a_coder_that_cannot_be_built_is_one_clear_error(workers):
    with pytest.raises(DragomanError, match="'en_none' is not installed"):
        code(REPORTS, workers, Unbuildable)


def test_workers_that_die_while_loading_are_not_replaced_for_ever():
    with pytest.raises(DragomanError, match="died while it loaded"):
        code(REPORTS, 2, Stillborn)


@pytest.mark.parametrize("workers", [1, 2])
def test_the_stream_is_read_only_as_far_as_needed(workers):
    read = []

    def endless():
        for n in count():
            read.append(n)
            yield REPORTS[n % len(REPORTS)]

    stream = fleet.code_many(endless(), settings=FEW, workers=workers, make=Fragile)
    assert len(list(islice(stream, 10))) == 10
    stream.close()
    assert len(read) <= 10 + 3 * 2 * 3 + 3


@pytest.mark.parametrize("workers", [0, -1])
def test_fewer_workers_than_one_are_refused(workers):
    with pytest.raises(BadSetting, match="at least one"):
        code(REPORTS, workers)


@pytest.mark.parametrize("workers", [1, 2])
def test_nothing_gives_nothing(workers):
    assert code([], workers) == []


def test_a_worker_that_loses_itself_is_ended(monkeypatch):
    monkeypatch.setattr(pool, "_PATIENCE", 4.0)
    said = reports("peace", "loop", "peace", "peace")
    found = list(fleet.code_many(said, settings=FEW, workers=2, make=Fragile))
    assert [record.report for record in found] == said
    reasons = [record.failure and record.failure.reason for record in found]
    lost = "its worker said nothing for 4 seconds twice (exit code -9)"
    assert reasons == [None, lost, None, None]


def code_one(word):
    code(reports(word), 2)


def test_a_worker_that_is_lost_ends_with_a_parent_that_is_killed(monkeypatch):
    assert hear_the_end_of_the_lost(monkeypatch, code_one, "lost") == b""
