"""Give text in capitals, or without any, the case that the parser knows.

Measured on sentences made upper case: the parser loses half of the actors; with
names capitalised again, all but one in a hundred come back.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Final

from dragoman.knowledge.actors import ActorTables
from dragoman.parsing.text import WORD

ENDINGS: Final = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""),
    ("ing", "e"), ("ly", ""), ("er", ""), ("er", "e"), ("ied", "y"), ("'s", ""),
)  # fmt: skip
MONTHS: Final = frozenset("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())
VOWELS: Final = frozenset("aeiouyáéíóúàèìòùäëïöüâêîôûãõåæø")
STARTS: Final = re.compile(r"(?:^|(?<=[.!?\]])[\"')\]]*\s+)[\"'(\[]*\w")
INITIALS: Final = re.compile(r"\b(?:[A-Za-z]\.){2,}$")
LEAST_WORDS: Final = 4
LONGEST: Final = 25  # words of a headline
# All that Title Case leaves small; a sentence of names has a small verb: "met".
JOINTS: Final = frozenset(
    "a an and as at but by de for from in into nor of off on onto or out over per s t"
    " the to up upon v via vs with".split()
)


class Recaser:
    """Gives words their ordinary case; called with a paragraph.

    A word gets a capital if it belongs to a known name, or if it is neither in
    the vocabulary nor an ending away from a word that is.
    """

    def __init__(self, vocabulary: AbstractSet[str], actors: ActorTables) -> None:
        """Keep the words that are written in lower case, and the known names."""
        self.vocabulary, self.actors = vocabulary, actors

    def __call__(self, text: str) -> str:
        """The same text, character by character, in ordinary case."""
        words: list[str] = WORD.findall(text)
        if len(words) < LEAST_WORDS or not self.odd(words, text):
            return text
        found = [(m.group(), m.start()) for m in WORD.finditer(text)]
        capital = self.named(words)
        letters = list(text.lower())
        if len(letters) != len(text):
            return text
        for at, (word, start) in enumerate(found):
            if (
                at in capital
                or not self.common(word.lower())
                or self.dated(word, start, text)
            ):
                self.write(letters, word, start)
        for first in STARTS.finditer(text):
            if INITIALS.search(text[: first.start()]):
                continue  # "U.S. Lifts Ban": no sentence ends there
            self.write(letters, text[first.end() - 1], first.end() - 1)
        return "".join(letters)

    @staticmethod
    def dated(word: str, start: int, text: str) -> bool:
        """Tell whether a word is a month that stands beside a number: "MAR 89"."""
        return word.capitalize()[:3] in MONTHS and (
            text[start - 2 : start - 1].isdigit()
            or text[start + len(word) + 1 : start + len(word) + 2].isdigit()
        )

    @staticmethod
    def write(letters: list[str], word: str, start: int) -> None:
        """Write one word with a capital, an acronym with nothing else."""
        acronym = "." in word[:-1] or VOWELS.isdisjoint(word.lower())
        written = word.upper() if acronym else word[0].upper() + word[1:].lower()
        if len(written) == len(word):  # "ß" has no single capital
            letters[start : start + len(word)] = written

    @staticmethod
    def odd(words: list[str], text: str) -> bool:
        """Tell whether a paragraph is in capitals, in Title Case or without any."""
        long = [word for word in words if len(word) > 3]
        if not long:
            return False
        upper = sum(word.isupper() for word in long)
        initial = sum(word[0].isupper() for word in long)
        if 2 * upper > len(long) or not any(word[0].isupper() for word in words):
            return True
        if len(words) >= LONGEST or 10 * initial < 9 * len(long):
            return False
        small = [word for word in words if word[0].islower()]
        return text.rstrip()[-1:] not in '.!?"' or JOINTS.issuperset(small)

    def named(self, words: list[str]) -> set[int]:
        """The places of words that belong to names."""
        found: set[int] = set()
        for at, word in enumerate(words):
            name = self.actors.match(words, at, any_case=True)
            name = name or self.actors.demonym(words, at, any_case=True)
            if name and (name.length > 1 or self.sure(word.lower(), name.entries)):
                found.update(range(at, at + name.length))
        return found

    def sure(self, word: str, entries: tuple[object, ...]) -> bool:
        """Tell whether a single word is a name even without its capital.

        "Army" may be a name, but is a common noun where nothing is capitalised.
        """
        if self.actors.agent((word,)):
            return False
        return bool(entries) and (len(word) > 3 or word not in self.vocabulary)

    def common(self, word: str) -> bool:
        """Tell whether a word is an ordinary one, not a name."""
        if word in self.vocabulary:
            return True
        for ending, instead in ENDINGS:
            if word.endswith(ending):
                stem = word[: -len(ending)] + instead
                doubled = stem[-1:] == stem[-2:-1] and stem[:-1] in self.vocabulary
                if stem in self.vocabulary or doubled:
                    return True
        return False
