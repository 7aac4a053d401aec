"""Jobs: files are handed in, added in a process of their own, stopped and resumed."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dragoman
from dragoman.archive.linking import Linked
from dragoman.archive.locks import locked
from dragoman.errors import BadInput, NotThere
from dragoman.jobs import Jobs, Limits, Wanted
from dragoman.jobs.records import Progress
from dragoman.jobs.store import JobStore
from dragoman.jobs.uploads import fit_name
from dragoman.jobs.watching import Stopped, Watch
from dragoman.jobs.work import Task, do
from dragoman.records import Failure
from dragoman.reports import make_report

NEWS = "Police in Kisumu arrested {} protesters on Monday."
OVER = ("done", "stopped", "failed")


def lines(number):
    rows = ({"text": NEWS.format(n + 3), "date": "2024-03-05"} for n in range(number))
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


async def parts(data):
    for start in range(0, len(data), 1000):
        yield data[start : start + 1000]


def hand_in(jobs, job, name, data):
    return asyncio.run(jobs.take(job.id, name, parts(data)))


def wait(jobs, job, states=OVER, seconds=90):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = next(one for one in jobs.all() if one.id == job.id)
        if found.state in states:
            return found
        time.sleep(0.05)
    raise AssertionError(f"it is still {found}")


@pytest.fixture
def archive(tmp_path):
    archive = dragoman.Archive(tmp_path / "kenya")
    archive.add([])
    return archive


@pytest.fixture
def jobs(archive):
    jobs = Jobs(archive, limits=Limits(files=3, bytes=5000))
    yield jobs
    jobs.close()


@pytest.fixture
def store(archive):
    return JobStore(archive.store.folder / "jobs.sqlite")


@pytest.fixture
def job(jobs):
    return jobs.make(Wanted(name="March", source="Lake Post"))


def task(job, archive):
    """What the process of a job is told; a test does it in this one."""
    return Task(
        job=job.id,
        store=str(archive.store.folder / "jobs.sqlite"),
        folder=str(archive.store.folder / "jobs" / job.id / "files"),
        archive=archive.store.path,
        storage={},
        settings=None,
    )


def test_a_job_adds_its_files_in_a_process_of_its_own_and_says_what_failed(
    jobs, job, archive
):
    hand_in(jobs, job, "a.jsonl", lines(2) + b'{"text": 3')
    hand_in(jobs, job, "b.txt", b"Peru sued Chile on Monday.")
    jobs.start(job.id)
    done = wait(jobs, job)
    assert (done.state, done.why) == ("done", None)
    assert (done.progress.reports, done.progress.new) == (3, 3)
    assert done.progress.bytes_read == done.progress.bytes_all > 0
    assert done.progress.events >= 3
    (trouble,) = done.progress.troubles
    assert (trouble.where, trouble.line) == ("a.jsonl", 3)
    assert trouble.reason
    assert {report.source for report in archive.reports()} == {"Lake Post"}


def test_jobs_wait_for_one_another(jobs, job, archive):
    hand_in(jobs, job, "a.jsonl", lines(1))
    other = jobs.make(Wanted(name="April", published=date(2024, 4, 2)))
    hand_in(jobs, other, "b.txt", b"Peru sued Chile.")
    jobs.start(job.id)
    assert jobs.start(other.id).state == "waiting"
    assert wait(jobs, other).state == "done"
    assert jobs.get(job.id).state == "done"
    (report,) = archive.reports(text="Peru")
    assert report.published == date(2024, 4, 2)


def test_a_job_whose_process_was_killed_says_so(jobs, job, archive):
    hand_in(jobs, job, "a.jsonl", lines(2))
    jobs.start(job.id)
    holder = archive.store.folder / "jobs" / job.id / "lock"
    until = time.monotonic() + 60
    while not (holder.exists() and holder.read_text()) and time.monotonic() < until:
        time.sleep(0.05)
    os.kill(int(holder.read_text()), signal.SIGKILL)
    failed = wait(jobs, job)
    assert failed.state == "failed"
    assert "-9" in failed.why


def test_a_server_that_ends_stops_its_job(archive, job):
    jobs = Jobs(archive)
    hand_in(jobs, job, "a.jsonl", lines(400))
    jobs.start(job.id)
    wait(jobs, job, ("running",))
    jobs.close()
    ended = jobs.get(job.id)
    assert ended.state == "stopped"
    assert "server ended" in ended.why


def test_a_server_that_begins_anew_finds_what_an_earlier_one_left(
    archive, jobs, store, job
):
    hand_in(jobs, job, "a.jsonl", lines(2))
    store.begin(job.id)  # and then the machine was switched off
    later = Jobs(archive)
    found = wait(later, job)
    assert found.state == "stopped"
    assert "server ended" in found.why
    later.start(job.id)
    assert wait(later, job).state == "done"


def test_while_a_process_does_a_job_no_other_server_takes_it_for_stopped(
    archive, store, job
):
    folder = archive.store.folder / "jobs" / job.id
    hold = (
        "import sys, pathlib; from dragoman.archive.locks import locked\n"
        f"with locked(pathlib.Path({str(folder)!r})): print('held', flush=True);"
        " sys.stdin.read()"
    )
    path = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        [sys.executable, "-c", hold],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=path,
    ) as holder:
        assert holder.stdout.readline() == b"held\n"
        store.begin(job.id)
        (seen,) = Jobs(archive).all()
        holder.stdin.close()
    assert seen.state == "running"


def test_what_was_added_when_a_job_was_stopped_is_kept_and_passed_over(
    jobs, job, archive, store, monkeypatch
):
    hand_in(jobs, job, "a.jsonl", lines(40))
    monkeypatch.setattr("dragoman.jobs.watching.EVERY", 0.0)
    plain = Watch.note

    def note(watch):
        if watch.progress.reports == 35:
            store.move(job.id, "stopping", of=("running",))
        plain(watch)

    monkeypatch.setattr(Watch, "note", note)
    do(task(job, archive))
    stopped = jobs.get(job.id)
    assert (stopped.state, stopped.why) == ("stopped", "asked")
    assert archive.reports().count() == 34
    monkeypatch.setattr(Watch, "note", plain)
    do(task(job, archive))
    done = jobs.get(job.id)
    assert (done.state, done.progress.new) == ("done", 6)
    assert archive.reports().count() == 40


def test_a_job_is_stopped_where_somebody_else_writes(jobs, job, archive):
    hand_in(jobs, job, "a.jsonl", lines(1))
    with locked(archive.store.folder):
        jobs.start(job.id)
        stopped = wait(jobs, job)
    assert stopped.state == "stopped"
    assert "is writing" in stopped.why


def test_a_waiting_job_is_stopped_before_it_begins(jobs, store, job):
    hand_in(jobs, job, "a.jsonl", lines(1))
    store.move(job.id, "waiting", of=("collecting",))
    assert jobs.stop(job.id).state == "stopped"


def test_a_job_is_removed_with_its_files_and_its_reports_stay(jobs, job, archive):
    hand_in(jobs, job, "a.jsonl", lines(1))
    do(task(job, archive))
    jobs.remove(job.id)
    assert jobs.all() == []
    assert not (archive.store.folder / "jobs" / job.id).exists()
    assert archive.reports().count() == 1
    with pytest.raises(NotThere):
        jobs.get(job.id)


def test_a_running_job_cannot_be_removed(jobs, store, job):
    store.begin(job.id)
    with pytest.raises(BadInput, match="stop it first"):
        jobs.remove(job.id)


def test_a_job_without_files_does_not_begin(jobs, job):
    with pytest.raises(BadInput, match="no files"):
        jobs.start(job.id)


def test_a_job_that_began_takes_no_more_files(jobs, store, job):
    store.begin(job.id)
    with pytest.raises(BadInput, match="another job"):
        hand_in(jobs, job, "a.txt", b"x")


def test_too_many_bytes_leave_nothing_behind(jobs, job):
    hand_in(jobs, job, "a.txt", b"x" * 3000)
    with pytest.raises(BadInput, match="more bytes"):
        hand_in(jobs, job, "b.txt", b"x" * 2001)
    assert [file.name for file in jobs.get(job.id).files] == ["a.txt"]
    hand_in(jobs, job, "b.txt", b"x" * 2000)


def test_a_full_disk_takes_no_more(jobs, job, monkeypatch):
    monkeypatch.setattr("dragoman.jobs.uploads.SPARE", 10**18)
    with pytest.raises(BadInput, match="disk"):
        hand_in(jobs, job, "a.txt", b"x")
    assert jobs.get(job.id).files == ()


def test_a_job_that_nobody_began_is_forgotten_after_a_day(jobs, job, monkeypatch):
    hand_in(jobs, job, "a.txt", b"x")
    jobs.make(Wanted(name="soon after"))
    assert jobs.get(job.id)
    monkeypatch.setattr("dragoman.jobs.jobs.FORGOTTEN", timedelta(0))
    jobs.make(Wanted(name="long after"))
    assert [one.wanted.name for one in jobs.all()] == ["long after"]


def test_an_upload_that_breaks_off_leaves_nothing_behind(jobs, job):
    async def broken():
        yield b"x" * 10
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        asyncio.run(jobs.take(job.id, "a.txt", broken()))
    assert jobs.get(job.id).files == ()


def test_too_many_files_are_refused_and_equal_names_told_apart(jobs, job):
    for _ in range(3):
        hand_in(jobs, job, "a.txt", b"x")
    names = [file.name for file in jobs.get(job.id).files]
    assert names == ["a 2.txt", "a 3.txt", "a.txt"]
    with pytest.raises(BadInput, match="ZIP"):
        hand_in(jobs, job, "d.txt", b"x")


@given(st.text(max_size=300))
def test_no_name_leads_out_of_its_folder(tmp_path_factory, name):
    folder = tmp_path_factory.getbasetemp()
    fit = fit_name(name)
    assert (folder / fit).resolve().parent == folder.resolve()
    assert fit
    assert not fit.startswith(".")
    assert len(fit.encode()) <= 200


class Notes:
    """A store that only hears."""

    def __init__(self, state="running"):
        self.state, self.heard = state, []

    def advance(self, _, progress):
        self.heard.append(progress)
        return self.state


def watching(notes, times=None):
    ticks = iter(times or ())
    return Watch(notes, "x", 100, lambda: next(ticks, 1e9))


def test_notes_are_made_now_and_then_and_few_moments_remembered():
    notes = Notes()
    watch = watching(notes, [n * 0.1 for n in range(2000)])
    reports = [make_report(f"Report {n}.") for n in range(500)]
    assert len(list(watch.read(reports))) == 500
    assert 50 < len(notes.heard) < 300
    assert len(notes.heard[-1].pace) <= 61
    read = [reports for _, reports in notes.heard[-1].pace]
    assert read == sorted(read)


def test_linking_ends_where_a_job_is_stopped():
    watch = watching(Notes("stopping"), [0.0, 10.0, 20.0])
    linked = msgspec.convert({"reports": 1, "waiting": 2}, Linked, strict=False)
    with pytest.raises(Stopped):
        watch.linked(linked)


def test_only_the_first_troubles_are_told_and_all_are_counted():
    watch = watching(Notes())
    failure = Failure(
        room="reports",
        source="/srv/jobs/1/files/a.txt",
        line=3,
        given_id=None,
        reason="empty",
        remedy="fill it",
    )
    for _ in range(60):
        watch.trouble(failure)
    assert watch.progress.failures == 60
    assert len(watch.progress.troubles) == 50
    assert watch.progress.troubles[0].where == "a.txt"  # no path of ours is told


def test_progress_says_nothing_before_a_job_began(job):
    assert job.progress == Progress()
    assert job.state == "collecting"
