"""Tell what adding some reports would do, without doing it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dragoman.archive.adding import Ids, Item
from dragoman.archive.reading import Snapshot
from dragoman.records import Failure
from dragoman.records.report import Frozen


class Preview(Frozen, frozen=True, kw_only=True):
    """What would be added.

    Attributes:
        reports: How many reports would be new.
        known: How many are there already, or come twice.
        languages: How many of the new ones are in each language.
        failures: How many things cannot be read.
    """

    reports: int
    known: int
    languages: dict[str, int]
    failures: int


def preview(
    snapshot: Snapshot | None, items: Iterable[Item], *, limit: int | None = None
) -> Preview:
    """Read reports and tell what adding them would do.

    Args:
        snapshot: The archive they would go into; None if it is not there yet.
        items: Reports and failures, as `dragoman.read` gives them.
        limit: The most new reports.
    """
    there = Ids(snapshot, "reports") if snapshot else None
    seen: set[str] = set()
    languages: Counter[str] = Counter()
    known = failures = 0
    for item in items:
        if isinstance(item, Failure):
            failures += 1
        elif _is_new(item.id, there, seen):
            seen.add(item.id)
            languages[item.language] += 1
            if len(seen) == limit:
                break
        else:
            known += 1
    ordered = sorted(languages.items(), key=lambda pair: (-pair[1], pair[0]))
    return Preview(
        reports=len(seen), known=known, languages=dict(ordered), failures=failures
    )


def _is_new(name: str, there: Ids | None, seen: set[str]) -> bool:
    return name not in seen if there is None else there.take(name)
