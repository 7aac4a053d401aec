"""What stands behind a clause or "about", or is signed; no cue on a list tells it."""

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
        (  # whoever something happens to, where it is a thing that acts
            'The flood did not touch Ana Ruiz: "We live on a hill here."',
            ("Ana Ruiz", "did not touch", '"We live on a hill here."'),
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


def test_who_says_nothing_else_says_what_stands_behind_a_full_stop(said):
    text = 'Ana Ruiz said in a letter. "The dam is safe and dry. We built it."'
    [one] = said(text)
    wanted = '"The dam is safe and dry. We built it."'
    assert shown(one) == ("Ana Ruiz", "said", wanted)


@pytest.mark.parametrize(
    "text",
    [
        'Ana Ruiz said nothing. "The dam is safe and dry."',
        'Ana Ruiz fled. "The dam is safe and dry."',
    ],
)
def test_what_else_stands_behind_a_full_stop_is_nobodys_word(said, text):
    assert [s for s in said(text) if s.quoted == "direct"] == []


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("“Nobody asked us.” ― Awa Keita", ("Awa Keita", "“Nobody asked us.”")),
        ('"Nobody asked us." -- Awa Keita', ("Awa Keita", '"Nobody asked us."')),
        ('"Nobody asked us."- Awa Keita.', ("Awa Keita", '"Nobody asked us."')),
        (  # what she is stands behind her name
            "“Nobody asked us.” — Awa Keita, a farmer in Mopti",
            ("Awa Keita", "“Nobody asked us.”"),
        ),
        (  # a line of its own
            '"Nobody asked us."\n\n-Minister Awa Keita, writing in May.',
            ("Minister Awa Keita", '"Nobody asked us."'),
        ),
        (  # indented
            "   “Nobody asked us.” — Awa Keita",
            ("Awa Keita", "“Nobody asked us.”"),
        ),
        (  # marks within marks
            "“They live in what we call “hell” there.” – Awa Keita",
            ("Awa Keita", "“They live in what we call “hell” there.”"),
        ),
    ],
)
def test_a_quotation_may_be_signed(said, line, wanted):
    text = f"Readers on the dam.\n\n“It leaks.” — Ana Ruiz\n\n{line}\n\nIt is dry."
    found = [(s.cue.text, s.content.text) for s in said(text)]
    assert found == [("Ana Ruiz", "“It leaks.”"), wanted]


def test_lines_that_are_signed_need_no_empty_line_between_them(said):
    text = "“The toll robs all farmers.” ― Awa Keita\n“I like it.” ― Ana Ruiz"
    found = [(s.speakers[0].name, s.content.text) for s in said(text)]
    assert found == [
        ("Awa Keita", "“The toll robs all farmers.”"),
        ("Ana Ruiz", "“I like it.”"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        '"Nobody asked us" -- Awa Keita laughed at it.',
        "“Nobody Asked Us” - a film by Awa Keita",
        "The dam leaks.\n- Awa Keita",
    ],
)
def test_a_dash_behind_a_quotation_need_not_sign_it(said, text):
    assert [s for s in said(text) if s.cue.text == "Awa Keita"] == []


def test_a_verb_may_stand_before_the_name_of_a_turn(said):
    text = 'Melo spoke first.\n\nAdded Ruiz:\n\n"The dam is safe. It is dry."'
    [one] = [s for s in said(text) if s.quoted == "direct"]
    assert (one.speakers[0].name, one.content.text) == (
        "Ruiz",
        '"The dam is safe. It is dry."',
    )


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
