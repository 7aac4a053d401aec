"""Cut text into tokens and tell what kind of time word each is.

The kinds of a text become one short string, a letter for each token, over which
the grammar is an ordinary regular expression: that is what makes it fast.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import Final

import msgspec

from dragoman.dates.names import NAMES, PATTERN, plain_name
from dragoman.knowledge.tables import data_path
from dragoman.knowledge.words import Word, Words, read_words

TOKEN: Final = re.compile(
    rf"""(
    \n\s*\n                                  # paragraphs are not read across
  | \d{{1,2}}[/.]\d{{1,2}}[/.](?:\d{{4}}|\d\d)(?!\d)   # 15/12/2023
  | {PATTERN}                                # Eid al-Fitr
  | \d{{4}}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?
  | \d{{4}}[-/]\d\d?[-/]\d\d?(?!\d)          # 2023-12-15
  | \d{{1,2}}:\d\d(?::\d\d)?                # 10:35
  | (?:[01]\d|2[0-3])[0-5]\dZ(?!\w)         # 1035Z
  | (?:[01]\d|2[0-3])[0-5]\d(?=(?:GMT|UTC)(?!\w))   # 1035GMT
  | \d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?          # 19,000
  | (?:1[89]|20)\d\d[-/–]\d\d(?![\d-])      # 2023-24
  | FY\s?\d{{2,4}}(?:[-/–]\d{{2,4}})?(?!\w)   # FY2024
  | \d/\d(?![\d/])                          # 2 1/2
  | \d+(?:st|nd|rd|th|s|am|pm)?(?![^\W_])(?:\.\d+)?   # 15, 20th, 1990s, 2.5, 9am
  | ['’`]\d0s                                # '80s
  | ['’`]\d\d(?![\w])                        # '98
  | [½¼¾]
  | Q[1-4](?!\w) | H[12](?=\s(?:of\s)?(?:19|20)\d\d)   # H1 2023
  | [ap]\.m\.? | [ap]m(?!\w)
  | o['’]clock
  | (?:A\.H | B\.E)(?=\.)
  | ['’]s(?!\w) | ['’](?=\s)
  | [^\W\d_]+
  | (?-i:(?<=[a-z]{{4}})|(?<=[A-Z]{{5}})|(?<=une|uly|May))\.\s+   # no short form's dot
  | [^\w\s]
    )""",
    re.VERBOSE | re.IGNORECASE,
)
MARKS: Final = {
    ",": "comma",
    ".": "dot",
    "-": "dash",
    "–": "dash",
    "‑": "dash",
    "/": "slash",
    "'s": "poss",
    "’s": "poss",
    "'": "poss",
    "’": "poss",
    "$": "money",
    "£": "money",
    "€": "money",
    "(": "open",
    "[": "open",
    ")": "close",
    "]": "close",
}
NUMBERS: Final = (  # the first pattern that fits the whole token names its kind
    ("iso", re.compile(r"\d{4}([-/])\d\d?\1\d\d?(T.*)?")),
    ("years", re.compile(r"\d{4}[-/–]\d\d")),
    ("frac", re.compile(r"\d/\d|[½¼¾]")),
    ("slashed", re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d+")),
    ("clock", re.compile(r"\d{1,2}:.*|\d{1,2}[ap]m|\d{4}z", re.IGNORECASE)),
    ("decade", re.compile(r"['’`]?\d{1,3}0s")),
    ("dayth", re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)", re.IGNORECASE)),
    ("number_day", re.compile(r"0?[1-9]|[12]\d|3[01]")),
    ("year", re.compile(r"19\d\d|20[0-4]\d")),
    ("old_year", re.compile(r"1[0-8]\d\d|20[5-9]\d")),
    ("short_year", re.compile(r"['’`]\d\d")),
    ("short_number", re.compile(r"3[2-9]|[4-9]\d")),
    ("number", re.compile(r"\d+|\d+\.\d+|\d{1,3}(?:,\d{3})+")),
    ("half_year", re.compile(r"h[12]", re.IGNORECASE)),
    ("q", re.compile(r"q[1-4]", re.IGNORECASE)),
    ("fiscal_year", re.compile(r"fy\s?\d.*", re.IGNORECASE)),
    ("oclock", re.compile(r"o['’]clock", re.IGNORECASE)),
    ("clock_half", re.compile(r"[ap]\.?m\.?", re.IGNORECASE)),
)
TRICKY: Final = frozenset("qapfoh")  # what starts so may be "Q3", "a.m.", "FY24"


class Token(msgspec.Struct, frozen=True):
    """A piece of text.

    Attributes:
        kind: What kind of time word it is, "other" for none.
        value: What it stands for among its kind.
        start: Its first character.
        end: The character after its last.
    """

    kind: str
    value: str
    start: int
    end: int


INITIALS: Final = frozenset(name[0].upper() for name in NAMES)
WORDS: Final[Words] = read_words(data_path("lexicon", "en", "words", "times.txt"))
KINDS: Final = tuple(
    dict.fromkeys(
        [
            "other",
            "stop",
            *(word.kind for word in WORDS.by_form.values()),
            *(name.kind for name in NAMES.values()),
            *MARKS.values(),
            *(kind for kind, _ in NUMBERS),
        ]
    )
)
# Letters from U+0100 on: one for each kind, none of them special in a pattern.
LETTER: Final = {kind: chr(0x100 + n) for n, kind in enumerate(KINDS)}


def _word(text: str) -> Word | None:
    """A word of time; in capitals it is first one that has a capital: "MAY"."""
    first = WORDS.by_form.get(text.capitalize()) if text.isupper() else None
    return first or WORDS.find(text)


@lru_cache(maxsize=1 << 16)
def kind_of(text: str) -> tuple[str, str]:
    """The kind and value of one token.

    >>> kind_of("Friday"), kind_of("20th"), kind_of("may")
    (('weekday', '4'), ('dayth', '20th'), ('low_month', '5'))
    """
    if mark := MARKS.get(text):
        return mark, text
    if text[0] == ".":
        return "stop", text
    if text[0] in INITIALS and (name := NAMES.get(plain_name(text))):
        return name.kind, name.value
    if text[0].isalpha() and (word := _word(text)):
        return word.kind, word.value
    if text[0].isdigit() or text[0] in "'’`½¼¾" or text[0].lower() in TRICKY:
        for kind, pattern in NUMBERS:
            if pattern.fullmatch(text):
                return kind, text
    return "other", ""


@lru_cache(maxsize=1 << 16)
def letter_of(text: str) -> str:
    """The letter of one token's kind."""
    return LETTER[kind_of(text)[0]]


class Tokens:
    """The tokens of a text, made only where somebody asks for them.

    Attributes:
        letters: The kinds of its tokens, a letter for each.
    """

    def __init__(self, text: str) -> None:
        """Cut the text: gaps and tokens in turn, and where each ends."""
        self._pieces = TOKEN.split(text)
        self._ends = list(accumulate(map(len, self._pieces)))
        self.letters = "".join(map(letter_of, self._pieces[1::2]))

    def text(self, number: int) -> str:
        """The words of the token of a number; "" past the last."""
        at = 2 * number + 1
        return self._pieces[at] if at < len(self._pieces) else ""

    def cut(self, first: int, last: int) -> list[Token]:
        """The tokens from one number up to and without another."""
        return [
            Token(*kind_of(self._pieces[n]), self._ends[n - 1], self._ends[n])
            for n in range(2 * first + 1, min(2 * last, len(self._pieces)), 2)
        ]


def compile_rule(rule: str) -> str:
    """Turn a rule over kinds into a pattern over their letters.

    A rule is a regular expression whose words are kinds: "month dot? number_day".

    Raises:
        KeyError: A word of the rule is no kind.
    """
    letters = re.sub(r"[a-z_]+", lambda found: LETTER[found.group()], rule)
    return re.sub(r"\((?!\?)", "(?:", letters.replace(" ", ""))
