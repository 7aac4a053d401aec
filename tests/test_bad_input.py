"""What cannot be read is one clear failure, and the rest goes on."""

import json
import os
import time
import tracemalloc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import BadInput
from dragoman.records import Failure, Report
from dragoman.reports import files, make_report, parts, read

NEWS = "Envoys of both sides met on Tuesday and agreed to meet again in May."


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "it is empty"),
        ("space.txt", b" \n\t\r\n", "it is empty"),
        ("empty.jsonl", b"", "it is empty"),
        ("blank.jsonl", b"\n\n  \n", "it is empty"),
        ("list.json", b"[]", "its list is empty"),
        ("photo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "it is a binary file"),
        ("program", bytes(range(256)), "it is a binary file"),
        ("paper.pdf", b"%PDF-1.7\n1 0 obj", "it is a PDF document"),
        ("paper.docx", b"PK\x03\x04rest", "it breaks off"),
        ("news.jsonl.gz", b"\x1f\x8b\x08rest", "it breaks off"),
        ("page.html", b"<!DOCTYPE html><p></p>", "no article was found in the page"),
        ("map.xml", b"<?xml version='1.0'?><urlset/>", "it is XML of a kind"),
        (
            "russian.txt",
            "Президент провёл переговоры".encode("cp1251"),
            "it is not UTF-8",
        ),
        ("half.txt", "Президент".encode("utf-16")[:-1], "it is not UTF-8"),
        ("numbers.txt", b"12 345, 678 -- 9!", "it holds no sentence"),
        (
            "broken.txt",
            "Th\ufffd t\ufffdlks f\ufffd\ufffdled".encode(),
            "4 of its 16 characters are broken",
        ),
        ("array.json", b'["text"]', "Expected `object`, got `str`"),
    ],
)
def test_a_bad_file_is_one_failure(tmp_path, name, data, reason):
    file = tmp_path / name
    file.write_bytes(data)
    good = tmp_path / "good.txt"
    good.write_text(NEWS, "utf-8")
    bad, rest = read(file, good)
    assert isinstance(bad, Failure)
    assert isinstance(rest, Report)
    assert bad.reason.startswith(reason)
    assert (bad.room, bad.source) == ("reports", str(file))
    assert bad.remedy


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "cut', "it is not JSON"),
        (b"Talks failed.", "it is not JSON"),
        (b"[" * 100_000, "Expected `object`, got `array`"),
        (b'{"text": "x", "more": ' + b"[" * 100_000, "it nests too deeply"),
        (b'{"title": "no text"}', "Object missing required field `text`"),
        (b'{"text": null}', "Expected `str`, got `null` - at `$.text`"),
        (b'{"text": ""}', "it is empty"),
        (b'{"text": 5}', "Expected `str`, got `int` - at `$.text`"),
        (b'["text"]', "Expected `object`, got `array`"),
        (
            b'{"text": "Talks failed.", "date": "yesterday-ish"}',
            "'yesterday-ish' is not a day",
        ),
        (
            b'{"text": "Talks failed.", "date": "2024-02-30"}',
            "'2024-02-30' is not a day",
        ),
        (b'{"text": "42 -- 17"}', "it holds no sentence"),
        (b'{"text": "Talks \xff\xfe\xfd\xfc\x81"}', "it is not UTF-8"),
        (b'{"text": "Talks \\ud800 failed."}', "it is not JSON"),
        (b"\0\0\0\0", "it is not JSON"),
    ],
)
def test_a_bad_line_is_one_failure_and_the_rest_goes_on(tmp_path, line, reason):
    good = json.dumps({"text": NEWS}).encode()
    file = tmp_path / "news.jsonl"
    file.write_bytes(b"\n".join([good] * 6 + [line, good]) + b"\n")
    found = list(read(file))
    assert [type(f) for f in found] == [Report] * 6 + [Failure, Report]
    bad = found[6]
    assert bad.reason.startswith(reason)
    assert (bad.room, bad.source, bad.line) == ("reports", str(file), 7)
    assert bad.remedy


def test_the_id_of_a_bad_report_is_kept(tmp_path):
    file = tmp_path / "news.jsonl"
    file.write_text('{"id": "r7", "text": "x 1", "date": "soon"}\n', "utf-8")
    (bad,) = read(file)
    assert bad.given_id == "r7"


def test_a_line_of_fifty_megabytes_is_a_failure_in_bounded_memory(tmp_path):
    file = tmp_path / "news.jsonl"
    with file.open("wb") as stream:
        stream.write(json.dumps({"text": NEWS}).encode() + b'\n{"text": "')
        for _ in range(50):
            stream.write(b"a" * 1_000_000)
        stream.write(b'"}\n' + json.dumps({"text": NEWS}).encode())
    tracemalloc.start()
    found = list(read(file))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [type(f) for f in found] == [Report, Failure, Report]
    assert found[1].line == 2
    assert found[1].reason == "the line has more than 10,000,000 bytes"
    assert peak < 3 * parts.LONGEST


@pytest.mark.parametrize(
    "piece", ["[TEXT] ", "(AP ", "Word, ", "KABUL (AP) -- ", "By A B\n", "A", "\n- -"]
)
def test_a_long_text_takes_no_longer_than_its_length(piece):
    text = f"{NEWS} {piece * 50_000}"
    started = time.perf_counter()
    make_report(text)
    # A second for the slowest of these on an old machine; minutes if it were squared.
    assert time.perf_counter() - started < 10


def test_a_text_file_that_is_too_long_is_a_failure(tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "LONGEST", 100)
    file = tmp_path / "long.txt"
    file.write_text(NEWS * 2, "utf-8")
    (bad,) = read(file)
    assert bad.reason == "it has more than 100 bytes"


@pytest.mark.parametrize("name", ["missing.txt", "no/such/folder", "a\0b"])
def test_a_missing_file_is_a_failure(tmp_path, name):
    good = tmp_path / "good.txt"
    good.write_text(NEWS, "utf-8")
    bad, rest = read(f"{tmp_path}/{name}", good)
    assert bad.reason.startswith("it cannot be read: ")
    assert isinstance(rest, Report)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_a_failure(tmp_path):
    file = tmp_path / "secret.txt"
    file.write_text(NEWS, "utf-8")
    file.chmod(0)
    (bad,) = read(file)
    assert bad.reason == "it cannot be read: Permission denied"


def test_a_file_that_breaks_off_is_a_failure(tmp_path, monkeypatch):
    good = tmp_path / "good.txt"
    good.write_text(NEWS, "utf-8")

    def broken(*_, **__):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(files, "_read_stream", broken)
    (bad,) = read(good)
    assert bad.reason == "it cannot be read: Input/output error"


def test_an_empty_folder_is_a_failure(tmp_path):
    (bad,) = read(tmp_path)
    assert bad.reason == "the folder holds no files"


@pytest.mark.parametrize(
    "given_", [{"text": ""}, {"text": "1 2"}, {"text": NEWS, "published": "soon"}]
)
def test_a_text_at_hand_that_is_none_raises_bad_input(given_):
    with pytest.raises(BadInput, match=r"report: .+; .+"):
        make_report(**given_)


# One folder serves all examples: each writes its file anew.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary(max_size=300)
    | st.text(max_size=100).map(lambda t: t.encode("utf-8", "replace"))
    | st.text(max_size=60).map(lambda t: json.dumps({"text": t}).encode()),
    suffix=st.sampled_from([".txt", ".jsonl", ".json", ".csv", ".html", ".mbox", ""]),
)
def test_any_bytes_give_at_least_one_item_and_never_raise(tmp_path, data, suffix):
    file = tmp_path / f"any{suffix}"
    file.write_bytes(data)
    found = list(read(file))
    assert found
    assert all(isinstance(f, Report | Failure) for f in found)
