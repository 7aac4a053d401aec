"""Explain an event of an archive, or how a sentence is read and what it passes over."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from dragoman.cli.asking import whole_name
from dragoman.cli.options import (
    AsJson,
    AsOf,
    At,
    Published,
    SettingsFile,
    Storage,
    read_day,
    settings_of,
)
from dragoman.cli.spreading import spread
from dragoman.show.streams import print_json

What = Annotated[
    str,
    typer.Argument(
        metavar="ARCHIVE|SENTENCE",
        help="An archive, a folder or address; or a sentence in quotes, - for those on"
        " standard input.",
    ),
]
EventId = Annotated[
    str | None,
    typer.Argument(
        metavar="ID", help="Of an archive: the event's id, or the start of its id."
    ),
]


@spread
def explain(  # noqa: PLR0913  each is an option of the command
    *,
    what: What,
    name: EventId = None,
    as_of: AsOf = None,
    storage: Storage = None,
    day: Published = None,
    settings: SettingsFile = None,
    json: AsJson = False,
) -> None:
    """Show how words became an event: every field, its proof, the rules; or why not.

    Of a sentence it is told as well which of its words gave no event, and why.

    [bold]Examples[/bold]

        dragoman explain kenya/ 3f2a9c

        dragoman explain "Peru sued Chile on Monday." --date 2024-03-06

        dragoman explain "The minister struck a pose."
    """
    if name is None:
        _explain_text(what, day, settings, json=json)
    else:
        at = At(archive=what, as_of=as_of, storage=storage)
        _explain_event(at, name, json=json)


def _explain_event(at: At, name: str, *, json: bool) -> None:
    """Show one event of an archive."""
    from dragoman.reviews.reviews import review_of
    from dragoman.show.explaining import chain_of, draw_explained
    from dragoman.show.reviewing import draw_reviewed

    archive = at.open()
    chosen = whole_name(archive, "events", name)
    (telling,) = archive.tellings(id=chosen)
    if json:
        print_json(telling)
        return
    others = archive.events(report=telling.report.id)
    Console().print(draw_explained(telling, chain_of(telling.event, others)))
    told = review_of(archive, telling.event)
    if told:
        Console(highlight=False).print(draw_reviewed(told), soft_wrap=True)


def _explain_text(
    text: str, day: str | None, settings: Path | None, *, json: bool
) -> None:
    """Show how sentences are read."""
    from dragoman.coder import Coder
    from dragoman.reports import make_report
    from dragoman.show.explaining import draw_read

    text = sys.stdin.read() if text == "-" else text
    if Path(text[:200]).is_dir() or "://" in text.split(" ", 1)[0]:
        raise typer.BadParameter(
            f"of an archive an event must be named: dragoman explain {text} ID",
            param_hint="ID",
        )
    if len(text.split()) < 2:
        raise typer.BadParameter(
            f"'{text.strip()}' is neither an archive here nor a sentence",
            param_hint="ARCHIVE|SENTENCE",
        )
    published = read_day(day, "--date") if day else None
    report = make_report(text, published=published)
    explained = Coder(settings_of(settings)).explain(report)
    if json:
        print_json(explained)
    else:
        Console().print(draw_read(report, explained))
