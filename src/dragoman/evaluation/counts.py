"""Task `counts`: how many were killed, hurt, arrested; how much money, how long.

The gold is a text that people can read. `#` starts a comment; a line is a text, `=>`,
and its counts, separated by semicolons:

    Police say 9 people, two of them boys, died. => killed 9 @Police; part killed 2
    Rebels [shelled] Bero, killing two, in a war that cost 90,000 lives. => killed 2

A count is `[total] [part] kind amount [unit] [@ a word of whoever gives it]`; an amount
is "12", "12+" (at least), "..12" (at most) or "10..15". A text that marks a word asks
for the counts of the event there, as the coder gives them, running totals of more than
one happening left out; any other asks for all counts that its words give.

Counts are held against one another as multisets, once by kind and best number alone
and once by all that is said of them but the source, which is judged where the rest is
right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from dragoman.counts import counts_of
from dragoman.errors import BadInput
from dragoman.evaluation.gold import Marked, file_hash, gold_report, locate
from dragoman.evaluation.measures import Tally, add
from dragoman.evaluation.task import Coding, Figure, Item, Options, Result, Table
from dragoman.records import Count, Report

MARK: Final = re.compile(r"\[([^\]]+)\]")
COUNT: Final = re.compile(
    r"(?P<standing>(?:total |part )*)(?P<kind>[a-z]+) (?P<amount>[\d.+]+)"
    r"(?: (?P<unit>[A-Za-z]+))?(?: @(?P<source>.+))?"
)
REMEDY: Final = "see dragoman.evaluation.counts"


class Said(msgspec.Struct, frozen=True, order=True):
    """A count in the words of the gold, and a word of whoever gives it."""

    standing: str
    kind: str
    amount: str
    unit: str
    source: str = ""

    @property
    def whole(self) -> Said:
        """All but the source."""
        return msgspec.structs.replace(self, source="")

    @property
    def best(self) -> tuple[str, str]:
        """Kind and best number, which a bound does not have."""
        return self.kind, self.amount if self.amount.isdigit() else ""

    def __str__(self) -> str:
        """The count as the gold writes it."""
        words = (*self.standing.split(), self.kind, self.amount, self.unit)
        source = f" @{self.source}" if self.source else ""
        return " ".join(filter(None, words)) + source


class Telling(msgspec.Struct, frozen=True):
    """One text of the gold, with the word that it marks."""

    id: str
    text: str
    marked: Marked | None
    said: tuple[Said, ...]


class Judged(msgspec.Struct, frozen=True):
    """One text, and our counts."""

    telling: Telling
    ours: tuple[Said, ...]

    def tally(self, *, by_best: bool) -> Tally:
        """What is right of our counts."""
        wanted, found = (
            Counter(s.best if by_best else s.whole for s in side)
            for side in (self.telling.said, self.ours)
        )
        right = sum((wanted & found).values())
        return Tally(right=right, found=found.total(), wanted=wanted.total())

    def sources(self) -> Iterator[bool]:
        """Of each count that is right, whether the source is as well."""
        ours = {said.whole: said.source for said in self.ours}
        for said in self.telling.said:
            if said.whole in ours:
                source = ours[said.whole]
                yield said.source in source if said.source else not source


def score(path: Path, coder: Coding, options: Options) -> Result:
    """Score counts."""
    judged = [_judge(told, coder) for told in read_tellings(path)[: options.limit]]
    plain = [one for one in judged if one.telling.marked is None]
    events = [one for one in judged if one.telling.marked]
    sources = [right for one in plain for right in one.sources()]
    return Result(
        task="counts",
        file=path.name,
        sha256=file_hash(path),
        figures=(
            _f1("kind and best F1", plain, by_best=True),
            _f1("all exact F1", plain, by_best=False),
            Figure(
                name="according to",
                value=sum(sources) / len(sources) if sources else 0.0,
                of=len(sources),
            ),
            _f1("of events, all exact F1", events, by_best=False),
        ),
        tables=(_by_kind(plain),),
        items=tuple(map(_item, judged)),
    )


def read_tellings(path: Path) -> tuple[Telling, ...]:
    """Read the gold.

    Raises:
        BadInput: The file cannot be opened, is empty, or a line is not of the form.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise BadInput(str(path), found=str(fault), remedy="name a gold file") from None
    found = tuple(
        _read_line(line, path, number)
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.startswith("#")
    )
    if not found:
        raise BadInput(str(path), found="no gold items", remedy=REMEDY)
    return found


def _read_line(line: str, path: Path, number: int) -> Telling:
    """Read one text with its counts.

    Raises:
        BadInput: It is not of the form.
    """
    text, arrow, counts = line.partition("=>")
    parts = [part.strip() for part in counts.split(";") if part.strip()]
    read = [COUNT.fullmatch(part) for part in parts]
    if not arrow or not all(read):
        raise BadInput(str(path), line=number, found=line, remedy=REMEDY)
    said = tuple(
        Said(
            match["standing"].strip(),
            match["kind"],
            match["amount"],
            match["unit"] or "",
            match["source"] or "",
        )
        for match in read
        if match
    )
    mark = MARK.search(text)
    marked = Marked(mark.start(), mark.end() - 2, mark[1]) if mark else None
    return Telling(str(number), MARK.sub(r"\1", text).strip(), marked, said)


def _judge(telling: Telling, coder: Coding) -> Judged:
    """Read a text and compare."""
    report = gold_report(telling.text, id=telling.id)
    counts: Sequence[Count] = ()
    if isinstance(report, Report):
        if telling.marked is None:
            counts = counts_of(next(iter(coder.parse.parse([report]))))
        else:
            counts = _of_event(report, telling.marked, coder)
    return Judged(telling, tuple(map(_said, counts)))


def _of_event(report: Report, marked: Marked, coder: Coding) -> Sequence[Count]:
    """The counts of the event at a word, without running totals."""
    words = locate(report, marked)
    for event in next(coder.code_many([report])).events:
        if words and event.trigger.overlaps(words):
            return [count for count in event.counts if not count.total]
    return ()


def _said(count: Count) -> Said:
    """A count of ours as the gold writes it."""
    standing = ("total " if count.total else "") + ("part" if count.of else "")
    source = count.according_to.text if count.according_to else ""
    return Said(standing.strip(), count.kind, _amount(count), count.unit or "", source)


def _amount(count: Count) -> str:
    """A number or a range as the gold writes it."""
    low, high = count.low, count.high
    if high is None:
        return f"{low}+"
    if low is None:
        return f"..{high}"
    return str(low) if low == high else f"{low}..{high}"


def _f1(name: str, judged: Sequence[Judged], *, by_best: bool) -> Figure:
    """The F1 over some texts."""
    tally = add(one.tally(by_best=by_best) for one in judged)
    return Figure(name=name, value=tally.f1, of=tally.wanted)


def _by_kind(judged: Sequence[Judged]) -> Table:
    """Precision, recall and F1 of each kind."""
    kinds = sorted({s.kind for one in judged for s in (*one.telling.said, *one.ours)})
    rows = []
    for kind in kinds:
        tally = add(_of_kind(one, kind).tally(by_best=False) for one in judged)
        rows.append((kind, *tally.cells()))
    return Table(
        title="counts by kind, all exact",
        columns=("kind", "precision", "recall", "F1", "wanted"),
        rows=tuple(rows),
    )


def _of_kind(one: Judged, kind: str) -> Judged:
    """A text with the counts of one kind only."""
    said = tuple(s for s in one.telling.said if s.kind == kind)
    telling = msgspec.structs.replace(one.telling, said=said)
    return Judged(telling, tuple(s for s in one.ours if s.kind == kind))


def _item(one: Judged) -> Item:
    """One text judged."""
    tally = one.tally(by_best=False)
    return Item(
        id=one.telling.id,
        gold=tuple(map(str, one.telling.said)),
        predicted=tuple(map(str, one.ours)),
        score=tally.f1 if tally.found + tally.wanted else 1.0,
    )
