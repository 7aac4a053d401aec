"""Words of aid, accord, support, meetings and giving way."""

import pytest

from dragoman import make_report


def types(coder, text):
    (parse,) = coder.parse.parse([make_report(text)])
    return {act.type for act in coder.find(parse)}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The French soldiers left Niamey on Friday.", "RETREAT"),
        ("President Ruto left Niamey on Friday.", None),  # who is no soldier travels
        ("Kenyan peacekeepers arrived in Haiti.", "AID"),
        ("Guns fell silent in Tripoli.", "RETREAT"),
        ("Prices fell in Tripoli.", None),
    ],
)
def test_who_acts_may_tell_the_sense(coder, text, type_):
    assert types(coder, text) == ({type_} if type_ else set())


@pytest.mark.parametrize(
    "text",
    [
        "Malta co-operated with Libya.",  # one word with a hyphen
        "A cease-fire between Chad and Libya held.",
        "The Arab League readmitted Syria.",  # its lemma is guessed
        "Oman let the refugees stay.",  # bare form behind "let"
        "The governor allowed the march.",  # no month
    ],
)
def test_words_are_known_in_every_spelling(coder, text):
    assert types(coder, text)


def test_a_vow_to_harm_is_no_promise_of_goods(coder):
    assert "AGREE" not in types(coder, "The rebels pledged to bomb the airport.")


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("President Ruto praised Egypt at a meeting with President Sisi.", 2),
        ("The Omani minister, on a visit to Iran, praised the deal.", 1),
        ("After talks with Iran, Oman reopened its embassy.", 2),
        ("Peru promised Chile help in talks with Bolivia.", 2),  # not the help
        ("Peru hailed the truce after talks between Iran and Oman.", 2),  # not Peru
        ("Peru hailed the truce after talks on trade.", 0),  # between whom?
        ("The pact between Laos and Oman was initialled in Rome.", 2),
    ],
)
def test_who_acts_on_an_occasion_takes_part_in_it(coder, text, actors):
    (parse,) = coder.parse.parse([make_report(text)])
    (act,) = [
        act
        for act in coder.find(parse)
        if act.type == "CONSULT" or "initial" in act.why[0]
    ]
    assert len(act.actors) == actors
