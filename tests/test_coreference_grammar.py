"""Grammar and the words beside it tell which of several a noun or pronoun means."""

import pytest
from test_coreference import pointed
from test_parsing import parse


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        # nobody demands his own resignation
        ("Paul Horn met Juan Mora. He called for his resignation.", "his", "Juan Mora"),
        # who lets somebody do a thing is somebody else
        ("Paul Horn freed Juan Mora, allowing him to leave.", "him", "Juan Mora"),
        # "if he" is whoever the clause before it is about
        (
            "Paul Horn said Juan Mora would be arrested if he came back.",
            "he",
            "Juan Mora",
        ),
    ],
)
def test_grammar_tells_which_of_two_he_is(text, words, meant):
    assert pointed(parse(text), words) == [meant]


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        # a group that fights is not the UN, though that was named more often
        (
            "The UN met. The UN warned Hezbollah of war. The militant group left.",
            "The militant group",
            ["Hezbollah"],
        ),
        # who is called an officer is a man, whatever his name
        (
            "Police commanding officer Mzuri Kunda met a businessman. He left.",
            "He",
            ["Police commanding officer Mzuri Kunda"],
        ),
    ],
)
def test_words_beside_a_noun_or_name_tell_who_is_meant(text, words, meant):
    assert pointed(parse(text), words) == meant
