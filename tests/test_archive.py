"""An archive keeps its promises in a folder and in an object store alike."""

import itertools
from datetime import date, timedelta

import pytest
from archives import DAY, NOON, install, mixed, news, problems, rows, ticking

from dragoman.archive import Archive
from dragoman.archive.found import Order
from dragoman.errors import ArchiveBusy, ArchiveFault

names = itertools.count()


@pytest.fixture(params=["folder", "object store"])
def place(request, tmp_path):
    """Where an archive may lie, as the arguments of `Archive`."""
    if request.param == "folder":
        return {"path": tmp_path / "my archive"}
    options = request.getfixturevalue("object_store")
    return {"path": f"s3://news/{next(names)}", "storage": options}


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Let a coder code that needs no model."""

    def use(version="A", batch=5):
        install(version, batch, monkeypatch.setattr)

    use()
    return use


def test_what_is_added_is_there_once(place):
    archive = Archive(**place)
    told = []
    added = archive.add(mixed(8), link=False, tell=told.append)
    assert (added.reports, added.known, added.events) == (13, 2, 8)
    assert len(told) == 3
    assert [t.reports for t in told] == sorted(t.reports for t in told)
    before = rows(archive)
    again = archive.add(mixed(8), link=False)
    assert (again.reports, again.events, again.failures) == (0, 0, 0)
    assert again.known == 15
    assert rows(Archive(**place)) == before
    assert problems(archive) == []


def test_what_is_asked_for_is_found(place):
    archive = Archive(**place)
    archive.add(mixed(8), link=False)
    events = archive.events(country="Kenya", min_killed=5, order=Order(sort="-killed"))
    assert [e.counts[0].best for e in events] == [7, 6, 5]
    assert events.count() == 3
    assert events.arrow().column("killed").to_pylist() == [7, 6, 5]
    assert {f.room for f in archive.failures()} == {"reports", "coder", "archive"}
    assert [r.language for r in archive.reports(state="other language")] == ["fr", "fr"]
    assert archive.statements(speaker="KEN GOV").count() == 8
    assert [r.text for r in archive.reports(text='"shot 3 men"')] == [news([3])[0].text]
    assert archive.events(text='"shot 3 men"').count() == 1
    assert archive.events(order=Order(sort="killed", limit=2, skip=3)).count() == 2


def test_nothing_is_added_that_is_not_wanted(tmp_path):
    archive = Archive(tmp_path / "archive")
    old = news([1], published=DAY - timedelta(9))
    assert archive.add([*old, *news(range(4))], since=DAY, link=False).reports == 4
    assert archive.add(news(range(9)), limit=2, link=False).reports == 2
    assert archive.add(news(range(9)), limit=0, link=False).reports == 0
    assert archive.reports().count() == 6


def test_a_reader_is_not_disturbed_by_a_writer(place):
    writer = Archive(**place)
    writer.add(news(range(6)), link=False)
    reader = Archive(**place)
    events = reader.events(order=Order(sort="killed"))
    running = iter(events)
    first = next(running)
    held = reader.snapshot()
    writer.add(news(range(6, 12)), link=False)
    writer.compact()
    assert [first, *running] == list(events)
    assert events.count() == 6
    assert held.rows("SELECT count(*) FROM reports") == [(6,)]
    assert reader.events().count() == 12


def test_the_past_can_be_asked(place, quick):
    clock = ticking()
    archive = Archive(**place, clock=clock)
    archive.add(news(range(3)), link=False)
    after_adding = clock()
    for version in ("B", "C"):
        quick(version)
        assert archive.recode(link=False).reports == 3
    archive.add(news(range(3, 5)), link=False)
    coders = [
        {e.coder for e in Archive(**place, as_of=moment).events()}
        for moment in (after_adding, NOON + timedelta(days=1))
    ]
    assert coders == [{"quick A"}, {"quick C"}]
    whats = [state.what for state in archive.commits()]
    assert whats == [
        "added 2 reports",
        "coded 3 reports again",
        "coded 3 reports again",
        "added 3 reports",
        "made",
    ]
    moments = [state.when for state in archive.commits()]
    seen = [Archive(**place, as_of=m).reports().count() for m in moments]
    assert seen == [5, 3, 3, 3, 0]
    with pytest.raises(ArchiveFault, match="not there yet"):
        Archive(**place, as_of=date(2020, 1, 1)).info()


def test_compacting_changes_files_and_no_rows(place):
    archive = Archive(**place)
    archive.add(news(range(12)), link=False)
    before, files = rows(archive), archive.info().files["events"]
    archive.compact()
    assert rows(archive) == before
    assert files == 3
    assert archive.info().files["events"] == 1
    assert problems(archive) == []


def test_what_is_here_is_counted(place):
    archive = Archive(**place, clock=lambda: NOON)
    archive.add(mixed(8), link=False)
    info = archive.info()
    assert info.rows["reports"] == 13
    assert info.states == {"coded": 10, "other language": 2, "failed": 1}
    assert info.languages == {"en": 11, "fr": 2}
    assert (info.first, info.last, info.when) == (DAY, DAY, NOON)
    assert info.bytes["reports"] > 0


def test_of_two_writers_in_a_store_the_slower_one_fails_and_loses_nothing(object_store):
    """No lock holds there: both work at once and the ledger tells them apart."""
    place = {"path": f"s3://news/{next(names)}", "storage": object_store}
    Archive(**place).add(news([100]), link=False)

    def slow():
        for n, report in enumerate(news(range(12))):
            if n == 7:  # after its first commit
                Archive(**place).add(news(range(20, 32)), link=False)
            yield report

    with pytest.raises(ArchiveBusy):
        Archive(**place).add(slow(), link=False)
    archive = Archive(**place)
    assert problems(archive) == []
    texts = {r.text for r in archive.reports()}
    assert texts >= {r.text for r in news(range(20, 32))}
    archive.add(news(range(12)), link=False)
    assert archive.reports().count() == 25
    assert problems(archive) == []


def test_two_makers_of_one_archive_in_a_store_make_one(object_store):
    place = {"path": f"s3://news/{next(names)}", "storage": object_store}
    made = Archive(**place).store.create(NOON)
    assert Archive(**place).store.create(NOON) == made
    assert len(list(Archive(**place).commits())) == 1


def test_an_archive_that_is_not_there_says_how_it_is_made(place):
    archive = Archive(**place)
    for ask in (archive.info, archive.recode, archive.compact, archive.commits):
        with pytest.raises(ArchiveFault, match="dragoman add SOURCE --to"):
            ask()
