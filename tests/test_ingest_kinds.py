"""Every kind of file gives its reports, whatever it is called and packed in."""

import bz2
import gzip
import io
import json
import lzma
import sys
import tarfile
import zipfile
from datetime import date, datetime, timedelta, timezone
from email.message import EmailMessage

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dragoman.errors import BadInput, UnknownChoice
from dragoman.records import Failure, Report
from dragoman.reports import ReadOptions, count_bytes, read
from dragoman.reports.kinds import kind_of

NEWS = "Envoys of both sides met on Tuesday and agreed to meet again in May."
MORE = "A spokesman said that nothing had been signed and that much was left to do."
PAGE = f"""<!DOCTYPE html>
<html><head><title>Envoys meet - The Daily</title>
<meta property="og:site_name" content="The Daily">
<meta property="article:published_time" content="2024-03-05T10:00:00Z">
<link rel="canonical" href="https://daily.example/envoys">
<script>var x = "Tracking starts.";</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Envoys meet</h1>
<p>{NEWS} They shook hands before the door of the old mill.</p>
<p>{MORE} It was the third meeting of the <b>two</b> envoys.</p></article>
<div class="comments"><p>Great read, thanks, I will surely come back.</p></div>
<footer>Copyright The Daily</footer></body></html>"""
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Daily &amp; Co</title>
<item><guid>g1</guid><title>Envoys &lt;b&gt;meet&lt;/b&gt;</title>
<link>https://daily.example/1</link><pubDate>Tue, 05 Mar 2024 23:30:00 -0500</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>{NEWS}</p><script>track()</script><p>{MORE}</p>]]>
</content:encoded></item>
<item><title>Talks</title><description>{MORE}</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Daily</title>
<entry><id>tag:1</id><title>Envoys meet</title><updated>2024-03-05T10:00:00Z</updated>
<link href="https://daily.example/1"/><summary>{NEWS}</summary></entry></feed>"""


def texts(*paths, **options):
    """The texts of reports, and the reasons of failures."""
    found = read(*paths, options=ReadOptions(**options))
    return [i.text if isinstance(i, Report) else f"! {i.reason}" for i in found]


def put(folder, name, data):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def zipped(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(mode="w", **members):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def record(number, kind, body, **headers):
    """One record of a WARC file, written by the letter of the standard."""
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{number:012}>",
        "WARC-Date": "2024-03-07T10:00:00Z",
        "WARC-Target-URI": f"https://crawl.example/{number}",
        **headers,
        "Content-Length": len(body),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + body + b"\r\n\r\n"


def crawled(*pages, packed=True, kind="text/html; charset=utf-8", status="200 OK"):
    """A WARC file; each record is packed for itself, as crawlers do."""
    records = [record(99, "warcinfo", b"software: test\r\n")]
    for number, page in enumerate(pages):
        body = gzip.compress(page.encode(), mtime=0)
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Encoding: gzip"
        records.append(record(number, "request", b"GET / HTTP/1.1\r\n\r\n"))
        records.append(record(number, "response", head.encode() + b"\r\n\r\n" + body))
    return b"".join(map(gzip.compress, records) if packed else records)


def parquet(**columns):
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream)
    return stream.getvalue()


def mail(body=NEWS, html=None, **headers):
    message = EmailMessage()
    plain = {
        "Subject": "Envoys meet – again",
        "From": "The Daily <news@daily.example>",
        "Date": "Tue, 05 Mar 2024 23:30:00 -0500 (EST)",
        "Message-ID": "<1@daily.example>",
    }
    for name, value in {**plain, **headers}.items():
        message[name] = value
    if body is not None:
        message.set_content(body)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message.as_bytes()


LINE = json.dumps({"text": NEWS}).encode() + b"\n"
KINDS = {
    "text": NEWS.encode(),
    "lines": LINE,
    "document": json.dumps([{"text": NEWS}]).encode(),
    "gzip": gzip.compress(LINE),
    "bzip2": bz2.compress(LINE),
    "xz": lzma.compress(LINE),
    "zstd": pa.compress(LINE, codec="zstd", asbytes=True),
    "zip": zipped(**{"a/b.txt": NEWS.encode()}),
    "tar": tarred(**{"a/b.txt": NEWS.encode()}),
    "tar.gz": tarred("w:gz", **{"a/b.txt": NEWS.encode()}),
    "tar.xz": tarred("w:xz", **{"a/b.txt": NEWS.encode()}),
    "parquet": parquet(text=[NEWS]),
    "mailbox": b"From x@y Tue Mar  5 10:00:00 2024\n" + mail(),
    "feed": ATOM.encode(),
}
NAMES = {"document": "a.json"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_known_by_its_content(tmp_path, kind):
    path = put(tmp_path, NAMES.get(kind, "a"), KINDS[kind])
    assert [t.strip() for t in texts(path)] == [NEWS]


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"document"}))
def test_standard_input_may_be_of_any_kind(monkeypatch, kind):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(KINDS[kind])))
    assert [t.strip() for t in texts("-")] == [NEWS]


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"document"}))
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_any_kind_may_lie_in_an_archive(tmp_path, kind, pack):
    path = put(tmp_path, "x", pack(**{"in/a": KINDS[kind], ".hidden": b"Not me."}))
    assert [t.strip() for t in texts(path)] == [NEWS]


def test_members_and_files_are_named_by_where_they_lie(tmp_path):
    inner = zipped(**{"c/d.txt": b"1 2", "e.txt": NEWS.encode()})
    path = put(tmp_path, "x.tar.gz", tarred("w:gz", **{"a/b.zip": inner}))
    bad, good = read(path)
    assert bad.source == f"{path}!/a/b.zip!/c/d.txt"
    assert good.given_id == "e.txt"


def test_a_folder_may_hold_any_mix(tmp_path):
    put(tmp_path, "a.html", PAGE)
    put(tmp_path, "b.zip", KINDS["zip"])
    put(tmp_path, "c/d.jsonl.gz", KINDS["gzip"])
    found = texts(tmp_path)
    assert len(found) == 3
    assert found[1:] == [NEWS, NEWS]


def test_a_pattern_names_files(tmp_path):
    for name in ("b.txt", "a.txt", "c.md"):
        put(tmp_path, name, f"{NEWS} {name}")
    found = [r.given_id for r in read(f"{tmp_path}/*.txt")]
    assert found == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"<!DOCTYPE html><p>News", "a.txt", "page"),
        (b"\xef\xbb\xbf  <!-- saved --> <html>", "a", "page"),
        ("<html>".encode("utf-16"), "a", "page"),
        (b"<?xml version='1.0'?><!DOCTYPE html><html>", "a.xml", "page"),
        (b"<?xml version='1.0'?><!-- x --><rdf:RDF>", "a.xml", "feed"),
        (b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", "a.xml", "feed"),
        (b"<p>A piece of markup", "a.html", "page"),
        (b"<p>A piece of markup", "a.txt", "text"),
        (b"BZh is a word here", "a.txt", "text"),
        (b"From Rome, March 2024.\nMore: later", "a", "mailbox"),
        (b"From Rome came news of talks.\n", "a", "text"),
        (b'{"text": 1}', "a.txt", "text"),
        (b'{"text": 1}', "a", "lines"),
        (b"text,id\n", "a.CSV", "table"),
        (b" \n", "a.csv", "empty"),
    ],
)
def test_content_goes_before_the_name(head, name, kind):
    assert kind_of(head, name, name) == kind


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"Rar!\x1a", "RAR"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"%PDF-1", "PDF"),
        (b"<?xml version='1.0'?><nitf>", "<nitf>"),
    ],
)
def test_other_documents_are_refused_by_name(head, what):
    with pytest.raises(BadInput, match=what):
        kind_of(head, "a", "a")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_has_a_header_and_any_delimiter(tmp_path, delimiter):
    rows = [
        ("ID", "Title", "date", "publisher", "text", "else"),
        ("7", '"T; t, |"', "2024-03-05", "AP", f'"{NEWS}\n\n""{MORE}"""', "x"),
        ("8", "U", "", "", MORE),  # a short row: what is left out is not known
    ]
    lines = [delimiter.join(row) for row in rows]
    one, two = read(put(tmp_path, "a.csv", "\r\n".join(lines)))
    assert (one.given_id, one.title, one.source) == ("7", "T; t, |", "AP")
    assert one.text == f'{NEWS}\n\n"{MORE}"'
    assert one.published == date(2024, 3, 5)
    assert (two.text, two.source, two.published) == (MORE, None, None)


def test_a_bad_row_of_a_table_is_one_failure_with_its_line(tmp_path):
    data = f'text,date\n"{NEWS}\nx",\n{MORE},soon\n1,2,3\n,\n{MORE},\n'
    found = list(read(put(tmp_path, "a.csv", data)))
    lines = [f.line for f in found if isinstance(f, Failure)]
    assert lines == [4, 5, 6]
    assert found[-1].text == MORE


def test_a_table_in_an_old_code_page_is_read(tmp_path):
    data = f"text\nThe Café was “bombed”. {NEWS}\n".encode("cp1252")
    assert "Café was “bombed”" in texts(put(tmp_path, "a.csv", data))[0]
    data = f"text\n{NEWS}\n".encode("utf-16")
    assert texts(put(tmp_path, "b.csv", data)) == [NEWS]


def test_an_old_code_page_is_told_of_once_for_each_file(tmp_path, caplog):
    data = f"text;title\nAt the Café. {NEWS};Café\n“So”. {MORE};“So”\n".encode("cp1252")
    two = put(tmp_path, "a.csv", data), put(tmp_path, "b.csv", data)
    assert len(list(read(*two))) == 4
    assert [r.getMessage().split(" is not")[0] for r in caplog.records] == [
        str(path) for path in two
    ]


def test_the_head_of_a_table_in_an_old_code_page_is_read(tmp_path):
    data = f"Überschrift;Text\r\nUnruhen;{NEWS}\r\n".encode("cp1252")
    options = ReadOptions(columns={"title": "Überschrift"})
    (report,) = read(put(tmp_path, "a.csv", data), options=options)
    assert (report.title, report.text) == ("Unruhen", NEWS)


def test_days_in_numbers_are_read_as_the_options_say(tmp_path):
    rows = f"text,date\n{NEWS},03/04/2024\n{MORE},13/04/2024\n"
    path = put(tmp_path, "a.csv", rows)
    doubtful, certain = read(path)
    assert "which number is the month" in doubtful.reason
    assert "--days" in doubtful.remedy
    assert certain.published == date(2024, 4, 13)
    days = [r.published for r in read(path, options=ReadOptions(days="dmy"))]
    assert days == [date(2024, 4, 3), date(2024, 4, 13)]


COLUMNS = {"text": "Body", "published": "pub_date", "source": "paper"}


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_columns_may_have_other_names(tmp_path, form):
    row = {"Body": NEWS, "pub_date": "2024-03-05", "paper": "AP", "title": "T"}
    data = {
        "csv": ",".join(row) + "\n" + ",".join(row.values()),
        "jsonl": json.dumps(row),
        "parquet": parquet(**{name: [value] for name, value in row.items()}),
    }[form]
    path = put(tmp_path, f"a.{form}", data)
    (found,) = read(path, options=ReadOptions(columns=COLUMNS))
    assert (found.text, found.title, found.source) == (NEWS, "T", "AP")
    assert found.published == date(2024, 3, 5)


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_table_without_texts_says_which_columns_it_has(tmp_path, form):
    data = parquet(body=[NEWS], id=[1]) if form == "parquet" else f"body,id\n{NEWS},1"
    (bad,) = read(put(tmp_path, f"a.{form}", data))
    assert bad.reason == "it has no column 'text'; there are: body, id"
    assert "--column" in bad.remedy


def test_a_column_for_a_field_that_there_is_not_is_refused():
    with pytest.raises(UnknownChoice, match="Did you mean 'text'"):
        ReadOptions(columns={"txt": "body"})


def test_cells_of_parquet_may_be_of_any_type(tmp_path):
    zone = timezone(timedelta(hours=5))
    data = parquet(
        text=[NEWS, NEWS, MORE, None],
        id=[1, 2, None, 4],
        date=pa.array(
            [
                datetime(2024, 3, 5, 23, 30, tzinfo=zone),
                None,
                datetime(2024, 3, 6, 1, tzinfo=zone),
                None,
            ],
            pa.timestamp("ns", "+05:00"),
        ),
        title=pa.array(["T", "T", None, "T"]).dictionary_encode(),
        other=[[1], [2], [], None],
    )
    one, two, three, bad = read(put(tmp_path, "a.parquet", data))
    assert (one.given_id, one.published, one.title) == ("1", date(2024, 3, 5), "T")
    assert (two.published, three.published) == (None, date(2024, 3, 6))
    assert (bad.line, bad.reason) == (4, "it is empty")


def test_a_page_gives_its_article_and_what_it_says_of_itself(tmp_path):
    (found,) = read(put(tmp_path, "a.html", PAGE))
    assert found.title == "Envoys meet"
    assert found.source == "The Daily"
    assert found.published == date(2024, 3, 5)
    assert found.url == "https://daily.example/envoys"
    head, *rest = found.text.split("\n\n")
    assert head == "Envoys meet"
    assert [p.split(". ")[0] for p in rest] == [
        NEWS.removesuffix("."),
        MORE.removesuffix("."),
    ]
    assert [f.kind for f in found.furniture] == ["headline"]


@pytest.mark.parametrize(
    ("encoding", "meta"),
    [
        ("utf-8", "iso-8859-1"),  # what is valid UTF-8 is that
        ("cp1252", "iso-8859-1"),  # as browsers take it
        ("cp1252", ""),
        ("cp1251", "windows-1251"),
        ("utf-16", "utf-8"),
        ("cp1252", "nonsense"),
    ],
)
def test_the_encoding_of_a_page_is_found(tmp_path, encoding, meta):
    word = "Сегодня" if encoding == "cp1251" else "“Café”"
    page = PAGE.replace("</title>", f'</title><meta charset="{meta}">')
    page = page.replace("They shook", f"{word} They shook")
    (found,) = read(put(tmp_path, "a.html", page.encode(encoding)))
    assert word in found.text


def test_a_text_in_another_code_page_is_read_if_it_makes_a_language(tmp_path):
    russian = (
        "Президент заявил, что две страны подписали соглашение о безопасности в регионе"
        " и что войска будут выведены с границы до конца месяца. "
    ) * 3
    (found,) = read(put(tmp_path, "a.txt", russian.encode("cp1251")))
    assert (found.text, found.language) == (russian, "ru")


def test_a_feed_gives_its_entries(tmp_path):
    one, two = read(put(tmp_path, "a.xml", RSS))
    assert one.text == f"{NEWS}\n\n{MORE}"
    assert (one.title, one.source) == ("Envoys meet", "The Daily & Co")
    assert (one.given_id, one.url) == ("g1", "https://daily.example/1")
    assert one.published == date(2024, 3, 5)  # the day of its own zone
    assert (two.text, two.title, two.published) == (MORE, "Talks", None)
    (entry,) = read(put(tmp_path, "b.xml", ATOM))
    assert (entry.given_id, entry.published) == ("tag:1", date(2024, 3, 5))


@pytest.mark.parametrize("packed", [True, False])
def test_a_crawl_gives_its_pages(tmp_path, packed):
    undated = PAGE.replace('content="2024-03-05T10:00:00Z"', "")
    data = crawled(PAGE, undated, packed=packed)
    one, two = read(put(tmp_path, "a.warc.gz", data))
    assert (one.published, one.url) == (date(2024, 3, 5), "https://crawl.example/0")
    assert two.published == date(2024, 3, 7)  # for want of a better one
    assert one.given_id.startswith("<urn:uuid:")


@pytest.mark.parametrize(
    "options",
    [{"kind": "image/png"}, {"kind": "text/css"}, {"status": "404 Not Found"}],
)
def test_a_crawl_is_read_for_its_pages_only(tmp_path, options):
    assert texts(put(tmp_path, "a.warc", crawled(PAGE, **options))) == []


def test_a_mailbox_gives_its_messages(tmp_path):
    first = b"From x@y Tue Mar  5 10:00:00 2024\n"
    quoted = mail(f"From Rome they came.\n\n{NEWS}").replace(b"\nFrom R", b"\n>From R")
    html = mail(None, f"<p>{NEWS}</p><p>{MORE}</p>", From="news@daily.example")
    path = put(tmp_path, "a", first + quoted + b"\n\n" + first + html + b"\n")
    one, two = read(path)
    assert one.text.startswith("From Rome they came.")
    assert (one.title, one.source) == ("Envoys meet – again", "The Daily")
    assert (one.published, one.given_id) == (date(2024, 3, 5), "1@daily.example")
    assert (two.text.strip(), two.source) == (f"{NEWS}\n\n{MORE}", "daily.example")


def test_one_message_is_read_by_its_name(tmp_path):
    assert [t.strip() for t in texts(put(tmp_path, "a.eml", mail()))] == [NEWS]


def test_reports_from_before_a_day_are_left_out(tmp_path):
    rows = [{"text": NEWS, "date": f"2024-03-0{n}"} for n in (4, 5, 6)]
    rows.append({"text": NEWS})
    path = put(tmp_path, "a.jsonl", "\n".join(map(json.dumps, rows)))
    found = read(path, options=ReadOptions(since=date(2024, 3, 5)))
    assert [r.published and r.published.day for r in found] == [5, 6, None]


def test_day_and_publisher_are_filled_in_where_nobody_says_them(tmp_path):
    rows = [
        {"text": f"ROME, March 4 (AP) -- {NEWS}"},
        {"text": NEWS, "date": "2024-03-05", "source": "AFP"},
    ]
    path = put(tmp_path, "a.jsonl", "\n".join(map(json.dumps, rows)))
    options = ReadOptions(published=date(2024, 3, 7), source="The Daily")
    one, two = read(path, options=options)
    assert (one.published, one.source) == (date(2024, 3, 7), "The Daily")
    assert one.dateline.date == date(2024, 3, 4)
    assert (two.published, two.source) == (date(2024, 3, 5), "AFP")


@pytest.mark.parametrize("kind", ["text", "lines", "gzip", "tar.gz", "feed"])
def test_all_bytes_are_counted(tmp_path, kind):
    put(tmp_path, "a/b", KINDS[kind])
    put(tmp_path, "a/c", KINDS[kind])
    seen = []
    list(read(tmp_path, options=ReadOptions(on_progress=seen.append)))
    assert sum(seen) == count_bytes(tmp_path) == 2 * len(KINDS[kind])


def test_what_is_not_known_beforehand_is_not_counted(tmp_path):
    assert count_bytes("-") is None
    assert count_bytes(put(tmp_path, "a", b"12"), "https://daily.example/") is None
    assert count_bytes(tmp_path / "a", tmp_path / "missing") == 2


def test_the_same_input_gives_the_same_reports(tmp_path):
    for kind, data in KINDS.items():
        put(tmp_path, kind, data)
    put(tmp_path, "page.html", PAGE)
    assert list(read(tmp_path)) == list(read(tmp_path))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "a.html",
            PAGE.replace("<script>", '<meta name="author" content="Ada Bee"><script>'),
        ),
        (
            "a.xml",
            ATOM.replace("<summary>", "<author><name>Ada Bee</name></author><summary>"),
        ),
        ("a.jsonl", f'{{"text": "{NEWS}", "author": "Ada Bee"}}'),
        ("a.csv", f'text,author\n"{NEWS}",Ada Bee\n'),
    ],
)
def test_whoever_is_named_as_author_is_kept(tmp_path, name, data):
    (report,) = read(put(tmp_path, name, data.encode()))
    assert report.author == "Ada Bee"
