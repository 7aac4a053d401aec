"""Tell whether two spellings may be of one name: Kocharian and Kocharyan sound alike.

What is written for what is told by data/actors/sounds.txt. Articles and particles do
not count, nor does how "Abdul Rahman", "Abd al-Rahman" and "Abdurrahman" are parted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Final, Generic, NamedTuple, TypeVar

from dragoman.knowledge.person_names import SUFFIXES
from dragoman.knowledge.phrases import fold
from dragoman.knowledge.tables import data_path, read_lines

Entry = TypeVar("Entry")

PARTICLES: Final = frozenset(
    "al el ul as ad ar an ath at ash az ed es er bin ibn ben bint ould wuld de da do"
    " dos das del della di du la le los las y e van von der den ter te dit".split()
) | {suffix.lower() for suffix in SUFFIXES}
SERVANT: Final = re.compile(r"\babd[ -]?(?:ou|[aeu])[lrnsdzt][ -]*(?=\w)")  # "Abdul "
FAITH: Final = re.compile(
    r"(?:[ -]?(?:u|e|a|al|el|ul|ud|ed))?[ -]*dd?ine?\b"
)  # "ud-Din"
ELIDED: Final = re.compile(r"\b[dl]'(?=\w{3})")
GLIDE: Final = re.compile(r"i(?=[aiu])")
DOUBLE: Final = re.compile(r"(.)\1+")
SHORTEST: Final = 3  # letters of a name that is found by its sound


class Bearer(NamedTuple, Generic[Entry]):
    """One way to write the name of somebody in office.

    Attributes:
        known: Who it is.
        keys: How its words sound, the surname included.
    """

    known: Entry
    keys: frozenset[str]


class Alike(NamedTuple, Generic[Entry]):
    """Somebody whose name sounds like that of the text.

    Attributes:
        known: Who it is.
        first: Whether the first name, or its initial, is said too.
        whole: Whether all that is said is part of the name.
        ahead: Whether what is said begins with the surname.
    """

    known: Entry
    first: bool
    whole: bool
    ahead: bool


class SoundIndex(Generic[Entry]):
    """People by the sound of their surnames."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._new: list[tuple[str, str, Entry]] = []
        self._by_surname: dict[str, list[Bearer[Entry]]] = {}

    def add(self, name: str, surname: str, known: Entry) -> None:
        """Write somebody in under one way to write the name."""
        self._new.append((name, surname, known))

    def _index(self) -> dict[str, list[Bearer[Entry]]]:
        """The index, with those whom nobody has asked for so far."""
        for name, surname, known in self._new:
            keys, last = sounds(name), sounds(surname)
            if keys:
                # Of "Mohamed Abdel Aziz" the surname sounds as part of a longer word.
                key = last[-1] if last and last[-1] in keys else keys[-1]
                bearer = Bearer(known, frozenset(keys))
                self._by_surname.setdefault(key, []).append(bearer)
        self._new.clear()
        return self._by_surname

    def alike(self, words: Sequence[str]) -> tuple[Alike[Entry], ...]:
        """Everybody whose surname is among the words, and no other name before it.

        "Borja Cevallos" may be Rodrigo Borja, who has two surnames; "Jaime Borja" not.
        """
        keys, index = sounds(" ".join(words)), self._index()
        found = dict.fromkeys(
            Alike(bearer.known, *said)
            for at, key in enumerate(keys)
            if len(key) >= SHORTEST
            for bearer in index.get(key, ())
            if (said := _said(keys, at, bearer)) is not None
        )
        return tuple(found)


def _said(
    keys: Sequence[str], at: int, bearer: Bearer[Entry]
) -> tuple[bool, bool, bool] | None:
    """What `Alike` says of the name beside the known; None if it is another one."""
    others = [*keys[:at], *keys[at + 1 :]]
    shared = [key for key in others if key in bearer.keys]
    if shared or _is_initial(others, bearer, keys[at]):
        return True, len(shared) == len(others), at == 0
    return (False, not others, True) if at == 0 else None


def _is_initial(others: Sequence[str], bearer: Bearer[Entry], surname: str) -> bool:
    firsts = {key[0] for key in bearer.keys if key != surname}
    return bool(others) and all(len(key) == 1 and key in firsts for key in others)


@lru_cache(maxsize=1 << 16)
def sounds(name: str) -> tuple[str, ...]:
    """How the words of a name sound, without articles and particles.

    >>> sounds("Abd al-Rahman Muhammad") == sounds("Abdurrahman Mohamed")
    True
    """
    plain = ELIDED.sub("", fold(name).replace("`", "'")).replace(".", " ")
    plain = FAITH.sub("adin", SERVANT.sub("abd", plain)).replace("'", "")
    return tuple(
        _sound(word)
        for word in re.split(r"[\s-]+", plain)
        if word and word not in PARTICLES
    )


@lru_cache(maxsize=1 << 16)
def _sound(word: str) -> str:
    """How one word sounds."""
    pattern, taken = _writings()
    heard = pattern.sub(lambda found: taken[found.lastindex or 0], word)
    return DOUBLE.sub(r"\1", GLIDE.sub("", DOUBLE.sub(r"\1", heard)))


@cache
def _writings() -> tuple[re.Pattern[str], list[str]]:
    """What is written for what, the longest first."""
    pairs: Iterable[tuple[str, ...]] = (
        line.columns(2, 2) for line in read_lines(data_path("actors", "sounds.txt"))
    )
    ranked = sorted(pairs, key=lambda pair: -len(pair[0]))
    pattern = re.compile("|".join(f"({written})" for written, _ in ranked))
    return pattern, ["", *(taken for _, taken in ranked)]
