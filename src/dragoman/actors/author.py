"""Find who speaks in a text that is written in the first person.

A statement names its speaker above the text alone: "Statement by President Ann Roe on
the Vote". Where others speak in it as well, a label tells who does ("Q", "THE
PRESIDENT:"), and what stands in quotes is another's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Final

import msgspec

from dragoman.records import Mention, Parse, Report, Sentence, Span

PAPER: Final = re.compile(
    r"(?:\w+ ){0,2}(?:statement|remarks|message|letter|speech|address|comments)"
    r"(?: as [a-z ]+)? (?:by|from|of) (?P<who>.+)",
    re.IGNORECASE,
)
WORD: Final = re.compile(r"\w[\w.'’-]*|[^\w\s]")
STOPS: Final = frozenset(
    "on in at to for before after during regarding about following ahead as with upon"
    " under via through".split()
)
LABEL: Final = re.compile(
    r"^(Q|[A-Z][A-Z.’' -]{2,}:)\s",
    re.MULTILINE,
)


def author_words(title: str | None) -> tuple[str, ...]:
    """The words by which a title names the one who speaks; none if it names several.

    >>> author_words("Statement by President Ann Roe on the Vote")
    ('President', 'Ann', 'Roe')
    >>> author_words("Remarks by Ann Roe and Ben Daud"), author_words("A vote in Lima")
    ((), ())
    """
    found = PAPER.match(title or "")
    words: list[str] = []
    for word in WORD.findall(found["who"]) if found else ():
        if word.lower() in ("and", "&"):
            return ()
        if word.lower() in STOPS or word.endswith("ing"):
            break
        if word[0].isupper():
            words.append(word)
        elif word != "the":
            break
    return tuple(words)


def author_of(report: Report) -> tuple[Mention, Parse] | None:
    """The mention of who speaks, in a parse of its own, if the title names him."""
    words = author_words(report.title)
    return as_parse(report, words) if words else None


def as_parse(report: Report, words: tuple[str, ...]) -> tuple[Mention, Parse]:
    """A mention that stands in no text, and a parse of it."""
    size = len(words)
    last = size - 1
    text = " ".join(words)
    starts = [len(" ".join(words[:row])) + (row > 0) for row in range(size)]
    sentence = Sentence(
        index=0,
        start=0,
        end=len(text),
        words=words,
        lemmas=tuple(map(str.lower, words)),
        tags=("NNP",) * size,
        pos=("PROPN",) * size,
        deps=("compound",) * last + ("ROOT",),
        heads=(last,) * size,
        offsets=tuple(starts),
        children=((),) * last + (tuple(range(last)),),
    )
    mention = Mention(
        index=0,
        sentence=0,
        head=last,
        first=0,
        last=size,
        words=Span(start=0, end=len(text), text=text),
        kind="person",
        antecedents=(),
        chain=0,
    )
    parse = Parse(
        report=msgspec.structs.replace(report, text=text, title=None),
        sentences=(sentence,),
        mentions=(mention,),
        by_head=((-1,) * last + (0,),),
        skimmed=None,
    )
    return mention, parse


def is_own_voice(report: Report, at: int, name: str, role: str | None) -> bool:
    """Tell whether a character of a text is said by its author, and by nobody else.

    Args:
        report: The report.
        at: The character.
        name: The author's name.
        role: The author's office.
    """
    labels = _labels(report.text)
    last = bisect_right(labels, at, key=lambda label: label[0]) - 1
    if last >= 0:
        said, surname = labels[last][1], name.split(" ")[-1].upper()
        if surname not in said.split(" ") and said != f"THE {(role or '-').upper()}":
            return False
    start = report.text.rfind("\n\n", 0, at) + 1
    before = report.text[start:at]
    return before.count('"') % 2 == 0 and before.count("“") == before.count("”")


@lru_cache(maxsize=1)
def _labels(text: str) -> tuple[tuple[int, str], ...]:
    """Where in a text a label says who speaks, and whom it names."""
    return tuple(
        (found.start(), found[1].rstrip(":")) for found in LABEL.finditer(text)
    )
