"""Print a coded archive again and again, later each time: a large one without coding.

    python bench/again.py ARCHIVE TIMES TO

What grows with an archive but for coding, such as linking, can so be measured on more
reports than are coded in a night. ARCHIVE is one that `scale.py` filled. Its reports
appear TIMES times in TO, each time as much later as the news in it lasts: the made-up
ones from the day after the last of them, those of the wire from the week of its next
turn. Each printing is by other papers and has a last line of its own, so that none is
a copy of one before; ids and days are what they would be, and `dragoman verify` finds
nothing. Since all happens again to the same people, rare names are rather less
rare than in as many reports that differ.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, TypeVar

import msgspec
from generate import FIRST
from rich.progress import track

from dragoman.archive import Archive
from dragoman.archive.adding import Adding
from dragoman.archive.commits import writing
from dragoman.archive.reading import Snapshot
from dragoman.archive.rows import read_report
from dragoman.records import Dates, Event, Record, Report, Statement
from dragoman.records.event import event_id
from dragoman.records.report import content_id

T = TypeVar("T", Event, Statement)
LOT: Final = 10_000
WEEK: Final = timedelta(weeks=1)
_EVENT: Final = msgspec.json.Decoder(Event)
_STATEMENT: Final = msgspec.json.Decoder(Statement)
replace = msgspec.structs.replace


class Lengths(msgspec.Struct, frozen=True):
    """How long the news of an archive lasts.

    Attributes:
        made_up: Until the last made-up report.
        wire: Until the last turn of the wire's reports.
    """

    made_up: timedelta
    wire: timedelta


class Printing:
    """Prints records for the so-manieth time."""

    def __init__(self, turn: int, lengths: Lengths) -> None:
        """Take the number of the printing, 0 for the first."""
        self.turn, self.lengths = turn, lengths

    def record(self, record: Record) -> Record:
        """A record as it would be if its report was printed now."""
        old = record.report
        if old is None or self.turn == 0:
            return record
        late = self.turn * (
            self.lengths.made_up if is_made_up(old) else self.lengths.wire
        )
        report = self._report(old, late)
        names = dict(_names(report, record.events))
        return Record(
            report=report,
            events=tuple(_event(e, names, late) for e in record.events),
            statements=tuple(_said(s, report, names) for s in record.statements),
            failure=None,
        )

    def _report(self, old: Report, late: timedelta) -> Report:
        text = f"{old.text}\n\nPrinting {self.turn}."
        published = old.published and old.published + late
        source = f"{old.source or 'Wire'} {self.turn}"
        return replace(
            old,
            id=content_id(source, published, text),
            given_id=f"{old.given_id}-{self.turn}",
            text=text,
            published=published,
            source=source,
        )


def is_made_up(report: Report) -> bool:
    """Whether `generate.py` made a report up; what it leaves undated is, too."""
    return report.published is None or report.published >= FIRST


def _names(report: Report, events: Sequence[Event]) -> Iterator[tuple[str, str]]:
    """The ids of events, and what they are called in another report."""
    before: Counter[tuple[object, ...]] = Counter()
    for event in events:
        kind = (event.type, event.mode, event.trigger.start, event.trigger.end)
        named = (report.id, event.type, event.mode, event.trigger)
        yield event.id, event_id(*named, before[kind])
        before[kind] += 1


def _event(event: Event, names: dict[str, str], late: timedelta) -> Event:
    dates: Dates | None = event.dates and replace(
        event.dates, first=event.dates.first + late, last=event.dates.last + late
    )
    content = event.content and names[event.content]
    return replace(event, id=names[event.id], content=content, dates=dates)


def _said(said: Statement, report: Report, names: dict[str, str]) -> Statement:
    where = (said.cue.start, said.content.start, said.content.end)
    return replace(
        said,
        id=content_id(report.id, "statement", *where),
        events=tuple(names[name] for name in said.events),
        occasion=said.occasion and names[said.occasion],
    )


def lengths(snapshot: Snapshot) -> Lengths:
    """How long the news of an archive lasts."""
    rows = snapshot.rows(
        "SELECT published, source FROM reports WHERE published IS NOT NULL"
    )
    made_up = [day for day, _ in rows if day >= FIRST]
    turns = [int(source.split()[-1]) for day, source in rows if day < FIRST]
    last = max(made_up, default=FIRST)
    return Lengths(last - FIRST + timedelta(days=1), max(turns, default=0) * WEEK)


def read(snapshot: Snapshot) -> Iterator[list[Record]]:
    """The coded reports of an archive as they came, some at a time."""
    sql = "SELECT id FROM reports WHERE state = 'coded' ORDER BY batch, id"
    ids = [name for (name,) in snapshot.rows(sql)]
    for at in range(0, len(ids), LOT):
        lot = ids[at : at + LOT]
        events = _told(snapshot, "events", lot, _EVENT)
        statements = _told(snapshot, "statements", lot, _STATEMENT)
        rows = snapshot.stream("SELECT * FROM reports WHERE id IN $1", [lot])
        yield [
            Record(
                report=(report := read_report(row)),
                events=tuple(events.get(report.id, ())),
                statements=tuple(statements.get(report.id, ())),
                failure=None,
            )
            for row in rows
        ]


def _told(
    snapshot: Snapshot,
    table: str,
    reports: Sequence[str],
    decoder: msgspec.json.Decoder[T],
) -> dict[str, list[T]]:
    """What some reports tell, in order."""
    sql = f"SELECT report, record FROM {table} WHERE report IN $1 ORDER BY ALL"
    found: dict[str, list[T]] = {}
    for row in snapshot.stream(sql, [list(reports)]):
        found.setdefault(row["report"], []).append(decoder.decode(row["record"]))
    return found


def print_again(source: Snapshot, times: int, to: Archive) -> None:
    """Fill an archive with so many printings of another.

    Raises:
        ArchiveFault: It cannot be written.
    """
    long = lengths(source)
    coder = str(source.rows("SELECT max(coder) FROM reports")[0][0])
    to.add(())  # makes it
    with writing(to.store) as at_work:
        adding = Adding(at_work, to.snapshot(), lambda: datetime.now(UTC))
        for turn in track(range(times)):
            printing = Printing(turn, long)
            records = (printing.record(r) for lot in read(source) for r in lot)
            for _ in adding.write(records, coder):
                pass


def main() -> None:
    """Read the options and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("archive", type=Path)
    parser.add_argument("times", type=int)
    parser.add_argument("to", type=Path)
    asked = parser.parse_args()
    print_again(Archive(asked.archive).snapshot(), asked.times, Archive(asked.to))


if __name__ == "__main__":
    main()
