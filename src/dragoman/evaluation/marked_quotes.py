"""Read reports whose statements are marked in lines below their text.

    ## 1 what it shows
    The minister said that talks had failed.
    = The minister | said | that talks had failed

A line `= speaker | cue | content` marks a statement; "-" for nobody; "…" in the content
leaves out its middle. The words stand in the text above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from dragoman.errors import BadInput
from dragoman.evaluation.gold import Marked

REPORT: Final = "## "
STATEMENT: Final = "= "
ELLIPSIS: Final = " … "
REMEDY: Final = "see dragoman.evaluation.marked_quotes"


class Quote(msgspec.Struct, frozen=True):
    """A marked statement: its content, and who says it; None where nobody is named.

    Content in several pieces has them as fragments, in any order.
    """

    start: int
    end: int
    speaker_span: Marked | None = None
    fragments: tuple[tuple[int, int], ...] = ()

    def whole(self) -> Quote:
        """The same from the first of its fragments to the last, if it has any.

        >>> Quote(1034, 990, fragments=((1034, 1066), (955, 990))).whole().start
        955
        """
        ends = (*self.fragments, (self.start, self.end))[: len(self.fragments) or 1]
        start, end = min(first for first, _ in ends), max(last for _, last in ends)
        return Quote(start, end, self.speaker_span)


class QuotedReport(msgspec.Struct, frozen=True):
    """A report and its statements."""

    id: str
    text: str
    date: str | None = None
    quotes: tuple[Quote, ...] = ()


def read_marked_quotes(path: Path) -> tuple[QuotedReport, ...]:
    """Read a file of such reports.

    Raises:
        BadInput: It cannot be read, or a mark is not in its text.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as fault:
        raise BadInput(
            str(path), found=f"{fault.strerror}", remedy="name a gold file"
        ) from fault
    return tuple(_reports(path, lines))


def _reports(path: Path, lines: list[str]) -> Iterator[QuotedReport]:
    """The reports of some lines."""
    starts = [n for n, line in enumerate(lines) if line.startswith(REPORT)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        body = range(start + 1, end)
        text = "\n".join(
            lines[n] for n in body if not lines[n].startswith(STATEMENT)
        ).strip()
        yield QuotedReport(
            id=lines[start].split()[1],
            text=text,
            quotes=tuple(
                _quote(path, n + 1, lines[n].removeprefix(STATEMENT), text)
                for n in body
                if lines[n].startswith(STATEMENT)
            ),
        )


def _quote(path: Path, line: int, mark: str, text: str) -> Quote:
    """A statement from its line.

    Raises:
        BadInput: It has not three parts, or one is not in the text.
    """
    parts = [part.strip() for part in mark.split(" | ")]
    if len(parts) != 3:
        raise BadInput(
            str(path), line=line, found=f"{len(parts)} parts, not 3", remedy=REMEDY
        )
    speaker, _, content = parts
    first, _, last = content.partition(ELLIPSIS)
    start = next(_places(text, first), -1)
    end = (
        text.find(last, start + len(first)) + len(last) if last else start + len(first)
    )
    spoken = None if speaker == "-" else _nearest(text, speaker, start)
    if start < 0 or end < start + len(first) or (speaker != "-" and spoken is None):
        raise BadInput(
            str(path), line=line, found=f"'{mark}' is not in its text", remedy=REMEDY
        )
    return Quote(start, end, spoken)


def _nearest(text: str, words: str, wanted: int) -> Marked | None:
    """Where some words stand nearest to a character."""
    places = list(_places(text, words))
    if not places:
        return None
    at = min(places, key=lambda place: abs(place - wanted))
    return Marked(at, at + len(words), words)


def _places(text: str, words: str) -> Iterator[int]:
    """Where some words begin, whole words only: "he", not the end of "the"."""
    for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
        yield found.start()
