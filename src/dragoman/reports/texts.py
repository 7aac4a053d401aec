"""Read plain texts and lines of JSON, the two simplest kinds of file.

Memory stays bounded: of a line or file that is too long no more is kept than
tells that it is.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from dragoman.errors import BadInput
from dragoman.records import Failure, Report
from dragoman.reports import parts
from dragoman.reports.decoding import decode, is_binary
from dragoman.reports.kinds import is_utf16
from dragoman.reports.options import ReadOptions
from dragoman.reports.parts import Hints, Part, empty, whole
from dragoman.reports.rows import Row, failure, make_row, read_document, read_row


def read_text(part: Part, options: ReadOptions) -> Iterator[Report | Failure]:
    """Read a file that is one report.

    Raises:
        BadInput: It is binary, too long or in no encoding that we can tell.
    """
    if is_binary(part.head):
        raise BadInput(
            part.source,
            found="it is a binary file",
            remedy="give plain text (UTF-8) or JSON Lines",
        )
    text = decode(whole(part), part.source)
    yield make_row(
        hinted(text, part),
        part.source,
        part.line,
        options,
        fetched=part.hints.day,
    )


def hinted(text: str, part: Part) -> Row:
    """The row of a text with what is known of its part."""
    hints: Hints = part.hints
    return Row(
        text=text,
        id=hints.given_id or part.path or None,
        title=hints.title,
        published=hints.published,
        source=hints.source,
        url=hints.url,
    )


def read_json(part: Part, options: ReadOptions) -> Iterator[Report | Failure]:
    """Read a file that is one JSON object or a list of them.

    Raises:
        BadInput: It is no JSON or too long.
    """
    yield from read_document(whole(part), part.source, options)


def read_lines(part: Part, options: ReadOptions) -> Iterator[Report | Failure]:
    """Read a file with a JSON object on each line.

    Raises:
        BadInput: There is none.
    """
    readline: Callable[[int], bytes] = part.stream.readline
    if is_utf16(part.head):
        text = io.TextIOWrapper(part.stream, "utf-16", errors="replace", newline="\n")
        readline = lambda most: text.readline(most).encode()  # noqa: E731
    found = False
    for number, line in _lines(readline):
        if line is None:
            fault = f"the line has more than {parts.LONGEST:,} bytes"
            remedy = "split it: one report has at most 10 MB"
            yield failure(
                BadInput(part.source, line=number, found=fault, remedy=remedy)
            )
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield read_row(line, part.source, number, options)
        else:
            continue
        found = True
    if not found:
        raise empty(part.source)


def _lines(
    readline: Callable[[int], bytes],
) -> Iterator[tuple[int, bytes | None]]:
    """The lines with their numbers; None for one that is too long."""
    number = 0
    while line := readline(parts.LONGEST + 1):
        number += 1
        is_whole = len(line) <= parts.LONGEST or line.endswith(b"\n")
        yield number, line if is_whole else None
        while not is_whole and line and not line.endswith(b"\n"):
            line = readline(parts.HEAD)
