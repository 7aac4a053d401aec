"""Read quotations behind a clause that no cue tells: 'He had a simple answer: "No."'.

Whatever the verb of the clause before a colon, whoever acts in it says what follows,
or whoever it happens to: 'The news did not surprise the mayor: "We knew."'. Behind a
full stop so does who says nothing else: 'She said in a letter. "We will go."'.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from dragoman.knowledge.speech_words import speech_words
from dragoman.records import Parse, Sentence
from dragoman.statements.entries import cue_chars
from dragoman.statements.quoting import MARKS, Chars
from dragoman.statements.saying import Saying

SPEAKING: Final = ("person", "organisation", "group", "state")
PERSONS: Final = ("i", "we", "he", "she")
SUBJECTS: Final = ("nsubj",)
CONTENT: Final = ("dobj", "ccomp", "xcomp", "advcl")
MAIN: Final = ("ROOT", "conj", "ccomp", "parataxis")
NAMED: Final = "VBN"  # "a song titled: …"
ENDS: Final = (".", "?", "!", "…")
NEAREST: Final = 8  # characters between a colon and its quotation
LEAST: Final = 5  # words of a quotation that is no title and no slogan
NOBODY: Final = -1


def behind_clauses(
    parse: Parse, quotations: Sequence[Chars], told: Sequence[Saying]
) -> Iterator[Saying]:
    """Sayings for quotations behind a clause that are in the content of none told.

    Args:
        parse: The report.
        quotations: All quotations of its text.
        told: The sayings whose cues are known.
    """
    text = parse.report.text
    starts = [s.start for s in parse.sentences]
    for start, end in quotations:
        before = text[max(0, start - NEAREST) : start].rstrip()
        stop = max(0, start - NEAREST) + len(before) - 1
        if before[-1:] not in (":", ".") or not _is_sentence(text[start:end]):
            continue
        if any(one.content[0] < end and start < one.content[1] for one in told):
            continue
        at = bisect_left(starts, stop + 1) - 1
        if at < 0 or stop >= parse.sentences[at].end:
            continue
        s = parse.sentences[at]
        if text[stop] == ":":
            yield from _behind_colon(parse, s, stop, (start, end))
        elif "\n" not in text[stop:start]:
            yield from _behind_stop(parse, s, (start, end))


def _is_sentence(quotation: str) -> bool:
    words = quotation.strip(MARKS).split()
    return len(words) >= LEAST and words[-1].endswith(ENDS)


def _behind_colon(
    parse: Parse, s: Sentence, colon: int, quotation: Chars
) -> Iterator[Saying]:
    """The saying of whoever acts in the clause that a colon ends."""
    last = bisect_left(s.offsets, colon)
    before = range(0 if s.tags[last - 1] == NAMED else last)
    acting = [r for r in before if s.deps[r] in MAIN and s.labelled(r, *SUBJECTS)]
    if acting:
        row = acting[-1]
        parties = (*s.labelled(row, *SUBJECTS)[:1], *s.labelled(row, "dobj")[:1])
        speakers = [r for r in parties if _speaks(parse, s, r)]
        yield from (_saying(s, row, speaker, quotation) for speaker in speakers[:1])


def _behind_stop(parse: Parse, s: Sentence, quotation: Chars) -> Iterator[Saying]:
    """The saying of whoever says something in a sentence that does not tell what."""
    row = next(r for r, head in enumerate(s.heads) if r == head)
    speakers = s.labelled(row, *SUBJECTS)[:1]
    mute = s.lemmas[row] in speech_words().plain and not s.labelled(row, *CONTENT)
    if mute and speakers and _speaks(parse, s, speakers[0]):
        yield _saying(s, row, speakers[0], quotation)


def _saying(s: Sentence, row: int, speaker: int, quotation: Chars) -> Saying:
    return Saying(
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
