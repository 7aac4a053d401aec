"""Read the cells of the tables of actors: days, spells, sectors, ids."""

from __future__ import annotations

import calendar
import re
from datetime import date
from pathlib import Path

from dragoman.knowledge.actor_tables import Sector
from dragoman.knowledge.phrases import fold
from dragoman.knowledge.tables import Line, listed, read_lines


def read_sectors(path: Path) -> dict[str, Sector]:
    """Read the sectors of a codebook."""
    sectors = {}
    for line in read_lines(path):
        sector = Sector(*line.columns(4, 4))
        if sector.political not in ("yes", "country"):
            raise line.fault(f"political is 'yes' or 'country', not '{sector[3]}'")
        sectors[sector.code] = sector
    return sectors


def slug(name: str) -> str:
    """A name as the last part of an id.

    >>> slug("Côte d'Ivoire")
    'cote-d-ivoire'
    >>> slug("OPEC+")
    'opec-plus'
    """
    plain = fold(name).replace("+", "-plus-")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def read_day(line: Line, cell: str, *, last: bool) -> date | None:
    """Read a day; of "2009" or "2009-05" the first or the last day."""
    parts = cell.split("-") if cell else []
    try:
        if len(parts) == 3:
            return date.fromisoformat(cell)
        if not parts:
            return None
        year = int(parts[0])
        month = int(parts[1]) if len(parts) == 2 else (12 if last else 1)
        return date(year, month, calendar.monthrange(year, month)[1] if last else 1)
    except ValueError as fault:
        raise line.fault(f"no day '{cell}'; days are written 2009-05-26") from fault


def read_spells(line: Line, cell: str) -> tuple[tuple[date | None, date | None], ...]:
    """Read stretches of time: "1997-05..2010-05-11; 2024-07-05.."."""
    spells = []
    for part in listed(cell):
        first, dots, last = part.partition("..")
        if not dots:
            raise line.fault(f"no stretch '{part}'; they are written 1997-05..2010")
        spell = (read_day(line, first, last=False), read_day(line, last, last=True))
        if spell[0] and spell[1] and spell[1] < spell[0]:
            raise line.fault(f"'{part}' ends before it begins")
        spells.append(spell)
    return tuple(spells)
