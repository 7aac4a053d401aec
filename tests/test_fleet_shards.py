"""Shards read one after another give what is read at once; engines are chosen well."""

import sys
import zipfile

import pytest

from dragoman import fleet
from dragoman.errors import BadInput, BadSetting, DragomanError, UnknownChoice
from dragoman.fleet import Engine, Sources, shards
from dragoman.reports import ReadOptions, read


@pytest.fixture
def folder(tmp_path):
    """A folder with all that `read` finds its way through."""
    news = tmp_path / "news"
    (news / "below" / "deeper").mkdir(parents=True)
    (news / "a.txt").write_text("Envoys of Peru met envoys of Chile.")
    (news / "below" / "deeper" / "b.txt").write_text("Kenya sent aid to Uganda.")
    (news / ".hidden.txt").write_text("Nobody reads this.")
    (news / "README.md").write_text("What lies here.")
    (news / "empty.txt").write_text("")
    rows = '{"text": "France sued Chad.", "date": "2024-03-05"}\n{"no": "text"}\n'
    (news / "rows.jsonl").write_text(rows * 3)
    with zipfile.ZipFile(news / "packed.zip", "w") as packed:
        packed.writestr("c.txt", "Norway condemned the attack.")
    return news


@pytest.mark.parametrize(
    "names",
    [
        [""],  # the folder itself
        ["rows.jsonl", "a.txt"],
        ["*.txt", "**/*.txt"],  # a file twice
        ["nothing.txt", "a.txt", "none-*.txt"],  # what is not there, in its place
        ["packed.zip", "below"],
    ],
)
@pytest.mark.parametrize("most", [1, 100, 10_000])
def test_shards_together_give_what_is_read_at_once(folder, names, most, monkeypatch):
    monkeypatch.setattr(shards, "SHARD_BYTES", most)
    paths = [folder / name for name in names]
    sources = Sources(*paths)
    apart = [i for shard in sources.shards() for i in shard.read(sources.abroad())]
    assert apart == list(sources) == list(read(*paths))


def test_small_files_share_a_shard_and_large_ones_do_not(tmp_path, monkeypatch):
    monkeypatch.setattr(shards, "SHARD_BYTES", 50)
    for name, size in [("a", 20), ("b", 20), ("c", 20), ("d", 90), ("e", 10)]:
        (tmp_path / f"{name}.txt").write_text("x" * size)
    cut = [[f.name for f in s.files] for s in Sources(tmp_path).shards()]
    assert cut == [["a.txt", "b.txt"], ["c.txt"], ["d.txt"], ["e.txt"]]


def test_progress_is_not_told_by_those_who_read_elsewhere(folder):
    told = []
    sources = Sources(folder, options=ReadOptions(on_progress=told.append))
    for shard in sources.shards():
        list(shard.read(sources.abroad()))
    assert told == []
    sources.tell(7)
    assert told == [7]


@pytest.mark.parametrize("path", ["-", "https://example.org/feed.xml"])
def test_what_only_one_can_read_is_no_shard(path):
    with pytest.raises(BadInput, match="no file that many could read"):
        list(Sources(path).shards())


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        ({"name": "dafft"}, UnknownChoice, "Did you mean 'daft'"),
        ({"name": "daft", "runner": "rai"}, UnknownChoice, "Did you mean 'ray'"),
        ({"runner": "ray"}, BadSetting, "name the engine 'daft'"),
        ({"workers": 0}, BadSetting, "at least one"),
    ],
)
def test_an_engine_that_there_is_not_is_refused(given, error, said):
    with pytest.raises(error, match=said):
        Engine(**given)


def test_a_missing_extra_is_said_with_its_remedy(monkeypatch):
    monkeypatch.setitem(sys.modules, "daft", None)
    with pytest.raises(DragomanError, match=r'pip install "dragoman\[fleet\]"'):
        fleet.start(Engine(name="daft"))
