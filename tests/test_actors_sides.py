"""A phrase may name people of several states or bodies: each is a party."""

import pytest

from dragoman import make_report


@pytest.fixture(scope="module")
def parties(coder):
    """The actors and recipients of the first event of a text: names and codes."""

    def read(text):
        event = coder.code(make_report(text)).events[0]
        return [
            (a.name, a.code, a.words.text) for a in (*event.actors, *event.recipients)
        ]

    return read


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "French and Chadian troops attacked the base.",
            [
                ("French troops", "FRA MIL", "French"),
                ("Chadian troops", "TCD MIL", "Chadian"),
            ],
        ),
        (  # both sign
            "Chinese and Kenyan companies signed an agreement.",
            [
                ("Chinese companies", "CHN BUS", "Chinese"),
                ("Kenyan companies", "KEN BUS", "Kenyan"),
            ],
        ),
        (  # no plural shows, and no article
            "British, French and US aircraft shelled a camp.",
            [
                ("British aircraft", "GBR MIL", "British"),
                ("French aircraft", "FRA MIL", "French"),
                ("US aircraft", "USA MIL", "US"),
            ],
        ),
        (  # a number between them
            "Two Turkish and three Iraqi nationals denounced the raid.",
            [
                ("Turkish nationals", "TUR CVL", "Turkish"),
                ("Iraqi nationals", "IRQ CVL", "Iraqi"),
            ],
        ),
        (
            "The leaders of Kenya, Uganda and Chad criticised the law.",
            [
                ("leaders of Kenya", "KEN GOV", "Kenya"),
                ("leaders of Uganda", "UGA GOV", "Uganda"),
                ("leaders of Chad", "TCD GOV", "Chad"),
            ],
        ),
        (  # bodies
            "UN and AU peacekeepers shelled a camp.",
            [("United Nations", "IGO", "UN"), ("African Union", "IGO", "AU")],
        ),
        (
            "Leaders of Hamas and Fatah criticised the law.",
            [("Hamas", "PSE REB", "Hamas"), ("Fatah", "PSE PTY", "Fatah")],
        ),
    ],
)
def test_each_state_or_body_that_a_phrase_names_is_a_party(parties, text, sides):
    found = parties(text)
    assert [s for s in found if s[1]][: len(sides)] == sides


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The Greek and Turkish committee criticised the law.", "GRC SOC"),  # one body
        ("Young and angry Turkish workers criticised the law.", "TUR LAB"),
        ("Turkish soldiers and police criticised the law.", "TUR MIL"),
    ],
)
def test_what_is_no_list_of_states_is_not_parted(parties, text, code):
    assert next(c for _, c, _ in parties(text) if c) == code


def test_who_they_are_who_were_named_by_their_states(coder):
    text = "French and Chadian troops attacked the base. They also shelled a camp."
    events = coder.code(make_report(text)).events
    assert [a.code for a in events[1].actors] == ["FRA MIL", "TCD MIL"]
    assert {a.words.text for a in events[1].actors} == {"They"}


@pytest.mark.parametrize(
    "text",
    [
        "North and South Korea held talks.",
        "South and North Korea held talks.",  # the first looks like an adjective
        "Officials of North and South Korea held talks.",
        "North and South Korean officials held talks.",
    ],
)
def test_two_lands_may_share_the_end_of_their_names(parties, text):
    assert {code for _, code, _ in parties(text)} == {"PRK GOV", "KOR GOV"}


def test_one_of_a_people_is_no_government(parties):
    assert [c for _, c, _ in parties("Rebels shot an American.")][-1] == "USA CVL"
