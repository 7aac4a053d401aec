"""Task `quiet`: how many events are found where there should be none.

A line is `{"id", "category", "text"}`: reports on sport, entertainment or
technology. Every event found is presumed false, so lower is better. A few are
not: a minister may open a stadium.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec

from dragoman.evaluation.gold import file_hash, gold_report, read_gold
from dragoman.evaluation.task import Coding, Figure, Item, Options, Result, Table


class QuietReport(msgspec.Struct, frozen=True):
    """A report in which no political event is expected."""

    id: str
    text: str
    category: str = "all"


def score(path: Path, coder: Coding, options: Options) -> Result:
    """Count the events."""
    rows = read_gold(path, QuietReport, options)
    reports = [gold_report(row.text, id=row.id) for row in rows]
    words: Counter[str] = Counter()
    events: Counter[str] = Counter()
    types: Counter[str] = Counter()
    items = []
    for row, record in zip(rows, coder.code_many(reports), strict=True):
        found = tuple(f"{event.type}: {event.trigger.text}" for event in record.events)
        words[row.category] += len(row.text.split())
        events[row.category] += len(found)
        types.update(event.type for event in record.events)
        items.append(Item(id=row.id, gold=(), predicted=found, score=float(not found)))
    return Result(
        task="quiet",
        file=path.name,
        sha256=file_hash(path),
        figures=_figures(words.total(), events.total(), items),
        tables=(_by_category(words, events), _by_type(types)),
        items=tuple(items),
    )


def _figures(words: int, events: int, items: list[Item]) -> tuple[Figure, ...]:
    """Events for so many words, and the share of reports without any."""
    silent = sum(item.score for item in items) / len(items)
    return (
        Figure(name="events per 1,000 words", value=_rate(events, words), of=words),
        Figure(name="reports without events", value=silent, of=len(items)),
    )


def _by_category(words: Counter[str], events: Counter[str]) -> Table:
    """The rate of each kind of report."""
    return Table(
        title="By category",
        columns=("category", "events per 1,000 words", "words"),
        rows=tuple(
            (name, f"{_rate(events[name], words[name]):.2f}", f"{words[name]:,}")
            for name in sorted(words)
        ),
    )


def _by_type(types: Counter[str]) -> Table:
    """The commonest types first."""
    return Table(
        title="By type",
        columns=("type", "events"),
        rows=tuple((name, str(n)) for name, n in types.most_common()),
    )


def _rate(events: int, words: int) -> float:
    """Events per 1,000 words."""
    return 1000 * events / words if words else 0.0
