"""How the names of people are written in news: surnames and spellings."""

from __future__ import annotations

import re
from typing import Final

INITIALS: Final = re.compile(r"(?<= )(?:[A-Z]\. ?)+(?=\S)")
ARTICLE: Final = re.compile(r"\b(?:al|el|ul|ad|as|ar|an|ath|at|ash|az)-", re.IGNORECASE)
SUFFIXES: Final = (
    *("Jr.", "Jr", "Sr.", "Sr", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"),
    *("X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII"),
)
MARKED: Final = re.compile(r"/(.+)/")


def part_surname(name: str) -> tuple[str, str]:
    """Read a name of leaders.txt: in full, and the surname alone.

    The surname is the last word, unless strokes mark another part.

    >>> part_surname("Arif Alvi")
    ('Arif Alvi', 'Alvi')
    >>> part_surname("/Xi/ Jinping")
    ('Xi Jinping', 'Xi')
    """
    marked = MARKED.search(name)
    if marked:
        return name.replace("/", ""), marked[1]
    words = [word for word in name.split() if word not in SUFFIXES]
    return name, words[-1]


def spellings(name: str) -> tuple[str, ...]:
    """Other ways to write a full name.

    >>> spellings("Abdel Fattah al-Sisi")
    ('Abdel Fattah al-Sisi', 'Abdel Fattah Sisi')
    >>> spellings("George W. Bush")
    ('George W. Bush', 'George Bush')
    """
    plain = INITIALS.sub("", name)
    bare = ARTICLE.sub("", name)
    return tuple(dict.fromkeys((name, plain, bare)))
