"""Measure what it costs to read the places of some texts, and nothing else.

    python bench/toponyms.py FILE... [--rounds 5]

Parsing is left out: an event that asks for its place finds the report parsed. The
figures are those of the fastest round, in seconds of the processor, on one core.
"""

from __future__ import annotations

import argparse
from time import process_time

from rich.console import Console

from dragoman import Settings
from dragoman.knowledge.actors import load_actors
from dragoman.knowledge.places import load_places
from dragoman.parsing import Parser
from dragoman.places import PlaceReader
from dragoman.records import Parse, Report
from dragoman.reports import read


def seconds(parses: list[Parse], reader: PlaceReader) -> float:
    """How long it takes to read the places of some reports."""
    start = process_time()
    for parse in parses:
        reader.read_atlas(parse)
    return process_time() - start


def main() -> None:
    """Read the options, measure, and say the cost of 1,000 words."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    found = (item for file in options.files for item in read(file))
    parse = Parser(Settings().parsing, load_actors()).parse
    start = process_time()
    parses = list(parse(item for item in found if isinstance(item, Report)))
    parsing = process_time() - start
    words = sum(len(p.report.text.split()) for p in parses)
    reader = PlaceReader(load_places())
    places = sum(len(reader.read_atlas(p).toponyms) for p in parses)
    cost = min(seconds(parses, reader) for _ in range(options.rounds))
    Console().print(
        f"{len(parses)} reports, {words} words, {places} places: "
        f"{cost / words * 1e6:.2f} ms for 1,000 words, "
        f"{cost / parsing:.1%} of the time of parsing"
    )


if __name__ == "__main__":
    main()
