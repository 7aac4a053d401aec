"""The tables of actors: what names stand for, and what is wrong with a bad file."""

import shutil
from datetime import date

import msgspec
import pytest

from dragoman.errors import BadData
from dragoman.knowledge.actor_cells import slug
from dragoman.knowledge.actors import load_actors
from dragoman.knowledge.name_sounds import sounds
from dragoman.knowledge.phrases import pieces
from dragoman.knowledge.tables import data_path, listed, read_lines


@pytest.fixture(scope="module")
def tables():
    return load_actors()


def entities(match):
    return {known.entity for known in match.entries} if match else set()


@pytest.mark.parametrize(
    ("words", "entity"),
    [
        ("Pakistan", "state:PAK"),
        ("Islamabad", "capital:PAK"),
        ("United States of America", "state:USA"),  # longer than "United States"
        ("UN Security Council", "org:united-nations-security-council"),
        ("al - Shabaab", "org:al-shabaab"),  # cut at the hyphen
        ("al-Shabaab", "org:al-shabaab"),  # kept in one piece
        ("ISLAMIC STATE", "org:islamic-state"),  # all capitals
        ("Elysee", "org:elysee-palace"),  # without its accents
        ("Kim Jong Un", "leader:PRK:kim-jong-un"),  # without its hyphen
        ("George Bush", "leader:USA:george-w-bush"),  # one of two of that name
        ("Abdel Fattah Sisi", "leader:EGY:abdel-fattah-al-sisi"),  # without "al-"
        ("Supreme Court", "body:supreme-court"),
        ("Rohingya", "group:rohingya"),
    ],
)
def test_a_name_is_found_in_any_usual_spelling(tables, words, entity):
    match = tables.match(words.split(), 0)
    assert entity in entities(match)
    assert match.length == len(words.split())


@pytest.mark.parametrize(
    "words",
    ["turkey", "chad", "us", "Who", "is", "Iranian", "Wonderland", "U.S.-led"],
)
def test_words_that_only_look_like_names_are_not_found(tables, words):
    assert tables.match(words.split(), 0) is None


def test_text_without_capitals_is_read_freely_but_not_for_marked_names(tables):
    assert "state:TUR" in entities(tables.match(["turkey"], 0, any_case=True))
    assert tables.match(["us"], 0, any_case=True) is None


@pytest.mark.parametrize(
    ("words", "country", "people"),
    [
        ("Iranian", "IRN", True),
        ("South Korean", "KOR", True),
        ("U.S.", "USA", False),
        ("British", "GBR", True),
        ("Palestinians", "PSE", True),
        ("Chechen", "RUS", True),
        ("Soviet", "SUN", True),
    ],
)
def test_adjectives_name_the_state_and_peoples_its_citizens(
    tables, words, country, people
):
    entries = tables.demonym(words.split(), 0).entries
    assert entries[0].country == country
    assert any(known.kind == "group" for known in entries) is people


@pytest.mark.parametrize(
    ("lemmas", "name", "sector"),
    [
        (["security", "force"], "security force", "COP"),
        (["young", "rebel"], "rebel", "REB"),  # an unknown modifier
        (["anti", "-", "terrorism", "police"], "anti-terrorism police", "COP"),
        (["passer", "-", "by"], "passer-by", "CVL"),
        (["islamist", "militant"], "islamist militant", "REB"),
    ],
)
def test_the_longest_phrase_of_a_noun_gives_its_sector(tables, lemmas, name, sector):
    assert tables.agent(lemmas)[:2] == (name, sector)


def test_a_noun_for_no_people_is_no_agent(tables):
    assert tables.agent(["red", "table"]) is None


def test_some_nouns_name_a_body_only_at_the_end_of_a_name(tables):
    assert tables.agent(["northern", "command"]) is None
    assert tables.agent(["northern", "command"], named=True)[:2] == ("command", "MIL")


@pytest.mark.parametrize(
    ("body", "state", "day", "member"),
    [
        ("org:nato", "FIN", date(2023, 4, 3), False),
        ("org:nato", "FIN", date(2023, 4, 4), True),
        ("org:european-union", "GBR", date(2020, 1, 31), True),
        ("org:european-union", "GBR", date(2020, 2, 1), False),
        ("org:opec", "RUS", date(2024, 1, 1), False),
        ("org:opec-plus", "RUS", date(2024, 1, 1), True),
        ("org:brics", "IRN", None, True),  # today
        ("org:group-of-seven", "RUS", date(2010, 1, 1), True),  # when it was the G8
    ],
)
def test_states_join_and_leave_organisations(tables, body, state, day, member):
    assert (state in tables.members(body, day)) is member
    assert (body in tables.memberships(state, day)) is member


def test_every_organisation_with_members_has_a_name(tables):
    lines = read_lines(data_path("actors", "members.txt"))
    for name in {line.columns(2, 4)[0] for line in lines}:
        assert tables.members(f"org:{slug(name)}", None) or tables.match(
            pieces(name), 0
        )


@pytest.mark.parametrize(
    ("state", "day", "party"),
    [
        ("GBR", date(2005, 1, 1), {"Labour Party"}),
        ("GBR", date(2012, 1, 1), {"Conservative Party", "Liberal Democrats"}),
        ("TUR", None, {"Justice and Development Party"}),
        ("ATA", None, set()),  # nothing is known
    ],
)
def test_parties_govern_for_a_time(tables, state, day, party):
    assert {known.name for known in tables.ruling(state, day)} == party


@pytest.mark.parametrize(
    ("words", "length", "role", "sector"),
    [
        ("prime minister sharif", 2, "Prime Minister", "GOV"),
        ("deputy prime minister dar", 3, "Deputy Prime Minister", "GOV"),
        ("minister of foreign affairs", 4, "Foreign Minister", "GOV"),
        ("lt. gen. asim munir", 2, "General", "MIL"),
        ("vice - president harris", 3, "Vice President", "GOV"),
        ("mr. khan", 1, None, None),  # a form of address is no office
    ],
)
def test_the_longest_title_is_found(tables, words, length, role, sector):
    assert tables.title(words.split(), 0)[:3] == (length, role, sector)


@pytest.mark.parametrize(
    ("country", "role", "day", "name"),
    [
        ("PAK", "President", date(2023, 12, 20), "Arif Alvi"),
        ("IRN", "President", date(2023, 12, 20), "Ebrahim Raisi"),
        ("USA", "Foreign Minister", date(2022, 5, 1), "Antony Blinken"),  # Secretary
        ("GBR", "Prime Minister", date(1999, 1, 1), "Tony Blair"),
        ("UN", "Secretary-General", date(2003, 3, 1), "Kofi Annan"),
    ],
)
def test_holders_of_an_office_on_a_day(tables, country, role, day, name):
    assert name in {known.name for known in tables.holders(country, role, day)}


def test_an_armed_group_that_came_to_govern_is_both_each_in_its_days(tables):
    spells = tables.match(["Taliban"], 0).entries
    sectors = {
        day: {known.sector for known in spells if known.holds(day)}
        for day in (date(2010, 1, 1), date(2022, 1, 1))
    }
    assert list(sectors.values()) == [{"REB"}, {"GOV"}]


@pytest.mark.parametrize(
    ("written", "found"),
    [("Alvi", "Arif Alvi"), ("al-Assad", "Bashar al-Assad"), ("Xi", "Xi Jinping")],
)
def test_people_are_found_by_surname(tables, written, found):
    assert found in {known.name for known in tables.surname(written)}


def test_every_state_has_its_government_and_its_own_name(tables):
    for code, state in tables.states.items():
        assert code in {k.country for k in tables.match(pieces(state.name), 0).entries}
        assert state.sector == "GOV"


def test_no_two_presidents_of_a_state_hold_office_for_long_together(tables):
    """Handovers may overlap by what is known of their days, a year at most."""
    for code in ("USA", "RUS", "FRA", "PAK", "IRN", "EGY", "KEN", "BRA", "IDN"):
        for year in range(1992, 2026):
            for month in (1, 7):
                held = tables.holders(code, "President", date(year, month, 15))
                presidents = {k.name for k in held if k.role == "President"}
                assert len(presidents) <= 1, (code, year, month, presidents)


NAMES = {  # the columns of each file that hold names
    "states": (1, 2, 3, 4, 5),
    "regions": (0, 1, 3, 4),
    "metonyms": (0, 1),
    "organisations": (0, 1),
    "forces": (0, 1),
    "parties": (0, 1),
    "companies": (0, 1),
    "armed_groups": (0, 1),
    "groups": (0, 1),
    "leaders": (1, 5),
}


def test_names_are_cut_as_the_tokenizer_cuts_them():
    spacy = pytest.importorskip("spacy")
    cut = spacy.blank("en").tokenizer
    for file, columns in NAMES.items():
        for line in read_lines(data_path("actors", f"{file}.txt")):
            cells = line.columns(1, 8)
            for name in (n for c in columns for n in listed(cells[c])):
                plain = name.strip("!+").replace("/", "").replace("’", "'")
                plain = plain.replace("No. 10", "No 10")  # cut there before a number
                words = [w for token in cut(plain) for w in token.text.split("-") if w]
                assert tuple(words) == pieces(plain), f"{file}.txt:{line.number}"


@pytest.mark.parametrize(
    ("file", "line", "fault"),
    [
        (
            "states.txt",
            "PAK | Another | | Other | Other",
            "the code PAK stands already",
        ),
        ("armed_groups.txt", "Hamas | | PSE | REB", "stands twice for the same days"),
        ("metonyms.txt", "Pakistan | | PAK | GOV", "stands already for state:PAK"),
        ("groups.txt", "Martians | | MRS | CVL", "no country 'MRS'"),
        ("groups.txt", "Martians | | | XYZ", "no sector 'XYZ'"),
        (
            "leaders.txt",
            "PAK | A. Body | Grand Vizier | 2001",
            "no role 'Grand Vizier'",
        ),
        ("leaders.txt", "PAK | A. Body | President | 2001-13", "no day '2001-13'"),
        ("leaders.txt", "PAK | A. Body | President | 2009 | 2001", "ends before"),
        ("agents.txt", "policeman", "'policeman' stands already"),
        ("titles.txt", "premier | | Vizier | GOV |", "'premier' stands already"),
    ],
)
def test_a_fault_is_reported_with_file_and_line(tmp_path, file, line, fault):
    shutil.copytree(data_path("actors"), tmp_path / "actors")
    path = tmp_path / "actors" / file
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines, line]) + "\n", "utf-8")
    with pytest.raises(BadData, match=fault) as caught:
        load_actors(tmp_path / "actors")
    assert (caught.value.path, caught.value.line) == (path, len(lines) + 1)


def test_most_leaders_of_an_independent_list_are_known(tables, shared):
    path = shared / "evalsets" / "leaders" / "archigos_spells.jsonl"
    rows = [msgspec.json.decode(line) for line in path.read_bytes().splitlines()]
    names = [r["name"].split() for r in rows if r["start"] >= "1990"]
    known = sum(
        any(tables.surname(" ".join(name[n:])) for n in range(len(name)))
        for name in names
    )
    assert known / len(names) > 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kocharian", "Kocharyan"),
        ("Mamedov", "Mammadov"),
        ("Rakhmonov", "Rahmonov"),
        ("Burdjanadze", "Burdzhanadze"),
        ("Zelensky", "Zelenskyy"),
        ("Hossein", "Husayn"),
        ("Abd al-Rahman", "Abdurrahman"),
        ("Salah al-Din", "Salahuddin"),
        ("Anastasiadis", "Anastasiades"),
        ("N'Guesso", "Nguesso"),
        ("al-Nahyan", "Al Nahayan"),  # with the article, without it
    ],
)
def test_spellings_of_one_name_sound_alike(one, other):
    assert sounds(one) == sounds(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Bush", "Boushi"), ("Chan", "Khan"), ("Sata", "Sala")]
)
def test_other_names_do_not_sound_alike(one, other):
    assert sounds(one) != sounds(other)
