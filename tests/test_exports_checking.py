"""The validator finds what is wrong, the codes are whole, the docs tell all columns."""

import re
from pathlib import Path

import exporting
import pytest
from exporting import CALL, a_call, actor, place, state, telling
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import BadData, UnknownChoice
from dragoman.exports import EXPORTS, Options, dictionary, export, overview, validate
from dragoman.exports.acled import rules
from dragoman.exports.codes import countries, faiths, known_groups, provinces, sectors
from dragoman.exports.layouts import load_layout
from dragoman.knowledge.actor_cells import slug
from dragoman.knowledge.codebook import load_codebook
from dragoman.knowledge.tables import data_path, read_lines
from dragoman.records import Telling

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("per", ["story", "telling"])
@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_what_we_write_fits_its_layout(name, per, tmp_path):
    path = tmp_path / "events"
    export(name, exporting.some(), path, Options(per=per))
    assert validate(name, path) == []


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_an_export_of_nothing_is_a_valid_file(name, tmp_path):
    path = tmp_path / "events"
    assert export(name, [], path).rows == 0
    assert validate(name, path) == []


@pytest.mark.parametrize(
    ("name", "damage", "found"),
    [
        ("gdelt1", lambda t: t.replace("20240305", "2024-03-05", 1), "SQLDATE"),
        ("gdelt1", lambda t: t.replace("\t", " ", 1), "57 cells"),
        ("gdelt1", lambda t: t + t.splitlines()[0] + "\n", "for the second time"),
        ("gdelt1", lambda t: t.replace("\t33.72\t", "\t93.72\t", 1), "at most 90"),
        ("icews", lambda t: t.replace("Event Text", "EventText"), "'Event Text'"),
        ("icews", lambda t: t.replace("\t040\t", "\t40\t", 1), "CAMEO Code"),
        ("icews", lambda t: "\n".join(t.splitlines()[1:]), "'Event ID'"),
        ("polecat", lambda t: t.replace("VERBAL C", "VERBOSE C", 1), "one of VERBAL"),
        ("acled", lambda t: t.replace("Battles", "Battle", 1), "one of Battles"),
        ("acled", lambda t: t + '"half', "unexpected end"),
        ("ucdp", lambda t: t.replace("POINT (", "POINT(", 1), "geom_wkt"),
        ("plover", lambda t: t.replace('"event":["', '"event":"', 1), "JSON"),
        ("plover", lambda t: t.replace('"coder"', '"coda"', 1), "a strange column"),
        ("geojson", lambda t: t.replace("[73.04,33.72]", "[73.04,133.72]"), "Point"),
        ("geojson", lambda t: t[:-3], "JSON"),
        ("graphml", lambda t: t.replace("</graph>", ""), "XML"),
        ("graphml", lambda t: t.replace(">1<", ">one<", 1), "a whole number"),
        ("gexf", lambda t: t.replace('"-10.0"', '"-11.0"'), "at least -10"),
    ],
)
def test_a_damaged_file_is_told_what_is_wrong(name, damage, found, tmp_path):
    path = tmp_path / "events"
    export(name, exporting.some(), path)
    path.write_text(damage(path.read_text("utf-8")), "utf-8")
    problems = validate(name, path)
    assert any(found in str(problem) for problem in problems), problems


def test_a_file_that_is_no_parquet_or_no_utf_8_is_a_problem_not_a_crash(tmp_path):
    path = tmp_path / "events"
    path.write_bytes(b"caf\xe9\tau lait\n")
    assert "Parquet" in str(validate("parquet", path)[0])
    assert "UTF-8" in str(validate("gdelt1", path)[0])


def test_a_head_of_a_later_polecat_file_is_taken(tmp_path):
    path = tmp_path / "events"
    export("polecat", exporting.some(), path)
    text = path.read_text("utf-8").replace("\tIntensity\t", "\tEvent Intensity\t", 1)
    path.write_text(text, "utf-8")
    assert validate("polecat", path) == []


def test_no_more_than_a_hundred_problems_are_told(tmp_path):
    path = tmp_path / "events"
    path.write_text(("\t".join(["x"] * 58) + "\n") * 20, "utf-8")
    assert len(validate("gdelt1", path)) == 100


def test_validating_against_nothing_we_know_names_what_there_is(tmp_path):
    with pytest.raises(UnknownChoice, match="gdelt1"):
        validate("gdelt", tmp_path / "events")


SIGNS = st.sampled_from("\t\n\r\"'=+-@,;|<&\x85\u2028\x00🛰")
ODD = st.text(st.characters(blacklist_categories=()) | SIGNS, min_size=1, max_size=30)
# A report with half characters is refused when it is read.
TEXT = st.text(st.characters(codec="utf-8") | SIGNS, min_size=1, max_size=30)


@settings(max_examples=40, deadline=None)
@given(words=TEXT, title=ODD, topic=ODD)
def test_no_text_however_odd_breaks_a_file(words, title, topic, tmp_path_factory):
    path = tmp_path_factory.mktemp("odd") / "events"
    text = exporting.make_report(f"Some rebels {words} they said.").text
    source = actor(text, text, "PAK", "REB")
    told = telling(
        text,
        "ASSAULT",
        text,
        source=title,
        title=title,
        url=title,
        actors=(source,),
        recipients=(state(text, text[:1], "IRN"),),
        place=place(text, text),
        counts=(exporting.count(text, text, (3, 3, 3)),),
        topics=(topic,),
        why=(topic,),
        according_to=source,
        status="claimed",
    )
    for name, chosen in EXPORTS.items():
        done = export(name, [told], path)
        assert validate(name, path) == []
        if chosen.form == "tabs":
            lines = path.read_text("utf-8").split("\n")
            assert len(lines) == done.rows + chosen.head + 1
            tabs = {line.count("\t") for line in lines[:-1]}
            assert tabs <= {len(chosen.layout.columns) - 1}


def test_formulas_are_disarmed(tmp_path):
    told = a_call(source="=HYPERLINK(1)", title="+1", url="@x")
    path = tmp_path / "events"
    export("csv", [told], path)
    assert ",'=HYPERLINK(1)," in path.read_text("utf-8")


def test_a_list_whose_first_part_is_unknown_is_no_formula(tmp_path):
    parties = (actor(CALL, "talks"), state(CALL, "Iran", "IRN"))
    path = tmp_path / "events"
    export("csv", [a_call(actors=parties)], path)
    assert ",-; IRN GOV,-; IRN," in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("day | dat | | when", "no kind of column"),
        ("day | date | sometimes | when", "no constraint"),
        ("day | string | pattern ( | when", "cannot be read"),
        ("day | number | min few | when", "cannot be read"),
        ("day | date | required", "3 columns"),
        ("id | string | | what", "stands already above"),
    ],
)
def test_a_fault_in_a_layout_is_told_with_its_line(line, found, tmp_path, monkeypatch):
    (tmp_path / "odd.txt").write_text(f"# A layout.\nid | string | | what\n{line}\n")
    monkeypatch.setattr(
        "dragoman.exports.layouts.data_path", lambda *_: tmp_path / "odd.txt"
    )
    with pytest.raises(BadData, match=re.escape(found)) as fault:
        load_layout.__wrapped__("odd")
    assert fault.value.line == 3


def test_every_state_and_sector_has_its_codes():
    states = {
        line.columns(2, 8)[0] for line in read_lines(data_path("actors", "states.txt"))
    }
    places = {
        line.columns(3, 6)[0]
        for line in read_lines(data_path("places", "countries.txt"))
    }
    assert states | places <= set(countries())
    book = read_lines(data_path("codebook", "sectors.txt"))
    assert {line.columns(4, 4)[0] for line in book} == set(sectors())


def test_country_codes_have_their_form_and_stand_once():
    for country in countries().values():
        assert re.fullmatch(r"([A-Z]{2})?", country.fips or "")
        assert re.fullmatch(r"[A-Z]{3}", country.cameo)
        assert country.region
    fips = [c.fips for c in countries().values() if c.fips]
    assert len(fips) == len(set(fips))
    assert {code for code, _ in provinces()} <= set(countries())


def test_known_groups_and_faiths_are_actors_of_ours():
    bodies = ("organisations", "armed_groups", "parties", "companies", "forces")
    names = {"org": bodies, "group": ("groups",)}
    known = {
        f"{kind}:{slug(name.strip())}"
        for kind, files in names.items()
        for file in files
        for line in read_lines(data_path("actors", f"{file}.txt"))
        for name in re.split(r"[|;]", line.text.replace("+", ""))
        if name.strip()
    }
    ours = {e for e in (*known_groups(), *faiths()) if not e.startswith("leader:")}
    assert ours - known == set()


def test_acled_rules_name_types_and_modes_of_the_codebook():
    book = load_codebook()
    choices = {c.name: c.choices for c in load_layout("acled").columns}
    for rule in rules():
        assert rule.event in choices["event_type"]
        assert rule.sub_event in choices["sub_event_type"]
        for mode in rule.modes:
            assert mode == "-" or (rule.type, mode) in book.modes


def test_the_docs_tell_every_column(golden):
    page = ROOT / "docs" / "exports.md"
    head, marker, _ = page.read_text("utf-8").partition("does it. -->\n")
    told = [overview(), *map(dictionary, EXPORTS)]
    golden(page, head + marker + "\n" + "\n".join(told))


def test_what_the_coder_reads_in_the_examples_fits_every_layout(coder, tmp_path):
    from dragoman import read

    told = {
        event.id: Telling(report=record.report, event=event, story=None)
        for record in coder.code_many(read(str(ROOT / "examples")))
        for event in record.events
    }
    for name, chosen in EXPORTS.items():
        path = tmp_path / f"events{chosen.ending}"
        assert export(name, told.values(), path).rows > 0
        assert validate(name, path) == []
