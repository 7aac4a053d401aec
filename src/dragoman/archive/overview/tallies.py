"""Tally millions of events by several numbers in one pass over them.

Each number stands for a row of a list of the copy, so that how often it comes can be
added up in an array. Among ten million events that is a third of the work of grouping
them by each number in turn (measured).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from dragoman.archive.overview.copies import Asking


def tally(
    asking: Asking, lists: Mapping[str, str], source: str, values: object
) -> None:
    """Count events by the numbers in some columns.

    For each column there is then a table, such as `by_kind`: `kind`, `events`, and
    `score`, the sum of their scores.

    Args:
        asking: Asks the copy; its later questions see the tables.
        lists: The columns, and of which list their numbers are.
        source: The events, in SQL, as what stands after FROM.
        values: The values of its question marks.
    """
    tallies = {column: _Tally(_size(asking, name)) for column, name in lists.items()}
    sql = f"SELECT score, {', '.join(lists)} FROM {source}"
    for batch in asking.batches(sql, values):
        score = batch.column("score").to_numpy().astype(np.float64)
        for column, counted in tallies.items():
            counted.add(batch.column(column), score)
    for column, counted in tallies.items():
        asking.with_table(f"by_{column}", counted.table(column))


def _size(asking: Asking, name: str) -> int:
    """How long a list is."""
    ((size,),) = asking.rows(f"SELECT count(*) FROM {name}")
    return int(size)


class _Tally:
    """How many events have each number, and the sum of their scores."""

    def __init__(self, most: int) -> None:
        """Begin at nothing; 0 stands for no number."""
        self._events = np.zeros(most + 1, np.int64)
        self._score = np.zeros(most + 1, np.float64)

    def add(self, numbers: pa.Array, score: npt.NDArray[np.float64]) -> None:
        """Count some events."""
        if numbers.null_count:
            numbers = numbers.fill_null(0)
        places = numbers.to_numpy().astype(np.intp)
        self._events += np.bincount(places, minlength=len(self._events))
        self._score += np.bincount(places, score, minlength=len(self._score))

    def table(self, column: str) -> pa.Table:
        """What has come at all."""
        (found,) = np.nonzero(self._events)
        return pa.table(
            {
                column: pa.array(found, pa.int32(), mask=found == 0),
                "events": self._events[found],
                "score": self._score[found],
            }
        )
