"""Keep pages to those they are meant for.

Every answer forbids scripts and styles of others. A request must name this host, so
that no foreign name can be led here; where there is a password, its sender must have
been let in; a write must come from our own page and bring the token that only our
pages can read.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.explorer.desk import Desk
from dragoman.explorer.refusals import FORBIDDEN, STRANGER, Refusal, refused

TOKEN: Final = "x-dragoman-token"
ENTRY: Final = "/login"
LOG_IN: Final = "/api/login"
LOCAL: Final = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})
_EVERYWHERE: Final = frozenset({"0.0.0.0", "::", "[::]"})
_TESTS: Final = ("testclient", "testserver")  # who asks, and whom, without a socket
_OPEN: Final = (ENTRY, LOG_IN, "/static/")
_READS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_HEADERS: Final = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
        " blob:; connect-src 'self'; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


class Guard:
    """Turns away what does not come from our own pages."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        """Stand before an application."""
        self._app, self._desk = app, desk
        self._checks: tuple[Callable[[Scope, Headers], Refusal | None], ...] = (
            self._host,
            self._stranger,
            self._foreign,
            self._write,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or say why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-cache")
            await send(message)

        refusal = next(self._refusals(scope), None)
        if refusal is None:
            await self._app(scope, receive, send_guarded)
        else:
            await self._told(refusal, scope)(scope, receive, send_guarded)

    def _refusals(self, scope: Scope) -> Iterator[Refusal]:
        headers = Headers(scope=scope)
        for check in self._checks:
            refusal = check(scope, headers)
            if refusal is not None:
                yield refusal

    def _host(self, scope: Scope, headers: Headers) -> Refusal | None:
        """A name that leads here must be ours.

        Where a server listens everywhere it cannot know its names; there the password
        guards it, for a foreign name has no cookie of ours.
        """
        host, named = self._desk.options.host, _name(headers.get("host", ""))
        if host in _EVERYWHERE and not self._desk.door.is_open:
            return None
        client = scope.get("client") or ("", 0)
        if named in LOCAL | {host, f"[{host}]"} or (client[0], named) == _TESTS:
            return None
        return Refusal(FORBIDDEN, "other_host", host=named)

    def _stranger(self, scope: Scope, headers: Headers) -> Refusal | None:
        """Who was not let in sees only the door."""
        if scope["path"].startswith(_OPEN) or self._desk.door.knows(
            headers.get("cookie", "")
        ):
            return None
        return Refusal(STRANGER, "stranger")

    def _foreign(self, scope: Scope, headers: Headers) -> Refusal | None:
        """A write that another site sends says so."""
        if scope["method"] in _READS:
            return None
        origin = headers.get("origin")
        elsewhere = origin is not None and urlsplit(origin).netloc != headers.get(
            "host"
        )
        if elsewhere or headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return Refusal(FORBIDDEN, "other_site")
        return None

    def _write(self, scope: Scope, headers: Headers) -> Refusal | None:
        """A write must be allowed, and bring the token."""
        if scope["method"] in _READS or scope["path"] == LOG_IN:
            return None
        if self._desk.options.read_only:
            return Refusal(FORBIDDEN, "read_only")
        token = headers.get(TOKEN, "").encode()
        if not secrets.compare_digest(token, self._desk.token.encode()):
            return Refusal(FORBIDDEN, "old_page")
        return None

    def _told(self, refusal: Refusal, scope: Scope) -> Response:
        """A refusal; who only has to log in is led to where that is done."""
        is_page = scope["method"] == "GET" and not scope["path"].startswith("/api")
        if refusal.status == STRANGER and is_page:
            return RedirectResponse(ENTRY, 303)
        return refused(refusal, self._desk.texts)


def _name(host: str) -> str:
    """The name in a Host header, without the port."""
    if host.endswith("]"):
        return host
    name, sign, port = host.rpartition(":")
    return name if sign and port.isdigit() else host
