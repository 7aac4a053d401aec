"""Actors and places of a user's own: read beside ours, before ours, or refused."""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman import BadData, BadSetting, Coder, make_report
from dragoman.cli import app
from dragoman.coder import coder_version
from dragoman.knowledge.actors import load_actors
from dragoman.knowledge.places import load_places
from dragoman.settings import DataSettings, Settings, read_settings

PAGE = Path(__file__).resolve().parents[1] / "docs" / "knowledge.md"
DAY = date(2031, 6, 1)


def example(file):
    """The rows that docs/knowledge.md gives for a file."""
    behind = PAGE.read_text("utf-8").split(f"`mine/{file}`", 1)[1]
    return behind.split("```text\n", 1)[1].split("```", 1)[0]


@pytest.fixture(scope="module")
def mine(tmp_path_factory):
    folder = tmp_path_factory.mktemp("own") / "mine"
    folder.mkdir()
    for file in ("leaders.txt", "armed_groups.txt", "supplement.txt"):
        folder.joinpath(file).write_text(example(file), "utf-8")
    folder.joinpath("notes.md").write_text("not a table")
    folder.parent.joinpath("dragoman.toml").write_text(
        '[data]\nactors = "mine/"\nplaces = "mine/"\n'
    )
    return folder


@pytest.fixture
def written(tmp_path):
    """Write a file of one's own and load it."""

    def load(name, *rows):
        path = tmp_path / name
        path.write_text("\n".join(rows) + "\n", "utf-8")
        return load_actors(own=path)

    return load


def known(tables, name):
    return tables.match(name.split(), 0).entries


def test_what_the_manual_adds_is_coded(mine):
    coder = Coder(read_settings(mine.parent / "dragoman.toml"))
    text = "The BCF attacked Kisima Ndogo on Monday. Amina Otieno condemned the attack."
    events = coder.code(make_report(text, published=DAY)).events
    attack = next(e for e in events if e.type == "ASSAULT")
    blame = next(e for e in events if e.type == "ACCUSE")
    assert attack.actors[0].code == "KEN REB"
    assert (attack.place.name, attack.place.lat) == ("Kisima Ndogo", 1.21)
    assert (blame.actors[0].code, blame.actors[0].role) == ("KEN GOV", "Prime Minister")


def test_rows_of_ones_own_are_told_apart_by_the_version(mine):
    own = coder_version(Settings(data=DataSettings(actors=str(mine))))
    usual = coder_version()
    assert own.split(" actors ")[0] == usual.split(" actors ")[0]
    assert own.split(" actors ")[1] != usual.split(" actors ")[1]
    assert own.split(" places ")[1] == usual.split(" places ")[1]


@pytest.mark.parametrize(
    ("file", "row", "name", "code"),
    [
        ("armed_groups.txt", "Hamas | | PSE | GOV", "Hamas", ("PSE", "GOV")),
        ("metonyms.txt", "Kremlin | | TUV | LEG", "Kremlin", ("TUV", "LEG")),
        ("organisations.txt", "Chad | | | NGO", "Chad", (None, "NGO")),  # our state
        ("states.txt", "PAK | Wakanda | | Wakandan", "Wakanda", ("PAK", "GOV")),
        ("parties.txt", "Fatah | | LBN", "Fatah", ("LBN", "PTY")),
        ("organisations-x.txt", "Reuters | | | BUS", "Reuters", (None, "BUS")),
    ],
)
def test_a_row_of_ones_own_stands_in_place_of_ours(written, file, row, name, code):
    tables = written(file, row)
    assert [(k.country, k.sector) for k in known(tables, name)] == [code]


def test_other_names_of_the_same_thing_stay_ours(written):
    tables = written("armed_groups.txt", "Hamas | | PSE | GOV")
    assert known(tables, "Islamic Resistance Movement")[0].sector == "REB"


def test_a_person_of_ones_own_replaces_all_that_we_say_of_them(written):
    tables = written("leaders.txt", "USA | Joe Biden | Senator | 1973-01 | 2009-01")
    assert [k.role for k in known(tables, "Joe Biden")] == ["Senator"]
    assert tables.match(["Joseph", "Biden"], 0) is None
    assert "Joe Biden" not in {
        k.name for k in tables.holders("USA", "President", date(2022, 1, 1))
    }
    assert known(tables, "Kamala Harris")[0].role == "Vice President"


def test_nouns_and_titles_of_ones_own_have_the_sector_given(written):
    tables = written("agents.txt", "[REB]", "policeman; moon warrior?")
    assert tables.agent(["policeman"])[:2] == ("policeman", "REB")
    assert "moon warrior" in tables.weak
    tables = written("titles.txt", "premier | | Chief Elder | ELI |")
    assert tables.title(["premier"], 0).role == "Chief Elder"


def test_a_membership_of_ones_own_replaces_ours_of_that_state(written):
    tables = written("members.txt", "NATO | FRA | 1949-08-24 | 2030-12-31")
    assert "FRA" not in tables.members("org:nato", DAY)
    assert "GBR" in tables.members("org:nato", DAY)


def test_a_place_of_ones_own_is_the_only_one_of_its_name(tmp_path):
    path = tmp_path / "supplement.txt"
    path.write_text("Paris | Lutetia | KEN | Samburu | 1 | 36 | city\n", "utf-8")
    tables = load_places(path)
    assert [place.country for place in tables.find("Paris")] == ["KEN"]
    assert "GBR" in {place.country for place in tables.find("London")}
    assert "paris" in tables.replaced


@pytest.mark.parametrize(
    ("file", "rows", "fault"),
    [
        ("leaders.txt", ["KEN | A. Body | Grand Vizier"], "no role 'Grand Vizier'"),
        ("leaders.txt", ["XXX | A. Body | President"], "no country 'XXX'"),
        (
            "leaders.txt",
            ["KEN | A. Body | President | 2001 | 2005", "KEN | A. Body | President"],
            "stands twice as President",
        ),
        ("armed_groups.txt", ["Foo Front | | KEN | REB"] * 2, "for the same days"),
        ("armed_groups.txt", ["Foo | Foo | KEN | REB"], "twice in this line"),
        ("armed_groups.txt", ["Foo Front | | KEN | XYZ"], "no sector 'XYZ'"),
        ("armed_groups.txt", ["Foo | | KEN | REB | 2009 | 2001"], "ends before"),
        (
            "organisations.txt",
            ["Foo | | KEN | NGO", "Bar | Foo | KEN | BUS"],
            "stands already for org:foo",
        ),
        ("groups.txt", ["Foos | | KEN | CVL", "Bars | Foos | | CVL"], "group:foos"),
        ("agents.txt", ["moon warrior"], "no section"),
        ("agents.txt", ["[CVL]", "moon man; moon man"], "stands already"),
        ("parties.txt", ["Foo | | KEN | since 1999"], "no stretch 'since 1999'"),
        ("parties.txt", ["Foo | | KEN | 2009..2001"], "ends before"),
        ("members.txt", ["Foo | KEN"], "no organisation 'Foo'"),
        ("members.txt", ["NATO | XXX"], "no country 'XXX'"),
        ("members.txt", ["NATO | FRA", "NATO | FRA; DEU"], "twice on one day"),
        ("titles.txt", ["foo; bar | | Foo | XYZ |"], "no sector 'XYZ'"),
    ],
)
def test_a_fault_of_actors_is_told_with_its_last_line(written, file, rows, fault):
    with pytest.raises(BadData, match=fault) as caught:
        written(file, *rows)
    assert (caught.value.path.name, caught.value.line) == (file, len(rows))


@pytest.mark.parametrize(
    ("file", "rows", "fault"),
    [
        ("supplement.txt", ["Foo | | XXX | | 1 | 2 | city"], "no country 'XXX'"),
        (
            "supplement.txt",
            ["Foo | | KEN | | 1 | 2 | city"] * 2,
            "'Foo' stands already",
        ),
        ("supplement.txt", ["Foo | | KEN | | 1 | 2 | city | x"], "no whole number"),
        ("countries.txt", ["KEN | 1 | 38"] * 2, "the code KEN stands already"),
        ("abbreviations.txt", ["XXX | Foo | F."], "no country 'XXX'"),
        ("abbreviations.txt", ["KEN | Foo | F.", "KEN | Fee | F."], "already for KEN"),
    ],
)
def test_a_fault_of_places_is_told_with_its_last_line(tmp_path, file, rows, fault):
    path = tmp_path / file
    path.write_text("\n".join(rows) + "\n", "utf-8")
    with pytest.raises(BadData, match=fault) as caught:
        load_places(path)
    assert (caught.value.path.name, caught.value.line) == (file, len(rows))


def test_a_file_of_no_table_is_refused(tmp_path):
    path = tmp_path / "kings.txt"
    path.write_text("KEN | A. Body\n")
    with pytest.raises(BadData, match="name is that of no table"):
        load_actors(own=tmp_path)
    with pytest.raises(BadData, match="no such file"):
        load_actors(own=tmp_path / "none")


def test_settings_that_name_nothing_are_refused(tmp_path):
    tmp_path.joinpath("dragoman.toml").write_text('[data]\nactors = "none"\n')
    with pytest.raises(BadSetting, match="there is no file or folder"):
        read_settings(tmp_path / "dragoman.toml")


def test_the_command_says_what_is_there_and_what_it_replaces(mine, tmp_path):
    told = CliRunner().invoke(app, ["knowledge", str(mine)])
    assert told.exit_code == 0
    assert "leaders.txt: 2 rows for leaders" in told.output
    assert "In place of ours" not in told.output
    path = tmp_path / "armed_groups.txt"
    path.write_text("Hamas | | PSE | GOV\n")
    assert (
        "ours stand: Hamas" in CliRunner().invoke(app, ["knowledge", str(path)]).output
    )
    path.write_text("Hamas | | PSE | XYZ\n")
    wrong = CliRunner().invoke(app, ["knowledge", str(path)])
    assert wrong.exit_code == 2
    assert "no sector 'XYZ'" in wrong.output


def test_every_table_and_its_columns_are_told_in_the_manual():
    from dragoman.knowledge.own import ACTORS, PLACES

    page = PAGE.read_text("utf-8")
    for table in (*ACTORS, *PLACES):
        assert f"| `{table}.txt` |" in page
