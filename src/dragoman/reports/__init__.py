"""Read reports from files, folders, archives, stores, feeds and web pages.

`read` never raises for one bad report: what cannot be read comes out as a
`Failure` in its place, and the rest goes on. `make_report` is for text that is
at hand already; it raises `BadInput`.
"""

from dragoman.reports.files import Found, count_bytes, find_files, read, read_files
from dragoman.reports.making import make_report
from dragoman.reports.options import ReadOptions

__all__ = [
    "Found",
    "ReadOptions",
    "count_bytes",
    "find_files",
    "make_report",
    "read",
    "read_files",
]
