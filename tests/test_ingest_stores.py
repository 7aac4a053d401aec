"""Files of object stores are read as those of a folder are."""

import os

import fsspec
import pytest
from test_ingest_kinds import KINDS, NEWS, PAGE, texts

from dragoman.reports import ReadOptions, count_bytes, read


@pytest.fixture
def memory():
    """A store in memory with a few files."""
    store = fsspec.filesystem("memory")
    files = {"news/b.jsonl": KINDS["lines"], "news/in/a.zip": KINDS["zip"]}
    for name, data in files.items():
        store.pipe_file(f"/{name}", data)
    yield sum(map(len, files.values()))
    store.rm("/news", recursive=True)


def test_a_file_a_folder_and_a_pattern_of_a_store_are_read(memory):
    assert texts("memory://news/b.jsonl") == [NEWS]
    assert texts("memory://news") == [NEWS, NEWS]
    assert texts("memory://news/*.jsonl") == [NEWS]
    assert count_bytes("memory://news") == memory
    seen = []
    list(read("memory://news/b.jsonl", options=ReadOptions(on_progress=seen.append)))
    assert sum(seen) == len(KINDS["lines"])


@pytest.mark.parametrize(
    "path",
    [
        "memory://none/a.jsonl",
        "memory://none/*.jsonl",
        "nosuchstore://bucket/a",
        "ftp://daily.example/a",
        "simplecache::http://daily.example/a",
        "zip://a::https://daily.example/a.zip",
    ],
)
@pytest.mark.usefixtures("memory")
def test_what_a_store_does_not_have_is_a_failure(path):
    good, bad = read("memory://news/b.jsonl", path)
    assert good.text == NEWS
    assert (bad.room, bool(bad.reason and bad.remedy)) == ("reports", True)


def test_a_bucket_is_read(monkeypatch):
    from moto.server import ThreadedMotoServer

    for name in [n for n in os.environ if n.startswith("AWS_")]:
        monkeypatch.delenv(name)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        storage = {
            "key": "key",
            "secret": "secret",
            "client_kwargs": {
                "endpoint_url": f"http://{host}:{port}",
                "region_name": "us-east-1",
            },
        }
        store = fsspec.filesystem("s3", **storage)
        store.call_s3("create_bucket", Bucket="bucket")
        store.pipe_file("bucket/news/a.html", PAGE.encode())
        store.pipe_file("bucket/news/b.tar.gz", KINDS["tar.gz"])
        page, text = read("s3://bucket/news/", options=ReadOptions(storage=storage))
        assert (page.title, text.text) == ("Envoys meet", NEWS)
        assert page.given_id == "a.html"
        (bad,) = read("s3://none/a.txt", options=ReadOptions(storage=storage))
        assert bad.reason.startswith("it cannot be read")
    finally:
        server.stop()
