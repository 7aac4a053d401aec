"""Dragoman reads news reports and writes the record.

Who did or said what to whom, when, where, how many were hurt, and according to
whom, with the words that prove every field.

    coder = dragoman.Coder()
    for report in dragoman.read("news/"):
        for event in coder.code(report).events:
            print(event.dates, event.actors, event.type, event.trigger.text)

What is not named here is private and may change.
"""

from typing import TYPE_CHECKING

from dragoman.coder import Coder
from dragoman.dates import Time, read_times
from dragoman.errors import (
    ArchiveBusy,
    ArchiveFault,
    BadData,
    BadInput,
    BadSetting,
    DragomanError,
    MissingModel,
    UnknownChoice,
)
from dragoman.reader import Reader
from dragoman.records import (
    Actor,
    Agreement,
    Bond,
    Chain,
    Change,
    Count,
    Dateline,
    Dates,
    Event,
    Failure,
    Furniture,
    Missing,
    Place,
    PlaceName,
    Record,
    Relation,
    Report,
    Span,
    Statement,
    Story,
    Telling,
    Verdict,
    Voice,
)
from dragoman.reports import make_report, read
from dragoman.settings import Settings, read_settings
from dragoman.version import __version__

if TYPE_CHECKING:
    from dragoman.archive import Archive

__all__ = [
    "Actor",
    "Agreement",
    "Archive",
    "ArchiveBusy",
    "ArchiveFault",
    "BadData",
    "BadInput",
    "BadSetting",
    "Bond",
    "Chain",
    "Change",
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
    "PlaceName",
    "Reader",
    "Record",
    "Relation",
    "Report",
    "Settings",
    "Span",
    "Statement",
    "Story",
    "Telling",
    "Time",
    "UnknownChoice",
    "Verdict",
    "Voice",
    "__version__",
    "make_report",
    "read",
    "read_settings",
    "read_times",
]


def __getattr__(name: str) -> object:
    """Load the archive when it is first named: its libraries cost 100 MB."""
    if name != "Archive":
        raise AttributeError(f"module 'dragoman' has no attribute '{name}'")
    from dragoman.archive import Archive

    return Archive
