"""Mend the dictionary forms that the model's rules get wrong.

Its rules take off "-ed", "-ing" and "-es" and stop at the first word they know, so that
"hoped" becomes "hop". English doubles the last letter of such short verbs ("hopped"):
where it stands single, an "e" was dropped. Words they do not know lose too little:
"retweeted" becomes "retweete".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dragoman.knowledge.tables import data_path
from dragoman.knowledge.words import read_words

ENDINGS: Final = {"VBD": 2, "VBN": 2, "VBG": 3, "VBZ": 2}
# One vowel before one last letter that English would double: "hop", not "raid", "row".
SHORT: Final = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
HISSING: Final = ("s", "z", "h")  # "dishes" has a whole "es" behind "dish"
LONG: Final = re.compile(r"\w*(?:ee|oa|oo)[dklmnpt]e")
LETTERS: Final = re.compile(r"[A-Z]{2,}s")  # "MPs", "NGOs"
FORMS: Final = read_words(data_path("lexicon", "en", "words", "lemmas.txt"))
MANY: Final = frozenset(FORMS.of("plural"))
PASTS: Final = {
    before + past: before + verb
    for before in FORMS.of("before")
    for past, verb in FORMS.of("past").items()
}


def mend_lemmas(lemmas: list[str], words: Sequence[str], tags: list[str]) -> None:
    """Give verbs in "-ed" and "-ing" the "e" back that they lost, in place.

    What is a past but was not known as one gets its tag too: "the army retook it".

    >>> found = ["hop", "stop", "stag", "hat", "retweete"]
    >>> words = ["hoped", "stopped", "staging", "hates", "retweeted"]
    >>> mend_lemmas(found, words, ["VBD", "VBD", "VBG", "VBZ", "VBD"])
    >>> found
    ['hope', 'stop', 'stage', 'hate', 'retweet']
    """
    for row, tag in enumerate(tags):
        word = words[row].lower()
        if word in PASTS and tag.startswith("VB"):
            lemmas[row] = PASTS[word]
            tags[row] = "VBN" if tag == "VBN" else "VBD"
        elif tag in ENDINGS:
            lemmas[row] = _mended(lemmas[row], word, tag)
        elif tag.startswith("NN") and LETTERS.fullmatch(words[row]):
            tags[row], lemmas[row] = tag.rstrip("S") + "S", word[:-1]
        elif tag == "NNS" or (tag == "NN" and word in MANY):
            tags[row] = "NNS"
            lemmas[row] = _singular(lemmas[row], word)


def _singular(lemma: str, word: str) -> str:
    """The singular of a noun whose ending the rules do not know.

    >>> _singular("servicemen", "servicemen"), _singular("specimen", "specimens")
    ('serviceman', 'specimen')
    >>> _singular("ex-rebels", "ex-rebels"), _singular("soldier", "soldiers")
    ('ex-rebel', 'soldier')
    """
    if word == "media":
        return word  # "a medium" is another matter
    if lemma.endswith("men") and word.endswith("men"):
        return lemma[:-2] + "an"
    return lemma.removesuffix("s") if lemma.startswith("ex-") else lemma


def _mended(lemma: str, word: str, tag: str) -> str:
    """A dictionary form that fits a word with the ending of its tag."""
    cut, left = ENDINGS[tag], len(word) - len(lemma)
    if left == cut and SHORT.fullmatch(lemma) and word.startswith(lemma):
        return lemma if tag == "VBZ" and lemma.endswith(HISSING) else lemma + "e"
    if left == cut - 1 and LONG.fullmatch(lemma):
        return lemma[:-1]
    return lemma
