"""Count millions of events while somebody looks on.

The tables of an archive are wide. Beside them lies a narrow copy of the events that
can be thrown away: numbers instead of words, sorted by day, one file for each commit.
From it comes all that a page shows of many events: counts, series, cells of a map,
edges of a network, rows of a table. What a single event says is read from the archive.
"""

from dragoman.archive.overview.copies import Copies

__all__ = ["Copies"]
