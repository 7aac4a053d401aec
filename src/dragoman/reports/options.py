"""Say how reports are to be read; the defaults read whatever is at hand.

Nothing here reaches the network: web addresses are read only with `fetch`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

import msgspec

from dragoman.errors import UnknownChoice
from dragoman.records.report import Frozen
from dragoman.reports.days import Order

FIELDS: Final = (
    "text",
    "id",
    "title",
    "published",
    "source",
    "author",
    "url",
    "language",
)
"""What may be known of a report, by our names."""


class ReadOptions(Frozen, frozen=True, kw_only=True):
    """How reports are read.

    >>> ReadOptions(columns={"text": "body", "published": "pub_date"}).fetch
    False

    Attributes:
        columns: For tables and JSON: the column or key in which one of `FIELDS`
            stands, where it is not called so.
        since: Reports published before this day are left out; those without a
            day are kept.
        published: The day of publication of reports that do not say theirs.
        days: How days of publication in numbers are written: "dmy" or "mdy". Without
            it 03/04/2024 is refused, for it may be in March or April.
        source: The publisher of reports whose file does not name theirs.
        fetch: Whether web addresses are read.
        delay: Seconds between two requests to one host; robots.txt may ask for
            more.
        timeout: Seconds after which a silent host is given up.
        storage: Options for the store of an address such as s3://bucket/x, as
            `fsspec` takes them.
        on_progress: Called with the number of bytes that were read since the
            last call; see `count_bytes`.
        allow_private: Whether addresses of this machine and of private networks
            may be fetched; for tests.
    """

    columns: dict[str, str] = msgspec.field(default_factory=dict)
    since: date | None = None
    published: date | None = None
    days: Order | None = None
    source: str | None = None
    fetch: bool = False
    delay: float = 1.0
    timeout: float = 20.0
    storage: dict[str, Any] = msgspec.field(default_factory=dict)
    on_progress: Callable[[int], None] | None = None
    allow_private: bool = False

    def __post_init__(self) -> None:
        """Refuse a column for a field that there is not.

        Raises:
            UnknownChoice: `columns` names another field than `FIELDS` has.
        """
        for field in self.columns:
            if field not in FIELDS:
                raise UnknownChoice("field of a report", field, FIELDS)


DEFAULTS: Final = ReadOptions()
