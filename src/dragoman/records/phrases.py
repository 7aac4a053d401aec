"""What several rooms know of phrases: the first person's words, tags, a lone phrase."""

from __future__ import annotations

import re
from typing import Final

from dragoman.records.parse import Sentence

# Words by which who speaks tells of himself, alone or with others.
FIRST: Final = frozenset("we us our ours ourselves i me my mine myself".split())
# The dash before who signs a quotation, as a pattern: "“Go.” ― Ana Ruiz".
SIGNING: Final = r"(?:--|[―—–-])"
TAG: Final = re.compile(r"</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>|<!--[^<>]*-->")
PHRASE: Final = frozenset(("DET", "ADJ", "NOUN", "PROPN"))
NOUNS: Final = frozenset(("NOUN", "PROPN"))
ACCORDING: Final = ["according", "to"]
BREAKS: Final = frozenset((",", ";", "and", "but", "while", "whereas"))


def without_tags(text: str) -> str:
    """A text with spaces for the tags of HTML that are left in it.

    >>> without_tags("on <u>May 3</u>, if 2 < 3")
    'on    May 3    , if 2 < 3'
    """
    if "<" not in text:
        return text
    return TAG.sub(lambda tag: " " * len(tag[0]), text)


def lone_phrase(sentence: Sentence, row: int) -> tuple[int, int] | None:
    """The rows of a noun phrase that stands alone between a break and a row.

    In "The ministry said that 12 died, the rebels 30" that is "the rebels" for the
    row of "30".
    """
    first = row
    while first and (
        sentence.pos[first - 1] in PHRASE or sentence.tags[first - 1] == "POS"
    ):
        first -= 1
    if first == row or sentence.pos[row - 1] not in NOUNS:
        return None
    before = [word.lower() for word in sentence.words[max(0, first - 2) : first]]
    parted = bool(before) and (before[-1] in BREAKS or before == ACCORDING)
    return (first, row) if parted else None


def only_counts(sentence: Sentence, row: int) -> bool:
    """Tell whether a word counts people and says no more of them: "28", "40 others"."""
    others = sentence.lemmas[row] == "other" and sentence.tags[row] == "NNS"
    return others or sentence.tags[row] == "CD"
