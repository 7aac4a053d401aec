"""Keep reports, events, statements and stories as tables on disk, and ask for them.

An archive is a folder of Delta tables, which Spark, Polars, DuckDB and others read
as well. This is the only room with SQL.
"""

from dragoman.archive.archive import Archive

__all__ = ["Archive"]
