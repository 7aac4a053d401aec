"""Make a report's text ready for the parser without losing any place in it.

The parser was trained on clean sentences in ordinary case. News comes with
curly quotes, doubled spaces, hard line breaks and headlines in capitals. A
`Piece` is what the parser gets; it knows where each character came from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from dragoman.records import Report
from dragoman.records.phrases import SIGNING, without_tags

SIGNS: Final = str.maketrans(
    {
        **dict.fromkeys("‘’ʼ′`´", "'"),
        **dict.fromkeys("“”„″«»", '"'),
        **dict.fromkeys("\xa0\u2002\u2003\u2007\u2009\u202f\t\n\r\f\v\x85\u2028", " "),
        **dict.fromkeys("\u2010\u2011", "-"),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\xad", " "),
    }
)
GLUED_DASH: Final = re.compile(r"(?<!\S)--(?=\w)")
TRAILING_DASH: Final = re.compile(r"(?<=\w)--(?!\S)")
INNER_QUOTE: Final = re.compile(r"(?<=\w)''(?=\w)")
DOUBLED_QUOTE: Final = re.compile(r"(?<!')''(?!')")
SPACES: Final = re.compile(r" {2,}")
BLANK: Final = re.compile(r"\n[^\S\n]*\n\s*")
FULL_STOP: Final = re.compile(r"[.!?:;][\"'”’)\]]*\s*$")
WORD: Final = re.compile(r"[^\W\d_](?:[^\W_]|['’.&](?=[^\W\d_]))*")
# Who speaks, before a turn of a transcript: "Q   ", "MS. LOPEZ:  ".
SPEAKER: Final = re.compile(
    r"(?:[QA](?::[ \t]+|[ \t]{2,})|[A-Z][A-Z.'’ -]{2,40}:\s+)(?=\S)"
)
# Who said it, behind a quotation that fills a line: “Nobody asked.” ― Ana Ruiz.
CAPITAL: Final = r"[^\W\d_a-z][\w.'’-]*"
JOINT: Final = "of|the|for|and|de|da|del|di|la|van|von|der|bin|al"
NAME: Final = (
    rf"(?P<name>{CAPITAL}(?: (?:{CAPITAL}|{JOINT})){{0,6}}(?:, [^\n.!?]{{1,80}})?)"
    r"\.?\s*$"
)
SIGNED: Final = re.compile(rf"(?<=[\"“”'’])\s*{SIGNING}\s*{NAME}")
SIGNATURE: Final = re.compile(rf"{SIGNING}\s*{NAME}")
QUOTES: Final = frozenset("\"“”'‘")
WRAP: Final = 50  # the shortest line that may have been broken for its length
BULLETS: Final = frozenset("-•*·–—")
LONGEST: Final = 20_000  # a piece beyond this would make the parser slow

Recase = Callable[[str], str]


class Piece(NamedTuple):
    """A stretch of a report for the parser: a paragraph or what is left of one.

    Attributes:
        text: The text in plain signs and ordinary case.
        start: Where it starts in the report.
        gaps: Where spaces were left out: the place in `text` from which on, and
            how many characters of the report were left out up to there.
    """

    text: str
    start: int
    gaps: tuple[tuple[int, int], ...]

    def part(self, first: int, last: int) -> Piece:
        """A part of the piece as a piece of its own."""
        left_out = max((n for at, n in self.gaps if at <= first), default=0)
        gaps = ((at - first, n - left_out) for at, n in self.gaps if first < at < last)
        return Piece(
            self.text[first:last].rstrip(), self.start + first + left_out, tuple(gaps)
        )


def plain(text: str) -> str:
    r"""Write typographic signs plainly, each character in its place.

    >>> plain("“We’ll go,” he said --but not\n``now''")
    '"We\'ll go," he said — but not  "now" '
    """
    text = without_tags(text)
    text = text.replace("``", ' "') if "``" in text else text
    if "''" in text:
        text = DOUBLED_QUOTE.sub('" ', INNER_QUOTE.sub(" '", text))
    if "--" in text:
        text = TRAILING_DASH.sub(" —", GLUED_DASH.sub("— ", text))
    return text.translate(SIGNS)


def cut_pieces(report: Report, recase: Recase) -> Iterator[Piece]:
    """Cut what is to be parsed out of a report, paragraph by paragraph."""
    for start, end in stretches(report):
        for first, last in turns(report.text, start, end):
            piece = squeeze(recase(plain(report.text[first:last])), first)
            if piece:
                yield piece


def stretches(report: Report) -> Iterator[tuple[int, int]]:
    """The parts of the text between the furniture."""
    at = 0
    for words in sorted((f.words.start, f.words.end) for f in report.furniture):
        if words[0] > at:
            yield at, words[0]
        at = max(at, words[1])
    if at < len(report.text):
        yield at, len(report.text)


def turns(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a stretch into paragraphs, and from each whoever is named as its speaker."""
    for first, last in paragraphs(text, start, end):
        speaker = SPEAKER.match(text, first, last)
        if speaker:
            yield first, speaker.end()
            first = speaker.end()
        signed = _signed(text, first, last)
        if signed:
            yield first, signed.start()
            first = signed.start("name")
        yield first, last


def _signed(text: str, first: int, last: int) -> re.Match[str] | None:
    """Who signs a quotation that fills a line, from behind its closing mark on.

    A signature may have a line of its own under the quotation.
    """
    first = last - len(text[first:last].lstrip())
    if text[first] in QUOTES:
        return SIGNED.search(text, first, last)
    return SIGNATURE.match(text, first, last)


def paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a stretch at blank lines, and at line ends that end a sentence.

    A line end in the middle of a sentence is a space where lines were broken for
    their length; a short line without a full stop is a heading of its own.
    """
    at = start
    for blank in (*BLANK.finditer(text, start, end), None):
        yield from _lines(text, at, blank.start() if blank else end)
        at = blank.end() if blank else end


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a block of lines where a line end is the end of a paragraph."""
    lines, at = [], start
    for line in text[start:end].split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    longest = max(last - first for first, last in lines)
    wrapped = WRAP <= longest < 2 * WRAP
    for (first, last), (after, _) in pairwise(lines):
        short = last - first < 0.7 * longest
        bullet = text[after : after + 2].lstrip()[:1] in BULLETS
        ends = short and FULL_STOP.search(text, first, last)
        ends = ends or (text[start] in QUOTES and SIGNED.search(text, first, last))
        if bullet or not wrapped or ends:
            yield from _short_enough(text, start, last)
            start = after
    yield from _short_enough(text, start, end)


def _short_enough(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        stop = text.rfind(". ", start, start + LONGEST) + 1
        stop = stop if stop > start else start + LONGEST
        yield start, stop
        start = stop
    if text[start:end].strip():
        yield start, end


def squeeze(text: str, start: int) -> Piece | None:
    """Leave out doubled spaces, which the parser would take for words."""
    kept = text.lstrip(" ")
    start += len(text) - len(kept)
    kept = kept.rstrip(" ")
    if not kept:
        return None
    gaps, left_out = [], 0
    for run in SPACES.finditer(kept):
        left_out += run.end() - run.start() - 1
        gaps.append((run.end() - left_out, left_out))
    return Piece(SPACES.sub(" ", kept) if gaps else kept, start, tuple(gaps))
