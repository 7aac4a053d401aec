"""The quick way through the model's rules for words says what the model says."""

from functools import cache

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.parsing.rules import Rules, quicken
from dragoman.settings import ParsingSettings


@cache
def pipelines():
    """The model as it is, and quickened."""
    name = ParsingSettings().model
    plain, quick = (spacy.load(name, exclude=["ner"]) for _ in range(2))
    quicken(quick)
    return plain, quick


def told(nlp, text):
    return [
        (t.text, t.tag_, t.pos_, t.lemma_, t.dep_, str(t.morph))
        for t in next(nlp.pipe([text]))
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The minister said that it had been done.", "one word with its tag"),
        ("He has it; it has gone; I gave it to you.", "a word with its label"),
        ("Let's say they ain't gonna go.", "rules of two words, the second changed"),
        ("There's a way out, and there were two.", "two words, the second changed"),
        ("Y'all know nothin' and nuthin', c'mon.", "patterns of letters"),
        ("Rebels  fled\n\nand\t ran .", "blanks between words"),
        ("They were found to found a town they had found.", "one word, three lemmas"),
        ("This is the one which those want.", "labels that must not be there"),
        ("She got there and gets on.", "a rule with two patterns"),
        (" ", "nothing but a blank"),
        ("", "nothing at all"),
    ],
)
def test_the_same_as_the_model(text, why):
    plain, quick = pipelines()
    assert told(quick, text) == told(plain, text), why


WORDS = (
    "it you I do had 's n't ai let gon na there was that this to be the militia fled"
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*WORDS.split(), ",", " ", "\n"]), max_size=12))
def test_any_words_are_the_same_as_with_the_model(words):
    plain, quick = pipelines()
    assert told(quick, " ".join(words)) == told(plain, " ".join(words))


def test_the_rules_of_a_token_come_in_their_order():
    plain, _ = pipelines()
    found = Rules(plain.get_pipe("attribute_ruler")).match(plain("It has gone."))
    assert all(list(numbers) == sorted(set(numbers)) for numbers in found.values())
    assert set(found) == {0, 1, 2, 3}


def test_a_model_without_such_rules_stays_as_it_is():
    nlp = spacy.blank("en")
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    quicken(nlp)
    assert nlp.pipe_names == ["lemmatizer"]
