"""A process killed at any moment loses nothing, and the next run completes."""

import multiprocessing
import os
import random
import signal
import sys
from multiprocessing import forkserver

import pytest
from archives import NOON, install, mixed, problems, rows

from dragoman.archive import Archive, commits, store

REPORTS = 16
BATCH = 8
KILLS = 100  # at random moments; those at every step are more again


def work(path, action, die_at, pipe):
    """Do one thing to an archive; die before or after a given step."""
    os.close(1)  # whatever is said on the way to death
    version = "A" if action == "add" else "B"
    install(version, BATCH)
    steps = iter(range(2**30))

    def dying(write):
        def wrapped(*args, **fields):
            if next(steps) == die_at:
                os._exit(1)
            done = write(*args, **fields)
            if next(steps) == die_at:
                os._exit(1)
            return done

        return wrapped

    commits.write_deltalake = dying(commits.write_deltalake)
    store.write_deltalake = dying(store.write_deltalake)
    store.DeltaTable.create = dying(store.DeltaTable.create)
    commits.DeltaTable.restore = dying(commits.DeltaTable.restore)
    pipe.send("begun")
    do(Archive(path, clock=lambda: NOON), action)
    pipe.send(next(steps))


def do(archive, action):
    if action == "add":
        archive.add(mixed(REPORTS), link=False)
    elif action == "recode":
        archive.recode(link=False)
    else:
        archive.compact()


class Killer:
    """Starts processes that write and kills them.

    They are forked from a process that has loaded what they need and has used none
    of it; to load it each time would take a second.
    """

    def __init__(self):
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload([__name__])
        before = os.environ.get("PYTHONPATH")
        # Else it would not find this module: it knows no path but Python's own.
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
        forkserver.ensure_running()
        os.environ.pop("PYTHONPATH")
        if before is not None:
            os.environ["PYTHONPATH"] = before

    def run(self, path, action, *, die_at=-1, after=None):
        """How many steps it took; None if it was killed or died."""
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=work, args=(str(path), action, die_at, theirs)
        )
        process.start()
        theirs.close()
        try:
            ours.recv()
            if after is not None and not ours.poll(after):
                process.kill()
            return ours.recv()
        except EOFError:
            return None
        finally:
            process.join()
            assert process.exitcode in (0, 1, -signal.SIGKILL)
            process.close()
            ours.close()


@pytest.fixture(scope="module")
def killer():
    return Killer()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory, killer):
    """The rows of an archive that nobody disturbs, after each thing done to it."""
    path = tmp_path_factory.mktemp("calm") / "archive"
    found, steps = {}, {}
    for action in ("add", "recode", "compact"):
        steps[action] = killer.run(path, action)
        found[action] = told(path)
    return found, steps


def told(path):
    """All rows; a run that goes on cuts its batches at other places."""
    return rows(Archive(path), without=("batch",))


def check(path):
    """An archive in whatever state shows whole commits only."""
    archive = Archive(path)
    if archive.store.exists():
        assert archive.snapshot().rows(WHOLE) == [(True, True, True)]


WHOLE = """
SELECT
    count(*) = count(DISTINCT id),
    coalesce(sum(events), 0) = (SELECT count(DISTINCT id) FROM events),
    coalesce(sum(statements), 0) = (SELECT count(*) FROM statements)
FROM reports
"""


def test_killed_at_any_step_an_ingest_is_whole_and_completes(
    tmp_path, killer, undisturbed
):
    found, steps = undisturbed
    path = tmp_path / "archive"
    kills = 0
    for lineage in range(3):
        path = tmp_path / str(lineage)
        # Each run starts from what the one before left, so the steps come nearer.
        for die_at in range(lineage, steps["add"], 3):
            if killer.run(path, "add", die_at=die_at) is not None:
                break
            kills += 1
            check(path)
        killer.run(path, "add")
        assert told(path) == found["add"]
        assert problems(Archive(path)) == []
    assert kills >= 30


def test_killed_at_any_moment_an_ingest_is_whole_and_completes(
    tmp_path, killer, undisturbed
):
    found, _ = undisturbed
    chance = random.Random(20261125)
    kills = lineage = 0
    while kills < KILLS:
        path = tmp_path / str(lineage)
        while killer.run(path, "add", after=chance.uniform(0, 0.2)) is None:
            kills += 1
            check(path)
        assert problems(Archive(path)) == []
        assert told(path) == found["add"]
        lineage += 1


@pytest.mark.parametrize("action", ["recode", "compact"])
def test_killed_at_any_step_other_work_is_whole_and_completes(
    tmp_path, killer, undisturbed, action
):
    found, steps = undisturbed
    before = {"recode": "add", "compact": "recode"}[action]
    path = tmp_path / "archive"
    killer.run(path, "add")
    if action == "compact":
        killer.run(path, "recode")
    for die_at in range(steps[action]):
        if killer.run(path, action, die_at=die_at) is not None:
            break
        assert told(path) in (found[before], found[action])
        check(path)
    killer.run(path, action)
    assert told(path) == found[action]
    assert problems(Archive(path)) == []
