"""Days and months with a name of several words: "Eid al-Fitr", "20 Rabi' al-Awwal".

A name is one token, however many words it has. An apostrophe may be missing in the
text and a hyphen may be a space, for papers spell such names in many ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

import msgspec

from dragoman.knowledge.tables import Line, data_path, listed, read_lines

APOSTROPHES: Final = "'’‘ʿʾ`"
GAP: Final = re.compile(r"[-\s]+")
MARK: Final = re.compile(f"[{APOSTROPHES}]")


class Feast(msgspec.Struct, frozen=True):
    """A feast and how its day is found.

    Attributes:
        calendar: What it goes by, as the head of feasts.txt says.
        whens: Its day by that; several where one name stands for several feasts.
        days: How many days it lasts.
    """

    calendar: str
    whens: tuple[str, ...]
    days: int


class Name(msgspec.Struct, frozen=True):
    """What a name stands for.

    Attributes:
        kind: Its kind for the grammar: `feast`, `alien` (a month of another calendar)
            or `alien_alone`, such a month that needs no day beside it.
        value: The number of the feast, or "hijri:8".
    """

    kind: str
    value: str


def plain_name(words: str) -> str:
    """A name as it is looked up.

    >>> plain_name("Sha'ban"), plain_name("EID AL-FITR")
    ('shaban', 'eid al fitr')
    """
    return GAP.sub(" ", MARK.sub("", words)).lower()


def _read_feasts(found: dict[str, Name]) -> Iterator[Feast]:
    """Read the feasts and note their names.

    Raises:
        BadData: A line lacks a column, or a name stands in the file twice.
    """
    lines = read_lines(data_path("dates", "feasts.txt"))
    for number, line in enumerate(lines):
        calendar, whens, days, forms = line.columns(4, 4)
        _note(found, line, forms, Name("feast", str(number)))
        yield Feast(calendar, listed(whens), int(days))


def _read_months(found: dict[str, Name]) -> None:
    """Read the months of other calendars and note their names.

    Raises:
        BadData: A line lacks a column, or a name stands twice.
    """
    for line in read_lines(data_path("dates", "months.txt")):
        calendar, number, alone, forms = line.columns(4, 4)
        kind = "alien_alone" if alone == "yes" else "alien"
        _note(found, line, forms, Name(kind, f"{calendar}:{number}"))


def _note(found: dict[str, Name], line: Line, forms: str, name: Name) -> None:
    """Note the names of one line.

    Raises:
        BadData: There are none, or one is known already.
    """
    if not forms:
        raise line.fault("at least one form is wanted")
    for form in listed(forms):
        if found.setdefault(form.lower(), name) != name:
            raise line.fault(f"'{form}' stands already in another line")


def _pattern(forms: Iterable[str]) -> str:
    """A pattern for any of the names, sorted by first letter so that it fails fast."""
    ordered = sorted(forms, key=lambda form: (form[0], -len(form), form))
    groups = [
        f"{first}(?:{'|'.join(_loose(form[1:]) for form in group)})"
        for first, group in groupby(ordered, key=lambda form: form[0])
    ]
    return f"(?-i:(?=[A-Z9]))(?:{'|'.join(groups)})(?![^\\W_])"


def _loose(form: str) -> str:
    """A pattern for the rest of a name, its marks and gaps as they may be written."""
    ways = dict.fromkeys(APOSTROPHES, f"[{APOSTROPHES}]?") | dict.fromkeys(
        " -", r"[-\s]"
    )
    return "".join(ways.get(letter) or re.escape(letter) for letter in form)


_BY_FORM: Final[dict[str, Name]] = {}
FEASTS: Final = tuple(_read_feasts(_BY_FORM))
_read_months(_BY_FORM)
NAMES: Final = {plain_name(form): name for form, name in _BY_FORM.items()}
PATTERN: Final = _pattern(_BY_FORM)
