"""Where what is said begins and ends, and words that only look like cues."""

import pytest
from sentences import shown


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        (  # more of what is to be done
            "The minister vowed to cut the tax, close the ports and free the nuns.",
            "The minister",
            "vowed",
            "to cut the tax, close the ports and free the nuns",
        ),
        (
            "The general wants them to request or then cast their ballots.",
            "The general",
            "wants",
            "them to request or then cast their ballots",
        ),
        (  # not when it was
            "The union called for a strike on Monday.",
            "The union",
            "called",
            "a strike",
        ),
        (
            "Ruiz voted in 2008 against the treaty.",
            "Ruiz",
            "voted",
            "the treaty",
        ),
        (
            "The minister reacted to the Monday speech.",
            "The minister",
            "reacted",
            "the Monday speech",
        ),
        (
            "The union has never trusted him, in part because he backs the mine.",
            "The union",
            "has never trusted",
            "him",
        ),
        (  # what a view is said to be
            "The idea is that farmers pay less.",
            "",
            "idea",
            "that farmers pay less",
        ),
        (  # a survey
            "A poll last week showed Ruiz in third at 11 percent.",
            "A poll",
            "showed",
            "Ruiz in third at 11 percent",
        ),
        (
            "Miners favored Ruiz 46 percent to 32 percent.",
            "Miners",
            "favored",
            "Ruiz",
        ),
        (  # goes on behind a cue put in
            "He had no ties, the airline added, and had passed all checks.",
            "the airline",
            "added",
            "He had no ties, the airline added, and had passed all checks",
        ),
        (  # stands for what it is called
            'The mayor left over what critics called a "sham vote".',
            "critics",
            "called",
            'what critics called a "sham vote"',
        ),
        (
            "The cabinet banned activities viewed as unfair.",
            "",
            "viewed",
            "activities viewed as unfair",
        ),
        (
            "The decision is expected to be unfavorable, with sharp results for all.",
            "",
            "is expected",
            "The decision is expected to be unfavorable",
        ),
        (  # a thing said
            "The general said the opposite.",
            "The general",
            "said",
            "the opposite",
        ),
        (
            "Ruiz hinted at a new plan for the port.",
            "Ruiz",
            "hinted",
            "a new plan for the port",
        ),
        (
            "Oslo is using the strike to renew its calls for the union to cut fees.",
            "its",
            "calls",
            "for the union to cut fees",
        ),
    ],
)
def test_content_ends_where_its_words_do(said, text, speaker, cue, content):
    assert (speaker, cue, content) in [shown(one) for one in said(text)]


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        (
            "A group set up to highlight the flood met in Oslo.",
            "A group",
            "to highlight",
        ),
        ("One man, impassioned in blasting the judges, left.", "One man", "blasting"),
        ("A coalition of unions backing Ruiz met.", "A coalition of unions", "backing"),
        ("The legislature rejected the treaty.", "The legislature", "rejected"),
        ("The mayor seems intent on opposing the mine.", "The mayor", "opposing"),
    ],
)
def test_whoever_a_participle_or_infinitive_belongs_to_speaks(said, text, speaker, cue):
    assert (speaker, cue) in [shown(one)[:2] for one in said(text)]


@pytest.mark.parametrize(
    "text",
    [
        "It is hard to see why they left.",
        "It is clear that the town is growing.",
        "The town caps the number at ten, as opposed to the usual ninety.",
        "You know, it rains in May.",
        "A deal that both houses rejected is back.",
        "He answered the door.",
        "The clerk assumed office in May.",
    ],
)
def test_words_that_say_nothing_are_no_cue(said, text):
    assert said(text) == ()


def test_a_relative_that_is_no_content(said):
    found = said("A deal that both houses rejected is back.")
    assert "that" not in [one.content.text for one in found]


def test_a_few_words_in_marks_that_go_on_are_not_what_a_later_verb_says(said):
    text = 'Under what he called "the prior model," the club charged a fee.'
    assert [one.cue.text for one in said(text)] == ["called"]


def test_tags_of_pages_are_no_words(said):
    text = '<p class="a">The mayor said <u>that talks</u> had failed.</p>'
    (found,) = said(text)
    assert shown(found)[:2] == ("The mayor", "said")
    assert found.content.text == "that talks</u> had failed"
