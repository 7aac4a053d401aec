"""Lists of leaders: how news names those on them, and whether they are known."""

import json
from datetime import date
from types import SimpleNamespace

import pytest
from sentences import pipeline

from dragoman.evaluation import evaluate
from dragoman.evaluation.office_holders import (
    Holder,
    news_name,
    news_title,
    questions,
)
from dragoman.knowledge.actors import load_actors
from dragoman.settings import ParsingSettings


@pytest.fixture(scope="module")
def tables():
    return load_actors()


@pytest.mark.parametrize(
    ("name", "news"),
    [
        ("Jane ROE", "Jane Roe"),
        ("ROE Ta-wei (a.k.a. Jane ROE)", "Roe Ta-wei"),
        ("Jane al-ROE", "Jane al-Roe"),
        ("Jane McROE", "Jane McRoe"),
        ("Roe, Jane", "Jane Roe"),
        ("Roe, J.", "J. Roe"),
        ("Roe J.", "J. Roe"),
        ("John ROE, Jr.", "John Roe Jr."),
        ('John "Jack" ROE', "John Roe"),
        ("Charles VI Roe of Norland", "Charles VI Roe"),
        ("Adam III, Prince of Norland", "Adam III"),
        ("Roe and Doe", "Roe"),  # two regents
        ("J.Roe", "J. Roe"),
        ("JÃ³n Roe", "Jón Roe"),  # read in another code than written
    ],
)
def test_a_name_is_put_as_news_writes_it(name, news):
    assert news_name(name) == news


@pytest.mark.parametrize(
    ("role", "title"),
    [
        ("President of the Republic of Norland", "President"),
        ("Prime Minister", "Prime Minister"),
        ("Minister of Trade, Industry, & Labor", "Minister of Trade"),
        ("Minister of Foreign Affairs & Worship", "Minister of Foreign Affairs"),
        ("Permanent Representative to the UN, New York", "Ambassador"),
        ("President, Court of Auditors", ""),  # not of the state
    ],
)
def test_a_title_is_the_role_without_its_state(role, title):
    assert news_title(role) == title


@pytest.mark.parametrize(
    ("row", "asked"),
    [
        (
            {"name": "Alvi", "cow": 770, "start": "2018-09-09", "end": "2024-03"},
            ({"PAK"}, date(2021, 6, 5), "President Alvi"),
        ),
        (  # the part before 1990 does not count
            {
                "name": "Thatcher",
                "cow": 200,
                "start": "1979-05-04",
                "end": "1990-11-28",
            },
            ({"GBR"}, date(1990, 6, 15), "Prime Minister Thatcher"),
        ),
        (  # whom we do not know is called President
            {"name": "Roe", "cow": 200, "start": "1990-01-01", "end": "1990-01-03"},
            ({"GBR"}, date(1990, 1, 2), "President Roe"),
        ),
        (
            {
                "name": "Arif Alvi",
                "country": "Pakistan",
                "role": "President of Pakistan",
                "start": "2018",
                "end": "2020",
            },
            ({"PAK"}, date(2019, 7, 1), "President Arif Alvi"),
        ),
        (
            {
                "name": "Jane ROE",
                "country": "Peru",
                "role": "Minister of Health",
                "as_of": "2019-06",
            },
            ({"PER"}, date(2019, 6, 1), "Minister of Health Jane Roe"),
        ),
    ],
)
def test_each_format_gives_state_day_and_words(tables, row, asked):
    (one,) = questions([Holder(id="1", **row)], tables)
    assert (set(one.states), one.on, f"{one.title} {one.name}") == asked


def test_spells_before_1990_and_unknown_states_are_left_out(tables):
    old = Holder(id="1", name="Roe", cow=200, start="1950-01-01", end="1951-01-01")
    nowhere = Holder(id="2", name="Roe", country="Norland", role="Queen", start="2000")
    assert questions([old, nowhere], tables) == []


def test_a_monarch_of_several_states_is_right_with_any(tables):
    rows = [
        Holder(id=state, name="Jane I", country=state, role="Queen", start="2000")
        for state in ("Peru", "Chile")
    ]
    assert {one.states for one in questions(rows, tables)} == {
        frozenset({"PER", "CHL"})
    }


def test_known_and_unknown_holders_are_scored(tmp_path, tables):
    from dragoman.parsing import Parser

    pipeline()
    rows = [
        {
            "id": "1",
            "name": "Alvi",
            "cow": 770,
            "start": "2018-09-09",
            "end": "2024-03",
        },
        {"id": "2", "name": "Roe", "cow": 770, "start": "2018-09-09", "end": "2024-03"},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    coder = SimpleNamespace(parse=Parser(ParsingSettings(), tables))
    result = evaluate("actors", path, coder)
    assert {figure.name: figure.value for figure in result.figures}["country"] == 0.5
    assert [item.predicted for item in result.items] == [("PAK",), ("",)]
