"""Read the words that tell where somebody stands: for a thing, or against it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, Literal

import msgspec

from dragoman.knowledge.tables import data_path, listed, read_lines

Stance = Literal["for", "against"]
SECTIONS: Final[dict[str, tuple[str, Stance]]] = {
    f"[{sort} {stance}]": (sort, stance)
    for sort in ("cue", "quality")
    for stance in ("for", "against")
}


class StanceWords(msgspec.Struct, frozen=True):
    """Lemmas with the stance that they tell.

    Attributes:
        cues: Words by which somebody says something.
        qualities: Words said of a thing.
    """

    cues: dict[str, Stance]
    qualities: dict[str, Stance]


@cache
def read_stances(path: Path | None = None) -> StanceWords:
    """Read the file of stances.

    Raises:
        BadData: An entry stands before the first section, or a section is unknown.
    """
    tables: dict[str, dict[str, Stance]] = {"cue": {}, "quality": {}}
    section: tuple[str, Stance] | None = None
    for line in read_lines(path or data_path("lexicon", "en", "stances.txt")):
        if line.text.startswith("["):
            section = SECTIONS.get(line.text)
        if section is None:
            raise line.fault(f"'{line.text}' where one of {', '.join(SECTIONS)} is due")
        if not line.text.startswith("["):
            sort, stance = section
            tables[sort].update(dict.fromkeys(listed(line.text), stance))
    return StanceWords(tables["cue"], tables["quality"])
