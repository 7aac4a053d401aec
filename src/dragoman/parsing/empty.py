"""Tell whether "it" stands for nothing: "it is clear that", "it rained"."""

from __future__ import annotations

from dragoman.parsing.pairs import SUBJECTS
from dragoman.parsing.words import Vocabulary
from dragoman.records import Sentence


def says_nothing(sentence: Sentence, row: int, words: Vocabulary) -> bool:
    """Tell whether an "it" stands for no party and no thing."""
    if sentence.deps[row] == "expl":
        return True
    next_ = sentence.lemmas[row + 1] if row + 1 < len(sentence.lemmas) else ""
    if next_ in words.empty["adjective"] and sentence.pos[row + 1] == "ADJ":
        return True  # "made it clear that"
    if sentence.deps[row] not in SUBJECTS:
        return False
    verb = sentence.heads[row]
    lemma, empty = sentence.lemmas[verb], words.empty
    after = sentence.labelled(verb, "ccomp", "xcomp", "advcl", "csubj")
    if sentence.deps[row] == "nsubjpass":
        return lemma in empty["passive"] and bool(after)
    if lemma == "be":
        said = sentence.labelled(verb, "acomp", "attr")
        return not said or any(
            sentence.lemmas[one] in empty["adjective"] or _event(sentence, one, words)
            for one in said
        )
    return lemma in empty["verb"]


def _event(sentence: Sentence, row: int, words: Vocabulary) -> bool:
    """Tell whether what "it" is said to be is no party: "it was a mistake"."""
    lemma = sentence.lemmas[row]
    return (
        sentence.pos[row] == "NOUN"
        and lemma not in words.body
        and not any(lemma in nouns for nouns in words.back.values())
    )
