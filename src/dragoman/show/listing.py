"""Lay entries out as lines of a list, for a terminal of any width.

From 150 columns on an entry takes two lines, below that three: its cells, its longest
value, and the words that prove it. Lines are drawn as entries come, so that a million
need no memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from rich.cells import cell_len
from rich.text import Text

from dragoman.show.entries import Columns, Entry

WIDE: Final = 150
GAP: Final = "  "
INDENT: Final = 12
LEAST: Final = 40
READABLE: Final = 60


def lines(columns: Columns, things: Iterable[object], width: int) -> Iterator[Text]:
    """The lines of a list: a head, and two or three for each thing."""
    width = max(width, LEAST)
    head = True
    for thing in things:
        if head:
            yield from _head(columns, width)
            head = False
        yield from _lines(columns, columns.entry(thing), width)


def _head(columns: Columns, width: int) -> Iterator[Text]:
    names = tuple(Text(name, "dim") for name, _ in columns.cells)
    main, nothing = Text(columns.main, "dim"), Text()
    entry = Entry(cells=names, main=main, proof=nothing)
    yield from list(_lines(columns, entry, width))[:-1]


def _lines(columns: Columns, entry: Entry, width: int) -> Iterator[Text]:
    """The lines of one entry."""
    widths = [wide for _, wide in columns.cells]
    row = Text(GAP).join(map(_fit, entry.cells, widths))
    used = sum(widths) + len(GAP) * len(widths)
    indent = " " * min(INDENT, used)
    if width >= WIDE or used <= INDENT:
        yield _row(row, entry.main, width)
    else:
        yield _cut(row, width)
        yield _row(Text(indent), entry.main, width, gap="")
    yield Text(indent).append_text(_proof(entry, width - len(indent)))


def _proof(entry: Entry, width: int) -> Text:
    """The words that prove it, and who printed them if that leaves them readable."""
    source = f"{GAP}{entry.source}" if entry.source else ""
    room = width - cell_len(source)
    if room < READABLE and cell_len(entry.proof.plain) > room:
        return window(entry.proof, entry.mark, width)
    return window(entry.proof, entry.mark, room).append(source, "dim not italic")


def _row(before: Text, last: Text, width: int, *, gap: str = GAP) -> Text:
    """A line whose last part takes what room is left."""
    line = before.copy().append(gap)
    return line.append_text(_cut(last, width - cell_len(line.plain)))


def _fit(text: Text, width: int) -> Text:
    """A text cut or filled to a width."""
    fitted = text.copy()
    fitted.truncate(width, overflow="ellipsis", pad=True)
    return fitted


def _cut(text: Text, width: int) -> Text:
    """A text cut to a width."""
    cut = text.copy()
    cut.truncate(max(width, 1), overflow="ellipsis")
    cut.rstrip()
    return cut


def window(text: Text, mark: tuple[int, int], width: int) -> Text:
    """As much of a text as a width holds, around what must be seen.

    >>> long = Text("The minister, who was on a visit, urged both sides to stop.")
    >>> window(long, (34, 39), 30).plain
    '…n a visit, urged both sides …'
    """
    start, end = mark
    if cell_len(text.plain[:end]) <= width - 1:
        return _cut(text, width)
    room = max(width - 2 - (end - start), 0) // 2
    first = max(min(start - room, len(text)), 0)
    return Text("…", text.style).append_text(_cut(text[first:], width - 1))
