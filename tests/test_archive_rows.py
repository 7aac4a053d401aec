"""Whatever record goes into a table comes out of it the same."""

import msgspec
import pytest
from archives import NOON, news
from handmade import event
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.archive import rows, tables
from dragoman.records import (
    Actor,
    Bond,
    Change,
    Count,
    Event,
    Failure,
    Place,
    Report,
    Span,
    Statement,
    Story,
)
from dragoman.reports import make_report

BIG = st.integers(0, 2**80)  # more than a column holds
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
WORDS = st.text(max_size=20)  # with every odd character but halves of one
SPANS = st.builds(
    lambda start, text: Span(start=start, end=start + len(text), text=text),
    st.integers(0, 10**9),
    WORDS,
)
st.register_type_strategy(Span, SPANS)
SMALL = st.integers(-(2**31), 2**31 - 1)
MIDDLE = st.none() | st.integers(-(2**63), 2**63 - 1)


def tuples(inner):
    return st.lists(inner, max_size=3).map(tuple)


COUNTS = tuples(st.builds(Count, low=st.none() | BIG, best=st.none() | BIG))
PLACES = st.builds(Place, lat=FLOATS, lon=FLOATS, geonameid=MIDDLE)
EVENTS = st.builds(
    Event, score=FLOATS, confidence=FLOATS, counts=COUNTS, place=st.none() | PLACES
)
STORIES = st.builds(
    Story,
    counts=COUNTS,
    place=st.none() | PLACES,
    sources=SMALL,
    bonds=tuples(st.builds(Bond, score=FLOATS)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.builds(Report), max_size=3), st.data())
def test_a_report_comes_back_the_same(reports, data):
    kept = [
        rows.Kept(
            report=report,
            state="coded",
            coder=data.draw(st.none() | WORDS),
            events=data.draw(SMALL),
            statements=0,
            batch=1,
            added=NOON,
        )
        for report in reports
    ]
    table = rows.report_table(kept)
    assert table.schema == tables.REPORTS
    assert [rows.read_report(row) for row in table.to_pylist()] == reports


@settings(max_examples=60, deadline=None)
@given(st.lists(EVENTS, max_size=3))
def test_an_event_comes_back_the_same(events):
    (report,) = news([1])
    told = [(report, n, each) for n, each in enumerate(events)]
    table = rows.event_table(told, 7)
    assert table.schema == tables.EVENTS
    back = [msgspec.json.decode(r, type=Event) for r in table["record"].to_pylist()]
    assert back == events
    assert table["batch"].to_pylist() == [7] * len(events)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.builds(Statement), max_size=3))
def test_a_statement_comes_back_the_same(statements):
    (report,) = news([1])
    told = [(report, n, each) for n, each in enumerate(statements)]
    table = rows.statement_table(told, 7)
    assert table.schema == tables.STATEMENTS
    records = table["record"].to_pylist()
    assert [msgspec.json.decode(r, type=Statement) for r in records] == statements


@settings(max_examples=60, deadline=None)
@given(st.lists(STORIES, max_size=2))
def test_a_story_comes_back_the_same(stories):
    table = rows.story_table(stories)
    assert table.schema == tables.STORIES
    records = table["record"].to_pylist()
    assert [msgspec.json.decode(r, type=Story) for r in records] == stories
    assert table["members"].to_pylist() == [list(s.events) for s in stories]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.builds(Failure, line=MIDDLE), max_size=3))
def test_a_failure_comes_back_the_same(failures):
    table = rows.failure_table([(each, None) for each in failures], 1, NOON)
    assert table.schema == tables.FAILURES
    assert [rows.read_failure(row) for row in table.to_pylist()] == failures


@settings(max_examples=30, deadline=None)
@given(st.lists(st.builds(Change, when=st.just(NOON)), max_size=3))
def test_a_change_becomes_a_row(changes):
    table = rows.change_table(changes, 1)
    assert table.schema == tables.CHANGES
    assert table["why"].to_pylist() == [change.why for change in changes]


def test_halves_of_characters_do_not_stop_a_run():
    """The name of a file may hold them."""
    failure = Failure(
        room="reports",
        source="caf\udce9.txt",
        line=None,
        given_id=None,
        reason="it is empty",
        remedy="mend it",
    )
    table = rows.failure_table([(failure, None)], 1, NOON)
    assert table["source"].to_pylist() == ["caf?.txt"]
    report = make_report("Peru sued Chile.", title="A \ud83d b", given_id="\udcff")
    kept = rows.Kept(
        report=report,
        state="waiting",
        coder=None,
        events=0,
        statements=0,
        batch=1,
        added=NOON,
    )
    assert rows.report_table([kept])["given_id"].to_pylist() == [r"\xff"]


@pytest.mark.parametrize(
    ("low", "best", "column"),
    [
        (3, 4, 4),
        (3, None, 3),
        (None, None, None),
        (None, 10**30, 2**63 - 1),  # more than a column holds
    ],
)
def test_the_number_of_killed_is_the_best_or_the_lowest(low, best, column):
    text = "Rebels killed many."
    words = Span(start=14, end=18, text="many")
    count = Count(kind="killed", low=low, best=best, high=None, words=words)
    (report,) = news([1])
    told = event(text, "ASSAULT", "killed", counts=(count,))
    table = rows.event_table([(report, 0, told)], 1)
    assert table["killed"].to_pylist() == [column]


def test_the_toll_of_a_war_is_not_that_of_its_attack():
    text = "Rebels killed many."
    words = Span(start=14, end=18, text="many")
    count = Count(kind="killed", low=9, best=9, high=9, words=words, total=True)
    (report,) = news([1])
    told = event(text, "ASSAULT", "killed", counts=(count,))
    table = rows.event_table([(report, 0, told)], 1)
    assert table["killed"].to_pylist() == [None]


def test_parties_are_told_once():
    def party(name, country, sector):
        return Actor(
            name=name,
            country=country,
            sector=sector,
            role=None,
            entity=None,
            code=None,
            words=Span(start=0, end=0, text=""),
            antecedent=None,
        )

    actors = (party("A", "KEN", "GOV"), party("B", "KEN", None), party("A", None, None))
    (report,) = news([1])
    told = event("Rebels killed many.", "ASSAULT", "killed", actors=actors)
    (row,) = rows.event_table([(report, 0, told)], 1).to_pylist()
    assert row["actor_names"] == "A; B; A"
    assert (row["actor_countries"], row["actor_sectors"]) == (["KEN"], ["GOV"])
    assert (row["recipient_names"], row["recipient_countries"]) == ("", [])
