"""The records that the rooms hand on; outside this package no dict passes.

All are frozen and complete from birth. `report` holds what comes in, `parse`
what the reader of grammar sees in it, `event` what goes out.
"""

from dragoman.records.event import (
    Actor,
    Count,
    CountKind,
    Dates,
    Event,
    Missing,
    Place,
    Reason,
    Record,
    Relation,
    Statement,
    Status,
    Story,
)
from dragoman.records.parse import Act, Kind, Mention, Parse, Sentence
from dragoman.records.report import Dateline, Failure, Furniture, Report, Span

__all__ = [
    "Act",
    "Actor",
    "Count",
    "CountKind",
    "Dateline",
    "Dates",
    "Event",
    "Failure",
    "Furniture",
    "Kind",
    "Mention",
    "Missing",
    "Parse",
    "Place",
    "Reason",
    "Record",
    "Relation",
    "Report",
    "Sentence",
    "Span",
    "Statement",
    "Status",
    "Story",
]
