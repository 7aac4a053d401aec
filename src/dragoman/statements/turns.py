"""Find the turns of a transcript, and headlines that give words to somebody.

A turn begins a line with a name and a colon, or with "Q"; it goes on to the next one.
Elsewhere than in transcripts only a headline, or a quotation behind the colon, counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from dragoman.knowledge.speech_words import speech_words
from dragoman.statements.quoting import MARKS, Chars

# "MS. PSAKI:", "Jan Kovac:", "Q    ", "A    ": a name of up to six words.
TURN: Final = re.compile(
    r"^[ \t]*[\"“]?(?:"
    r"(?P<name>[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|of|the|at|and)){0,5})"
    r"[ ]?:(?=\s)|(?P<letter>[QA])(?::|[ ]{2,4})(?=\S))",
    re.MULTILINE,
)
LEAST_TURNS: Final = 3  # that end as sentences do; a line-up of players has none
SPOKEN_END: Final = tuple(".?!…)]\"”'’-—–")


class Turn(msgspec.Struct, frozen=True):
    """One turn.

    Attributes:
        name: The characters of the speaker's name.
        content: The characters of what is said.
    """

    name: Chars
    content: Chars


def find_turns(text: str) -> tuple[Turn, ...]:
    """The turns of a text, in order.

    >>> find_turns("Kovac: We won.")
    (Turn(name=(0, 5), content=(7, 14)),)
    """
    begun = [m for m in TURN.finditer(text) if _may_be_name(m)]
    ends = [*(m.start() for m in begun), len(text)][1:]
    sentences = sum(
        text[match.end() : end].rstrip()[-1:] in SPOKEN_END
        for match, end in zip(begun, ends, strict=True)
    )
    names = [match["name"] or match["letter"] for match in begun]
    alternate = len(set(names)) < len(names)  # headings name each man once
    transcript = alternate and sentences >= max(LEAST_TURNS, len(begun) / 2)
    return tuple(
        turn
        for match, end in zip(begun, ends, strict=True)
        for turn in _turn(text, match, end, transcript=transcript)
    )


def _may_be_name(match: re.Match[str]) -> bool:
    name = match["name"]
    return not name or name.split()[-1].lower() not in speech_words().no_name


def _turn(
    text: str, match: re.Match[str], end: int, *, transcript: bool
) -> Iterator[Turn]:
    start = match.end()
    headline = not text[: match.start()].strip()
    if (headline and "\n\n" in text[start:end]) or not transcript:
        start += len(text[start:end]) - len(text[start:end].lstrip())
        line = text.find("\n", start)
        end = min(end, line if line >= 0 else len(text))
        if not headline and text[start:end].strip()[:1] not in MARKS:
            return
    said = text[start:end]
    first = start + len(said) - len(said.lstrip())
    last = start + len(said.rstrip())
    name = _name(match) if match["name"] else match.span("letter")
    if first < last and (match["name"] or transcript):
        yield Turn(name, (first, last))


def _name(match: re.Match[str]) -> Chars:
    """The characters of a name, without a verb before it: "Added Ruiz"."""
    start, end = match.span("name")
    verb, _, name = match["name"].partition(" ")
    inverted = name and verb.lower() in speech_words().first
    return (start + len(verb) + 1 if inverted else start), end
