"""Tell who gives a number: "police put the toll at 12", "according to the UN"."""

from __future__ import annotations

from typing import Final

from dragoman.counts.numbers import Forms
from dragoman.counts.tolls import is_mended
from dragoman.counts.words import HARM, MENDING, SAYING, TOLLS
from dragoman.records import Sentence

INSIDE: Final = ("det", "compound", "amod", "nmod", "nummod", "poss", "case")
NOBODY: Final = frozenset(("it", "there", "which", "that", "what", "this", "report"))
# How what is said hangs on a verb of saying, and verbs that put a number at it.
SAID: Final = (
    "ccomp",
    "dobj",
    "parataxis",
    "dep",
    "attr",
    "oprd",
    "conj",
    "npadvmod",
    "xcomp",
)
PUTTING: Final = frozenset(("put", "estimate", "count", "report", "list", "record"))
EMPTY: Final = ("who", "whom")


def source_of(
    sentence: Sentence, forms: Forms, rows: tuple[int, ...]
) -> tuple[int, int] | None:
    """The rows of the words for whoever gives a number, None if the reporter does.

    Args:
        sentence: The sentence.
        forms: Its words in lower case.
        rows: The rows of the number and of the word that says what it counts.
    """
    for row in dict.fromkeys(rows):
        found = _speaker_over(sentence, forms, row)
        if found is not None:
            return _phrase(sentence, found)
    return _according(sentence, forms)


def _speaker_over(sentence: Sentence, forms: Forms, row: int) -> int | None:
    """The subject of the nearest verb of saying over a row."""
    below = row
    for at in sentence.above(row):
        if sentence.pos[at] == "VERB" and _says(sentence, at, below):
            speaker = _subject(sentence, forms, at)
            told = speaker is not None and speaker != below
            parted = told and ";" in forms[row:speaker]  # "…; the rebels said 30"
            if told and not parted and not _holds(sentence, speaker, row):
                return speaker
        below = at
    return None


def _says(sentence: Sentence, verb: int, below: int) -> bool:
    """Tell whether a verb tells a number: "say", "speak of", "lower the toll"."""
    lemma = sentence.lemmas[verb]
    if lemma in ("speak", "talk"):
        return sentence.lemmas[below] == "of"
    if lemma in SAYING:
        hangs = sentence.deps[below]
        # What is said before who says it is now and then taken for a subject.
        twice = hangs == "nsubj" and len(sentence.labelled(verb, "nsubj")) > 1
        if not (hangs in SAID or twice or (hangs == "prep" and lemma in PUTTING)):
            return False
        objects = sentence.labelled(verb, "dobj")
        return not any((lemma, sentence.lemmas[o]) in HARM.phrases for o in objects)
    return (
        lemma in MENDING
        and is_mended(sentence, verb)
        and any(sentence.lemmas[o] in TOLLS for o in sentence.labelled(verb, "dobj"))
    )


def _holds(sentence: Sentence, speaker: int | None, row: int) -> bool:
    """Tell whether a row lies in the words for the speaker: "12 people said"."""
    return speaker is not None and speaker in (row, *sentence.above(row))


def _subject(sentence: Sentence, forms: Forms, verb: int) -> int | None:
    """Who says it: the subject of the verb, or of one that it goes on from."""
    for at in (verb, *sentence.above(verb)[:2]):
        labels = ("nsubjpass",) if _is_quoted(sentence, at) else ("nsubj",)
        if labels == ("nsubj",) and sentence.labelled(at, "nsubjpass"):
            return None  # "no casualties were reported"
        for row in reversed(sentence.labelled(at, *labels)):
            if forms[row] in EMPTY and sentence.deps[at] == "relcl":
                return sentence.heads[at]
            return None if forms[row] in NOBODY else row
        if sentence.deps[at] not in ("conj", "xcomp", "pcomp", "prep", "advcl"):
            return None
    return None


def _is_quoted(sentence: Sentence, verb: int) -> bool:
    """Tell of "was quoted as saying"."""
    return sentence.lemmas[verb] in ("quote", "cite") and sentence.tags[verb] == "VBN"


def _according(sentence: Sentence, forms: Forms) -> tuple[int, int] | None:
    """Whoever stands behind "according to"."""
    if "according" not in forms:
        return None
    row = forms.index("according")
    for to in (row, row + 1):
        for noun in sentence.labelled(to, "pobj") if to < len(forms) else ():
            if sentence.lemmas[noun] not in NOBODY:
                return _phrase(sentence, noun)
    return None


def _phrase(sentence: Sentence, head: int) -> tuple[int, int]:
    """The rows of a head with what stands before it."""
    first = head
    for row in sentence.children[head]:
        if row < head and sentence.deps[row] in INSIDE:
            first = min(first, sentence.subtree(row)[0])
    return first, head + 1
