"""The outline of the world is true enough to find a town's country on it."""

import importlib.util
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import BadData
from dragoman.knowledge.outline import Land, load_outline, read_outline
from dragoman.knowledge.tables import data_path, read_lines

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def lands():
    return {land.code: land for land in load_outline().lands}


@pytest.fixture(scope="module")
def builder():
    path = ROOT / "builders" / "outline.py"
    spec = importlib.util.spec_from_file_location("outline_builder", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["outline_builder"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["outline_builder"]


@pytest.mark.parametrize(
    ("code", "lat", "lon"),
    [
        ("AFG", 34.53, 69.17),  # Kabul
        ("PAK", 33.72, 73.04),  # Islamabad
        ("FRA", 48.85, 2.35),  # Paris
        ("NOR", 59.91, 10.75),  # Oslo: its code in the source is -99
        ("XKX", 42.66, 21.16),  # Pristina: a code that ISO lacks
        ("PSE", 31.90, 35.20),  # Ramallah
        ("ISR", 31.78, 35.21),  # Jerusalem, its western part
        ("LSO", -29.32, 27.48),  # Maseru: a country within another
        ("MLT", 35.88, 14.40),  # Rabat, its old capital: a few points of its own
        ("SGP", 1.35, 103.82),  # a small island
        ("RUS", 55.75, 37.62),  # Moscow
        ("UKR", 44.95, 34.10),  # Simferopol
        ("FJI", -18.12, 178.43),  # Suva, near the date line
        ("SSD", 4.85, 31.60),  # Juba
        ("TWN", 25.03, 121.56),  # Taipei
        ("USA", 38.90, -77.04),  # Washington
        ("BRA", -15.79, -47.88),  # Brasilia
    ],
)
def test_a_country_holds_its_capital_and_no_other_does(lands, code, lat, lon):
    assert [land for land in lands if lands[land].holds(lat, lon)] == [code]


@pytest.mark.parametrize(
    ("lat", "lon"),
    [(0.0, -30.0), (35.0, 18.0), (60.0, -170.0), (-45.0, 90.0)],
)
def test_the_sea_is_no_land(lands, lat, lon):
    assert not any(land.holds(lat, lon) for land in lands.values())


def test_every_state_has_land_but_the_vatican(lands):
    """Which is smaller than a step of the grid."""
    lines = read_lines(data_path("actors", "states.txt"))
    rows = [line.columns(1, 8) for line in lines]
    today = {row[0] for row in rows if not row[7]}
    assert today - lands.keys() == {"VAT"}


def test_the_file_is_small():
    assert data_path("places", "outline.json").stat().st_size <= 300_000


def test_the_borders_are_dated():
    outline = load_outline()
    assert (outline.source, outline.as_of) == ("Natural Earth", "2022-05")


def test_neighbours_share_their_border(lands):
    """Simplified apart, France and Spain would part or overlap."""
    france, spain = (
        {point for ring in lands[code].rings for point in ring}
        for code in ("FRA", "ESP")
    )
    assert len(france & spain) > 10


def test_a_missing_outline_says_what_to_do(tmp_path):
    with pytest.raises(BadData, match="make setup"):
        read_outline(tmp_path / "outline.json")


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"source": "x"', "\x00\xff"])
def test_a_file_of_another_kind_is_refused(tmp_path, text):
    path = tmp_path / "outline.json"
    path.write_text(text, "utf-8")
    with pytest.raises(BadData, match="no outline"):
        read_outline(path)


def slow_visvalingam(builder, line, limit):
    """The same, looking at every triangle each time."""
    sizes, points = {}, list(range(len(line)))
    least = 4 if line[0] == line[-1] else 2
    floor = {}
    while len(points) > least:
        sizes = {
            b: max(floor.get(b, 0), builder.triangle(line[a], line[b], line[c]))
            for a, b, c in zip(points, points[1:], points[2:], strict=False)
        }
        size, drop = min((size, n) for n, size in sizes.items())
        if size >= limit:
            break
        at = points.index(drop)
        for n in (points[at - 1], points[at + 1]):
            floor[n] = max(floor.get(n, 0), size)
        points.remove(drop)
    return tuple(line[n] for n in points)


@given(
    line=st.lists(
        st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=2, max_size=14
    ),
    limit=st.sampled_from([0.0, 5e-11, 2e-10, 1e-9]),
)
def test_a_line_is_simplified_as_its_slow_twin_does(builder, line, limit):
    found = builder.visvalingam(tuple(line), limit)
    assert len(found) == len(slow_visvalingam(builder, line, limit))
    assert (found[0], found[-1]) == (line[0], line[-1])


def square(x, y):
    corners = ((x, y), (x, y + 1), (x + 1, y + 1), (x + 1, y))
    ring = tuple((a * 10**7, b * 10**7) for a, b in corners)
    return ring + ring[:1]


def test_pieces_of_neighbours_are_the_same(builder):
    west, east = square(0, 0), square(1, 0)
    corners = builder.find_corners([west, east])
    assert corners == {(10**7, 0), (10**7, 10**7)}
    shared = set(builder.cut(west, corners)) & set(builder.cut(east, corners))
    assert shared == {((10**7, 0), (10**7, 10**7))}


def test_a_ring_without_corners_is_one_piece_wherever_it_begins(builder):
    ring = square(0, 0)
    turned = (*ring[2:-1], *ring[:3])
    assert builder.cut(ring, set()) == builder.cut(turned, set())
    assert builder.cut(ring[::-1], set()) == builder.cut(turned, set())


def test_what_is_packed_is_read_back(builder, tmp_path):
    countries = [builder.Country("AAA", "Aland", [square(0, 0)])]
    text = builder.pack(builder.simplify(countries), "1.0", {"test": "1"})
    path = tmp_path / "outline.json"
    path.write_text(text, "utf-8")
    (land,) = read_outline(path).lands
    assert isinstance(land, Land)
    assert land.rings == (
        ((0.0, 0.0), (0.0, 10.0), (10.0, 10.0), (10.0, 0.0), (0.0, 0.0)),
    )
    assert builder.read_origin(path) == {"test": "1"}
