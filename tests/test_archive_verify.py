"""`verify` finds whatever was changed behind the back of an archive."""

import json
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from archives import NOON, afresh, install, mixed, news, problems, tampered
from msgspec.structs import replace

from dragoman.archive import Archive
from dragoman.errors import ArchiveFault


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A folder with an archive that nobody has touched."""
    folder = tmp_path_factory.mktemp("whole") / "archive"
    with pytest.MonkeyPatch.context() as patch:
        install("A", None, patch.setattr)
        made = Archive(folder, clock=lambda: NOON)
        made.add(mixed(6), link=False)
    assert problems(made) == []
    return folder


@pytest.fixture
def archive(whole, tmp_path, monkeypatch):
    install("A", None, monkeypatch.setattr)
    return Archive(shutil.copytree(whole, tmp_path / "archive"), clock=lambda: NOON)


def column(name, change, *, only_first=True):
    """Change a column, of the first row or of all."""

    def changed(rows):
        values = rows[name].to_pylist()
        values[0] = change(values[0])
        if not only_first:
            values[1:] = map(change, values[1:])
        at = rows.schema.get_field_index(name)
        field = rows.schema.field(at)
        return rows.set_column(at, field, pa.array(values, field.type))

    return changed


def in_json(change):
    """Change what a JSON column holds."""

    def changed(words):
        held = json.loads(words)
        change(held)
        return json.dumps(held, separators=(",", ":"), ensure_ascii=False)

    return changed


def shift(span):
    span["start"] += 1
    span["end"] += 1


def coded(rows):
    """Rows of reports, one that was coded first."""
    return rows.sort_by([("events", "descending")])


@pytest.mark.parametrize(
    ("table", "change", "found"),
    [
        ("reports", column("text", lambda t: t + "!"), "not the hash"),
        ("reports", column("source", lambda _: "The Forger"), "not the hash"),
        ("reports", column("published", lambda _: None), "not the hash"),
        ("reports", column("id", lambda i: i[::-1]), "not the hash"),
        ("reports", column("events", lambda n: n + 1), "are said to be"),
        ("reports", column("statements", lambda n: n + 1), "are said to be"),
        ("reports", column("state", lambda _: "waiting"), "it is said to be waiting"),
        ("reports", column("language", lambda _: "xx"), "it is said to be"),
        ("reports", column("frame", lambda _: "{"), "its frame cannot be read"),
        ("reports", column("batch", lambda n: n + 9), "its commit is not made"),
        ("reports", lambda rows: coded(rows).slice(1), "its report is not there"),
        ("reports", lambda rows: pa.concat_tables([rows, rows]), "there 2 times"),
        ("events", column("killed", lambda n: n + 1), "columns do not say"),
        ("events", column("actor_names", lambda _: "Nobody"), "columns do not say"),
        ("events", column("lat", lambda _: 0.0), "columns do not say"),
        ("events", column("id", lambda i: i[::-1]), "columns do not say"),
        ("events", column("report", lambda i: i[::-1]), "its report is not there"),
        ("events", column("number", lambda n: n + 1), "its place is 0"),
        ("events", lambda rows: rows.slice(1), "are said to be"),
        ("events", lambda rows: pa.concat_tables([rows, rows]), "there 2 times"),
        (
            "events",
            column("record", in_json(lambda e: shift(e["trigger"]))),
            "is not in the text",
        ),
        (
            "events",
            column("record", in_json(lambda e: shift(e["place"]["words"]))),
            "is not in the text",
        ),
        (
            "events",
            column("record", in_json(lambda e: e["trigger"].update(text="shut"))),
            "is not in the text",
        ),
        (
            "events",
            column("record", in_json(lambda e: e.update(type="AID"))),
            "not the hash",
        ),
        (
            "events",
            column("record", in_json(lambda e: e.update(content="0" * 20))),
            "the event it is about is not there",
        ),
        ("events", column("record", in_json(lambda e: e.pop("why"))), "missing"),
        ("events", column("record", in_json(lambda e: e.update(x=1))), "unknown"),
        ("events", column("record", lambda r: r[:-9]), "truncated"),
        (
            "statements",
            column("record", in_json(lambda s: shift(s["cue"]))),
            "is not in the text",
        ),
        ("statements", column("stance", lambda _: "for"), "columns do not say"),
        ("statements", lambda rows: rows.slice(1), "are said to be"),
        ("statements", column("record", lambda _: "{}"), "missing"),
        ("failures", column("reason", lambda r: r + "!"), "not the hash"),
        ("failures", lambda rows: pa.concat_tables([rows, rows]), "there 2 times"),
    ],
)
def test_what_was_changed_is_found(archive, table, change, found):
    tampered(archive, table, change)
    assert any(found in problem for problem in problems(archive)), problems(archive)


def test_a_problem_names_the_row(archive):
    event = next(iter(archive.events()))

    def change(rows):
        mask = pc.equal(rows["id"], event.id)
        values = pc.if_else(mask, pa.scalar("nobody"), rows["actor_names"])
        at = rows.schema.get_field_index("actor_names")
        return rows.set_column(at, rows.schema.field(at), values)

    tampered(archive, "events", change)
    (problem,) = afresh(archive).verify()
    assert (problem.table, problem.id) == ("events", event.id)


def test_a_file_that_was_written_over_is_found(archive):
    archive.add(news(range(50, 60)), link=False)
    small, large = sorted(
        Path(archive.store.path, "events").glob("*.parquet"),
        key=lambda file: file.stat().st_size,
    )
    large.write_bytes(small.read_bytes())
    found = problems(archive)
    assert any("bytes, and" in problem for problem in found)
    assert any("rows, and" in problem for problem in found)
    assert any("are said to be" in problem for problem in found)


def empty(file):
    file.write_bytes(b"")


def scramble(file):
    file.write_bytes(bytes(255 - byte for byte in file.read_bytes()))


@pytest.mark.parametrize("spoil", [Path.unlink, empty, scramble])
@pytest.mark.parametrize("files", ["reports/*.parquet", "ledger/*.parquet"])
def test_a_damaged_file_is_told_of_in_plain_words(archive, spoil, files):
    for file in Path(archive.store.path).glob(files):
        spoil(file)
    table = files.partition("/")[0]
    with pytest.raises(ArchiveFault, match=f"'{table}' cannot be read"):
        list(afresh(archive).reports())


@pytest.mark.parametrize("table", ["events", "ledger"])
def test_a_damaged_log_is_told_of_in_plain_words(archive, table):
    log = sorted(Path(archive.store.path, table, "_delta_log").glob("*.json"))[-1]
    log.write_text('{"add')
    with pytest.raises(ArchiveFault, match=f"'{table}' cannot be read: [^\n]+$"):
        afresh(archive).events().count()


def test_a_damaged_page_is_found_when_it_is_read(archive):
    """The head and foot of the file are whole, so it opens."""
    (file,) = Path(archive.store.path, "reports").glob("*.parquet")
    words = bytearray(file.read_bytes())
    words[200:1200] = bytes(1000)
    file.write_bytes(words)
    with pytest.raises(ArchiveFault, match="cannot be read"):
        list(afresh(archive).verify())


def test_a_newer_archive_is_left_alone(archive):
    store = archive.store
    store.commit(replace(store.state(), schema=99), store.open("ledger"))
    for ask in (archive.info, archive.recode, lambda: archive.add(news([1]))):
        with pytest.raises(ArchiveFault, match="use the dragoman that made it"):
            ask()
