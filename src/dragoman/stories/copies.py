"""Find reports that are one text: reprints, cut versions, reprints with a new head.

A copy repeats most of another's words and nearly all of its numbers and names. A
bulletin that is written anew each day by the same pattern repeats the words alone,
so words and facts are compared apart.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final
from zlib import crc32

import numpy as np
from rensa import RMinHash

from dragoman.records import Report
from dragoman.records.report import Frozen
from dragoman.stories.bags import Flags, Floats, Ints
from dragoman.stories.outline import buckets
from dragoman.stories.tables import is_counted

PERMUTATIONS: Final = 128
SEED: Final = 20_240_305
_SHINGLE: Final = 4  # words
_BANDS, _ROWS = 8, 4
_OPENING: Final = 4  # sentences from the start, for a text is cut from its end
_LOWEST: Final = 6  # sentences with the lowest hashes, for they may have moved
_LONG_SENTENCE: Final = 8  # words; shorter ones are said by many
_BUCKET: Final = 8  # days
_MOST_APART: Final = 14  # days
# The share of the shorter text that must stand in the longer, by kind. Found on texts
# of our own, see bench/near_duplicates.py.
LEAST_WORDS: Final = 0.6
LEAST_NUMBERS: Final = 0.6
LEAST_NUMBERS_LATER: Final = 0.7  # a bulletin comes back on another day
LEAST_NAMES: Final = 0.75
_LEAST_SHINGLES: Final = 20
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+|\n+")
_TOLD: Final = frozenset({"repeat"})


class Signature(Frozen, frozen=True, kw_only=True):
    """What of a report's wording is kept to know its copies.

    Attributes:
        report: The id of the report.
        day: The day it appeared.
        whole: A hash of all its words.
        digest: The MinHash of its shingles with numbers masked, 4 bytes each.
        shingles: How many different shingles there are.
        numbers: Hashes of its numbers and days, sorted.
        names: Hashes of its names, sorted.
        keys: Two reports are worth comparing if they share one of these.
    """

    report: str
    day: date | None
    whole: str
    digest: bytes
    shingles: int
    numbers: tuple[int, ...]
    names: tuple[int, ...]
    keys: tuple[str, ...]


def sign(report: Report) -> Signature:
    """Make the signature of a report."""
    sentences = [_WORD.findall(part) for part in _SENTENCE.split(_body(report))]
    # A report that is all furniture, such as a credit, is not the same as any other.
    words = [w for sentence in sentences for w in sentence] or _WORD.findall(
        report.text
    )
    shingles = sorted(_shingles(words))
    sketch = RMinHash(PERMUTATIONS, SEED)
    sketch.update(shingles)
    digest = np.array(sketch.digest(), "<u4").tobytes()
    whole = hashlib.sha256(" ".join(words).lower().encode()).hexdigest()[:20]
    numbers, names = _facts(sentences)
    return Signature(
        report=report.id,
        day=report.published,
        whole=whole,
        digest=digest,
        shingles=len(shingles),
        numbers=tuple(sorted(_hashes(numbers))),
        names=tuple(sorted(_hashes(names))),
        keys=_keys(whole, digest, sentences, report.published),
    )


def _body(report: Report) -> str:
    """The text without what tells of the report: each outlet writes its own."""
    text, parts, at = report.text, [], 0
    for piece in report.furniture:
        if piece.kind not in _TOLD and piece.words.start >= at:
            parts.append(text[at : piece.words.start] + "\n")
            at = piece.words.end
    return "".join([*parts, text[at:]])


def _shingles(words: Sequence[str]) -> set[str]:
    masked = ["#" if word[0].isdigit() else word.lower() for word in words]
    count = max(1, len(masked) - _SHINGLE + 1)
    return {" ".join(masked[at : at + _SHINGLE]) for at in range(count)}


def _facts(sentences: Iterable[Sequence[str]]) -> tuple[set[str], set[str]]:
    """Numbers, days and months; and words with a capital inside a sentence."""
    numbers: set[str] = set()
    names: set[str] = set()
    for sentence in sentences:
        for place, word in enumerate(sentence):
            if word[0].isdigit() or is_counted(word):
                numbers.add(word.lower().replace(",", ""))
            elif place and word[0].isupper() and len(word) > 1:
                names.add(word.lower())
    return numbers, names


def _hashes(words: Iterable[str]) -> set[int]:
    return {crc32(word.encode()) for word in words}


def _keys(
    whole: str, digest: bytes, sentences: Sequence[Sequence[str]], day: date | None
) -> tuple[str, ...]:
    """The whole; and within a few days long sentences, and bands of the MinHash."""
    long = [
        f"{crc32(' '.join(sentence).lower().encode()):08x}"
        for sentence in sentences
        if len(sentence) >= _LONG_SENTENCE
    ]
    width = 4 * _ROWS
    bands = [
        f"{band}.{crc32(digest[band * width : (band + 1) * width]):08x}"
        for band in range(_BANDS)
    ]
    near = {*long[:_OPENING], *sorted(long)[:_LOWEST], *bands}
    dated = {f"c{stretch} {key}" for stretch in buckets(day, _BUCKET) for key in near}
    return tuple(sorted({f"C {whole}", *dated}))


class Copies:
    """Compares signatures by their places in a sequence."""

    def __init__(self, signatures: Sequence[Signature]) -> None:
        """Lay the signatures out for comparison."""
        self.signatures = signatures
        joined = b"".join(signature.digest for signature in signatures)
        self.digests = np.frombuffer(joined, "<u4").reshape(-1, PERMUTATIONS)
        self.sizes = np.array([s.shingles for s in signatures], np.float64)
        self.numbers = [frozenset(s.numbers) for s in signatures]
        self.names = [frozenset(s.names) for s in signatures]

    def contained(self, left: Ints, right: Ints) -> Floats:
        """How much of the words of the shorter stands in the longer, estimated."""
        parts = [
            (self.digests[left[at : at + 8192]] == self.digests[right[at : at + 8192]])
            for at in range(0, len(left), 8192)
        ]
        alike = np.concatenate([part.mean(axis=1) for part in parts] or [np.zeros(0)])
        a, b = self.sizes[left], self.sizes[right]
        shared = alike / (1 + alike) * (a + b)
        found: Floats = np.minimum(1.0, shared / np.maximum(np.minimum(a, b), 1.0))
        return found

    def are_copies(self, left: Ints, right: Ints) -> Flags:
        """Whether the two reports of each pair are one text."""
        words = self.contained(left, right)
        pairs = zip(left.tolist(), right.tolist(), words.tolist(), strict=True)
        return np.fromiter(
            (self._is_copy(a, b, share) for a, b, share in pairs), bool, len(left)
        )

    def _is_copy(self, a: int, b: int, words: float) -> bool:
        one, other = self.signatures[a], self.signatures[b]
        if one.whole == other.whole:
            return True
        return (
            words >= LEAST_WORDS
            and min(one.shingles, other.shingles) >= _LEAST_SHINGLES
            and _within(one.day, other.day)
            and _share(self.numbers[a], self.numbers[b]) >= _least_numbers(one, other)
            and _share(self.names[a], self.names[b]) >= LEAST_NAMES
        )


def _least_numbers(one: Signature, other: Signature) -> float:
    """The share of numbers that must be the same."""
    later = one.day and other.day and one.day != other.day
    return LEAST_NUMBERS_LATER if later else LEAST_NUMBERS


def _within(one: date | None, other: date | None) -> bool:
    """Whether two reports appeared near enough, as far as it is known."""
    return not (one and other) or abs((one - other).days) <= _MOST_APART


def _share(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the smaller set that is in the larger; 1 if it is empty."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 1.0
