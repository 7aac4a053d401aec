"""Make the model's rules for single words cheap, with the same outcome.

The model ends with some 180 rules such as "a word tagged `MD` is an auxiliary" and
asks each of them of every token: measured, a tenth of the coder's time. What a rule
of one token asks for is a tag, a label, a word of a list or a blank; few such
combinations occur, so the rules that apply to each are worked out once. Only rules
of several tokens, or with a pattern of letters, are matched as before, and those only
where the rarest word or label that they ask for occurs.

Its lemmatizer looks a word up in lists of up to 57,000; sets hold the same. What it
said of a word, its part of speech and its form is kept.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler, Lemmatizer
    from spacy.tokens import Doc, Token

Key = tuple[int, ...]  # one number for each of `ASKED`
ASKED: Final = ("TAG", "DEP", "LOWER", "IS_SPACE")
WORD: Final = ASKED.index("LOWER")
MOST: Final = 1 << 16  # tokens of which is remembered what is said of them
SETS: Final = frozenset(("IN", "NOT_IN"))
SPELT: Final = ("ORTH", "POS", "MORPH", "LEMMA")


class Test(NamedTuple):
    """What a rule asks of one number of a token."""

    at: int
    values: frozenset[int]
    wanted: bool

    def passes(self, key: Key) -> bool:
        """Tell whether a token is such."""
        return (key[self.at] in self.values) == self.wanted


def quicken(nlp: Language) -> None:
    """Quicken what the model has of rules and of lists of lemmas."""
    if nlp.has_pipe("attribute_ruler"):
        ruler: Any = nlp.get_pipe("attribute_ruler")
        rules = Rules(ruler)
        ruler.match, ruler.set_annotations = rules.match, rules.write
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    lookups = getattr(lemmatizer, "lookups", None)
    if lookups and lookups.has_table("lemma_index"):
        index = lookups.get_table("lemma_index")
        for part, words in list(index.items()):
            index[part] = frozenset(words)
    if getattr(lemmatizer, "mode", None) == "rule":
        lemmatizer.pipe = Lemmas(lemmatizer).pipe


class Rules:
    """The rules of an attribute ruler, by what they ask for."""

    def __init__(self, ruler: AttributeRuler) -> None:
        """Part the rules of one token from the others."""
        from spacy.matcher import Matcher
        from spacy.tokens._retokenize import set_token_attrs

        self._set: Callable[[Token, dict[Any, Any]], object] = set_token_attrs
        self._attrs, self._indices = ruler.attrs, ruler.indices
        self._strings = ruler.vocab.strings
        self._single: list[tuple[int, tuple[Test, ...]]] = []
        self._several: Any = Matcher(ruler.vocab, validate=False)
        self._hints: list[Test] = []
        self._letters: list[re.Pattern[str]] = []
        self._plain = set[int]()  # words of which no pattern of letters wants any
        rules: Any = ruler.patterns
        for number, rule in enumerate(rules):
            tests = [self._tests(pattern) for pattern in rule["patterns"]]
            if all(tests) and self._indices[number] in (0, -1):
                self._single += [(number, one) for one in tests if one]
            else:
                self._several.add(str(number), rule["patterns"])
                for pattern in rule["patterns"]:
                    self._note(pattern)
        self._words = frozenset[int]().union(
            *(test.values for _, one in self._single for test in one if test.at == WORD)
        )
        self._known: dict[Key, tuple[int, ...]] = {}
        self._sorts: dict[Key, tuple[int, ...]] = {}

    def match(self, doc: Doc) -> dict[int, tuple[int, ...]]:
        """The rules that apply to each token, in their order."""
        known, asked = self._known, doc.to_array(list(ASKED))
        found: dict[int, tuple[int, ...]] = {}
        columns = asked.T.tolist()
        for row, key in enumerate(zip(*columns, strict=True)):
            numbers = known.get(key)
            if numbers is None:
                numbers = self._find(key)
            if numbers:
                found[row] = numbers
        if columns and self._may_match(columns):
            for row, others in self._matched(doc).items():
                found[row] = tuple(sorted({*found.get(row, ()), *others}))
        return found

    def _find(self, key: Key) -> tuple[int, ...]:
        """The rules that apply to a token; of its word none asks, save for some."""
        tag, dep, word, blank = key
        sort = tag, dep, word if word in self._words else 0, blank
        if sort not in self._sorts:
            self._sorts[sort] = self._applying(sort)
        if len(self._known) == MOST:
            self._known.clear()
        found = self._known[key] = self._sorts[sort]
        return found

    def _may_match(self, columns: list[list[int]]) -> bool:
        """Whether something occurs without which no rule of several applies."""
        if any(not hint.values.isdisjoint(columns[hint.at]) for hint in self._hints):
            return True
        for word in set(columns[WORD]) - self._plain:
            if any(letters.search(self._strings[word]) for letters in self._letters):
                return True
            self._plain.add(word)
        return False

    def write(self, doc: Doc, found: Mapping[int, tuple[int, ...]]) -> None:
        """Let the rules say what the tokens are; later ones have the last word."""
        for row, numbers in found.items():
            token = doc[row]
            for number in numbers:
                self._set(token, self._attrs[number])

    def _matched(self, doc: Doc) -> dict[int, list[int]]:
        """The rules of several tokens that apply, by the token that they change."""
        found: dict[int, list[int]] = defaultdict(list)
        for name, first, last in self._several(doc, allow_missing=True):
            number = int(self._strings[name])
            found[range(first, last)[self._indices[number]]].append(number)
        return found

    def _applying(self, key: Key) -> tuple[int, ...]:
        applying = (n for n, one in self._single if all(t.passes(key) for t in one))
        return tuple(dict.fromkeys(applying))

    def _tests(self, pattern: list[dict[str, Any]]) -> tuple[Test, ...]:
        """What a pattern of one token asks for; nothing if it is another pattern."""
        if len(pattern) != 1 or not set(pattern[0]) <= set(ASKED):
            return ()
        found = []
        for name, value in pattern[0].items():
            asked = _as_sets(value)
            if not {kind for kind, _ in asked} <= SETS:
                return ()
            found += [
                Test(ASKED.index(name), self._numbers(values), kind == "IN")
                for kind, values in asked
            ]
        return tuple(found)

    def _note(self, pattern: list[dict[str, Any]]) -> None:
        """Note the rarest thing that must be there where a pattern applies."""
        asked: list[Test] = []
        for name, value in (pair for token in pattern for pair in token.items()):
            for kind, values in _as_sets(value):
                if kind == "REGEX":
                    letters = re.compile(values)
                elif kind == "IN" and name in ASKED:
                    numbers = self._numbers(values)
                    asked.append(Test(ASKED.index(name), numbers, wanted=True))
        if asked:  # a tag is commoner than any word or label
            self._hints.append(min(asked, key=lambda t: (t.at == 0, len(t.values))))
        else:
            self._letters.append(letters)

    def _numbers(self, values: list[str | bool]) -> frozenset[int]:
        """The numbers that stand for words and for yes and no."""
        return frozenset(
            int(v) if isinstance(v, bool) else self._strings.add(v) for v in values
        )


class Lemmas:
    """Keeps what a lemmatizer said of a word, its part of speech and its form."""

    def __init__(self, lemmatizer: Lemmatizer) -> None:
        """Know nothing yet."""
        self._say, self._strings = lemmatizer.lemmatize, lemmatizer.vocab.strings
        self._known: dict[Key, int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Give each token its lemma, unless a rule gave it one."""
        known, lemmas = self._known, []
        *spelling, given = doc.to_array(list(SPELT)).T.tolist()
        keys = zip(*spelling, strict=True)
        for row, (key, lemma) in enumerate(zip(keys, given, strict=True)):
            if not lemma:
                lemma = known.get(key)
                if lemma is None:
                    word = self._say(doc[row])[0]
                    lemma = known[key] = self._strings.add(word)
            lemmas.append(lemma)
        column: Any = np.array(lemmas, dtype=np.uint64)
        return doc.from_array(["LEMMA"], column)

    def pipe(self, docs: Iterable[Doc], **_: object) -> Iterator[Doc]:
        """Give the tokens of several texts their lemmas."""
        return map(self, docs)


def _as_sets(value: object) -> list[tuple[str, Any]]:
    """What a pattern asks of one attribute: kinds of test, each with its values."""
    asked = value if isinstance(value, dict) else {"IN": [value]}
    return list(asked.items())
