"""Find the mentions of a sentence: all noun phrases, pronouns and hidden parties.

A party may hide in an adjective or a compound, as in "Israeli aggression" or
"police raid"; such words are mentions of their own beside the phrase.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from dragoman.knowledge.actors import ActorTables
from dragoman.parsing.names import Marks, Named, mark
from dragoman.parsing.phrases import (
    first_row,
    heads,
    last_row,
    merged_title,
)
from dragoman.parsing.traits import Bounds, Describer, Traits, aged
from dragoman.parsing.words import Vocabulary
from dragoman.records import Sentence

NAMED_KINDS: Final = frozenset(("state", "person", "organisation", "place"))


class Phrase(NamedTuple):
    """A mention before it is known what it points back to.

    Attributes:
        sentence: The index of its sentence.
        rows: Its head and bounds.
        traits: What it stands for.
        alias: Other rows at which the grammar may look for it: the title in
            "Prime Minister Sharif", the noun in "dozens of protesters".
        appositive: The head row of the phrase that it stands in apposition to.
    """

    sentence: int
    rows: Bounds
    traits: Traits
    alias: tuple[int, ...] = ()
    appositive: int | None = None


class Mentioner:
    """Finds the mentions of a sentence."""

    def __init__(self, actors: ActorTables, words: Vocabulary) -> None:
        """Keep the tables."""
        self.actors, self.words = actors, words
        self.describe = Describer(actors, words)

    def __call__(self, sentence: Sentence) -> list[Phrase]:
        """The mentions of a sentence, in the order of their heads."""
        marks = mark(sentence, self.actors)
        found = self.phrases(sentence, marks)
        taken = {row for phrase in found for row in (phrase.rows.head, *phrase.alias)}
        found += self.hidden(sentence, marks, found, taken)
        found = self.counted(sentence, found)
        return sorted(found, key=lambda phrase: phrase.rows.head)

    def phrases(self, sentence: Sentence, marks: Marks) -> list[Phrase]:
        """The noun phrases and pronouns."""
        found, merged, inner = [], set[int](), inner_rows(sentence, marks.names)
        inner |= ages(sentence)
        for head in heads(sentence):
            if head in merged or head in inner:
                continue
            rows, alias = self.bounds(sentence, head, marks)
            merged.update(row for row in range(rows.first, rows.last) if row > head)
            traits = self.describe(sentence, rows, marks)
            over = sentence.heads[head] if sentence.deps[head] == "appos" else None
            found.append(Phrase(sentence.index, rows, traits, alias, over))
        return found

    def bounds(
        self, sentence: Sentence, head: int, marks: Marks
    ) -> tuple[Bounds, tuple[int, ...]]:
        """The rows of a phrase, and where else the grammar may look for it."""
        if sentence.pos[head] == "PRON" or sentence.tags[head] == "WP$":
            return Bounds(head, head, head + 1), ()
        first, last = first_row(sentence, head), last_row(sentence, head, self.words)
        first = min(first, aged_first(sentence, head))
        last = max(last, marks.title_end(head))
        for name in marks.names:
            if name.first <= head < name.last:
                first, last = min(first, name.first), max(last, name.last)
        if marks.title_ends(head):
            name_row = merged_title(sentence, head)
            if name_row is not None:
                last = last_row(sentence, name_row, self.words)
                return Bounds(name_row, first, last), (head,)
            if last == head + 1 and self.is_surname(sentence, last, marks):
                return Bounds(last, first, last + 1), (head,)
        return Bounds(head, first, last), ()

    def is_surname(self, sentence: Sentence, row: int, marks: Marks) -> bool:
        """Tell whether behind an office there stands the surname of one who held it.

        The parser takes rare ones for verbs and other words: "President Essebi met".
        """
        return (
            row < len(sentence.words)
            and row not in sentence.above(row - 1)  # "Secretary of State Rubio"
            and sentence.words[row][0].isupper()
            and sentence.pos[row] != "PUNCT"
            and row not in marks.titles
            and bool(self.actors.surname(sentence.words[row]))
        )

    def hidden(
        self,
        sentence: Sentence,
        marks: Marks,
        found: list[Phrase],
        taken: set[int],
    ) -> list[Phrase]:
        """Parties in adjectives and compounds."""
        hidden = []
        for name in marks.names:
            if not taken.intersection(range(name.first, name.last)):
                rows = Bounds(name.last - 1, name.first, name.last)
                traits = self.describe.known(sentence, rows, name, None)
                hidden.append(Phrase(sentence.index, rows, traits))
                taken.update(range(name.first, name.last))
        for phrase in found:
            hidden += self.compounds(sentence, phrase, marks, taken)
        return hidden

    def compounds(
        self, sentence: Sentence, phrase: Phrase, marks: Marks, taken: set[int]
    ) -> list[Phrase]:
        """Parties in the modifiers of a phrase: "police raid", "Fatah fighters"."""
        first, head = phrase.rows.first, phrase.rows.head
        if phrase.traits.form in ("pronoun", "name") or head == first:
            return []
        agent = self.actors.agent(sentence.lemmas[max(first, head - 2) : head + 1])
        stop = head - len(agent.name.split()) + 1 if agent else head
        found, at = [], first
        while at < stop:
            last = self.party_end(sentence, at, stop)
            if last > at and not taken.intersection(range(at, last)):
                rows = Bounds(last - 1, at, last)
                traits = self.describe(sentence, rows, marks)
                if traits.kind != "thing":
                    found.append(Phrase(sentence.index, rows, traits))
            at = max(last, at + 1)
        return found

    def party_end(self, sentence: Sentence, at: int, stop: int) -> int:
        """The row after a party that starts in a modifier, `at` if none does."""
        last = at
        while (
            last < stop
            and sentence.pos[last] == "PROPN"
            and (
                sentence.words[last][0].isupper()
                and sentence.deps[last] in ("compound", "nmod")
            )
        ):
            last += 1
        if last > at:
            return last
        if sentence.deps[at] in ("compound", "nmod", "amod") and (
            sentence.pos[at] in ("NOUN", "ADJ")
            and self.actors.agent(sentence.lemmas[max(0, at - 1) : at + 1])
        ):
            return at + 1
        return at

    def counted(self, sentence: Sentence, found: list[Phrase]) -> list[Phrase]:
        """Let "dozens of protesters" be one mention, a group as the protesters are."""
        by_head = {phrase.rows.head: phrase for phrase in found}
        drop = set()
        for phrase in found:
            head = phrase.rows.head
            body = sentence.lemmas[head] in self.words.made_of
            if not body and sentence.lemmas[head] not in self.words.quantity:
                continue
            inner = by_head.get(behind_of(sentence, head))
            if inner is None or inner.traits.kind == "thing":
                continue
            rows = phrase.rows._replace(last=max(phrase.rows.last, inner.rows.last))
            named = inner.traits.form in ("name", "pronoun")
            if body and (named or not inner.traits.plural):
                continue
            traits = phrase.traits._replace(
                kind="group", plural=True, country=inner.traits.country
            )
            alias = () if named else (inner.rows.head, *inner.alias)
            if not named:
                drop.add(inner.rows.head)
            by_head[head] = phrase._replace(rows=rows, traits=traits, alias=alias)
        return [p for head, p in by_head.items() if head not in drop]


def standing(sentence: Sentence, phrase: Phrase) -> int:
    """The row by which a phrase stands in its clause: "minister" of "minister Roe"."""
    beside = sentence.deps[phrase.rows.head] == "appos" and phrase.alias
    return phrase.alias[0] if beside else phrase.rows.head


def aged_first(sentence: Sentence, head: int) -> int:
    """The first row of "the 59-year-old", or the head where it is no age."""
    first = aged(sentence, head)
    if first is None:
        return head
    return first - 1 if first and sentence.pos[first - 1] == "DET" else first


def ages(sentence: Sentence) -> set[int]:
    """The rows of numbers and years in "the 59-year-old"."""
    if "old" not in sentence.lemmas:
        return set()
    starts = [aged(sentence, row) for row in range(len(sentence.words))]
    return {first + step for first in starts if first is not None for step in (0, 2)}


def inner_rows(sentence: Sentence, names: tuple[Named, ...]) -> set[int]:
    """Rows within a known name that are not its head: "England" of its bank."""
    inner: set[int] = set()
    for name in names:
        if name.last - name.first > 1:
            span = range(name.first, name.last)
            tops = [row for row in span if sentence.heads[row] not in span]
            top = tops[0] if tops else name.last - 1
            inner.update(row for row in span if row != top)
    return inner


def behind_of(sentence: Sentence, head: int) -> int:
    """The head of the phrase behind "of" in "dozens of protesters", or -1."""
    for child in sentence.children[head]:
        if child > head and sentence.lemmas[child] in ("of", "among"):
            for row in sentence.labelled(child, "pobj"):
                return row
    return -1
