"""What stands behind a colon or "about", without a word on any list before it."""

import pytest
from sentences import shown


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
