"""An archive links what comes in piece by piece as if it had come at once."""

import os
import random
import shutil
from collections import defaultdict
from datetime import date, timedelta

import duckdb
import pyarrow as pa
import pytest
from archives import NOON
from handmade import actor, event, span
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dragoman.archive import Archive
from dragoman.archive.commits import writing
from dragoman.archive.linking import blocking, lots
from dragoman.archive.linking.comparing import on_days
from dragoman.archive.linking.crew import crew
from dragoman.archive.rows import story_table
from dragoman.errors import DragomanError
from dragoman.fleet import Engine
from dragoman.records import Dates, Place, Record
from dragoman.records.event import event_id
from dragoman.reports import make_report
from dragoman.stories.linking import link

TOWNS = {"Nakuru": (-0.28, 36.07), "Kitale": (1.02, 35.0), "Garissa": (-0.45, 39.65)}
WORDS = (
    "market bridge harvest dispute cattle ministry ferry quarry textile orchard"
    " railway sluice granary festival tribunal aqueduct"
).split()


def happening(draw, number):
    """What several reports will tell, each in words of its own."""
    return {
        "town": draw.choice(sorted(TOWNS)),
        "day": date(2024, 3, 1 + number % 20),
        "killed": draw.randint(2, 40),
        "leader": f"{draw.choice(['Odhiambo', 'Kiprop', 'Wafula'])} {number}ski",
        "words": draw.sample(WORDS, 4),
    }


def told(draw, what, paper, *, dated=True):
    town, day, words = what["town"], what["day"], what["words"]
    sentence = f"Gunmen attacked {town} and killed {what['killed']} people."
    rest = f" The {words[0]} near the {draw.choice(words)} burned."
    text = (
        f"{sentence}{rest} {what['leader'].title()} of the {words[1]} council asked for"
        f" help for the {words[2]}. It was {day:%A}, the {paper} learned."
    )
    report = make_report(text, published=day if dated else None, source=paper)
    words = span(text, town)
    where = Place(
        name=town,
        country="KEN",
        admin1=None,
        lat=TOWNS[town][0],
        lon=TOWNS[town][1],
        geonameid=None,
        precision="city",
        basis="clause",
        words=words,
    )
    attack = event(
        text,
        "ASSAULT",
        "attacked",
        actors=(actor(text, "Gunmen", sector="UAF"),),
        recipients=(actor(text, town, country="KEN"),),
        dates=Dates(first=day, last=day, precision="day", basis="said", words=None),
        place=where,
        sentence=span(text, sentence),
    )
    named = event_id(report.id, attack.type, attack.mode, attack.trigger)
    return Record(
        report=report, events=(replace(attack, id=named),), statements=(), failure=None
    )


@pytest.fixture(scope="module")
def records():
    draw = random.Random(7)
    found = []
    for number in range(14):
        what = happening(draw, number)
        papers = draw.sample(["Post", "Star", "Times", "Echo"], draw.randint(1, 4))
        found += [told(draw, what, p, dated=draw.random() < 0.8) for p in papers]
    return found


@pytest.fixture
def archive(tmp_path, records, monkeypatch):
    by_id = {record.report.id: record for record in records}
    archive = Archive(tmp_path / "archive", clock=lambda: NOON)
    coding = lambda items: (by_id[item.id] for item in items)  # noqa: E731
    monkeypatch.setattr(archive, "_coding", lambda _workers: coding)
    return archive


def stories_of(archive):
    return {story.events for story in archive.stories()}


def coverage_of(archive):
    groups = defaultdict(set)
    for report, coverage in archive.snapshot().rows(
        "SELECT report, coverage FROM groups"
    ):
        groups[coverage].add(report)
    return {frozenset(group) for group in groups.values()}


def by_hand(records):
    """The slow twin: all of it at once, in memory."""
    found = link(records)
    report_of = {tale.event: tale.report for tale in found.tales}
    stories = {
        tuple(sorted(group))
        for group in found.stories
        if len({report_of[name] for name in group}) > 1
    }
    return stories, {frozenset(group) for group in found.coverage}


def test_all_at_once_it_finds_what_its_slow_twin_finds(archive, records):
    archive.add(record.report for record in records)
    stories, coverage = by_hand(records)
    assert stories
    assert stories_of(archive) == stories
    assert coverage_of(archive) == coverage
    assert list(archive.verify()) == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_in_any_order_and_in_any_pieces_the_stories_are_the_same(
    archive, records, seed
):
    draw = random.Random(seed)
    mixed = draw.sample(records, len(records))
    while mixed:
        size = draw.randint(1, 12)
        archive.add([record.report for record in mixed[:size]])
        mixed = mixed[size:]
    assert (stories_of(archive), coverage_of(archive)) == by_hand(records)
    names = [story.id for story in archive.stories()]
    assert len(names) == len(set(names))


def test_however_rarely_stories_are_parted_they_are_the_same(
    archive, records, monkeypatch
):
    archive.add([r.report for r in records], link=False)
    monkeypatch.setattr(lots, "LOT", 7)
    monkeypatch.setattr(lots, "due", lambda held: 14 if held < 20 else 21)
    parted = []
    regroup = lots.regroup

    def counting(writing, clock):
        parted.append(1)
        return regroup(writing, clock)

    monkeypatch.setattr(lots, "regroup", counting)
    linked = archive.link()
    assert linked.reports == len(records)
    assert len(parted) < len(records) / 7  # and lots are more often compared
    assert (stories_of(archive), coverage_of(archive)) == by_hand(records)


@pytest.mark.parametrize(
    ("held", "reports"),
    [
        (0, 12_000),
        (40_000, 12_000),
        (100_000, 25_000),
        (400_000, 50_000),
        (10_000_000, 50_000),
    ],
)
def test_the_larger_an_archive_the_more_is_parted_at_a_time(held, reports):
    assert lots.due(held) == reports


@settings(deadline=None)  # a database each time
@given(st.sets(st.dates(date(1990, 1, 1), date(2030, 1, 1)) | st.none()))
def test_only_days_far_from_all_that_are_wanted_are_passed_over(days):
    near = [day + timedelta(n) for day in days if day for n in (-1, 0, 1, 40)]
    asked = [*days, None, *near]
    rows = pa.table({"day": pa.array(asked, pa.date32())})
    with duckdb.connect() as connection:
        connection.register("rows", rows)
        found = connection.sql(f"SELECT day FROM rows WHERE {on_days(days)}").fetchall()
    kept = {day for (day,) in found}
    assert set(days) <= kept
    assert (None in kept) == (None in days)
    dated = [day for day in days if day]
    assert all(any(abs((day - one).days) <= 14 for one in dated) for day in kept if day)


def test_linking_again_changes_nothing(archive, records):
    archive.add(record.report for record in records)
    before = archive.commits().__next__().batch
    linked = archive.link()
    assert (linked.reports, linked.stories, linked.ended) == (0, 0, 0)
    assert archive.commits().__next__().batch == before


def test_what_people_say_wins_and_can_be_taken_back(archive, records):
    archive.add(record.report for record in records)
    story = max(archive.stories(), key=lambda story: len(story.events))
    one, other = story.events[:2]
    before = next(archive.commits()).batch
    archive.judge(one, other, same=False, by="Ada")
    last = next(archive.commits())  # what is said and what comes of it are one commit
    assert (last.batch, last.what) == (
        before + 1,
        "Ada said that two events are not the same",
    )
    apart = next(s for s in stories_of(archive) if one in s or other in s)
    assert not {one, other} <= set(apart)
    archive.link()
    assert not any({one, other} <= set(events) for events in stories_of(archive))
    archive.judge(one, other, same=True, by="Ben")
    assert any({one, other} <= set(events) for events in stories_of(archive))
    archive.judge(one, other, same=False, by="Cleo")
    assert not any({one, other} <= set(events) for events in stories_of(archive))
    assert {change.what for change in archive.history(story.id)} > {"founded"}


def test_events_of_two_stories_called_one_are_in_one_and_it_says_who_said_so(
    archive, records
):
    archive.add(record.report for record in records)
    one, other, *_ = archive.stories()
    merged = archive.judge(one.events[0], other.events[0], same=True, by="Ada")
    assert {one.events[0], other.events[0]} <= set(merged.events)
    assert any("Ada said on" in why for bond in merged.bonds for why in bond.why)
    assert len(merged.bonds) == len(merged.events) - 1


def test_a_word_that_was_taken_back_is_no_reason(archive, records):
    archive.add(record.report for record in records)
    trio = [story.events[0] for story in list(archive.stories())[:3]]
    one, other, third = sorted(trio)  # of equal bonds the first by name is shown
    archive.judge(one, other, same=True, by="Ada")
    archive.judge(one, other, same=False, by="Ada")
    archive.judge(one, third, same=True, by="Ben")
    story = archive.judge(third, other, same=True, by="Ben")
    assert {one, other, third} <= set(story.events)
    assert not any("Ada" in why for bond in story.bonds for why in bond.why)


def test_events_that_recoding_changes_leave_their_stories(
    archive, records, monkeypatch
):
    archive.add(record.report for record in records)
    story = next(iter(archive.stories()))
    gone = {r.report.id for r in records if r.events[0].id in story.events}
    silent = {
        r.report.id: replace(r, events=()) if r.report.id in gone else r
        for r in records
    }
    coding = lambda items: (silent[item.id] for item in items)  # noqa: E731
    monkeypatch.setattr(archive, "_coding", lambda _workers: coding)
    monkeypatch.setattr("dragoman.archive.archive.coder_version", lambda _: "newer")
    archive.recode()
    assert story.id not in {s.id for s in archive.stories()}
    assert archive.history(story.id)[-1].what == "ended"
    assert list(archive.verify()) == []


def test_a_story_of_another_name_is_found(archive, records):
    archive.add(record.report for record in records)
    story = next(iter(archive.stories()))
    table = story_table([replace(story, id="of another name")])
    with writing(archive.store) as at_work:
        at_work.replace("stories", table)
        at_work.commit("tampered", NOON)
    (problem,) = archive.verify()
    assert problem.found == "its id is not the hash of the id of its first event"


@pytest.mark.parametrize("most", [400, 3])  # with 3, eight copies are a crowd
def test_reprints_are_one_text_one_voice_and_one_story(archive, monkeypatch, most):
    monkeypatch.setattr("dragoman.archive.linking.blocking.MOST_SHARING", most)
    draw = random.Random(5)
    what = happening(draw, 3)
    more = " ".join(f"No {a} by the {b} was seen." for a in WORDS for b in WORDS[:3])
    made = [told(draw, what, f"Paper {n}") for n in range(8)]
    reprints = [of_text(made[0], f"{made[0].report.text} {more}", n) for n in range(8)]
    by_id = {record.report.id: record for record in reprints}
    coding = lambda items: (by_id[item.id] for item in items)  # noqa: E731
    monkeypatch.setattr(archive, "_coding", lambda _workers: coding)
    for record in draw.sample(reprints, 8):
        archive.add([record.report])
    (groups,) = archive.snapshot().rows(
        "SELECT count(DISTINCT voice), count(DISTINCT coverage), count(*) FROM groups"
    )
    assert groups == (1, 1, 8)
    (story,) = archive.stories()
    assert len(story.events) == 8
    assert story.sources == 1
    assert any("two copies of one text" in bond.why[0] for bond in story.bonds)


def of_text(record, text, paper):
    """The same report, longer and in another paper."""
    report = make_report(
        text, published=record.report.published, source=f"Paper {paper}"
    )
    (attack,) = record.events
    named = event_id(report.id, attack.type, attack.mode, attack.trigger)
    return replace(record, report=report, events=(replace(attack, id=named),))


def test_several_processes_write_what_one_writes(archive, records, monkeypatch):
    for room in (lots, blocking):
        monkeypatch.setattr(room, "TURN", 20)
    archive.add([r.report for r in records], link=False)
    twin = Archive(shutil.copytree(archive.store.path, f"{archive.store.path}-twin"))
    archive.link()
    twin.link(engine=Engine(workers=2))
    for table in ("outlines", "tales", "pairs", "groups", "stories"):
        one, other = (
            a.snapshot().table(f"FROM {table} ORDER BY ALL") for a in (archive, twin)
        )
        assert one.num_rows
        assert one.equals(other), table


def test_a_worker_that_dies_is_told_of_in_plain_words():
    with (
        pytest.raises(DragomanError, match="A worker died while it compared reports"),
        crew(2) as spread,
    ):
        list(spread(os._exit, [3]))
