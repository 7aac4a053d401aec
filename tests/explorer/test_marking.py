"""Records become marks on a text: the words that prove each field."""

from datetime import date

import pytest
from handmade import actor, event, span
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dragoman.explorer.marking import make_marks, make_reading
from dragoman.records import Count, Dates, Place, Statement
from dragoman.reports import make_report

TEXT = "Police, who blamed gunmen, shot 3 of 12 men on Tuesday, he said."


def told(name="one", **fields):
    police = actor(TEXT, "Police", country="KEN", sector="COP")
    return event(TEXT, "ASSAULT", "shot", id=name, actors=(police,), **fields)


def words(marks):
    return [(TEXT[mark.start : mark.end], mark.kind) for mark in marks]


def fields(mark):
    return [(proof.of, proof.field, proof.part) for proof in mark.proves]


def test_marks_stand_in_the_order_of_the_text_the_whole_before_its_parts():
    day = date(2024, 3, 5)
    when = Dates(
        first=day,
        last=day,
        precision="day",
        basis="said",
        words=span(TEXT, "on Tuesday"),
    )
    said = Statement(
        id="said",
        speakers=(),
        cue=span(TEXT, "said"),
        content=span(TEXT, TEXT[: TEXT.index(", he")]),
        quoted="reported",
        addressee=None,
        topics=(),
        about=(),
        stance="neither",
        target=None,
        events=("one",),
        occasion=None,
    )
    assert words(make_marks([told(dates=when)], [said])) == [
        (said.content.text, "statement"),
        ("Police", "actor"),
        ("shot", "event"),
        ("on Tuesday", "date"),
        ("said", "statement"),
    ]


def test_the_same_words_are_one_mark_that_proves_several_fields():
    marks = make_marks([told(), told("two")], [])
    assert [fields(mark) for mark in marks] == [
        [("one", "actors.0", "words"), ("two", "actors.0", "words")],
        [("one", "trigger", "words"), ("two", "trigger", "words")],
    ]


def test_all_words_of_a_count_are_marked_and_who_gives_it_is_an_actor():
    count = Count(
        kind="killed",
        low=3,
        best=3,
        high=3,
        words=span(TEXT, "3"),
        of=span(TEXT, "12 men"),
        according_to=span(TEXT, "he"),
    )
    marks = make_marks([event(TEXT, "ASSAULT", "shot", id="one", counts=(count,))], [])
    parts = [fields(mark)[0][2] for mark in marks]
    assert [(*pair, part) for pair, part in zip(words(marks), parts, strict=True)] == [
        ("shot", "event", "words"),
        ("3", "count", "words"),
        ("12 men", "count", "of"),
        ("he", "actor", "according_to"),
    ]


def test_an_actor_that_is_only_implied_has_no_words_of_its_own():
    implied = replace(actor(TEXT, "shot"), implied=True)
    marks = make_marks([event(TEXT, "ASSAULT", "shot", actors=(implied,))], [])
    assert words(marks) == [("shot", "event")]


@pytest.mark.parametrize(
    ("basis", "marked"),
    [
        ("clause", True),
        ("dateline", True),
        ("report", False),  # no word says where; the record bears those of the act
    ],
)
def test_a_place_is_marked_where_words_tell_it(basis, marked):
    place = Place(
        name="Kenya",
        country="KEN",
        admin1=None,
        lat=0.5,
        lon=37.9,
        geonameid=None,
        precision="country",
        basis=basis,
        words=span(TEXT, "shot"),
    )
    marks = make_marks([event(TEXT, "ASSAULT", "shot", place=place)], [])
    assert (("shot", "place") in words(marks)) is marked


def test_offsets_count_characters_whatever_the_script():
    text = "\U0001f600 Ébène police مرحبا shot e\u0301 men."
    report = make_report(text, published="2024-03-05")
    shot = event(report.text, "ASSAULT", "shot")
    (mark,) = make_reading(report, [shot], []).marks
    assert report.text[mark.start : mark.end] == "shot"


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30)), max_size=12))
def test_every_mark_cuts_words_that_some_record_has(pairs):
    report = make_report(TEXT, published="2024-03-05")
    events = [
        event(TEXT, "ASSAULT", "shot", id=str(n), sentence=report.cut(0, len(TEXT)))
        for n in range(len(pairs))
    ]
    events = [
        replace(told, trigger=report.cut(start, min(len(TEXT), start + length)))
        for told, (start, length) in zip(events, pairs, strict=True)
    ]
    marks = make_marks(events, [])
    assert marks == tuple(sorted(marks, key=lambda m: (m.start, -m.end)))
    assert {(m.start, m.end) for m in marks} == {
        (e.trigger.start, e.trigger.end) for e in events
    }
    assert sum(len(mark.proves) for mark in marks) == len(events)
