"""Dyad-months: how often one state acted on another in a month, summed up.

This is the table from which studies of conflict and diplomacy are reckoned. Pairs are
summed up in memory, for there is one row for each, however many events there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from dragoman.exports.cells import Row
from dragoman.exports.codes import country_of, is_known
from dragoman.exports.graphs import QUADS
from dragoman.exports.happenings import Happening

COUNTED: Final = ("killed", "injured", "arrested")
Key = tuple[date, str, str]


def why_not(happening: Happening) -> str | None:
    """Why a happening is in no dyad-month."""
    if happening.day is None:
        return "its day is not known"
    return None if ends(happening) else "no two states are known"


def ends(happening: Happening) -> frozenset[tuple[str, str]]:
    """Who acts on whom, by states; those within one state stand for it twice."""
    return frozenset(
        (source.country, target.country)
        for source, target in happening.pairs(is_known)
        if source and target and source.country and target.country
    )


class DyadMonth:
    """What one state did to another in a month, summed up."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.quads: Counter[str] = Counter()
        self.people: Counter[str] = Counter()
        self.reports = 0
        # Scores have two digits at most; whole numbers add up the same in any order.
        self.hundredths = 0

    def add(self, happening: Happening) -> None:
        """Count one happening."""
        self.quads[happening.event.quad.replace(" ", "_")] += 1
        self.hundredths += round(happening.event.score * 100)
        self.reports += len(happening.reports)
        for kind in COUNTED:
            found = happening.number(kind)
            self.people[kind] += (found.best or found.low or 0) if found else 0

    def cells(self) -> Row:
        """What is written of it."""
        events = self.quads.total()
        return {
            "events": events,
            **{quad: self.quads[quad] for quad in QUADS},
            "score_sum": round(self.hundredths / 100, 2),
            "score_mean": round(self.hundredths / 100 / events, 4),
            **{kind: self.people[kind] for kind in COUNTED},
            "reports": self.reports,
        }


def rows(happenings: Iterable[Happening]) -> Iterator[Row]:
    """A row for each month and pair of states, in that order."""
    months: dict[Key, DyadMonth] = {}
    for happening in happenings:
        day = happening.day
        for source, target in ends(happening) if day else ():
            key = (day.replace(day=1), source, target)  # type: ignore[union-attr]
            months.setdefault(key, DyadMonth()).add(happening)
    for key in sorted(months):
        first, source, target = key
        yield {
            "dyad": f"{source}-{target}",
            "month_start": first,
            "year": first.year,
            "month": first.month,
            **_side("source", source),
            **_side("target", target),
            **months[key].cells(),
        }


def _side(side: str, code: str) -> Row:
    """A state of a pair."""
    country = country_of(code)
    return {
        side: code,
        f"{side}_name": country.name if country else None,
        f"{side}_cow": country.cow if country else None,
    }
