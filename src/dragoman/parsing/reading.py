"""Read off a phrase what tells whether it is new: articles, numbers, modifiers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dragoman.knowledge.actors import ActorTables
from dragoman.parsing.mentions import Phrase
from dragoman.parsing.words import Vocabulary
from dragoman.records import Sentence

DEFINITE: Final = frozenset("the this that these those both".split())
OTHER: Final = frozenset("new other another next fellow future second".split())
INNER: Final = ("amod", "compound", "nmod")
MEMBERS: Final = frozenset("member nation state country".split())
PAST: Final = frozenset("former late ex old then slain ousted deposed".split())
NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
} | {"both": 2, "pair": 2, "duo": 2, "couple": 2, "trio": 3}


class PhraseReader:
    """Reads the phrases of one report."""

    def __init__(
        self, words: Vocabulary, actors: ActorTables, sentences: Sequence[Sentence]
    ) -> None:
        """Keep the sentences."""
        self.words, self.actors, self.sentences = words, actors, sentences

    def key(self, phrase: Phrase) -> str:
        """A common noun with its modifiers, as it is remembered: "young protester"."""
        sentence, rows = self.sentences[phrase.sentence], phrase.rows
        if phrase.traits.form == "name":
            return self.called(phrase)
        if phrase.traits.form == "pronoun":
            return ""
        return " ".join(
            sentence.lemmas[row]
            for row in range(rows.first, rows.head + 1)
            if row == rows.head
            or (sentence.deps[row] in INNER and not _counts_members(sentence, row))
        )

    def called(self, phrase: Phrase) -> str:
        """The noun before a name: "captain" of "army captain Issa Tapsoba"."""
        sentence, rows = self.sentences[phrase.sentence], phrase.rows
        for row in range(rows.head - 1, rows.first - 1, -1):
            if sentence.pos[row] == "NOUN" and sentence.words[row][0].islower():
                return sentence.lemmas[row]
        return ""

    def points(self, phrase: Phrase) -> bool:
        """Tell whether the noun of a phrase may point back at all: "side", "group"."""
        sentence = self.sentences[phrase.sentence]
        return sentence.lemmas[phrase.rows.head] in self.words.pointing

    def definite(self, phrase: Phrase) -> bool:
        """Tell whether a phrase speaks of somebody known: "the", "both", "his"."""
        sentence, rows = self.sentences[phrase.sentence], phrase.rows
        if sentence.lemmas[rows.first] in DEFINITE:
            return True
        if sentence.deps[rows.head] == "conj" and phrase.traits.form == "office":
            return "the" in sentence.lemmas[max(0, rows.first - 4) : rows.first]
        return any(sentence.deps[row] == "poss" for row in range(rows.first, rows.head))

    def number(self, phrase: Phrase) -> int | None:
        """How many a phrase says they are."""
        sentence, rows = self.sentences[phrase.sentence], phrase.rows
        for row in range(rows.first, rows.head + 1):
            lemma = sentence.lemmas[row]
            if row == rows.head or sentence.deps[row] in ("nummod", "det", "predet"):
                if lemma in NUMBERS:
                    return NUMBERS[lemma]
                if lemma.isdigit() and sentence.deps[row] == "nummod":
                    return int(lemma)
        return None

    def qualified(self, phrase: Phrase) -> bool:
        """Tell whether more than an article stands before the noun."""
        rows = phrase.rows
        return rows.head - rows.first > 1

    def fresh(self, phrase: Phrase) -> bool:
        """Tell whether a phrase says who it is, as of one not known yet.

        "The Angolan president, who is mediating", "its spokesman, Ann Roe".
        """
        sentence, head = self.sentences[phrase.sentence], phrase.rows.head
        if any(sentence.lemmas[at] in OTHER for at in sentence.labelled(head, "amod")):
            return True
        if self.told_apart(phrase):
            return True
        if phrase.traits.country is None and not sentence.labelled(head, "poss"):
            return False
        return any(
            child > head and sentence.deps[child] in ("relcl", "appos")
            for child in sentence.children[head]
        )

    def told_apart(self, phrase: Phrase) -> bool:
        """Tell whether a clause says which of many: "the soldiers who seized power"."""
        sentence, head = self.sentences[phrase.sentence], phrase.rows.head
        return phrase.traits.plural and any(
            child == head + 1 or sentence.words[head + 1] in ("who", "that")
            for child in sentence.labelled(head, "relcl")
        )

    def past(self, phrase: Phrase) -> bool:
        """Tell whether a phrase calls somebody former, or late."""
        sentence, rows = self.sentences[phrase.sentence], phrase.rows
        return not PAST.isdisjoint(sentence.lemmas[rows.first : rows.head])

    def before_name(self, phrase: Phrase) -> bool:
        """Tell whether a name follows at once: "Director of the Council Ann Roe"."""
        sentence, last = self.sentences[phrase.sentence], phrase.rows.last
        return last < len(sentence.pos) and (
            sentence.pos[last] == "PROPN" or sentence.lemmas[last] in ("of", "for")
        )

    def modified(self, phrase: Phrase) -> bool:
        """Tell whether a phrase says more than a bare noun: "the military leaders"."""
        sentence, rows = self.sentences[phrase.sentence], phrase.rows
        return any(
            sentence.deps[row] in ("compound", "nmod", "poss")
            or (sentence.deps[row] == "amod" and not self.plain(sentence, row))
            for row in range(rows.first, rows.head)
            if not _counts_members(sentence, row)
        ) or any(
            sentence.deps[child] in ("relcl", "acl")
            or (child == rows.head + 1 and sentence.lemmas[child] in ("of", "from"))
            or (sentence.deps[child] == "conj" and phrase.traits.country is not None)
            for child in sentence.children[rows.head]
            if child > rows.head
        )

    def plain(self, sentence: Sentence, row: int) -> bool:
        """Tell whether an adjective leaves open who is meant: "the visiting leader"."""
        lemma = sentence.lemmas[row]
        whole = "".join(sentence.words[max(0, row - 2) : row + 1]).lower()
        return (
            lemma in self.words.plain
            or whole in self.words.plain
            or (self.actors.demonym(sentence.words, row) is not None)
        )


def _counts_members(sentence: Sentence, row: int) -> bool:
    """Tell words that say how many a body has: "the 15-member council"."""
    before = sentence.words[row - 1 : row] == ("-",)
    counted = before and row > 1 and sentence.tags[row - 2] == "CD"
    return counted and sentence.lemmas[row] in MEMBERS
