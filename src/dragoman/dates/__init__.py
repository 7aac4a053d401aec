"""Find the days on which an event may have happened."""

from dragoman.dates.reader import DateReader
from dragoman.dates.times import Time, read_times

__all__ = ["DateReader", "Time", "read_times"]
