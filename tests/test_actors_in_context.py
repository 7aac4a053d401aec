"""Who is meant in context: by which sign, on which day, and when nobody is."""

from datetime import date

import pytest
from sentences import a_report
from test_actors import DAY, resolved

from dragoman.actors.towns import Towns
from dragoman.records import Dateline, Span


def told_from(place):
    span = Span(start=0, end=len(place), text=place)
    return Dateline(words=span, place=span, date=None, agency=None)


@pytest.mark.parametrize(
    ("text", "words", "code", "how"),
    [
        ("Hamas fired.", "Hamas", "PSE REB", "name"),
        ("President Arif Alvi spoke.", "President Arif Alvi", "PAK GOV",
         "title and name"),
        ("The Turkish leader spoke.", "The Turkish leader", "TUR GOV", "office"),
        ("Iranian police fired.", "Iranian police", "IRN COP", "words"),
        ("Israel's army fired.", "Israel's army", "ISR MIL", "possessor"),
        ("Ann Roe, the mayor of Lima, quit.", "Ann Roe", "PER GOV", "apposition"),
        ("Police in Lahore fired.", "Police", "PAK COP", "place"),  # no capital
        ("Mumbai police fired.", "Mumbai police", "IND COP", "place"),
        ("The Kremlin spoke. It lied.", "It", "RUS GOV", "antecedent"),
        ("Peru fell. Peru rose. Police fled.", "Police", "PER COP", "report"),
    ],
)  # fmt: skip
def test_an_actor_says_by_which_sign_it_was_resolved(text, words, code, how):
    actor = resolved(text, words)
    assert (actor.code, actor.how) == (code, how)


@pytest.mark.parametrize(
    ("place", "text", "code"),
    [
        ("LIMA", "Police fired.", "PER COP"),
        ("LAHORE", "Police fired.", "PAK COP"),  # a town that is no capital
        ("GENEVA", "Syria, Syria and Syria fell. Police fired.", "SYR COP"),
        ("GENEVA", "Syria, Syria and the Swiss fell. Police fired.", "CHE COP"),
        ("LAHORE", "India, India and India fell. Police fired.", "PAK COP"),
    ],
)
def test_police_are_those_of_the_dateline_unless_it_only_listens(place, text, code):
    words = "Police"
    actor = resolved(f"{place}: {text}", words, dateline=told_from(place))
    assert actor.code == code


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(1991, 5, 1), "Soviet Union"),
        (date(2001, 5, 1), "Russia"),
    ],
)
def test_a_capital_stands_for_the_state_of_the_day(on, name):
    assert resolved("Moscow sent tanks.", "Moscow", on=on).name == name


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(2013, 5, 1), "prime minister"),
        (date(2015, 5, 1), "president"),
    ],
)
def test_who_leads_a_state_depends_on_the_day(on, name):
    actor = resolved("The Turkish leader spoke.", "The Turkish leader", on=on)
    assert actor.name.startswith("Recep Tayyip"), name


@pytest.mark.parametrize(
    "text",
    [
        "Georgia Wells was fined.",
        "Michael Jordan sued.",
        "Israel Mokoena fled.",
        "Chad Lowery fled.",
    ],
)
def test_people_with_the_names_of_states_are_no_states(text):
    words = " ".join(text.split()[:2])
    actor = resolved(text, words)
    assert (actor.country, actor.entity) == (None, None)


def test_a_body_of_a_state_is_not_the_state():
    actor = resolved("Statistics Netherlands counted.", "Statistics Netherlands")
    assert (actor.country, actor.entity) == ("NLD", None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Russia fell. Putin fled.", "Vladimir Putin"),
        ("Officer Viktor Putin fell. Russia mourned. Putin fled.", None),  # another
        ("Peru fell. Cameron fled.", None),  # too common, and Britain is not named
    ],
)
def test_a_surname_alone_is_a_leader_only_where_nobody_else_is_meant(text, name):
    words = text.split()[-2]
    actor = resolved(text, words, on=date(2011, 5, 1))
    assert (actor.name if actor.entity else None) == name


@pytest.mark.parametrize(
    ("text", "words", "role", "code"),
    [
        ("President-elect Joe Biden spoke.", "President-elect Joe Biden",
         "President-elect", "USA GOV"),
        ("France's former chancellor spoke.", "France's former chancellor",
         "former Chancellor", "FRA ELI"),
        ("The next president of Peru spoke.", "The next president", "President",
         "PER GOV"),
        ("Peru's deputy president spoke.", "Peru's deputy president",
         "Vice President", "PER GOV"),
    ],
)  # fmt: skip
def test_who_holds_no_office_yet_or_no_more_is_not_the_holder(text, words, role, code):
    actor = resolved(text, words, on=date(2020, 12, 1))
    assert (actor.role, actor.code) == (role, code)


def test_the_next_president_is_not_the_present_one():
    assert resolved(
        "The next president of Peru spoke.", "The next president"
    ).entity is (None)


def test_the_head_of_a_delegation_leads_no_state():
    text = "The head of the North Korean delegation spoke."
    assert resolved(text, "The head", on=DAY).entity is None


@pytest.mark.parametrize(
    ("name", "named", "code"),
    [
        ("Karachi", (), "PAK"),
        ("Hyderabad", ("PAK",), "PAK"),  # the greater one lies in India
        ("Springfield", (), "USA"),
        ("Nowhereville-on-Sea", (), None),
    ],
)
def test_a_town_lies_where_most_people_know_it(name, named, code):
    assert Towns()(name, named) == code


@pytest.mark.parametrize(
    ("text", "words", "name", "code"),
    [
        ("The president of the Farmers' Union of Kenya, Ann Roe, left.", "Ann Roe",
         "Ann Roe", "KEN LAB"),
        ("The president of the Kenyan company, Ann Roe, left.", "Ann Roe",
         "Ann Roe", "KEN BUS"),
        ("The president of the country left.", "The president", None, "GOV"),
        ("Peru's Climate Adviser Ann Roe left.", "Peru's Climate Adviser Ann Roe",
         "Ann Roe", "PER GOV"),  # what she advises on is no name
        ("Fatah trusts its allies in Egypt.", "its allies", None, "GOV"),
        ("A delegation of Mongolian entrepreneurs came.",
         "A delegation of Mongolian entrepreneurs", None, "MNG BUS"),
        ("Kenya sat. Kenya wants such a commission.", "such a commission", None, "GOV"),
        ("Former president Jimmy Carter came.", "Former president Jimmy Carter",
         "Jimmy Carter", "USA ELI"),
        ("A passenger plane was shot down.", "A passenger plane", None, "BUS"),
    ],
)  # fmt: skip
def test_heads_of_bodies_allies_and_delegations(text, words, name, code):
    actor = resolved(text, words)
    assert actor.code == code
    assert name in (None, actor.name)


def test_what_is_ones_own_is_not_acted_upon(coder):
    text = "President Bush threatened to cut US funding for the agency."
    events = coder.code(a_report(text, published=date(2006, 12, 1))).events
    assert {actor.country for event in events for actor in event.actors} == {"USA"}
    assert not any(a.country == "USA" for event in events for a in event.recipients)
