"""Let an archive leave in the columns that the tools of the field read."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer
from rich.console import Console

from dragoman.cli.asking import named
from dragoman.cli.drawing import real
from dragoman.cli.filters import EventFilters, choices
from dragoman.cli.guarding import FAILED
from dragoman.cli.options import AnyStatus, AsJson, Seen
from dragoman.cli.spreading import spread
from dragoman.records.event import Status
from dragoman.show.streams import keep_out_of, print_json, say

if TYPE_CHECKING:
    from dragoman.archive import Archive
    from dragoman.exports import Exported, Options

Layout = Annotated[
    str,
    typer.Option(
        "--as",
        metavar="NAME",
        help="The export: gdelt1, icews, acled … `dragoman exports` lists them.",
    ),
]
LayoutName = Annotated[
    str, typer.Argument(metavar="NAME", help="The export, such as gdelt1.")
]
File = Annotated[Path, typer.Argument(metavar="FILE", help="The file to check.")]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        metavar="FILE",
        help="Where to; else standard output. Into a .zip go codebook and citation"
        " as well.",
    ),
]
Per = Annotated[
    str | None,
    typer.Option(
        "--per",
        metavar="story|telling",
        help="A row for each story or each telling; as the export wants it.",
    ),
]


@spread
def export(  # noqa: PLR0913
    *,
    at: Seen,
    name: Layout,
    out: Out = None,
    per: Per = None,
    which: EventFilters,
    any_status: AnyStatus = False,
    json: AsJson = False,
) -> None:
    """Write events in the columns of another data set, or for another program.

    [bold]Examples[/bold]

        dragoman export kenya/ --as gdelt2 --out events.tsv

        dragoman export kenya/ --as acled --since 2024 --country Kenya --out acled.csv

        dragoman export kenya/ --as dyad-months --out dyads.csv

        dragoman export kenya/ --as csv --out with-codebook-and-citation.zip

        dragoman export kenya/ --as plover --reviewed --out corrected.jsonl
    """
    from dragoman.exports import table

    table.choose(name)
    options = options_of(per, which, any_status=any_status)
    archive = at.open()
    keep_out_of(out, at.archive)
    asked = named(archive, "events", real(choices(which), any_status=any_status))
    if out and out.suffix == ".zip":
        _pack(archive, out, (name, asked, options), reviewed=at.reviewed)
        return
    tellings = archive.tellings(by_story=True, **asked)
    done = table.export(name, tellings, out or sys.stdout.buffer, options)
    if json and out:
        print_json(done)
    else:
        sum_up(done, out)


def _pack(
    archive: Archive,
    out: Path,
    what: tuple[str, dict[str, object], Options],
    *,
    reviewed: bool,
) -> None:
    """Write an export together with its codebook and how to cite it."""
    from dragoman.explorer.files import File as Asked
    from dragoman.explorer.files import packed
    from dragoman.exports.table import write_file

    form, choices, options = what
    asked = Asked(
        table="events",
        form=form,
        choices=choices,
        day=date.today(),
        reviewed=reviewed,
        options=options,
    )
    write_file(out, packed(archive, asked))
    said = f"{asked.name}, CODEBOOK.md and ABOUT.txt (how to cite it) -> {out}"
    Console(stderr=True, highlight=False).print(said, soft_wrap=True)


def validate(name: LayoutName, file: File, *, json: AsJson = False) -> None:
    """Check a file against the columns of an export, whoever wrote it.

    The exit code is 1 if something is wrong.

    [bold]Example[/bold]

        dragoman validate gdelt2 events.tsv
    """
    from dragoman.exports import validate as check

    if not file.is_file():
        raise typer.BadParameter(f"there is no file {file}", param_hint="FILE")
    problems = check(name, file)
    if json:
        print_json(problems)
    else:
        for problem in problems:
            say(f"{file}: {problem}")
        say(f"{len(problems)} problems" if problems else f"{file} fits {name}.")
    if problems:
        raise typer.Exit(FAILED)


def dictionary(name: LayoutName, *, json: AsJson = False) -> None:
    """Tell every column of an export, in Markdown; as JSON Table Schema with --json.

    [bold]Examples[/bold]

        dragoman dictionary acled

        dragoman dictionary icews --json > icews.schema.json
    """
    from dragoman.exports import dictionary as tell
    from dragoman.exports import schema

    if json:
        print_json(schema(name))
    else:
        sys.stdout.write(tell(name))


def exports(*, json: AsJson = False) -> None:
    """List the exports there are.

    [bold]Example[/bold]

        dragoman exports
    """
    from dragoman.exports import EXPORTS
    from dragoman.show.inventory import draw_exports

    told = [(e.name, e.ending, e.row or e.per, e.what) for e in EXPORTS.values()]
    if json:
        names = ("name", "ending", "per", "what")
        print_json([dict(zip(names, each, strict=True)) for each in told])
    else:
        Console().print(draw_exports(told))


def options_of(per: str | None, which: EventFilters, *, any_status: bool) -> Options:
    """The options of an export.

    Raises:
        BadParameter: A row cannot be for that.
    """
    from dragoman.exports import TOOK_PLACE, Options
    from dragoman.exports.happenings import Per as RowsFor

    known = {word: word for word in get_args(RowsFor)}
    if per is not None and per not in known:
        raise typer.BadParameter(f"'{per}' is not story or telling", param_hint="--per")
    statuses: tuple[Status, ...] = TOOK_PLACE
    if any_status or which.status:
        statuses = get_args(Status)  # the filter has seen to it
    return Options(statuses=statuses, per=known.get(per or ""))


def sum_up(done: Exported, out: Path | None) -> None:
    """Say on standard error what went out, and what did not and why."""
    console = Console(stderr=True, highlight=False)
    goal = f" -> {out}" if out else ""
    noun = "row" if done.rows == 1 else "rows"
    console.print(f"{done.rows:,} {noun}{goal}", soft_wrap=True)
    for reason, number in done.left_out:
        console.print(f"left out {number:,}: {reason}", style="dim", soft_wrap=True)
