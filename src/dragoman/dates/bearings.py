"""Tell whence a report counts its days, and what stands before a time expression."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from dragoman.dates.owners import head_of, rows_of
from dragoman.dates.times import Time
from dragoman.records import Report, Sentence

# A dateline further back than this is a wrong year or an archive's own header.
FRESH: Final = timedelta(days=14)
# Prepositions behind which stands another day than that of the act.
NOT_THEN: Final = frozenset(
    "until till before after ahead following prior to than with as compare".split()
)
SINCE: Final = frozenset(("since", "from"))
PREPOSITION: Final = re.compile(r"\b(?:on|in|at|since|during|until)\s$", re.IGNORECASE)


def day_of(report: Report) -> date | None:
    """The day from which a report tells time: that of a fresh dateline, or of printing.

    A feed may carry a report days after it was written; its "on Tuesday" then
    counts from the dateline.
    """
    line = report.dateline.date if report.dateline else None
    if line is None or report.published is None:
        return line or report.published
    fresh = timedelta(0) <= report.published - line <= FRESH
    return line if fresh else report.published


def preposition_of(time: Time, sentence: Sentence) -> str:
    """The preposition that governs a time, "" if none does."""
    rows = rows_of(sentence, time.start, time.end)
    above = sentence.heads[head_of(sentence, rows)]
    if sentence.pos[above] in ("ADP", "SCONJ"):
        return sentence.lemmas[above]
    before = rows[0] - 1
    if before >= 0 and sentence.pos[before] in ("ADP", "SCONJ"):
        return sentence.lemmas[before]
    return ""


def with_preposition(report: Report, start: int) -> int:
    """Where the words begin with their preposition: "on Wednesday"."""
    before = PREPOSITION.search(report.text, max(0, start - 10), start)
    return before.start() if before else start
