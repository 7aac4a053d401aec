"""Pictures of charts: the same bytes each time, safe, clear about what is missing."""

import math
import sys
import xml.etree.ElementTree as ET
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_charts import BASIS, CHARTS, PAIRS, spot, week

from dragoman.charts import Dyads, Timeline, WorldMap, picture, save
from dragoman.errors import DragomanError, UnknownChoice

pytest.importorskip("matplotlib")

from dragoman.charts.picture.timeline import day_ticks
from dragoman.charts.picture.world import equal_earth, overlap, thin

TEXT = "{http://www.w3.org/2000/svg}text"


def words(chart):
    tree = ET.fromstring(picture(chart, "svg").decode())
    return ["".join(text.itertext()).strip() for text in tree.iter(TEXT)]


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("kind", ["png", "svg"])
def test_the_same_chart_gives_the_same_bytes(name, kind):
    assert picture(CHARTS[name], kind) == picture(CHARTS[name], kind)


@pytest.mark.parametrize("name", CHARTS)
def test_a_picture_has_its_title_and_its_source(name):
    found = words(CHARTS[name])
    assert CHARTS[name].title in found
    assert any("1,234 events, from 2024-03-04 to 2024-05-01" in text for text in found)


def test_a_map_says_whose_borders_it_shows():
    assert any("borders: Natural Earth" in text for text in words(CHARTS["map"]))


def test_the_largest_places_are_named():
    assert {"Kabul", "Islamabad", "Quetta"} <= set(words(CHARTS["map"]))


def test_bars_name_countries_in_full():
    assert "Iran – Pakistan" in words(CHARTS["bars"])


def test_words_are_no_formulas_and_no_markup():
    title = "Aid of $5 and <b>$6</b> & more"
    assert title in words(Dyads(title=title, rows=PAIRS, basis=BASIS))


def test_letters_that_the_font_lacks_become_question_marks():
    chart = WorldMap(title="北京", rows=(spot(39.9, 116.4, "北京"),), basis=BASIS)
    assert "??" in words(chart)


@pytest.mark.parametrize("name", CHARTS)
def test_an_empty_chart_says_so(name):
    chart = CHARTS[name]
    fields = {f: getattr(chart, f) for f in chart.__struct_fields__}
    assert "There are no events to draw." in words(
        type(chart)(**{**fields, "rows": ()})
    )


def test_many_panels_are_cut_to_the_largest_six():
    rows = tuple(week(0, "verbal conflict", n, panel=f"panel {n}") for n in range(1, 9))
    found = words(Timeline(title="x", rows=rows, basis=BASIS, step="week"))
    assert "panel 8" in found
    assert "panel 2" not in found
    assert any("the 6 with most events of 8" in text for text in found)


def test_a_file_is_written_by_its_ending(tmp_path):
    for name, start in (("a.png", b"\x89PNG"), ("b.SVG", b"<?xml")):
        save(CHARTS["bars"], tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(start)


@pytest.mark.parametrize("name", ["a.gif", "a", "png"])
def test_another_ending_is_refused_and_nothing_written(tmp_path, name):
    with pytest.raises(UnknownChoice, match="png, svg"):
        save(CHARTS["bars"], tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_without_the_painter_the_remedy_is_told(monkeypatch, tmp_path):
    for module in list(sys.modules):
        if module.startswith(("dragoman.charts.picture", "matplotlib")):
            monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(DragomanError, match=r'pip install "dragoman\[charts\]"'):
        save(CHARTS["bars"], tmp_path / "a.png")


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2024, 3, 4), date(2024, 3, 6), ["4 Mar\n2024", "5 Mar", "6 Mar"]),
        (date(2024, 11, 5), date(2025, 1, 31), ["11 Nov\n2024", "6 Jan\n2025"]),
        (date(2023, 11, 20), date(2024, 4, 2), ["1 Dec\n2023"]),
        (date(1950, 1, 1), date(2020, 1, 1), ["1950", "1960"]),
        (date(2024, 3, 4), date(2024, 3, 4), ["4 Mar\n2024"]),
    ],
)
def test_the_year_stands_where_it_is_new(first, last, expected):
    texts = [text for _, text in day_ticks(first, last)]
    expected = [text.replace("1 Dec", "Dec") for text in expected]
    assert [text for text in texts if text in expected] == expected
    assert len(texts) <= 15


@given(lat=st.floats(-80, 79), lon=st.floats(-180, 179))
def test_no_country_looks_larger_than_it_is(lat, lon):
    """A small square of the projection is as large as that of the globe."""
    step = 0.01
    a, b = equal_earth(lat, lon), equal_earth(lat, lon + step)
    c = equal_earth(lat + step, lon)
    area = abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]))
    true = math.radians(step) ** 2 * math.cos(math.radians(lat))
    assert area == pytest.approx(true, rel=0.01)


@given(
    line=st.lists(st.tuples(st.floats(0, 9), st.floats(0, 9)), min_size=1, max_size=20),
    finest=st.floats(0, 5),
)
def test_a_thinned_line_keeps_its_ends(line, finest):
    kept = thin(line, finest)
    assert (kept[0], kept[-1]) == (line[0], line[-1])
    assert set(kept) <= set(line)


def test_boxes_that_only_touch_do_not_overlap():
    assert overlap((0, 0, 2, 2), (1, 1, 3, 3))
    assert not overlap((0, 0, 2, 2), (2, 0, 4, 2))
