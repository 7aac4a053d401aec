"""Weigh the words of reports: how much it says that two reports share one.

A word weighs by how rare it is in English at large, never by how often it stands
in the archive: so a score of two reports never changes because a third came in.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

import msgspec

from dragoman.knowledge.tables import data_path, listed, read_lines

RAREST: Final = 17.0
# Below so many bits a shared word says nothing; at RAREST it weighs 1.
_SILENT: Final = 10.5
# States and those who lead them are named in reports on anything.
_EVERYDAY_NAME: Final = 13.0
_FORMS: Final = 1 << 16  # that many words are kept at hand
_COLUMNS_OF_STATES = (1, 2, 3, 4, 5)
_WORD = re.compile(r"[^\W\d_]+")


class Rarity(msgspec.Struct, frozen=True):
    """How rare words are, in bits; a word that is not listed is of the rarest."""

    words: dict[str, float]
    names: dict[str, float]

    def of_word(self, word: str) -> float:
        """The bits of a word in small letters."""
        return self.words.get(word, RAREST)

    def of_name(self, word: str) -> float:
        """The bits of one word of a name."""
        return min(self.names.get(word, RAREST), self.of_word(word))

    def base(self, form: str) -> str:
        """The common word that a form belongs to, else its stem.

        >>> [load_rarity().base(form) for form in ("battled", "modeling", "shells")]
        ['battle', 'model', 'shell']
        """
        for ending in ("ed", "ing"):
            if form.endswith(ending) and len(form) - len(ending) > 2:
                cut = form[: -len(ending)]
                for word in (f"{cut}e", cut, cut[:-1] if cut[-2:-1] == cut[-1] else ""):
                    if word in self.words:
                        return word
        return stem(form)


def weigh(bits: float) -> float:
    """The weight of a word of so many bits, 0 to 1.

    >>> weigh(17.0), weigh(10.0)
    (1.0, 0.0)
    """
    return max(0.0, min(1.0, (bits - _SILENT) / (RAREST - _SILENT)))


def stem(word: str) -> str:
    """Cut the endings of plural and possessive, so that forms of a word meet.

    >>> [stem(word) for word in ("bodies", "Page's", "strikes", "press")]
    ['body', 'Page', 'strike', 'press']
    """
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def root(word: str) -> str:
    """Cut a verb or noun down to what its forms share.

    >>> [root(word) for word in ("arrested", "arrests", "arresting", "shelled")]
    ['arrest', 'arrest', 'arrest', 'shell']
    >>> [root(word) for word in ("invaded", "invasion", "negotiations")]
    ['invad', 'invas', 'negoti']
    """
    word = stem(word.lower())
    for ending in ("ations", "ation", "ating", "ated", "ate", "ing", "ed", "ion", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


class Form(msgspec.Struct, frozen=True):
    """What is known of a word as it is written, in small letters.

    Attributes:
        base: The common word it belongs to, else its stem.
        stem: Without the endings of plural and possessive, as names are kept.
        common: Whether it is a common word of English.
        tells: Whether, in a name, it tells one bearer from another.
    """

    base: str
    stem: str
    common: bool
    tells: bool


@lru_cache(maxsize=_FORMS)
def look_up(form: str) -> Form:
    """Look up a word as it is written, in small letters."""
    rarity = load_rarity()
    base, stemmed = rarity.base(form), stem(form)
    return Form(
        base,
        stemmed,
        rarity.of_word(base) < RAREST,
        weigh(rarity.of_word(stemmed)) > 0,
    )


@lru_cache(maxsize=_FORMS)
def word_weight(word: str) -> float:
    """The weight of a common word by its base."""
    return weigh(load_rarity().of_word(word))


@lru_cache(maxsize=_FORMS)
def name_weight(word: str) -> float:
    """The weight of one word of a name by its stem."""
    return weigh(load_rarity().of_name(word))


@cache
def load_rarity() -> Rarity:
    """Read the tables of common words and names.

    Raises:
        BadData: A line is not `bits | words`.
    """
    words: dict[str, float] = {}
    for file in ("common_words.txt", "news_words.txt"):
        for line in read_lines(data_path("stories", file)):
            bits, forms = line.columns(2, 2)
            if not bits.isdecimal():
                raise line.fault(f"'{bits}' is not a whole number of bits")
            for form in listed(forms):
                for word in {form, stem(form)}:
                    words[word] = float(bits)
    return Rarity(words, _everyday_names())


def _everyday_names() -> dict[str, float]:
    """The words of names that stand in the news every day."""
    found: set[str] = set()
    for line in read_lines(data_path("actors", "states.txt")):
        cells = line.columns(2, 8)
        for column in _COLUMNS_OF_STATES:
            found.update(_WORD.findall(cells[column].lower()))
    for line in read_lines(data_path("actors", "leaders.txt")):
        found.update(_WORD.findall(line.columns(2, 6)[1].lower()))
    for line in read_lines(data_path("lexicon", "en", "words", "first_names.txt")):
        found.update(name.lower() for name in listed(line.text))
    return dict.fromkeys((stem(name) for name in found), _EVERYDAY_NAME)
