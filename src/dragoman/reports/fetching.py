"""Fetch web pages and feeds, politely.

One request at a time, and none to a host before its delay is over; robots.txt
is obeyed; silence, size and redirections are limited; and every address, those
redirected to as well, must be public and allowed.
"""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING, Final

import msgspec

from dragoman.errors import BadInput
from dragoman.reports import parts
from dragoman.reports.addresses import Address, read_address, redirected, resolve
from dragoman.reports.deadlines import Deadline
from dragoman.reports.options import ReadOptions
from dragoman.reports.parts import Hints, Part, open_part
from dragoman.reports.robots import FORBIDDEN, Robots, read_robots
from dragoman.version import __version__

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, HTTPConnectionPool

AGENT: Final = f"Dragoman/{__version__} (reads news reports; obeys robots.txt)"
"""How we name ourselves to servers."""

_NAME: Final = "Dragoman"
_MOST_REDIRECTIONS: Final = 5
_LONGEST_DELAY: Final = 60.0
_LONGEST_ROBOTS: Final = 500_000
_CHUNK: Final = 1 << 16
# A host that sends a byte now and then is given up as well.
_MOST_SECONDS: Final = 10
_REDIRECTIONS: Final = frozenset({301, 302, 303, 307, 308})
_KINDS: Final = ("text/", "application/xhtml", "application/xml", "application/json")
_ENDINGS: Final = ("+xml", "+json", "ndjson", "jsonl")
_ACCEPT: Final = "text/html, application/rss+xml, application/atom+xml, text/*;q=0.8"


# The faults of urllib3; their own words hold numbers that differ each time.
_FAULTS: Final = {
    "TimeoutError": "it was silent for too long",
    "SSLError": "its certificate does not prove that it is this host",
    "NewConnectionError": "it takes no connection",
    "ProtocolError": "it broke off",
    "DecodeError": "its answer cannot be unpacked",
}


class _Answer(msgspec.Struct, frozen=True):
    """What a server answered."""

    status: int
    kind: str
    charset: str | None
    location: str | None
    body: bytes


class Fetcher:
    """Fetches pages one after another and remembers what hosts allow.

    Call it with an address; it gives the page as a part.
    """

    def __init__(self, options: ReadOptions) -> None:
        """Start with nothing remembered."""
        self._options = options
        self._robots: dict[str, Robots] = {}
        self._free_at: dict[str, float] = {}

    def __call__(self, url: str, hints: Hints) -> Part:
        """Fetch a page.

        Raises:
            BadInput: It may not be fetched, or cannot be.
        """
        address = read_address(url)
        for _ in range(_MOST_REDIRECTIONS + 1):
            self._check_allowed(address)
            answer = self._ask(address, parts.LONGEST)
            if answer.status not in _REDIRECTIONS or not answer.location:
                return _page(url, address, answer, hints)
            address = redirected(address, answer.location)
        raise BadInput(
            url,
            found=f"it is redirected more than {_MOST_REDIRECTIONS} times",
            remedy="give the address at which it ends",
        )

    def _check_allowed(self, address: Address) -> None:
        """Refuse what robots.txt forbids.

        Raises:
            BadInput: It does, or it cannot be read.
        """
        robots = self._robots.get(address.origin)
        if robots is None:
            robots = self._robots[address.origin] = self._read_robots(address)
        if not robots.allows(address.target):
            raise BadInput(
                address.url,
                found="its robots.txt does not allow it",
                remedy="ask the site for permission, or save the page by hand",
            )

    def _read_robots(self, address: Address) -> Robots:
        """What a host allows; without a robots.txt, everything.

        Raises:
            BadInput: The host does not say.
        """
        place = msgspec.structs.replace(address, target="/robots.txt")
        for _ in range(_MOST_REDIRECTIONS + 1):
            answer = self._ask(place, _LONGEST_ROBOTS)
            if answer.status not in _REDIRECTIONS or not answer.location:
                break
            place = redirected(place, answer.location)
        if answer.status == 200:
            return read_robots(answer.body.decode("utf-8", "replace"), _NAME)
        if answer.status in (401, 403):
            return FORBIDDEN
        if 400 <= answer.status < 500:
            return Robots()
        raise BadInput(
            place.url,
            found=f"its robots.txt cannot be read (status {answer.status})",
            remedy="try again later",
        )

    def _ask(self, address: Address, most: int) -> _Answer:
        """Ask a server for one thing, when its host may be asked again.

        Raises:
            BadInput: It does not answer, or answers too much.
        """
        import urllib3

        number = resolve(address, allow_private=self._options.allow_private)
        self._wait(address)
        pool = self._pool(address, number)
        deadline = Deadline(_MOST_SECONDS * self._options.timeout)
        pool.ConnectionCls = deadline.watch(pool.ConnectionCls)
        try:
            with deadline:
                answer, body = self._answer(address, pool, most)
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as fault:
            if deadline.over:
                raise _slow(address) from fault
            raise BadInput(
                address.url,
                found=f"the host does not answer ({_said(fault)})",
                remedy="try again later",
            ) from fault
        finally:
            pool.close()
            self._free_at[address.host] = time.monotonic() + self._delay(address)
        if deadline.over:
            raise _slow(address)
        kind, _, told = answer.headers.get("content-type", "").lower().partition(";")
        charset = told.partition("charset=")[2].strip(" \"';") or None
        location = answer.headers.get("location")
        return _Answer(answer.status, kind.strip(), charset, location, body)

    def _answer(
        self, address: Address, pool: HTTPConnectionPool, most: int
    ) -> tuple[BaseHTTPResponse, bytes]:
        """The answer of a host and its body.

        Raises:
            BadInput: It is too long.
        """
        answer = pool.urlopen(
            "GET",
            address.target,
            headers={
                "User-Agent": AGENT,
                "Accept": _ACCEPT,
                "Host": _host(address),
            },
            redirect=False,
            retries=False,
            assert_same_host=False,
            preload_content=False,
        )
        return answer, self._body(address, answer, most)

    def _pool(self, address: Address, number: str) -> HTTPConnectionPool:
        """A connection to a number that must prove to be the host."""
        import urllib3

        timeout = urllib3.Timeout(self._options.timeout)
        if address.scheme == "http":
            return urllib3.HTTPConnectionPool(number, address.port, timeout=timeout)
        return urllib3.HTTPSConnectionPool(
            number,
            address.port,
            timeout=timeout,
            cert_reqs="CERT_REQUIRED",
            server_hostname=address.host,
            assert_hostname=address.host,
        )

    def _body(self, address: Address, answer: BaseHTTPResponse, most: int) -> bytes:
        """The body of an answer.

        Raises:
            BadInput: It is too long.
        """
        body = bytearray()
        for chunk in answer.stream(_CHUNK, decode_content=True):
            body += chunk
            if len(body) > most:
                found = f"it has more than {most:,} bytes"
                raise BadInput(address.url, found=found, remedy="leave it out")
        return bytes(body)

    def _wait(self, address: Address) -> None:
        """Wait until a host may be asked again."""
        time.sleep(max(0.0, self._free_at.get(address.host, 0.0) - time.monotonic()))

    def _delay(self, address: Address) -> float:
        """The seconds that a host wants between two requests."""
        robots = self._robots.get(address.origin)
        wanted = robots.delay if robots else 0.0
        return min(max(self._options.delay, wanted), _LONGEST_DELAY)


def _page(url: str, address: Address, answer: _Answer, hints: Hints) -> Part:
    """The part that an answer is.

    Raises:
        BadInput: The answer is an error or no page.
    """
    if answer.status != 200:
        raise BadInput(
            url,
            found=f"the host answers with status {answer.status}",
            remedy="check the address",
        )
    if answer.kind and not (
        answer.kind.startswith(_KINDS) or answer.kind.endswith(_ENDINGS)
    ):
        raise BadInput(
            url,
            found=f"its content is {answer.kind}",
            remedy="give the address of a page, a feed or a text",
        )
    page = answer.kind in ("text/html", "application/xhtml+xml")
    known = msgspec.structs.replace(
        hints,
        kind="page" if page else None,
        charset=answer.charset,
        url=hints.url or address.url,
        given_id=hints.given_id or url,
    )
    return open_part(io.BytesIO(answer.body), url, address.target, hints=known)


def _slow(address: Address) -> BadInput:
    """The error for a host that takes too long, though it is never silent."""
    found = "it comes too slowly"
    return BadInput(address.url, found=found, remedy="try again later")


def _host(address: Address) -> str:
    """The header that names the host."""
    return address.origin.partition("://")[2]


def _said(fault: Exception) -> str:
    """What a fault of the network means."""
    for name in (kind.__name__ for kind in type(fault).__mro__):
        if name in _FAULTS:
            return _FAULTS[name]
    return type(fault).__name__
