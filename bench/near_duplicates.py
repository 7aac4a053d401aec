"""Measure how well copies of reports are told from reports that only look like them.

    python bench/near_duplicates.py [--seed 1] [--wrong]

The set is made here: the reports in `examples/` are edited as papers edit agency copy
(cut, given another headline or first sentence, sentences swapped, numbers corrected).
Beside them stand reports that are none of their copies: the same happenings told anew,
and bulletins that are written every day by one pattern. All pairs are judged.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import msgspec
import numpy as np

from dragoman.records import Report
from dragoman.reports import make_report, read
from dragoman.stories.copies import Copies, sign
from dragoman.stories.linking import sharing

EXAMPLES: Final = Path(__file__).resolve().parents[1] / "examples"
ANEW: Final = Path(__file__).with_name("told_anew.txt")
OUTLETS: Final = ("Harbour Gazette", "Valley Observer", "The Lantern", "Plain Post")
INTROS: Final = (
    "Officials have been speaking of little else since the news broke, according to"
    " accounts gathered by our newsroom.",
    "Readers in the region woke up to this story, which was first carried by a news"
    " agency and is given here with minor changes.",
    "The following account reached us late last night.",
)
HEADLINES: Final = (
    "What we know so far",
    "Day of drama ends with open questions",
    "Leaders weigh next steps",
)
DAYS: Final = "Monday Tuesday Wednesday Thursday Friday".split()
TOWNS: Final = "Arlen Borvik Castra Dumeni Estova Farrow Galta Hestra".split()
FIRST: Final = date(2024, 3, 4)
BULLETINS: Final = (
    "Share prices in {town} closed {a}.{b} percent {way} on {day}, as investors waited"
    " for figures on inflation. The main index {verb} {c} points to {d}{e}{c}.{b} at"
    " the close of trade. Turnover came to {e}{a} million crowns after {d}{b} million"
    " the session before. Banks and builders led the market, dealers said. Among the"
    " most active stocks was {town} Steel, which {verb} {a} crowns to {e}{c}. The"
    " currency traded at {a}.{d}{c} to the dollar, little changed from the day before.",
    "The weather service in {town} forecast {way} winds and rain for {day}, with a"
    " high of {a}{b} degrees and a low of {c}. Drivers should expect delays on the"
    " coast road, it said. Waves of up to {d} metres are likely along the northern"
    " shore. Some {e}{c} millimetres of rain fell in the past day, the service said,"
    " and rivers stood at {a}{e} percent of their usual level for the season.",
    "Fighting continued around {town} on {day}, the army said in its daily statement."
    " It said that {a}{b} attacks had been repelled and {c} vehicles destroyed since"
    " the morning before. {d} soldiers were killed and {e}{a} wounded, according to the"
    " statement. The claims could not be verified. Residents reported {b} strikes on"
    " the outskirts overnight, and the regional hospital treated {c}{a} people.",
    "The health ministry reported {a}{b} new cases of fever in {town} province on"
    " {day}, bringing the total to {c},{d}{e}{a}. {e} people died in the past day, it"
    " said. Some {b}{c} patients are in hospital, {d} of them in a serious condition."
    " The ministry asked people to boil their water and to report symptoms at once.",
)


class Case(msgspec.Struct, frozen=True):
    """A report and the text that it is a copy of; alone if nothing else has it."""

    report: Report
    group: str
    how: str


def cases(seed: int = 1) -> list[Case]:
    """The set: texts with their edited copies, and texts that look like them."""
    chance = random.Random(seed)
    bases = examples()
    found = []
    for number, base in enumerate(bases):
        group = f"example {number}"
        found.append(Case(base, group, "as it came"))
        found += edited(base, group, chance)
    anew = [text.strip() for text in ANEW.read_text("utf-8").split("\n---\n")]
    for number, text in enumerate(anew):
        day = FIRST + timedelta(number)
        found.append(Case(made(text, day, OUTLETS[0]), f"anew {number}", "told anew"))
    found += followups(bases, anew)
    found += bulletins(chance)
    return unlike(found)


def examples() -> list[Report]:
    """The reports in `examples/`, without the copies of them that stand beside."""
    paths = sorted(EXAMPLES.glob("[01][0-9]-*.*"))
    return [one for one in read(*paths) if isinstance(one, Report)]


def unlike(found: list[Case]) -> list[Case]:
    """Each report once."""
    return list({case.report.id: case for case in found}.values())


def made(text: str, day: date, source: str, title: str | None = None) -> Report:
    """A report by an outlet."""
    return make_report(text, published=day, source=source, title=title)


def edited(base: Report, group: str, chance: random.Random) -> Iterator[Case]:
    """Copies of a report as papers print them."""
    day = base.published or FIRST
    edits = {
        "reprinted": lambda text: text,
        "cut to two thirds": lambda text: cut(text, 0.67),
        "cut to two fifths": lambda text: cut(text, 0.4),
        "another first sentence": lambda text: f"{chance.choice(INTROS)}\n\n{text}",
        "sentences swapped": lambda text: swap(text, chance),
        "numbers corrected": lambda text: correct(text, chance),
        "cut, swapped and introduced": lambda text: (
            f"{chance.choice(INTROS)}\n\n{swap(cut(text, 0.7), chance)}"
        ),
        "cut and corrected": lambda text: correct(cut(text, 0.75), chance),
    }
    for how, edit in edits.items():
        later = day + timedelta(chance.choice((0, 0, 1, 2)))
        outlet = chance.choice(OUTLETS)
        text = edit(news(base))
        yield Case(made(text, later, outlet, chance.choice(HEADLINES)), group, how)


def news(report: Report) -> str:
    """The text of a report from its first sentence of news on."""
    heads = [piece.words.end for piece in report.furniture if piece.words.start < 400]
    return report.text[max(heads, default=0) :].strip(" -—–_:\n")


def cut(text: str, share: float) -> str:
    """The first paragraphs of a text, as newspapers cut for space."""
    parts = text.split("\n\n")
    return "\n\n".join(parts[: max(2, round(share * len(parts)))])


def swap(text: str, chance: random.Random) -> str:
    """A text with two of its paragraphs exchanged."""
    parts = text.split("\n\n")
    if len(parts) > 2:
        a, b = chance.sample(range(1, len(parts)), 2)
        parts[a], parts[b] = parts[b], parts[a]
    return "\n\n".join(parts)


def correct(text: str, chance: random.Random) -> str:
    """A text with one number in five raised a little."""

    def raised(match: re.Match[str]) -> str:
        number = int(match.group())
        return str(number + 1) if chance.random() < 0.2 else match.group()

    return re.sub(r"\b\d{1,3}\b(?![,.]\d)", raised, text)


def followups(bases: list[Report], anew: list[str]) -> Iterator[Case]:
    """Texts told anew, with two paragraphs of background from another report."""
    for number, (base, text) in enumerate(zip(bases, anew, strict=False)):
        background = "\n\n".join(news(base).split("\n\n")[-2:])
        day = FIRST + timedelta(number + 1)
        report = made(f"{text}\n\n{background}", day, OUTLETS[1])
        yield Case(report, f"anew {number}", "with background")


def bulletins(chance: random.Random) -> Iterator[Case]:
    """Bulletins by four patterns: another day, other numbers, often the same town."""
    for number, pattern in enumerate(BULLETINS):
        digits = {name: chance.randint(1, 9) for name in "abcde"}
        for day in range(15):
            # Much stays as it was the day before.
            digits |= {
                n: chance.randint(1, 9) for n in "abcde" if chance.random() < 0.7
            }
            text = pattern.format(
                town=TOWNS[number if day % 3 else day % len(TOWNS)],
                way=chance.choice(("higher", "lower", "stronger")),
                verb=chance.choice(("rose", "fell", "gained", "lost")),
                day=DAYS[day % len(DAYS)],
                **digits,
            )
            report = made(text, FIRST + timedelta(day), OUTLETS[number])
            yield Case(report, f"bulletin {number} {day}", "bulletin")


class Judged(msgspec.Struct, frozen=True):
    """What came out: the pairs found, those there are, and those that are wrong."""

    found: int
    wanted: int
    right: int
    wrong: tuple[tuple[Case, Case], ...]
    missed: tuple[tuple[Case, Case], ...]


def judge(found: list[Case]) -> Judged:
    """Find copies among all reports of the set, and compare."""
    signatures = [sign(case.report) for case in found]
    left, right = sharing([signature.keys for signature in signatures])
    flags = Copies(signatures).are_copies(left, right)
    said = set(zip(left[flags].tolist(), right[flags].tolist(), strict=True))
    groups = np.array([case.group for case in found])
    first, second = np.triu_indices(len(found), 1)
    same = groups[first] == groups[second]
    wanted = set(zip(first[same].tolist(), second[same].tolist(), strict=True))
    return Judged(
        found=len(said),
        wanted=len(wanted),
        right=len(said & wanted),
        wrong=tuple((found[a], found[b]) for a, b in sorted(said - wanted)),
        missed=tuple((found[a], found[b]) for a, b in sorted(wanted - said)),
    )


def main() -> None:
    """Read the command line, measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wrong", action="store_true", help="show what went wrong")
    asked = parser.parse_args()
    found = cases(asked.seed)
    judged = judge(found)
    lines = [
        f"reports    {len(found)}",
        f"copies     {judged.wanted} pairs, found {judged.right}",
        f"precision  {judged.right / judged.found:.4f} of {judged.found}",
        f"recall     {judged.right / judged.wanted:.4f} of {judged.wanted}",
    ]
    if asked.wrong:
        for name, pairs in (("wrong", judged.wrong), ("missed", judged.missed)):
            lines += [f"{name}: {a.group}, {a.how} / {b.how}" for a, b in pairs]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
