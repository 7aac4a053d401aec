"""Rows of an archive as files that are made while they are sent.

A file may hold millions of rows, so nothing is gathered first. Each can be had packed
together with what it is: which filters found it, as of which commit, what its columns
mean, and how to cite it.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final, get_args

from dragoman.archive import Archive
from dragoman.archive.found import Found, Order
from dragoman.archive.tables import TABLES
from dragoman.coder import coder_version
from dragoman.errors import UnknownChoice
from dragoman.exports import EXPORTS, Options, dictionary, stream
from dragoman.exports.frames import Drain
from dragoman.exports.plain import csv_pieces, json_pieces, parquet_pieces
from dragoman.knowledge.codebook import load_codebook
from dragoman.records.event import Status
from dragoman.records.report import Frozen
from dragoman.version import __version__

Pieces = Iterator[bytes]
_ANY_STATUS: Final = Options(statuses=get_args(Status))
_PLAIN: Final[dict[str, Callable[[Found[Any]], Pieces]]] = {
    "csv": lambda found: csv_pieces(found.batches()),
    "jsonl": json_pieces,
    "parquet": lambda found: parquet_pieces(found.batches()),
}
TABLES_OUT: Final = ("events", "stories", "statements", "reports")
"""The tables that leave."""


class File(Frozen, frozen=True, kw_only=True):
    """A file that is asked for.

    Attributes:
        table: One of `TABLES_OUT`.
        form: "csv", "jsonl" or "parquet"; of events also any of `dragoman exports`.
        choices: The filters of the table.
        day: When it is asked for.
        reviewed: With what reviewers say in place of what the coder says.
        options: What goes into an export.
    """

    table: str
    form: str
    choices: Mapping[str, object]
    day: date
    reviewed: bool = False
    options: Options = _ANY_STATUS

    @property
    def name(self) -> str:
        """What it is called."""
        ending = "." + self.form if self.form in _PLAIN else EXPORTS[self.form].ending
        return f"{self.table}-{self.day}{ending}"


def forms(table: str) -> tuple[str, ...]:
    """The forms in which a table can be had.

    Raises:
        UnknownChoice: There is no such table.
    """
    if table not in TABLES_OUT:
        raise UnknownChoice("table", table, TABLES_OUT)
    return tuple(dict.fromkeys((*_PLAIN, *(EXPORTS if table == "events" else ()))))


def check(file: File) -> None:
    """Refuse a table or form that there is not.

    Raises:
        UnknownChoice: There is no such table, or it has no such form.
    """
    if file.form not in forms(file.table):
        raise UnknownChoice(f"form of {file.table}", file.form, forms(file.table))


def pieces(archive: Archive, file: File) -> Pieces:
    """The bytes of a file that was checked, piece by piece.

    Raises:
        UnknownChoice: There is no such filter.
        BadInput: A filter got what it cannot take.
    """
    if file.table == "events" and file.form != "jsonl":
        choices: dict[str, Any] = dict(file.choices)
        tellings = archive.tellings(by_story=True, **choices)
        return stream(file.form, tellings, file.options)
    return _PLAIN[file.form](_found(archive, file))


def _found(archive: Archive, file: File) -> Found[Any]:
    ask: Callable[..., Found[Any]] = getattr(archive, file.table)
    order = Order(sort="rank" if _is_ranked(file) else "date")
    return ask(order=order, **file.choices)


def _is_ranked(file: File) -> bool:
    return file.table == "reports" and file.choices.get("text") is not None


def packed(archive: Archive, file: File) -> Pieces:
    """A file that was checked with what it is, in a ZIP archive, piece by piece."""
    sink = Drain()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as together:
        together.writestr("ABOUT.txt", about(archive, file))
        together.writestr("CODEBOOK.md", meanings(file))
        with together.open(file.name, "w", force_zip64=True) as inner:
            for piece in pieces(archive, file):
                inner.write(piece)
                yield sink.drained()
    yield sink.drained()


def about(archive: Archive, file: File) -> str:
    """What a file is: whence, which filters, how many rows, how to cite it."""
    info = archive.info()
    chosen = "\n".join(
        f"  {name}: {_worded(value)}" for name, value in sorted(file.choices.items())
    )
    rows = getattr(archive, file.table)(**file.choices).count()
    return _ABOUT.format(
        table=file.table.capitalize(),
        rows_of=file.table,
        archive=info.path,
        batch=info.batch,
        when=info.when,
        rows=rows,
        all=info.rows[file.table],
        filters=chosen or "  none",
        told="reviewers tell them, where they do"
        if file.reviewed
        else "the coder does",
        coders="\n".join(
            f"  {coder}: {n:,} reports" for coder, n in info.coders.items()
        ),
        coder=coder_version(),
        version=__version__,
        day=file.day,
        name=info.path.rstrip("/").rpartition("/")[2],
    )


_ABOUT: Final = """\
{table} from the archive {archive}
as of its commit {batch}, {when:%Y-%m-%d %H:%M} UTC; asked for on {day}.

{rows:,} of {all:,}, told as {told}, found by these filters:
{filters}

Events are coded in PLOVER and CAMEO; CODEBOOK.md says what columns and types mean.
An event is what a report says, not what is true. What several reports tell stands
in as many rows; `story` joins those that tell of one happening.

Coded by
{coders}
Exported by
  {coder}

To cite it:
  {name}: {rows:,} {rows_of} coded from news with Dragoman, commit {batch}, {day}.
  Dragoman {version}: who did what to whom, from news reports. Computer program.
"""


def _worded(value: object) -> str:
    several = value if isinstance(value, list | tuple) else (value,)
    return " or ".join(map(str, several))


def meanings(file: File) -> str:
    """What the columns and types of a file mean, in Markdown."""
    if file.table == "events" and file.form != "jsonl":
        columns = dictionary(file.form)
    else:
        columns = f"# {file.table}\n\n{_columns(file.table)}\n"
    types = "\n".join(
        f"| {each.name} | {each.quad} | {each.cameo} | {each.meaning} |"
        for each in load_codebook().types.values()
    )
    return (
        f"{columns}\n## Types of events\n\n| type | class | CAMEO | meaning |\n"
        f"|---|---|---|---|\n{types}\n"
    )


def _columns(table: str) -> str:
    """The columns of a table; `docs/archive.md` says more of them."""
    return "\n".join(f"- {name}" for name in TABLES[table].names)
