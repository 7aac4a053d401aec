"""Make the parser's tokenizer keep hyphenated words and names in one piece.

The models cut at every hyphen. Three to five pieces of "Hezb-e-Islami" or
"co-operation" are what damages their trees most often; kept whole, such words
are read well. "U.S.-led" and "Iran-Pakistan" are still cut: their parts act.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final

from dragoman.knowledge.actors import ActorTables

if TYPE_CHECKING:
    from spacy.language import Language

PREFIXED: Final = re.compile(
    r"(?:co|re|pre|non|anti|counter|vice|ex|inter|intra|semi|sub|de|self|mid|post|pan"
    r"|cease|air|by|under|over|so)-[a-z]+",
    re.IGNORECASE,
)
NAME: Final = re.compile(
    r"[A-Z][\w'’]+-(?:(?:e|i|o|u|ul|al|el|ur|us|de|la|i-)-?)?[A-Z][\w'’]+"
    r"(?:-[A-Z]?[\w'’]+)*"
)
# Of Arabic names: "al-Sabri".
ARTICLES: Final = frozenset("al el as ash an ar ad az ul".split())
ARTICLED: Final = re.compile(rf"(?:abu|{'|'.join(sorted(ARTICLES))})-\w+", re.I)

BRACKET: Final = re.compile(r"(?<=[a-z])\((?=[A-Z]{2})")  # "Organisation(WTO)"

Cutter = Callable[[str], Iterable[re.Match[str]]]


def keep_whole(nlp: Language, actors: ActorTables) -> None:
    """Replace the tokenizer's rule for hyphens within words."""
    tokenizer: Any = nlp.tokenizer
    cut: Cutter = tokenizer.infix_finditer

    def find(word: str) -> list[re.Match[str]]:
        found = [*cut(word), *BRACKET.finditer(word)]
        found.sort(key=lambda match: match.start())
        if found and whole(word, actors):
            return [match for match in found if match.group() not in "-‐‑"]
        return found

    tokenizer.infix_finditer = find


def whole(word: str, actors: ActorTables) -> bool:
    """Tell whether a word with hyphens is one word."""
    if PREFIXED.fullmatch(word):
        return True
    if not NAME.fullmatch(word) or ARTICLED.fullmatch(word):
        return False
    parts = [part for part in word.split("-") if part]
    return not any(
        actors.demonym([part], 0) or actors.match([part], 0) for part in parts
    )
