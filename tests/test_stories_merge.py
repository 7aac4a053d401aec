"""A story keeps every value that its tellings give, and its history tells its fate."""

from datetime import UTC, date, datetime
from itertools import pairwise

import msgspec
import pytest
from handmade import actor, event, span
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Count, Dates
from dragoman.reports import make_report
from dragoman.stories.cluster import Pair
from dragoman.stories.history import changes
from dragoman.stories.merge import explain, merge, story_id
from dragoman.stories.sources import agency_of, independent_sources

NOW = datetime(2024, 3, 7, 12, 0, tzinfo=UTC)


def killed(text, number, *, low=True):
    return Count(
        kind="killed",
        low=number if low else None,
        best=number if low else None,
        high=number,
        words=span(text, str(number)),
    )


def telling(number, count, *, day=4, source=None, who="gunmen", **fields):
    text = f"In Borvik {who} killed {count} people on Monday, it said in line {number}."
    report = make_report(
        text, published=date(2024, 3, day), source=source or f"paper {number}"
    )
    plain = {"counts": (killed(text, count),), "actors": (actor(text, who),)}
    made = event(text, "ASSAULT", "killed", id=f"e{number}", **{**plain, **fields})
    return report, made


def sources_of(tellings):
    return independent_sources([report for report, _ in tellings])


def story_of(*tellings):
    ids = [made.id for _, made in tellings]
    pairs = [Pair(a, b, 0.9) for a, b in pairwise(ids)]
    return merge(tellings, pairs, sources_of(tellings))


def agreement(story, field):
    return next((found for found in story.agreements if found.field == field), None)


def test_numbers_that_differ_stand_side_by_side_with_who_gives_them():
    story = story_of(telling(1, 12), telling(2, 12), telling(3, 12), telling(4, 30))
    said = agreement(story, "killed")
    assert [(v.value, v.reports, v.sources) for v in said.voices] == [
        ("12", 3, 3),
        ("30", 1, 1),
    ]
    assert said.conflict
    count = story.counts[0]
    assert (count.low, count.best, count.high) == (12, 12, 30)


def test_a_bound_does_not_contradict_a_number_within_it():
    text = "In Borvik gunmen killed up to 20 people on Monday, police said."
    bound = killed(text, 20, low=False)
    report = make_report(text, published=date(2024, 3, 4), source="late paper")
    made = event(text, "ASSAULT", "killed", id="e9", counts=(bound,))
    story = story_of(telling(1, 12), (report, made))
    assert not agreement(story, "killed").conflict


def test_a_claim_stays_to_be_seen_when_a_report_confirms_it():
    report, made = telling(1, 12, status="claimed")
    army = actor(report.text, "gunmen")
    claim = msgspec.structs.replace(made, according_to=army)
    story = story_of((report, claim), telling(2, 12), telling(3, 12))
    assert story.status == "happened"
    assert {v.value for v in agreement(story, "status").voices} == {
        "claimed",
        "happened",
    }
    assert "gunmen" in {v.value for v in agreement(story, "according to").voices}


def test_a_denial_contradicts():
    story = story_of(telling(1, 12), telling(2, 12, status="denied"))
    assert agreement(story, "status").conflict


def test_days_that_are_said_go_before_the_day_of_print():
    report, made = telling(1, 12)
    said = Dates(
        first=date(2024, 3, 4),
        last=date(2024, 3, 4),
        precision="day",
        basis="said",
        words=span(report.text, "on Monday"),
    )
    printed = msgspec.structs.replace(
        said,
        first=date(2024, 3, 6),
        last=date(2024, 3, 6),
        basis="published",
        words=None,
    )
    tellings = [
        (report, msgspec.structs.replace(made, dates=said)),
        telling(2, 12, day=6, dates=printed),
        telling(3, 12, day=6, dates=printed),
    ]
    story = story_of(*tellings)
    assert story.dates == said
    assert not agreement(story, "date").conflict


@given(st.permutations(range(4)))
def test_a_story_is_the_same_in_whatever_order_it_is_told(order):
    tellings = [telling(n, 10 + n % 2, day=4 + n) for n in range(4)]
    pairs = [Pair("e0", "e1", 0.9), Pair("e1", "e2", 0.8), Pair("e2", "e3", 0.7)]
    told = [tellings[n] for n in order]
    sources = sources_of(tellings)
    found = merge(told, [pairs[n % 3] for n in order], sources)
    assert found == merge(tellings, pairs, sources)


def test_a_story_keeps_its_name_when_later_reports_join_it():
    first, second, third = telling(1, 12), telling(2, 12, day=5), telling(3, 12, day=6)
    assert story_of(first, second).id == story_of(first, second, third).id
    assert story_of(first, second).id == story_id(first[1].id)


def test_a_story_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one event"):
        merge([], [], {})


def test_reprints_of_one_agency_are_one_source():
    text = "BORVIK, March 4 (Reuters) -- Gunmen killed 12 people in Borvik on Monday."
    papers = [
        make_report(text + " " * n, published=date(2024, 3, 4), source=f"paper {n}")
        for n in range(5)
    ]
    own = make_report("Our man saw it in Borvik.", source="Borvik Post")
    found = independent_sources([*papers, own])
    assert len(set(found.values())) == 2
    assert found[papers[0].id] == "Reuters"
    assert agency_of(own) is None


def test_copies_without_an_agency_are_one_source_and_a_paper_s_own_report_another():
    reports = [
        make_report(f"Gunmen came to Borvik, says line {n}.", source=source)
        for n, source in enumerate(["A", "B", "C", "A"])
    ]
    copies = {report.id: reports[0].id for report in reports[:3]}
    found = independent_sources(reports, copies)
    assert found[reports[0].id] == found[reports[1].id] == found[reports[2].id]
    assert found[reports[3].id] == "A"


def test_two_reports_of_one_paper_are_one_source():
    reports = [make_report(f"Line {n} of Borvik.", source="A") for n in range(2)]
    assert len(set(independent_sources(reports).values())) == 1


def test_explaining_names_what_they_disagree_on():
    lines = explain(story_of(telling(1, 12), telling(2, 30)))
    assert lines[0] == "2 events of 2 reports, 2 independent sources"
    assert "killed: they disagree: 12 (1 report); 30 (1 report)" in lines


ONE, TWO, THREE, FOUR = (telling(n, 12, day=n + 3) for n in range(1, 5))


@pytest.mark.parametrize(
    ("old", "new", "history"),
    [
        ([], [(ONE, TWO)], [("e1", "founded", None)]),
        ([(ONE, TWO)], [(ONE, TWO)], []),
        ([(ONE, TWO)], [(ONE, TWO, THREE)], [("e1", "joined", None)]),
        (
            [(ONE, TWO), (THREE, FOUR)],
            [(ONE, TWO, THREE, FOUR)],
            [("e1", "merged", "e3"), ("e3", "merged", "e1")],
        ),
        (
            [(ONE, TWO, THREE, FOUR)],
            [(ONE, TWO), (THREE, FOUR)],
            [("e1", "left", "e3"), ("e3", "split", "e1")],
        ),
        ([(ONE, TWO, THREE)], [(ONE, TWO)], [("e1", "left", None)]),
        ([(ONE, TWO)], [], [("e1", "ended", None)]),
        (  # an earlier report came late: the story goes by another name
            [(TWO, THREE)],
            [(ONE, TWO, THREE)],
            [("e1", "corrected", "e2"), ("e2", "merged", "e1")],
        ),
        (  # an event goes over to another story
            [(ONE, TWO, FOUR), (THREE,)],
            [(ONE, TWO), (THREE, FOUR)],
            [("e1", "left", "e3"), ("e3", "joined", "e1")],
        ),
    ],
)
def test_what_became_of_each_story(old, new, history):
    names = {story_of(told).id: told[1].id for told in (ONE, TWO, THREE, FOUR)}
    found = changes(
        [story_of(*told) for told in old], [story_of(*told) for told in new], NOW
    )
    told = [(names[c.story], c.what, c.other and names[c.other]) for c in found]
    assert sorted(told, key=str) == sorted(history, key=str)
    assert all(change.when == NOW for change in found)


def test_a_field_that_is_coded_anew_is_a_correction():
    before = story_of(ONE, TWO)
    after = msgspec.structs.replace(before, status="denied")
    (change,) = changes([before], [after], NOW)
    assert change.what == "corrected"
    assert "status" in change.why
