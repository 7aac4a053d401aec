"""The grammar of acts: asking, refusing, blaming and threatening by words."""

import pytest

from dragoman import make_report


@pytest.fixture(scope="module")
def types(coder):
    """The types of the events of a text."""

    def read(text):
        return {e.type for e in coder.code(make_report(text)).events}

    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a state is blamed, by nobody said
        ("Sudan was accused of arming the rebels in Darfur.", "ACCUSE"),
        # two who rule, by words that clubs know as well
        ("The governor summoned the generals.", "REQUEST"),
        # an act of politics is what it is about
        ("Teachers in Tunis threaten a strike over unpaid wages.", "THREATEN"),
    ],
)
def test_words_between_those_who_rule_count(types, text, expected):
    assert expected in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "The choir from Tartu visited Lima and sang in a church.",  # a place, no party
        "The bus was asked to stop in Nairobi.",  # told, but not the state
    ],
)
def test_a_place_is_not_spoken_to(types, text):
    assert types(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile condemned the incident of 3 March on the lake.", {"ACCUSE"}),
        ("Chile condemned the march on parliament.", {"ACCUSE", "PROTEST"}),
    ],
)
def test_the_month_of_a_day_is_no_march(types, text, expected):
    assert types(text) == expected


def test_force_is_nobody_who_is_threatened(coder):
    text = "Botswana threatened to use force if Namibia refused."
    events = coder.code(make_report(text)).events
    found = {e.type: [actor.name for actor in e.recipients] for e in events}
    assert found == {"THREATEN": ["Namibia"], "ASSAULT": []}
