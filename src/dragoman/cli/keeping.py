"""Keep reports in an archive, and keep the archive in order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from dragoman.cli.guarding import FAILED
from dragoman.cli.options import (
    AsJson,
    At,
    SettingsFile,
    Sources,
    Storage,
    To,
    Workers,
    Workforce,
    open_archive,
    read_day,
)
from dragoman.cli.sources import Reading
from dragoman.cli.spreading import spread
from dragoman.show.streams import complain, keep_apart, print_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dragoman.archive import Archive
    from dragoman.archive.adding import Added
    from dragoman.fleet import Engine
    from dragoman.records import Failure, Report
    from dragoman.reports import ReadOptions
    from dragoman.show.intake import Intake

    Items = Iterable[Report | Failure]

Goal = Annotated[
    str,
    typer.Option("--to", metavar="ARCHIVE", help="The archive; made if not there."),
]
NoCode = Annotated[
    bool,
    typer.Option("--no-code", help="Keep the reports; `recode` codes them later."),
]
NoLink = Annotated[
    bool,
    typer.Option("--no-link", help="Seek no stories now; `link` finds them later."),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Say what would be added; write nothing.")
]
Limit = Annotated[
    int | None,
    typer.Option(
        "--limit", "-n", metavar="NUMBER", min=1, help="The most new reports."
    ),
]
ForgetBefore = Annotated[
    str | None,
    typer.Option(
        "--forget-before",
        metavar="DAY",
        help="Delete the history before that day: --as-of no longer reaches it.",
    ),
]


@dataclass(frozen=True, kw_only=True)
class Taking:
    """Where reports go, and what is done with them."""

    to: Goal
    limit: Limit = None
    no_code: NoCode = False
    no_link: NoLink = False
    dry_run: DryRun = False
    settings: SettingsFile = None
    storage: Storage = None
    json: AsJson = False


@spread
def add(
    *, sources: Sources, taking: Taking, workforce: Workforce, reading: Reading
) -> None:
    """Add reports to an archive: each is kept once and coded once.

    Sources are files, folders, patterns, addresses such as s3://bucket/news/, and with
    --fetch web addresses: text, JSON, CSV, Parquet, HTML, RSS and Atom, WARC, mail, and
    any of these packed. What is there already is passed over, so a run that was stopped
    is finished by the same command. The exit code is 1 if something could not be read
    or coded; `dragoman failures` lists it, `dragoman retry` tries it again.

    [bold]Examples[/bold]

        dragoman add news/*.html --to kenya/

        dragoman add crawl.warc.gz feed.xml --to kenya/ --workers 4 --since 2024-01

        dragoman add table.csv --to kenya/ --column text=body --column published=day

        dragoman add news/ --to kenya/ --dry-run

        dragoman add 's3://news/*.parquet' --to s3://news/kenya --engine daft
    """
    from dragoman.reports import count_bytes
    from dragoman.show.intake import watched

    keep_apart(Path(taking.to), sources, option="--to")
    archive = open_archive(taking.to, taking.storage, taking.settings)
    engine = workforce.chosen()
    total = count_bytes(*sources, options=reading.options(None))
    with watched(total) as intake:
        items = _items(sources, reading.options(intake.bytes_read), engine, intake)
        if taking.dry_run:
            failed = _preview(archive, items, taking, intake)
        else:
            failed = _add(archive, items, taking, engine, intake)
    if not (taking.no_link or taking.no_code or taking.dry_run):
        _link(archive, engine)
    if failed:
        raise typer.Exit(FAILED)


def _items(
    sources: list[str], options: ReadOptions, engine: Engine, intake: Intake
) -> Items:
    """What is to be read: here, or by others."""
    from dragoman.reports import read

    if engine.name == "pool":
        return intake.read(read(*sources, options=options))
    from dragoman import fleet

    return fleet.Sources(*sources, options=options)


def _add(
    archive: Archive, items: Items, taking: Taking, engine: Engine, intake: Intake
) -> int:
    """Add reports and say how many; how many things failed."""
    added = archive.add(
        items,
        code=not taking.no_code,
        link=False,
        engine=engine,
        limit=taking.limit,
        tell=intake.committed,
    )
    failed = max(added.failures, intake.failures)
    if taking.json:
        print_json(added)
    else:
        intake.say(f"{summed(added, failed)} -> {taking.to}")
        intake.say_undated()
    if failed:
        intake.say(f"What failed, and why: dragoman failures {taking.to}")
    return failed


def _link(archive: Archive, engine: Engine) -> None:
    """Seek the stories of what came, under a bar of its own."""
    from dragoman.show.intake import linking

    with linking() as told:
        archive.link(engine=engine, tell=told)


def _preview(archive: Archive, items: Items, taking: Taking, intake: Intake) -> int:
    """Say what would be added; how many things could not be read."""
    from dragoman.archive.previewing import preview

    there = archive.snapshot() if archive.store.exists() else None
    found = preview(there, items, limit=taking.limit)
    if taking.json:
        print_json(found)
        return found.failures
    others = sum(n for code, n in found.languages.items() if code != "en")
    intake.say(
        f"would be new: {found.reports:,} ({others:,} in other languages), known:"
        f" {found.known:,}, failures: {found.failures:,}; nothing was written"
    )
    intake.say_undated()
    return found.failures


def summed(added: Added, failed: int) -> str:
    """What was added, on one line."""
    return (
        f"new: {added.reports:,}, known: {added.known:,}, events: {added.events:,},"
        f" statements: {added.statements:,}, failures: {failed:,}"
    )


@spread
def recode(
    *, to: To, workers: Workers = 1, no_link: NoLink = False, json: AsJson = False
) -> None:
    """Code again what another version of the coder coded, or nobody yet.

    The old rows stay to be seen with --as-of. A run that was stopped goes on where
    it was. The exit code is 1 if something cannot be coded.

    [bold]Example[/bold]

        dragoman recode kenya/ --workers 4
    """
    archive = to.open()
    added = _again(partial(archive.recode, link=False, workers=workers))
    if not no_link:
        _link(archive, Workforce(workers=workers).chosen())
    _finish(added, added.failures, to, json=json)


@spread
def retry(
    *, to: To, reading: Reading, workers: Workers = 1, json: AsJson = False
) -> None:
    """Read and code again what failed; what succeeds is no failure any more.

    How it was read is not kept: what `add` was told (--column, --fetch, --date …) is
    told again. The exit code is 1 if failures are left.

    [bold]Examples[/bold]

        dragoman retry kenya/

        dragoman retry kenya/ --column text=body --column published=day
    """
    archive = to.open()
    options = reading.options(None)
    work = partial(archive.retry, options=options, link=False, workers=workers)
    added = _again(work)
    _link(archive, Workforce(workers=workers).chosen())
    _finish(added, archive.failures().count(), to, json=json)


def _again(work: Callable[..., Added]) -> Added:
    """Do some work that codes again."""
    from dragoman.show.intake import watched

    with watched(None) as intake:
        return work(tell=intake.committed)


def _finish(added: Added, failed: int, to: To, *, json: bool) -> None:
    """Say what was coded again, and fail if something failed."""
    if json:
        print_json(added)
    else:
        line = f"{summed(added, failed)} -> {to.archive}"
        Console(stderr=True, highlight=False).print(line, soft_wrap=True)
    if failed:
        complain(f"What failed, and why: dragoman failures {to.archive}")
        raise typer.Exit(FAILED)


@spread
def compact(*, to: To, forget_before: ForgetBefore = None) -> None:
    """Join small files into large ones, so that questions are answered faster.

    [bold]Examples[/bold]

        dragoman compact kenya/

        dragoman compact kenya/ --forget-before 2026-01-01
    """
    option = "--forget-before"
    day = read_day(forget_before, option) if forget_before else None
    archive = to.open()
    before = sum(archive.info().files.values())
    archive.compact(forget_before=day)
    after = sum(archive.info().files.values())
    Console(stderr=True).print(f"{before:,} files -> {after:,}", highlight=False)


@spread
def verify(*, at: At, json: AsJson = False) -> None:
    """Look at every row of an archive and tell what is wrong with it.

    Every id must be the hash of what it names, every span must cut its words from its
    text, and nothing may point to what is not there. The exit code is 1 if something
    is wrong.

    [bold]Example[/bold]

        dragoman verify kenya/
    """
    from dragoman.show.inventory import draw_problem
    from dragoman.show.streams import json_line, say

    number = 0
    for problem in at.open().verify():
        number += 1
        say(json_line(problem).rstrip() if json else draw_problem(problem))
    if not json:
        say(f"{number:,} problems" if number else "All is well.")
    if number:
        raise typer.Exit(FAILED)


@spread
def info(*, at: At, json: AsJson = False) -> None:
    """Say what an archive holds.

    [bold]Example[/bold]

        dragoman info kenya/
    """
    from dragoman.show.inventory import draw_info

    found = at.open().info()
    print_json(found) if json else Console().print(draw_info(found))


@spread
def log(*, at: At, json: AsJson = False) -> None:
    """Say what was done to an archive, the latest first.

    [bold]Example[/bold]

        dragoman log kenya/
    """
    from dragoman.show.inventory import draw_commit
    from dragoman.show.streams import json_line, say

    for commit in at.open().commits():
        say(json_line(commit).rstrip() if json else draw_commit(commit))
