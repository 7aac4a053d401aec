"""Keep what people say of events beside what the coder says, and learn from it.

decisions   what reviewers say
store       keeps it, and never changes it
correcting  an event as a reviewer tells it
comparing   whether two tellings mean the same
settling    what holds after all that was said
agreement   how far reviewers agree
accuracy    how right the coder is
reviews     all this for an archive
"""

from dragoman.reviews.decisions import (
    Correction,
    Days,
    Decision,
    Party,
    Reviewed,
    Said,
    Words,
)
from dragoman.reviews.reviews import LINES, Reviews

__all__ = [
    "LINES",
    "Correction",
    "Days",
    "Decision",
    "Party",
    "Reviewed",
    "Reviews",
    "Said",
    "Words",
]
