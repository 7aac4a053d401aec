"""Task `contacts`: who met or called whom, read from the body of a readout.

A line is `{"id", "date", "text"}`; the title is not shown to the coder. The
gold lies beside the file under the same name with `.gold` before the last
ending, `{"id", "mode": "phone" or "meet", "countries": [...]}`, for those
readouts whose title names a call or meeting and the foreign countries in it.

The answer is the first CONSULT event of the body. It is right if the United
States are a party, its mode is phone exactly if the gold's is, and the other
countries among its parties are exactly those of the gold. A readout without
gold is mostly of a domestic matter: a foreign party in its first CONSULT event
is counted as an error. Read by eye, nine in ten of those so counted are meetings
with foreigners whose title names no country, so the figure cannot fall to zero.
"""

from __future__ import annotations

from pathlib import Path
from statistics import fmean
from typing import Final

import msgspec

from dragoman.evaluation.gold import file_hash, gold_report, read_gold
from dragoman.evaluation.measures import Tally, per_cent, tally_figures
from dragoman.evaluation.task import Coding, Figure, Item, Options, Result, Table
from dragoman.records import Event, Record

HOST: Final = "USA"


class Readout(msgspec.Struct, frozen=True):
    """A readout, its title left out."""

    id: str
    text: str
    date: str | None = None


class Contact(msgspec.Struct, frozen=True):
    """Who was in contact, and how."""

    id: str
    mode: str
    countries: tuple[str, ...]


class Answered(msgspec.Struct, frozen=True):
    """What the coder says of one readout, and what people say."""

    id: str
    gold: Contact | None
    host: bool
    mode: str | None
    countries: frozenset[str]

    @property
    def mode_right(self) -> bool:
        """Whether call and meeting are told apart."""
        return self.gold is not None and self.mode == self.gold.mode

    @property
    def countries_right(self) -> bool:
        """Whether the foreign countries are those of the gold."""
        return self.gold is not None and self.countries == set(self.gold.countries)

    @property
    def right(self) -> bool:
        """Whether all is right; without gold, whether nobody foreign was found."""
        if self.gold is None:
            return not self.countries
        return self.host and self.mode_right and self.countries_right


def score(path: Path, coder: Coding, options: Options) -> Result:
    """Score the reading of readouts."""
    rows = read_gold(path, Readout, options)
    beside = path.with_suffix(f".gold{path.suffix}")
    gold = {contact.id: contact for contact in read_gold(beside, Contact, Options())}
    reports = [gold_report(row.text, id=row.id, published=row.date) for row in rows]
    answers = [
        _answer(row.id, gold.get(row.id), record)
        for row, record in zip(rows, coder.code_many(reports), strict=True)
    ]
    known = [answer for answer in answers if answer.gold]
    others = [answer for answer in answers if not answer.gold]
    figures = (
        _share("exact", [answer.right for answer in known]),
        _share("contact found", [answer.mode is not None for answer in known]),
        _share("host a party", [answer.host for answer in known]),
        _share("mode right", [answer.mode_right for answer in known]),
        _share("countries right", [answer.countries_right for answer in known]),
        *tally_figures("countries", _countries(known)),
        _share("foreign party without gold", [not answer.right for answer in others]),
    )
    return Result(
        task="contacts",
        file=path.name,
        sha256=file_hash(path),
        figures=figures,
        tables=(_by_mode(known),),
        items=tuple(map(_judged, answers)),
    )


def _answer(id: str, gold: Contact | None, record: Record) -> Answered:
    """Read the coder's answer from its first CONSULT event."""
    first = next((event for event in record.events if event.type == "CONSULT"), None)
    countries = _parties(first) if first else frozenset()
    mode = ("phone" if first.mode == "phone" else "meet") if first else None
    return Answered(
        id=id,
        gold=gold,
        host=HOST in countries,
        mode=mode,
        countries=countries - {HOST},
    )


def _parties(event: Event) -> frozenset[str]:
    """The countries of all parties."""
    parties = (*event.actors, *event.recipients)
    return frozenset(party.country for party in parties if party.country)


def _countries(answers: list[Answered]) -> Tally:
    """Count countries over all readouts with gold."""
    wanted = [set(answer.gold.countries if answer.gold else ()) for answer in answers]
    return Tally(
        right=sum(len(a.countries & w) for a, w in zip(answers, wanted, strict=True)),
        found=sum(len(answer.countries) for answer in answers),
        wanted=sum(map(len, wanted)),
    )


def _by_mode(answers: list[Answered]) -> Table:
    """How calls and meetings fare."""
    rows = []
    for mode in sorted({answer.gold.mode for answer in answers if answer.gold}):
        some = [a for a in answers if a.gold and a.gold.mode == mode]
        shares = (
            fmean(a.right for a in some),
            fmean(a.mode_right for a in some),
            fmean(a.countries_right for a in some),
        )
        rows.append((mode, *map(per_cent, shares), str(len(some))))
    return Table(
        title="By mode",
        columns=("", "exact", "mode right", "countries right", "readouts"),
        rows=tuple(rows),
    )


def _judged(answer: Answered) -> Item:
    """One readout judged; mode first, then the foreign countries."""
    host = (HOST,) if answer.host else ()
    said = (answer.mode, *host, *sorted(answer.countries)) if answer.mode else ()
    gold = answer.gold
    return Item(
        id=answer.id,
        gold=(gold.mode, HOST, *sorted(gold.countries)) if gold else (),
        predicted=said,
        score=float(answer.right),
    )


def _share(name: str, judged: list[bool]) -> Figure:
    """The share of what is so."""
    return Figure(name=name, value=fmean(judged) if judged else 0.0, of=len(judged))
