"""Read the words that attribute: who says, thinks or wants takes which content."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from dragoman.knowledge.tables import Line, data_path, listed, read_lines

PARTS: Final = {"verb": "VERB", "noun": "NOUN", "adjective": "ADJ"}
SORTS: Final = ("say", "think", "wish", "judge", "show", "speak", "claim")


class Cue(msgspec.Struct, frozen=True):
    """One entry.

    Attributes:
        words: The lemma, and its particle if it has one.
        sort: What such words tell, one of `SORTS`.
        contents: What of the sentence is the content, the first that is there.
    """

    words: tuple[str, ...]
    sort: str
    contents: tuple[str, ...]


class Cues(msgspec.Struct, frozen=True):
    """All entries by the part of speech and the lemma that they begin with."""

    by_part: dict[str, dict[str, tuple[Cue, ...]]]

    @property
    def lemmas(self) -> frozenset[str]:
        """The lemmas that entries begin with, of any part of speech."""
        return frozenset(lemma for table in self.by_part.values() for lemma in table)

    def find(self, part: str, lemma: str) -> tuple[Cue, ...]:
        """The entries that begin with a lemma.

        Args:
            part: Its universal part of speech, such as "VERB".
            lemma: The lemma.
        """
        table = self.by_part.get(part)
        return table.get(lemma, ()) if table else ()


@cache
def read_cues(path: Path | None = None) -> Cues:
    """Read the file of cues.

    Raises:
        BadData: A line is not as the head of the file says.
    """
    tables: dict[str, dict[str, tuple[Cue, ...]]] = {
        part: {} for part in PARTS.values()
    }
    part, sort = "", ""
    for line in read_lines(path or data_path("lexicon", "en", "cues.txt")):
        if line.text.startswith("["):
            part, sort = _section(line)
            continue
        if not part:
            raise line.fault("an entry before the first section")
        words, contents = line.columns(2, 2)
        for entry in listed(words):
            cue = Cue(tuple(entry.split()), sort, tuple(contents.split()))
            first = cue.words[0]
            tables[part][first] = (*tables[part].get(first, ()), cue)
    return Cues(tables)


def _section(line: Line) -> tuple[str, str]:
    part, _, sort = line.text.strip("[]").partition(" ")
    if part not in PARTS or sort not in SORTS:
        told = f"there are {', '.join(PARTS)} with {', '.join(SORTS)}"
        raise line.fault(f"section '{line.text}'; {told}")
    return PARTS[part], sort
