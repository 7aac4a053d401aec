"""Keep what people say of events beside what the coder says, and learn from it.

decisions   what reviewers say
store       keeps it, and never changes it
correcting  an event as a reviewer tells it
comparing   whether two tellings mean the same
settling    what holds after all that was said
agreement   how far reviewers agree
accuracy    how right the coder is
gold        what was judged, in the forms that `dragoman evaluate` reads
reviews     all this for an archive
"""

from typing import TYPE_CHECKING

from dragoman.reviews.decisions import (
    Correction,
    Days,
    Decision,
    Party,
    Reviewed,
    Said,
    Words,
)
from dragoman.reviews.store import DecisionFile

if TYPE_CHECKING:
    from dragoman.reviews.reviews import Reviews

__all__ = [
    "Correction",
    "Days",
    "Decision",
    "DecisionFile",
    "Party",
    "Reviewed",
    "Reviews",
    "Said",
    "Words",
]


def __getattr__(name: str) -> object:
    """Load what asks an archive when it is first named: its libraries are large."""
    if name != "Reviews":
        raise AttributeError(f"module 'dragoman.reviews' has no attribute '{name}'")
    from dragoman.reviews.reviews import Reviews

    return Reviews
