"""Code reports without an archive, examine the installation, score the coder."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console

from dragoman.cli.guarding import FAILED
from dragoman.cli.options import (
    As,
    AsJson,
    OutFile,
    Published,
    RecordsAsJson,
    SettingsFile,
    Sources,
    Workers,
    read_day,
    settings_of,
)
from dragoman.show.streams import (
    Format,
    counted,
    format_of,
    head_of,
    json_line,
    keep_apart,
    noting_days,
    open_out,
    print_json,
    report_failure,
    write,
)

Explain = Annotated[
    bool, typer.Option("--explain", help="Show why each event was read so.")
]
TaskName = Annotated[
    str,
    typer.Argument(
        metavar="TASK",
        help="relations, roles, detect, contacts, quiet, templates,"
        " dates, places, actors, actors-in-context, counts, event-dates, when-where,"
        " coreference, quotes, stories, reviewed or whole-reports.",
    ),
]
GoldFile = Annotated[
    Path, typer.Argument(metavar="FILE", help="The gold file, JSON lines.")
]
Unaided = Annotated[
    bool,
    typer.Option(
        "--unaided", help="For relations: do not say whom a sentence is about."
    ),
]
NewFolder = Annotated[
    Path, typer.Argument(metavar="FOLDER", help="A folder that does not exist yet.")
]
OwnKnowledge = Annotated[
    Path, typer.Argument(metavar="PLACE", help="A file, or a folder of files.")
]
FirstItems = Annotated[
    int | None,
    typer.Option(
        "--limit", metavar="NUMBER", min=1, help="Score only the first items."
    ),
]


# Each parameter is an option of the command.
def code(  # noqa: PLR0913
    sources: Sources,
    *,
    format_: As = None,
    json: RecordsAsJson = False,
    out: OutFile = None,
    workers: Workers = 1,
    explain: Explain = False,
    settings: SettingsFile = None,
    day: Published = None,
) -> None:
    """Code reports and print the record of each.

    What cannot be read is named on standard error, and the rest is coded.

    [bold]Examples[/bold]

        dragoman code report.txt --date 2024-03-05 --explain

        dragoman code news/ --workers 2 --out events.jsonl

        cat feed.jsonl | dragoman code - --format csv > events.csv
    """
    from dragoman import fleet
    from dragoman.reports import ReadOptions, read

    keep_apart(out, sources)
    options = ReadOptions(published=read_day(day, "--date") if day else None)
    chosen = settings_of(settings)
    form: Format = "jsonl" if json else format_ or format_of(out)
    reports = read(*sources, options=options)
    records = fleet.code_many(reports, settings=chosen, workers=workers)
    failed = 0
    with open_out(out) as stream:
        stream.write(head_of(form))
        for record in counted(noting_days(records), out=out):
            write(record, form, stream, explain=explain)
            failed += report_failure(record)
    if failed:
        raise typer.Exit(FAILED)


def doctor(*, json: AsJson = False, settings: SettingsFile = None) -> None:
    """Examine the installation and code a sentence.

    [bold]Example[/bold]

        dragoman doctor
    """
    from dragoman.doctor import examine
    from dragoman.show.results import draw_checks

    checks = tuple(examine(settings_of(settings)))
    print_json(checks) if json else Console().print(draw_checks(checks))
    if not all(check.ok for check in checks):
        raise typer.Exit(FAILED)


def evaluate(  # noqa: PLR0913
    task: TaskName,
    file: GoldFile,
    *,
    out: OutFile = None,
    json: AsJson = False,
    unaided: Unaided = False,
    limit: FirstItems = None,
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
            result = score(task, file, Coder(settings_of(settings)), options)
        if stream:
            stream.writelines(map(json_line, result.items))
    if json:
        print_json(msgspec.structs.replace(result, items=()))
    else:
        Console().print(draw_result(result))


def codebook(folder: NewFolder) -> None:
    """Copy the codebook to a folder, to add types, modes and phrases of your own.

    No Python is needed: docs/codebook.md tells what to write where. The copy is used
    by the other commands with --settings mine/dragoman.toml.

    [bold]Example[/bold]

        dragoman codebook mine/
    """
    from dragoman.knowledge.copying import copy_codebook

    copy_codebook(folder)
    Console().print(
        f"Copied. Add types to {folder / 'types.txt'} and phrases to"
        f" {folder / 'frames' / 'own.txt'}, then code with"
        f" --settings {folder / 'dragoman.toml'}",
        highlight=False,
        soft_wrap=True,
    )


def knowledge(place: OwnKnowledge) -> None:
    """Check files of actors and places of your own, and say what they change.

    docs/knowledge.md tells how such files are written. They are used by the other
    commands with --settings, where [data] names them. A fault is told with its line.

    [bold]Examples[/bold]

        dragoman knowledge mine/

        dragoman knowledge leaders-kenya.txt
    """
    from dragoman.knowledge.actors import load_actors
    from dragoman.knowledge.own import count_rows
    from dragoman.knowledge.places import load_places

    console = Console(highlight=False, soft_wrap=True)
    for file, table, rows in count_rows(place):
        console.print(f"{file}: {rows:,} rows for {table}")
    replaced = (*load_actors(own=place).replaced, *load_places(place).replaced)
    if replaced:
        console.print(f"In place of ours stand: {', '.join(replaced)}")
    console.print("All is well.")


def schema() -> None:
    """Print the JSON Schema of what `code --format jsonl` writes on a line.

    [bold]Example[/bold]

        dragoman schema > record.schema.json
    """
    from dragoman.schema import record_schema

    sys.stdout.write(record_schema().decode())
