"""Of whom two things are said is one party; and a name is no part of an office."""

import pytest

from dragoman import make_report


@pytest.fixture(scope="module")
def parties(coder):
    """The names and codes of the actors and recipients of the first event."""

    def read(text):
        event = coder.code(make_report(text)).events[0]
        return tuple(
            [(a.name, a.code) for a in side]
            for side in (event.actors, event.recipients)
        )

    return read


@pytest.mark.parametrize(
    ("who", "name", "code"),
    [
        ("Druze leader and lawmaker Walid Haddad", "Walid Haddad", "LEG"),
        ("Foreign Minister and Deputy Premier Ann Roe", "Ann Roe", "GOV"),
        ("Deputy Premier and Minister of Trade Juan Mora", "Juan Mora", "GOV"),
        # the office goes on behind "and"
        ("Minister of Lands and Resettlement Didymus Moyo", "Didymus Moyo", "GOV"),
        ("Deputy Minister of Mines and Energy Rosa Dias", "Rosa Dias", "GOV"),
        ("Kenya's Minister of Home Affairs and Public Works Juan Mora",
         "Juan Mora", "KEN GOV"),
        # what it is of, and whoever holds it
        ("The spokesman for the Interior Ministry Ahmed Karim", "Ahmed Karim", "GOV"),
        # ranks with a hyphen, which look like adjectives
        ("Major-General Juan Mora", "Juan Mora", "MIL"),
        ("Brigadier-General Juan Mora of Chile", "Juan Mora", "CHL MIL"),
        # in opposition, whatever the party
        ("Opposition Labour Party leader Ann Roe", "Ann Roe", "GBR OPP"),
    ],
)  # fmt: skip
def test_two_offices_are_one_person(parties, who, name, code):
    actors, _ = parties(f"{who} criticised Iran.")
    assert actors == [(name, code)]


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("The president and Foreign Minister Ann Roe criticised Iran.", 2),
        ("Foreign Minister Ann Roe and Deputy Premier Juan Mora criticised Iran.", 2),
        ("President Obama and Secretary of State Kerry criticised Iran.", 2),
        ("The widow of General Juan Mora criticised Iran.", 1),
    ],
)
def test_two_people_with_offices_stay_two(parties, text, many):
    actors, _ = parties(text)
    assert len(actors) == many


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("A publisher and lawmaker was killed by rebels.", 1),  # the verb says so
        ("A soldier and civilian were killed by rebels.", 2),
        ("A soldier and a civilian was killed by rebels.", 2),  # the article does
    ],
)
def test_the_verb_says_whether_two_nouns_are_of_one(parties, text, many):
    _, recipients = parties(text)
    assert len(recipients) == many


@pytest.mark.parametrize(
    ("who", "name", "code"),
    [
        ("The Scottish leader", "Scottish leader", "GBR GOV"),
        ("The Turkish Cypriot leader", "Turkish Cypriot leader", "CYP GOV"),
        ("The Sri Lankan Tamil leader", "Sri Lankan Tamil leader", "LKA GOV"),
        ("The Palestinian leader", "Mahmoud Abbas", "PSE GOV"),
    ],
)
def test_who_leads_a_part_of_a_state_does_not_lead_the_state(parties, who, name, code):
    actors, _ = parties(f"{who} criticised Iran.")
    assert actors == [(name, code)]
