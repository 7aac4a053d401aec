"""What every evaluation task takes and gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol

from dragoman.records import (
    Circumstances,
    Failure,
    Parse,
    Record,
    Relation,
    Report,
    Span,
)
from dragoman.records.report import Frozen

Answer = str | float | tuple[str, ...] | tuple[tuple[str, int, int], ...]


class Parsing(Protocol):
    """What parses reports; `Parser` is one."""

    def parse(self, reports: Iterable[Report]) -> Iterator[Parse]:
        """Parse reports in their order."""
        ...


class Coding(Protocol):
    """The part of the coder that is scored; `Coder` is one."""

    @property
    def parse(self) -> Parsing:
        """What parses the reports, for tasks of the rooms behind it."""
        ...

    def code_many(self, reports: Iterable[Report | Failure]) -> Iterator[Record]:
        """Code reports, a record for each, in order."""
        ...

    def between(self, report: Report, a: Span, b: Span) -> Relation:
        """Name what one party does to another."""
        ...

    def circumstances(
        self, report: Report, words: Iterable[Span]
    ) -> tuple[Circumstances, ...]:
        """Tell when and where it was that some words tell of."""
        ...


class Options(Frozen, frozen=True, kw_only=True):
    """How to score.

    Attributes:
        unaided: For `relations`: do not tell the coder whom it is about.
        limit: Score only the first items of the file; None for all.
    """

    unaided: bool = False
    limit: int | None = None


class Item(Frozen, frozen=True, kw_only=True):
    """One thing that was judged.

    Attributes:
        id: Its id in the gold file.
        gold: What people say.
        predicted: What the coder says, in the same form.
        score: 1.0 for right, 0.0 for wrong, or the F1 of what overlaps.
    """

    id: str
    gold: Answer
    predicted: Answer
    score: float


class Figure(Frozen, frozen=True, kw_only=True):
    """One number of a result.

    Attributes:
        name: What it measures; it never changes, for floors are set on it.
        value: The number.
        of: How many items it is an average or share of.
    """

    name: str
    value: float
    of: int


class Table(Frozen, frozen=True, kw_only=True):
    """A table to read, every cell ready for print."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Result(Frozen, frozen=True, kw_only=True):
    """What a task found.

    Attributes:
        task: Its name.
        file: The name of the gold file.
        sha256: The hash of the gold file, so that figures can be compared.
        figures: The numbers, the chief ones first.
        tables: Tables that break them down.
        items: One for each thing judged, in the order of the file.
    """

    task: str
    file: str
    sha256: str
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]
    items: tuple[Item, ...]


Task = Callable[[Path, Coding, Options], Result]
