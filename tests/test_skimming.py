"""Reports on sport and everyday life are skimmed, and lose no event by it."""

import pytest

from dragoman import Coder, make_report
from dragoman.knowledge.actors import load_actors
from dragoman.parsing.skimming import Skimmer
from dragoman.parsing.text import cut_pieces
from dragoman.settings import ParsingSettings, Settings

MARKET = (
    "Shares rose again on the stock exchange as buyers chose makers of chips and sold"
    " those of cars. The index gained two percent, helped by good figures from three"
    " shops and a brewery. Dealers said that prices of coffee and sugar had fallen"
    " because of rain. A seller of shoes lost a tenth of its worth after poor sales in"
    " the holidays. Bonds were little changed, and the dollar slipped. "
)
MATCH = (
    "The striker scored twice in the semi-final and the goalkeeper saved a penalty."
    " The coach praised his midfielder and the team won the cup after extra time."
    " Both sides missed a chance before the break. "
)
GALA = (
    "The singer thanked her fans and the band played songs from the new album. Actors"
    " and film directors came to the premiere, where the comedian got an award. A"
    " minister and two officials saw the concert. "
)
POLITICS = "The minister asked parliament for a law on the police. " * 12


@pytest.fixture(scope="module")
def skim():
    skimmer = Skimmer(load_actors())

    def skimmed(text):
        return skimmer(list(cut_pieces(make_report(text), lambda part: part)))

    return skimmed


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        (MARKET * 3, "everyday"),
        (GALA + MARKET * 3, "everyday"),  # though of politics by some words
        (GALA + POLITICS, None),
        (MATCH * 5, "sport"),
        (MATCH * 5 + "The court, the police and the minister saw the match.", "sport"),
        (POLITICS, None),
        (MATCH, None),  # too short to be sure
        # of politics, in words that are on no list
        (MARKET + "Russia raised the price of gas for Ukraine. " * 12, None),
        ("MS. LOPEZ:  Good day.\n\n" * 2 + MARKET * 3, None),  # they say "I"
    ],
)
def test_what_reports_are_skimmed(skim, text, matter):
    found = skim(text)
    assert (found and found.matter) == matter


@pytest.mark.parametrize(
    ("page", "sentence", "is_kept"),
    [
        (MARKET * 3, "The government of Ghana banned the drink.", True),
        (MARKET * 3, "Policemen evacuated four families.", True),
        (MARKET * 3, "The IMF's board promised a loan.", True),
        (MARKET * 3, "India expelled the owner of the brewery.", True),
        (MARKET * 3, "President Lula met the brewers.", True),
        (MARKET * 3, "The brewer promised a loan.", False),
        (MARKET * 3, "The director of the band met his fans.", False),
        (MATCH * 5, "India beat Ghana again.", False),  # teams
        (MATCH * 5, "Police arrested eleven fans.", True),
    ],
)
def test_sentences_that_name_somebody_in_power_are_read(skim, page, sentence, is_kept):
    pieces = skim(page + sentence + " " + page).pieces
    assert any(sentence in piece.text for piece in pieces) == is_kept
    assert sum(len(piece.text) for piece in pieces) < len(page) / 5


def test_words_keep_their_places(coder, skim):
    told = "The government  of\n Ghana banned   the drink.  India was glad. "
    text = MARKET * 3 + told + MARKET
    assert skim(text).pieces
    (event,) = coder.code(make_report(text)).events
    for span in event.spans():
        assert text[span.start : span.end] == span.text
    assert event.trigger.text == "banned"


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("The government of Ghana banned the drink.", ["COERCE"]),
        ("India expelled the owner of the brewery.", ["SANCTION"]),
        ("Gunmen killed a Greek shipowner.", ["ASSAULT"]),
        ("The board of the company met President Lula.", ["CONSULT"]),
        ("The brewer apologised to his customers.", []),
    ],
)
def test_skimming_loses_no_event(coder, whole, sentence, types):
    report = make_report(MARKET * 2 + sentence + " " + MARKET * 2)
    for one in (coder, whole):
        assert [event.type for event in one.code(report).events] == types


def test_whoever_wants_them_has_all_statements(coder, whole):
    report = make_report(MARKET * 4)
    assert not coder.code(report).statements
    assert len(whole.code(report).statements) == 4


@pytest.fixture(scope="module")
def whole():
    return Coder(Settings(parsing=ParsingSettings(skim=False)))
