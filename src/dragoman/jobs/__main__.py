"""The process that does one job; what to do stands on its standard input."""

import sys

import msgspec

from dragoman.jobs.work import Task, do

if __name__ == "__main__":
    do(msgspec.json.decode(sys.stdin.buffer.read(), type=Task))
