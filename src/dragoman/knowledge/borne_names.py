"""Know names of states that people bear too, and surnames that tell nothing alone."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Final, NamedTuple

from dragoman.knowledge.place_rows import read_first_names
from dragoman.knowledge.tables import data_path, listed, read_lines


class BorneNames(NamedTuple):
    """The lists of data/actors/borne_names.txt; its head says what each holds."""

    first: frozenset[str]
    last: frozenset[str]
    office: frozenset[str]
    body: frozenset[str]
    plain: frozenset[str]
    not_first: frozenset[str]
    common: frozenset[str]


LISTS: Final = {name.replace("_", " "): name for name in BorneNames._fields}


@cache
def borne_names() -> BorneNames:
    """Read the lists, once.

    Raises:
        BadData: A list is unknown, or a name stands outside of all.
    """
    found: dict[str, set[str]] = defaultdict(set)
    opened = ""
    for line in read_lines(data_path("actors", "borne_names.txt")):
        if line.text.startswith("["):
            opened = line.text.strip("[]")
            if opened not in LISTS:
                raise line.fault(f"the lists are: {', '.join(LISTS)}")
        elif not opened:
            raise line.fault("names stand before the first [list]")
        else:
            found[LISTS[opened]].update(listed(line.text))
    return BorneNames(**{name: frozenset(found[name]) for name in BorneNames._fields})


@cache
def first_names() -> frozenset[str]:
    """First names common in news."""
    path = data_path("lexicon", "en", "words", "first_names.txt")
    return frozenset(read_first_names(path))
