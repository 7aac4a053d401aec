"""Read training sentences: each with the acts that a careful person codes in it.

    Kenya agreed to send police to Haiti. || AGREE happened: Kenya > Haiti ;
    MOBILIZE police planned: Kenya > Haiti

(in one line). `training/README.md` tells the format.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from dragoman.errors import UnknownChoice
from dragoman.knowledge.codebook import Codebook
from dragoman.knowledge.statuses import STATUSES
from dragoman.knowledge.tables import Line, read_lines

NONE: Final = "-"


class ToldAct(msgspec.Struct, frozen=True, kw_only=True):
    """An act that a sentence tells.

    Attributes:
        type: Its type.
        mode: Its mode, or None.
        status: How far it is real.
        actors: Who acts, in words of the sentence; all sides of a reciprocal act.
        recipients: Who is acted upon.
    """

    type: str
    mode: str | None
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


class Lesson(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence, all acts that it tells, and where it stands."""

    text: str
    acts: tuple[ToldAct, ...]
    source: str


def read_lessons(path: Path, codebook: Codebook) -> Iterator[Lesson]:
    """Read a file of training sentences, or all files of a folder in order.

    Raises:
        BadData: A line breaks the format, uses a code that the codebook lacks, or
            names a party in words that are not in the sentence.
    """
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    for file in files:
        for line in read_lines(file):
            yield _read_lesson(line, codebook)


def _read_lesson(line: Line, codebook: Codebook) -> Lesson:
    text, bars, told = (part.strip() for part in line.text.partition("||"))
    if not (text and bars and told) or "||" in told:
        raise line.fault("a line is written 'sentence || acts', or '|| -' for none")
    acts = () if told == NONE else told.split(" ; ")
    return Lesson(
        text=text,
        acts=tuple(_read_act(line, act, text, codebook) for act in acts),
        source=f"{line.path.name}:{line.number}",
    )


def _read_act(line: Line, act: str, text: str, codebook: Codebook) -> ToldAct:
    code, colon, parties = act.partition(":")
    sides = parties.split(">")
    if not colon or len(sides) != 2:
        raise line.fault(f"'{act.strip()}' is not 'TYPE status: actors > recipients'")
    type_, mode, status = _read_code(line, code, codebook)
    actors, recipients = (_read_side(line, side, text) for side in sides)
    return ToldAct(
        type=type_, mode=mode, status=status, actors=actors, recipients=recipients
    )


def _read_code(
    line: Line, code: str, codebook: Codebook
) -> tuple[str, str | None, str]:
    words = code.split()
    if not 2 <= len(words) <= 3:
        raise line.fault(f"'{code.strip()}' is not 'TYPE status' or 'TYPE mode status'")
    type_, mode, status = words[0], words[1] if len(words) == 3 else None, words[-1]
    if status not in STATUSES:
        raise line.fault(f"'{status}' is no status; there are: {sorted(STATUSES)}")
    try:
        codebook.check(type_, mode, None)
    except UnknownChoice as fault:
        raise line.fault(str(fault)) from fault
    return type_, mode, status


def _read_side(line: Line, side: str, text: str) -> tuple[str, ...]:
    found = tuple(words.strip() for words in side.split(" + ") if words.strip())
    for words in found:
        if words not in text:
            raise line.fault(f"'{words}' does not stand in the sentence")
    return found
