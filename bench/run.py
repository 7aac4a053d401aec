"""Measure speed and the cost of each room on three kinds of texts, then quality.

    python bench/run.py

For figures of one kind alone, or other files, see `speed.py`, `rooms.py`, `floors.py`.
"""

from __future__ import annotations

import subprocess
import sys

import floors

SAMPLES = (
    "reports/wire_sample.jsonl",
    "reports/briefings_sample.jsonl",
    "reports/not_political.jsonl",
)


def main() -> None:
    """Run each in a process of its own; fail if any does."""
    there = [
        str(floors.SETS / name) for name in SAMPLES if (floors.SETS / name).exists()
    ]
    texts = there or [str(floors.HERE.parent / "examples")]
    commands = [[script, text] for script in ("speed.py", "rooms.py") for text in texts]
    commands.insert(len(texts), ["speed.py", "--mixed", *texts])
    commands.append(["floors.py"])
    codes = [
        subprocess.run([sys.executable, floors.HERE / script, *options]).returncode
        for script, *options in commands
    ]
    sys.exit(max(codes))


if __name__ == "__main__":
    main()
