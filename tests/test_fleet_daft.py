"""Daft codes as our own processes do, on this machine and on Ray, from folder or store.

Daft can run in one way only in a process, so Ray is tried by way of the command line.
"""

import gc
import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import fsspec
import msgspec
import pytest
from archives import news, problems, rows
from misbehaving import hear_the_end_of_the_lost
from test_fleet import NEWS as IN_ENGLISH

from dragoman import fleet
from dragoman.archive import Archive
from dragoman.errors import ArchiveFault, BadSetting, DragomanError
from dragoman.fleet import Engine, Sources
from dragoman.reports import make_report, read

pytest.importorskip("daft", reason="the extra dragoman[fleet] is not installed")
import fleets

from dragoman.fleet.spread import Task, code_shards

# Daft leaves open what it reads of its processes.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
HERE = Path(__file__).parent
NATIVE = Engine(name="daft", runner="native", workers=2)
ALONE = Engine(name="daft", runner="native", workers=1)
NEWS = (
    *IN_ENGLISH,
    "Les ministres se sont rencontrés hier à Paris pour parler de la paix.",
)


@pytest.fixture(autouse=True)
def _found(monkeypatch):
    """Let other processes find what the tests import."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    yield
    gc.collect()  # here and not in a test that minds


@pytest.fixture
def quick(monkeypatch):
    """The quick coder, four reports at a time in a commit."""
    fleets.use_quick(monkeypatch.setattr, batch=4)


def as_lines(reports):
    """Reports as JSON lines, with some that are no reports."""
    fields = ("text", "title", "source", "language", "published")
    told = [{f: getattr(r, f) for f in fields} | {"id": r.given_id} for r in reports]
    lines = (msgspec.json.encode(row).decode() for row in told)
    return "".join(f"{line}\n" for line in lines) + '{"id": "empty"}\n'


def written(folder, *shards):
    """A folder with a file for each list of reports."""
    folder.mkdir(parents=True)
    for number, reports in enumerate(shards):
        (folder / f"{number}.jsonl").write_text(as_lines(reports))
    return folder


def files(folder):
    """Files that no shard joins: larger than one may be."""
    return [str(path) for path in sorted(folder.iterdir())]


@pytest.fixture
def shootings(tmp_path, monkeypatch):
    """Files of shootings: some told twice, some broken, one id of two texts."""
    monkeypatch.setattr(fleet.shards, "SHARD_BYTES", 1)
    same = {"given_id": "same", "published": "2024-03-05", "source": "The Echo"}
    odd = [make_report(f"A text under it, number {n}.", **same) for n in range(3)]
    broken = make_report("This one is BROKEN.", published="2024-03-05")
    future = make_report("Told too early by far.", published="2924-03-05")
    return written(
        tmp_path / "news",
        [*news(range(9)), odd[0], news([3])[0]],
        [broken, odd[1], *news(range(5, 14))],
        [future, odd[2], *news([20])],
    )


def by_pool(path, folder):
    """An archive as the quick coder makes it here."""
    archive = Archive(path)
    quick_one = fleets.quick()
    with pytest.MonkeyPatch.context() as patch:
        from dragoman.archive import archive as front

        patch.setattr(front.fleet, "code_many", quick_one.code_many)
        patch.setattr(front, "coder_version", lambda settings=None: "quick A")  # noqa: ARG005
        added = archive.add(read(folder), link=False)
    return archive, added


def alike(one, other):
    """Whether two archives hold the same, whenever and in how many commits it came."""
    without = ("added", "batch")
    return rows(one, without=without) == rows(other, without=without)


def test_the_true_coder_gives_the_same_rows_as_our_own_processes(tmp_path):
    reports = [make_report(text, published="2024-03-06") for text in NEWS]
    folder = written(tmp_path / "news", reports[:4], reports[3:])
    (folder / "page.html").write_text("<p>Kenya sued Uganda on Tuesday.</p>" * 9)
    pool, daft = Archive(tmp_path / "pool"), Archive(tmp_path / "daft")
    by_two = pool.add(read(folder), link=False, workers=2)
    assert daft.add(Sources(folder), link=False, engine=NATIVE) == by_two
    assert alike(pool, daft)
    assert daft.events().count() > 3
    assert problems(daft) == []


@pytest.mark.usefixtures("quick")
def test_what_is_odd_comes_out_as_from_our_own_processes(tmp_path, shootings):
    pool, by_one = by_pool(tmp_path / "pool", shootings)
    daft = Archive(tmp_path / "daft")
    told = []
    sources = Sources(*files(shootings))
    by_many = daft.add(sources, link=False, engine=NATIVE, tell=told.append)
    assert by_many == by_one
    assert len(told) > 2
    assert alike(pool, daft)
    assert problems(daft) == []
    again = daft.add(sources, link=False, engine=ALONE)
    assert (again.reports, again.failures) == (0, 0)
    assert again.known == by_one.reports + by_one.known


@pytest.mark.usefixtures("quick")
def test_no_more_are_added_than_are_wanted(tmp_path, shootings):
    archive = Archive(tmp_path / "daft")
    for more, there in ((0, 0), (6, 6), (3, 9)):
        engine = {"engine": ALONE, "link": False}
        archive.add(Sources(*files(shootings)), limit=more, **engine)
        assert archive.reports().count() == there


def of(*words):
    said = [f"Number {n} says {word}." for n, word in enumerate(words)]
    return [make_report(text, language="en") for text in said]


def task(make, **wanted):
    return Task(
        pack=fleets.labels,
        shape=fleets.LABELS,
        knows=fleets.none_known,
        make=make,
        **wanted,
    )


def test_what_breaks_the_coder_or_kills_its_process_costs_only_itself(tmp_path):
    reports = of("peace", "bug", "peace", "bomb", "peace")
    folder = written(tmp_path / "news", reports[:2], reports[2:])
    stretches = code_shards(Sources(folder), NATIVE, task(fleets.Fragile))
    found = [label for stretch in stretches for label in stretch.rows.to_pylist()]
    unread = "Object missing required field `text`"
    assert found == [
        f"coded {reports[0].text}",
        "the coder has a fault: IndexError: out of range",
        unread,
        f"coded {reports[2].text}",
        "its worker died twice (exit code 9)",
        f"coded {reports[4].text}",
        unread,
    ]


def code_all(folder):
    list(code_shards(Sources(folder), ALONE, task(fleets.Fragile)))


def test_a_worker_that_is_lost_ends_with_the_run_that_is_killed(tmp_path, monkeypatch):
    folder = written(tmp_path / "news", of("lost"))
    assert hear_the_end_of_the_lost(monkeypatch, code_all, folder) == b""


def test_what_is_not_wanted_is_not_coded(tmp_path):
    early, late = (news([n], published=date(2024, 3, n)) for n in (1, 2))
    folder = written(tmp_path / "news", [*early, *late, *news([3, 4, 5])])
    wanted = task(fleets.quick, since=date(2024, 3, 2), limit=2)
    stretches = code_shards(Sources(folder), ALONE, wanted)
    coded = [label for stretch in stretches for label in stretch.rows.to_pylist()]
    assert coded == [f"coded {report.text}" for report in [*late, *news([3])]]


def test_a_coder_that_cannot_be_built_is_one_clear_error(tmp_path):
    folder = written(tmp_path / "news", of("peace"))
    stretches = code_shards(Sources(folder), ALONE, task(fleets.Unbuildable))
    with pytest.raises(DragomanError, match="'en_none' is not installed"):
        list(stretches)


def test_a_stream_of_reports_cannot_be_read_by_others(tmp_path):
    with pytest.raises(BadSetting, match=r"dragoman\.fleet\.Sources"):
        Archive(tmp_path / "a").add(iter(news([1])), link=False, engine=NATIVE)


def test_a_killed_run_is_finished_by_the_same_command(tmp_path):
    folder = written(
        tmp_path / "news", *(news(range(n, n + 40)) for n in range(0, 400, 40))
    )
    path = tmp_path / "daft"
    command = [sys.executable, HERE / "fleets.py", path, *files(folder)]
    with subprocess.Popen(command, start_new_session=True) as run:
        wait_for_reports(path)
        os.killpg(run.pid, signal.SIGKILL)
    there = Archive(path).reports().count()
    assert 0 < there < 400
    assert problems(Archive(path)) == []
    subprocess.run(command, check=True, timeout=60)
    assert alike(by_pool(tmp_path / "pool", folder)[0], Archive(path))
    assert problems(Archive(path)) == []


def wait_for_reports(path):
    for _ in range(600):
        try:
            if Archive(path).reports().count():
                return
        except ArchiveFault:  # not there yet
            pass
        time.sleep(0.05)
    pytest.fail("nothing was added")


def test_two_workers_of_ray_code_from_a_store_into_a_store(tmp_path, object_store):
    pytest.importorskip("ray", reason="the extra dragoman[fleet] is not installed")
    reports = [make_report(text, published="2024-03-06") for text in NEWS]
    there = {
        "key": object_store["AWS_ACCESS_KEY_ID"],
        "secret": object_store["AWS_SECRET_ACCESS_KEY"],
        "client_kwargs": {
            "endpoint_url": object_store["AWS_ENDPOINT_URL"],
            "region_name": object_store["AWS_REGION"],
        },
    }
    store = fsspec.filesystem("s3", **there)
    for number, some in enumerate((reports[:4], reports[3:])):
        store.pipe_file(f"news/wire/{number}.jsonl", as_lines(some).encode())
    told = {k: json.dumps(v) if isinstance(v, dict) else v for k, v in there.items()}
    command = [sys.executable, "-m", "dragoman", "add", "s3://news/wire/*.jsonl"]
    command += ["--to", "s3://news/by-ray", "--engine", "daft", "--runner", "ray"]
    command += ["--workers", "2", "--json"]
    for option, given in (("--storage", object_store), ("--source-storage", told)):
        for key, value in given.items():
            command += [option, f"{key}={value}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 1, done.stderr  # two lines are no reports
    archive = Archive("s3://news/by-ray", storage=object_store)
    assert json.loads(done.stdout)["reports"] == archive.reports().count() == 6
    pool = Archive(tmp_path / "pool")
    written(tmp_path / "news", reports[:4], reports[3:])
    pool.add(read(tmp_path / "news"))
    tables, ours = (rows(a, without=("added", "batch")) for a in (archive, pool))
    for table in ("events", "statements", "outlines", "tales", "pairs", "groups"):
        assert tables[table] == ours[table], table
    assert problems(archive) == []
