"""What stands behind a colon or "about", without a word on any list before it."""

import pytest
from sentences import shown

from dragoman import make_report


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # no cue at all
            'Ana Ruiz kept to her old line: "The dam is safe and dry."',
            ("Ana Ruiz", "kept", '"The dam is safe and dry."'),
        ),
        (  # the nearest of two who act
            'Lia Melo wept, but Ana Ruiz had an answer: "We will build a new one."',
            ("Ana Ruiz", "had", '"We will build a new one."'),
        ),
        (  # a pronoun
            'Ana Ruiz read it. Then she turned to Melo: "You must have known it."',
            ("she", "turned", '"You must have known it."'),
        ),
    ],
)
def test_whoever_acts_before_a_colon_says_what_follows(said, text, wanted):
    assert shown(said(text)[-1]) == wanted


@pytest.mark.parametrize(
    "text",
    [
        # a thing says nothing
        'The wall bore a line in red paint: "We will all come back."',
        # a title
        'Ana Ruiz had a song titled: "We will all come back."',
        # too little to be speech
        'Ana Ruiz chose a name: "Hope."',
    ],
)
def test_what_else_stands_behind_a_colon_is_nobodys_word(said, text):
    assert [s for s in said(text) if s.quoted == "direct"] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # nobody is named
            "Talks about the dam went on all night.",
            ("", "Talks", "the dam"),
        ),
        (
            "Ana Ruiz's stories about the flood amused the farmers.",
            ("Ana Ruiz", "stories", "the flood"),
        ),
        (  # hung on a noun between them
            "The warnings from engineers about the dam came late.",
            ("engineers", "warnings", "the dam"),
        ),
    ],
)
def test_nouns_of_telling_take_what_stands_behind_about(said, text, wanted):
    assert shown(said(text)[0]) == wanted


@pytest.mark.parametrize(
    ("headline", "speaker", "content"),
    [
        (
            "Rebels seize border town: officials",
            "officials",
            "Rebels seize border town",
        ),
        (
            "Chad opposes new tolls: foreign ministry",
            "foreign ministry",
            "Chad opposes new tolls",
        ),
        ("FERRY SINKS OFF COAST: REPORT", "REPORT", "FERRY SINKS OFF COAST"),
        ("No deal without a truce: Hamas", "Hamas", "No deal without a truce"),
        ("Peru: Chile must pay", "Peru", "Chile must pay"),
    ],
)
def test_a_headline_may_end_with_who_says_so(coder, headline, speaker, content):
    (found,) = coder.code(make_report(headline)).statements
    assert (found.speakers[0].words.text, found.content.text) == (speaker, content)


@pytest.mark.parametrize(
    "headline",
    [
        "Two towns, one river: a history",
        "URGENT: 40 die as ferry sinks",
        "Five things to know: Monday",
    ],
)
def test_what_else_stands_beside_a_colon_of_a_headline_says_nothing(coder, headline):
    assert coder.code(make_report(headline)).statements == ()
