"""Show an archive in a browser."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from dragoman.cli.options import Place, SettingsFile, Storage, read_storage, settings_of

Port = Annotated[
    int,
    typer.Option(
        "--port",
        "-p",
        metavar="NUMBER",
        min=1,
        max=65535,
        help="The port; if it is taken, one of the next.",
    ),
]
Host = Annotated[
    str,
    typer.Option(
        "--host",
        metavar="ADDRESS",
        help="The address to listen at. Other machines can reach it only if it is not"
        " this one's own; then a password is needed.",
    ),
]
PasswordFile = Annotated[
    Path | None,
    typer.Option(
        "--password-file",
        metavar="FILE",
        help="Ask for the password whose hash this file holds; `dragoman password`"
        " makes it.",
    ),
]
ReadOnly = Annotated[
    bool,
    typer.Option("--read-only", help="Let nobody correct, judge or add anything."),
]
Language = Annotated[
    str,
    typer.Option(
        "--language",
        metavar="CODE",
        help="The language of the pages: its code, or a folder of their texts that is"
        " called by it.",
    ),
]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Open no browser.")]


def explore(  # noqa: PLR0913  each option is a choice of its own
    archive: Place,
    *,
    port: Port = 8765,
    host: Host = "127.0.0.1",
    password_file: PasswordFile = None,
    read_only: ReadOnly = False,
    language: Language = "en",
    no_browser: NoBrowser = False,
    storage: Storage = None,
    settings: SettingsFile = None,
) -> None:
    """Look at an archive in a browser: count, read, check and correct.

    The pages come from this machine alone, and nobody else can reach them unless
    --host says so.

    [bold]Examples[/bold]

        dragoman explore kenya/

        dragoman explore kenya/ --read-only --no-browser --port 9000

        dragoman explore kenya/ --host 0.0.0.0 --password-file secret.hash
    """
    from dragoman.archive import Archive
    from dragoman.explorer import Desk, Options
    from dragoman.explorer.passwords import read_hash
    from dragoman.explorer.serving import serve

    chosen = settings_of(settings)
    opened = Archive(archive, storage=read_storage(storage), settings=chosen)
    options = Options(
        host=host,
        port=port,
        read_only=read_only,
        password=read_hash(password_file) if password_file else None,
        language=language,
    )
    serve(Desk(opened, options, chosen), tell=_tell, browse=not no_browser)


def _tell(line: str) -> None:
    Console(stderr=True, highlight=False).print(line, soft_wrap=True, markup=False)


def password() -> None:
    """Make the hash of a password, for `dragoman explore --password-file`.

    The password is asked for, or read from standard input; the hash is printed.

    [bold]Example[/bold]

        dragoman password > secret.hash
    """
    from dragoman.explorer.passwords import hashed

    if sys.stdin.isatty():
        said = typer.prompt(
            "Password", hide_input=True, confirmation_prompt=True, err=True
        )
    else:
        said = sys.stdin.readline().rstrip("\r\n")
    sys.stdout.write(hashed(said) + "\n")
