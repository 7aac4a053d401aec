"""Make the model's rules for single words cheap, with the same outcome.

The model ends with some 180 rules such as "a word tagged `MD` is an auxiliary" and
asks each of them of every token: measured, a tenth of the coder's time. What a rule
of one token asks for is a tag, a label, a word of a list or a blank; few such
combinations occur, so the rules that apply to each are worked out once. Only rules
of several tokens, or with a pattern of letters, are matched as before.

Its lemmatizer looks a word up in lists of up to 57,000; sets hold the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc, Token

Key = tuple[int, ...]  # one number for each of `ASKED`
ASKED: Final = ("TAG", "DEP", "LOWER", "IS_SPACE")
WORD: Final = ASKED.index("LOWER")
SETS: Final = frozenset(("IN", "NOT_IN"))


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
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups and lookups.has_table("lemma_index"):
        index = lookups.get_table("lemma_index")
        for part, words in list(index.items()):
            index[part] = frozenset(words)


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
        rules: Any = ruler.patterns
        for number, rule in enumerate(rules):
            tests = [self._tests(pattern) for pattern in rule["patterns"]]
            if all(tests) and self._indices[number] in (0, -1):
                self._single += [(number, one) for one in tests if one]
            else:
                self._several.add(str(number), rule["patterns"])
        self._words = frozenset[int]().union(
            *(test.values for _, one in self._single for test in one if test.at == WORD)
        )
        self._known: dict[Key, tuple[int, ...]] = {}

    def match(self, doc: Doc) -> dict[int, tuple[int, ...]]:
        """The rules that apply to each token, in their order."""
        words, known = self._words, self._known
        found: dict[int, tuple[int, ...]] = {}
        for row, (tag, dep, word, blank) in enumerate(
            doc.to_array(list(ASKED)).tolist()
        ):
            key = (tag, dep, word if word in words else 0, blank)
            numbers = known.get(key)
            if numbers is None:
                numbers = known[key] = self._applying(key)
            if numbers:
                found[row] = numbers
        for row, others in self._matched(doc).items():
            found[row] = tuple(sorted({*found.get(row, ()), *others}))
        return found

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
            asked = value if isinstance(value, dict) else {"IN": [value]}
            if not set(asked) <= SETS:
                return ()
            found += [
                Test(ASKED.index(name), self._numbers(values), kind == "IN")
                for kind, values in asked.items()
            ]
        return tuple(found)

    def _numbers(self, values: list[str | bool]) -> frozenset[int]:
        """The numbers that stand for words and for yes and no."""
        return frozenset(
            int(v) if isinstance(v, bool) else self._strings.add(v) for v in values
        )
