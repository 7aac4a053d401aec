"""Which words tell a statement, whose, and where its speaker stands."""

import pytest
from sentences import shown


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        (  # hearsay: nobody's word
            "The general has reportedly fled to Oman.",
            "",
            "reportedly",
            "The general has reportedly fled to Oman",
        ),
        (  # a poll says what it finds
            "In a Gallup poll, most farmers rejected the tax.",
            "a Gallup poll",
            "In",
            "most farmers rejected the tax",
        ),
        (
            "The parliament vetoed the bill on fuel.",
            "The parliament",
            "vetoed",
            "the bill on fuel",
        ),
        (
            "The envoy offered guarantees to both camps.",
            "The envoy",
            "offered",
            "guarantees to both camps",
        ),
        (
            "The president unveiled a plan for the coast.",
            "The president",
            "unveiled",
            "a plan for the coast",
        ),
        (
            "The minister lobbied the banks to lower their rates.",
            "The minister",
            "lobbied",
            "the banks to lower their rates",
        ),
        (  # words that somebody passes on
            "The bishop shared the news with his flock.",
            "The bishop",
            "shared",
            "the news with his flock",
        ),
        (  # a noun
            "His dismay at the verdict was plain.",
            "His",
            "dismay",
            "the verdict",
        ),
        (  # an adjective
            "The union is hostile to the merger.",
            "The union",
            "hostile",
            "the merger",
        ),
        (  # a name before a noun
            "UN condemnation of the raids changed nothing.",
            "UN",
            "condemnation",
            "the raids",
        ),
        (  # a view of nobody named
            "The envoys met amid calls for a truce.",
            "",
            "calls",
            "a truce",
        ),
        (
            "The union called for the mayor to resign.",
            "The union",
            "called",
            "the mayor to resign",
        ),
        (
            "The senators voted in favour of the treaty.",
            "The senators",
            "voted",
            "the treaty",
        ),
        (
            "Russia is against the plan.",
            "Russia",
            "against",
            "the plan",
        ),
        (
            "As reported by the daily Novosti, three men fled.",
            "the daily Novosti",
            "reported",
            "three men fled",
        ),
        (
            'The bishop called that "a sham" on Monday.',
            "The bishop",
            "called",
            'that "a sham"',
        ),
        (  # a verb with its object
            "The senator took aim at the judges.",
            "The senator",
            "took",
            "the judges",
        ),
        (
            "The union threw its support behind the mayor.",
            "The union",
            "threw",
            "the mayor",
        ),
        (
            "In Peru's view, the treaty is dead.",
            "Peru",
            "In",
            "the treaty is dead",
        ),
        (  # told of what it is about
            "The ruling angered the bishops.",
            "the bishops",
            "angered",
            "The ruling",
        ),
        (
            "The bishops were angered by the ruling.",
            "The bishops",
            "were angered",
            "the ruling",
        ),
        (
            "The tax drew criticism from farmers.",
            "farmers",
            "criticism",
            "The tax",
        ),
        (
            "The cabinet has the support of the unions.",
            "the unions",
            "support",
            "The cabinet",
        ),
    ],
)
def test_a_word_tells_who_says_what(said, text, speaker, cue, content):
    assert (speaker, cue, content) in [shown(one) for one in said(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor leads in the polls.",  # of all polls together
        "Global trade offers benefits.",  # a thing wants nothing
        "The envoys held talks in Oslo.",  # an act, no words
        "The minister made the remarks in Oslo.",  # which are told elsewhere
        "The road is open to traffic.",
        "The proposal is open for comment until May.",
    ],
)
def test_other_uses_of_such_words_tell_none(said, text):
    assert said(text) == ()


def test_who_is_said_to_have_said_so_is_the_speaker(said):
    (found,) = said("The general reportedly said that the raid was a mistake.")
    assert shown(found)[:2] == ("The general", "said")


@pytest.mark.parametrize(
    ("text", "stance", "target"),
    [
        ("The parliament vetoed the bill.", "against", "the bill"),
        ("The union is hostile to the merger.", "against", "the merger"),
        ("The ruling angered the bishops.", "against", "The ruling"),
        ("Russia is against the plan.", "against", "the plan"),
        ("The senator took aim at the judges.", "against", "the judges"),
        ("The union threw its support behind the mayor.", "for", "the mayor"),
        ("The tax drew criticism from farmers.", "against", "The tax"),
        ("The cabinet has the support of the unions.", "for", "The cabinet"),
    ],
)
def test_such_words_tell_where_somebody_stands(said, text, stance, target):
    (found,) = said(text)
    assert (found.stance, found.target and found.target.text) == (stance, target)


def test_a_claim_of_nobody_named_is_part_of_what_is_said_of_it(said):
    (found,) = said("The bishop rejected the idea that the law was unfair.")
    assert shown(found)[:2] == ("The bishop", "rejected")


def test_a_claim_of_somebody_named_is_told_beside_what_is_said_of_it(said):
    text = "The bishop rejected Lopez's claim that the law was unfair."
    assert [one.cue.text for one in said(text)] == ["rejected", "claim"]


def test_what_one_thinks_in_a_turn_is_no_saying_beside_it(said):
    text = "MS. LOPEZ:  I think it will rain.\n\nQ    Do you?\n\nMS. LOPEZ:  It will.\n"
    assert {one.cue.text for one in said(text)} == {"MS. LOPEZ", "Q"}


def test_a_speech_that_tells_something_is_told_by_what_it_tells(said):
    text = "Lopez gave a speech in which she pledged to build three dams."
    assert [one.cue.text for one in said(text)] == ["pledged"]


@pytest.mark.parametrize(
    ("text", "stance", "target"),
    [
        ("The mayor declined to comment on the raid.", "neither", None),
        ("The union refused to back the deal.", "against", "the deal"),
        ("The union is eager to back the deal.", "for", "the deal"),
        ("Peru urged Chile to oppose the pact.", "against", "the pact"),
        ("Peru urged Chile to free the nuns.", "for", "Chile to free the nuns"),
        ("The mayor is reluctant to sell the port.", "against", "sell the port"),
        ("The envoy was pleased with the truce.", "for", "the truce"),
        ("The envoy has reservations about the pact.", "against", "the pact"),
    ],
)
def test_a_stance_on_an_act_is_on_what_it_does(said, text, stance, target):
    (found,) = said(text)
    assert (found.stance, found.target and found.target.text) == (stance, target)
