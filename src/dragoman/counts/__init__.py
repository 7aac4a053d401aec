"""Read how many people were killed, hurt, arrested, on the march ..."""

from dragoman.counts.reader import CountReader, read_counts

__all__ = ["CountReader", "read_counts"]
