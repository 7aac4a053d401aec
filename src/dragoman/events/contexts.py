"""Tell the contexts and topics of an act from the words of its clause and parties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dragoman.records import Act, Parse, Sentence

Table = dict[str, frozenset[tuple[str, ...]]]


class ContextReader:
    """Finds which labels of a table have a word in an act's clause or its parties."""

    def __init__(self, table: Table) -> None:
        """Turn the table round: from the first word of a phrase to its labels."""
        self.order = {label: n for n, label in enumerate(table)}
        self.by_first: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for label, phrases in table.items():
            for phrase in sorted(phrases):
                self.by_first[phrase[0]].append((phrase, label))

    def __call__(self, act: Act, parse: Parse) -> tuple[str, ...]:
        """The labels of one act, in the order of the table."""
        s = parse.sentences[act.sentence]
        parties = [parse.mentions[m] for m in (*act.actors, *act.recipients)]
        rows = {
            r for m in parties if m.sentence == s.index for r in range(m.first, m.last)
        }
        return self.of_rows([(s, rows.union(act.scope))])

    def of_rows(
        self, parts: Iterable[tuple[Sentence, Iterable[int]]]
    ) -> tuple[str, ...]:
        """The labels that some rows of sentences have, in the order of the table."""
        by_first = self.by_first
        found = {
            label
            for s, rows in parts
            for row in rows
            for word in (s.lemmas[row], s.words[row].lower())
            if word in by_first
            for phrase, label in by_first[word]
            if _stands(s, row, phrase)
        }
        return tuple(sorted(found, key=self.order.__getitem__))


def _stands(s: Sentence, row: int, phrase: tuple[str, ...]) -> bool:
    """Tell whether a phrase stands at a row, by lemmas or by the words as written."""
    if len(phrase) == 1:
        return True
    rows = range(row, row + len(phrase))
    return rows.stop <= len(s.words) and all(
        part in (s.lemmas[r], s.words[r].lower())
        for part, r in zip(phrase, rows, strict=True)
    )
