"""Input that was made to do harm takes neither time, memory nor the whole run."""

import gc
import io
import os
import socket
import tarfile
import threading
import time
import zipfile
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pyarrow as pa
import pytest
from test_ingest_fetch import fetch, moved, one_failure, site
from test_ingest_kinds import NEWS, PAGE, parquet, put

from dragoman.records import Failure, Report
from dragoman.reports import read
from dragoman.reports.addresses import is_public
from dragoman.reports.robots import read_robots

LONG = " " * 200_000


def header(name, kind, size=0):
    """The header of a member of a TAR archive."""
    info = tarfile.TarInfo(name)
    info.type, info.size = kind, size
    return info.tobuf(tarfile.GNU_FORMAT)


def chained(kind, body):
    """A TAR archive in which headers extend one another without end."""
    one = header("x", kind, 512) + body.ljust(512, b"\0")
    news = header("a.txt", tarfile.REGTYPE, len(NEWS)) + NEWS.encode()
    return one * 5000 + news.ljust(1024, b"\0") + b"\0" * 1024


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a", "From " + "1" * 8100),
        ("a.txt", "A title\n\n" + "www." * 100 + " x\n\n" + NEWS),
        ("a.txt", "A title\n\n" + "http://a," * 60 + " x\n\n" + NEWS),
        ("a.jsonl", f'{{"text": "{NEWS}", "date": "mon{LONG}x"}}'),
        ("a.jsonl", f'{{"text": "{NEWS}", "date": "5 mar 2024{LONG}x"}}'),
    ],
)
def test_no_pattern_takes_long_over_any_line(tmp_path, name, data):
    started = time.monotonic()
    assert len(list(read(put(tmp_path, name, data)))) == 1
    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://daily.example/a", "link"),
        ("www.a.example | http://b.example,|, www.c.example;", "link"),
        ("www.a.example says so", None),
        ("| www.a.example", None),
    ],
)
def test_a_line_of_links_alone_is_known(text, kind):
    from dragoman.reports.lines import line_kind

    assert line_kind(text) == kind


@pytest.fixture
def no_collection():
    """Keeps what others left behind from being ended where the stack is full."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collection")
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.tar", chained(b"x", b"20 comment=abcdefgh\n")),
        ("a.tar", chained(b"L", b"name.txt")),
        ("a.eml", f"From: {'(' * 5000}\nSubject: x\n\n{NEWS}"),
        ("a.html", f'<meta charset="undefined"><p>\udcff{NEWS}'),
    ],
)
def test_what_makes_libraries_stumble_is_one_row(tmp_path, name, data):
    data = data if isinstance(data, bytes) else data.encode("utf-8", "surrogateescape")
    (found,) = read(put(tmp_path, name, data))
    assert isinstance(found, Report | Failure)


@pytest.mark.parametrize("charset", ["punycode", "idna", "base64", "rot13", "utf-16"])
def test_an_encoding_that_is_none_is_not_believed(tmp_path, charset):
    page = PAGE.replace("<head>", f'<head><meta charset="{charset}">')
    page = page.replace("They shook", "Café. They shook").encode("cp1252")
    (found,) = read(put(tmp_path, "a.html", page))
    assert "Café. They shook" in found.text


def test_half_a_letter_in_a_feed_costs_no_other_entry(tmp_path):
    item = "<item><title>&#xD800;&#57343;b</title><description>{}</description></item>"
    feed = f"<rss><channel>{item.format(NEWS)}{item.format(NEWS)}</channel></rss>"
    found = list(read(put(tmp_path, "a.xml", feed)))
    assert [report.text for report in found] == [NEWS, NEWS]


def test_a_parameter_of_mail_that_is_numbered_in_part_is_left_alone(tmp_path):
    kind = "Content-Type: text/plain; charset*=x'x'%ff; charset*0*=a"
    (found,) = read(put(tmp_path, "a.eml", f"{kind}\n\n{NEWS}"))
    assert found.text == NEWS


def test_names_that_are_no_letters_can_be_written_down(tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/n\xff.txt")).write_text(NEWS)
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        info = tarfile.TarInfo("t\udcff.txt")
        info.size = len(NEWS)
        archive.addfile(info, io.BytesIO(NEWS.encode()))
        archive.addfile(tarfile.TarInfo("/t\udcff"))
    put(tmp_path, "z.tar", packed.getvalue())
    one, two, bad = read(tmp_path)
    assert (one.given_id, two.given_id) == ("n\\xff.txt", "t\\xff.txt")
    assert bad.source.endswith("z.tar!//t\\xff")
    assert msgspec.json.encode([one, two, bad])


def test_days_beyond_the_calendar_cost_their_rows_of_parquet_alone(tmp_path):
    days = pa.array([2**30, 19_787], pa.int32()).cast(pa.date32())
    bad, good = read(put(tmp_path, "a.parquet", parquet(text=[NEWS] * 2, date=days)))
    assert "is not a day" in bad.reason
    assert good.published.isoformat() == "2024-03-05"


def test_a_column_of_parquet_whose_name_is_no_text_is_no_crash(tmp_path):
    data = parquet(text=[NEWS]).replace(b"text", b"tex\xff")
    (bad,) = read(put(tmp_path, "a.parquet", data))
    assert isinstance(bad, Failure)


def test_a_cell_of_parquet_is_as_short_as_a_report(tmp_path):
    data = parquet(text=[NEWS * 200_000, NEWS])
    bad, good = read(put(tmp_path, "a.parquet", data))
    assert bad.reason == "its text has more than 10,000,000 letters"
    assert good.text == NEWS


@pytest.mark.parametrize("end", [b"\x00\xd8\n\x00", b"\x00"])
def test_utf_16_that_breaks_off_in_a_table_is_no_crash(tmp_path, end):
    data = b"\xff\xfe" + f"text\n{NEWS}\n".encode("utf-16-le") + end
    good, bad = read(put(tmp_path, "a.csv", data))
    assert good.text == NEWS
    assert "broken" in bad.reason


def test_a_table_without_rows_says_so(tmp_path):
    paths = (
        put(tmp_path, "a.csv", "text,title\n"),
        put(tmp_path, "a.parquet", parquet(text=pa.array([], pa.string()))),
    )
    assert [f.reason for f in read(*paths)] == ["the table has no rows"] * 2


def test_a_member_without_a_name_costs_no_other(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", NEWS)
        archive.writestr("b.txt", NEWS)
    data = bytearray(stream.getvalue())
    data[data.index(b"PK\x01\x02") + 46] = 0
    bad, good = read(put(tmp_path, "a.zip", bytes(data)))
    assert isinstance(bad, Failure)
    assert good.text == NEWS


def test_a_bomb_that_multiplies_by_nesting_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("dragoman.reports.parts._FREE_IN_ALL", 20_000_000)
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(20):
            archive.writestr(f"{n}.jsonl", b'{"te": "' + b"a" * 3_000_000 + b'"}\n')
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner.zip", inner.getvalue())
    bad = list(read(put(tmp_path, "a.zip", outer.getvalue())))
    assert len(bad) == 20
    assert bad[0].reason.startswith("Object missing")
    assert "unpacks to over 250 times" in bad[-1].reason


def test_a_folder_with_links_in_circles_and_pipes_is_read_once(tmp_path):
    (tmp_path / "sub").mkdir()
    put(tmp_path, "a.txt", NEWS)
    put(tmp_path / "sub", "b.txt", NEWS)
    for name, to in [("one", "."), ("two", "."), ("loop", "loop")]:
        (tmp_path / name).symlink_to(to)
    os.mkfifo(tmp_path / "pipe.txt")
    for pattern in ("", "/**", "/**/*.txt"):
        found = list(read(f"{tmp_path}{pattern}"))
        assert [report.text for report in found] == [NEWS, NEWS]


def test_a_folder_that_may_not_be_looked_into_is_a_failure(tmp_path, monkeypatch):
    (tmp_path / "locked").mkdir()
    put(tmp_path, "a.txt", NEWS)
    look = os.scandir

    def refuse(path):
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    good, bad = read(tmp_path)
    assert good.text == NEWS
    assert bad.source == str(tmp_path / "locked")


@contextmanager
def dripping(start, drop):
    """A host that sends a few bytes now and then, without end."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        done = threading.Event()

        def answer():
            for n in range(2):
                connection, _ = server.accept()
                with connection:
                    connection.recv(4096)
                    if n == 0:  # robots.txt
                        connection.sendall(
                            b"HTTP/1.1 404 x\r\nContent-Length: 0\r\n\r\n"
                        )
                        continue
                    try:
                        connection.sendall(start)
                        while not done.wait(0.05):
                            connection.sendall(drop)
                    except OSError:
                        pass

        thread = threading.Thread(target=answer)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        done.set()
        thread.join()


@pytest.mark.parametrize(
    ("start", "drop"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nX: ", b"x"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
)
def test_a_host_that_drips_byte_by_byte_is_given_up(start, drop):
    with dripping(start, drop) as base:
        assert one_failure(f"{base}/a", timeout=0.1) == "it comes too slowly"


@pytest.mark.parametrize("to", ["http://[", "//[::1", "http://[x]/"])
def test_a_redirection_to_no_address_is_a_failure(to):
    with site({"/a": moved(to)}) as (base, _):
        assert "no web address" in one_failure(f"{base}/a")


def test_passwords_are_not_kept():
    (bad,) = fetch("http://me:secret@daily.example/a")
    (unasked,) = read("http://me:secret@daily.example/a")
    for found in (bad, unasked):
        assert "secret" not in str(found)


@pytest.mark.parametrize(
    "number", ["::127.0.0.1", "fec0::1", "::ffff:0:7f00:1", "64:ff9b:1::1", "3fff::1"]
)
def test_numbers_outside_what_was_given_out_are_not_public(number):
    assert not is_public(number)


@pytest.mark.parametrize(
    ("lines", "path", "allowed"),
    [
        ("User-agent: *\nAllow: /\nDisallow: /private", "/private/x", False),
        ("User-agent: *\nDisallow: /\nAllow: /news", "/news/x", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", True),
        ("User-agent: *\nDisallow: /*/private/", "/x/private/y", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: *b", "/ab", False),
        ("\ufeffUser-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /x\n\nUser-agent: *\nDisallow: /y", "/y", False),
        ("User-agent: dragoman/1.0\nDisallow: /\n\nUser-agent: *", "/y", False),
        ("User-agent: Dragoman\nUser-agent: b\nDisallow: /", "/y", False),
        ("User-agent: b\nDisallow: /\nUser-agent: *\nDisallow:", "/y", True),
        ("User-agent: *\nSitemap: /s\nDisallow: /y # not this", "/y", False),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/caf%c3%a9", False),
        ("User-agent: *\nDisallow: /" + "*a" * 5000, "/" + "b" * 5000, False),
        ("Disallow: /", "/y", True),  # said to nobody
        ("<html>Not found</html>", "/y", True),
    ],
)
def test_the_longest_rule_of_robots_txt_decides(lines, path, allowed):
    assert read_robots(lines, "Dragoman").allows(path) is allowed


@pytest.mark.parametrize(
    ("value", "delay"), [("2.5", 2.5), ("10", 10.0), ("-1", 0.0), ("nan", 0.0)]
)
def test_a_delay_may_be_a_part_of_a_second(value, delay):
    lines = f"User-agent: *\nCrawl-delay: {value}"
    assert read_robots(lines, "Dragoman").delay == delay
