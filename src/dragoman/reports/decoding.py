"""Turn the bytes of a file into text, or say why they are none.

UTF-8 is expected. UTF-16 is known by its byte order mark. Old archives are often
in Windows-1252: bytes that are not UTF-8 are read so if they are few and all of
them mean something there, and the log says it.
"""

from __future__ import annotations

import codecs
import logging
import re

from dragoman.errors import BadInput

log = logging.getLogger("dragoman.reports")

# The share of bytes above 127 in English text; more is another code page.
_MOST_FOREIGN = 0.05
_CONTROL = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
# Wires send a few control characters along; more is no text.
_MOST_CONTROL = 0.01
_MAGIC: dict[bytes, tuple[str, str]] = {
    b"%PDF": ("a PDF document", "extract its text first, e.g. with pdftotext"),
    b"PK\x03\x04": ("a zip archive or office document", "unpack it, or save as text"),
    b"\x1f\x8b": ("a gzip archive", "unpack it first: gunzip"),
    b"{\\rtf": ("an RTF document", "save it as plain text"),
    b"\xd0\xcf\x11\xe0": ("an office document", "save it as plain text"),
}
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|\?xml|rss|feed)\b", re.IGNORECASE)


def is_utf16(head: bytes) -> bool:
    """Tell whether bytes start with the order mark of UTF-16 (not of UTF-32)."""
    return head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) and not (
        head.startswith(codecs.BOM_UTF32_LE)
    )


def check_kind(head: bytes, source: str, *, strict: bool) -> None:
    """Refuse the start of a file that is not text.

    Args:
        head: The first bytes.
        source: The file, for the message.
        strict: Whether to look for bytes that text does not hold; of JSON lines
            each is judged for itself.

    Raises:
        BadInput: It is a document, a picture, a web page or the like.
    """
    found: tuple[str, str] | None = next(
        (what for magic, what in _MAGIC.items() if head.startswith(magic)), None
    )
    if _MARKUP.match(head):
        found = ("a web page or feed", "save the article's text, without its markup")
    elif not found and strict and _is_binary(head):
        found = ("a binary file", "give plain text (UTF-8) or JSON Lines")
    if found:
        raise BadInput(source, found=f"it is {found[0]}", remedy=found[1])


def _is_binary(head: bytes) -> bool:
    """Tell whether bytes hold what no text in UTF-8 or Windows-1252 does."""
    if is_utf16(head):
        return False
    return b"\0" in head or len(_CONTROL.findall(head)) > _MOST_CONTROL * len(head)


def decode(data: bytes, source: str, line: int | None = None) -> str:
    """Decode the bytes of a report.

    Raises:
        BadInput: They are in no encoding that we can tell.
    """
    encoding = "utf-16" if is_utf16(data) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        at, wrong = fault.start, data[fault.start]
    foreign = sum(byte > 127 for byte in data)
    if encoding != "utf-16" and foreign <= max(2, _MOST_FOREIGN * len(data)):
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            pass
        else:
            log.warning("%s is not UTF-8; it was read as Windows-1252", source)
            return text
    raise BadInput(
        source,
        found=f"it is not UTF-8: byte {wrong:#04x} at position {at}",
        remedy="convert it, e.g. iconv -f WINDOWS-1252 -t UTF-8",
        line=line,
    )
