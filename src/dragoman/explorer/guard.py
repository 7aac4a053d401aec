"""Keep pages to those they are meant for.

Every answer forbids scripts and styles of others. A request must name this host, so
that no foreign name can be led here; a write must bring the token that only our own
pages can read.
"""

from __future__ import annotations

import secrets
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.explorer.answers import Fault, answer
from dragoman.explorer.desk import Desk

TOKEN: Final = "x-dragoman-token"
_LOCAL: Final = frozenset({"127.0.0.1", "localhost", "[::1]", "::1", "testserver"})
_READS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_HEADERS: Final = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
        " blob:; connect-src 'self'; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


class Guard:
    """Turns away what does not come from our own pages."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        """Stand before an application."""
        self._app, self._desk = app, desk

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

        fault = self._fault(scope)
        if fault is None:
            await self._app(scope, receive, send_guarded)
        else:
            refusal = answer(Fault(kind="Refused", message=fault), status=403)
            await refusal(scope, receive, send_guarded)

    def _fault(self, scope: Scope) -> str | None:
        """Why a request is refused, or None."""
        headers = Headers(scope=scope)
        host = headers.get("host", "").rpartition(":")[0] or headers.get("host", "")
        if host not in _LOCAL | {self._desk.options.host}:
            return f"This server is not '{host}'; open it under the address it printed."
        if scope["method"] in _READS:
            return None
        if self._desk.options.read_only:
            return (
                "This archive is shown read-only; start without --read-only to write."
            )
        if not secrets.compare_digest(headers.get(TOKEN, ""), self._desk.token):
            return "The page is older than the server; load it anew and try again."
        return None
