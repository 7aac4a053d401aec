"""An archive of an earlier version is read, and written to, like one of today."""

import pyarrow as pa
import pytest
from archives import afresh, install, mixed, news, problems, rows, ticking
from deltalake import DeltaTable, write_deltalake
from msgspec.structs import replace

from dragoman.archive import Archive, commits, migration
from dragoman.archive.reading import Snapshot
from dragoman.archive.tables import TABLES, VERSION

OLD = {
    "events": """
        SELECT * EXCLUDE (killers), killers AS killed,
            record ->> '$.place.admin1' AS admin1
        FROM {events}
    """,
    "reports": """
        SELECT r.*, (SELECT count(*) FROM {events} AS e WHERE e.report = r.id)::INTEGER
            AS events
        FROM {reports} AS r
    """,
}


REAL = dict(migration.STEPS)


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    install("A", 5, monkeypatch.setattr)
    monkeypatch.setitem(migration.STEPS, VERSION - 1, OLD)


def made_old(archive):
    """Give an archive the columns of an imagined version before this one.

    A column of the events bore another name and one was not there, one of the
    reports was not there, and neither was the table of verdicts.
    """
    store = archive.store
    state = store.state()
    events = store.open("events").to_pyarrow_table().drop_columns(["admin1"])
    names = ["killers" if name == "killed" else name for name in events.column_names]
    reports = store.open("reports").to_pyarrow_table().drop_columns(["events"])
    versions = dict(state.versions)
    for table, old in (("events", events.rename_columns(names)), ("reports", reports)):
        write_deltalake(store.of(table), old, mode="overwrite", schema_mode="overwrite")
        versions[table] = DeltaTable(store.of(table)).version()
    del versions["verdicts"]
    old = replace(state, schema=VERSION - 1, versions=versions, batch=state.batch + 1)
    store.commit(old, store.open("ledger"))


@pytest.fixture
def archive(tmp_path):
    made = Archive(tmp_path / "archive", clock=ticking())
    made.add(mixed(9), link=False)
    return made


def test_an_old_archive_is_read_as_it_is(archive):
    before = rows(archive)
    made_old(archive)
    assert rows(archive) == before
    assert problems(archive) == []
    assert len(list(archive.events(min_killed=5))) == 4
    assert archive.events(text="shot").count() == 9
    assert archive.info().rows["verdicts"] == 0
    assert archive.store.state().schema == VERSION - 1


def test_who_writes_to_an_old_archive_brings_it_to_the_version_of_today(archive):
    before = rows(archive)
    made_old(archive)
    archive.add(news([99]), link=False)
    state = archive.store.state()
    assert state.schema == VERSION
    assert set(state.versions) == set(TABLES)
    found = rows(archive)
    assert len(found["events"]) == len(before["events"]) + 1
    assert all(row in found["events"] for row in before["events"])
    assert all(row in found["reports"] for row in before["reports"])
    for table, schema in TABLES.items():
        assert archive.store.open(table).to_pyarrow_table().schema.names == schema.names
    assert problems(archive) == []
    whats = [commit.what for commit in archive.commits()]
    assert f"brought from version {VERSION - 1} of the columns to {VERSION}" in whats


def test_what_was_before_the_migration_can_still_be_seen(archive):
    before = rows(archive)
    made_old(archive)
    old = archive.store.state()
    archive.add(news([99]), link=False)
    store = archive.store
    made = {state.batch: state for state in store.commits()}
    assert made[old.batch].schema == VERSION - 1
    then = Archive(store.path, as_of=old.when)
    assert rows(then) == before
    unmigrated = Snapshot(store, made[old.batch])
    assert unmigrated.rows("SELECT count(*), max(killed) FROM events") == [(9, 8)]


def test_a_migration_that_was_stopped_is_made_by_the_next_writer(archive, monkeypatch):
    before = rows(archive)
    made_old(archive)
    writes = iter(range(99))

    def stops(*args, **fields):
        if next(writes) == 1:
            raise KeyboardInterrupt
        return write_deltalake(*args, **fields)

    with monkeypatch.context() as patch:
        patch.setattr(commits, "write_deltalake", stops)
        with pytest.raises(KeyboardInterrupt):
            archive.compact()
    assert archive.store.state().schema == VERSION - 1
    assert rows(afresh(archive)) == before
    archive.compact()
    assert archive.store.state().schema == VERSION
    assert rows(afresh(archive)) == before


def test_steps_follow_one_another(monkeypatch):
    """Two versions back, by way of the one before this."""
    monkeypatch.setattr(migration, "VERSION", 3)
    monkeypatch.setattr(migration, "TABLES", {"t": pa.schema({"a": pa.int32()})})
    steps = {1: {"t": "SELECT x AS y FROM {t}"}, 2: {"t": "SELECT y AS a FROM {t}"}}
    monkeypatch.setattr(migration, "STEPS", steps)
    assert list(migration.views(1, ["t"])) == [
        "CREATE TEMP VIEW t_of_2 AS SELECT x AS y FROM t_of_1",
        "CREATE TEMP VIEW t_of_3 AS SELECT y AS a FROM t_of_2",
        'CREATE TEMP VIEW t AS SELECT "a" FROM t_of_3',
    ]
    assert migration.changed(1) == migration.changed(2) == ["t"]
    assert migration.changed(3) == []


def test_every_earlier_version_has_a_step():
    assert sorted(REAL) == list(range(1, VERSION))


def test_statements_of_version_1_told_not_what_they_are_about(archive, monkeypatch):
    monkeypatch.setattr(migration, "STEPS", REAL)
    store = archive.store
    state = store.state()
    kept = store.open("statements").to_pyarrow_table()
    versions = dict(state.versions)
    place = store.of("statements")
    old = kept.drop_columns(["about"])
    write_deltalake(place, old, mode="overwrite", schema_mode="overwrite")
    versions["statements"] = DeltaTable(place).version()
    past = replace(state, schema=1, versions=versions, batch=state.batch + 1)
    store.commit(past, store.open("ledger"))
    statements = afresh(archive).statements().arrow()
    assert statements.num_rows == kept.num_rows > 0
    assert set(map(len, statements.column("about").to_pylist())) == {0}
