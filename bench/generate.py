"""Generate news reports with the repetition that real news has.

    python bench/generate.py 50000 --out reports.jsonl --gold gold.jsonl --seed 1

Happenings are drawn day by day. Each is told by one to forty reports, mostly by few:
some desks write of it in their own words, most papers reprint what an agency wrote,
whole or cut, under another headline or with a first sentence of their own. Numbers of
dead differ and are corrected later. One report in eight is no politics, one in eighty
is odd: without a title, in another language, very short or very long.

The number of reports a day stays the same (`--per-day`), so that more reports cover
more time, and a larger corpus begins with the smaller one of the same seed. The gold
file says for each report which happening it tells and which report it reprints.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Final

import msgspec
from happenings import Chance, Happening, Inventor
from telling import Copy, Teller

FIRST: Final = date(2024, 1, 1)
PER_DAY: Final = 500
MOST: Final = 40  # reports of one happening
STEEP: Final = 1.15  # more would be fewer that many tell of
DELAYS: Final = (0, 0, 0, 0, 0, 0, 0, 1, 1, 2)  # days after the happening
# Of what is drawn; of the reports they are about an eighth and an eightieth, as most
# happenings are told by several.
QUIET, ODD = 0.26, 0.045
OWN: Final = 0.35  # of the reports of a happening after the first, told anew
# How a paper reprints: as often as it stands here.
OFTEN: Final = {"verbatim": 8, "cut": 4, "headline": 3, "intro": 2, "credit": 2}
EDITS: Final = tuple(edit for edit, often in OFTEN.items() for _ in range(often))


class Row(msgspec.Struct, frozen=True):
    """A report as it stands in the file."""

    id: str
    title: str
    text: str
    date: str
    source: str
    url: str


class Gold(msgspec.Struct, frozen=True):
    """What is true of a report.

    Attributes:
        id: The report.
        happening: What it tells of; None for reports of no politics.
        kind: The kind of happening; where there is none "quiet", "foreign" or "tiny".
        type: The event type; None for reports of no politics.
        a: The country that acts.
        b: The country acted upon.
        place: The town.
        day: The day of the happening.
        killed: The number of dead that this report gives.
        reprints: The report whose words it prints again; None for words of its own.
        edit: How it prints them: "own" words, "verbatim", "cut" at the end, under
            another "headline" or "intro", with a "credit" instead of a dateline.
        later: It corrects a number told before.
    """

    id: str
    happening: str | None
    kind: str
    type: str | None
    a: str | None
    b: str | None
    place: str | None
    day: str | None
    killed: int | None
    reprints: str | None
    edit: str
    later: bool


class Print(msgspec.Struct, frozen=True):
    """A copy in a paper, before the day's reports get their numbers."""

    key: int
    copy: Copy
    source: str
    happening: Happening | None
    kind: str
    of: int | None
    edit: str


class Generator:
    """Writes reports day by day."""

    def __init__(self, seed: int) -> None:
        """Prepare everything that the seed decides."""
        self.chance = Chance(f"dragoman {seed}")
        self.inventor = Inventor(self.chance)
        self.teller = Teller(self.chance, self.inventor)
        words = self.inventor.world.words
        self.agencies, self.papers = words["agency"], words["paper"]
        self.towns = tuple(c.capital for c in self.inventor.world.countries[:40])
        self.waiting: dict[date, list[Print]] = defaultdict(list)
        self.keys = 0

    def reports(
        self, number: int, per_day: int = PER_DAY
    ) -> Iterator[tuple[Row, Gold]]:
        """So many reports with their gold, in the order of their days."""
        made, day = 0, FIRST
        named: dict[int, str] = {}
        while made < number:
            for printed in self.one_day(day, per_day):
                made += 1
                named[printed.key] = f"r{made:08}"
                yield self.row(printed, day, named)
                if made == number:
                    return
            day += timedelta(days=1)
            named = self.still_needed(named)

    def one_day(self, day: date, per_day: int) -> list[Print]:
        """What is printed on a day, originals before their reprints."""
        while len(self.waiting[day]) < per_day:
            if self.chance.draw() < QUIET:
                self.quiet(day)
            elif self.chance.draw() < ODD:
                self.odd(day)
            else:
                self.spread(self.inventor.happening(day))
        printed = self.waiting.pop(day)
        after = day + timedelta(days=1)
        self.waiting[after] = printed[per_day:] + self.waiting[after]
        return printed[:per_day]

    def still_needed(self, named: dict[int, str]) -> dict[int, str]:
        """The reports that later days reprint."""
        needed = {p.of for prints in self.waiting.values() for p in prints}
        return {key: name for key, name in named.items() if key in needed}

    def spread(self, happening: Happening) -> None:
        """Let one to forty reports tell of a happening."""
        number = self.chance.heavy(MOST, STEEP)
        days = sorted(
            happening.day + timedelta(days=self.chance.pick(DELAYS))
            if n
            else happening.day
            for n in range(number)
        )
        originals: list[Print] = []
        for day in days:
            if not originals or self.chance.draw() < OWN:
                before = originals[0].copy.killed if originals else 0
                agency = self.chance.pick(self.agencies)
                copy = self.teller.tell(happening, agency, day, before=before)
                made = self.print(copy, agency, happening)
                originals.append(made)
            else:
                made = self.reprint(self.chance.pick(tuple(originals)))
            self.waiting[day].append(made)

    def print(
        self, copy: Copy, source: str, happening: Happening | None, kind: str = "quiet"
    ) -> Print:
        """Print a copy for the first time."""
        self.keys += 1
        kind = happening.kind.name if happening else kind
        return Print(self.keys, copy, source, happening, kind, None, "own")

    def reprint(self, original: Print) -> Print:
        """Print a copy again, in a paper."""
        self.keys += 1
        edit = self.chance.pick(EDITS)
        copy = self.edited(original.copy, edit, original.happening)
        paper = f"{self.chance.pick(self.towns)} {self.chance.pick(self.papers)}"
        told = original.happening
        return Print(self.keys, copy, paper, told, original.kind, original.key, edit)

    def edited(self, copy: Copy, edit: str, happening: Happening | None) -> Copy:
        """A copy as a paper changes it."""
        title, dateline, lead, body = copy.title, copy.dateline, copy.lead, copy.body
        if edit == "cut":
            body = body[: 1 + self.chance.below(len(body))]
        elif edit == "credit":
            desk = self.inventor.person(), self.inventor.person()
            dateline, body = (
                "",
                (*body, f"(Reporting by {desk[0]}; editing by {desk[1]})"),
            )
        elif happening is not None and edit in {"headline", "intro"}:
            fields = happening.fields | {
                "killed": f"{copy.killed} people",
                "dead": str(copy.killed),
                "hurt": str(happening.hurt),
            }
            kind = happening.kind.name
            title = self.teller.sentence(kind, "head", fields)
            if edit == "intro":
                lead = self.teller.sentence(kind, "lead", fields)
        return Copy(title, dateline, lead, body, copy.killed, copy.later)

    def quiet(self, day: date) -> None:
        """Let something be told that is no politics, at times by several papers."""
        country = self.chance.pick(self.inventor.world.countries)
        fields = self.inventor.fields(
            country, country, self.chance.pick(country.towns), day
        )
        copy = self.teller.quiet(fields, self.chance.pick(self.agencies))
        first = self.print(copy, self.chance.pick(self.agencies), None)
        again = (self.reprint(first) for _ in range(self.chance.heavy(6, 2.0) - 1))
        self.waiting[day] += [first, *again]

    def odd(self, day: date) -> None:
        """Let a report be odd."""
        happening = self.inventor.happening(day)
        copy = self.teller.tell(happening, self.chance.pick(self.agencies), day)
        kind = self.chance.pick(("untitled", "foreign", "tiny", "long"))
        if kind == "foreign":
            words = self.inventor.world.words["foreign"]
            lead, place = self.chance.pick(words), happening.place
            body = tuple(f"{lead[:-1]} ({place}, {n})." for n in range(3))
            copy = Copy(place, "", lead, body, 0, later=False)
        elif kind == "tiny":
            copy = Copy("", "", f"Photo: {self.inventor.person()}", (), 0, later=False)
        elif kind == "long":
            more = 40 + self.chance.below(160)
            body = tuple(
                text
                for _ in range(more)
                for text in self.teller.several("any", happening.fields, 2)
            )
            copy = Copy(
                copy.title, copy.dateline, copy.lead, body, copy.killed, later=False
            )
        else:
            copy = Copy(
                "", copy.dateline, copy.lead, copy.body, copy.killed, later=False
            )
        told = happening if kind in {"untitled", "long"} else None
        agency = self.chance.pick(self.agencies)
        self.waiting[day].append(self.print(copy, agency, told, kind))

    def row(self, printed: Print, day: date, named: dict[int, str]) -> tuple[Row, Gold]:
        """A report and its gold."""
        name, happening = named[printed.key], printed.happening
        host = printed.source.lower().replace(" ", "-")
        row = Row(
            id=name,
            title=printed.copy.title,
            text=printed.copy.text,
            date=day.isoformat(),
            source=printed.source,
            url=f"https://{host}.example/{day:%Y/%m/%d}/{name}",
        )
        gold = Gold(
            id=name,
            happening=happening.id if happening else None,
            kind=printed.kind,
            type=happening.kind.type if happening else None,
            a=happening.a.code if happening else None,
            b=happening.b.code if happening else None,
            place=happening.place if happening else None,
            day=happening.day.isoformat() if happening else None,
            killed=(printed.copy.killed or None) if happening else None,
            reprints=None if printed.of is None else named[printed.of],
            edit=printed.edit,
            later=printed.copy.later,
        )
        return row, gold


def main() -> None:
    """Read the options and write the files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("number", type=int, help="reports to write")
    parser.add_argument("--out", type=Path, required=True, help="file of reports")
    parser.add_argument("--gold", type=Path, help="file of what is true of them")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other news")
    parser.add_argument("--per-day", type=int, default=PER_DAY, help="reports a day")
    asked = parser.parse_args()
    started, encode = perf_counter(), msgspec.json.Encoder().encode
    with ExitStack() as stack:
        out = stack.enter_context(asked.out.open("wb"))
        gold = stack.enter_context(asked.gold.open("wb")) if asked.gold else None
        for row, true in Generator(asked.seed).reports(asked.number, asked.per_day):
            out.write(encode(row) + b"\n")
            if gold:
                gold.write(encode(true) + b"\n")
    took = perf_counter() - started
    sys.stderr.write(f"{asked.number:,} reports in {took:.1f} s\n")


if __name__ == "__main__":
    main()
