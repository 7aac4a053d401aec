"""Read gold files: one JSON object a line, offsets counted in its own `text`."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from dragoman.errors import BadInput
from dragoman.evaluation.task import Options
from dragoman.records import Failure, Report, Span
from dragoman.reports import make_report

T = TypeVar("T")


class Marked(msgspec.Struct, frozen=True):
    """Words that people marked in a text."""

    start: int
    end: int
    text: str


def read_gold(path: Path, form: type[T], options: Options) -> tuple[T, ...]:
    """Read the lines of a gold file, as many as the options ask for.

    Raises:
        BadInput: The file cannot be opened, is empty, or a line has another form.
    """
    try:
        lines = path.read_bytes().splitlines()
    except OSError as fault:
        raise BadInput(
            str(path), found=f"{fault.strerror}", remedy="name a gold file"
        ) from fault
    found: list[T] = []
    for number, line in enumerate(lines, 1):
        if len(found) == options.limit:
            break
        if line.strip():
            found.append(_decode(line, form, path, number))
    if not found:
        raise BadInput(str(path), found="no gold items", remedy="name another file")
    return tuple(found)


def _decode(line: bytes, form: type[T], path: Path, number: int) -> T:
    """Read one line.

    Raises:
        BadInput: It has another form.
    """
    try:
        return msgspec.json.decode(line, type=form)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise BadInput(
            str(path),
            line=number,
            found=str(fault),
            remedy=f"this task reads '{form.__name__}'; see dragoman.evaluation",
        ) from fault


def file_hash(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def gold_report(
    text: str, *, id: str, published: str | None = None
) -> Report | Failure:
    """Make a report of a gold text; a text that is refused becomes a failure."""
    try:
        return make_report(text, published=published, given_id=id)
    except BadInput as fault:
        return Failure(
            room="reports",
            source="gold",
            line=None,
            given_id=id,
            reason=fault.found,
            remedy=fault.remedy,
        )


def locate(report: Report, marked: Marked) -> Span | None:
    """Find marked words in the report, whose text was cleaned since.

    Cleaning moves words by a few characters at most, so the nearest place where
    the same words stand is theirs. None if they stand nowhere.

    >>> report = make_report("Rebels fled. Rebels came back.")
    >>> locate(report, Marked(13, 19, "Rebels"))
    Span(start=13, end=19, text='Rebels')
    """
    words = unicodedata.normalize("NFC", marked.text)
    start = nearest(report.text, words, marked.start)
    return None if start is None else report.cut(start, start + len(words))


def nearest(text: str, words: str, wanted: int) -> int | None:
    """Where some words stand in a text, nearest to a character.

    >>> nearest("a b a", "a", 4)
    4
    """
    after = text.find(words, wanted)
    before = text.rfind(words, 0, wanted + len(words))
    there = [at for at in (before, after) if at >= 0]
    return min(there, key=lambda at: abs(at - wanted)) if there else None


def touch(spans: Iterable[Span], others: Iterable[Span]) -> bool:
    """Whether a span of the one overlaps a span of the other."""
    others = tuple(others)
    return any(span.overlaps(other) for span in spans for other in others)
