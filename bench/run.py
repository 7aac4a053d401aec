"""Measure speed, then quality against its floors.

    python bench/run.py

For figures of one kind alone, or other files, see `speed.py` and `floors.py`.
"""

from __future__ import annotations

import subprocess
import sys

import floors

SAMPLE = "reports/wire_sample.jsonl"


def main() -> None:
    """Run both, each in a process of its own; fail if either does."""
    wire = floors.SETS / SAMPLE
    texts = wire if wire.is_file() else floors.HERE.parent / "examples"
    commands = (["speed.py", str(texts)], ["floors.py"])
    codes = [
        subprocess.run([sys.executable, floors.HERE / script, *options]).returncode
        for script, *options in commands
    ]
    sys.exit(max(codes))


if __name__ == "__main__":
    main()
