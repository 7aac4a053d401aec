"""Find who speaks the quotes of a report, for "we", "our" and "I" in them.

A quote belongs to the subject of the verb of saying in its own sentence; where
it runs over several sentences, to that of the first sentence that has one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from dragoman.parsing.pairs import SUBJECTS
from dragoman.parsing.sentences import SPEECH
from dragoman.records import Sentence

MARK: Final = '"'
TOLD: Final = frozenset("tell ask urge remind assure warn ask beg".split())


class Place(NamedTuple):
    """A row of a sentence."""

    sentence: int
    row: int


class Quote(NamedTuple):
    """What stands in quotes in one sentence.

    Attributes:
        rows: The rows between the marks.
        speaker: Who speaks them, where that is plain.
        verb: The verb of saying.
    """

    rows: frozenset[int]
    speaker: Place | None
    verb: Place | None


def find_quotes(sentences: Sequence[Sentence]) -> dict[int, Quote]:
    """What stands in quotes, by the index of the sentence."""
    found: dict[int, Quote] = {}
    waiting: list[int] = []
    last: Quote | None = None
    open_ = False
    for sentence in sentences:
        if MARK not in sentence.words and not open_:
            waiting, last = [], None
            continue
        open_ = open_ and sentence.words[0] != MARK
        rows, open_ = _inside(sentence, opened=open_)
        quote = _spoken(sentence, rows)
        found[sentence.index] = quote
        waiting.append(sentence.index)
        last = quote if quote.speaker else last
        if last is not None:
            for index in waiting:
                found[index] = last._replace(rows=found[index].rows)
            waiting = []
    return found


def _inside(sentence: Sentence, *, opened: bool) -> tuple[frozenset[int], bool]:
    """The rows between marks, and whether the last mark is still open."""
    rows = []
    for row, word in enumerate(sentence.words):
        if word == MARK:
            opened = not opened
        elif opened:
            rows.append(row)
    return frozenset(rows), opened


def _spoken(sentence: Sentence, rows: frozenset[int]) -> Quote:
    """The quote of a sentence, with the subject of its verb of saying."""
    for row, lemma in enumerate(sentence.lemmas):
        if lemma in SPEECH and row not in rows and sentence.pos[row] == "VERB":
            for subject in sentence.labelled(row, *SUBJECTS):
                return Quote(
                    rows, Place(sentence.index, subject), Place(sentence.index, row)
                )
    return Quote(rows, None, None)


def addressee(sentences: Sequence[Sentence], quote: Quote) -> Place | None:
    """Whom a quote is said to: "you" of "he told them"."""
    if quote.verb is None:
        return None
    sentence = sentences[quote.verb.sentence]
    if sentence.lemmas[quote.verb.row] not in TOLD:
        return None
    told = sentence.labelled(quote.verb.row, "dobj", "dative")
    return Place(sentence.index, told[0]) if told else None
