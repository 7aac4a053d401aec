"""The command line: read options, call what Python users call, print.

Exit codes: 0 all went well; 1 something could not be coded, or is not as it
should be; 2 the command was wrong; 130 stopped from the keyboard.

Commands import what they need when they run, for the model's libraries take a
second to load and `--help` should not wait for them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any, Final

import msgspec
import typer
from rich.console import Console
from typer.core import TyperGroup

from dragoman.errors import DragomanError
from dragoman.settings import Settings, read_settings
from dragoman.show.streams import (
    Format,
    complain,
    counted,
    format_of,
    head_of,
    json_line,
    keep_apart,
    open_out,
    print_json,
    report_failure,
    write,
)
from dragoman.version import __version__

if TYPE_CHECKING:
    from dragoman.records import Failure, Report

FAILED: Final = 1
WRONG_COMMAND: Final = 2
INTERRUPTED: Final = 130


class Guarded(TyperGroup):
    """Ends every command cleanly, whatever stops it."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401  as its base has it
        """Run a command; turn what may stop it into a line and an exit code."""
        try:
            return super().invoke(ctx)
        except DragomanError as fault:
            complain(str(fault))
            raise typer.Exit(WRONG_COMMAND) from fault
        except KeyboardInterrupt as stop:
            complain("Stopped.")
            raise typer.Exit(INTERRUPTED) from stop
        except BrokenPipeError as closed:
            # Whoever read our output has had enough, as `head` does.
            _turn_away(sys.stdout)
            raise typer.Exit(0) from closed
        except OSError as fault:
            complain(f"Writing failed: {fault.strerror}.")
            _turn_away(sys.stdout)
            raise typer.Exit(FAILED) from fault


def _turn_away(stream: IO[str]) -> None:
    """Send what Python still wants to write at its end where it does not matter."""
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


app = typer.Typer(
    cls=Guarded,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    help="Reads news reports and writes the record: who did what to whom, when and"
    " where, with the words that prove every field.",
)

# The options and arguments of the commands, in the order of their use.
Reports = Annotated[
    list[str], typer.Argument(help="Files or folders of reports; - for stdin.")
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
    int, typer.Option("--workers", "-w", min=1, help="How many processes to use.")
]
Explain = Annotated[
    bool, typer.Option("--explain", help="Show why each event was read so.")
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
TaskName = Annotated[
    str,
    typer.Argument(
        help="relations, roles, detect, contacts, quiet, templates or event-dates."
    ),
]
GoldFile = Annotated[Path, typer.Argument(help="The gold file, JSON lines.")]
Unaided = Annotated[
    bool,
    typer.Option(
        "--unaided", help="For relations: do not say whom a sentence is about."
    ),
]
Limit = Annotated[
    int | None, typer.Option("--limit", min=1, help="Score only the first items.")
]


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


# Each parameter is an option of the command.
@app.command()
def code(  # noqa: PLR0913
    paths: Reports,
    *,
    format_: As = None,
    out: OutFile = None,
    workers: Workers = 1,
    explain: Explain = False,
    settings: SettingsFile = None,
    day: Published = None,
) -> None:
    """Code reports: plain text, JSON or JSON lines.

    What cannot be read is named on standard error, and the rest is coded.

    [bold]Examples[/bold]

        dragoman code report.txt --date 2024-03-05 --explain

        dragoman code news/ --workers 2 --out events.jsonl

        cat feed.jsonl | dragoman code - --format csv > events.csv
    """
    from dragoman import fleet
    from dragoman.reports import read

    keep_apart(out, paths)
    published = _day(day)
    chosen = _settings(settings)
    form = format_ or format_of(out)
    reports = _dated(read(*paths), published)
    records = fleet.code_many(reports, settings=chosen, workers=workers)
    failed = 0
    with open_out(out) as stream:
        stream.write(head_of(form))
        for record in counted(records, out=out):
            write(record, form, stream, explain=explain)
            failed += report_failure(record)
    if failed:
        raise typer.Exit(FAILED)


@app.command()
def doctor(*, json: AsJson = False, settings: SettingsFile = None) -> None:
    """Examine the installation and code a sentence.

    [bold]Example[/bold]

        dragoman doctor
    """
    from dragoman.doctor import examine
    from dragoman.show.results import draw_checks

    checks = tuple(examine(_settings(settings)))
    print_json(checks) if json else Console().print(draw_checks(checks))
    if not all(check.ok for check in checks):
        raise typer.Exit(FAILED)


@app.command()
def evaluate(  # noqa: PLR0913
    task: TaskName,
    file: GoldFile,
    *,
    out: OutFile = None,
    json: AsJson = False,
    unaided: Unaided = False,
    limit: Limit = None,
    settings: SettingsFile = None,
) -> None:
    """Score the coder on a gold file.

    With --out, every judged item is written as a line with id, gold, predicted
    and score, so that others can count again.

    [bold]Examples[/bold]

        dragoman evaluate relations gold.jsonl --out predictions.jsonl

        dragoman evaluate relations gold.jsonl --unaided --json
    """
    from dragoman.coder import Coder
    from dragoman.evaluation import Options, check_task
    from dragoman.evaluation import evaluate as score
    from dragoman.show.results import draw_result

    check_task(task)
    options = Options(unaided=unaided, limit=limit)
    with open_out(out) if out else nullcontext() as stream:
        with Console(stderr=True).status("coding …"):
            result = score(task, file, Coder(_settings(settings)), options)
        if stream:
            stream.writelines(map(json_line, result.items))
    if json:
        print_json(msgspec.structs.replace(result, items=()))
    else:
        Console().print(draw_result(result))


@app.command()
def schema() -> None:
    """Print the JSON Schema of what `code --format jsonl` writes on a line.

    [bold]Example[/bold]

        dragoman schema > record.schema.json
    """
    from dragoman.schema import record_schema

    sys.stdout.write(record_schema().decode())


def main() -> None:
    """Run the command line."""
    app()


def _settings(path: Path | None) -> Settings | None:
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


def _day(words: str | None) -> date | None:
    """Read a day, if one is given.

    Raises:
        BadParameter: It is not written as 2024-03-05.
    """
    try:
        return date.fromisoformat(words) if words else None
    except ValueError as fault:
        raise typer.BadParameter(
            f"'{words}' is not a day; write it as 2024-03-05", param_hint="--date"
        ) from fault


def _dated(
    reports: Iterable[Report | Failure], day: date | None
) -> Iterator[Report | Failure]:
    """Give a day of publication to the reports that have none."""
    from dragoman.records import Failure
    from dragoman.reports import make_report

    for report in reports:
        if day is None or isinstance(report, Failure) or report.published:
            yield report
        else:
            yield make_report(
                report.text,
                title=report.title,
                published=day,
                source=report.source,
                url=report.url,
                language=report.language,
                given_id=report.given_id,
            )
