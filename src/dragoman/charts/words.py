"""What stands around a chart: its source line, names of countries, safe text."""

from __future__ import annotations

from functools import cache

from dragoman.knowledge.outline import load_outline
from dragoman.records.chart import Basis, Dyad, Spot

NOTHING = "There are no events to draw."


def plain(text: str) -> str:
    r"""Make a text safe to draw: one line, no control characters.

    >>> plain("red\n \x1b[31malert")
    'red [31malert'
    """
    return "".join(char for char in " ".join(text.split()) if char.isprintable())


def counted(number: int, what: str = "event") -> str:
    """A number with its noun.

    >>> counted(1), counted(1200)
    ('1 event', '1,200 events')
    """
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def source_line(basis: Basis) -> str:
    """How much was counted, and of which days."""
    events = counted(basis.events)
    if basis.first is None or basis.last is None:
        return events
    if basis.first == basis.last:
        return f"{events}, on {basis.first}"
    return f"{events}, from {basis.first} to {basis.last}"


def borders_line() -> str:
    """Whose borders a map shows, and as of when."""
    outline = load_outline()
    return f"borders: {outline.source} (as of {outline.as_of})"


@cache
def country_names() -> dict[str, str]:
    """The name of each country by its code."""
    return {land.code: land.name for land in load_outline().lands if land.code}


def pair(row: Dyad, *, directed: bool, names: bool) -> str:
    """The two sides of a dyad, by code or by name."""
    known = country_names() if names else {}
    a, b = (plain(known.get(code, code)) for code in (row.a, row.b))
    return f"{a} → {b}" if directed else f"{a} – {b}"


def side(spot: Spot) -> str:
    """Whether a place has mostly conflict, mostly cooperation or both.

    Two thirds are "mostly".
    """
    if 3 * spot.conflict >= 2 * spot.events:
        return "conflict"
    return "cooperation" if 3 * spot.conflict <= spot.events else "both"


def shorten(text: str, width: int) -> str:
    """Cut a text to a width, with a mark where it was cut.

    >>> shorten("Iran and Pakistan", 8)
    'Iran an…'
    """
    return text if len(text) <= width else text[: width - 1] + "…"


def short(number: int) -> str:
    """A number in at most four characters.

    >>> short(999), short(12_300), short(1_500_000)
    ('999', '12k', '1M')
    """
    if number < 10_000:
        return str(number)
    return f"{number // 1000}k" if number < 1_000_000 else f"{number // 1_000_000}M"
