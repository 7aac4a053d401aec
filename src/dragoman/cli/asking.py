"""Ask an archive: lists for people, rows and records for programs."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer
from rich.console import Console

from dragoman.cli.filters import (
    EventFilters,
    FailureFilters,
    Filters,
    ReportFilters,
    StatementFilters,
    StoryFilters,
    choices,
)
from dragoman.cli.options import At, OutFile, RecordsAsJson, Seen
from dragoman.cli.spreading import spread
from dragoman.show.answers import (
    AnswerFormat,
    answer_format,
    write_event_rows,
    write_list,
    write_parquet,
    write_rows,
)
from dragoman.show.streams import json_line, keep_out_of, open_out

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dragoman.archive import Archive
    from dragoman.archive.found import Found

SCREENFUL: Final = 20

AnswerAs = Annotated[
    AnswerFormat | None,
    typer.Option(
        "--format",
        "-f",
        help="A list for people, rows, records one a line, or Parquet; by the ending"
        " of --out, else a list.",
    ),
]
Sort = Annotated[
    str | None,
    typer.Option(
        "--sort",
        metavar="WORD",
        help="By what to sort; with - before it from the last to the first. A wrong"
        " word is answered with those there are.",
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        "--limit",
        "-n",
        metavar="NUMBER",
        min=1,
        help=f"The most to show; on a terminal {SCREENFUL} unless given, else all.",
    ),
]
Skip = Annotated[
    int,
    typer.Option(
        "--skip", metavar="NUMBER", min=0, help="Leave out so many at the start."
    ),
]
CountOnly = Annotated[
    bool, typer.Option("--count", help="Say only how many there are.")
]


@dataclass(frozen=True, kw_only=True)
class View:
    """How an answer is to be written.

    Attributes:
        sort: By what it is sorted.
        limit: The most to show.
        skip: How many to leave out at the start.
        form: A list, rows or records.
        json: Records: the same as the form "jsonl".
        out: Where to.
        count: Say only how many there are.
    """

    sort: Sort = None
    limit: Limit = None
    skip: Skip = 0
    form: AnswerAs = None
    json: RecordsAsJson = False
    out: OutFile = None
    count: CountOnly = False

    @property
    def chosen(self) -> AnswerFormat:
        """The format: as asked, or by the ending of the file."""
        if self.json:
            return "jsonl"
        return self.form or answer_format(self.out)

    @property
    def most(self) -> int | None:
        """How many to show: a screenful where somebody looks."""
        looking = self.out is None and sys.stdout.isatty()
        if self.limit is None and self.chosen == "table" and looking:
            return SCREENFUL
        return self.limit


@spread
def events(*, at: Seen, which: EventFilters, view: View) -> None:
    """Find events.

    [bold]Examples[/bold]

        dragoman events kenya/ --type PROTEST --since 2024-06 --sort -killed

        dragoman events kenya/ --actor "PAK GOV" --near 15.5,32.5 --within-km 100

        dragoman events kenya/ --text "police station" --out found.csv

        dragoman events kenya/ --country Kenya --count

        dragoman events kenya/ --type PROTEST --reviewed
    """
    answer("events", at, which, view)


@spread
def stories(*, at: Seen, which: StoryFilters, view: View) -> None:
    """Find stories: what several reports tell of one happening.

    [bold]Examples[/bold]

        dragoman stories kenya/ --min-sources 3 --sort -sources

        dragoman stories kenya/ --type ASSAULT --min-killed 10 --out attacks.jsonl
    """
    answer("stories", at, which, view)


@spread
def statements(*, at: At, which: StatementFilters, view: View) -> None:
    """Find statements: who said what.

    [bold]Examples[/bold]

        dragoman statements kenya/ --speaker "KEN GOV" --stance against

        dragoman statements kenya/ --speaker Uganda --about Rwanda --since 2025-10

        dragoman statements kenya/ --topic "war and security" --format csv
    """
    answer("statements", at, which, view)


@spread
def reports(*, at: At, which: ReportFilters, view: View) -> None:
    """Find reports.

    With --text the best come first. Records, --format jsonl, can be read again by
    `code` and `add`.

    [bold]Examples[/bold]

        dragoman reports kenya/ --text 'march "prime minister" -football'

        dragoman reports kenya/ --state "other language" --count
    """
    answer("reports", at, which, view)


@spread
def failures(*, at: At, which: FailureFilters, view: View) -> None:
    """Find what could not be read or coded, and what to do about it.

    [bold]Examples[/bold]

        dragoman failures kenya/ --sort -added

        dragoman failures kenya/ --room coder --format jsonl
    """
    answer("failures", at, which, view)


def answer(table: str, at: At, which: Filters, view: View) -> None:
    """Ask a table and write what it answers.

    Raises:
        BadParameter: An option is not written as it should be.
        UnknownChoice: A filter knows no such value.
    """
    archive = at.open()
    asked = named(archive, table, choices(which))
    keep_out_of(view.out, at.archive)
    found = _found(archive, table, asked, view, whole=view.count)
    if view.count:
        sys.stdout.write(f"{found.count()}\n")
    elif view.chosen == "parquet":
        _refuse_terminal(view.out)
        write_parquet(found.arrow(), view.out)
    else:
        _write(archive, table, found, (asked, view))


def _write(
    archive: Archive, table: str, found: Found[Any], how: tuple[dict[str, object], View]
) -> None:
    asked, view = how
    form, shown = view.chosen, 0
    with open_out(view.out) as stream:
        if form == "jsonl":
            stream.writelines(map(json_line, found))
        elif form == "table":
            shown = write_list(table, _things(archive, table, found, how), stream)
        elif table == "events":
            write_event_rows(_tellings(archive, how), stream)
        else:
            write_rows(found.arrow(), stream)
    if form == "table":
        _sum_up(table, shown, _found(archive, table, asked, view, whole=True), view)


def _things(
    archive: Archive, table: str, found: Found[Any], how: tuple[dict[str, Any], View]
) -> Iterable[object]:
    """What a list shows: the records, with as much of their reports as it shows."""
    if table == "events":
        return _tellings(archive, how)  # type: ignore[no-any-return]
    return found.dated() if table == "statements" else found


def _found(
    archive: Archive,
    table: str,
    asked: dict[str, object],
    view: View,
    *,
    whole: bool = False,
) -> Found[Any]:
    """The answer, or without limit the whole of it."""
    from dragoman.archive.found import Order

    limit, skip = (None, 0) if whole else (view.most, view.skip)
    sort = view.sort or default_sort(table, asked)
    order = Order(sort=sort, limit=limit, skip=skip)
    found: Found[Any] = getattr(archive, table)(order=order, **asked)
    return found


def _tellings(archive: Archive, how: tuple[dict[str, Any], View]) -> Any:  # noqa: ANN401
    """Events with their reports and stories, in order."""
    from dragoman.archive.found import Order

    asked, view = how
    sort = view.sort or default_sort("events", asked)
    order = Order(sort=sort, limit=view.most, skip=view.skip)
    return archive.tellings(order=order, **asked)


def default_sort(table: str, asked: dict[str, object]) -> str:
    """By what a table is sorted where nobody says: reports by rank if there is one."""
    from dragoman.archive.found import SORTS

    if table == "reports" and "text" in asked:
        return "rank"
    return next(iter(SORTS[table]))


def _sum_up(table: str, shown: int, whole: Found[Any], view: View) -> None:
    """Say below a list how many there are."""
    console = Console(stderr=True, highlight=False)
    number = whole.count() if view.most is not None else shown
    noun = table if number != 1 else {"stories": "story"}.get(table, table[:-1])
    if shown < number:
        more = "--limit shows more" if view.limit is None else "--skip shows the next"
        console.print(f"{shown:,} of {number:,} {noun}; {more}", style="dim")
    else:
        console.print(f"{number:,} {noun}" if number else f"no {table}", style="dim")


def named(archive: Archive, table: str, asked: dict[str, object]) -> dict[str, Any]:
    """What was asked, with whole ids for starts of ids."""
    from dragoman.archive.naming import LENGTH

    tables = {"id": table, "report": "reports", "story": "stories", "event": "events"}
    whole = {
        key: [
            each if len(each) == LENGTH else whole_name(archive, tables[key], each)
            for each in value
        ]
        for key, value in asked.items()
        if key in tables and isinstance(value, list)
    }
    return {**asked, **whole}


def whole_name(archive: Archive, table: str, start: str) -> str:
    """The id that begins so; see `dragoman.archive.naming`."""
    from dragoman.archive.naming import whole_id

    return whole_id(archive.snapshot(), table, start)


def _refuse_terminal(out: Path | None) -> None:
    """Keep Parquet off a terminal.

    Raises:
        BadParameter: It would go there.
    """
    if out is None and sys.stdout.isatty():
        raise typer.BadParameter("Parquet is for programs", param_hint="--out")
