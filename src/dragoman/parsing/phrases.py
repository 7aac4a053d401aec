"""Find the noun phrases of a sentence: heads with their own modifiers."""

from __future__ import annotations

from typing import Final

from dragoman.parsing.names import Named
from dragoman.parsing.words import Vocabulary
from dragoman.records import Sentence

NOMINAL: Final = frozenset(("NOUN", "PROPN", "PRON"))
INNER: Final = frozenset(
    ("compound", "nmod", "amod", "quantmod", "det", "punct", "case")
)
LEFT: Final = frozenset(
    "det amod nummod compound poss nmod quantmod predet neg advmod case".split()
)
ARGUMENT: Final = frozenset("nsubj nsubjpass dobj dative pobj".split())
PRONOMINAL: Final = frozenset(("NUM", "ADJ", "VERB", "DET"))
NO_PHRASE: Final = frozenset(("EX", "POS", "HYPH", "LS", "SYM", "_SP", "ADD", "XX"))
MARKS: Final = frozenset("'\"()[],;:-–—")


def heads(sentence: Sentence) -> list[int]:
    """The rows that head a noun phrase or are a pronoun of their own."""
    pos, deps, tags = sentence.pos, sentence.deps, sentence.tags
    found = []
    for row, part in enumerate(pos):
        if part in NOMINAL:
            if tags[row] in NO_PHRASE or (deps[row] in INNER and part != "PRON"):
                continue
            if tags[row] == "PRP$" and honours(sentence, row):
                continue
            found.append(row)
        elif part in PRONOMINAL and (
            tags[row] == "WP$" or stands_for_noun(sentence, row)
        ):
            found.append(row)
    return found


def honours(sentence: Sentence, row: int) -> bool:
    """Tell whether a possessive belongs to a title: "with His Majesty"."""
    words = sentence.words
    return (
        0 < row < len(words) - 1
        and words[row][0].isupper()
        and not words[row].isupper()
        and words[row + 1][0].isupper()
    )


def stands_for_noun(sentence: Sentence, row: int) -> bool:
    """Tell whether a number or adjective stands for people: "two", "the wounded"."""
    dep, tag = sentence.deps[row], sentence.tags[row]
    if dep not in ARGUMENT:
        return False
    if tag == "CD" or sentence.pos[row] == "DET":
        return dep != "pobj" or not sentence.words[row][0].isdigit()
    if tag in ("VBN", "JJ", "JJR", "JJS"):
        return bool(sentence.labelled(row, "det", "nummod")) or (
            tag != "VBN" and dep.startswith("nsubj")
        )
    return False


def left_edge(sentence: Sentence, row: int) -> int:
    """The first row of all that hangs on a token."""
    children = sentence.children
    while children[row] and children[row][0] < row:
        row = children[row][0]
    return row


def first_row(sentence: Sentence, head: int) -> int:
    """The first row of a head's own modifiers."""
    first, deps = head, sentence.deps
    for child in reversed(sentence.children[head]):
        if child > head:
            continue
        if deps[child] == "punct":
            continue
        if deps[child] not in LEFT:
            break
        first = left_edge(sentence, child)
    while first < head and sentence.words[first][0] in MARKS:
        first += 1
    return first


def last_row(sentence: Sentence, head: int, words: Vocabulary) -> int:
    """The row after the last that belongs to a head's own name or number.

    "December 15", "Battalion 3", "the Ministry of Foreign Affairs".
    """
    last = head + 1
    children, deps = sentence.children, sentence.deps
    for child in children[head]:
        number = child == last and sentence.tags[child] == "CD"
        number = number and sentence.tags[head] != "NNS"  # ", the rebels 30"
        if number and deps[child] in ("nummod", "npadvmod"):
            last = child + 1
    if sentence.pos[head] == "PROPN" and sentence.lemmas[head] in words.body:
        for child in children[head]:
            if child == last and sentence.lemmas[child] in ("of", "for"):
                return _behind_of(sentence, child)
    return last


def _behind_of(sentence: Sentence, prep: int) -> int:
    """The row after the capitals behind "of": "of Foreign Affairs"."""
    row = prep + 1
    while row < len(sentence.words) and (
        sentence.pos[row] == "PROPN"
        or (sentence.words[row] in ("and", "&", "the") and row > prep)
        or (sentence.words[row][0].isupper() and sentence.pos[row] in ("ADJ", "NOUN"))
    ):
        row += 1
    while row > prep and not sentence.words[row - 1][0].isupper():
        row -= 1
    return row if row > prep + 1 else prep


def merged_title(sentence: Sentence, row: int) -> int | None:
    """The name that stands directly behind a title which the parser made its head.

    In "Prime Minister Nawaz Sharif" the parser may take "Minister" for the head
    and the name for an apposition; the two are one phrase headed by the name.
    """
    for child in sentence.children[row]:
        if (
            child > row
            and sentence.deps[child] in ("appos", "conj")
            and sentence.pos[child] == "PROPN"
            and left_edge(sentence, child) == row + 1
        ):
            return child
    return None


def around(names: tuple[Named, ...], row: int) -> Named | None:
    """The known name that a row belongs to."""
    return next((name for name in names if name.first <= row < name.last), None)
