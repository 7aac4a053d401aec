"""Counts belong to one act, are cut from the text, and never contradict themselves."""

import pytest
from sentences import a_parse, an_act

from dragoman.counts import CountReader, read_counts

read = CountReader()


def counts_of(text, trigger, **fields):
    parse = a_parse(text)
    return [(c.kind, c.low) for c in read(an_act(parse, trigger, **fields), parse)]


@pytest.mark.parametrize(
    ("text", "trigger", "counts"),
    [
        ("Gunmen killed 12 people in Dara.", "killed", [("killed", 12)]),
        (
            "A blast that killed nine people shook Dara.",
            "blast",
            [("killed", 9)],  # the outcome hangs on the trigger
        ),
        ("The raid killed three men.", "raid", [("killed", 3)]),  # as its subject
        (
            "Rebels attacked a post, leaving 12 dead.",
            "attacked",
            [("killed", 12)],
        ),
        (
            "He condemned the killing of two nurses.",
            "killing",
            [("killed", 2)],  # the trigger itself is the cue
        ),
    ],
)
def test_an_act_has_the_counts_of_its_words(text, trigger, counts):
    assert counts_of(text, trigger) == counts


def test_an_act_has_no_count_of_another_act():
    text = "Police arrested 30 men after gunmen killed two guards."
    parse = a_parse(text)
    [sentence] = parse.sentences
    killed = sentence.words.index("killed")
    below = range(*sentence.subtree(killed))
    scope = tuple(n for n in range(len(sentence.words)) if n not in below)
    assert counts_of(text, "arrested", scope=scope) == [("arrested", 30)]
    assert counts_of(text, "killed") == [("killed", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "Between 10 and 15 people were killed and over 30 wounded.",
        "Up to 20 fighters died, and dozens of others went missing.",
        "There were no casualties.",
    ],
)
def test_a_count_is_cut_from_the_text_and_in_order(text):
    parse = a_parse(text)
    for sentence in parse.sentences:
        for count in read_counts(sentence, parse.report):
            words = count.words
            assert text[words.start : words.end] == words.text
            said = [n for n in (count.low, count.best, count.high) if n is not None]
            assert said == sorted(said)
            assert said
