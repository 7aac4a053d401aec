"""What processes take, as Linux tells it under /proc."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

TICK = os.sysconf("SC_CLK_TCK")


class Taken(msgspec.Struct, frozen=True):
    """What a process and those it has started take together or at most.

    Attributes:
        seconds: How long all have worked, as far as they still run.
        megabytes: What the process holds.
        largest: What the largest of those it has started holds; 0 if there is none.
    """

    seconds: float
    megabytes: float
    largest: float


def worked(pid: int) -> float:
    """How many seconds a process has worked."""
    told = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / TICK


def memory(pid: int, line: str = "VmRSS") -> float:
    """How many MB a process holds, or held at most (`VmHWM`).

    Raises:
        OSError: There is no such process.
        StopIteration: It has ended.
    """
    told = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    return int(next(each for each in told if each.startswith(line)).split()[1]) / 1024


def taken(pid: int) -> Taken:
    """What a process takes, with those it has started; nothing if it has ended."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
        started = [int(child) for child in children]
        return Taken(
            sum(map(worked, (pid, *started))),
            memory(pid),
            max(map(memory, started), default=0.0),
        )
    except (OSError, StopIteration):  # one of them has ended meanwhile
        return Taken(0.0, 0.0, 0.0)
