"""Find where on the network an address leads, and refuse what is not public.

A name is resolved once and the connection goes to the number found: a name that
leads elsewhere the next time it is asked for gains nothing by it.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from typing import Final
from urllib.parse import urljoin, urlsplit, urlunsplit

import msgspec

from dragoman.errors import BadInput

_PORTS: Final = {"http": 80, "https": 443}
# Numbers of IPv4 hidden in IPv6 by translators (RFC 6052).
_TRANSLATED: Final = ipaddress.ip_network("64:ff9b::/96")

# What has been given out of IPv6; all the rest is for use at home or for nothing.
_GIVEN_OUT: Final = ipaddress.ip_network("2000::/3")
# Set apart for documentation since; Python does not know it yet.
_EXAMPLES: Final = ipaddress.ip_network("3fff::/20")
_SECRET = re.compile(r"(?<=//)[^/?#\s]*@")

Number = ipaddress.IPv4Address | ipaddress.IPv6Address


class Address(msgspec.Struct, frozen=True):
    """A web address in its parts.

    Attributes:
        scheme: "http" or "https".
        host: The name of the host.
        port: The port.
        target: Path and query.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt rules."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        usual = self.port == _PORTS[self.scheme]
        return f"{self.scheme}://{shown}" + ("" if usual else f":{self.port}")

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.target


def is_web(path: str) -> bool:
    """Tell whether a path is a web address.

    >>> is_web("https://example.org/news"), is_web("news/a.html")
    (True, False)
    """
    return path.lower().startswith(("http://", "https://"))


def without_secret(url: str) -> str:
    """An address that may be shown and kept: without user name and password.

    >>> without_secret("https://me:secret@example.org/a")
    'https://…@example.org/a'
    """
    return _SECRET.sub("…@", url)


def redirected(address: Address, location: str) -> Address:
    """The address that another one leads on to.

    Raises:
        BadInput: It is none.
    """
    try:
        return read_address(urljoin(address.url, location))
    except ValueError as fault:
        found, remedy = "it is redirected to what is no web address", "leave it out"
        raise BadInput(address.url, found=found, remedy=remedy) from fault


def read_address(url: str) -> Address:
    """Take a web address apart.

    Raises:
        BadInput: It is none, or holds a password.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
        host = host.encode("idna").decode("ascii") if host else ""
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    if parts.scheme not in _PORTS or not host or any(c.isspace() for c in url.strip()):
        raise BadInput(url, found="it is no web address", remedy="write it in full")
    if parts.username or parts.password:
        raise BadInput(
            without_secret(url),
            found="it holds a user name or password",
            remedy="fetch it yourself and give the file",
        )
    target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    return Address(parts.scheme, host, port or _PORTS[parts.scheme], target)


def resolve(address: Address, *, allow_private: bool) -> str:
    """The number to connect to.

    Raises:
        BadInput: The name is unknown, or one of its numbers is not public.
    """
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        raise BadInput(
            address.url,
            found=f"the host cannot be found ({fault})",
            remedy="check its name and the network",
        ) from fault
    numbers = [str(info[4][0]) for info in found]
    if not allow_private and not all(map(is_public, numbers)):
        raise BadInput(
            address.url,
            found="it leads to this machine or a private network",
            remedy="only public addresses are fetched; save the page and give the file",
        )
    return numbers[0]


def is_public(number: str) -> bool:
    """Tell whether a number is one of the public internet.

    >>> is_public("93.184.216.34"), is_public("10.0.0.1"), is_public("::1")
    (True, False, False)
    """
    parsed: Number = ipaddress.ip_address(number.partition("%")[0])
    return all(
        n.is_global and not n.is_multicast and _is_given_out(n) for n in _meant(parsed)
    )


def _is_given_out(number: Number) -> bool:
    """Tell whether a number is one that a host of the internet may have."""
    if isinstance(number, ipaddress.IPv4Address):
        return True
    return number in _TRANSLATED or (number in _GIVEN_OUT and number not in _EXAMPLES)


def _meant(number: Number) -> tuple[Number, ...]:
    """A number and those of IPv4 that are hidden in it."""
    if isinstance(number, ipaddress.IPv4Address):
        return (number,)
    if number.ipv4_mapped:
        return (number.ipv4_mapped,)
    hidden = [number.sixtofour, *(number.teredo or ())]
    if number in _TRANSLATED:
        hidden.append(ipaddress.IPv4Address(int(number) & 0xFFFFFFFF))
    return (number, *(n for n in hidden if n))
