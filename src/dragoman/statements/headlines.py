"""Read headlines that end with who says so: "Rebels take town: officials"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from dragoman.knowledge.speech_words import speech_words
from dragoman.records import Parse, Sentence
from dragoman.statements.clauses import SPEAKING
from dragoman.statements.saying import Saying

HEADLINE: Final = re.compile(r"\s*(?P<said>.+): (?P<name>\w[^:,;.?!\n]*)[ \t]*(?:\n|$)")
LEAST: Final = 3  # words of what is said
MOST: Final = 4  # words of who says so
NOBODY: Final = -1


def sourced_headlines(parse: Parse) -> Iterator[Saying]:
    """What the headline of a report gives as the word of somebody."""
    match = HEADLINE.match(parse.report.text)
    if match is None or not parse.sentences:
        return
    said, name = match["said"].split(), match["name"].split()
    if len(said) < LEAST or len(name) > MOST:
        return
    starts = [s.start for s in parse.sentences]
    s = parse.sentences[max(bisect_right(starts, match.start("name")) - 1, 0)]
    row = _speaker(s, *match.span("name"))
    if row >= 0 and _speaks(parse, s, row):
        yield Saying(
            sentence=s.index,
            head=row,
            cue=match.span("name"),
            content=match.span("said"),
            sort="say",
            speaker=row,
            addressee=NOBODY,
            own=True,
        )


def _speaker(s: Sentence, start: int, end: int) -> int:
    """The word that the others of a name hang on."""
    rows = [r for r, at in enumerate(s.offsets) if start <= at < end]
    return next((r for r in rows if s.heads[r] not in rows or s.heads[r] == r), NOBODY)


def _speaks(parse: Parse, s: Sentence, row: int) -> bool:
    mention = parse.mention_at(s.index, row)
    known = mention is not None and mention.kind in SPEAKING
    return known or s.lemmas[row] in speech_words().sources
