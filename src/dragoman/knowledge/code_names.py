"""What codes are called.

>>> state_name("PAK"), sector_name("GOV"), state_name("XXX")
('Pakistan', 'government', 'XXX')
"""

from __future__ import annotations

from functools import cache

from dragoman.knowledge.actor_cells import read_sectors
from dragoman.knowledge.phrases import fold
from dragoman.knowledge.state_names import state_names
from dragoman.knowledge.tables import data_path


def state_name(code: str) -> str:
    """The name of a state; of what is none, the code itself."""
    return state_names().get(code, code)


def sector_name(code: str) -> str:
    """The name of a sector; of what is none, the code itself."""
    return _sector_names().get(code, code)


@cache
def _sector_names() -> dict[str, str]:
    rows = read_sectors(data_path("codebook", "sectors.txt"))
    return {code: sector.name for code, sector in rows.items()}


def codes_called(words: str) -> tuple[str, ...]:
    """The codes of states and sectors whose code or name begins so, in small letters.

    >>> codes_called("pakis"), codes_called("gov")
    (('PAK',), ('GOV',))
    """
    tables = (state_names(), _sector_names())
    return tuple(
        code
        for names in tables
        for code, name in names.items()
        if words and (fold(name).startswith(words) or code.lower() == words)
    )
