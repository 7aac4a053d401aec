"""Tell whether a text is English, by its letters and its smallest words.

A fifth to a half of the words of English prose are those of one short list
(`data/reports/languages.txt`); in no other language does that list do so well
as the language's own. Tables and names have few small words of any language and
pass. This costs a tenth of a millisecond and no model.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from functools import cache

from dragoman.errors import BadInput
from dragoman.knowledge.tables import data_path, read_lines

_WORD = re.compile(r"[^\W\d_]+")
# Measured on 500 words: more change nothing.
_ENOUGH = 500
_FEWEST = 30
_FEWEST_SMALL = 5
_SCRIPTS = {
    "ARABIC": "Arabic",
    "CJK": "Chinese",
    "CYRILLIC": "Cyrillic",
    "DEVANAGARI": "Devanagari",
    "GREEK": "Greek",
    "HANGUL": "Korean",
    "HEBREW": "Hebrew",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
}


@cache
def _languages() -> dict[str, tuple[str, frozenset[str]]]:
    """For each language code its name and its small words."""
    table = {}
    for line in read_lines(data_path("reports", "languages.txt")):
        code, name, words = line.columns(3, 3)
        table[code] = (name, frozenset(words.split()))
    return table


def small_words(code: str) -> frozenset[str]:
    """The commonest small words of a language."""
    return _languages()[code][1]


def other_language(text: str) -> str | None:
    """Name the language or script of a text that is not English, else None.

    >>> other_language("The talks in Geneva were put off.") is None
    True
    >>> other_language("Президент провёл переговоры с премьер-министром.")
    'Cyrillic letters'
    """
    words = [m[0].lower() for m in itertools.islice(_WORD.finditer(text), _ENOUGH)]
    script = _script("".join(words)[: 4 * _ENOUGH])
    if script:
        return script
    if len(words) < _FEWEST:
        return None
    counts = Counter(words)
    shares = {
        code: sum(counts[w] for w in listed) / len(words)
        for code, (_, listed) in _languages().items()
    }
    english = shares.pop("en")
    best = max(shares, key=lambda code: shares[code])
    # Lists of names hold a few words that mean something in some language.
    different = sum(word in counts for word in small_words(best))
    if shares[best] > max(0.1, 1.3 * english) and different >= _FEWEST_SMALL:
        return _languages()[best][0]
    return None


def english_code(language: str) -> str:
    """The code "en" for what a source calls English: "en-GB", "eng", "English".

    Raises:
        BadInput: The language is another one.
    """
    if re.fullmatch(r"(?i)en(g|glish)?([-_]\w+)?|", language.strip()):
        return "en"
    raise BadInput(
        "report",
        found=f"its language is given as '{language}'",
        remedy="only English is coded; leave it out or translate it",
    )


def _script(letters: str) -> str | None:
    """Name the script that most letters have, unless it is the Latin one."""
    others = [c for c in letters if ord(c) > 0x24F]
    if len(others) < 10 or 2 * len(others) < len(letters):
        return None
    names = Counter(unicodedata.name(c, "OTHER").split()[0] for c in others)
    common = names.most_common(1)[0][0]
    if common == "LATIN":
        return None
    return f"{_SCRIPTS.get(common, common.capitalize())} letters"
