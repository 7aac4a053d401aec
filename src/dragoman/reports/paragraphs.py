"""Split a text into paragraphs, whether its lines are wrapped or not.

Some archives break lines at a fixed width and part paragraphs by empty lines;
others write a paragraph on each line. A line runs on if the first word of the
next would not have fitted behind it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import msgspec

from dragoman.reports.days import read_day

_BLOCK = re.compile(r"\S.*(?:\n[^\S\n]*\S.*)*")
_LINE = re.compile(r"\S.*")
# No archive that we know wraps wider; longer lines are paragraphs.
_WIDEST = 130
# Hyphens and late corrections leave lines that are shorter than they could be.
_RAGGED = 8


class Paragraph(msgspec.Struct, frozen=True):
    """Some words between breaks, without the space around them.

    Attributes:
        start: The first character in the report's text.
        end: The character after the last.
        text: The words.
        block: The number of its block, the stretch between empty lines.
    """

    start: int
    end: int
    text: str
    block: int

    def rest(self, start: int) -> Paragraph:
        """What is left of it from some character of the report on."""
        words = self.text[start - self.start :]
        return Paragraph(
            self.end - len(words.lstrip()), self.end, words.lstrip(), self.block
        )


def paragraphs(text: str) -> list[Paragraph]:
    r"""The paragraphs of a text, in order.

    >>> [p.text for p in paragraphs("Talks fail\n\nKABUL -- They met\nand left.")]
    ['Talks fail', 'KABUL -- They met\nand left.']
    """
    found = []
    for number, block in enumerate(_BLOCK.finditer(text)):
        lines = [
            (block.start() + m.start(), block.start() + m.start() + len(m[0].rstrip()))
            for m in _LINE.finditer(block[0])
        ]
        found += [Paragraph(a, b, text[a:b], number) for a, b in _joined(lines, text)]
    return found


def _joined(lines: list[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """Join the lines that run on."""
    width = max(end - start for start, end in lines)
    full = [_is_full(a, b, text, width) for a, b in itertools.pairwise(lines)]
    # A lone headline is the longest line of its block without being wrapped.
    wrapped = width <= _WIDEST and sum(full) * 2 > len(full)
    first, last = lines[0]
    for (start, end), filled in zip(lines[1:], full, strict=True):
        runs_on = filled and wrapped and not read_day(text[start:end])
        if not runs_on and not text[start].islower():
            yield first, last
            first = start
        last = end
    yield first, last


def _is_full(
    line: tuple[int, int], after: tuple[int, int], text: str, width: int
) -> bool:
    """Tell whether the first word of the next line would not have fitted."""
    word = text[after[0] : after[1]].split(None, 1)[0]
    return line[1] - line[0] + 1 + len(word) + _RAGGED > width
