"""A question finds what it asks for, whatever words it is asked in."""

import math
import sqlite3
from datetime import date

import duckdb
import pytest
from archives import DAY, afresh, install, mixed, news
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dragoman.archive import Archive
from dragoman.archive.filters import EARTH_KM, FILTERS, ask
from dragoman.archive.found import SORTS, Order
from dragoman.archive.searching import match_query
from dragoman.archive.store import INDEX
from dragoman.errors import BadInput, DragomanError, UnknownChoice
from dragoman.reports import make_report

ODD = [
    "",
    "'",
    '"',
    "%",
    "_",
    "\\",
    "*",
    "a'b\"c;--",
    "🎈",
    "\x00",
    "é",
    "\ud83d",
    "a?",
]
WORDS = st.sampled_from(ODD) | st.text(max_size=12)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        install("A", None, patch.setattr)
        made = Archive(tmp_path_factory.mktemp("asked") / "archive")
        made.add(mixed(8), link=False)
        for place, numbers in (("Kampala", [20, 21]), ("Suva", [30])):
            made.add(news(numbers, place, source="Island News"), link=False)
    return made


@pytest.mark.parametrize(
    ("choices", "killed"),
    [
        ({"country": "Uganda"}, {20, 21}),
        ({"country": ["UGA", "Fiji"]}, {20, 21, 30}),
        ({"country": []}, set()),  # any of none
        ({"country": None, "min_killed": 21}, {21, 30}),
        ({"min_killed": "30"}, {30}),
        ({"actor": "Fiji"}, {30}),
        ({"actor": "FJI COP"}, {30}),
        ({"actor": "FJI GOV"}, set()),
        ({"actor": "POLICE", "min_killed": 30}, {30}),
        ({"recipient": "CVL", "min_killed": 30}, {30}),
        ({"recipient": "COP"}, set()),
        ({"either": "KEN", "min_killed": 6}, {6, 7}),
        ({"sector": "COP", "min_killed": 30}, {30}),
        ({"place": "suv"}, {30}),
        ({"source": "island"}, {20, 21, 30}),
        ({"source": "i'sland"}, set()),
        ({"topic": "crime and justice", "min_killed": 30}, {30}),
        ({"since": DAY, "until": "2024-03-05", "min_killed": 30}, {30}),
        ({"since": date(2024, 3, 6)}, set()),
        ({"until": "2024-03-04"}, set()),
        ({"min_confidence": 0.75, "min_killed": 30}, {30}),
        ({"min_confidence": 0.76}, set()),
        ({"quad": "material conflict", "min_killed": 30}, {30}),
        ({"type": ["AID", "ASSAULT"], "min_killed": 30}, {30}),
        ({"mode": "firearms", "status": "happened", "min_killed": 30}, {30}),
        ({"near": "0.3,32.6"}, {20, 21}),
        ({"near": (-18, 179), "within_km": 62}, {30}),
        ({"near": (-18, 179), "within_km": 61}, set()),
        ({"text": "shot 30"}, {30}),
        ({"text": "kampala OR suva"}, {20, 21, 30}),
        ({"text": "kampala OR suva 20"}, {20}),
        ({"min_sources": 2}, set()),
        ({"story": "x"}, set()),
    ],
)
def test_a_filter_keeps_what_it_says(archive, choices, killed):
    assert {e.counts[0].best for e in archive.events(**choices)} == killed
    assert archive.events(**choices).count() == len(killed)


@pytest.mark.parametrize(
    ("choices", "error"),
    [
        ({"colour": "red"}, UnknownChoice),
        ({"type": "PROTST"}, UnknownChoice),
        ({"status": "maybe"}, UnknownChoice),
        ({"quad": "war"}, UnknownChoice),
        ({"country": "Atlantis"}, UnknownChoice),
        ({"since": "Tuesday"}, BadInput),
        ({"until": 7}, BadInput),
        ({"min_killed": "many"}, BadInput),
        ({"min_confidence": float("nan")}, BadInput),
        ({"min_sources": "2; DROP TABLE events"}, BadInput),
        ({"near": "Suva"}, BadInput),
        ({"near": "95,10"}, BadInput),
        ({"near": (1, 2, 3)}, BadInput),
        ({"near": ("x", "y")}, BadInput),
        ({"near": (1, 2), "within_km": "far"}, BadInput),
        ({"within_km": 5}, BadInput),  # of what?
        ({"text": "* - OR"}, BadInput),
    ],
)
def test_what_cannot_be_asked_is_told(archive, choices, error):
    with pytest.raises(error):
        list(archive.events(**choices))


@pytest.mark.parametrize("table", sorted(FILTERS))
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_no_words_break_a_question(archive, table, data):
    names = sorted(FILTERS[table])
    chosen = st.fixed_dictionaries(
        {}, optional={name: WORDS | st.lists(WORDS, max_size=2) for name in names}
    )
    try:
        question = ask(table, data.draw(chosen))
    except DragomanError:
        return
    archive.snapshot().rows(
        f"SELECT count(*) FROM {table} WHERE {question.where}", question.values
    )


@pytest.mark.parametrize("table", sorted(FILTERS))
@pytest.mark.parametrize("name", ["word", "number"])
def test_every_filter_alone_is_asked(archive, table, name):
    for choice, words in (
        (choice, words) for choice in FILTERS[table] for words in (*ODD, "7", "KEN")
    ):
        try:
            asked = ask(table, {choice: words if name == "word" else [words, words]})
        except DragomanError:
            continue
        archive.snapshot().rows(
            f"SELECT count(*) FROM {table} WHERE {asked.where}", asked.values
        )


EMPTY = duckdb.connect()
FIVE = sqlite3.connect(":memory:")
FIVE.execute("CREATE VIRTUAL TABLE t USING fts5(x)")


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS | st.sampled_from(["OR", "-", '"', "NOT", "("])).map(" ".join))
def test_no_words_break_a_search(words):
    try:
        query = match_query(words)
    except BadInput:
        return
    FIVE.execute("SELECT * FROM t WHERE t MATCH ?", (query,)).fetchall()


TEXTS = {
    "governor": "The governor resigned. Governments fell.",
    "minister": "The prime minister marched against corruption.",
    "sport": "They marched at the football match. The minister is in his prime.",
    "walkout": "A walkout in São Paulo began; l'été was hot.",
}


@pytest.fixture(scope="module")
def searched(tmp_path_factory):
    made = Archive(tmp_path_factory.mktemp("searched") / "archive")
    reports = [make_report(t, given_id=n, title=f"Of {n}") for n, t in TEXTS.items()]
    made.add(reports, code=False, link=False)
    return made


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("march", {"minister", "sport"}),  # whatever its inflection
        ("MARCHED", {"minister", "sport"}),
        ('"prime minister"', {"minister"}),
        ("prime minister", {"minister", "sport"}),
        ("march -football", {"minister"}),
        ("march -football -corruption", set()),
        ("walkout OR corruption", {"walkout", "minister"}),
        ("walkout OR march football", {"sport"}),
        ("govern*", {"governor"}),
        ("sao paulo", {"walkout"}),
        ("São", {"walkout"}),
        ("ete", {"walkout"}),
        ("OR march", {"minister", "sport"}),
        ("march OR", {"minister", "sport"}),
        ("NEAR(march)", set()),  # no words of a language of queries
        ("zebra", set()),
    ],
)
def test_words_are_found(searched, words, found):
    assert {r.given_id for r in searched.reports(text=words)} == found


def test_the_best_come_first_and_a_title_counts_more(tmp_path):
    archive = Archive(tmp_path / "archive")
    texts = ["Rain fell on the harvest of the valley.", "A harvest. Harvest! Harvest."]
    reports = [make_report(text) for text in texts]
    reports.append(make_report("Grain was brought in.", title="Harvest"))
    archive.add(reports, code=False, link=False)
    found = [r.text for r in archive.reports(text="harvest")]
    assert found[-1] == texts[0]
    assert found[0] == "Grain was brought in."


def test_the_index_learns_what_is_added_and_is_made_anew_when_it_is_lost(tmp_path):
    archive = Archive(tmp_path / "archive")

    def hits():
        return afresh(archive).reports(text="shot").count()

    archive.add(news(range(3)), code=False, link=False)
    assert hits() == 3
    archive.add(news(range(3, 5)), code=False, link=False)
    assert hits() == hits() == 5
    index = tmp_path / "archive" / INDEX
    index.unlink()
    assert hits() == 5
    index.write_bytes(b"This is no index." * 1000)
    assert hits() == 5
    index.write_bytes(b"")
    assert hits() == 5


def test_the_index_of_an_archive_that_lay_there_before_does_not_count(tmp_path):
    old = Archive(tmp_path / "old")
    old.add(news(range(3)), code=False, link=False)
    old.add(news(range(3, 9)), code=False, link=False)
    assert old.reports(text="shot").count() == 9
    new = Archive(tmp_path / "new")
    new.add(news([50]), code=False, link=False)
    (tmp_path / "old" / INDEX).rename(tmp_path / "new" / INDEX)
    assert [r.id for r in new.reports(text="shot")] == [news([50])[0].id]


def test_an_index_that_has_no_place_beside_the_tables_lies_in_the_cache(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    archive = Archive(tmp_path / "archive")
    archive.add(news(range(3)), code=False, link=False)
    (tmp_path / "archive" / INDEX).mkdir()  # where no file can be
    assert archive.reports(text="shot").count() == 3
    (kept,) = (tmp_path / "cache" / "dragoman").rglob(INDEX)
    assert kept.stat().st_size > 0
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")  # no place at all
    assert archive.reports(text="shot").count() == 3


def test_the_past_is_searched_as_it_was(tmp_path):
    archive = Archive(tmp_path / "archive")
    archive.add(news(range(3)), code=False, link=False)
    then = next(archive.commits()).when
    archive.add(news(range(3, 9)), code=False, link=False)
    assert archive.reports(text="shot").count() == 9
    past = Archive(archive.store.path, as_of=then)
    assert past.reports(text="shot").count() == 3


def test_two_searches_do_not_disturb_each_other(searched):
    first, second = searched.reports(text="march"), searched.reports(text="walkout")
    pairs = zip(first, second, strict=False)
    assert next(pairs)[1].given_id == "walkout"
    assert {r.given_id for r in first} == {"minister", "sport"}


def far(one, other):
    """The distance of two points, by the slow and safe way: an angle of vectors."""
    vectors = []
    for lat, lon in (one, other):
        lat, lon = math.radians(lat), math.radians(lon)
        flat = math.cos(lat)
        vectors.append((flat * math.cos(lon), flat * math.sin(lon), math.sin(lat)))
    (a, b, c), (x, y, z) = vectors
    cross = math.hypot(b * z - c * y, c * x - a * z, a * y - b * x)
    return EARTH_KM * math.atan2(cross, a * x + b * y + c * z)


LATS = st.floats(-90, 90) | st.sampled_from([-90, -89.99, 0, 89.5, 90])
LONS = st.floats(-180, 180) | st.sampled_from([-180, -179.99, 0, 179.99, 180])
POINTS = st.tuples(LATS, LONS)


@settings(max_examples=250, deadline=None)
@given(POINTS, st.lists(POINTS, min_size=1, max_size=8), st.floats(0, 25_000))
@example((89.9, 0.0), [(89.9, 180.0), (89.0, 90.0)], 100.0)  # across the pole
@example((-18.0, 179.9), [(-18.0, -179.9), (-18.0, 0.0)], 30.0)  # the date line
@example((0.0, 0.0), [(0.0, 180.0)], 20_100.0)  # the other side of the earth
@example((60.0, 10.0), [(61.0, 10.0)], 111.1951)  # straight to the north
def test_near_is_what_lies_on_the_earth_within_so_many_kilometres(point, others, km):
    question = ask("events", {"near": point, "within_km": km})
    points = ", ".join(f"({n}, {a!r}, {b!r})" for n, (a, b) in enumerate(others))
    sql = (
        "SELECT n FROM (SELECT n, lat::DOUBLE AS lat, lon::DOUBLE AS lon"
        f" FROM (VALUES {points}) AS t (n, lat, lon)) WHERE {question.where}"
    )
    found = {n for (n,) in EMPTY.execute(sql, question.values).fetchall()}
    for n, other in enumerate(others):
        distance = far(point, other)
        if abs(distance - km) > 1e-3:  # a metre, for rounding
            assert (n in found) == (distance < km), (other, distance)


@pytest.mark.parametrize("table", sorted(SORTS))
def test_every_order_is_taken_both_ways_and_never_changes(archive, table):
    for name in SORTS[table]:
        for sort in (name, f"-{name}"):
            choices = {"text": "men"} if name == "rank" else {}
            ask_ = getattr(archive, table)
            asked = [list(ask_(order=Order(sort=sort), **choices)) for _ in range(2)]
            assert asked[0] == asked[1]
            pages = [
                row
                for skip in range(0, len(asked[0]), 4)
                for row in ask_(order=Order(sort=sort, limit=4, skip=skip), **choices)
            ]
            assert pages == asked[0]


def test_an_unknown_order_is_refused(archive):
    with pytest.raises(UnknownChoice):
        archive.events(order=Order(sort="colour"))
    for wrong in ({"limit": -1}, {"skip": -1}):
        with pytest.raises(BadInput, match="from 0 on"):
            archive.events(order=Order(sort="date", **wrong))
    with pytest.raises(BadInput):
        archive.reports(order=Order(sort="rank"))


def test_tables_come_as_arrow_pandas_and_polars(archive):
    found = archive.events(min_killed=20, order=Order(sort="killed"))
    assert found.arrow()["killed"].to_pylist() == [20, 21, 30]
    assert list(found.pandas()["killed"]) == [20, 21, 30]
    assert found.polars()["killed"].to_list() == [20, 21, 30]
    few = archive.events(min_killed=20, order=Order(sort="killed", limit=2))
    assert few.arrow() == found.arrow().slice(0, 2)


def test_events_come_with_their_reports(archive):
    told = list(archive.tellings(min_killed=20))
    assert sorted(t.event.counts[0].best for t in told) == [20, 21, 30]
    assert all(t.event.trigger.text in t.report.text for t in told)
    assert {t.story for t in told} == {None}
