"""Name the knowledge that coded an event, so that a row can be traced to it."""

from __future__ import annotations

import hashlib
from pathlib import Path


def fingerprint(folder: Path, own: Path | None = None) -> str:
    """The first 8 hex digits of a SHA-256 over a folder's files and their names.

    Args:
        folder: The folder.
        own: A file or folder of a user that is read with it.
    """
    digest = hashlib.sha256()
    for path, name in (*_named(folder), *_named(own)):
        digest.update(name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def _named(place: Path | None) -> list[tuple[Path, str]]:
    """The files of a place, each with its name in it."""
    if place is None:
        return []
    if place.is_file():
        return [(place, place.name)]
    return [
        (path, path.relative_to(place).as_posix())
        for path in sorted(place.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    ]
