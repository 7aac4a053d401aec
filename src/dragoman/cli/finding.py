"""Find one kind of thing in texts, whether or not an event asks for it."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.guarding import FAILED
from dragoman.cli.options import (
    As,
    OutFile,
    Published,
    SettingsFile,
    Sources,
    read_day,
    settings_of,
)
from dragoman.errors import UnknownChoice

Wanted = Annotated[
    str,
    typer.Argument(metavar="KIND", help="actors, chains, places, times or counts."),
]


def find(  # noqa: PLR0913  each is an option of the command
    kind: Wanted,
    sources: Sources,
    *,
    format_: As = None,
    out: OutFile = None,
    settings: SettingsFile = None,
    day: Published = None,
) -> None:
    """Find the actors, places, times or numbers of reports, without coding events.

    Actors come with state, sector and office on the day of the report; chains tell
    whom "he" and "the two leaders" mean; places come with coordinates, times with
    days and their TIMEX3 value, counts with their range.

    [bold]Examples[/bold]

        dragoman find places news/ --format jsonl --out places.jsonl

        echo "They met last Friday." | dragoman find times - --date 2024-03-06

        dragoman find actors report.txt
    """
    from dragoman.reader import KINDS, Reader
    from dragoman.reports import ReadOptions, read
    from dragoman.show.findings import write_all
    from dragoman.show.streams import format_of, keep_apart, open_out

    if kind not in KINDS:
        raise UnknownChoice("kind of thing to find", kind, KINDS)
    keep_apart(out, sources)
    options = ReadOptions(published=read_day(day, "--date") if day else None)
    reports = read(*sources, options=options)
    found = Reader(settings_of(settings)).many(kind, reports)
    with open_out(out) as stream:
        failed = write_all(kind, found, format_ or format_of(out), stream)
    if failed:
        raise typer.Exit(FAILED)
