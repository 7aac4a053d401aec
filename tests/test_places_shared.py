"""One place is told for two things; what is said, seen or past is elsewhere."""

from datetime import date

import pytest

from dragoman import Coder, make_report


@pytest.fixture(scope="module")
def coder():
    return Coder()


def places(coder, text):
    """Where each event of a text was, by the first word of its trigger."""
    record = coder.code(make_report(text, published=date(2025, 3, 6)))
    found = {}
    for event in record.events:
        where = f"{event.place.name} {event.place.basis}" if event.place else None
        found.setdefault(event.trigger.text.split()[0], where)
    return found


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        # a state that is visited is where the visit was
        ("The king of Jordan visited Japan on Monday.", "visited", "Japan clause"),
        # verbs side by side
        (
            "Two men were shot dead and a school was burned by rebels in Thailand.",
            "shot",
            "Thailand sentence",
        ),
        (
            "A deputy was killed when his car was attacked by gunmen in Beirut.",
            "attacked",
            "Beirut clause",
        ),
        (
            "Peru held talks in Lima, where it signed a treaty with Chile.",
            "signed",
            "Lima sentence",
        ),
        (
            "Rebels burned a school in Chad and will attack Kenya.",
            "attack",
            "Kenya report",
        ),
        (
            "Police used tear gas to break up a march by nurses in Lima.",
            "used",
            "Lima clause",
        ),
        # where somebody spoke is not where it was
        ("The minister said in Paris that rebels killed ten troops.", "killed", None),
        # nor is what somebody is
        (
            "The king, who held talks with the Kenyan president, is an ally in Europe.",
            "held",
            None,
        ),
        # nor where those are at home who have something there
        (
            "Rebels fired at the front of the U.S. embassy in downtown Lima.",
            "fired",
            "Lima clause",
        ),
        # nor where a plan was made
        ("Peru agreed in Paris to hold talks with Chile.", "hold", None),
        # the city of the United Nations, and no town in Illinois
        (
            "The United States met Chinese envoys in Geneva. The United States praised "
            "the talks.",
            "met",
            "Geneva clause",
        ),
        # a capital without its name
        (
            "A bomb killed ten troops in the Jordanian capital.",
            "killed",
            "Amman clause",
        ),
        (
            "Rebels attacked Herat. Police in the capital arrested ten students.",
            "arrested",
            "Kabul clause",  # that of the state told of last
        ),
        (
            "The Jordanian army shelled Aden. In the capital, rebels shot ten nurses.",
            "shot",
            "Sanaa clause",  # a people before the same word of another sentence
        ),
        (
            "Rebels shot ten nurses in the South African capital.",
            "shot",
            "Pretoria clause",  # the first of several
        ),
        (
            "Kenya freed capital for banks. Rebels shot ten nurses in Lima.",
            "shot",
            "Lima clause",  # money
        ),
        # what was long ago was not where the report is now
        (
            "The army killed ten rebels in Yala. Thailand annexed the area in 1902.",
            "annexed",
            None,
        ),
    ],
)
def test_a_place_is_that_of_what_it_is_told_for(coder, text, trigger, place):
    assert places(coder, text)[trigger] == place


@pytest.mark.parametrize(
    ("text", "trigger", "state"),
    [
        # police act in their own state, whoever is in their hands
        ("German police arrested a Turkish man.", "arrested", "Germany"),
        # who is attacked as a whole is where the attack is
        ("The decision to invade Iraq was wrong.", "invade", "Iraq"),
        # who is in office is at home, unless he was sent abroad
        (
            "Merkel condemned the murder of Lebanese Industry Minister Pierre Gemayel."
            " Germany is shocked. Germany mourns.",
            "murder",
            "Lebanon",
        ),
        # villagers are at home, soldiers may be abroad
        ("Israeli troops killed four Lebanese villagers.", "killed", "Lebanon"),
    ],
)
def test_where_no_word_says_where_it_is_where_those_hit_are(
    coder, text, trigger, state
):
    assert places(coder, text)[trigger] == f"{state} report"
