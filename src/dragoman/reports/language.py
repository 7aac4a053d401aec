"""Tell in which language a text is: English, or which other.

Two witnesses are heard. A fifth to a half of the words of English prose are
those of one short list (`data/reports/languages.txt`), and in no other language
does that list do so well as the language's own; this costs a tenth of a
millisecond and no model. Only a text that fails there is shown to the model of
`py3langid`. A text is foreign if both say so, or if the model is sure and hardly
an English small word stands in it; tables and lists of names make the model
guess, never sure, and pass as English.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from dragoman.knowledge.tables import data_path, listed, read_lines

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_WORD = re.compile(r"[^\W\d_]+")
# Measured on 500 words: more change nothing.
_ENOUGH: Final = 500
_FEWEST: Final = 30
_FEWEST_SMALL: Final = 5
# The words looked at first, and the share of English small words that settles it:
# of 7,000 English reports of our sets 94 % have it, of other languages none.
_FIRST: Final = 80
_SETTLED: Final = 0.25
_SEEN_BY_MODEL: Final = 600
# The model gave English tables and names at most 0.72, foreign sentences of four
# words and more at least 0.9 but for languages that resemble each other.
_SURE: Final = 0.9
_MOST_ENGLISH: Final = 0.15
# Nigerian Pidgin is what the model calls much plain English of news.
_AS_ENGLISH: Final = frozenset({"en", "pcm", "sco"})
UNKNOWN: Final = "und"
"""The code of ISO 639 for a language that could not be told."""

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


@cache
def _codes() -> dict[str, str]:
    """Every other way to write a language, in lower case, and its code."""
    table = {name.lower(): code for code, (name, _) in _languages().items()}
    for line in read_lines(data_path("reports", "language_codes.txt")):
        code, ways = line.columns(2, 2)
        if not re.fullmatch("[a-z]{2,3}", code):
            raise line.fault(f"'{code}' is no language code")
        table |= {way.lower(): code for way in listed(ways)}
    return table


@cache
def _model() -> LanguageIdentifier:
    """The model; it loads in half a second, and only when it is needed."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _ask_model(text: str) -> tuple[str, float]:
    """The model's answer and how sure it is."""
    code, sure = _model().classify(_sample(text))
    return str(code), float(sure)


def small_words(code: str) -> frozenset[str]:
    """The commonest small words of a language."""
    return _languages()[code][1]


def language_of(text: str) -> str:
    """The ISO 639 code of the language that a text is in.

    >>> language_of("The talks in Geneva were put off.")
    'en'
    >>> language_of("Президент провёл переговоры с премьер-министром.")
    'ru'
    """
    if _is_plainly_english(text):
        return "en"
    other = other_language(text)
    words = [m[0].lower() for m in itertools.islice(_WORD.finditer(text), _ENOUGH)]
    english = sum(word in small_words("en") for word in words)
    if not words or (not other and english > _MOST_ENGLISH * len(words)):
        return "en"
    code, sure = _ask_model(text)
    if other:
        if code in _AS_ENGLISH:
            return UNKNOWN if other.endswith("letters") else "en"
        return code
    return code if sure >= _SURE and code not in _AS_ENGLISH else "en"


def language_code(given: str | None) -> str | None:
    """The code for what a source calls a language, None if it names none.

    >>> language_code("en-GB"), language_code("eng"), language_code("French")
    ('en', 'en', 'fr')
    >>> language_code("see below") is None
    True
    """
    words = (given or "").strip().lower()
    first = re.split(r"[-_]", words)[0]
    for way in (words, first):
        if way in _codes():
            return _codes()[way]
    return first if re.fullmatch("[a-z]{2}", first) else None


def other_language(text: str) -> str | None:
    """Name the language or script of a text by its words, None for English.

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
        code: sum(counts[w] for w in small if w in counts) / len(words)
        for code, (_, small) in _languages().items()
    }
    english = shares.pop("en")
    best = max(shares, key=lambda code: shares[code])
    # Lists of names hold a few words that mean something in some language.
    different = sum(word in counts for word in small_words(best))
    if shares[best] > max(0.1, 1.3 * english) and different >= _FEWEST_SMALL:
        return _languages()[best][0]
    return None


def _is_plainly_english(text: str) -> bool:
    """Tell whether the first words of a text settle that it is English."""
    words = _WORD.findall(text[: 8 * _FIRST].lower())[:_FIRST]
    english = small_words("en")
    many = sum(word in english for word in words)
    return "the" in words and many >= max(_SETTLED * len(words), _FEWEST_SMALL)


def _sample(text: str) -> str:
    """What the model is shown: the first letters, without markup and space."""
    plain = re.sub(r"<[^<>]{1,300}>", " ", text[: 10 * _SEEN_BY_MODEL])
    return " ".join(plain.split())[:_SEEN_BY_MODEL]


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
