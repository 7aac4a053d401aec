"""Add files to an archive in the background: with progress, to be stopped and resumed.

A job is a folder of files that were handed in, and a row in a SQLite file that says how
far it is. A process of its own does it, which ends with the server: adding the same
report twice changes nothing, so a job that was stopped, or killed, is simply begun
again and goes on where it was.
"""

from dragoman.jobs.jobs import Jobs
from dragoman.jobs.records import Job, Progress, Trouble, Wanted
from dragoman.jobs.uploads import Limits

__all__ = ["Job", "Jobs", "Limits", "Progress", "Trouble", "Wanted"]
