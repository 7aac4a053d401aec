"""Broken and hostile files cost what is broken in them, and nothing else."""

import gzip
import io
import json
import tarfile
import tracemalloc
import zipfile

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_ingest_kinds import (
    KINDS,
    LINE,
    NEWS,
    PAGE,
    RSS,
    crawled,
    mail,
    parquet,
    put,
    tarred,
    zipped,
)

from dragoman.records import Failure, Report
from dragoman.reports import ReadOptions, read

MANY = b"".join(
    json.dumps({"text": f"Number {n}: {NEWS} {n * 7919}"}).encode() + b"\n"
    for n in range(3000)
)


def split(*paths, **options):
    """The reports, and the reasons of failures."""
    found = list(read(*paths, options=ReadOptions(**options)))
    good = [item for item in found if isinstance(item, Report)]
    return good, [item for item in found if isinstance(item, Failure)]


@pytest.mark.parametrize("codec", ["gzip", "zstd"])
def test_what_stands_before_the_break_of_a_packed_file_is_read(tmp_path, codec):
    data = pa.compress(MANY, codec=codec, asbytes=True)
    good, bad = split(put(tmp_path, "a.jsonl", data[: len(data) * 2 // 3]))
    assert 0 < len(good) < 3000
    assert [r.text for r in good] == [
        f"Number {n}: {NEWS} {n * 7919}" for n in range(len(good))
    ]
    assert len(bad) == 1
    assert bad[0].reason.startswith(("it breaks off", "it is damaged"))


def test_bad_bytes_within_a_packed_file_are_a_failure(tmp_path):
    data = bytearray(gzip.compress(MANY))
    data[len(data) // 2] ^= 0xFF
    _, bad = split(put(tmp_path, "a.jsonl.gz", bytes(data)))
    assert any(f.reason.startswith("it is damaged") for f in bad)


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("cut", [1, 100, 700])
def test_what_stands_before_the_break_of_a_crawl_is_read(tmp_path, packed, cut):
    data = crawled(*[PAGE.replace("old", f"old {n}") for n in range(4)], packed=packed)
    good, bad = split(put(tmp_path, "a.warc", data[: -cut - 4]))
    assert 2 <= len(good) <= 4  # the last bytes of a packed one only check it
    assert [f.reason for f in bad] == ["it breaks off; what stood before was read"]


def test_a_page_with_a_broken_encoding_in_a_crawl_costs_itself_alone(tmp_path):
    data = crawled("x" * 500, PAGE, packed=False)
    at = data.index(b"\x1f\x8b")
    data = data[: at + 12] + b"\xff" * 8 + data[at + 20 :]
    good, bad = split(put(tmp_path, "a.warc", data))
    assert (len(good), len(bad)) == (1, 1)


@pytest.mark.parametrize("share", [0.3, 0.45, 0.6])
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_the_members_before_the_break_of_an_archive_are_read(tmp_path, pack, share):
    members = {f"{n}.txt": f"{n} {NEWS}".encode() * (n + 1) for n in range(20)}
    data = pack(**members)
    good, bad = split(put(tmp_path, "a", data[: int(len(data) * share)]))
    assert 3 < len(good) < 20
    assert [r.given_id for r in good] == list(members)[: len(good)]
    assert bad


def test_a_zip_written_as_a_stream_is_read_before_its_break(tmp_path):
    class Pipe(io.RawIOBase):
        """A stream that cannot go back, so that sizes follow the bodies."""

        def __init__(self):
            self.data = b""

        def writable(self):
            return True

        def write(self, data):
            self.data += bytes(data)
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(5):
            archive.writestr(f"{n}.txt", f"{n} {NEWS}")
    end = pipe.data.index(b"PK\x01\x02")
    good, bad = split(put(tmp_path, "a.zip", pipe.data[: end - 60]))
    assert [r.given_id for r in good] == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert bad


def test_a_broken_header_within_a_tar_is_not_passed_over_in_silence(tmp_path):
    data = bytearray(tarred(**{"a.txt": NEWS.encode(), "b.txt": NEWS.encode()}))
    data[1024 + 150] ^= 0xFF  # in the checksum of the second header
    good, bad = split(put(tmp_path, "a.tar", bytes(data)))
    assert (len(good), len(bad)) == (1, 1)


@pytest.mark.parametrize(
    "name", ["../x.txt", "/etc/x.txt", "a/../../x", "C:\\x", "..\\x"]
)
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_member_whose_name_leads_out_is_refused_by_name(tmp_path, pack, name):
    path = put(tmp_path, "a", pack(**{name: NEWS.encode(), "good.txt": NEWS.encode()}))
    good, bad = split(path)
    assert [r.given_id for r in good] == ["good.txt"]
    assert [f.source for f in bad] == [f"{path}!/{name}"]
    assert bad[0].reason == "its name leads out of the archive"


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        (tarfile.SYMTYPE, "it is a link in an archive"),
        (tarfile.LNKTYPE, "it is a link in an archive"),
        (tarfile.CHRTYPE, "it is no ordinary file in an archive"),
        (tarfile.FIFOTYPE, "it is no ordinary file in an archive"),
    ],
)
def test_links_and_devices_are_refused(tmp_path, kind, what):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        info = tarfile.TarInfo("x.txt")
        info.type, info.linkname = kind, "/etc/passwd"
        archive.addfile(info)
        info = tarfile.TarInfo("y.txt")
        info.size = len(NEWS)
        archive.addfile(info, io.BytesIO(NEWS.encode()))
    good, bad = split(put(tmp_path, "a.tar", stream.getvalue()))
    assert len(good) == 1
    assert [f.reason for f in bad] == [what]


def test_a_link_in_a_zip_is_refused(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        info = zipfile.ZipInfo("x.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    good, bad = split(put(tmp_path, "a.zip", stream.getvalue()))
    assert good == []
    assert bad[0].reason == "it is a link in an archive"


def test_an_encrypted_member_is_refused(tmp_path):
    data = bytearray(zipped(**{"x.txt": NEWS.encode(), "y.txt": NEWS.encode()}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    good, bad = split(put(tmp_path, "a.zip", bytes(data)))
    assert [r.given_id for r in good] == ["y.txt"]
    assert bad[0].reason == "it is encrypted"


def test_a_wrong_checksum_in_a_zip_is_a_failure(tmp_path):
    data = zipped(**{"x.txt": NEWS.encode()})
    at = data.index(b"PK\x01\x02") + 16
    good, bad = split(put(tmp_path, "a.zip", data[:at] + b"abcd" + data[at + 4 :]))
    assert good == []
    assert bad[0].reason.startswith("it is damaged (Bad CRC-32")


@pytest.mark.parametrize("name", ["[Content_Types].xml", "mimetype"])
def test_an_office_document_is_no_archive(tmp_path, name):
    path = put(tmp_path, "a.docx", zipped(**{name: b"x", "word.xml": b"<x/>"}))
    good, bad = split(path)
    assert good == []
    assert bad[0].reason == "it is an office document, e-book or program"


def test_archives_lie_at_most_two_deep(tmp_path):
    one = zipped(**{"a.txt": NEWS.encode()})
    two = zipped(**{"one.zip": one})
    three = zipped(**{"two.zip": two})
    assert len(split(put(tmp_path, "two.zip", two))[0]) == 1
    good, bad = split(put(tmp_path, "three.zip", three))
    assert good == []
    assert bad[0].source.endswith("three.zip!/two.zip!/one.zip")
    assert bad[0].reason == "it lies more than 2 archives deep"


def test_a_file_is_unpacked_at_most_three_times(tmp_path):
    data = LINE
    for _ in range(3):
        data = gzip.compress(data)
    assert len(split(put(tmp_path, "a", data))[0]) == 1
    (bad,) = read(put(tmp_path, "b", gzip.compress(data)))
    assert bad.reason == "it was compressed over 3 times"


@pytest.mark.parametrize("form", ["gzip", "zip", "tar.gz"])
def test_a_bomb_is_refused_in_bounded_memory(tmp_path, form):
    line = b'{"te": "' + b"a" * 99_990 + b'"}\n'
    bomb = line * 600
    members = {"a.jsonl": bomb, "b.txt": NEWS.encode()}
    pack = {
        "gzip": lambda: gzip.compress(bomb),
        "zip": lambda: zipped(**members),
        "tar.gz": lambda: tarred("w:gz", **members),
    }
    path = put(tmp_path, "a", pack[form]())
    tracemalloc.start()
    good, bad = split(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert any("unpacks to over 250 times its size" in f.reason for f in bad)
    assert 150 < len(bad) < 300
    assert len(good) == (form == "zip")
    assert peak < 5_000_000


def test_members_that_share_their_bytes_are_refused(tmp_path):
    data = bytearray(zipped(**{"a.txt": NEWS.encode(), "b.txt": NEWS.encode()}))
    at = data.index(b"PK\x01\x02")
    data[at + 20 : at + 24] = (10_000).to_bytes(4, "little")
    (bad,) = read(put(tmp_path, "a.zip", bytes(data)))
    assert bad.reason.startswith("its members share their bytes")


def test_an_empty_archive_or_member_is_a_failure(tmp_path):
    assert "empty" in next(read(put(tmp_path, "a.zip", zipped()))).reason
    good, bad = split(put(tmp_path, "b.zip", zipped(**{"a.txt": b"", "b.txt": NEWS})))
    assert len(good) == 1
    assert (bad[0].reason, bad[0].source[-6:]) == ("it is empty", "/a.txt")


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html></html>", "no article was found in the page"),
        ("<html><body><div id='app'></div><script>go()</script>", "no article was"),
        ("<html><body>" + "<p>x</p>" * 101_000, "the page has more than 100,000"),
        ("<html>" + "x" * 10_000_001, "it has more than 10,000,000 bytes"),
        ("<!--" * 1000 + "<html>", "there is no markup in the page"),
        ("<html>" + "<div>" * 5000 + f"<p>{NEWS}", "no article was found"),
    ],
)
def test_a_page_without_an_article_is_one_failure(tmp_path, page, reason):
    good, bad = split(put(tmp_path, "a.html", page), put(tmp_path, "b.txt", NEWS))
    assert len(good) == 1
    assert [f.reason[: len(reason)] for f in bad] == [reason]


@pytest.mark.parametrize(
    ("feed", "entries"),
    [
        (RSS[: RSS.index("<item><title>Talks")], 1),  # breaks off
        (RSS.replace("</channel>", "</chanel>"), 2),
        (RSS.replace("Short.", "Short & sweet <b>"), 2),
    ],
)
def test_the_entries_of_a_feed_with_broken_xml_are_kept(tmp_path, feed, entries):
    good, bad = split(put(tmp_path, "a.xml", feed))
    assert len(good) == entries
    assert [f.reason[:17] for f in bad] == ["its XML is broken"]


def test_a_feed_reaches_no_file_and_swells_no_entity(tmp_path):
    doctype = "<!DOCTYPE rss [{}]>"
    feed = RSS.split("?>")[1].replace("Short.", "&a;").replace("content:encoded", "x")
    secret = put(tmp_path, "secret", "The secret word is xyzzy.")
    spy = doctype.format(f'<!ENTITY a SYSTEM "file://{secret}">') + feed
    good, bad = split(put(tmp_path, "a.xml", spy))
    assert not any("xyzzy" in str(item) for item in (*good, *bad))
    swelling = "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(8)
    )
    bomb = doctype.format('<!ENTITY a "aaaaaaaaaa">' + swelling) + feed
    good, bad = split(put(tmp_path, "b.xml", bomb.replace("&a;", "&i;")))
    assert all(len(r.text) < 1000 for r in good)


def test_an_entry_without_text_is_a_failure_that_names_fetching(tmp_path):
    item = "<item><title>T</title><link>https://daily.example/2</link></item>"
    good, bad = split(
        put(tmp_path, "a.xml", RSS.replace("</channel>", item + "</channel>"))
    )
    assert len(good) == 2
    assert (bad[0].reason, bad[0].given_id) == (
        "the entry has no text",
        "https://daily.example/2",
    )
    assert "--fetch" in bad[0].remedy


@pytest.mark.parametrize(
    "message",
    [
        b"Subject: x\n\n",
        b"Subject: =?bad?q?x?=\nContent-Type: image/png\n\nabc",
        b"".join(
            b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n)
            for n in range(2000)
        ),
    ],
)
def test_a_message_without_text_is_a_failure(tmp_path, message):
    first = b"From x@y Tue Mar  5 10:00:00 2024\n"
    data = first + message + b"\n\n" + first + mail()
    good, bad = split(put(tmp_path, "a.mbox", data))
    assert len(good) == len(bad) == 1
    assert bad[0].line == 1


def test_a_message_in_an_unknown_encoding_is_read(tmp_path):
    data = mail(f"Caf\xe9. {NEWS}").replace(b'charset="utf-8"', b'charset="nonsense"')
    assert len(split(put(tmp_path, "a.eml", data))[0]) == 1


def test_an_open_quote_costs_its_rows_and_says_so(tmp_path):
    rows = f"{NEWS}\n" * 146_000
    good, bad = split(put(tmp_path, "a.csv", f'text\n{NEWS}\n"{rows}'))
    assert good[0].text == NEWS
    assert any("is a quote open?" in f.reason for f in bad)


@pytest.mark.parametrize("cut", [10, 100, 400])
def test_a_parquet_file_that_breaks_off_is_a_failure(tmp_path, cut):
    data = parquet(text=[NEWS] * 10)
    (bad,) = read(put(tmp_path, "a.parquet", data[:-cut]))
    assert bad.reason.startswith("it is damaged")


def test_a_broken_cell_of_parquet_costs_its_row_alone(tmp_path):
    cells = pa.array([NEWS.encode(), b"\xff\xfe\xfd", NEWS.encode()], pa.binary())
    good, bad = split(put(tmp_path, "a.parquet", parquet(text=cells.view(pa.string()))))
    assert (len(good), [f.line for f in bad]) == (2, [2])


# One folder serves all examples: each writes its file anew.
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
    max_examples=150,
)
@given(data=st.data())
def test_no_damage_ever_raises(tmp_path, data):
    kinds = {**KINDS, "warc": crawled(PAGE, packed=False), "page": PAGE.encode()}
    whole = kinds[data.draw(st.sampled_from(sorted(kinds)), "kind")]
    broken = bytearray(whole[: data.draw(st.integers(1, len(whole)), "length")])
    for at in data.draw(st.lists(st.integers(0, len(broken) - 1), max_size=4), "at"):
        broken[at] = data.draw(st.integers(0, 255), "byte")
    for item in read(put(tmp_path, "a", bytes(broken))):
        assert isinstance(item, Report | Failure)
