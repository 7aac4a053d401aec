"""Who is meant: mentions of parsed reports and the actors they stand for."""

from datetime import date
from functools import lru_cache

import pytest
from sentences import a_report, pipeline

from dragoman.actors import ActorResolver, Home, Politics
from dragoman.actors.towns import Towns
from dragoman.knowledge.actors import load_actors
from dragoman.records import Actor, Dateline, Span
from dragoman.settings import ParsingSettings

DAY = date(2023, 12, 20)


@lru_cache(maxsize=1)
def rooms():
    from dragoman.parsing import Parser

    pipeline()
    tables = load_actors()
    return tables, Parser(ParsingSettings(), tables), ActorResolver(tables)


def resolved(text, words, *, on=DAY, dateline=None):
    """The actor for the mention that reads like this, the last one if several."""
    _, parser, resolver = rooms()
    parse = next(parser.parse([a_report(text, published=on, dateline=dateline)]))
    found = [m for m in parse.mentions if m.words.text == words]
    assert found, [m.words.text for m in parse.mentions]
    return resolver(found[-1], parse, on=on)


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Pakistan sued Chile.", "Chile", "CHL GOV"),
        ("Islamabad sued Chile.", "Islamabad", "PAK GOV"),  # a capital
        ("The Kremlin denied it.", "The Kremlin", "RUS GOV"),
        ("Thousands of Palestinians fled.", "Palestinians", "PSE CVL"),
        ("Iranian police fired.", "Iranian police", "IRN COP"),
        ("Israel's army attacked.", "Israel's army", "ISR MIL"),
        ("Police in Japan arrested three students.", "Police", "JPN COP"),
        ("The government of Peru resigned.", "The government", "PER GOV"),
        (
            "The Foreign Ministry of Peru protested.",
            "The Foreign Ministry of Peru",
            "PER GOV",
        ),
        ("Three Hamas militants died.", "Three Hamas militants", "PSE REB"),
        ("A spokesman for the Taliban denied it.", "A spokesman", "AFG GOV"),
        ("Unidentified gunmen killed him.", "Unidentified gunmen", "UAF"),
        ("Pro-Russian separatists fired.", "Pro-Russian separatists", "REB"),
        (
            "The Russian-backed Syrian government fell.",
            "The Russian-backed Syrian government",
            "SYR GOV",
        ),
        ("UN envoy Martin Griffiths left.", "UN envoy Martin Griffiths", "IGO"),
        (
            "French Interior Minister Jean Dupont quit.",
            "French Interior Minister Jean Dupont",
            "FRA GOV",
        ),  # in no table
        ("Three major shareholders left.", "Three major shareholders", "BUS"),
    ],
)
def test_country_and_sector_of_a_mention(text, words, code):
    assert resolved(text, words).code == code


@pytest.mark.parametrize(
    ("words", "on", "name", "role", "code"),
    [
        ("President Arif Alvi", DAY, "Arif Alvi", "President", "PAK GOV"),
        ("President Alvi", DAY, "Arif Alvi", "President", "PAK GOV"),
        ("Arif Alvi", date(2025, 1, 1), "Arif Alvi", "former President", "PAK ELI"),
        ("Hassan Rouhani", date(2013, 7, 1), "Hassan Rouhani", "Candidate", "IRN PTY"),
        ("George Bush", date(1991, 2, 1), "George H.W. Bush", "President", "USA GOV"),
        ("George Bush", date(2003, 4, 1), "George W. Bush", "President", "USA GOV"),
        ("Former President Donald Trump", DAY, "Donald Trump", "former President",
         "USA ELI"),
        ("Former President Obama", DAY, "Barack Obama", "former President", "USA ELI"),
        ("Former Prime Minister May", DAY, "Theresa May", "former Prime Minister",
         "GBR ELI"),
        ("Secretary of State Antony J. Blinken", DAY, "Antony Blinken",
         "Secretary of State", "USA GOV"),
        ("President Joseph R. Biden, Jr.", DAY, "Joe Biden", "President", "USA GOV"),
    ],
)  # fmt: skip
def test_a_leader_has_the_office_of_the_day(words, on, name, role, code):
    actor = resolved(f"{words} spoke on Tuesday.", words, on=on)
    assert (actor.name, actor.role, actor.code) == (name, role, code)


@pytest.mark.parametrize(
    ("words", "on", "entity"),
    [
        ("President Borja Cevallos", date(1990, 5, 1), "ECU:rodrigo-borja"),
        ("President Jaime Borja", date(1990, 5, 1), None),  # another first name
        ("President Kocharian", date(2003, 5, 1), "ARM:robert-kocharyan"),
        ("President Nazarbaev", date(2003, 5, 1), "KAZ:nursultan-nazarbayev"),
        ("Prime Minister Hatoyama Yukio", date(2009, 12, 1), "JPN:yukio-hatoyama"),
        ("Prime Minister Major", date(1993, 5, 1), "GBR:john-major"),  # no officer
        ("Prime Minister King", date(2009, 5, 1), "LCA:stephenson-king"),
        ("Prime Minister Muscat", date(2015, 5, 1), "MLT:joseph-muscat"),  # no capital
        ("Foreign Minister Israel Katz", date(2019, 9, 1), "ISR:israel-katz"),
        ("Prime Minister Neves", date(2009, 5, 1), "CPV:jose-maria-neves"),  # no plural
        ("President Flores", date(1998, 5, 1), "HND:carlos-flores"),  # by the day
        ("President Flores", date(2000, 5, 1), None),  # both are in office
        ("President Flores", date(2003, 5, 1), "SLV:francisco-flores"),
        ("Vice President Harris", DAY, "USA:kamala-harris"),  # not Ireland's minister
        ("King Mohammed bin Salman", DAY, "SAU:mohammed-bin-salman"),  # not of Morocco
        ("King Abdullah", date(2010, 5, 1), None),  # of Jordan or of Saudi Arabia
        ("President Roe", DAY, None),
    ],
)
def test_a_leader_is_known_in_every_way_news_names_one(words, on, entity):
    actor = resolved(f"{words} met reporters on Tuesday.", words, on=on)
    assert actor.entity == (f"leader:{entity}" if entity else None)


def test_of_two_kings_of_one_name_the_one_of_the_report_is_meant():
    text = "King Abdullah spoke. Jordan is calm. Jordan has a new cabinet."
    actor = resolved(text, "King Abdullah", on=date(2010, 5, 1))
    assert actor.country == "JOR"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Pakistan's president left.", "Pakistan's president", "Arif Alvi"),
        ("The Prime Minister of Spain left.", "The Prime Minister", "Pedro Sánchez"),
    ],
)
def test_an_office_of_a_state_is_its_holder(text, words, name):
    assert resolved(text, words).name == name


def test_an_apposition_gives_the_person_not_the_present_holder():
    text = "Ehud Olmert, the Israeli prime minister, left."
    assert resolved(text, "the Israeli prime minister").name == "Ehud Olmert"


def test_a_noun_that_begins_a_sentence_is_no_town_of_that_name():
    text = "Farmers in Kisumu said on Monday that they would sell no maize."
    assert resolved(text, "Farmers").country == "KEN"  # not in Farmers, Kentucky


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Iran's president, Davud Kavian, spoke.", "Iran's president", "Davud Kavian"),
        (
            "President Arif Alvi met his Iranian counterpart, Davud Kavian, on Monday.",
            "his Iranian counterpart",
            "Davud Kavian",
        ),
        (  # a surname is the holder's, whatever stands before it
            "Turkey's president, Tayyip Erdogan, spoke on Monday.",
            "Turkey's president",
            "Recep Tayyip Erdoğan",
        ),
    ],
)
def test_an_office_is_held_by_whom_the_words_name(text, words, name):
    assert resolved(text, words).name == name


def test_a_counterpart_has_the_office_of_whose_counterpart_it_is():
    text = "President Arif Alvi met his Iranian counterpart."
    actor = resolved(text, "his Iranian counterpart")
    assert (actor.name, actor.role, actor.code) == (
        "Ebrahim Raisi",
        "President",
        "IRN GOV",
    )


def test_a_pronoun_keeps_its_own_words_and_those_it_points_back_to():
    actor = resolved("President Arif Alvi spoke. He left.", "He")
    assert (actor.name, actor.words.text) == ("Arif Alvi", "He")
    assert actor.antecedent.text == "President Arif Alvi"


def test_a_place_of_a_meeting_gives_a_person_no_country():
    text = "Mr. Brown met reporters on the margins of the summit in Japan."
    assert resolved(text, "Mr. Brown").country is None


def test_bare_police_belong_to_the_state_of_the_dateline():
    text = "LIMA: Police arrested two men."
    span = Span(start=0, end=4, text="LIMA")
    dateline = Dateline(words=span, place=span, date=None, agency=None)
    assert resolved(text, "Police", dateline=dateline).code == "PER COP"


@pytest.mark.parametrize(
    ("place", "text", "words", "code"),
    [
        ("DUBAI", "Police shot two men in Iran.", "Police", "IRN COP"),
        (
            "DUBAI",
            "Police shot two men in the Iranian city of Shiraz.",
            "Police",
            "IRN COP",
        ),
        ("DUBAI", "An officer was shot in Yemen.", "An officer", "YEM MIL"),
        (
            "DUBAI",
            "Police of the United Arab Emirates met in Iran.",
            "Police",
            "ARE COP",
        ),
        (
            "DUBAI",
            "Emirati banks fell. Police shot two men in Iran.",
            "Police",
            "ARE COP",
        ),
        ("PARIS", "The army killed ten men in Mali.", "The army", "FRA MIL"),  # abroad
        ("LIMA", "The president met Lula in Brasilia.", "The president", "PER GOV"),
        (
            "LIMA",
            "The government executed two men in Iran.",
            "The government",
            "IRN GOV",
        ),
        (
            "DUBAI",
            "Police shot two men in Iran and three in Oman.",
            "Police",
            "ARE COP",
        ),
    ],
)
def test_what_a_report_tells_of_another_state_is_done_by_those_of_that_state(
    place, text, words, code
):
    span = Span(start=0, end=len(place), text=place)
    dateline = Dateline(words=span, place=span, date=None, agency=None)
    assert resolved(text, words, dateline=dateline).code == code


def test_the_state_named_most_is_that_of_the_report_unless_two_are():
    tables, parser, _ = rooms()
    texts = ("Peru fell. Peru rose. Chile won.", "Peru fell. Chile won.")
    parses = parser.parse(a_report(text) for text in texts)
    assert [Home(parse, tables, Towns()).country() for parse in parses] == ["PER", None]


@pytest.mark.parametrize(
    ("country", "sector", "role", "entity", "political"),
    [
        ("PAK", "GOV", None, "state:PAK", True),
        (None, "IGO", "watchdog", "org:united-nations", True),
        (None, "REB", "rebel", None, True),
        (None, "BUS", "company", None, False),
        ("CHN", "BUS", "company", None, True),
        (None, "GOV", "board", None, False),  # as often that of a company
        ("FRA", None, None, None, False),  # a French film
    ],
)
def test_the_gate_lets_in_parties_of_politics(country, sector, role, entity, political):
    actor = Actor(
        name="it",
        country=country,
        sector=sector,
        role=role,
        entity=entity,
        code=None,
        words=Span(start=0, end=2, text="it"),
        antecedent=None,
    )
    assert Politics(rooms()[0]).is_political(actor) is political


@pytest.mark.parametrize(
    ("text", "words", "day", "name", "code"),
    [
        ("Congress fell.", "Congress", None, "Congress", "USA LEG"),  # nothing is said
        (
            "Congress lost, officials in New Delhi said. India has voted.",
            "Congress",
            DAY,
            "Congress Party",
            "IND PTY",
        ),  # the state of the report
        ("Peru's Congress met.", "Peru's Congress", DAY, "Congress", "PER LEG"),
        (
            "The Socialist Party won.",
            "The Socialist Party",
            DAY,
            "Socialist Party",
            "PTY",
        ),
        (
            "The United Front fled from Kabul, Afghanistan said.",
            "The United Front",
            date(2001, 9, 1),
            "United Front",
            "AFG REB",
        ),
        ("The Taliban fled.", "The Taliban", None, "Taliban", "AFG REB"),  # no day
        ("The Taliban ruled.", "The Taliban", date(2022, 1, 1), "Taliban", "AFG GOV"),
        ("The Diet met.", "The Diet", DAY, "National Diet", "JPN LEG"),
        (
            "India's ruling party won.",
            "India's ruling party",
            date(2004, 1, 1),
            "India's ruling party",
            "IND PTY",
        ),  # an alliance and a party governed
        (
            "Norway's ruling party won.",
            "Norway's ruling party",
            date(2022, 5, 1),
            "Labour Party",
            "NOR PTY",
        ),
        (
            "The Ministry of Irrigation met.",
            "The Ministry of Irrigation",
            DAY,
            "Ministry of Irrigation",
            "GOV",
        ),  # a pattern
        ("The Ural Command met.", "The Ural Command", DAY, "Ural Command", "MIL"),
        ("Putin's critics met.", "Putin's critics", DAY, "Putin's critics", "RUS OPP"),
    ],
)
def test_bodies_of_one_name_and_bodies_that_no_table_names(
    text, words, day, name, code
):
    actor = resolved(text, words, on=day)
    assert (actor.name, actor.code) == (name, code)


def test_a_diet_is_no_parliament():
    assert rooms()[0].match(["diet"], 0) is None
    assert rooms()[0].match(["diet"], 0, any_case=True) is None
