"""The options that say how sources are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dragoman.cli.options import Published, read_day, read_pairs, read_store_options

if TYPE_CHECKING:
    from collections.abc import Callable

    from dragoman.reports import ReadOptions

Since = Annotated[
    str | None,
    typer.Option(
        "--since", metavar="DAY", help="Leave out reports published before it."
    ),
]
Fetch = Annotated[
    bool,
    typer.Option(
        "--fetch",
        help="Read web addresses: pages and feeds, one request to a host at a time,"
        " as its robots.txt allows.",
    ),
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="FIELD=NAME",
        help="The column or key in which a field stands; may be repeated. Fields are"
        " text, id, title, published, source, url, language.",
    ),
]
Days = Annotated[
    Literal["dmy", "mdy"] | None,
    typer.Option(
        "--days",
        help="How days of publication such as 03/04/2024 are written: the day first,"
        " or the month.",
    ),
]
Publisher = Annotated[
    str | None,
    typer.Option(
        "--source",
        metavar="NAME",
        help="The publisher, for reports that do not say theirs.",
    ),
]
SourceStorage = Annotated[
    list[str] | None,
    typer.Option(
        "--source-storage",
        metavar="KEY=VALUE",
        help="What the store of the sources wants to know, as fsspec names it; may be"
        " repeated.",
    ),
]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How sources are read; the fields of `ReadOptions`."""

    since: Since = None
    fetch: Fetch = False
    column: Columns = None
    source: Publisher = None
    day: Published = None
    days: Days = None
    source_storage: SourceStorage = None

    def options(self, on_progress: Callable[[int], None] | None) -> ReadOptions:
        """The options of the reader.

        Raises:
            BadParameter: One is not written as it should be.
            UnknownChoice: A report has no such field.
        """
        from dragoman.reports import ReadOptions

        return ReadOptions(
            columns=read_pairs(self.column, "--column"),
            since=read_day(self.since, "--since") if self.since else None,
            published=read_day(self.day, "--date") if self.day else None,
            days=self.days,
            source=self.source,
            fetch=self.fetch,
            storage=read_store_options(self.source_storage),
            on_progress=on_progress,
        )
