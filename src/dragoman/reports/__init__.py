"""Read reports from files, folders and streams.

`read` never raises for one bad report: what cannot be read comes out as a
`Failure` in its place, and the rest goes on. `make_report` is for text that is
at hand already; it raises `BadInput`.
"""

from dragoman.reports.files import read
from dragoman.reports.making import make_report

__all__ = ["make_report", "read"]
