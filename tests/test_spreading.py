"""Daft finds the stories that this process finds by itself."""

import gc
import random
import re
import sys
from collections import Counter
from datetime import date
from itertools import combinations
from pathlib import Path

import pyarrow as pa
import pytest
from archives import NOON, problems, rows
from handmade import actor, event, span
from msgspec.structs import replace

from dragoman.archive import Archive
from dragoman.archive.linking import blocking
from dragoman.fleet import Engine
from dragoman.records import Dates, Record
from dragoman.records.event import event_id
from dragoman.reports import make_report

BENCH = Path(__file__).resolve().parents[1] / "bench"
NUMBER = 300
WORD = re.compile(r"\b[a-z]{6,}\b")


@pytest.fixture(scope="module")
def records():
    """Invented reports, coded as their gold says; every ninth is undated."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(BENCH))
        from generate import Generator

        made = list(Generator(3).reports(NUMBER, 60))
    for name in ("generate", "happenings", "telling"):
        del sys.modules[name]
    return [
        told(row, gold, dated=number % 9 > 0)
        for number, (row, gold) in enumerate(made)
        if gold.kind != "foreign"
    ]


def told(row, gold, *, dated):
    published = date.fromisoformat(row.date) if dated else None
    report = make_report(row.text, published=published, source=row.source)
    text = report.text
    found = list(WORD.finditer(text))[:2]
    events = [coded(report, gold, word[0]) for word in found if gold.type]
    return Record(report=report, events=tuple(events), statements=(), failure=None)


def coded(report, gold, word):
    text = report.text
    day = date.fromisoformat(gold.day)
    made = event(
        text,
        gold.type,
        word,
        actors=(actor(text, text.split()[0], country=gold.a, sector="GOV"),),
        recipients=(actor(text, text.split()[1], country=gold.b, sector="GOV"),),
        dates=Dates(first=day, last=day, precision="day", basis="said", words=None),
        sentence=span(text, text.partition("\n")[0]),
    )
    named = event_id(report.id, made.type, made.mode, made.trigger)
    return replace(made, id=named)


def linked(folder, records, engine, patch):
    """An archive of both halves, linked one after the other."""
    archive = Archive(folder, clock=lambda: NOON)
    by_id = {record.report.id: record for record in records}
    coding = lambda items: (by_id[item.id] for item in items)  # noqa: E731
    patch.setattr(archive, "_coding", lambda _workers: coding)
    half = len(records) // 2
    for lot in (records[:half], records[half:]):
        archive.add((record.report for record in lot), link=False)
        archive.link(engine=engine)
    return archive


# Daft leaves the pipes of its workers open.
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_daft_gives_the_same_tables(tmp_path, records, monkeypatch):
    pytest.importorskip("daft", reason="needs the extra dragoman[fleet]")
    here = linked(tmp_path / "here", records, None, monkeypatch)
    monkeypatch.setattr("dragoman.archive.linking.spreading.UNIT", 40)
    engine = Engine(name="daft", workers=2)
    there = linked(tmp_path / "there", records, engine, monkeypatch)
    expected = rows(here)
    assert min(len(expected[table]) for table in ("pairs", "tales", "stories")) > 20
    assert {row["kind"] for row in expected["pairs"]} == {
        "copy",
        "twin",
        "report",
        "event",
    }
    for table, found in rows(there).items():
        assert found == expected[table], table
    assert problems(there) == []
    gc.collect()


def test_without_the_extra_it_is_said_what_to_install(tmp_path, records, monkeypatch):
    monkeypatch.setitem(sys.modules, "daft", None)
    with pytest.raises(Exception, match=r'pip install "dragoman\[fleet\]"'):
        linked(tmp_path, records[:4], Engine(name="daft"), monkeypatch)


def holders(draw, number):
    """Reports of many turns, some older, that hold keys of which some are common."""
    found = []
    for name in range(number):
        place = name - number // 4
        keys = {int(draw.expovariate(0.15)) for _ in range(3)}
        row = {"id": f"{draw.random():.12f}", "place": max(place, -1)}
        undated = draw.random() < 0.2
        found += [{**row, "key": key, "undated": undated} for key in sorted(keys)]
    return found


def slowly(kind, held):
    """The pairs turn by turn, each turn with all before it."""
    turns = sorted({row["place"] // 5 for row in held if row["place"] >= 0})
    found = set()
    for turn in turns:
        there = [row for row in held if row["place"] // 5 <= turn]
        often = Counter(row["key"] for row in there)
        for one, other in combinations(there, 2):
            old, new = sorted((one, other), key=lambda row: row["place"])
            undated = old["undated"] or new["undated"] or kind != "undated"
            few = often[new["key"]] <= (4 if new["key"] % 2 else 7)
            if new["place"] // 5 == turn and old["key"] == new["key"] and undated & few:
                left, right = sorted((old["id"], new["id"]))
                found.add((left, right, new["place"]))
        if kind == "copy":
            found |= crowd(there, turn, often)
    return found


def crowd(there, turn, often):
    found = set()
    for row in there:
        if row["place"] // 5 != turn or often[row["key"]] <= (
            4 if row["key"] % 2 else 7
        ):
            continue
        mates = [mate for mate in there if mate["key"] == row["key"]]
        before = [mate for mate in mates if mate["place"] // 5 < turn]
        for group in (mates, before):
            first = min((mate["id"] for mate in group), default=row["id"])
            if first != row["id"]:
                left, right = sorted((first, row["id"]))
                found.add((left, right, row["place"]))
    return found


@pytest.mark.parametrize("kind", ["copy", "report", "undated"])
@pytest.mark.parametrize("seed", range(4))
def test_keys_tie_what_they_tie_turn_by_turn(monkeypatch, kind, seed):
    monkeypatch.setattr(blocking, "TURN", 5)
    monkeypatch.setattr(blocking, "MOST_SHARING", 7)
    monkeypatch.setattr(blocking, "MOST_EVER", 4)
    held = holders(random.Random(seed), 48)
    table = pa.Table.from_pylist(held, schema=blocking.HOLDERS)
    found = blocking.tied(kind, table).to_pylist()
    expected = slowly(kind, held)
    assert len(expected) > 9
    assert {tuple(row.values()) for row in found} == expected
