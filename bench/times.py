"""Measure what it costs to read the time expressions of some texts, and nothing else.

    python bench/times.py FILE... [--rounds 5]

The room of dates reads plain texts, without a parse, in one process on one core. The
figures are those of the fastest round, in seconds of the processor.
"""

from __future__ import annotations

import argparse
from datetime import date
from time import process_time

from rich.console import Console

from dragoman.dates import read_times
from dragoman.records import Report
from dragoman.reports import read


def seconds(reports: list[Report]) -> float:
    """How long it takes to read the times of some reports."""
    start = process_time()
    for report in reports:
        read_times(report.text, printed=report.published or date(2024, 1, 1))
    return process_time() - start


def main() -> None:
    """Read the options, measure, and say the cost of 1,000 words."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    found = (item for file in options.files for item in read(file))
    reports = [item for item in found if isinstance(item, Report)]
    words = sum(len(report.text.split()) for report in reports)
    times = sum(
        len(read_times(r.text, printed=r.published or date(2024, 1, 1)))
        for r in reports
    )
    cost = min(seconds(reports) for _ in range(options.rounds)) / words
    Console().print(
        f"{len(reports)} reports, {words} words, {times} times: "
        f"{cost * 1e6:.2f} ms for 1,000 words"
    )


if __name__ == "__main__":
    main()
