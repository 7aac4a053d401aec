"""Web pages are fetched politely, and only where that is allowed."""

import gzip
import itertools
import socket
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from test_ingest_kinds import NEWS, PAGE, put

from dragoman.errors import BadInput
from dragoman.records import Failure
from dragoman.reports import ReadOptions, read
from dragoman.reports.addresses import is_public, read_address
from dragoman.version import __version__

HTML = {"Content-Type": "text/html; charset=utf-8"}


@contextmanager
def site(pages, robots=None, robots_status=200):
    """A site on this machine; `asked` tells what it was asked, and when."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append((self.path, time.monotonic(), self.headers))
            page = pages.get(self.path, (404, {}, b""))
            if self.path == "/robots.txt":
                page = (
                    404 if robots is None else robots_status,
                    {},
                    (robots or "").encode(),
                )
            if callable(page):
                page(self)
                return
            status, headers, body = page
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def fetch(*urls, **options):
    plain = {"fetch": True, "allow_private": True, "delay": 0.0, "timeout": 5.0}
    return list(read(*urls, options=ReadOptions(**{**plain, **options})))


def one_failure(url, **options):
    (bad,) = fetch(url, **options)
    assert isinstance(bad, Failure)
    return bad.reason


def feed(*items):
    return (
        f"<rss version='2.0'><channel><title>D</title>{''.join(items)}</channel></rss>"
    )


def test_an_address_is_not_fetched_unless_that_is_asked_for():
    with site({"/a": (200, HTML, PAGE.encode())}) as (base, asked):
        (bad,) = read(f"{base}/a")
        assert "--fetch" in bad.remedy
        assert asked == []


def test_a_page_is_fetched_and_named_by_its_address():
    with site({"/a?b=1": (200, HTML, PAGE.encode())}) as (base, asked):
        (found,) = fetch(f"{base}/a?b=1#part")
    assert found.source == "The Daily"
    assert found.url == f"{base}/a?b=1"
    assert [path for path, _, _ in asked] == ["/robots.txt", "/a?b=1"]
    for _, _, headers in asked:
        assert headers["User-Agent"].startswith(f"Dragoman/{__version__}")
        assert headers["Host"] == base.removeprefix("http://")


def test_a_packed_answer_in_another_encoding_is_read():
    page = PAGE.replace("They shook", "“Café” They shook").encode("cp1252")
    headers = {
        "Content-Type": "text/html; charset=windows-1252",
        "Content-Encoding": "gzip",
    }
    with site({"/a": (200, headers, gzip.compress(page))}) as (base, _):
        (found,) = fetch(f"{base}/a")
    assert "“Café”" in found.text


def test_a_feed_is_read_and_only_pages_of_entries_without_text_are_fetched():
    pages = {"/2": (200, HTML, PAGE.encode()), "/pdf": (200, HTML, b"%PDF-1.7")}
    with site(pages) as (base, asked):
        entries = (
            f"<item><title>A</title><link>{base}/1</link><description>{NEWS}"
            "</description></item>",
            f"<item><title>Envoys meet</title><link>{base}/2</link><pubDate>Mon, 04 Mar"
            " 2024 10:00:00 GMT</pubDate></item>",
            f"<item><title>C</title><link>{base}/feed</link></item>",
            f"<item><title>D</title><link>{base}/none</link></item>",
            f"<item><title>E</title><link>{base}/pdf</link></item>",
        )
        pages["/feed"] = (200, {"Content-Type": "text/xml"}, feed(*entries).encode())
        one, two, again, none, pdf = fetch(f"{base}/feed")
    assert (one.text, one.source) == (NEWS, "D")
    assert (two.title, two.url, two.source) == ("Envoys meet", f"{base}/2", "D")
    assert (two.published.day, "old mill" in two.text) == (4, True)
    assert again.reason == f"its page {base}/feed cannot be read: it is a feed again"
    assert "status 404" in none.reason
    assert "it is a PDF document" in pdf.reason
    assert [path for path, _, _ in asked][2:] == ["/2", "/feed", "/none", "/pdf"]


def test_robots_txt_is_obeyed():
    robots = "User-agent: *\nDisallow: /private/\n\nUser-agent: Other\nDisallow: /"
    pages = {"/a": (200, HTML, PAGE.encode()), "/private/b": (200, HTML, b"")}
    with site(pages, robots) as (base, asked):
        good, bad = fetch(f"{base}/a", f"{base}/private/b")
    assert good.title == "Envoys meet"
    assert bad.reason == "its robots.txt does not allow it"
    assert [path for path, _, _ in asked] == ["/robots.txt", "/a"]


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (401, "its robots.txt does not allow it"),
        (403, "its robots.txt does not allow it"),
        (404, None),
        (410, None),
        (503, "its robots.txt cannot be read (status 503)"),
    ],
)
def test_a_robots_txt_that_is_not_to_be_had_forbids_if_it_may(status, reason):
    with site({"/a": (200, HTML, PAGE.encode())}, "", status) as (base, asked):
        (found,) = fetch(f"{base}/a")
    assert getattr(found, "reason", None) == reason
    assert len(asked) == (1 if reason else 2)


def test_a_host_is_given_time_between_two_requests():
    page = (200, HTML, PAGE.encode())
    with site({"/a": page, "/b": page}) as (base, asked):
        fetch(f"{base}/a", f"{base}/b", delay=0.2)
    times = [moment for _, moment, _ in asked]
    assert all(b - a >= 0.2 for a, b in itertools.pairwise(times))


def test_a_longer_delay_is_kept_where_robots_txt_asks_for_it():
    page = (200, HTML, PAGE.encode())
    with site({"/a": page, "/b": page}, "User-agent: *\nCrawl-delay: 1") as (
        base,
        asked,
    ):
        fetch(f"{base}/a", f"{base}/b")
    assert asked[2][1] - asked[1][1] >= 1.0


def moved(to):
    return (302, {"Location": to}, b"")


def test_redirections_are_followed_and_each_is_judged_anew():
    pages = {
        "/a": moved("/b"),
        "/b": (200, HTML, PAGE.encode()),
        "/c": moved("/private/x"),
        "/d": moved("file:///etc/passwd"),
        "/e": moved("/e"),
    }
    with site(pages, "User-agent: *\nDisallow: /private/") as (base, _):
        (found,) = fetch(f"{base}/a")
        assert (found.url, found.given_id) == (f"{base}/b", f"{base}/a")
        assert one_failure(f"{base}/c") == "its robots.txt does not allow it"
        assert one_failure(f"{base}/d") == "it is no web address"
        assert one_failure(f"{base}/e") == "it is redirected more than 5 times"


def test_private_addresses_are_refused():
    with site({"/a": (200, HTML, PAGE.encode())}) as (base, asked):
        reason = one_failure(f"{base}/a", allow_private=False)
        named = base.replace("127.0.0.1", "localhost")
        assert one_failure(f"{named}/a", allow_private=False) == reason
        assert reason == "it leads to this machine or a private network"
        assert asked == []


def test_a_name_is_resolved_once_for_check_and_connection(monkeypatch):
    """A name that leads elsewhere when asked again gains nothing by it."""
    answers = iter(["93.184.216.34", "127.0.0.1", "127.0.0.1"])
    asked = []

    def lookup(host, port, **_):
        asked.append(host)
        number = next(answers)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))]

    made = []

    def refuse(number, *_, **__):
        made.append(number)
        raise OSError("not in a test")

    monkeypatch.setattr("dragoman.reports.addresses.socket.getaddrinfo", lookup)
    monkeypatch.setattr("urllib3.HTTPConnectionPool", refuse)
    with pytest.raises(OSError, match="not in a test"):
        fetch("http://rebinding.example/a", allow_private=False)
    assert made == ["93.184.216.34"]
    assert asked == ["rebinding.example"]


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),  # where clouds keep their keys
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::5db8:d822", True),
        ("2002:7f00:1::", False),
    ],
)
def test_only_numbers_of_the_public_internet_are_public(number, public):
    assert is_public(number) is public


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http:///a",
        "http://a b/",
        "http://user:pass@daily.example/",
        "http://daily.example:x/",
        "http://[::1/",
        "ftp://daily.example/",
        "https://exa\nmple.org/",
    ],
)
def test_what_is_no_web_address_is_refused(url):
    with pytest.raises(BadInput):
        read_address(url)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((404, HTML, b""), "the host answers with status 404"),
        ((200, {"Content-Type": "image/png"}, b"x"), "its content is image/png"),
        ((200, HTML, b"<html>" + b"x" * 10_000_000), "it has more than 10,000,000"),
        ((200, HTML, b""), "there is no markup in the page"),
    ],
)
def test_what_is_no_page_is_one_failure(answer, reason):
    with site({"/a": answer}) as (base, _):
        assert one_failure(f"{base}/a").startswith(reason)


def test_a_packed_answer_that_swells_is_cut_short():
    headers = {**HTML, "Content-Encoding": "gzip"}
    body = gzip.compress(b"a" * 50_000_000)
    with site({"/a": (200, headers, body)}) as (base, _):
        assert one_failure(f"{base}/a").startswith("it has more than 10,000,000")


def test_a_silent_host_is_given_up():
    def sleep(_):
        time.sleep(1.0)

    with site({"/a": sleep}) as (base, _):
        started = time.monotonic()
        assert "silent for too long" in one_failure(f"{base}/a", timeout=0.2)
        assert time.monotonic() - started < 0.9


def test_a_host_that_drips_is_given_up():
    def drip(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        try:
            for _ in range(100):
                handler.wfile.write(b"x" * 70_000)
                time.sleep(0.05)
        except OSError:
            pass

    with site({"/a": drip}) as (base, _):
        assert one_failure(f"{base}/a", timeout=0.1) == "it comes too slowly"


def test_a_host_that_breaks_off_is_a_failure():
    def cut(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"<html>")

    with site({"/a": cut}) as (base, _):
        assert one_failure(f"{base}/a") == "the host does not answer (it broke off)"


def test_a_host_that_is_not_there_is_a_failure():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "it takes no connection" in one_failure(f"http://127.0.0.1:{port}/a")


def test_a_feed_in_a_file_leads_nowhere_private(tmp_path):
    with site({"/a": (200, HTML, PAGE.encode())}) as (base, asked):
        item = f"<item><title>T</title><link>{base}/a</link></item>"
        path = put(tmp_path, "a.xml", feed(item))
        (bad,) = fetch(path, allow_private=False)
        assert "private network" in bad.reason
        assert asked == []
