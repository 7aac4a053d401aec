"""Put dyads and places in order, and dyads into a square of countries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from dragoman.charts.charts import Dyads
from dragoman.records.chart import Dyad, Spot
from dragoman.records.report import Frozen


class Square(Frozen, frozen=True, kw_only=True):
    """The countries with most events, and what passes between them.

    Attributes:
        codes: The countries, the one with most events first.
        left_out: How many more there are.
        cells: The dyad of a row and a column; None where there is none.
    """

    codes: tuple[str, ...]
    left_out: int
    cells: tuple[tuple[Dyad | None, ...], ...]


def ranked_dyads(rows: Iterable[Dyad]) -> list[Dyad]:
    """The dyads, those with most events first."""
    return sorted(
        rows, key=lambda row: (-row.events, row.a, row.b, row.conflict, row.score)
    )


def ranked_spots(rows: Iterable[Spot]) -> list[Spot]:
    """The places, those with most events first."""
    return sorted(
        rows,
        key=lambda row: (
            -row.events,
            row.name,
            row.country or "",
            row.lat,
            row.lon,
            row.conflict,
        ),
    )


def square(chart: Dyads, *, most: int) -> Square:
    """Lay the dyads out as a square of at most so many countries.

    Where direction does not count, each dyad stands in both of its cells.
    """
    weight: Counter[str] = Counter()
    pairs: dict[tuple[str, str], list[Dyad]] = defaultdict(list)
    for row in chart.rows:
        weight[row.a] += row.events
        weight[row.b] += row.events
        pairs[row.a, row.b].append(row)
        if not chart.directed and row.a != row.b:
            pairs[row.b, row.a].append(row)
    ranked = sorted(weight, key=lambda code: (-weight[code], code))
    codes = tuple(ranked[:most])
    return Square(
        codes=codes,
        left_out=len(ranked) - len(codes),
        cells=tuple(
            tuple(together(a, b, pairs.get((a, b), [])) for b in codes) for a in codes
        ),
    )


def together(a: str, b: str, rows: list[Dyad]) -> Dyad | None:
    """One dyad of several rows, None of none."""
    events = sum(row.events for row in rows)
    if not events:
        return None
    return Dyad(
        a=a,
        b=b,
        cooperation=sum(row.cooperation for row in rows),
        conflict=sum(row.conflict for row in rows),
        # In one order, whatever the order of the rows: sums of fractions differ by it.
        score=sum(sorted(row.score * row.events for row in rows)) / events,
    )
