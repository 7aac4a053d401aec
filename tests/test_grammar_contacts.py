"""Who met or called whom: whole lists of parties, their states, and how they met."""

import pytest

from dragoman import make_report


@pytest.fixture(scope="module")
def contact(coder):
    """The mode and the states of the first CONSULT event of a text."""

    def read(text):
        events = coder.code(make_report(text)).events
        first = next(e for e in events if e.type == "CONSULT")
        return first.mode, {a.country for a in (*first.actors, *first.recipients)}

    return read


@pytest.mark.parametrize(
    ("text", "mode", "states"),
    [
        (  # "with" before an infinitive is read as a conjunction by the parser
            "President Ruto spoke today with Prime Minister Carney to offer thanks.",
            "phone",
            {"KEN", "CAN"},
        ),
        (  # every item of a list, each with its home country
            "President Ruto met today with President Lula of Brazil, President Duda of"
            " Poland, and President Faye of Senegal on the margins of the summit.",
            None,
            {"KEN", "BRA", "POL", "SEN"},
        ),
        (  # brackets behind an item
            "President Ruto met with President Tshisekedi of the Democratic Republic of"
            " the Congo (DRC), President Boakai of Liberia, and President Bio of Sierra"
            " Leone.",
            None,
            {"KEN", "COD", "LBR", "SLE"},
        ),
        (  # "Jr." is nobody
            "Governor Luis Ortega, Jr. of Chile and President Boric of Chile spoke.",
            "phone",
            {"CHL"},
        ),
        (  # those who speak at a meeting see each other
            "President Ruto spoke on the margins of the summit with President Tinubu.",
            None,
            {"KEN", "NGA"},
        ),
        (  # a guest is welcomed to a house, a return is not
            "President Ruto welcomed President Lula to State House.",
            "visit",
            {"KEN", "BRA"},
        ),
        (  # the occasion is not the first contact
            "At the G7 Summit, President Ruto met with President Lula.",
            None,
            {"KEN", "BRA"},
        ),
        (  # an office that one state alone has
            "Assistant Secretary of State Vera Holt visited Ghana.",
            "visit",
            {"USA", "GHA"},
        ),
        (
            "The taoiseach met the president of Iceland.",
            None,
            {"IRL", "ISL"},
        ),
        (  # the state stands deep in the name of an office
            "Minister Haddad of Brazil met Head of the Office of the President of"
            " Ukraine.",
            None,
            {"BRA", "UKR"},
        ),
    ],
)
def test_all_who_meet_are_found_with_their_states(contact, text, mode, states):
    assert contact(text) == (mode, states)


def test_the_president_who_meets_another_states_minister_is_not_that_states(contact):
    text = (
        "The President spoke with the Israeli prime minister. He stood by Israel, by"
        " Israel's army and by the people of Israel."
    )
    assert contact(text) == ("phone", {None, "ISR"})


def test_the_president_of_a_report_from_home_meets_his_own_people(contact):
    text = (
        "The president met Kenyan governors in Nakuru. Kenya has 47 of them, and Kenya"
        " pays them."
    )
    assert contact(text) == (None, {"KEN"})
