"""Who said what: to whom, on what, for or against, and on which occasion."""

from dragoman.statements.marks import find_quotations
from dragoman.statements.quoting import MARKS
from dragoman.statements.saying import Saying
from dragoman.statements.sayings import find_sayings
from dragoman.statements.stances import Position, StanceReader

__all__ = [
    "MARKS",
    "Position",
    "Saying",
    "StanceReader",
    "find_quotations",
    "find_sayings",
]
