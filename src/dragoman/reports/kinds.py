"""Tell what kind of file some bytes are the start of.

Content goes before names: a web page called `news.txt` is a web page. A name
decides only where bytes cannot, as between a text and a table.
"""

from __future__ import annotations

import codecs
import re
from pathlib import PurePosixPath
from typing import Final

from dragoman.errors import BadInput

MAGIC: Final[dict[bytes, str]] = {
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ\x00": "xz",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",
    b"PAR1": "parquet",
    b"WARC/": "warc",
}
"""How the files of a kind start."""

ENDINGS: Final[dict[str, str]] = {
    ".txt": "text",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "lines",
    ".csv": "table",
    ".tsv": "table",
    ".tab": "table",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".shtml": "page",
    ".eml": "mail",
    ".mbox": "mailbox",
    ".mbx": "mailbox",
    ".rss": "feed",
    ".atom": "feed",
    ".tar": "tar",
}
"""What a name says where the content says nothing."""

_REFUSED: Final[dict[bytes, tuple[str, str]]] = {
    b"%PDF": ("a PDF document", "extract its text first, e.g. with pdftotext"),
    b"{\\rtf": ("an RTF document", "save it as plain text"),
    b"\xd0\xcf\x11\xe0": ("an office document", "save it as plain text"),
    b"Rar!": ("a RAR archive", "unpack it first, or pack it as ZIP"),
    b"7z\xbc\xaf\x27\x1c": ("a 7z archive", "unpack it first, or pack it as ZIP"),
}
_PAGES: Final = frozenset({"html", "head", "body", "article", "main"})
_FEEDS: Final = frozenset({"rss", "feed", "rdf:rdf"})
_BEFORE_ROOT = re.compile(
    r"(?:\s+|<\?[^>]*>|<!--.*?-->|<!doctype[^>\[]*(?:\[.*?\]\s*)?>)*", re.I | re.S
)
_ROOT = re.compile(r"<([A-Za-z][\w:.-]*)")
_DOCTYPE = re.compile(r"<!doctype\s+html", re.IGNORECASE)
# Each piece ends where the next begins: a hostile line costs no more than its length.
_MAILBOX = re.compile(r"From \S[^\n]*\n>?[A-Za-z][\w-]*:")
_YEAR = re.compile(r"\d{4}")
NEXIS_COUNT: Final = re.compile(r"^[ \t]*\d+ of \d+ DOCUMENTS?[ \t]*$", re.MULTILINE)
"""The line above an article of Nexis."""
UNI_BODY: Final = re.compile(r"^[ \t]*Body[ \t]*$", re.MULTILINE)
"""The line above the text of an article of Nexis Uni."""
CLIPPING_LENGTH: Final = re.compile(
    r"^[ \t]*(?:Length:[ \t]*)?\d[\d,]* words[ \t]*$", re.MULTILINE | re.IGNORECASE
)
"""The line with the length of an article, in Nexis Uni and Factiva."""
_UNI_COVER: Final = re.compile(
    r"^Job Number:.*\n(?s:.{0,200})^Documents \(\d+\)", re.MULTILINE
)
_FACTIVA: Final = re.compile(
    r"^\d[\d,]* words[ \t]*\n\d{1,2} [A-Z][a-z]+ \d{4}[ \t]*$", re.MULTILINE
)


def is_utf16(head: bytes) -> bool:
    """Tell whether bytes start with the order mark of UTF-16 (not of UTF-32)."""
    return head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) and not (
        head.startswith(codecs.BOM_UTF32_LE)
    )


def opening(head: bytes) -> str:
    """The start of a file as far as its kind shows there, without space."""
    encoding = "utf-16" if is_utf16(head) else "utf-8"
    return head.decode(encoding, "replace").lstrip("\ufeff").strip()


def is_clippings(start: str) -> bool:
    r"""Tell whether a text starts as the downloads of newspaper databases do.

    >>> is_clippings("    1 of 12 DOCUMENTS\n\n  The Daily Post\n")
    True
    >>> is_clippings("One of 12 documents was found.\n")
    False
    """
    start = start.replace("\r\n", "\n")
    return bool(
        NEXIS_COUNT.search(start)
        or (CLIPPING_LENGTH.search(start) and UNI_BODY.search(start))
        or _FACTIVA.search(start)
        or _UNI_COVER.search(start)
    )


def kind_of(head: bytes, path: str, source: str) -> str:
    """The kind of a file, by its first bytes and its name.

    >>> kind_of(b"<!DOCTYPE html><p>Talks failed.", "a.txt", "a.txt")
    'page'
    >>> kind_of(b"Talks failed.", "a.txt", "a.txt")
    'text'

    Args:
        head: The first bytes.
        path: Its name; the ending is looked at.
        source: Its full name, for the message.

    Raises:
        BadInput: It is a document of a kind that is not read here.
    """
    told = _by_magic(head, source)
    if told:
        return told
    start, suffix = opening(head), PurePosixPath(path.lower()).suffix
    if not start:
        return "empty"
    markup = _by_markup(start, source)
    if markup:
        return markup
    named = ENDINGS.get(suffix)
    if named == "lines":
        return "document" if _is_document(start, suffix) else "lines"
    return named if named not in (None, "text") else _of_text(start, named)


def _of_text(start: str, named: str | None) -> str:
    """The kind of what looks like text and may be more."""
    if is_clippings(start):
        return "clippings"
    if named:
        return named
    if _MAILBOX.match(start) and _YEAR.search(start.partition("\n")[0], 6):
        return "mailbox"
    return "lines" if start.startswith('{"') else "text"


def _by_magic(head: bytes, source: str) -> str | None:
    """The kind that the very first bytes prove.

    Raises:
        BadInput: They prove a kind that is not read here.
    """
    for magic, (what, remedy) in _REFUSED.items():
        if head.startswith(magic):
            raise BadInput(source, found=f"it is {what}", remedy=remedy)
    for magic, kind in MAGIC.items():
        if head.startswith(magic):
            # "BZh" may be a word; the digits of pi follow in a file.
            return kind if kind != "bzip2" or head[4:10] == b"1AY&SY" else None
    return "tar" if head[257:262] == b"ustar" else None


def _by_markup(start: str, source: str) -> str | None:
    """Tell a web page and a feed by their first element.

    Raises:
        BadInput: It is XML of another kind.
    """
    if not start.startswith("<"):
        return None
    before = _BEFORE_ROOT.match(start)
    root = _ROOT.match(start, before.end() if before else 0)
    name = root[1].lower() if root else ""
    if name in _FEEDS:
        return "feed"
    if name in _PAGES or _DOCTYPE.search(start[: before.end() if before else 0]):
        return "page"
    if start.startswith("<?xml"):
        raise BadInput(
            source,
            found=f"it is XML of a kind that is not known here: <{name or '?'}>",
            remedy="give RSS, Atom or HTML, or the text alone",
        )
    return None


def _is_document(start: str, suffix: str) -> bool:
    """Tell one JSON value over many lines from one object a line."""
    first, split, _ = start.partition("\n")
    over_lines = bool(split) and not first.rstrip().endswith("}")
    return start.startswith("[") or (suffix == ".json" and over_lines)
