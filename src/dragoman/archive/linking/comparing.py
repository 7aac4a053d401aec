"""Compare new reports and their events with all that an archive holds.

Only what shares a key is compared, as `blocking` finds it; what the keys are and how
two things are scored is known to `stories`. A score depends on its two sides
alone, so it is kept, and no pair is ever scored twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from hashlib import blake2b
from itertools import combinations, pairwise
from typing import Any, Final

import msgspec
import numpy as np
import pyarrow as pa

from dragoman.archive.linking.blocking import Candidates, Pairs
from dragoman.archive.reading import Snapshot
from dragoman.archive.rows import read_report
from dragoman.archive.tables import OUTLINES, PAIRS, TALES
from dragoman.records import Event, Report
from dragoman.stories.bags import Ints
from dragoman.stories.cluster import KEPT
from dragoman.stories.copies import Copies, Signature, sign
from dragoman.stories.coverage import Coverage
from dragoman.stories.happenings import Happenings
from dragoman.stories.linking import WORTH_COMPARING, kindred
from dragoman.stories.outline import Outline, make_outline
from dragoman.stories.tales import Tale, make_tales

_OUTLINE: Final = msgspec.json.Decoder(Outline)
_SIGNATURE: Final = msgspec.json.Decoder(Signature)
_TALE: Final = msgspec.json.Decoder(Tale)
_EVENT: Final = msgspec.json.Decoder(Event)


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A report and what is compared of it.

    Attributes:
        coder: The version that coded it.
        outline: What it is about.
        signature: Its wording.
        tales: Its events.
    """

    coder: str | None
    outline: Outline
    signature: Signature
    tales: tuple[Tale, ...]


def pending(snapshot: Snapshot) -> list[str]:
    """Reports that were not compared yet, or were coded again since."""
    found = snapshot.rows(
        "SELECT reports.id FROM reports LEFT JOIN outlines USING (id)"
        " WHERE reports.language = 'en' AND (outlines.id IS NULL"
        " OR outlines.coder IS DISTINCT FROM reports.coder)"
        " ORDER BY reports.published NULLS LAST, reports.id"
    )
    return [name for (name,) in found]


def tell(snapshot: Snapshot, reports: Sequence[str]) -> Iterator[Told]:
    """Read some reports and their events, and draw in turn what is compared of them."""
    wanted = {"id": pa.array(reports, pa.string()), "place": range(len(reports))}
    snapshot.with_table("wanted", pa.table(wanted))
    days = snapshot.rows(
        "SELECT DISTINCT published FROM reports JOIN wanted USING (id)"
    )
    near = on_days((day for (day,) in days), "published")
    events: dict[str, list[Event]] = {}
    for row in snapshot.stream(
        f"SELECT report, record FROM events WHERE {near}"
        " AND report IN (SELECT id FROM wanted) ORDER BY report, number"
    ):
        events.setdefault(row["report"], []).append(_EVENT.decode(row["record"]))
    for row in snapshot.stream(
        f"SELECT * FROM reports JOIN wanted USING (id) WHERE {near} ORDER BY place"
    ):
        report = read_report(row)
        yield draw(report, events.get(report.id, ()), row["coder"])


def draw(report: Report, events: Sequence[Event], coder: str | None) -> Told:
    """Draw what is compared of a report."""
    outline = make_outline(report)
    return Told(
        coder=coder,
        outline=outline,
        signature=sign(report),
        tales=make_tales(report, events, outline),
    )


def tables_of(told: Sequence[Told], batch: int) -> dict[str, pa.Table]:
    """What is kept of reports and events for later comparisons, as rows."""
    return {"outlines": _outline_table(told, batch), "tales": _tale_table(told, batch)}


def _outline_table(told: Iterable[Told], batch: int) -> pa.Table:
    rows = [
        {
            "id": one.outline.report,
            "coder": one.coder,
            "keys": _hashed(one.outline.keys),
            "loose_keys": _hashed(one.outline.loose),
            "copy_keys": _hashed(one.signature.keys),
            "day": one.outline.day,
            "outline": msgspec.json.encode(one.outline).decode(),
            "signature": msgspec.json.encode(one.signature).decode(),
            "batch": batch,
        }
        for one in told
    ]
    return pa.Table.from_pylist(rows, schema=OUTLINES)


def _tale_table(told: Iterable[Told], batch: int) -> pa.Table:
    rows = [
        {
            "id": tale.event,
            "report": tale.report,
            "keys": _hashed(tale.keys),
            "day": one.outline.day,
            "record": msgspec.json.encode(tale).decode(),
            "batch": batch,
        }
        for one in told
        for tale in one.tales
    ]
    return pa.Table.from_pylist(rows, schema=TALES)


def _hashed(keys: Iterable[str]) -> list[int]:
    """Keys as numbers of 64 bits; odd ones hold at any distance in time.

    That two keys become one number by chance costs a comparison, and no more.
    """
    return [_number(key) & ~1 | key.startswith("R ") for key in keys]


def _number(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), signed=True)


class Comparing:
    """Compares some reports with each other and with all compared before."""

    def __init__(self, snapshot: Snapshot, batch: int) -> None:
        """Take a snapshot in which all of them have outlines and tales."""
        self._snapshot, self._batch = snapshot, batch

    def pairs(self, reports: Iterable[str], found: Candidates) -> Iterator[pa.Table]:
        """The scored pairs of each kind, as rows.

        Args:
            reports: The newer reports.
            found: What is worth comparing of them.
        """
        copies = list(self._copies(found.copies))
        yield self._pairs("copy", ((*pair, 1.0) for pair in copies))
        yield self._pairs("twin", self._twins(copies))
        together = dict(self._reports(found.reports))
        kept = ((*pair, score) for pair, score in together.items())
        yield self._pairs("report", kept)
        yield self._pairs("event", self._events(reports, found.events, together))

    def _pairs(self, kind: str, scored: Iterable[tuple[str, str, float]]) -> pa.Table:
        """Pairs as rows, but for those that say next to nothing."""
        kept = [pair for pair in scored if pair[2] == 0 or pair[2] >= KEPT]
        left, right, score = zip(*kept, strict=True) if kept else ((), (), ())
        columns = {"left": left, "right": right, "score": score}
        more = {"kind": [kind] * len(kept), "batch": [self._batch] * len(kept)}
        return pa.table({**columns, **more}).select(PAIRS.names).cast(PAIRS)

    def _copies(self, pairs: Pairs) -> Iterator[tuple[str, str]]:
        """Pairs of reports that are one text."""
        signatures = self._wanted("outlines", "signature", pairs, _SIGNATURE)
        ids, left, right = _places(pairs)
        found = Copies([signatures[name] for name in ids]).are_copies(left, right)
        yield from (pair for pair, is_one in zip(pairs, found, strict=True) if is_one)

    def _twins(
        self, copies: Sequence[tuple[str, str]]
    ) -> Iterator[tuple[str, str, float]]:
        """Pairs of events that the same words tell in two copies of one text."""
        tales = self._tales_of({report for pair in copies for report in pair})
        told: dict[str, dict[object, str]] = {}
        words: object
        for name in sorted(tales):
            tale = tales[name]
            words = (tale.type, tale.mode, tale.trigger, tale.words, tale.standing)
            told.setdefault(tale.report, {}).setdefault(words, name)
        for a, b in copies:
            theirs = told.get(b, {})
            for words, name in told.get(a, {}).items():
                if words in theirs:
                    yield (*_ordered(name, theirs[words]), 1.0)

    def _reports(self, pairs: Pairs) -> Iterator[tuple[tuple[str, str], float]]:
        """Pairs of reports and how surely they are about the same thing."""
        outlines = self._wanted("outlines", "outline", pairs, _OUTLINE)
        ids, left, right = _places(pairs)
        scores = Coverage([outlines[name] for name in ids]).score(left, right)
        yield from zip(pairs, scores.tolist(), strict=True)

    def _events(
        self,
        reports: Iterable[str],
        by_key: Pairs,
        together: dict[tuple[str, str], float],
    ) -> Iterator[tuple[str, str, float]]:
        """Pairs of events and how surely they are one happening."""
        alike = [pair for pair, score in together.items() if score >= WORTH_COMPARING]
        told = self._tales_of({*reports, *(name for pair in alike for name in pair)})
        tales = self._wanted("tales", "record", by_key, _TALE) | told
        of_report: dict[str, list[str]] = {}
        for name in sorted(told):
            of_report.setdefault(told[name].report, []).append(name)
        found = set(by_key)
        for report in reports:
            found.update(combinations(of_report.get(report, ()), 2))
        for a, b in alike:
            found.update(
                _ordered(x, y)
                for x in of_report.get(a, ())
                for y in of_report.get(b, ())
            )
        pairs = sorted(p for p in found if kindred(tales[p[0]], tales[p[1]]))
        ids, left, right = _places(pairs)
        chances = [
            together.get(_ordered(tales[a].report, tales[b].report), 0.0)
            for a, b in pairs
        ]
        compared = Happenings([tales[name] for name in ids])
        scores = compared.score(left, right, np.array(chances, np.float64))
        yield from ((a, b, s) for (a, b), s in zip(pairs, scores.tolist(), strict=True))

    def _wanted(
        self,
        table: str,
        column: str,
        pairs: Iterable[tuple[str, str]],
        decoder: msgspec.json.Decoder[Any],
    ) -> dict[str, Any]:
        """What is kept of all things in some pairs."""
        self._name({name for pair in pairs for name in pair})
        found = self._kept(table, "id", column)
        return {name: decoder.decode(kept) for name, kept in found}

    def _tales_of(self, reports: set[str]) -> dict[str, Tale]:
        """All tales of some reports, by their events."""
        self._name(reports)
        found = self._kept("tales", "report", "record")
        return {name: _TALE.decode(kept) for name, kept in found}

    def _kept(self, table: str, by: str, column: str) -> Iterator[tuple[str, str]]:
        """The ids and a column of those rows that are wanted.

        Their days are looked up first; see `on_days`.
        """
        named = f"FROM {table} JOIN wanted ON wanted.id = {table}.{by}"
        days = self._snapshot.rows(f"SELECT DISTINCT day {named}")
        wanted = on_days(day for (day,) in days)
        sql = f"SELECT {table}.id, {column} {named} WHERE {wanted}"
        for row in self._snapshot.stream(sql):
            yield row["id"], row[column]

    def _name(self, ids: set[str]) -> None:
        """Let questions name some ids."""
        wanted = pa.table({"id": pa.array(sorted(ids), pa.string())})
        self._snapshot.with_table("wanted", wanted)


def on_days(days: Iterable[date | None], column: str = "day") -> str:
    """What tells in SQL that a row is of one of some days, or close to it.

    Rows lie nearly in the order of their days, so most of a large archive is passed
    over when other columns are read.

    >>> on_days([date(2024, 3, 5), date(2024, 3, 1), None])
    "(day IS NULL OR day BETWEEN DATE '2024-03-01' AND DATE '2024-03-05')"
    """
    found = set(days)
    parts = [f"{column} IS NULL"] if None in found else []
    dated = sorted(day for day in found if day)
    ends = [n for n, (a, b) in enumerate(pairwise(dated), 1) if b - a > _APART]
    for start, end in pairwise([0, *ends, len(dated)]):
        if start < end:
            first, last = dated[start], dated[end - 1]
            parts.append(f"{column} BETWEEN DATE '{first}' AND DATE '{last}'")
    return f"({' OR '.join(parts) or 'false'})"


_APART: Final = timedelta(days=14)


def _places(pairs: Sequence[tuple[str, str]]) -> tuple[list[str], Ints, Ints]:
    """The things in some pairs, and the pairs by their places among them."""
    ids = sorted({name for pair in pairs for name in pair})
    place = {name: n for n, name in enumerate(ids)}
    left = np.array([place[a] for a, _ in pairs], np.int64)
    right = np.array([place[b] for _, b in pairs], np.int64)
    return ids, left, right


def _ordered(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)
