"""Read reports in which every mention of a party is marked.

    == minsk-talks 2024-03-05
    [1 Mr. Kowalski] met [2 [1 his] wife]. [1+2 They] left.

A report opens with `==`, its name and its date. A mark holds the number of a party, or
of several that are meant together, and words, which may hold marks. `#` before the
first report starts a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from dragoman.errors import BadInput
from dragoman.evaluation.gold import Marked
from dragoman.evaluation.task import Options

Parties = frozenset[str]

_OPEN: Final = re.compile(r"\[([0-9+]+) ")
_HEAD: Final = re.compile(r"(?m)^== *(\S+) +(\d{4}-\d\d-\d\d) *$")


class MarkedMention(msgspec.Struct, frozen=True):
    """Words of a text, and the parties that they stand for."""

    words: Marked
    parties: Parties


class MarkedReport(msgspec.Struct, frozen=True):
    """A report and its mentions, in the order of the text."""

    id: str
    date: str
    text: str
    mentions: tuple[MarkedMention, ...]


def read_marked_chains(path: Path, options: Options) -> tuple[MarkedReport, ...]:
    """Read a file of marked reports, as many as the options ask for.

    Raises:
        BadInput: The file cannot be opened, holds no report, or a mark is not closed.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise BadInput(str(path), found=str(fault), remedy="name a gold file") from None
    found = tuple(_reports(path, text))[: options.limit]
    if not found:
        raise BadInput(str(path), found="no '== name date'", remedy="name another file")
    return found


def _reports(path: Path, text: str) -> Iterator[MarkedReport]:
    heads = list(_HEAD.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    for head, end in zip(heads, ends, strict=False):
        plain, mentions = _unmark(path, text[head.end() : end].strip())
        yield MarkedReport(head[1], head[2], plain, mentions)


def _unmark(path: Path, body: str) -> tuple[str, tuple[MarkedMention, ...]]:
    """The text without its marks, and the marks.

    Raises:
        BadInput: A mark is not closed, or closed and never opened.
    """
    text, at = "", 0
    opened: list[tuple[Parties, int]] = []
    found: list[tuple[int, int, Parties]] = []
    while at < len(body):
        mark = _OPEN.match(body, at)
        if mark:
            opened.append((frozenset(mark[1].split("+")), len(text)))
            at = mark.end()
            continue
        if body[at] == "]" and opened:
            parties, start = opened.pop()
            found.append((start, len(text), parties))
        elif body[at] in "[]":
            raise _fault(path, body[max(0, at - 30) : at + 10])
        else:
            text += body[at]
        at += 1
    if opened:
        raise _fault(path, text[opened[-1][1] :][:40])
    found.sort(key=lambda one: (one[0], -one[1]))
    return text, tuple(
        MarkedMention(Marked(start, end, text[start:end]), parties)
        for start, end, parties in found
    )


def _fault(path: Path, where: str) -> BadInput:
    return BadInput(
        str(path), found=f"a stray bracket: {where!r}", remedy="write '[1 words]'"
    )
