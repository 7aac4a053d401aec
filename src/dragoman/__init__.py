"""Dragoman reads news reports and writes the record.

Who did or said what to whom, when, where, how many were hurt, and according to
whom, with the words that prove every field.

    coder = dragoman.Coder()
    for report in dragoman.read("news/"):
        for event in coder.code(report).events:
            print(event.dates, event.actors, event.type, event.trigger.text)

What is not named here is private and may change.
"""

from dragoman.coder import Coder
from dragoman.errors import (
    BadData,
    BadInput,
    BadSetting,
    DragomanError,
    MissingModel,
    UnknownChoice,
)
from dragoman.records import (
    Actor,
    Count,
    Dateline,
    Dates,
    Event,
    Failure,
    Furniture,
    Missing,
    Place,
    Record,
    Relation,
    Report,
    Span,
    Statement,
    Story,
)
from dragoman.reports import make_report, read
from dragoman.settings import Settings, read_settings
from dragoman.version import __version__

__all__ = [
    "Actor",
    "BadData",
    "BadInput",
    "BadSetting",
    "Coder",
    "Count",
    "Dateline",
    "Dates",
    "DragomanError",
    "Event",
    "Failure",
    "Furniture",
    "Missing",
    "MissingModel",
    "Place",
    "Record",
    "Relation",
    "Report",
    "Settings",
    "Span",
    "Statement",
    "Story",
    "UnknownChoice",
    "__version__",
    "make_report",
    "read",
    "read_settings",
]
