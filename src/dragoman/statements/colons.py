"""Read quotations behind a colon that no cue tells: 'He had a simple answer: "No."'.

Whatever the verb of the clause before the colon, whoever acts in it says what follows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from dragoman.records import Parse, Sentence
from dragoman.statements.entries import cue_chars
from dragoman.statements.quoting import MARKS, Chars
from dragoman.statements.saying import Saying

SPEAKING: Final = ("person", "organisation", "group", "state")
PERSONS: Final = ("i", "we", "he", "she")
SUBJECTS: Final = ("nsubj",)
MAIN: Final = ("ROOT", "conj", "ccomp", "parataxis")
NAMED: Final = "VBN"  # "a song titled: …"
ENDS: Final = (".", "?", "!", "…")
NEAREST: Final = 8  # characters between a colon and its quotation
LEAST: Final = 5  # words of a quotation that is no title and no slogan
NOBODY: Final = -1


def behind_colons(
    parse: Parse, quotations: Sequence[Chars], told: Sequence[Saying]
) -> Iterator[Saying]:
    """Sayings for quotations behind a colon that are in the content of none told.

    Args:
        parse: The report.
        quotations: All quotations of its text.
        told: The sayings whose cues are known.
    """
    text = parse.report.text
    starts = [s.start for s in parse.sentences]
    for start, end in quotations:
        colon = text.rfind(":", max(0, start - NEAREST), start)
        if colon < 0 or text[colon + 1 : start].strip():
            continue
        if not _is_sentence(text[start:end]):
            continue
        if any(one.content[0] < end and start < one.content[1] for one in told):
            continue
        at = bisect_left(starts, colon + 1) - 1
        if at >= 0 and colon < parse.sentences[at].end:
            yield from _said(parse, parse.sentences[at], colon, (start, end))


def _is_sentence(quotation: str) -> bool:
    words = quotation.strip(MARKS).split()
    return len(words) >= LEAST and words[-1].endswith(ENDS)


def _said(parse: Parse, s: Sentence, colon: int, quotation: Chars) -> Iterator[Saying]:
    """The saying of whoever acts in the clause that a colon ends."""
    last = bisect_left(s.offsets, colon)
    before = range(0 if s.tags[last - 1] == NAMED else last)
    acting = [r for r in before if s.deps[r] in MAIN and s.labelled(r, *SUBJECTS)]
    row = acting[-1] if acting else NOBODY
    speaker = s.labelled(row, *SUBJECTS)[0] if acting else NOBODY
    if speaker >= 0 and _speaks(parse, s, speaker):
        yield Saying(
            sentence=s.index,
            head=row,
            cue=cue_chars(s, row),
            content=quotation,
            sort="say",
            speaker=speaker,
            addressee=NOBODY,
            own=False,
        )


def _speaks(parse: Parse, s: Sentence, row: int) -> bool:
    mention = parse.mention_at(s.index, row)
    while mention is not None and mention.antecedents:
        mention = parse.mentions[mention.antecedents[0]]
    known = mention is not None and mention.kind in SPEAKING
    return known or s.words[row].lower() in PERSONS
