"""The records that the rooms hand on; outside this package no dict passes.

All are frozen and complete from birth. `report` holds what comes in, `parse`
what the reader of grammar sees in it, `event` what goes out,
`story` what several reports tell together.
"""

from dragoman.records.event import (
    Actor,
    Count,
    CountKind,
    Dates,
    Event,
    How,
    Missing,
    Place,
    Reason,
    Record,
    Relation,
    Statement,
    Status,
)
from dragoman.records.parse import Act, Chain, Kind, Matter, Mention, Parse, Sentence
from dragoman.records.reading import Circumstances, Explained, PlaceName, Unread
from dragoman.records.report import Dateline, Failure, Furniture, Report, Span
from dragoman.records.story import (
    Agreement,
    Bond,
    Change,
    Story,
    Telling,
    Verdict,
    Voice,
)

__all__ = [
    "Act",
    "Actor",
    "Agreement",
    "Bond",
    "Chain",
    "Change",
    "Circumstances",
    "Count",
    "CountKind",
    "Dateline",
    "Dates",
    "Event",
    "Explained",
    "Failure",
    "Furniture",
    "How",
    "Kind",
    "Matter",
    "Mention",
    "Missing",
    "Parse",
    "Place",
    "PlaceName",
    "Reason",
    "Record",
    "Relation",
    "Report",
    "Sentence",
    "Span",
    "Statement",
    "Status",
    "Story",
    "Telling",
    "Unread",
    "Verdict",
    "Voice",
]
