"""Reports on sport are told from those on politics by their words."""

import pytest

from dragoman.knowledge.sport import is_sport

SPORT = {
    "football": (
        "the striker score a late goal as the side reach the semi-final of the cup"
        " after the midfielder miss a penalty"
    ),
    "cricket": (
        "the batsman make a century before the bowler take five wicket in the innings"
    ),
    "tennis": "the third seed win the final set on a tie-break after a double fault",
    "rugby": (
        "the fly-half kick a penalty after the scrum and the winger run in a try"
    ),
    "phrases of several words": (
        "they win the fa cup and the champions league in a season of two trophy"
    ),
}
OTHER = {
    "nothing": "",
    "a meeting": "the minister meet the envoy in the capital to discuss the border",
    "war in the words of games": (
        "the army win the battle and defeat the rebel side in the final round of the"
        " fight for the capital where a team of observer be under attack"
    ),
    "an election": (
        "the candidate win the race after a tour of the state and a record turnout in"
        " the final round say the captain of his campaign"
    ),
    "a boycott of games": (
        "the government say it will boycott the olympic game in protest at the"
        " crackdown and urge other state to withdraw their athlete from the ceremony"
        " while the envoy hold talk with the president of the committee"
    ),
    "bloodshed at a match": (
        "police fire tear gas at a crowd outside the stadium after the referee be"
        " attack and kill at least ten people say the minister of the interior who"
        " blame the club and order an inquiry into the death of the fan"
    ),
}


@pytest.mark.parametrize("words", SPORT.values(), ids=SPORT)
def test_a_report_full_of_words_of_sport_is_of_sport(words):
    assert is_sport(words.split())


@pytest.mark.parametrize("words", OTHER.values(), ids=OTHER)
def test_other_reports_are_not(words):
    assert not is_sport(words.split())


def test_capitals_and_numbers_make_no_difference():
    words = "The Striker Score 2 Goal In The Semi-Final ; The Winger Assist".split()
    assert is_sport(words)
    assert is_sport(word.lower() for word in words)
