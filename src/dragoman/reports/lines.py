"""Name the lines of a report that are not news: credits, notices, photo lines.

What they look like stands in `data/reports/furniture.txt`; shapes that no list
of words can hold are the functions of `SHAPES`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import Final

import msgspec

from dragoman.knowledge.tables import data_path, read_lines
from dragoman.reports.days import read_day

_MOST_WORDS = {"starts": 60, "ends": 40}
_OPENING = " \t\n([*-–—_#>•|"
_CLOSING = " \t\n)]*.:!-–—_|"
_LINK = re.compile(r"(?:https?://|www\.)\S")
_MARK = re.compile(r"(?:#\s*){2,}|[^\w\s](?:\s*[^\w\s]){2,}|-\s*30\s*-|/?ends?/?", re.I)
_PHOTO = re.compile(
    r"\(?(?:(?:AP|AFP|EPA|REUTERS|Reuters|Getty)\s*(?:Photo|Images)?\s*/|/?REUTERS/)"
    r"[^\n]{2,120}"
)
_CLOCK = re.compile(
    r"\(?\d{1,2}[:.]\d{2}\s*[AaPp]\.?\s*[Mm]\.?(?:\s+(?:[A-Z]{2,4}|local|Local))?\)?"
)
_NAME = r"[A-Z][\w.'’\-]*"
_BYLINE = re.compile(
    rf"\*?(?:By:?|BY:?|by:)\s+(?:(?:staff |sports)?(?:writers?|correspondents?)\s+)?"
    rf"{_NAME}(?:,?\s+(?:{_NAME}|and|of|in|for|the|at|de|al)){{0,11}}"
    r"\.?\*?"
)
_DAY_LINE = re.compile(
    r"(?:(?:first |last )?(?:published|updated|posted|dated?|created|on)\b:?\s*"
    r"(?:on\s+)?)?"
    r"(?P<day>[^\n]{6,60})",
    re.IGNORECASE,
)
_STORY_FROM = re.compile(
    r"this (?:story|article|report) (?:is|was) (?:from|published on) "
    r"(?P<day>[^\n]{6,40})",
    re.IGNORECASE,
)


class Known(msgspec.Struct, frozen=True):
    """A kind of line and the words that betray it."""

    kind: str
    how: str
    words: str


@cache
def _known() -> dict[str, list[Known]]:
    """The entries of the data file, by the word that a line must start with.

    Entries for the end of a line stand under the empty word.
    """
    table: dict[str, list[Known]] = defaultdict(list)
    for line in read_lines(data_path("reports", "furniture.txt")):
        kind, how, words = line.columns(3, 3)
        if how not in ("is", *_MOST_WORDS):
            raise line.fault(f"'{how}' is none of: is, starts, ends")
        words = _plain(words)
        words = words if how == "starts" else words.rstrip(_CLOSING)
        key = "" if how == "ends" else _first(words)
        table[key].append(Known(kind, how, words))
    return dict(table)


def line_kind(text: str) -> str | None:
    """The kind of furniture that a whole line or paragraph is, or None.

    >>> line_kind("(Reporting by A. Writer in Kabul; Editing by B. Reader)")
    'credit'
    >>> line_kind("Reporters were turned away at the gate.") is None
    True
    """
    if len(text) > 600:
        return None
    for kind, shape in SHAPES.items():
        if shape(text):
            return kind
    words = _plain(text)
    closed, many = words.rstrip(_CLOSING), words.count(" ") + 1
    keys = [_first(words)] if _known().get(_first(words)) else []
    if closed.endswith(_endings()):
        keys.append("")
    for key in keys:
        for entry in _known().get(key, ()):
            if _fits(entry, words, closed, many):
                return entry.kind
    return None


@cache
def _endings() -> tuple[str, ...]:
    """The words of all entries for the end of a line, to look for them at once."""
    return tuple(entry.words for entry in _known().get("", ()))


def _fits(entry: Known, words: str, closed: str, many: int) -> bool:
    """Compare a line, with and without its closing marks, with an entry."""
    if entry.how == "is":
        return closed == entry.words
    if many > _MOST_WORDS[entry.how]:
        return False
    if entry.how == "ends":
        return closed.endswith(entry.words)
    # "adds detail" is not the start of "adds detailed".
    after = words[len(entry.words) : len(entry.words) + 1]
    return words.startswith(entry.words) and not after.isalnum()


def _plain(text: str) -> str:
    """Lower case, single spaces, no opening marks."""
    return " ".join(text.lower().split()).lstrip(_OPENING)


def _first(words: str) -> str:
    """The first word, without what clings to it."""
    return re.split(r"[\s:]", words, maxsplit=1)[0].rstrip(_CLOSING)


def _is_byline(text: str) -> bool:
    # A line of news in capitals may start with BY as well, and goes on for longer.
    longest = 50 if text.isupper() else 160
    return len(text) <= longest and bool(_BYLINE.fullmatch(text.strip()))


def _is_link(text: str) -> bool:
    # One pattern for the whole line would try every way to part it.
    words = [word.lstrip("|,;") for word in text.split()]
    return bool(_LINK.match(text)) and all(_LINK.match(w) for w in words if w)


def _is_mark(text: str) -> bool:
    return bool(_MARK.fullmatch(text.strip()))


def _is_photo(text: str) -> bool:
    return bool(_PHOTO.fullmatch(text))


def _is_date(text: str) -> bool:
    return bool(_CLOCK.fullmatch(text)) or day_of_line(text) is not None


def day_of_line(text: str) -> str | None:
    """The words of the day that is all a line says, or None.

    >>> day_of_line("This story is from March 10, 2002")
    'March 10, 2002'
    >>> day_of_line("Published August 02 , 2013")
    'August 02, 2013'
    """
    if len(text) > 90:
        return None
    # Some corpora part punctuation from words: "June 6th , 2013 7: 38pm".
    words = re.sub(r"\s+,", ",", re.sub(r"(?<=\d:) (?=\d)", "", text)).rstrip(". ")
    for shape in (_STORY_FROM, _DAY_LINE):
        match = shape.fullmatch(words)
        if match and read_day(match["day"]):
            return match["day"].strip()
    return None


SHAPES: Final[dict[str, Callable[[str], bool]]] = {
    "credit": _is_byline,
    "link": _is_link,
    "end": _is_mark,
    "photo": _is_photo,
    "date": _is_date,
}
