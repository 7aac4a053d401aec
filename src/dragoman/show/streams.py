"""Write records to a file, a pipe or a terminal, and complaints beside them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, Literal

import msgspec
import typer
from rich.console import Console, RenderableType
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from dragoman.records import Failure, Record
from dragoman.show import columns, records, words

Format = Literal["table", "jsonl", "csv"]
_ENDINGS: Final[dict[str, Format]] = {
    ".jsonl": "jsonl",
    ".json": "jsonl",
    ".csv": "csv",
}


def format_of(out: Path | None) -> Format:
    """The format that the ending of a file asks for; tables for people."""
    return _ENDINGS.get(out.suffix, "table") if out else "table"


def head_of(form: Format) -> str:
    """What stands before the first record."""
    return columns.csv_head() if form == "csv" else ""


def keep_apart(out: Path | None, paths: list[str], *, option: str = "--out") -> None:
    """Refuse to write where we read.

    Raises:
        BadParameter: The output is, or lies in, one of the inputs.
    """
    if out is None:
        return
    places = {out.resolve(), *out.resolve().parents}
    clash = next((path for path in paths if Path(path).resolve() in places), None)
    if clash and clash != "-":
        raise typer.BadParameter(
            f"{out} would be read as a report, for it is or lies in {clash}",
            param_hint=option,
        )


def keep_out_of(out: Path | None, archive: str) -> None:
    """Refuse to write into an archive.

    Raises:
        BadParameter: The output lies in it.
    """
    if out and Path(archive).resolve() in (out.resolve(), *out.resolve().parents):
        raise typer.BadParameter(
            f"{out} lies in the archive {archive}; write elsewhere",
            param_hint="--out",
        )


@contextmanager
def open_out(out: Path | None) -> Iterator[IO[str]]:
    """The file to write to, or standard output.

    Raises:
        BadParameter: The file cannot be written.
    """
    if out is None:
        yield sys.stdout
        return
    try:
        stream = out.open("w", encoding="utf-8", newline="")
    except OSError as fault:
        raise typer.BadParameter(
            f"{out}: {fault.strerror}", param_hint="--out"
        ) from fault
    with stream:
        yield stream


def counted(coded: Iterator[Record], *, out: Path | None) -> Iterator[Record]:
    """Say on standard error how much goes into a file, and at the end how much did."""
    if out is None:
        yield from coded
        return
    console = Console(stderr=True)
    reports = events = failures = 0
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.completed:,.0f} reports"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with bar as progress:
        line = progress.add_task("reports", total=None)
        for record in coded:
            yield record
            progress.advance(line)
            reports += record.report is not None
            events += len(record.events)
            failures += record.failure is not None
    said = f"reports: {reports:,}, events: {events:,}, failures: {failures:,} -> {out}"
    console.print(said, highlight=False, soft_wrap=True)


def noting_days(coded: Iterator[Record]) -> Iterator[Record]:
    """Hand records on; say at the end how many reports have no day, if any."""
    undated = 0
    for record in coded:
        yield record
        undated += record.report is not None and record.report.published is None
    if undated:
        line = Text(words.without_day(undated), "dim")
        Console(stderr=True).print(line, soft_wrap=True)


def write(record: Record, form: Format, stream: IO[str], *, explain: bool) -> None:
    """Write one record, whole: a run that is stopped leaves no half line."""
    if form == "jsonl":
        stream.write(json_line(record))
    elif form == "csv":
        stream.writelines(map(columns.csv_line, columns.rows(record)))
    elif record.report is not None:
        _draw(records.draw(record, explain=explain), stream)
    stream.flush()


def _draw(drawn: RenderableType, stream: IO[str]) -> None:
    """Draw on a terminal, or without the space at the end of lines in a file."""
    console = Console(file=stream)
    if console.is_terminal:
        console.print(drawn)
        return
    with console.capture() as kept:
        console.print(drawn)
    stream.writelines(f"{line.rstrip()}\n" for line in kept.get().splitlines())


def report_failure(record: Record) -> bool:
    """Name a failure on standard error; whether there was one."""
    if record.failure is None:
        return False
    name_failure(record.failure)
    return True


def name_failure(failure: Failure) -> None:
    """Name a failure on standard error."""
    where = failure.source or failure.given_id or "report"
    if failure.line is not None:
        where = f"{where}:{failure.line}"
    complain(f"{where}: {failure.reason}; {failure.remedy}")


def complain(line: str) -> None:
    """Print one red line on standard error."""
    Console(stderr=True).print(Text(words.plain(line), style="red"), soft_wrap=True)


def say(line: str) -> None:
    """Print one line as it is on standard output."""
    sys.stdout.write(f"{words.plain(line)}\n")


def json_line(value: object) -> str:
    """A record as one line of JSON."""
    return msgspec.json.encode(value).decode() + "\n"


def print_json(value: object) -> None:
    """Print a record, or several, as JSON."""
    encoded = msgspec.json.format(msgspec.json.encode(value), indent=2)
    sys.stdout.write(encoded.decode() + "\n")
