"""Measure what the README says of quality and speed, and write it there.

    python bench/readme_table.py evaluate   # evaluate; write bench/results.json
    python bench/readme_table.py measure    # the same, and measure the speeds anew
    python bench/readme_table.py fill       # write the tables of README.md from it

The tables stand between two comments each and are never edited by hand; a test
compares them with `results.json`. A row whose gold file was not there, or that
was not measured yet, says so. Gold files are looked for as `floors.py` does.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import floors
import msgspec
import speed

from dragoman.coder import Coder
from dragoman.evaluation import Figure, Options, evaluate
from dragoman.version import __version__

README = floors.HERE.parent / "README.md"
RESULTS = floors.HERE / "results.json"


class Row(msgspec.Struct, frozen=True):
    """A line of the table of quality.

    Attributes:
        said: What is measured, in words.
        task: The task that measures it.
        file: The gold file, below the folder of sets; one of our own below this
            repository.
        figure: The figure of that task.
        unaided: Whether the coder is told whom a sentence is about.
    """

    said: str
    task: str
    file: str
    figure: str
    unaided: bool = False

    @property
    def run(self) -> tuple[str, str, bool]:
        """The evaluation that gives the figure; several rows may share one."""
        return self.task, self.file, self.unaided

    @property
    def command(self) -> str:
        """What a reader types to count again."""
        return f"dragoman evaluate {self.task} {self.file}" + (
            " --unaided" if self.unaided else ""
        )


class Measured(msgspec.Struct, frozen=True):
    """A task that was run.

    Attributes:
        task: Its name.
        file: The gold file, below the folder of sets.
        unaided: Whether the coder was told whom a sentence is about.
        sha256: The hash of the gold file.
        figures: What came out.
    """

    task: str
    file: str
    unaided: bool
    sha256: str
    figures: tuple[Figure, ...]


class Results(msgspec.Struct, frozen=True):
    """The whole of `results.json`."""

    version: str
    measured: tuple[Measured, ...]
    speeds: dict[str, speed.Speed]


PLV, CAMEO = "relations/plv_train.jsonl", "relations/cameo_train.jsonl"
POLICE, MUC = "police/sentences.jsonl", "templates/muc_dev.jsonl"
READOUTS = "reports/readouts_2021_2022.jsonl"
QUIET = "reports/not_political.jsonl"
TIMEBANK, AQUAINT = "dates/timebank_te3.jsonl", "dates/aquaint_te3.jsonl"
LGL, TR_NEWS = "places/lgl.jsonl", "places/tr_news.jsonl"
REIGN, LISTED = (
    "leaders/reign_leaders.jsonl",
    "leaders/world_leaders_2022_everypolitician.jsonl",
)
POLNEAR = "quotes/polnear_dev.jsonl"
OWN = "tests/gold/"
ECB = "stories/ecbplus_1_35.jsonl"
ROWS = (
    Row(
        "type of what A does to B (15 types), macro-F1",
        "relations",
        PLV,
        "type macro-F1",
    ),
    Row("the same, share right", "relations", PLV, "type accuracy"),
    Row(
        "type, actor and recipient found unaided",
        "relations",
        PLV,
        "unaided type and parties",
        unaided=True,
    ),
    Row(
        "class of an event (5 classes), macro-F1", "relations", CAMEO, "class macro-F1"
    ),
    Row("actor found, F1", "roles", CAMEO, "source F1"),
    Row("recipient found, F1", "roles", CAMEO, "target F1"),
    Row("arrests by police, precision", "detect", POLICE, "ARREST precision"),
    Row("arrests by police, recall", "detect", POLICE, "ARREST recall"),
    Row("force used by police, precision", "detect", POLICE, "FORCE precision"),
    Row("force used by police, recall", "detect", POLICE, "FORCE recall"),
    Row("who met or called whom, all of it right", "contacts", READOUTS, "exact"),
    Row("acts of terror found", "templates", MUC, "plain form found"),
    Row(
        "those found that are told as news, by the rules of the set",
        "templates",
        MUC,
        "form found",
    ),
    Row(
        "the same, in the right country", "templates", MUC, "form found, country right"
    ),
    Row(
        "the same, found in a report that tells of none",
        "templates",
        MUC,
        "violent events per report without a form",
    ),
    Row(
        "leaders since 1990 with title and name, right state",
        "actors",
        REIGN,
        "country",
    ),
    Row("the same, office-holders of 2022", "actors", LISTED, "country"),
    Row(
        "who is meant, on our own reports, all of it right",
        "actors-in-context",
        OWN + "actors.txt",
        "actor",
    ),
    Row(
        "all events of our own unseen reports: found",
        "whole-reports",
        OWN + "reports_unread.jsonl",
        "events found",
    ),
    Row(
        "the same: with both parties right",
        "whole-reports",
        OWN + "reports_unread.jsonl",
        "with both parties",
    ),
    Row(
        "the same: told besides, true or not",
        "whole-reports",
        OWN + "reports_unread.jsonl",
        "told besides",
    ),
    Row(
        "pronouns led back, on our own unseen reports, F1",
        "coreference",
        OWN + "coreference/unseen.txt",
        "pronouns F1",
    ),
    Row("places named in local news, F1", "places", LGL, "names F1"),
    Row("the same, within 161 km", "places", LGL, "within 161 km"),
    Row("places named in world news, F1", "places", TR_NEWS, "names F1"),
    Row("the same, within 161 km", "places", TR_NEWS, "within 161 km"),
    Row("expressions of time found, F1", "dates", TIMEBANK, "relaxed span F1"),
    Row("the same, with the right value", "dates", TIMEBANK, "value F1"),
    Row("the same, on other wire reports", "dates", AQUAINT, "value F1"),
    Row(
        "day of an event, of any kind, exactly right",
        "event-dates",
        "dates/event_dates.jsonl",
        "exact day",
    ),
    Row(
        "numbers of dead, hurt, held …, on our own sentences, F1",
        "counts",
        OWN + "counts.txt",
        "kind and best F1",
    ),
    Row(
        "who said what: content, F1 at overlap 0.5",
        "quotes",
        POLNEAR,
        "content at 0.5 F1",
    ),
    Row("the same: speaker right", "quotes", POLNEAR, "speaker right on matched"),
    Row(
        "reports of one happening brought together, B-cubed F1",
        "stories",
        ECB,
        "reports B-cubed F1",
    ),
    Row(
        "false events per 1,000 words of sport and show business",
        "quiet",
        QUIET,
        "events per 1,000 words",
    ),
)
SPEEDS = {
    "wire reports": ("reports/wire_sample.jsonl",),
    "government briefings": ("reports/briefings_sample.jsonl",),
    "sport, machines and shows": (QUIET,),
    "a third of each": (
        "reports/wire_sample.jsonl",
        "reports/briefings_sample.jsonl",
        QUIET,
    ),
}


def measured_quality(sets: Path) -> tuple[Measured, ...]:
    """Run every evaluation whose file is there."""
    coder, measured = Coder(), []
    for task, file, unaided in dict.fromkeys(row.run for row in ROWS):
        path = (floors.HERE.parent if file.startswith(OWN) else sets) / file
        if path.is_file():
            result = evaluate(task, path, coder, Options(unaided=unaided))
            measured.append(
                Measured(task, file, unaided, result.sha256, result.figures)
            )
    return tuple(measured)


def measured_speeds(sets: Path) -> dict[str, speed.Speed]:
    """Measure the speed on all texts that are there."""
    return {
        name: _speed([sets / file for file in files])
        for name, files in SPEEDS.items()
        if all((sets / file).is_file() for file in files)
    }


def _speed(paths: list[Path]) -> speed.Speed:
    """The speed on a sample of some files, as many reports of each."""
    each = speed.SAMPLE // len(paths)
    reports = [one for path in paths for one in speed.sample([path], each)]
    return speed.measure(reports, rounds=3, settings=speed.FORGETFUL)


def quality(results: Results | None) -> Iterator[str]:
    """The lines of the table of quality."""
    yield "| what | figure | of | command |"
    yield "|---|---:|---:|---|"
    known = {(m.task, m.file, m.unaided): m.figures for m in _measured(results)}
    for row in ROWS:
        figures = {f.name: f for f in known.get(row.run, ())}
        figure = figures.get(row.figure)
        if figure is None:
            value, of = "{not measured}", ""
        elif " per " in figure.name:
            value, of = f"{figure.value:.2f}", f"{figure.of:,}"
        else:
            value, of = f"{figure.value:.1%}".replace("%", " %"), f"{figure.of:,}"
        yield f"| {row.said} | {value} | {of} | `{row.command}` |"


def speeds(results: Results | None) -> Iterator[str]:
    """The lines of the table of speed."""
    yield "| texts | coder / plain parser | reports a day on one core |"
    yield "|---|---:|---:|"
    found = results.speeds if results else {}
    for name in SPEEDS:
        one = found.get(name)
        values = (f"{one.ratio:.2f}", f"{one.reports_a_day:,}") if one else ("{…}",) * 2
        yield f"| {name} | {' | '.join(values)} |"


def _measured(results: Results | None) -> tuple[Measured, ...]:
    return results.measured if results else ()


def fill(text: str, results: Results | None) -> str:
    """Put the tables between their comments.

    Raises:
        ValueError: A pair of comments is missing.
    """
    for name, lines in (("quality", quality(results)), ("speed", speeds(results))):
        opening, closing = (
            f"<!-- {name}: bench/readme_table.py -->",
            f"<!-- /{name} -->",
        )
        before, begun, rest = text.partition(opening)
        _, ended, after = rest.partition(closing)
        if not (begun and ended):
            raise ValueError(f"README.md has no place for the table of {name}")
        table = "\n".join(lines)
        text = f"{before}{opening}\n{table}\n{closing}{after}"
    return text


def read_results(path: Path = RESULTS) -> Results | None:
    """What was measured last, if anything was."""
    if not path.is_file():
        return None
    return msgspec.json.decode(path.read_bytes(), type=Results)


def main() -> None:
    """Measure, or fill the README from what was measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("step", choices=("measure", "evaluate", "fill"))
    parser.add_argument("--sets", type=Path, default=floors.SETS)
    asked = parser.parse_args()
    if asked.step != "fill":
        measured = measured_quality(asked.sets)
        if not measured:
            sys.exit(f"There are no gold files at {asked.sets}.")
        before = read_results()
        speeds = (
            measured_speeds(asked.sets)
            if asked.step == "measure" or before is None
            else before.speeds
        )
        results = Results(__version__, measured, speeds)
        encoded = msgspec.json.format(msgspec.json.encode(results), indent=1)
        RESULTS.write_bytes(encoded + b"\n")
    README.write_text(fill(README.read_text("utf-8"), read_results()), "utf-8")


if __name__ == "__main__":
    main()
