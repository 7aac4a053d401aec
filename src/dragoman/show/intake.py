"""Show on standard error how adding reports goes: how many, how fast, how long yet.

A bar is shown on terminals only. Failures are named as they come, the first few of
them; all of them are in the archive's table of failures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.progress import (
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from dragoman.records import Failure, Report
from dragoman.show.words import plain, without_day

if TYPE_CHECKING:
    from dragoman.archive.adding import Added
    from dragoman.archive.linking import Linked

NAMED: Final = 20
"""So many failures are named."""


class Intake:
    """Watches reports go into an archive.

    Attributes:
        reports: How many reports came.
        failures: How many things could not be read.
        undated: How many reports do not say when they appeared.
        added: What was added up to the last commit.
    """

    def __init__(self, console: Console, total: int | None) -> None:
        """Watch reports that have so many bytes in all, if that is known."""
        self.console = console
        self.reports = self.failures = self.undated = 0
        self.added: Added | None = None
        self.bar = Progress(
            SpinnerColumn(),
            _Counts(self),
            _Bytes(),
            TimeElapsedColumn(),
            *((TextColumn("left"), TimeRemainingColumn()) if total else ()),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._line = self.bar.add_task("", total=total)

    def read(self, items: Iterable[Report | Failure]) -> Iterator[Report | Failure]:
        """Hand reports on; count them and name the failures among them."""
        for item in items:
            if isinstance(item, Failure):
                self._name(item)
            else:
                self.reports += 1
                self.undated += item.published is None
            yield item

    def bytes_read(self, number: int) -> None:
        """Note that so many bytes more were read."""
        self.bar.advance(self._line, number)

    def committed(self, added: Added) -> None:
        """Note what is safe in the archive."""
        self.added = added
        # What others read, nobody counted here.
        self.reports = max(self.reports, added.reports)

    def say_undated(self) -> None:
        """Say how many reports have no day, if any."""
        if self.undated:
            self.say(without_day(self.undated))

    def _name(self, failure: Failure) -> None:
        self.failures += 1
        if self.failures <= NAMED:
            line = f":{failure.line}" if failure.line is not None else ""
            said = f"{failure.source}{line}: {failure.reason}; {failure.remedy}"
            self.console.print(Text(plain(said), "red"), soft_wrap=True)
        elif self.failures == NAMED + 1:
            self.console.print(Text("… more failures are counted only", "red"))

    def say(self, line: str) -> None:
        """Print a line below the bar."""
        self.console.print(line, highlight=False, markup=False, soft_wrap=True)


@contextmanager
def watched(total: int | None) -> Iterator[Intake]:
    """Show the progress while reports are added; what is safe is told if it stops."""
    intake = Intake(Console(stderr=True), total)
    whole = False
    try:
        with intake.bar:
            yield intake
        whole = True
    finally:
        kept = intake.added.reports if intake.added else 0
        if not whole and kept:
            intake.say(
                f"{kept:,} new reports are in the archive; the same command goes on"
                " from there."
            )


class _Counts(ProgressColumn):
    """How many reports, how many a second, how many failures."""

    def __init__(self, intake: Intake) -> None:
        super().__init__()
        self._intake = intake

    def render(self, task: Task) -> Text:
        reports, failures = self._intake.reports, self._intake.failures
        text = Text(f"{reports:,} reports")
        if task.elapsed:
            text.append(f"  {reports / task.elapsed:,.0f}/s", "cyan")
        if failures:
            text.append(f"  {failures:,} failures", "red")
        return text


class _Bytes(ProgressColumn):
    """How many bytes of how many were read."""

    def render(self, task: Task) -> Text:
        of = f" of {sized(task.total)}" if task.total else ""
        return Text(f"{sized(task.completed)}{of}", "dim")


def sized(number: float) -> str:
    """A number of bytes as people read it.

    >>> sized(999), sized(12_345_678)
    ('999 bytes', '12.3 MB')
    """
    if number < 1000:
        return f"{number:.0f} bytes"
    units = iter(("kB", "MB", "GB", "TB"))
    unit = next(units)
    number /= 1000
    while number >= 1000 and unit != "TB":
        number /= 1000
        unit = next(units)
    return f"{number:.1f} {unit}"


@contextmanager
def linking() -> Iterator[Callable[[Linked], None]]:
    """Show how far the comparing of reports is."""
    console = Console(stderr=True)
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.completed:,.0f} of {task.total:,.0f} reports compared"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    line = bar.add_task("", total=0)

    def tell(linked: Linked) -> None:
        total = linked.reports + linked.waiting
        bar.update(line, completed=linked.reports, total=total)

    with bar:
        yield tell
