"""The command line: read options, call what Python users call, print.

Exit codes: 0 all went well; 1 something could not be done, or is not as it
should be; 2 the command was wrong; 130 stopped from the keyboard.

Commands import what they need when they run, for the model's libraries take a
second to load and `--help` should not wait for them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Final

import typer
from rich.console import Console

from dragoman.cli import (
    asking,
    assisting,
    coding,
    drawing,
    explaining,
    exploring,
    exporting,
    finding,
    judging,
    keeping,
    linking,
    reviewing,
)
from dragoman.cli.guarding import Guarded
from dragoman.version import __version__

app = typer.Typer(
    cls=Guarded,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    help="Reads news reports and writes the record: who did what to whom, when and"
    " where, with the words that prove every field.",
)

PANELS: Final[dict[str, dict[str, Callable[..., None]]]] = {
    "Read and code": {
        "code": coding.code,
        "find": finding.find,
        "add": keeping.add,
        "recode": keeping.recode,
        "retry": keeping.retry,
    },
    "Ask an archive": {
        "events": asking.events,
        "stories": asking.stories,
        "statements": asking.statements,
        "reports": asking.reports,
        "failures": asking.failures,
        "explain": explaining.explain,
        "mcp": assisting.mcp,
    },
    "Look at an archive in a browser": {
        "explore": exploring.explore,
        "password": exploring.password,
    },
    "Link": {
        "link": linking.link,
        "why-merged": linking.why_merged,
        "same": linking.same,
        "not-same": linking.not_same,
        "history": linking.history,
    },
    "Draw": {
        "timeline": drawing.timeline,
        "dyads": drawing.dyads,
        "map": drawing.map_,
    },
    "Export": {
        "export": exporting.export,
        "exports": exporting.exports,
        "validate": exporting.validate,
        "dictionary": exporting.dictionary,
    },
    "Review": {
        "reviews list": reviewing.list_,
        "reviews say": judging.judge,
        "reviews figures": reviewing.figures,
        "reviews export": reviewing.export,
        "reviews learn": reviewing.learn,
    },
    "Look after an archive": {
        "info": keeping.info,
        "log": keeping.log,
        "verify": keeping.verify,
        "compact": keeping.compact,
    },
    "Look after the coder": {
        "doctor": coding.doctor,
        "evaluate": coding.evaluate,
        "codebook": coding.codebook,
        "knowledge": coding.knowledge,
        "schema": coding.schema,
    },
}
"""The commands, in the order in which the help shows them; "reviews list" is the
command `list` of the group `reviews`.
"""

GROUPS: Final = {"reviews": "See, hand out and learn from what people say of events."}


def _show_version(asked: bool) -> None:  # noqa: FBT001  typer calls it so
    """Print the version and end."""
    if asked:
        Console().print(f"dragoman {__version__}", highlight=False)
        raise typer.Exit


@app.callback()
def start(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_show_version,
            is_eager=True,
            help="Print the version.",
        ),
    ] = False,
) -> None:
    """What all commands share."""


def _register() -> None:
    """Give every command its place."""
    groups: dict[str, typer.Typer] = {}
    for panel, commands in PANELS.items():
        for name, command in commands.items():
            group, _, own = name.rpartition(" ")
            if not group:
                app.command(name, rich_help_panel=panel)(command)
                continue
            if group not in groups:
                groups[group] = typer.Typer(
                    no_args_is_help=True, rich_markup_mode="rich", help=GROUPS[group]
                )
                app.add_typer(groups[group], name=group, rich_help_panel=panel)
            groups[group].command(own)(command)


_register()


def main() -> None:
    """Run the command line."""
    app()
