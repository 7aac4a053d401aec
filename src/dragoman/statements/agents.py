"""Tell who can hold a view: people and what they write do, a partnership does not."""

from __future__ import annotations

from typing import Final

from dragoman.knowledge.speech_words import speech_words
from dragoman.records import Mention, Parse

# Sorts of cues that only somebody with a mind does; others a report does as well.
MINDED: Final = frozenset(("judge", "think", "wish", "speak"))


def holds_views(parse: Parse, sentence: int, row: int, sort: str) -> bool:
    """Tell whether what a row stands for can do what a cue of a sort tells.

    Args:
        parse: The report.
        sentence: The index of the sentence.
        row: The head of the speaker's phrase.
        sort: The sort of the cue.
    """
    mention = parse.mention_at(sentence, row)
    if sort not in MINDED or mention is None:
        return True
    while mention.antecedents:
        mention = parse.mentions[mention.antecedents[0]]
    return mention.kind != "thing" or not _is_abstract(mention, parse)


def _is_abstract(mention: Mention, parse: Parse) -> bool:
    s = parse.sentences[mention.sentence]
    lemma = s.lemmas[mention.head]
    named = s.pos[mention.head] != "NOUN"
    words = speech_words()
    abstract = lemma.endswith(tuple(words.abstract))
    return not named and abstract and lemma not in words.written
