"""Turn what the parser found into sentences of columns, and mend its splits.

Columns are taken from the parser's arrays at once: asking a token at a time is
what makes such loops slow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from dragoman.parsing.bearers import mend_bearers
from dragoman.parsing.counted import mend_counted
from dragoman.parsing.headlines import STOPS, mend_headline, mend_names
from dragoman.parsing.hyphens import mend_hyphens
from dragoman.parsing.lemmas import mend_lemmas
from dragoman.parsing.lists import mend_lists
from dragoman.parsing.mending import Tree, mend, unless_torn
from dragoman.parsing.offices import mend_offices
from dragoman.parsing.quoted import mend_quoted
from dragoman.parsing.second_clauses import mend_second_clauses
from dragoman.parsing.so_called import mend_so_called
from dragoman.parsing.styles import mend_styles
from dragoman.parsing.tellers import mend_tellers
from dragoman.parsing.text import Piece
from dragoman.parsing.verbs import mend_verbs
from dragoman.parsing.victims import mend_victims
from dragoman.records import Sentence

if TYPE_CHECKING:
    from spacy.strings import StringStore

    from dragoman.parsing.repeats import Columns

COLUMNS: Final[list[int | str]] = [
    *("LEMMA", "TAG", "POS", "DEP"),
    *("HEAD", "SENT_START", "IDX", "LENGTH"),
]
"""What is taken of each token, as spaCy names it."""

SPEECH: Final = frozenset(
    "say add tell note declare announce state warn argue stress insist explain"
    " continue conclude report comment reply remark observe recall claim".split()
)
BEHIND_NAMES: Final = (
    "VBN",
    "VBZ",
    "VBD",
    "MD",
    "TO",
    ",",
    "CC",
    "POS",
    "RB",
    "IN",
    "VBP",
)
# What the parser takes a name for; "He" is a surname too, and a pronoun for all that.
UNNAMED: Final = ("NOUN", "VERB", "ADJ", "AUX", "X", "INTJ")
FINITE: Final = ("VBD", "VBZ", "VBP")
LONGEST_TAG: Final = 14  # words of a sentence that only says who spoke


CHANGES: Final = (
    mend_headline,
    mend_names,
    mend_quoted,
    mend_styles,
    mend_verbs,
    mend_tellers,
    mend,
    mend_hyphens,
    mend_offices,
    mend_bearers,
    mend_lists,
    mend_victims,
    mend_so_called,
    mend_second_clauses,
    mend_counted,
)


class Rows(NamedTuple):
    """The columns of one or more sentences, heads still counted in the piece."""

    words: list[str]
    lemmas: list[str]
    tags: list[str]
    pos: list[str]
    deps: list[str]
    heads: list[int]
    offsets: list[int]


def _nobody(_word: str) -> bool:
    return False


class Reader:
    """Reads parsed pieces; remembers the names behind the parser's numbers."""

    def __init__(
        self, strings: StringStore, is_name: Callable[[str], bool] = _nobody
    ) -> None:
        """Begin with no names.

        Args:
            strings: What the model's numbers stand for.
            is_name: Tells whether a word is the name of a leader or body that we know.
        """
        self._strings = strings
        self._is_name = is_name
        self._names: dict[int, str] = {}
        self._lemmas: dict[int, str] = {}

    def read(self, columns: Columns, piece: Piece, index: int) -> list[Sentence]:
        """The sentences of a piece, the first of them numbered `index`."""
        rows, starts = self.rows(columns, piece)
        bounds = [*starts, len(rows.words)]
        merged = list(merge(rows, list(pairwise(bounds))))
        found: list[Sentence] = []
        for first, last, root in merged:
            if rows.pos[first] in UNNAMED and self._is_name(rows.words[first]):
                name_first(rows, first, last)
            found.append(build(rows, (first, last), root, index + len(found)))
        return found

    def rows(self, columns: Columns, piece: Piece) -> tuple[Rows, list[int]]:
        """The columns of a piece and the rows at which its sentences start."""
        strings = self._strings
        lemma, tag, pos, dep, head, start, at, length = columns.T.tolist()
        names, lemmas = self._names, self._lemmas
        for number in {*tag, *pos, *dep}.difference(names):
            names[number] = strings[number]
        for number in set(lemma).difference(lemmas):
            lemmas[number] = strings[number].lower()
        text = piece.text
        rows = Rows(
            words=[text[a : a + n] for a, n in zip(at, length, strict=True)],
            lemmas=[lemmas[n] for n in lemma],
            tags=[names[n] for n in tag],
            pos=[names[n] for n in pos],
            deps=[names[n] for n in dep],
            heads=[row + signed(n) for row, n in enumerate(head)],
            offsets=place(at, piece),
        )
        mend_lemmas(rows.lemmas, rows.words, rows.tags)
        return rows, [row for row, n in enumerate(start) if n == 1 or row == 0]


def name_first(rows: Rows, first: int, last: int) -> None:
    """Make a name of the first word of a headline: "Modi to visit Ukraine".

    So too of an acronym anywhere: "ECOWAS imposed sanctions."
    """
    if last - first < 2:
        return
    _free_root(rows, first)
    if rows.tags[first + 1] not in BEHIND_NAMES:
        return
    if rows.words[last - 1] in STOPS and not rows.words[first].isupper():
        return
    rows.tags[first], rows.pos[first] = "NNP", "PROPN"
    _free_verb(rows, first)
    for row in range(first + 2, min(first + 4, last)):
        if rows.heads[row] == first and rows.tags[row] == "VB":
            rows.deps[row] = "relcl"


def _free_verb(rows: Rows, first: int) -> None:
    """Make the verb of what stands behind a name that the parser took for one.

    In "ECOWAS imposed sanctions" it hangs "imposed" on the sanctions.
    """
    verb = first + 1
    thing = rows.heads[verb]
    if (rows.deps[verb], rows.heads[first], rows.heads[thing]) != (
        "amod",
        first,
        first,
    ):
        return
    rows.tags[verb], rows.pos[verb], rows.deps[verb] = "VBD", "VERB", "ROOT"
    rows.heads[verb] = verb
    for row, head in enumerate(rows.heads):
        if head == first:
            rows.heads[row] = verb
    rows.deps[first], rows.deps[thing] = "nsubj", "dobj"


def _free_root(rows: Rows, first: int) -> None:
    """Hang a name where it belongs, of which the parser made a helper or the root.

    "IGAD criticised Peru", "ECOWAS leaders met", "Jaish-e-Mohammad met envoys".
    """
    noun, heads = first + 1, rows.heads
    verb = heads[noun]
    if rows.deps[first] in ("aux", "auxpass") and heads[first] == noun:
        rows.deps[first], rows.tags[noun] = "nsubj", "VBD"
    elif heads[first] == first == verb and rows.tags[noun] in FINITE:
        _hang_on(rows, first, noun)
        rows.deps[noun], rows.deps[first] = "ROOT", "nsubj"
        heads[noun] = heads[first] = noun
    elif heads[first] == first and rows.deps[noun] == "nsubj" and heads[verb] == first:
        _hang_on(rows, first, verb)
        rows.deps[verb], rows.deps[first] = "ROOT", "compound"
        heads[verb], heads[first] = verb, noun


def _hang_on(rows: Rows, first: int, verb: int) -> None:
    """Make a name of a root, and hang on the verb what hung on it."""
    rows.tags[first], rows.pos[first] = "NNP", "PROPN"
    for row, head in enumerate(rows.heads):
        if head == first:
            rows.heads[row] = verb


def signed(number: int) -> int:
    """Read the parser's head offset, which it keeps as an unsigned number."""
    return number - (1 << 64) if number >> 63 else number


def place(at: list[int], piece: Piece) -> list[int]:
    """Where tokens of a piece start in the report."""
    if not piece.gaps:
        start = piece.start
        return [start + a for a in at]
    found, gaps, gap, left_out = [], piece.gaps, 0, 0
    for a in at:
        while gap < len(gaps) and gaps[gap][0] <= a:
            left_out = gaps[gap][1]
            gap += 1
        found.append(piece.start + a + left_out)
    return found


def merge(
    rows: Rows, bounds: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, int]]:
    """Join what the parser split wrongly; give each sentence with its root.

    A part that starts in lower case goes with the one before; a part that only
    says who spoke ("said Smith.") becomes the governor of the quote before it.
    """
    open_: tuple[int, int, int] | None = None
    for first, last in bounds:
        root = next((r for r in range(first, last) if rows.heads[r] == r), first)
        if open_ and joins(rows, open_, first, last):
            open_ = (open_[0], last, join(rows, open_[2], root))
            continue
        if open_:
            yield open_
        open_ = (first, last, root)
    if open_:
        yield open_


def joins(rows: Rows, before: tuple[int, int, int], first: int, last: int) -> bool:
    """Tell whether a part goes with the one before it."""
    words = rows.words
    ends = words[first - 1]
    if ends in (".", "!", "?") and not tags_speech(rows, first, last):
        return False
    at = first
    while at < last and not words[at][:1].isalnum():
        at += 1
    if at == last:
        return True
    if ends in ('"', "'") and not tags_speech(rows, first, last):
        return False
    return words[at][:1].islower() and any(
        w[:1].isupper() for w in words[before[0] : before[1]]
    )


def tags_speech(rows: Rows, first: int, last: int) -> bool:
    """Tell whether a part only says who spoke: "said Smith on Monday."."""
    if last - first > LONGEST_TAG or '"' not in rows.words[first - 2 : first + 1]:
        return False
    start = first + (rows.words[first] == '"')
    near = range(start, min(start + 2, last))
    return any(
        rows.lemmas[r] in SPEECH and rows.tags[r] in ("VBD", "VBZ") for r in near
    )


def join(rows: Rows, root: int, other: int) -> int:
    """Hang one part on the other; give the root of both."""
    if rows.lemmas[other] in SPEECH and rows.pos[other] == "VERB":
        rows.heads[root], rows.deps[root] = other, "ccomp"
        return other
    first = rows.lemmas[other - 1] if other else ""
    rows.heads[other] = root
    rows.deps[other] = "conj" if first in ("but", "and", "or") else "parataxis"
    return root


def build(rows: Rows, bounds: tuple[int, int], root: int, index: int) -> Sentence:
    """Make the record of one sentence."""
    first, last = bounds
    heads = [h - first for h in rows.heads[first:last]]
    size = last - first
    for row, head in enumerate(heads):
        if not 0 <= head < size:  # a head outside: never seen, but never trusted
            heads[row] = root - first
    words, tags = rows.words[first:last], rows.tags[first:last]
    pos, deps = rows.pos[first:last], rows.deps[first:last]
    tree = Tree(words, tags, pos, deps, heads)
    for change in CHANGES:
        unless_torn(change, tree)
    children: list[list[int]] = [[] for _ in range(size)]
    for row, head in enumerate(heads):
        if head != row:
            children[head].append(row)
    offsets = rows.offsets[first:last]
    lemmas = rows.lemmas[first:last]
    if "NNPS" in tags:
        lemmas = [
            singular(lemma) if tag == "NNPS" else lemma
            for lemma, tag in zip(lemmas, tags, strict=True)
        ]
    return Sentence(
        index=index,
        start=offsets[0],
        end=offsets[-1] + len(rows.words[last - 1]),
        words=tuple(words),
        lemmas=tuple(lemmas),
        tags=tuple(tags),
        pos=tuple(pos),
        deps=tuple(deps),
        heads=tuple(heads),
        offsets=tuple(offsets),
        children=tuple(map(tuple, children)),
    )


def singular(word: str) -> str:
    """The singular of a plural name, whose lemma the models leave as it is.

    >>> singular("presidents"), singular("secretaries"), singular("forces")
    ('president', 'secretary', 'force')
    """
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
