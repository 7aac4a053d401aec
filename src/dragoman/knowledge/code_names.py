"""What codes are called.

>>> state_name("PAK"), sector_name("GOV"), state_name("XXX")
('Pakistan', 'government', 'XXX')
"""

from __future__ import annotations

from functools import cache
from typing import Final

from dragoman.knowledge.phrases import fold
from dragoman.knowledge.tables import data_path, read_lines

_STATES: Final = ("actors/states.txt", (3, 8))
_SECTORS: Final = ("codebook/sectors.txt", (4, 4))


def state_name(code: str) -> str:
    """The name of a state; of what is none, the code itself."""
    return _names(*_STATES).get(code, code)


def sector_name(code: str) -> str:
    """The name of a sector; of what is none, the code itself."""
    return _names(*_SECTORS).get(code, code)


@cache
def _names(path: str, columns: tuple[int, int]) -> dict[str, str]:
    lines = read_lines(data_path(*path.split("/")))
    return {line.columns(*columns)[0]: line.columns(*columns)[1] for line in lines}


def codes_called(words: str) -> tuple[str, ...]:
    """The codes of states and sectors whose code or name begins so, in small letters.

    >>> codes_called("pakis"), codes_called("gov")
    (('PAK',), ('GOV',))
    """
    tables = (_names(*_STATES), _names(*_SECTORS))
    return tuple(
        code
        for names in tables
        for code, name in names.items()
        if words and (fold(name).startswith(words) or code.lower() == words)
    )
