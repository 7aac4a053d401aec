"""Charts in a terminal: true to their rows, at any width, and the same in any order."""

import random
import re
import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.charts import Dyads, Timeline, WorldMap, draw
from dragoman.charts.ranking import square
from dragoman.charts.series import begin, begin_next, gather
from dragoman.charts.window import window_around
from dragoman.charts.words import side
from dragoman.records.chart import Basis, Dyad, Period, Spot

DAY = date(2024, 3, 4)
BASIS = Basis(events=1234, first=DAY, last=date(2024, 5, 1))
QUADS = (
    "material cooperation",
    "verbal cooperation",
    "verbal conflict",
    "material conflict",
)
STEPS = ("day", "week", "month", "quarter", "year")


def week(n, quad, events, score=0.0, panel=""):
    first = DAY + timedelta(weeks=n)
    last = first + timedelta(days=6)
    return Period(
        first=first, last=last, quad=quad, events=events, score=score, panel=panel
    )


def spot(lat, lon, name="Somewhere", events=5, conflict=5):
    return Spot(
        lat=lat, lon=lon, name=name, country="PAK", events=events, conflict=conflict
    )


WEEKS = (
    week(0, "verbal cooperation", 4),
    week(0, "material cooperation", 2),
    week(1, "material conflict", 6),
    week(3, "verbal conflict", 3),
)
PAIRS = (
    Dyad(a="IRN", b="PAK", cooperation=10, conflict=4, score=2.5),
    Dyad(a="IND", b="PAK", cooperation=2, conflict=8, score=-4.0),
    Dyad(a="AFG", b="PAK", cooperation=0, conflict=1, score=-9.0),
)
SPOTS = (
    spot(34.53, 69.17, "Kabul", 20, 18),
    spot(33.72, 73.04, "Islamabad", 9, 1),
    spot(30.18, 67.0, "Quetta", 6, 3),
)
CHARTS = {
    "timeline": Timeline(title="Iran", rows=WEEKS, basis=BASIS, step="week"),
    "score": Timeline(
        title="Iran", rows=WEEKS, basis=BASIS, step="week", measure="score"
    ),
    "bars": Dyads(title="Pairs", rows=PAIRS, basis=BASIS),
    "matrix": Dyads(title="Pairs", rows=PAIRS, basis=BASIS, shape="matrix"),
    "map": WorldMap(title="Places", rows=SPOTS, basis=BASIS),
}


def test_a_timeline_stands_up_for_cooperation_and_down_for_conflict():
    lines = draw(CHARTS["timeline"], width=44, height=17).splitlines()
    assert lines == [
        "Iran",
        "      6 ▒▒▒▒▒▒▒",
        "        ▒▒▒▒▒▒▒",
        "        ▒▒▒▒▒▒▒",
        "        ▒▒▒▒▒▒▒",
        "        ███████",
        "        ███████",
        "      0 ────────────────────────────────",
        "                ███████         ▒▒▒▒▒▒▒",
        "                ███████         ▒▒▒▒▒▒▒",
        "                ███████         ▒▒▒▒▒▒▒",
        "                ███████",
        "                ███████",
        "      6         ███████",
        "        2024-03-04      2024-03-18",
        "by week; █ done ▒ said",
        "1,234 events, from 2024-03-04 to 2024-05-01",
    ]


@pytest.mark.parametrize("name", CHARTS)
@given(width=st.integers(-5, 260), height=st.integers(-5, 70))
def test_a_drawing_fits_at_any_size(name, width, height):
    lines = draw(CHARTS[name], width=width, height=height).splitlines()
    assert len(lines) <= max(height, 8)
    assert max(map(len, lines)) <= max(width, 24)


@pytest.mark.parametrize("name", CHARTS)
def test_colours_change_no_character(name):
    plain = draw(CHARTS[name])
    coloured = draw(CHARTS[name], colour=True)
    assert "\x1b" not in plain
    assert "\x1b[38;5;" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


@pytest.mark.parametrize("name", CHARTS)
def test_the_order_of_rows_does_not_matter(name):
    chart = CHARTS[name]
    for seed in range(5):
        rows = random.Random(seed).sample(chart.rows, len(chart.rows))
        other = type(chart)(
            **{
                **{f: getattr(chart, f) for f in chart.__struct_fields__},
                "rows": tuple(rows),
            }
        )
        assert draw(other) == draw(chart)


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_without_rows_says_so(name):
    chart = CHARTS[name]
    fields = {f: getattr(chart, f) for f in chart.__struct_fields__}
    nothing = Basis(events=0, first=None, last=None)
    text = draw(type(chart)(**{**fields, "rows": (), "basis": nothing}))
    assert "There are no events to draw." in text
    assert text.endswith("0 events\n")


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        (BASIS, "1,234 events, from 2024-03-04 to 2024-05-01"),
        (Basis(events=1, first=DAY, last=DAY), "1 event, on 2024-03-04"),
        (Basis(events=7, first=None, last=None), "7 events"),  # none has a day
    ],
)
def test_the_foot_says_what_was_counted(basis, words):
    chart = Timeline(title="x", rows=WEEKS, basis=basis, step="week")
    assert draw(chart).splitlines()[-1] == words


@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_map_says_whose_borders_it_shows(width):
    assert "borders: Natural Earth (as of 2022-05)" in draw(CHARTS["map"], width=width)


def test_a_title_cannot_steer_the_terminal():
    chart = Dyads(title="red\x1b[31m\n\x07alert", rows=PAIRS, basis=BASIS)
    assert draw(chart).startswith("red[31m alert\n")


def test_bars_show_both_sides_and_the_score():
    line = draw(CHARTS["bars"], width=60).splitlines()[2]
    assert re.fullmatch(r"IRN – PAK +4 ▐?█+│█+▌? 10 +\+2\.5", line)


def test_direction_is_an_arrow():
    chart = Dyads(title="x", rows=PAIRS, basis=BASIS, directed=True)
    assert "IRN → PAK" in draw(chart)


def test_pairs_that_do_not_fit_are_counted():
    codes = [f"A{n:02}" for n in range(30)]
    rows = tuple(
        Dyad(a=code, b="PAK", cooperation=1, conflict=0, score=1.0) for code in codes
    )
    text = draw(Dyads(title="x", rows=rows, basis=BASIS), height=14)
    assert "and 20 more pairs" in text


def test_a_matrix_without_direction_is_the_same_both_ways():
    table = square(CHARTS["matrix"], most=9)
    n, m = table.codes.index("IND"), table.codes.index("PAK")
    assert table.cells[n][m].events == table.cells[m][n].events == 10
    assert table.codes[0] == "PAK"


def test_a_matrix_with_direction_keeps_it():
    chart = Dyads(title="x", rows=PAIRS, basis=BASIS, shape="matrix", directed=True)
    table = square(chart, most=9)
    n, m = table.codes.index("IND"), table.codes.index("PAK")
    assert table.cells[n][m].events == 10
    assert table.cells[m][n] is None


@pytest.mark.parametrize(
    ("events", "conflict", "kind"),
    [(3, 3, "conflict"), (3, 2, "conflict"), (2, 1, "both"), (3, 1, "cooperation")],
)
def test_a_place_is_what_two_thirds_of_its_events_are(events, conflict, kind):
    assert side(spot(0, 0, events=events, conflict=conflict)) == kind


def test_the_largest_places_are_numbered_and_named():
    text = draw(CHARTS["map"], width=100)
    assert "1 Kabul PAK ●20" in text
    assert "2 Islamabad PAK ○9" in text
    assert "3 Quetta PAK ◐6" in text


def test_a_map_of_neighbours_shows_the_neighbourhood():
    window = window_around(SPOTS, 2.0)
    assert all(window.holds(one.lat, one.lon) for one in SPOTS)
    assert window.east - window.west < 30
    assert not window.whole


def test_a_map_of_far_places_shows_the_world():
    far = (spot(38.9, -77.0), spot(39.9, 116.4))
    assert window_around(far, 2.0).whole


@given(
    points=st.lists(
        st.tuples(st.floats(-90, 90), st.floats(-180, 180)), min_size=1, max_size=6
    ),
    shape=st.floats(0.5, 4),
)
def test_a_map_shows_every_place(points, shape):
    spots = [spot(lat, lon) for lat, lon in points]
    window = window_around(spots, shape)
    assert window.whole or all(window.holds(lat, lon) for lat, lon in points)


@given(day=st.dates(date(1, 1, 8), date(9990, 1, 1)), step=st.sampled_from(STEPS))
def test_every_day_lies_in_one_stretch(day, step):
    start = begin(day, step)
    after = begin_next(start, step)
    assert start <= day < after
    assert begin(start, step) == start
    assert begin(after, step) == after


ROWS = st.lists(
    st.builds(
        week,
        st.integers(0, 400),
        st.sampled_from(QUADS),
        st.integers(0, 50),
        st.floats(-10, 10),
        st.sampled_from(["", "IRN – PAK"]),
    ),
    min_size=1,
    max_size=30,
)


@given(rows=ROWS, most=st.integers(1, 120))
def test_no_event_is_lost_when_weeks_are_drawn_together(rows, most):
    series = gather(rows, "week", most=most)
    assert sum(one.events for one in series) == sum(row.events for row in rows)
    for one in series:
        assert len(one.columns) <= most
        assert len({len(other.columns) for other in series}) == 1
        for left, right in zip(one.columns, one.columns[1:], strict=False):
            assert right.first - left.last == timedelta(days=1)


def test_panels_are_drawn_with_the_largest_first():
    rows = (
        week(0, "verbal conflict", 1, panel="small"),
        week(0, "verbal conflict", 9, panel="large"),
    )
    chart = Timeline(title="x", rows=rows, basis=BASIS, step="week")
    text = draw(chart, height=30)
    assert text.index("large") < text.index("small")
    assert "1 of 2 drawn" in draw(chart, height=12)


def test_drawing_needs_no_painter():
    code = (
        "import sys, dragoman.charts;"
        "sys.exit(any(m.startswith('matplotlib') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
