"""Read newsletters and alerts kept as e-mail, one by one or in an mbox file.

The plain text of a message is taken, else its HTML part without markup;
attachments are left alone. The name of the sender is the source.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from dragoman.errors import BadInput
from dragoman.records import Failure, Report
from dragoman.reports import parts
from dragoman.reports.days import read_day
from dragoman.reports.decoding import decode_page
from dragoman.reports.options import ReadOptions
from dragoman.reports.pages import plain_text
from dragoman.reports.parts import Hints, Part, empty, inner_part, whole
from dragoman.reports.rows import Row, failure, make_row

_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_mailbox(part: Part) -> Iterator[Part | Failure]:
    """The messages in an mbox file; failures give the line at which one starts.

    Raises:
        BadInput: There is none, or the stream is broken.
    """
    count = 0
    for count, (line, data) in enumerate(_messages(part), 1):
        source = f"{part.source}!/{count}"
        if data is None:
            found = f"the message has more than {parts.LONGEST:,} bytes"
            remedy = "leave it out"
            yield failure(BadInput(source, line=line, found=found, remedy=remedy))
        else:
            stream, told = io.BytesIO(data), Hints(kind="mail")
            yield inner_part(part, stream, str(count), hints=told, line=line)
    if not count:
        raise empty(part.source)


def _messages(part: Part) -> Iterator[tuple[int, bytes | None]]:
    """The messages and their first lines; None for one that is too long."""
    lines: list[bytes] = []
    started, size, blank = 0, 0, True
    number = 0
    while line := part.stream.readline(parts.LONGEST + 1):
        number += 1
        if blank and line.startswith(b"From "):
            if started:
                yield started, _joined(lines, size)
            started, lines, size = number, [], 0
        elif started:
            size += len(line)
            if size <= parts.LONGEST:
                lines.append(line)
        blank = not line.strip()
    if started:
        yield started, _joined(lines, size)


def _joined(lines: list[bytes], size: int) -> bytes | None:
    """A message in one piece, its quoted lines as they were."""
    if size > parts.LONGEST:
        return None
    return _QUOTED_FROM.sub(rb"\1", b"".join(lines))


def read_mail(part: Part, options: ReadOptions) -> Iterator[Report | Failure]:
    """Read one message.

    Raises:
        BadInput: It is too long, or holds no text.
    """
    try:
        message = message_from_bytes(whole(part))
        text = _text(message, part.source)
        row = _row(message, text, part)
    except RecursionError as fault:
        raise BadInput(
            part.source,
            line=part.line,
            found="it nests too deeply",
            remedy="leave it out",
        ) from fault
    if not text.strip():
        raise BadInput(
            part.source,
            line=part.line,
            found="the message has no text",
            remedy="leave it out; attachments are not read",
        )
    yield make_row(row, part.source, part.line, options)


def _row(message: Message, text: str, part: Part) -> Row:
    """What a message says of itself."""
    name, address = parseaddr(_header(message, "From"))
    sent = _without_comment(_header(message, "Date"))
    return Row(
        text=text,
        id=_header(message, "Message-ID").strip("<> ") or part.path,
        title=_header(message, "Subject") or None,
        published=sent if read_day(sent) else None,
        source=name or address.partition("@")[2] or None,
    )


def _without_comment(words: str) -> str:
    """A date without the name of its zone: "… +0000 (UTC)"."""
    return re.sub(r"\s*\([^()]*\)\s*$", "", words)


def _header(message: Message, name: str) -> str:
    """A header in plain words, empty if there is none."""
    raw = str(message.get(name) or "")
    try:
        words = str(make_header(decode_header(raw)))
    except (MessageError, LookupError, ValueError):
        words = raw
    return " ".join(words.split())


def _text(message: Message, source: str) -> str:
    """The plain text of a message, else its HTML part without markup.

    Raises:
        BadInput: There is more markup than in any article.
    """
    found: dict[str, str] = {}
    for piece in message.walk():
        kind = piece.get_content_type()
        if piece.is_multipart() or piece.get_content_disposition() == "attachment":
            continue
        data = piece.get_payload(decode=True)
        if kind in ("text/plain", "text/html") and isinstance(data, bytes):
            words = decode_page(data, _charset(piece))
            if words.strip():
                found.setdefault(kind, words)
    if "text/plain" in found:
        return found["text/plain"]
    return plain_text(found.get("text/html", ""), source)


def _charset(piece: Message) -> str | None:
    """The encoding that a part of a message tells."""
    try:
        told = piece.get_content_charset()
    except (LookupError, TypeError, ValueError):
        return None  # `email` stumbles over parameters that are numbered in part
    return str(told) if told else None
