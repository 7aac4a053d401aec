"""Read files in object stores: s3://bucket/x.jsonl, memory://x and the like.

`fsspec` knows the stores; what a store needs (keys, an end point) is given in
`ReadOptions.storage` or found where the store's own tools look for it.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, Final, cast

from dragoman.errors import BadInput
from dragoman.reports.options import ReadOptions

_STORE = re.compile(r"([a-z][a-z0-9+.-]+)://")
# Stores within stores could lead to the web behind the back of `--fetch`.
_CHAINED: Final = "::"
_WEB: Final = frozenset({"http", "https", "ftp", "ftps", "sftp", "ssh"})
_GLOB: Final = re.compile(r"[*?\[]")


def is_stored(path: str) -> bool:
    """Tell whether a path leads to a store.

    >>> is_stored("s3://bucket/news.jsonl"), is_stored("news.jsonl")
    (True, False)
    """
    return bool(_STORE.match(path))


@contextmanager
def store_of(path: str, options: ReadOptions) -> Iterator[tuple[Any, str]]:
    """The store of a path and the path in it; its faults become ours.

    Raises:
        BadInput: The store is unknown, refuses, or cannot be reached.
    """
    from fsspec.core import url_to_fs

    scheme = path.partition("://")[0]
    if _CHAINED in path or scheme in _WEB:
        raise BadInput(
            path,
            found=f"'{scheme}' is no store that is read here",
            remedy="give a path such as s3://bucket/news.jsonl",
        )
    try:
        yield url_to_fs(path, **options.storage)
    except _faults() as fault:
        said = " ".join(str(fault).split())[:200] or type(fault).__name__
        raise BadInput(
            path,
            found=f"it cannot be read: {said}",
            remedy="check the path, your rights and the options of the store",
        ) from fault


def _faults() -> tuple[type[Exception], ...]:
    """What stores raise: errors of the system, and those of the client of S3."""
    usual = (OSError, ValueError, ImportError)
    try:
        exceptions = importlib.import_module("botocore.exceptions")
    except ImportError:
        return usual
    return (*usual, exceptions.BotoCoreError, exceptions.ClientError)


def list_stored(path: str, options: ReadOptions) -> list[tuple[str, int]]:
    """The files at a path of a store, by name, and their sizes.

    Raises:
        BadInput: There are none, or they cannot be listed.
    """
    with store_of(path, options) as (store, inside):
        if _GLOB.search(inside):
            found = store.glob(inside, detail=True)
        elif store.isdir(inside):
            found = store.find(inside, detail=True)
        else:
            found = {inside: store.info(inside)}
        files = sorted(
            (str(store.unstrip_protocol(name)), int(info.get("size") or 0))
            for name, info in found.items()
            if info.get("type") == "file"
        )
    if not files:
        found_nothing = "there are no files"
        raise BadInput(path, found=found_nothing, remedy="check the path")
    return files


@contextmanager
def open_stored(path: str, options: ReadOptions) -> Iterator[BinaryIO]:
    """A file of a store, opened.

    Raises:
        BadInput: It cannot be read.
    """
    with store_of(path, options) as (store, inside), store.open(inside, "rb") as file:
        yield cast("BinaryIO", file)
