"""Let one writer at a time into an archive on this machine.

The lock is the system's own, so it goes with the process that holds it, however
that ends. On an object store there is no such lock: there the ledger tells two
writers apart when they commit.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from dragoman.errors import ArchiveBusy, ArchiveFault

try:
    import fcntl
except ImportError:  # pragma: no cover  Windows
    fcntl = None  # type: ignore[assignment]


@contextmanager
def locked(folder: Path | None, *, wait: bool = False) -> Iterator[None]:
    """Hold the lock of a folder, if it lies on this machine.

    Args:
        folder: The folder of an archive, or another; None: elsewhere.
        wait: Wait until whoever holds it is done.

    Raises:
        ArchiveBusy: Another process holds it.
        ArchiveFault: The folder cannot be written.
    """
    if folder is None or fcntl is None:
        yield
        return
    with _opened(folder) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except OSError as fault:
            file.seek(0)
            holder = file.read().strip() or "unknown"
            raise ArchiveBusy(str(folder), f"process {holder} is writing") from fault
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def _opened(folder: Path) -> TextIO:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return (folder / "lock").open("a+")
    except OSError as fault:
        raise ArchiveFault(
            str(folder),
            found=f"it cannot be written: {fault.strerror}",
            remedy="look whether you may write there",
        ) from fault
