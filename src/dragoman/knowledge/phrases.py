"""Find known names among the words of a sentence.

Names are cut into words as the parser cuts its text: "Iran's" is two words,
"U.S." one. Hyphens part words and do not count, however the parser cuts there:
"Jong-un" is "Jong un". Accents and the shape of apostrophes do not matter.
Capitals do: where a name has one the text must have one, so that
"turkey" is no state; only text without capitals is read more freely.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from functools import cache, lru_cache
from typing import Final, Generic, NamedTuple, TypeVar

Entry = TypeVar("Entry")

KEPT: Final = 1 << 16  # words that are remembered
SAME_SIGN: Final = str.maketrans("’‘ʼ`´–—‑‐", "'''''----")
LETTERS: Final = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ı": "i",
    "ß": "ss",
    "æ": "ae",
    "ə": "e",
}
PIECE: Final = re.compile(
    r"""(?:[^\W\d_]\.)+(?:[^\W\d_]\b)?     # U.S.  D.C.
      | '(?:s|S)\b                          # the genitive stands alone
      | [^\W_]+(?:'(?!s\b)[^\W_]+|\+(?!\w))*\.?   # Sana'a  OPEC+  St.
      | [^\s-]                              # a bracket, an apostrophe
    """,
    re.VERBOSE,
)
DOTTED: Final = frozenset(
    "st. mr. mrs. ms. dr. gen. lt. col. maj. capt. sgt. adm. gov. sen. rep. rev. brig."
    " cmdr. prof. sgt. no. cpl. pvt. spc. pfc. hon. eng. smt. mme. cdr. det. fr. engr."
    " jr. sr.".split()
)


@lru_cache(maxsize=KEPT)
def fold(word: str) -> str:
    """Write a word in small letters, without accents, with plain signs.

    >>> fold("Élysée")
    'elysee'
    """
    word = word.lower()
    if word.isascii():
        return word
    word = unicodedata.normalize("NFD", word.translate(SAME_SIGN))
    kept = (LETTERS.get(c, c) for c in word if not unicodedata.combining(c))
    return "".join(kept)


def pieces(phrase: str) -> tuple[str, ...]:
    """Cut a name into words as the parser does.

    >>> pieces("Côte d'Ivoire's al-Shabaab, U.S. Army")
    ('Côte', "d'Ivoire", "'s", 'al', 'Shabaab', ',', 'U.S.', 'Army')
    """
    found: list[str] = []
    for piece in PIECE.findall(phrase.translate(SAME_SIGN)):
        word, dot, behind = piece.partition(".")
        if dot and len(word) > 1 and not behind and piece.lower() not in DOTTED:
            found += (word, dot)
        else:
            found.append(piece)
    return tuple(found)


@cache  # the sets are those of the lexicon, each asked for hundreds of times
def by_word(
    phrases: frozenset[tuple[str, ...]],
) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of several words by each of their words.

    >>> by_word(frozenset({("death", "threat"), ("threat",)}))["threat"]
    (('death', 'threat'),)
    """
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in phrases:
        if len(phrase) > 1:
            for word in dict.fromkeys(phrase):
                found[word].append(phrase)
    return {word: tuple(these) for word, these in found.items()}


class Found(NamedTuple, Generic[Entry]):
    """A name in a sentence.

    Attributes:
        length: How many words it takes.
        entries: What it may stand for.
    """

    length: int
    entries: tuple[Entry, ...]


class Name(NamedTuple, Generic[Entry]):
    """A name in the book.

    Attributes:
        words: Its words, folded.
        capitals: Which of them begin with a capital.
        exact: Its words as written, where no other writing will do; else empty.
        entries: What it may stand for.
    """

    words: tuple[str, ...]
    capitals: tuple[int, ...]
    exact: tuple[str, ...]
    entries: tuple[Entry, ...]


class Stretch(NamedTuple):
    """Words of a sentence from some token on, those with hyphens taken apart.

    Attributes:
        folded: The words, folded.
        cased: The words as written.
        ends: For each, how many tokens are used up with it; 0 inside a token.
    """

    folded: tuple[str, ...]
    cased: tuple[str, ...]
    ends: tuple[int, ...]

    def fits(self, name: Name[Entry], *, any_case: bool) -> bool:
        """Tell whether a name begins this stretch and ends with a token."""
        size = len(name.words)
        if self.folded[:size] != name.words or not self.ends[size - 1]:
            return False
        if name.exact:
            return self.cased[:size] == name.exact
        return any_case or not any(self.cased[n][0].islower() for n in name.capitals)


def stretch(tokens: Sequence[str], start: int, size: int) -> Stretch:
    """Take `size` words of a sentence, or as many as there are."""
    cased: list[str] = []
    ends: list[int] = []
    for at in range(start, len(tokens)):
        parts = [tokens[at]]
        if not tokens[at].isalnum():
            parts = [p for p in tokens[at].translate(SAME_SIGN).split("-") if p]
        cased += parts
        ends += [0] * (len(parts) - 1) + [at + 1 - start] * bool(parts)
        if len(cased) >= size:
            break
    return Stretch(tuple(map(fold, cased)), tuple(cased), tuple(ends))


class Phrasebook(Generic[Entry]):
    """Names by their first two words; the longest that fits is found.

    By one word alone there would be hundreds: every Mohammed, all that is national.
    """

    def __init__(self) -> None:
        """Begin with no names."""
        self._firsts: set[str] = set()
        self._asked: dict[str, bool] = {}  # whether a name may begin with a token
        self._names: dict[tuple[str, str], list[Name[Entry]]] = {}

    def add(self, phrase: str, entry: Entry) -> tuple[Entry, ...]:
        """Write a name in; a `!` behind it demands exactly this writing.

        Returns:
            What else the same name stands for.
        """
        written = pieces(phrase.rstrip("!"))
        words = tuple(map(fold, written))
        capitals = tuple(n for n, word in enumerate(written) if word[0].isupper())
        exact = written if phrase.endswith("!") else ()
        self._firsts.add(words[0])
        self._asked.clear()
        names = self._names.setdefault(_key(words), [])
        for at, name in enumerate(names):
            if name.words == words and name.exact == exact:
                fewer = tuple(n for n in name.capitals if n in capitals)
                if any(entry is other for other in name.entries):
                    names[at] = name._replace(capitals=fewer)
                    return ()
                names[at] = Name(words, fewer, exact, (*name.entries, entry))
                return name.entries
        names.append(Name(words, capitals, exact, (entry,)))
        names.sort(key=lambda name: -len(name.words))
        return ()

    def keep(self, phrase: str, wanted: Container[object]) -> bool:
        """Forget what a name stands for, save what is wanted.

        Returns:
            Whether anything was forgotten.
        """
        words = tuple(map(fold, pieces(phrase.rstrip("!"))))
        names = self._names.get(_key(words), [])
        forgotten = False
        for name in [name for name in names if name.words == words]:
            entries = tuple(entry for entry in name.entries if entry in wanted)
            if entries != name.entries:
                self._put(names, name, entries)
                forgotten = True
        return forgotten

    def drop(self, ids: Container[int]) -> None:
        """Forget some entries, told by their identity, under all their names."""
        for names in self._names.values():
            for name in tuple(names):
                if any(id(entry) in ids for entry in name.entries):
                    entries = tuple(e for e in name.entries if id(e) not in ids)
                    self._put(names, name, entries)

    def _put(
        self, names: list[Name[Entry]], name: Name[Entry], entries: tuple[Entry, ...]
    ) -> None:
        """Let a name stand for other entries, or for nothing any more."""
        at = names.index(name)
        names[at : at + 1] = [name._replace(entries=entries)] if entries else []

    def match(
        self, words: Sequence[str], start: int, *, any_case: bool = False
    ) -> Found[Entry] | None:
        """The longest name that begins at a token, or None."""
        word = words[start]
        begins = self._asked.get(word)
        if begins is None:
            begins = self._begins(word)
        if not begins:
            return None
        pair = _pair(words, start)
        for key in (pair, (pair[0], "")):
            names = self._names.get(key)
            if not names:
                continue
            here = stretch(words, start, len(names[0].words))
            for name in names:
                if len(name.words) <= len(here.folded) and here.fits(
                    name, any_case=any_case
                ):
                    return Found(here.ends[len(name.words) - 1], name.entries)
        return None

    def _begins(self, word: str) -> bool:
        """Whether any name may begin with a token; kept, as most are asked again."""
        if len(self._asked) == KEPT:
            self._asked.clear()
        first = fold(word)
        begins = first in self._firsts or first.split("-")[0] in self._firsts
        self._asked[word] = begins
        return begins

    def __contains__(self, phrase: str) -> bool:
        """Tell whether a name stands in the book."""
        words = pieces(phrase)
        found = self.match(words, 0)
        return found is not None and found.length == len(words)

    def __iter__(self) -> Iterator[tuple[Entry, ...]]:
        """What each name stands for."""
        for names in self._names.values():
            for name in names:
                yield name.entries


def _pair(words: Sequence[str], start: int) -> tuple[str, str]:
    """What the names that may begin at a token are kept under."""
    two = words[start : start + 2]
    if len(two) > 1 and two[0].isalnum() and two[1].isalnum():  # they are as written
        return fold(two[0]), fold(two[1])
    return _key(stretch(words, start, 2).folded)


def _key(words: tuple[str, ...]) -> tuple[str, str]:
    """The first two words; the second is empty where there is one alone."""
    first, second = (*words, "", "")[:2]
    return first, second
