"""What is coded again takes the place of the old, which stays to be seen."""

from datetime import UTC, date, datetime, timedelta

import pytest
from archives import DAY, NOON, QuickCoder, install, mixed, news, problems, ticking

from dragoman.archive import Archive, recoding
from dragoman.archive import archive as front
from dragoman.reports import make_report


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    def use(version="A", batch=5):
        install(version, batch, monkeypatch.setattr)

    use()
    return use


def states(archive):
    return archive.info().states


def coders(archive):
    return {each.coder for each in archive.events()}


def test_what_was_kept_without_coding_is_coded_later(tmp_path):
    archive = Archive(tmp_path / "archive")
    added = archive.add(mixed(10), code=False, link=False)
    assert added.events == 0
    assert states(archive) == {"waiting": 15, "other language": 2}
    done = archive.recode(link=False)
    assert (done.reports, done.events) == (15, 10)
    assert states(archive) == {"coded": 13, "failed": 2, "other language": 2}
    assert archive.recode(link=False).reports == 0
    assert problems(archive) == []


def test_what_was_kept_and_coded_is_as_if_it_had_been_coded_at_once(tmp_path):
    def rows(archive, table):
        found = archive.snapshot().table(f"SELECT * FROM {table}").to_pylist()
        return sorted(found, key=repr)

    slow = Archive(tmp_path / "slow", clock=lambda: NOON)
    slow.add(mixed(10), code=False, link=False)
    slow.recode(link=False)
    quick_one = Archive(tmp_path / "quick", clock=lambda: NOON)
    quick_one.add(mixed(10), link=False)
    for table in ("reports", "events", "statements"):
        assert rows(slow, table) == rows(quick_one, table)
    told = [
        sorted((f.room, f.source, f.reason) for f in archive.failures())
        for archive in (slow, quick_one)
    ]
    assert told[0] == told[1]


def test_every_coding_stays_to_be_seen(tmp_path, quick):
    clock = ticking()
    archive = Archive(tmp_path / "archive", clock=clock)
    archive.add(news(range(7)), link=False)
    moments = [clock()]
    for version in ("B", "C"):
        quick(version)
        archive.recode(link=False)
        moments.append(clock())
    seen = [Archive(archive.store.path, as_of=moment) for moment in moments]
    assert [coders(each) for each in seen] == [{"quick A"}, {"quick B"}, {"quick C"}]
    assert [each.events().count() for each in seen] == [7, 7, 7]
    assert all(list(each.verify()) == [] for each in seen)
    assert coders(archive) == {"quick C"}


def test_the_past_is_not_written_to(tmp_path, quick):
    archive = Archive(tmp_path / "archive")
    archive.add(news(range(3)), link=False)
    then = archive.info().when
    archive.add(news(range(3, 6)), link=False)
    past = Archive(archive.store.path, as_of=then)
    quick("B")
    for write in (lambda: past.add(news(range(6)), link=False), past.recode):
        with pytest.raises(front.ArchiveFault, match="without `as_of`"):
            write()
    assert archive.reports().count() == 6
    assert problems(archive) == []


def test_a_day_means_its_end_and_a_moment_without_a_zone_is_of_utc(tmp_path):
    archive = Archive(tmp_path / "archive", clock=ticking(NOON))
    archive.add(news([1]), link=False)
    path = archive.store.path
    for moment in (NOON.date(), datetime(2026, 11, 25, 23), NOON + timedelta(hours=1)):
        assert Archive(path, as_of=moment).reports().count() == 1
    with pytest.raises(front.ArchiveFault, match="2026-11-24 23:59:59"):
        Archive(path, as_of=date(2026, 11, 24)).info()


def test_coding_again_that_was_stopped_goes_on(tmp_path, quick, monkeypatch):
    monkeypatch.setattr(recoding, "ENOUGH", 5)
    archive = Archive(tmp_path / "archive")
    archive.add(news(range(15)), link=False)
    quick("B")
    coder = QuickCoder("quick B")
    done = []

    def stops(items, **_):
        for item in items:
            if len(done) == 7:
                raise KeyboardInterrupt
            done.append(item.id)
            yield coder.code(item)

    with monkeypatch.context() as patch:
        patch.setattr(front.fleet, "code_many", stops)
        with pytest.raises(KeyboardInterrupt):
            archive.recode(link=False)
    assert coders(archive) == {"quick A", "quick B"}
    assert archive.events().count() == 15
    assert problems(archive) == []
    assert archive.recode(link=False).reports == 10
    assert coders(archive) == {"quick B"}
    assert problems(archive) == []


def test_reports_keep_their_moment_and_their_batch(tmp_path, quick):
    archive = Archive(tmp_path / "archive", clock=ticking())
    archive.add(news(range(7)), link=False)
    asked = "SELECT id, added, batch FROM reports ORDER BY id"
    before = archive.snapshot().rows(asked)
    quick("B")
    archive.recode(link=False)
    assert archive.snapshot().rows(asked) == before


def test_another_language_is_kept_and_marked_and_no_failure(tmp_path, quick):
    archive = Archive(tmp_path / "archive")
    french = make_report("La police a tiré sur trois hommes.", language="fr")
    assert archive.add([french], link=False).failures == 0
    assert states(archive) == {"other language": 1}
    quick("B")
    assert archive.recode(link=False).reports == 0


def test_a_day_that_has_not_come_is_told_of(tmp_path, quick):
    archive = Archive(tmp_path / "archive", clock=lambda: NOON)
    tomorrow = NOON.date() + timedelta(days=1)  # somewhere it is
    archive.add(news([1], published=tomorrow), link=False)
    assert archive.failures().count() == 0
    archive.add(news([2], published=tomorrow + timedelta(days=1)), link=False)
    (failure,) = archive.failures()
    assert failure.reason == "its day of publication, 2026-11-27, has not come yet"
    assert states(archive) == {"coded": 2}
    quick("B")
    archive.recode(link=False)
    assert list(archive.failures()) == [failure]
    assert problems(archive) == []


def test_one_id_for_two_texts_is_told_of_and_both_are_kept(tmp_path):
    archive = Archive(tmp_path / "archive")
    same = {"given_id": "7", "source": "The Gazette"}
    archive.add(news([1], **same), link=False)
    archive.add(news([1, 2], **same), link=False)
    archive.add(news([3], given_id="7", source="The Echo"), link=False)
    archive.add(news([4, 5], given_id="8"), link=False)
    reasons = [failure.reason for failure in archive.failures()]
    first, third = news([1])[0].id, news([4])[0].id
    assert sorted(reasons) == [
        f"its id '7' stands for another text as well: report {first}",
        f"its id '8' stands for another text as well: report {third}",
    ]
    assert archive.reports().count() == 5


def test_how_a_run_was_cut_makes_no_difference_to_what_is_told(tmp_path):
    reports = news(range(6), given_id="same")
    told = []
    for cuts in ([6], [1, 6], [2, 3, 6], [1, 2, 3, 4, 5, 6]):
        archive = Archive(tmp_path / str(len(told)))
        for end in cuts:
            archive.add(reports[:end], link=False)
        told.append(sorted(f.reason for f in archive.failures()))
    assert all(each == told[0] for each in told)
    assert len(told[0]) == 5


def test_what_failed_is_tried_again(tmp_path, quick):
    news_file, gone = tmp_path / "news.jsonl", tmp_path / "gone.jsonl"
    news_file.write_text('{"text": ""}\n{"text": "Peru sued Chile."}\n')
    gone.write_text("{")
    archive = Archive(tmp_path / "archive")
    archive.add(front.read(news_file, gone), link=False)
    archive.add([make_report("All is BROKEN here.")], link=False)
    rooms = sorted(failure.room for failure in archive.failures())
    assert rooms == ["coder", "reports", "reports"]
    again = archive.retry()
    assert again.failures == 1  # what the coder could not code, once more
    assert sorted(failure.room for failure in archive.failures()) == rooms
    news_file.write_text('{"text": "Chile sued Peru."}\n')
    gone.unlink()
    quick("B, mended")
    again = archive.retry()
    assert again.reports == 2
    (failure,) = archive.failures()
    assert (failure.source, failure.room) == (str(gone), "reports")
    assert states(archive) == {"coded": 3}
    assert problems(archive) == []


def test_nothing_is_loaded_where_nothing_is_to_be_coded(tmp_path, monkeypatch):
    archive = Archive(tmp_path / "archive")
    archive.add(news([1]), link=False)

    def load(*_, **__):
        pytest.fail("the coder was loaded")
        yield

    monkeypatch.setattr(front.fleet, "code_many", load)
    archive.add(news([1]), link=False)
    archive.recode(link=False)


def test_moments_are_of_utc_wherever_the_machine_stands(tmp_path, quick, monkeypatch):
    import time

    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        archive = Archive(tmp_path / "archive", clock=lambda: NOON)
        archive.add(news(range(3)), link=False)
        quick("B")
        archive.recode(link=False)
        archive.add(news(range(3, 5)), link=False)
        (added,) = archive.snapshot().rows("SELECT DISTINCT added FROM reports")
        assert added[0].astimezone(UTC) == NOON
        assert archive.info().when == NOON
        assert archive.info().first == DAY
        assert problems(archive) == []
    finally:
        monkeypatch.undo()
        time.tzset()
