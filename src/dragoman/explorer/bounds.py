"""Take no more of a request than a page of ours would send.

Files are handed in as a stream and counted where they are written; everything else
is small, and is read here before anybody works on it.
"""

from __future__ import annotations

import re
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.explorer.refusals import TOO_LONG, Refusal, refused
from dragoman.explorer.texts import Texts

MOST: Final = 1_000_000
"""The most bytes of a request: the longest text to be coded, and some."""

_STREAMED: Final = re.compile(r"/api/jobs/\w+/files")
_BODILESS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_MEGABYTE: Final = 1_000_000


class Bounds:
    """Refuses requests that are too long."""

    def __init__(self, app: ASGIApp, texts: Texts) -> None:
        """Stand before an application; refuse in the words of these texts."""
        self._app, self._texts = app, texts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or say that it is too long."""
        if scope["type"] != "http" or _is_unbounded(scope):
            await self._app(scope, receive, send)
            return
        body = await _read(receive)
        if body is None:
            refusal = Refusal(TOO_LONG, "too_long", megabytes=MOST // _MEGABYTE)
            await refused(refusal, self._texts)(scope, receive, send)
            return
        await self._app(scope, _again(body, receive), send)


def _is_unbounded(scope: Scope) -> bool:
    """Tell whether a request has no body, or one that is counted elsewhere."""
    return scope["method"] in _BODILESS or bool(_STREAMED.fullmatch(scope["path"]))


async def _read(receive: Receive) -> bytes | None:
    """The whole body, or None if it is too long."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > MOST:
            return None
        if not message.get("more_body", False):
            return b"".join(parts)


def _again(body: bytes, receive: Receive) -> Receive:
    """What gives a body that was read already, and then what else comes."""
    left = [body]

    async def give() -> Message:
        if left:
            return {"type": "http.request", "body": left.pop(), "more_body": False}
        return await receive()

    return give
