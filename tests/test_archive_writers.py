"""Whoever cannot write is told why, and what is there stays as it is."""

import os
import resource
import subprocess
import sys
import textwrap
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from archives import NOON as NOW
from archives import install, news, problems

from dragoman.archive import Archive
from dragoman.archive.commits import forget, writing
from dragoman.archive.tables import TABLES
from dragoman.errors import ArchiveBusy, ArchiveFault

TESTS = Path(__file__).parent


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    install("A", 5, monkeypatch.setattr)


def in_another_process(code, *, limit=None):
    """Run some lines with an archive's modules at hand; what they print."""
    head = """
        import sys
        from archives import install, mixed, news
        from dragoman.archive import Archive
        from dragoman.errors import ArchiveBusy, ArchiveFault
        install("A", 5)
    """
    source = textwrap.dedent(head) + textwrap.dedent(code)
    path = os.pathsep.join([*filter(None, sys.path), str(TESTS)])
    done = subprocess.run(
        [sys.executable, "-c", source],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=limit,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_second_of_two_writers_learns_who_is_writing(tmp_path):
    path = tmp_path / "archive"
    archive = Archive(path)
    archive.add(news([0]), link=False)
    with writing(archive.store):
        said = in_another_process(f"""
            try:
                Archive({str(path)!r}).add(news([1]), link=False)
            except ArchiveBusy as fault:
                print(fault)
        """)
        with pytest.raises(ArchiveBusy, match=f"process {os.getpid()} is writing"):
            Archive(path).compact()
    assert f"process {os.getpid()} is writing" in said
    archive.add(news([1]), link=False)
    assert archive.reports().count() == 2
    assert problems(archive) == []


def test_two_makers_of_one_archive_make_one(tmp_path):
    archive = Archive(tmp_path)
    made = archive.store.create(NOW)
    archive.add(news(range(3)), link=False)
    archive.store.create(NOW)  # by somebody who looked before it was made
    assert archive.reports().count() == 3
    assert list(archive.commits())[-1] == made


def test_a_full_disk_leaves_the_last_commit(tmp_path):
    """A limit on the size of a file stands for a disk without room."""
    path = tmp_path / "archive"
    archive = Archive(path)
    archive.add(news(range(10)), link=False)
    code = f"""
        import random
        from dragoman.reports import make_report
        chance = random.Random(1)
        words = [str(chance.random()) for _ in range(30_000)]
        reports = [
            make_report("A long day. " + " ".join(words) + str(n)) for n in range(3)
        ]
        try:
            Archive({str(path)!r}).add([*news(range(10, 15)), *reports], link=False)
        except ArchiveFault as fault:
            print(fault)
    """

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    said = in_another_process(code, limit=limit)
    assert "it cannot be written: " in said
    assert "the last commit is intact, so run again" in said
    archive = Archive(path)
    assert archive.reports().count() == 15
    assert problems(archive) == []
    assert in_another_process(code) == ""
    assert archive.reports().count() == 18
    assert problems(archive) == []


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs users")
def test_a_folder_that_may_not_be_written_is_told_of_and_can_be_read(tmp_path):
    path = tmp_path / "archive"
    Archive(path).add(news(range(3)), link=False)
    for each in (path, *path.rglob("*")):
        each.chmod(0o555 if each.is_dir() else 0o444)
    for folder in (tmp_path, *tmp_path.parents[:2]):  # others must get so far
        folder.chmod(folder.stat().st_mode | 0o055)
    said = in_another_process(f"""
        import os

        if os.geteuid() == 0:  # who may write everywhere
            os.setgid(65534)
            os.setuid(65534)
        archive = Archive({str(path)!r})
        for write in (archive.compact, archive.recode, lambda: archive.add(news([9]))):
            try:
                write()
            except ArchiveFault as fault:
                print(type(fault).__name__, fault.found)
        print(archive.reports(text="shot").count())
    """)
    for each in (path, *path.rglob("*")):
        each.chmod(0o755)
    assert said.splitlines() == [
        *["ArchiveFault it cannot be written: Permission denied"] * 3,
        "3",
    ]


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path):
    (tmp_path / "thesis.tex").write_text("Chapter 1")
    with pytest.raises(ArchiveFault, match=r"something else \(thesis.tex\)"):
        Archive(tmp_path).add(news([1]), link=False)
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.tex"]


def test_a_file_is_no_archive(tmp_path):
    file = tmp_path / "news.csv"
    file.write_text("text\nx\n")
    with pytest.raises(ArchiveFault, match="there is a file of that name"):
        Archive(file).add(news([1]), link=False)
    with pytest.raises(ArchiveFault, match="there is no archive"):
        Archive(file).info()
    with pytest.raises(ArchiveFault, match="cannot be written"):
        Archive(file / "below").add(news([1]), link=False)


def test_an_archive_half_made_is_made_by_the_next(tmp_path):
    archive = Archive(tmp_path / "archive")
    archive.store.make("reports", TABLES["reports"])
    with pytest.raises(ArchiveFault, match="there is no archive"):
        archive.info()
    assert archive.add(news([1]), link=False).reports == 1
    assert problems(archive) == []


@pytest.mark.parametrize(
    "name",
    [
        "my archive",
        "архив",
        "it's",
        "a?b*c",
        "a#b",
        "{x}",
        'say "x"',
        "50%",
        "a;b",
        "~",
    ],
)
def test_a_folder_may_have_any_common_name(tmp_path, name):
    archive = Archive(tmp_path / name)
    archive.add(news(range(7)), link=False)
    archive.add(news(range(7, 9)), link=False)
    assert len(list(archive.events(min_killed=6))) == 3
    assert archive.reports(text="shot").count() == 9
    assert problems(archive) == []
    assert [p.name for p in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["a[1]", "a%20b", "a\\b", "a\nb"])
def test_a_folder_whose_name_the_tables_cannot_bear_is_refused(tmp_path, name):
    with pytest.raises(ArchiveFault, match="choose a path of other characters"):
        Archive(tmp_path / name)


def test_a_path_may_be_relative(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Archive("archive").add(news(range(3)), link=False)
    assert Archive("archive/").events(min_killed=1).count() == 2


def test_what_is_forgotten_is_gone_and_the_rest_is_whole(tmp_path):
    archive = Archive(tmp_path / "archive")
    archive.add(news(range(6)), link=False)
    archive.add(news(range(6, 12)), link=False)
    old = list(archive.commits())[1].when
    tomorrow = date.today() + timedelta(days=2)
    archive.compact(forget_before=tomorrow)
    assert archive.reports().count() == 12
    assert problems(archive) == []
    with pytest.raises(ArchiveFault, match="cannot be read"):
        list(Archive(archive.store.path, as_of=old).reports())
    archive.add(news(range(12, 14)), link=False)
    assert archive.reports().count() == 14
    assert [c.what for c in archive.commits()][:2] == ["added 2 reports", "compacted"]


def test_forgetting_spares_what_readers_need_though_a_writer_was_stopped(tmp_path):
    """Stopped after it had put new rows in the place of the old ones."""
    archive = Archive(tmp_path / "archive")
    archive.add(news(range(6)), link=False)
    with writing(archive.store) as at_work:
        at_work.replace("reports", archive.snapshot().table("SELECT * FROM reports"))
    tomorrow = date.today() + timedelta(days=2)
    forget(archive.store, tomorrow, datetime.now(UTC))
    assert archive.reports().count() == 6
    assert problems(archive) == []
