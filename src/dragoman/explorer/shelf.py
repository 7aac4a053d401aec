"""Hand out the files that pages are made of, each read and packed once.

A first visit asks for some fifty of them at once. To look for each in a thread and to
pack it anew takes longer than all else that the visit needs (measured: 640 ms of 870
on a machine at work).
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

from dragoman.records.report import Frozen

_SHORT: Final = 500  # bytes; to pack fewer gains nothing
_TOLD: Final = ("content-type", "etag", "last-modified")


class _Kept(Frozen, frozen=True, kw_only=True):
    """A file as it is sent.

    Attributes:
        plain: Its bytes.
        packed: The same, packed; None if that gains nothing.
        headers: What is told of it.
    """

    plain: bytes
    packed: bytes | None
    headers: dict[str, str]


class Shelf(StaticFiles):
    """The files of a folder, which do not change while they are served."""

    def __init__(self, folder: Path, made: Mapping[str, bytes]) -> None:
        """Name the folder; nothing of it is read yet.

        Args:
            folder: Where the files lie.
            made: Files of JSON that do not lie there, by their paths below it.
        """
        super().__init__(directory=folder)
        self._kept = {path: _made(plain) for path, plain in made.items()}

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer a request for a file."""
        kept = self._kept.get(path)
        if kept is None or scope["method"] != "GET":
            found = await super().get_response(path, scope)
            if isinstance(found, FileResponse):
                self._kept[path] = _read(found)
            return found
        asked = Headers(scope=scope)
        told = Headers(kept.headers)
        if self.is_not_modified(told, asked):
            return NotModifiedResponse(told)
        return _sent(kept, asked)


def _read(found: FileResponse) -> _Kept:
    headers = {name: found.headers[name] for name in _TOLD}
    return _packed(Path(found.path).read_bytes(), headers)


def _made(plain: bytes) -> _Kept:
    etag = f'"{hashlib.sha256(plain).hexdigest()[:32]}"'
    return _packed(plain, {"content-type": "application/json", "etag": etag})


def _packed(plain: bytes, headers: dict[str, str]) -> _Kept:
    packed = gzip.compress(plain, 9, mtime=0) if len(plain) > _SHORT else None
    return _Kept(plain=plain, packed=packed, headers=headers)


def _sent(kept: _Kept, asked: Headers) -> Response:
    """A file as its asker can read it."""
    headers = {**kept.headers, "vary": "Accept-Encoding"}
    if kept.packed is None or "gzip" not in asked.get("accept-encoding", ""):
        return Response(kept.plain, headers=headers)
    return Response(kept.packed, headers={**headers, "content-encoding": "gzip"})
