"""What all layouts do to put something into a cell.

The words of a report are not to be trusted: a tab or line break would tear a row, and
a spreadsheet runs a text that begins like a formula.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from dragoman.records import Event, Place, Report
from dragoman.records.report import content_id

Cell = str | int | float | bool | date | list[object] | dict[str, object] | None
Row = dict[str, Cell]

_FORMULA: Final = ("=", "+", "-", "@")
# "-" alone, or first in a list, stands for nothing known; no spreadsheet can run that.
_NOTHING: Final = ("-", "-;")
# An id has 80 bits. 53 fit a double exactly, so that R and JavaScript read them right.
_SPARE_BITS: Final = 80 - 53
# Control characters and what breaks a line.
_TEARS: Final = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]")
# A full stop, or a line break, and what follows it opens a sentence.
_SENTENCE: Final = re.compile(r"[.!?][\"'”’)\]]*\s+|\n+")


class Numbers:
    """Gives ids as numbers of 53 bits: the same id, the same number, in every export.

    Among a million ids the chance that two share a number is 1 in 18,000. The second
    gets another one then, made from its id, so no number stands for two things.
    """

    def __init__(self) -> None:
        """Start without any."""
        self._taken: dict[int, int] = {}

    def of(self, *parts: str) -> int:
        """The number of what these parts name."""
        whole = int(content_id(*parts), 16)
        number, rest = whole >> _SPARE_BITS, whole & ((1 << _SPARE_BITS) - 1)
        if self._taken.setdefault(number, rest) == rest:
            return number
        return self.of(*parts, "another")


def clean(text: str) -> str:
    r"""A text on one line, without what tears a row or ends a quotation.

    >>> clean('a\tb\n"c"')
    "a b 'c'"
    """
    if text.isascii() and text.isprintable() and '"' not in text:
        return " ".join(text.split())  # most texts
    plain = _TEARS.sub(" ", text).encode("utf-8", "replace").decode("utf-8")
    return " ".join(plain.replace('"', "'").split())


def tidy(row: Row) -> Row:
    """A row whose texts are clean; a text of which nothing is left is nothing."""
    return {
        name: (clean(cell) or None) if isinstance(cell, str) else cell
        for name, cell in row.items()
    }


def disarm(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula.

    >>> disarm("=1+1"), disarm("-"), disarm("-; PAK GOV"), disarm("x")
    ("'=1+1", '-', '-; PAK GOV', 'x')
    """
    harmless = text.partition(" ")[0] in _NOTHING
    return f"'{text}" if text.startswith(_FORMULA) and not harmless else text


def written(cell: Cell, missing: str) -> str:
    """A cell of a tidy row as text."""
    if isinstance(cell, str):
        return disarm(cell) or missing
    if cell is None:
        return missing
    if isinstance(cell, float):
        return f"{cell:.10g}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def joined(parts: list[str] | tuple[str, ...], by: str = ";") -> str:
    """Parts in one cell, the separator taken out of each.

    >>> joined(["a;b", "c"])
    'a,b;c'
    """
    inner = by.strip()
    other = "," if inner == ";" else ";"
    return by.join(clean(part).replace(inner, other) for part in parts)


def full_cameo(code: str) -> str:
    """A CAMEO code of at least three digits: a root alone ends in 0."""
    return code if len(code) > 2 else f"{code}0"


def sentence_number(report: Report, event: Event) -> int:
    """Which sentence of the text it is, counted by full stops and line breaks."""
    before = report.text[: event.sentence.start]
    return 1 + len(_SENTENCE.findall(before.lstrip()))


def in_first_paragraph(report: Report, event: Event) -> bool:
    """Whether an event stands in the first paragraph that is no furniture."""
    start = 0
    for part in report.furniture:
        if report.text[start : part.words.start].strip():
            break
        start = max(start, part.words.end)
    body = report.text[start:]
    begin = start + len(body) - len(body.lstrip())
    end = report.text.find("\n", begin)
    return event.sentence.start < (end if end >= 0 else len(report.text))


def citation(report: Report) -> str:
    """Where a report stands: its address, else source, title and day."""
    address = clean(report.url or "")
    if address:
        return address
    day = report.published.isoformat() if report.published else None
    told = [clean(part) for part in (report.source, report.title, day) if part]
    return ", ".join(filter(None, told)) or f"report {report.id}"


def host(report: Report) -> str | None:
    """The host of a report's address, else its publisher."""
    try:
        name = urlsplit(report.url or "").hostname
    except ValueError:
        name = None
    return (name or "").removeprefix("www.") or report.source


def city(place: Place | None) -> str | None:
    """The town, if the place is one."""
    return place.name if place and place.precision in {"city", "exact"} else None


def district(place: Place | None) -> str | None:
    """The second-level division, if the place is one."""
    return place.name if place and place.precision == "district" else None


def province(place: Place | None) -> str | None:
    """The first-level division that a place is or lies in."""
    if place is None:
        return None
    return place.name if place.precision == "province" else place.admin1
