"""Which acts count: those of politics, not those of shops, shows and clubs."""

import pytest

from dragoman import make_report

MARKET = (
    "Shares rose again on the stock exchange as investors bought makers of chips and"
    " sold those of cars. The index gained two percent, helped by good figures from"
    " three shops and a brewery. Dealers said that prices of coffee and sugar had"
    " fallen because of rain. A seller of shoes lost a tenth of its worth after poor"
    " sales in the holidays. Bonds were little changed, and the dollar slipped. "
) * 2
MATCH = (
    "The striker scored twice in the semi-final and the goalkeeper saved a penalty."
    " The coach praised his midfielder and the team won the cup after extra time. "
) * 4


@pytest.fixture(scope="module")
def types(coder):
    """The types of the events of a text."""

    def read(text):
        return [e.type for e in coder.code(make_report(text)).events]

    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # dealings of firms, whatever state they are of
        ("The Turkish carrier ordered 20 jets.", []),
        ("Harbour Foods agreed to buy its Danish rival.", []),
        # a state is not its athletes, cooks and builders of ships
        ("Kazakhstan's weightlifter withdrew before the final lift.", []),
        ("The Egyptian swimmer protested that his goggles were old.", []),
        ("The Greek shipowner promised to clear the debts of the club.", []),
        # a team is no state, even where a sentence is all there is
        ("Israel beat Hungary in the quarter-final of the basketball cup.", []),
        # customers do not protest as citizens do
        ("Shoppers boycotted the new card of the chain.", []),
        # a chief executive is no minister
        ("Chief executive Anna Holm met the board.", []),
        # but the same words tell an event where a party of politics takes part
        ("The Turkish carrier sued Iran.", ["ACCUSE"]),
        ("Denmark agreed to free the Danish baker's rival.", ["AGREE", "RETREAT"]),
        ("The board of the company met President Lula.", ["CONSULT"]),
        # and deeds count whoever does them
        ("Gunmen killed a Greek shipowner.", ["ASSAULT"]),
        ("A mob burned down a Danish embassy.", ["ASSAULT"]),
        ("Bandits killed two farmers.", ["ASSAULT"]),  # gangs are a force
        ("A thief hit the baker.", []),  # and a thief is none
    ],
)
def test_an_act_counts_if_a_party_of_politics_takes_part(types, text, expected):
    assert types(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The violence by rebels frightened tourists.", []),
        ("Rebel attacks worried the tailor.", []),
        # a number, a day or somebody who was hit tells a deed
        ("Two rebel attacks worried the tailor.", ["ASSAULT"]),
        ("The rebel attacks on 4 May 2024 worried the tailor.", ["ASSAULT"]),
        ("Attacks by rebels on villagers worried the tailor.", ["ASSAULT"]),
    ],
)
def test_violence_as_a_whole_is_no_deed(types, text, expected):
    assert types(text) == expected


@pytest.mark.parametrize(
    ("page", "text", "expected"),
    [
        (MARKET, "The board released the figures to US shops.", []),
        (MARKET, "The bank asked the judges of the contest for a ruling.", []),
        (MARKET, "The government of Ghana banned the drink.", ["COERCE"]),
        (MARKET, "India expelled the owner of the brewery.", ["SANCTION"]),
        (MATCH, "Ghana attacked Mali from the first whistle.", []),
        (MATCH, "Officials of Kenya met the club.", []),
        (MATCH, "The Kenyan parliament condemned the club.", ["ACCUSE"]),
    ],
)
def test_pages_on_sport_and_money_are_read_with_doubt(types, page, text, expected):
    assert types(f"{page}{text}") == expected


@pytest.mark.parametrize(
    ("text", "types"),
    [
        # what protesters demand is told with their protest
        ("Students marched to demand that the ban end.", {"PROTEST", "REQUEST"}),
        # nobody is said to have done it, but to one in power
        ("Lesotho's defence minister was sacked over the fire.", {"SANCTION"}),
        # nature does nothing to anybody
        ("A disaster hit the US.", set()),
        # an attack on a bill is one of words
        ("The senator led the attack on the bill.", {"ACCUSE"}),
    ],
)
def test_what_counts_by_who_it_is_done_to(coder, text, types):
    events = coder.code(make_report(text)).events
    assert types == {e.type for e in events} - {"CONCEDE", "COERCE"}
