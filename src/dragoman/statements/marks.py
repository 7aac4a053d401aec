"""Find what stands in quotation marks, over sentences and paragraphs.

A quotation that runs over paragraphs opens anew in each and closes in the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dragoman.records.phrases import without_tags

CURLED_OPEN, CURLED_CLOSE = "“", "”"
# Two single marks are one, as old wires have them; an empty line ends a paragraph.
MARK: Final = re.compile("[“”\"]|''|``|\n[ \t]*\n")
# British papers quote in single marks, with a capital or a whole phrase inside.
SINGLE: Final = re.compile(r"(?<!\w)‘(?=\w)([^‘’“”\n]+(?:’(?=\w)[^‘’“”\n]+)*)’(?!\w)")
# Also the invisible mark by which some pages turn the direction of writing.
BEFORE_WORDS: Final = frozenset("([—–-:/‘'\u202a")
LONGEST: Final = 6000  # a mark whose partner is farther away was never closed


def find_quotations(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches in quotation marks, marks included, in order.

    >>> find_quotations('He said "yes" and “no”.')
    ((8, 13), (18, 22))
    """
    text = without_tags(text)
    found = list(_quotations(text))
    if "‘" in text:
        single = (match.span() for match in SINGLE.finditer(text))
        found += [
            (start, end)
            for start, end in single
            if not any(a < end and start < b for a, b in found)
        ]
    return tuple(sorted(found))


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    for mark in MARK.finditer(text):
        if mark[0].isspace():
            if opened is not None and not _opens(text, mark.end()):
                opened = None  # never closed: the paragraph ends it
        elif _is_opening(text, mark, inside=opened is not None):
            if opened is None or not _begins_paragraph(text, mark.start()):
                opened = mark.start()
        elif opened is not None:
            if mark.end() - opened <= LONGEST:
                yield opened, mark.end()
            opened = None


def _is_opening(text: str, mark: re.Match[str], *, inside: bool) -> bool:
    """Tell whether a mark opens: by its shape, or as it stands before a word.

    A mark that should close opens where nothing is open: some write ”Go.” with two.
    """
    if mark[0] in (CURLED_OPEN, "``"):
        return True
    before, after = text[: mark.start()][-1:], text[mark.end() : mark.end() + 1]
    free = not before or before.isspace() or before in BEFORE_WORDS
    closes = mark[0] == CURLED_CLOSE and inside
    return not closes and free and not after.isspace() and after != ""


def _opens(text: str, at: int) -> bool:
    """Tell whether a paragraph opens with a mark, as one that goes on does."""
    found = MARK.match(text, at)
    return found is not None and not found[0].isspace()


def _begins_paragraph(text: str, at: int) -> bool:
    return text[:at].rstrip(" \t").endswith("\n")
