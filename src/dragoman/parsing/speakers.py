"""Find who speaks the quotes of a report, for "we", "our" and "I" in them.

A quote belongs to the subject of the verb of saying in its own sentence; where
it runs over several sentences, to that of the first sentence that has one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from dragoman.parsing.pairs import SUBJECTS
from dragoman.parsing.sentences import SPEECH
from dragoman.records import Sentence

MARK = '"'

Speaker = TypeVar("Speaker")


def find_speakers(
    sentences: Sequence[Sentence], party: Callable[[int, int], Speaker | None]
) -> Iterator[tuple[int, Speaker]]:
    """The sentences that hold quotes, each with its speaker where one is plain.

    Args:
        sentences: The sentences of a report.
        party: Tells who is named at a row of a sentence.
    """
    waiting: list[int] = []
    last: Speaker | None = None
    open_ = False
    for sentence in sentences:
        marks = sentence.words.count(MARK)
        if sentence.words[0] == MARK:
            open_ = False
        if not (marks or open_):
            waiting, last = [], None
            continue
        speaker = _speaker(sentence, party)
        waiting.append(sentence.index)
        last = speaker or last
        if last is not None:
            for index in waiting:
                yield index, last
            waiting = []
        open_ ^= marks % 2 == 1


def _speaker(
    sentence: Sentence, party: Callable[[int, int], Speaker | None]
) -> Speaker | None:
    for row, lemma in enumerate(sentence.lemmas):
        if lemma in SPEECH and sentence.pos[row] == "VERB":
            for subject in sentence.labelled(row, *SUBJECTS):
                found = party(sentence.index, subject)
                if found is not None:
                    return found
    return None
