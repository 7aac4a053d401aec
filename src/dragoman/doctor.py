"""Examine an installation: what is there, what is missing, and what to do."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import Final

from dragoman.coder import Coder
from dragoman.errors import DragomanError
from dragoman.knowledge.tables import data_path
from dragoman.knowledge.versions import fingerprint
from dragoman.records.report import Frozen
from dragoman.reports import make_report
from dragoman.settings import Settings
from dragoman.version import __version__

PACKAGES: Final = (
    *("spacy", "msgspec", "typer", "rich"),
    *("deltalake", "duckdb", "pyarrow", "rensa"),
    *("trafilatura", "feedparser", "fastwarc", "py3langid", "fsspec"),
)
KNOWLEDGE: Final = ("codebook", "lexicon", "actors", "places")
TRIAL: Final = (
    "The foreign minister of Kenya met the president of Uganda in Kampala on Monday."
)


class Check(Frozen, frozen=True, kw_only=True):
    """One thing that was looked at.

    Attributes:
        name: What was looked at.
        ok: Whether it is as it should be.
        found: What was found.
        remedy: What to do about it; empty if nothing.
    """

    name: str
    ok: bool
    found: str
    remedy: str = ""


def examine(
    settings: Settings | None = None,
    *,
    make: Callable[[Settings | None], Coder] = Coder,
) -> Iterator[Check]:
    """Look at all that coding needs, and code a sentence."""
    yield Check(name="dragoman", ok=True, found=__version__)
    yield Check(name="Python", ok=True, found=platform.python_version())
    yield from map(_package, PACKAGES)
    model = (settings or Settings()).parsing.model
    yield _package(model)
    yield from map(_knowledge, KNOWLEDGE)
    started = perf_counter()
    try:
        coder = make(settings)
    except DragomanError as fault:
        yield Check(name="coder", ok=False, found="cannot be built", remedy=str(fault))
        return
    seconds = perf_counter() - started
    yield Check(name="coder", ok=True, found=f"{coder.version}, in {seconds:.1f} s")
    yield _trial(coder)


def _knowledge(name: str) -> Check:
    """The hash of a folder of data, by which two installations can be compared."""
    return Check(
        name=f"data/{name}", ok=True, found=f"hash {fingerprint(data_path(name))}"
    )


def _package(name: str) -> Check:
    """Whether a package is installed; of the model also the hash of its files."""
    try:
        found = version(name)
        spec = find_spec(name)
        if name not in PACKAGES and spec and spec.origin:
            found += f", hash {fingerprint(Path(spec.origin).parent)}"
        return Check(name=name, ok=True, found=found)
    except PackageNotFoundError:
        return Check(
            name=name,
            ok=False,
            found="not installed",
            remedy=f"python -m pip install {name}",
        )


def _trial(coder: Coder) -> Check:
    """Whether a plain sentence gives the event it tells of."""
    started = perf_counter()
    record = coder.code(make_report(TRIAL, published=date(2024, 3, 5)))
    milliseconds = (perf_counter() - started) * 1000
    found = ", ".join(event.type for event in record.events) or "no event"
    ok = any(event.type == "CONSULT" for event in record.events)
    return Check(
        name="trial",
        ok=ok,
        found=f"a sentence gave {found}, in {milliseconds:.0f} ms",
        remedy="" if ok else "a CONSULT was wanted; were codebook or lexicon changed?",
    )
