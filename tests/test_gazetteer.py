"""The gazetteer holds what news names, quickly, and its files say what is wrong."""

import importlib.util
import time
from pathlib import Path

import pytest

from dragoman.errors import BadData
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.locatives import read_locatives
from dragoman.knowledge.place_rows import read_countries, read_supplement
from dragoman.knowledge.placenames import fold, sound
from dragoman.knowledge.places import load_places
from dragoman.knowledge.tables import data_path

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def tables():
    return load_places()


@pytest.mark.parametrize(
    ("name", "country", "precision"),
    [
        ("Mingora", "PAK", "city"),
        ("Kiev", "UKR", "city"),  # a name of old
        ("Khan Younis", "PSE", "city"),  # another transcription
        ("Mand", "PAK", "city"),  # too small for GeoNames' list of towns
        ("Sistan and Baluchestan", "IRN", "province"),
        ("Travis County", "USA", "district"),
        ("United Arab Emirates", "ARE", "country"),
        ("USSR", "SUN", "country"),  # a country that is no more
        ("Gaza Strip", "PSE", "province"),
        ("Kashmir", None, "region"),  # of several countries
        ("Strait of Hormuz", None, "water"),
        ("Durand Line", None, "border"),
    ],
)
def test_a_name_of_the_news_is_found(tables, name, country, precision):
    found = {(place.country, place.precision) for place in tables.find(name)}
    assert (country, precision) in found


def test_a_country_is_not_taken_for_a_village_of_its_name(tables):
    assert {p.precision for p in tables.find("Iran")} == {"country"}
    assert {p.precision for p in tables.find("Georgia")} == {"country", "province"}


@pytest.mark.parametrize(
    ("spelt", "meant"),
    [
        ("Siestan-Baluchistan", 1159456),
        ("Muzzaffarabad", 1169607),
        ("Qandahar", 1138336),
    ],
)
def test_a_misspelt_name_is_found_by_its_sound(tables, spelt, meant):
    assert meant in {place.geonameid for place in tables.find_by_sound(spelt)}


@pytest.mark.parametrize("name", ["Alvi", "Wednesday", "Xyzzyplugh", ""])
def test_a_word_that_is_no_place_is_not_found_by_its_sound(tables, name):
    assert tables.find_by_sound(name) == ()


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Ar-Raqqah", "Raqqa", True),
        ("Sīstān va Balūchestān", "Siestan-Baluchistan", True),
        ("Qandahar", "Kandahar", True),
        ("Balkh", "Balch", False),  # k and c are kept apart
    ],
)
def test_spellings_of_one_name_sound_alike(one, other, alike):
    assert (sound(fold(one)) == sound(fold(other))) is alike


def test_peoples_point_to_their_countries(tables):
    assert tables.country_of_people("Iranian") == "IRN"
    assert tables.country_of_people("Pakistanis") == "PAK"
    assert tables.country_of_people("Dominican") in (None, "DOM")


def test_loading_is_quick():
    start = time.perf_counter()
    load_places().find("Kabul")
    assert time.perf_counter() - start < 2  # 0.05 s on an idle machine


def test_coordinates_and_codes_are_of_this_world():
    for named in (
        *read_supplement(data_path("places", "supplement.txt")),
        *read_countries(
            data_path("places", "countries.txt"), data_path("actors", "states.txt")
        ),
    ):
        place = named.place
        assert -90 <= place.lat <= 90
        assert -180 <= place.lon <= 180
        assert place.country is None or (
            len(place.country) == 3 and place.country.isupper()
        )


def test_a_missing_gazetteer_says_what_to_do(tmp_path):
    with pytest.raises(BadData, match="make setup"):
        Gazetteer(tmp_path / "gazetteer.bin")


def test_a_file_of_another_kind_is_refused(tmp_path):
    other = tmp_path / "gazetteer.bin"
    other.write_bytes(b"PK\x03\x04 something else entirely")
    with pytest.raises(BadData, match="no gazetteer"):
        Gazetteer(other)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Mand | | PAK | | 26.1 | 62.0 | hamlet", "'hamlet' is none of"),
        ("Mand | | PAK | | north | 62.0 | city", "no number of degrees"),
        ("Mand | | PAK | | 126.1 | 62.0 | city", "more than 90"),
        ("Mand | PAK", "2 columns"),
    ],
)
def test_a_fault_in_the_supplement_is_told_with_its_line(tmp_path, line, fault):
    path = tmp_path / "supplement.txt"
    path.write_text("# ours\n" + line + "\n", "utf-8")
    with pytest.raises(BadData, match=fault) as caught:
        list(read_supplement(path))
    assert caught.value.line == 2


@pytest.mark.parametrize(
    "line", ["adverb | 3 | here", "preposition | 9 | in", "kind | planet | moon"]
)
def test_a_fault_in_the_words_of_place_is_told(tmp_path, line):
    path = tmp_path / "locatives.txt"
    path.write_text(line + "\n", "utf-8")
    with pytest.raises(BadData, match="is none of"):
        read_locatives(path)


@pytest.fixture(scope="module")
def builder():
    path = ROOT / "builders" / "gazetteer.py"
    spec = importlib.util.spec_from_file_location("gazetteer_builder", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def small(builder):
    place = builder.Place(
        name="Kābul",
        others=["Caboul", "Kaboul"],
        country="AFG",
        admin1=builder.NOWHERE,
        point=(34.53, 69.17),
        geonameid=1138958,
        population=4_434_550,
        grade=builder.CITY,
    )
    return builder.pack([place], {"test": "1"})


def test_what_is_packed_is_read_back(builder, tmp_path):
    path = tmp_path / "gazetteer.bin"
    path.write_bytes(small(builder))
    gazetteer = Gazetteer(path)
    (place,) = gazetteer.find("caboul")
    assert (place.name, place.country, place.lat) == ("Kābul", "AFG", 34.53)
    assert (place.own, gazetteer.find("kabul")[0].own) == (False, True)
    assert gazetteer.find("nowhere") == []
    assert builder.read_origin(path) == {"test": "1"}


def test_the_same_places_give_the_same_bytes(builder):
    assert small(builder) == small(builder)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Basra Governorate", "Basra"),
        ("Provincia de Mendoza", "Mendoza"),
        ("Republic of Dagestan", "Dagestan"),
        ("District of Columbia", None),  # not the town of Columbia
        ("Texas", None),
    ],
)
def test_a_province_is_known_without_the_word_for_it(builder, name, short):
    assert builder.strip_kind(name) == short
