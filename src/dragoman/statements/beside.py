"""Read the quotations beside the cues of a sentence: which a cue introduces."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from dragoman.knowledge.cues import Cue
from dragoman.knowledge.speech_words import speech_words
from dragoman.records import Sentence
from dragoman.statements.entries import cue_chars, says
from dragoman.statements.quoting import (
    MARKS,
    Chars,
    behind_colon,
    broken_off,
    quoted_beside,
    trim,
    widen,
)
from dragoman.statements.rows import Rows

SUBJECTS: Final = ("nsubj", "nsubjpass")


class QuotationReader:
    """Reads the quotations in one sentence, and those that end just before it."""

    def __init__(self, s: Sentence, text: str, quotations: tuple[Chars, ...]) -> None:
        """Keep the sentence and the quotations in it or just before it."""
        self.s, self.text, self.words = s, text, speech_words()
        self.near = tuple(q for q in quotations if self._is_near(q))

    def _is_near(self, quotation: Chars) -> bool:
        """Tell of a quotation in the sentence, beside it, or behind its last colon."""
        s, (start, end) = self.s, quotation
        if start >= s.end:
            return s.words[-1] == ":" and not self.text[s.end : start].strip()
        return s.start < end or not self.text[end : s.start].strip(" \u00a0")

    def holds(self, at: int) -> bool:
        """Tell whether a character stands in a quotation."""
        return any(start < at < end for start, end in self.near)

    def quote(self, row: int, cue: Cue, rows: Rows) -> Chars | None:
        """The quotation beside a verb of saying, if that is what it says."""
        s = self.s
        if s.pos[row] != "VERB" or "clause" not in cue.contents:
            return None
        if self._is_clause(row, rows):
            return None
        quote = quoted_beside(cue_chars(s, row), self.near, self.text)
        if quote is None or not self._may_have(row, quote):
            return None
        if not rows:
            return self._with_beginning(row, quote)
        start, end = s.chars(min(rows), max(rows) + 1)
        shared = start < quote[1] and quote[0] < end
        torn = quote[1] <= s.start and s.lemmas[row] not in self.words.addressing
        return None if shared or torn else self._with_beginning(row, quote)

    def whole(self, row: int, content: Chars) -> Chars:
        """Content with all of the quotations in it, and of one that the cue breaks."""
        content = trim(widen(content, self.near, self.text), self.text)
        if self.s.lemmas[row] in self.words.addressing:
            content = behind_colon(content, self.near, self.text)
        begun = broken_off(cue_chars(self.s, row), content, self.near, self.text)
        if begun is None or self._says_between(begun[1], row):
            return content
        return begun[0], content[1]

    def _may_have(self, row: int, quote: Chars) -> bool:
        """Tell whether a quotation may be what a cue says, not what another does."""
        s = self.s
        if quote[1] <= s.offsets[row]:  # '"Yes," he said, hinting at'
            if self._says_between(quote[1], row) or self._is_past(row, quote):
                return False  # '"Yes," said the mayor, who noted'
            if s.deps[row] == "pcomp":  # "was quoted by the paper as saying"
                return s.lemmas[s.heads[row]] == "as"
            return bool(s.labelled(row, *SUBJECTS)) or s.tags[row] != "VBG"
        return not any(  # 'asked about it, he said, "'
            s.offsets[row] < s.offsets[r] < quote[0] and says(s, r)
            for r in range(row + 1, len(s.words))
        )

    def _is_past(self, row: int, quote: Chars) -> bool:
        """Tell whether a sentence only goes on behind speech: '"Go." They laughed.'."""
        ended = self.text[slice(*quote)].rstrip(MARKS).endswith(".")
        apart = ended and quote[1] <= self.s.start
        return apart and self.s.lemmas[row] not in self.words.plain

    def _says_between(self, end: int, row: int) -> bool:
        """Tell whether another cue of speech stands before a row, behind a place."""
        first = bisect_left(self.s.offsets, end)
        return any(says(self.s, r) for r in range(first, row))

    def _is_clause(self, row: int, rows: Rows) -> bool:
        """Tell whether content is a clause, or stands before its cue."""
        s = self.s
        return any(
            r < row or (s.heads[r] == row and s.deps[r] in ("ccomp", "xcomp"))
            for r in rows
        )

    def _with_beginning(self, row: int, quote: Chars) -> Chars:
        """A quotation with what goes before it: 'Talks, he said, "are over"'."""
        s = self.s
        subjects = s.labelled(row, *SUBJECTS)
        start = s.offsets[min((s.subtree(c)[0] for c in subjects), default=row)]
        goes_on = self.text[quote[0] : quote[1]].strip(MARKS)[:1].islower()
        before = self.text[s.start : start].rstrip()
        if subjects and goes_on and before.endswith(",") and quote[0] > start > s.start:
            return s.start, quote[1]
        return quote
