"""What charts are drawn from: counted rows, and how much was counted.

An archive counts them; `charts` draws them. They hold numbers only, so that a chart
of ten million events is as quick as one of ten.
"""

from __future__ import annotations

from datetime import date

from dragoman.records.report import Frozen


class Basis(Frozen, frozen=True, kw_only=True):
    """What was counted, as it stands below a chart.

    Attributes:
        events: How many events.
        first: The first day of any of them; None if none has a day.
        last: The last day.
    """

    events: int
    first: date | None
    last: date | None


class Period(Frozen, frozen=True, kw_only=True):
    """The events of one class in one stretch of time.

    Stretches without events need no row; those of one panel and class may stand in
    several rows, which are added up.

    Attributes:
        first: The first day of the stretch: of a week its Monday.
        last: The last day of the stretch.
        quad: The class of the events; see `Event.quad`.
        events: How many.
        score: Their mean score, -10 to +10.
        panel: The drawing this belongs to where there are several, such as
            "IRN - PAK" or "PROTEST"; "" where there is one.
    """

    first: date
    last: date
    quad: str
    events: int
    score: float
    panel: str = ""


class Dyad(Frozen, frozen=True, kw_only=True):
    """The events between two countries.

    Attributes:
        a: The code of the one; where direction counts, of the one that acts.
        b: The code of the other.
        cooperation: How many events are verbal or material cooperation.
        conflict: How many are conflict.
        score: The mean score of all of them.
    """

    a: str
    b: str
    cooperation: int
    conflict: int
    score: float

    @property
    def events(self) -> int:
        """How many events in all."""
        return self.cooperation + self.conflict


class Spot(Frozen, frozen=True, kw_only=True):
    """The events at one place.

    Attributes:
        lat: Degrees north.
        lon: Degrees east.
        name: Its name.
        country: ISO 3166-1 alpha-3; None for seas.
        events: How many events.
        conflict: How many of them are conflict.
    """

    lat: float
    lon: float
    name: str
    country: str | None
    events: int
    conflict: int
