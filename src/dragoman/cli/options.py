"""The options and arguments that several commands share, and how they are read."""

from __future__ import annotations

import calendar
import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import typer

from dragoman.settings import Settings, read_settings
from dragoman.show.streams import Format

if TYPE_CHECKING:
    from dragoman.archive import Archive
    from dragoman.fleet import Engine

Sources = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE", help="Files or folders of reports; - for stdin."),
]
As = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        help="How to write; by the ending of --out, else as a table.",
    ),
]
OutFile = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="FILE", help="Write to a file."),
]
Workers = Annotated[
    int,
    typer.Option(
        "--workers",
        "-w",
        metavar="NUMBER",
        min=1,
        help="How many processes to use.",
    ),
]
EngineName = Annotated[
    Literal["pool", "daft"],
    typer.Option(
        "--engine",
        help="What spreads the work: processes of this machine, or Daft, which needs"
        " the extra dragoman\\[fleet].",
    ),
]
RunnerName = Annotated[
    Literal["native", "ray"] | None,
    typer.Option(
        "--runner",
        help="Where Daft works: on this machine, or on a Ray cluster; without it, as"
        " DAFT_RUNNER says.",
    ),
]
SettingsFile = Annotated[
    Path | None,
    typer.Option("--settings", metavar="FILE", help="A dragoman.toml."),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--date",
        metavar="YYYY-MM-DD",
        help="The day of publication, for reports that do not say theirs.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
RecordsAsJson = Annotated[
    bool,
    typer.Option(
        "--json", help="Records as JSON, one a line: --format jsonl in short."
    ),
]
Place = Annotated[
    str, typer.Argument(metavar="ARCHIVE", help="The archive: a folder or address.")
]
Storage = Annotated[
    list[str] | None,
    typer.Option(
        "--storage",
        metavar="KEY=VALUE",
        help="What the store of the archive wants to know; may be repeated.",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="MOMENT",
        help="The archive as it was at the end of a day, or at a moment (UTC).",
    ),
]
Name = Annotated[
    str, typer.Argument(metavar="ID", help="Its id, or the start of its id.")
]
AnyStatus = Annotated[
    bool,
    typer.Option(
        "--any-status",
        help="Count what is planned, wanted, threatened, denied as well. Without"
        " this or --status: happened, ongoing and claimed.",
    ),
]


@dataclass(frozen=True, kw_only=True)
class Workforce:
    """What spreads the work.

    Attributes:
        workers: How many work at a time.
        engine: What spreads it.
        runner: Where Daft works.
    """

    workers: Workers = 1
    engine: EngineName = "pool"
    runner: RunnerName = None

    def chosen(self) -> Engine:
        """The engine.

        Raises:
            BadSetting: A runner is named, and the engine is not Daft.
        """
        from dragoman.fleet import Engine

        return Engine(name=self.engine, workers=self.workers, runner=self.runner)


@dataclass(frozen=True, kw_only=True)
class At:
    """The archive that is asked.

    Attributes:
        archive: Where it lies.
        as_of: The moment it is asked about.
        storage: What its store wants to know.
    """

    archive: Place
    as_of: AsOf = None
    storage: Storage = None

    def open(self) -> Archive:
        """Open it for reading.

        Raises:
            BadParameter: An option is not written as it should be.
        """
        from dragoman.archive import Archive

        moment = read_moment(self.as_of) if self.as_of else None
        return Archive(self.archive, as_of=moment, storage=read_storage(self.storage))


@dataclass(frozen=True, kw_only=True)
class Seen(At):
    """The archive that is asked, as the coder or as reviewers tell it.

    Attributes:
        reviewed: With what reviewers say in place of what the coder says.
    """

    reviewed: Annotated[
        bool,
        typer.Option(
            "--reviewed",
            help="With what reviewers say in place of what the coder says.",
        ),
    ] = False

    def open(self) -> Archive:
        """Open it for reading; see `At.open`."""
        archive = super().open()
        if not self.reviewed:
            return archive
        from dragoman.reviews import Reviews

        return Reviews(archive).archive()


@dataclass(frozen=True, kw_only=True)
class To:
    """The archive that is written to.

    Attributes:
        archive: Where it lies.
        storage: What its store wants to know.
        settings: The settings of the coder.
    """

    archive: Place
    storage: Storage = None
    settings: SettingsFile = None

    def open(self) -> Archive:
        """Open it for writing; see `At.open`."""
        return open_archive(self.archive, self.storage, self.settings)


def open_archive(
    path: str, storage: list[str] | None, settings: Path | None
) -> Archive:
    """An archive that can be written to, with the settings of a file."""
    from dragoman.archive import Archive

    chosen = settings_of(settings)
    return Archive(path, storage=read_storage(storage), settings=chosen)


def settings_of(path: Path | None) -> Settings | None:
    """Read a settings file, if one is named.

    Raises:
        BadSetting: It has a fault.
        BadParameter: It cannot be opened.
    """
    if path is None:
        return None
    if not path.is_file():
        raise typer.BadParameter(f"there is no file {path}", param_hint="--settings")
    return read_settings(path)


_DAY: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def read_day(words: str, option: str, *, last: bool = False) -> date:
    """Read a day; a month or year means its first day, or its last.

    >>> read_day("2024-02", "--since"), read_day("2024-02", "--until", last=True)
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))

    Raises:
        BadParameter: It is not written as 2024-03-05, 2024-03 or 2024.
    """
    found = _DAY.fullmatch(words.strip())
    try:
        if not found:
            raise ValueError
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        if month is None:
            month, day = (12, 31) if last else (1, 1)
        if day is None:
            day = calendar.monthrange(year, month)[1] if last else 1
        return date(year, month, day)
    except ValueError as fault:
        raise typer.BadParameter(
            f"'{words}' is not a day; write it as 2024-03-05", param_hint=option
        ) from fault


def read_moment(words: str) -> date | datetime:
    """Read a day, or a moment such as 2024-03-05T14:30.

    Raises:
        BadParameter: It is neither.
    """
    if _DAY.fullmatch(words):
        return read_day(words, "--as-of", last=True)
    try:
        return datetime.fromisoformat(words)
    except ValueError as fault:
        raise typer.BadParameter(
            f"'{words}' is no moment; write it as 2024-03-05 or 2024-03-05T14:30",
            param_hint="--as-of",
        ) from fault


def read_pairs(given: list[str] | None, option: str) -> dict[str, str]:
    """Read options that are written KEY=VALUE.

    Raises:
        BadParameter: One has no "=".
    """
    pairs = [each.partition("=") for each in given or ()]
    for key, sign, value in pairs:
        if not (key and sign):
            raise typer.BadParameter(
                f"'{key}{sign}{value}' is not written KEY=VALUE", param_hint=option
            )
    return {key.strip(): value for key, _, value in pairs}


def read_storage(given: list[str] | None) -> dict[str, str]:
    """What the store of an archive wants to know."""
    return read_pairs(given, "--storage")


def read_store_options(given: list[str] | None) -> dict[str, Any]:
    """What the store of sources wants to know; a value may be JSON.

    Raises:
        BadParameter: One is not written as it should be.
    """
    option = "--source-storage"
    try:
        return {
            key: json.loads(value) if value[:1] in "{[" and value else value
            for key, value in read_pairs(given, option).items()
        }
    except ValueError as fault:
        raise typer.BadParameter(f"no JSON: {fault}", param_hint=option) from fault
