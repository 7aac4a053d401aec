"""Read how many were killed, hurt, arrested, on the march; money and time, too."""

from dragoman.counts.attachment import CountReader
from dragoman.counts.reader import counts_of, read_counts

__all__ = ["CountReader", "counts_of", "read_counts"]
