"""The grammar of acts: what is told of an event as of a thing that comes and goes."""

import pytest

from dragoman import make_report


@pytest.fixture(scope="module")
def told(coder):
    """The acts of a sentence as "TYPE status actors > recipients", by name."""

    def read(text):
        record = coder.code(make_report(text))
        return [
            f"{e.type} {e.status}"
            f" {'+'.join(a.country or a.name for a in e.actors)}"
            f" > {'+'.join(a.country or a.name for a in e.recipients)}"
            for e in record.events
        ]

    return read


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # it is to come: nobody threatens with it by that
        (
            "A strike by Kenyan nurses is due to begin on Monday.",
            "PROTEST planned KEN > ",
        ),
        (
            "A strike by Kenyan nurses will take place on Monday.",
            "PROTEST planned KEN > ",
        ),
        ("An attack by Israel on Iran is imminent.", "ASSAULT planned ISR > IRN"),
        ("An attack by Israel on Iran is likely.", "ASSAULT hypothetical ISR > IRN"),
        (
            "Talks between Peru and Chile are expected to be held.",
            "CONSULT planned PER+CHL > ",
        ),
        # what is to come or likely is something else
        (
            "The arrest of Chileans by Peru is expected to worsen ties.",
            "COERCE happened PER > CHL",
        ),
        (
            "The attack by Israel on Iran was due to a quarrel.",
            "ASSAULT happened ISR > IRN",
        ),
        (
            "The attack by Israel on Iran is likely a ruse.",
            "ASSAULT happened ISR > IRN",
        ),
        (
            "Talks between Peru and Chile are likely to fail.",
            "CONSULT happened PER+CHL > ",
        ),
        # it goes on
        ("A strike by Kenyan nurses entered its third day.", "PROTEST ongoing KEN > "),
        ("An attack by Israel on Iran is under way.", "ASSAULT ongoing ISR > IRN"),
        # an -ing form is a noun before "between"
        (
            "Fighting between Sudan and Chad resumed on Monday.",
            "ASSAULT happened SDN+TCD > ",
        ),
        # nobody said hinders it
        ("An attack by Russia on Ukraine was foiled.", "ASSAULT failed RUS > UKR"),
        # nobody said ends it: those whose it is
        (
            "Talks between Peru and Chile were cancelled.",
            "REJECT happened PER+CHL > ",
        ),
        (
            "The visit of President Ruto to Chad was called off.",
            "REJECT happened KEN > TCD",
        ),
        ("A strike by Kenyan nurses was postponed.", "CONCEDE happened KEN > "),
        # nobody said sends them: whose they are
        (
            "Russian troops were deployed on the border with Ukraine.",
            "MOBILIZE happened RUS > UKR",
        ),
        # nobody said does it: where it happens
        ("Protests broke out in Nairobi on Monday.", "PROTEST happened  > KEN"),
        ("A general strike paralysed Greece on Monday.", "PROTEST happened  > GRC"),
        # whose it is had it done to him
        (
            "President Ruto's arrest surprised everybody.",
            "COERCE happened police > KEN",
        ),
        # a state that lasts
        ("Kenyan nurses are on strike.", "PROTEST ongoing KEN > "),
        ("President Ruto is on trial for treason.", "ACCUSE ongoing  > KEN"),
        ("The trial of President Ruto was postponed.", "ACCUSE planned  > KEN"),
        # a party goes before a thing
        ("Israel was threatened by Iran.", "THREATEN happened IRN > ISR"),
        ("A warning by Iran to Israel was issued.", "THREATEN happened IRN > ISR"),
        # whom it left dead
        (
            "The attack by Malian rebels left five soldiers dead.",
            "ASSAULT happened MLI > five soldiers",
        ),
        # "it was X that"
        ("It was Russia that attacked Ukraine.", "ASSAULT happened RUS > UKR"),
    ],
)
def test_an_event_comes_and_goes(told, text, wanted):
    assert told(text) == [wanted]


def test_whom_a_participle_describes_does_what_the_verb_says(told):
    found = told("Kenyan rebels attacking the town of Goma killed ten civilians.")
    assert "ASSAULT happened KEN > ten civilians" in found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Turkey to expel two Greek diplomats", "SANCTION planned TUR > GRC"),
        ("EU to impose sanctions on Russia", "COERCE planned European Union > RUS"),
        ("Kenya to deploy police to Haiti", "MOBILIZE planned KEN > HTI"),
    ],
)
def test_an_infinitive_as_headline_is_planned(told, text, wanted):
    assert wanted in told(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The arrest of a Chilean by Peru angered Bolivia.",
            "COERCE happened PER > CHL",
        ),
        (
            "The Chilean's arrest by Peruvian police was condemned by Bolivia.",
            "COERCE happened PER > CHL",
        ),
        (
            "The general's killing by Peruvian rebels shocked Bolivia.",
            "ASSAULT happened PER > general",
        ),
        (
            "Bolivia condemned Peru's killing of a general.",
            "ASSAULT happened PER > general",
        ),
    ],
)
def test_whose_an_act_is_does_it_or_has_it_done_to_him(told, text, wanted):
    assert wanted in told(text)


def test_a_false_charge_was_made_all_the_same(told):
    found = told("Peru's accusations against Chile are false, Brazil said.")
    assert "ACCUSE happened PER > CHL" in found
