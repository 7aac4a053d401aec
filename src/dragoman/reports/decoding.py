"""Turn the bytes of a file into text, or say why they are none.

UTF-8 is expected, and bytes that are valid UTF-8 are that whatever else they
were called. UTF-16 is known by its byte order mark. Old archives are often in
Windows-1252: bytes that are not UTF-8 are read so if they are few and all of
them mean something there. What is left is shown to `charset_normalizer`, and
believed if it finds a language in it. The log says which of these was used.
"""

from __future__ import annotations

import codecs
import logging
import re
from typing import Final

from dragoman.errors import BadInput
from dragoman.reports.kinds import is_utf16


class _OnceInARow(logging.Filter):
    """Lets a line pass that is not the one before it: a table has many cells."""

    def __init__(self) -> None:
        super().__init__()
        self._last = ""

    def filter(self, record: logging.LogRecord) -> bool:
        said, self._last = self._last, record.getMessage()
        return said != self._last


log = logging.getLogger("dragoman.reports.decoding")
log.addFilter(_OnceInARow())

# The share of bytes above 127 in English text; more is another code page.
_MOST_FOREIGN: Final = 0.05
_CONTROL = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
# Wires send a few control characters along; more is no text.
_MOST_CONTROL: Final = 0.01
_GUESSED_ON: Final = 50_000
# Of 200 letters in a wrong code page none made a language; 30 sometimes did.
_FEWEST_GUESSED: Final = 200
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE
)
_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w:.-]{2,40})")


def is_binary(head: bytes) -> bool:
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
    found = None if encoding == "utf-16" else _western(data) or _guessed(data)
    if found:
        log.warning("%s is not UTF-8; it was read as %s", source, found[1])
        return found[0]
    raise BadInput(
        source,
        found=f"it is not UTF-8: byte {wrong:#04x} at position {at}",
        remedy="convert it, e.g. iconv -f WINDOWS-1252 -t UTF-8",
        line=line,
    )


def decode_page(data: bytes, told: str | None) -> str:
    """Decode a web page or a message; what cannot be read becomes U+FFFD.

    Args:
        data: The bytes.
        told: The encoding that the server or message told, if any.
    """
    if is_utf16(data):
        return data.decode("utf-16", "replace")
    declared = _CHARSET.search(data[:4096]) or _DECLARED.match(data[:200])
    named = told or (declared[1].decode("ascii") if declared else None)
    # Mail in Japanese is plain ASCII by its bytes, and valid UTF-8 therefore.
    if not (named and named.lower().startswith("iso-2022")):
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
    encoding = _codec(named)
    # A page whose markup could be read up to here is in no wide encoding.
    wide = encoding and encoding.startswith(("utf-16", "utf-32")) and b"\0" not in data
    if encoding and encoding != "utf-8" and not wide:
        return data.decode(encoding, "replace")
    found = _western(data) or _guessed(data)
    return found[0] if found else data.decode("utf-8", "replace")


def without_halves(words: str) -> str:
    r"""Some words that can be written, halves of letters (surrogates) spelled out.

    Python gives such halves for bytes in names of files that are no letters.

    >>> without_halves("n\udcff.txt")
    'n\\xff.txt'
    """
    if words.isascii():
        return words
    try:
        return words.encode("utf-8", "surrogateescape").decode(
            "utf-8", "backslashreplace"
        )
    except UnicodeEncodeError:
        return words.encode("utf-8", "replace").decode("utf-8")


def _codec(name: str | None) -> str | None:
    """The codec for an encoding's name, None for one that is not known."""
    try:
        found = codecs.lookup(name or "").name
        # Some codecs give no text (base64) or stop at what they do not know (idna).
        b"a\xff".decode(found, "replace")
    except (LookupError, ValueError):
        return None
    # As browsers do: who says Latin-1 or ASCII means Windows-1252.
    return "cp1252" if found in ("iso8859-1", "ascii") else found


def _western(data: bytes) -> tuple[str, str] | None:
    """The text, if it is in Windows-1252 beyond doubt, and the encoding's name."""
    foreign = sum(byte > 127 for byte in data)
    if foreign > max(2, _MOST_FOREIGN * len(data)):
        return None
    try:
        return data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        return None


def _guessed(data: bytes) -> tuple[str, str] | None:
    """The text in the encoding in which it makes a language, and its name."""
    from charset_normalizer import from_bytes

    if len(data) < _FEWEST_GUESSED or is_binary(data[:_GUESSED_ON]):
        return None
    best = from_bytes(data[:_GUESSED_ON]).best()
    if best is None or best.coherence < 0.3 or best.chaos > 0.1:
        return None
    try:
        return data.decode(best.encoding), best.encoding
    except UnicodeDecodeError:
        return None
