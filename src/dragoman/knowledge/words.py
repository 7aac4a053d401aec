"""Word tables: files whose lines say `kind | value | forms; forms`.

Such a table tells what kind of word a form is and what it stands for, as in
`weekday | 4 | Friday; Fri`. A form written with a capital letter in the file is
met only with one in the text; any other form in any case.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from dragoman.knowledge.tables import Line, data_path, listed, read_lines


class Word(msgspec.Struct, frozen=True):
    """What a form stands for.

    Attributes:
        kind: The kind of word, as the file names it.
        value: What it stands for among its kind.
    """

    kind: str
    value: str


class Words(msgspec.Struct, frozen=True):
    """A table of words.

    Attributes:
        by_form: Each form as it is looked up: with its capital where it needs
            one, else in lower case.
    """

    by_form: dict[str, Word]

    def find(self, form: str) -> Word | None:
        """What a form stands for, as written or in lower case.

        >>> words = Words({"May": Word("month", "5"), "week": Word("unit", "W")})
        >>> words.find("may"), words.find("Week")
        (None, Word(kind='unit', value='W'))
        """
        return (
            self.by_form.get(form)
            or self.by_form.get(form.lower())
            or (self.by_form.get(form.capitalize()) if form.isupper() else None)
        )

    def of(self, kind: str) -> dict[str, str]:
        """The forms of one kind with their values."""
        return {f: w.value for f, w in self.by_form.items() if w.kind == kind}


def read_words(path: Path) -> Words:
    """Read a word table.

    Raises:
        BadData: A line lacks a column, or a form stands in the file twice.
    """
    found: dict[str, Word] = {}
    lines: dict[str, Line] = {}
    for line in read_lines(path):
        kind, value, forms = line.columns(3, 3)
        if not (kind and forms):
            raise line.fault("a kind and at least one form are wanted")
        for form in listed(forms):
            if form in lines:
                raise line.fault(
                    f"'{form}' stands already in line {lines[form].number}"
                )
            lines[form] = line
            found[form] = Word(kind, value)
    return Words(found)


CALENDAR: Final = ("weekday", "month", "weekdays", "maybe_month")


@cache
def calendar_words() -> frozenset[str]:
    """The names of days and months, long and short, in small letters."""
    times = read_words(data_path("lexicon", "en", "words", "times.txt"))
    return frozenset(form.lower() for kind in CALENDAR for form in times.of(kind))
