"""Find what pronouns, bare offices and "the two leaders" point back to.

One pass from left to right with a short memory, rules only. Where the rules are
not sure nothing is resolved: a wrong name in a record is worse than none.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Final, NamedTuple

from dragoman.knowledge.actors import ActorTables
from dragoman.parsing import pairs
from dragoman.parsing.back import Back
from dragoman.parsing.chains import Chain, Chains, Seen, clause, weight
from dragoman.parsing.mentions import Phrase
from dragoman.parsing.pronouns import FIRST, Pronouns
from dragoman.parsing.speakers import find_speakers
from dragoman.parsing.traits import Traits
from dragoman.parsing.words import Vocabulary
from dragoman.records import Kind, Sentence

DEFINITE: Final = frozenset("the this that these those both".split())


class Meaning(NamedTuple):
    """Whom a phrase means: what it points back to, its kind, and its chain's number."""

    antecedents: tuple[int, ...]
    kind: Kind
    chain: int


class Resolver:
    """Resolves the mentions of a report; called with its sentences and phrases."""

    def __init__(self, actors: ActorTables, words: Vocabulary) -> None:
        """Keep the tables."""
        self.actors, self.words = actors, words

    def __call__(
        self, sentences: Sequence[Sentence], phrases: Sequence[Phrase]
    ) -> list[Meaning]:
        """Whom each phrase means."""
        return Reading(self.words, self.actors, sentences, phrases).resolve()


class Reading:
    """One reading of one report."""

    def __init__(
        self,
        words: Vocabulary,
        actors: ActorTables,
        sentences: Sequence[Sentence],
        phrases: Sequence[Phrase],
    ) -> None:
        """Begin before the first phrase."""
        self.words, self.actors = words, actors
        self.sentences, self.phrases = sentences, phrases
        self.chains = Chains()
        self.of_phrase: list[Chain | None] = [None] * len(phrases)
        self.at = {(p.sentence, p.rows.head): i for i, p in enumerate(phrases)}
        for index, phrase in enumerate(phrases):
            for row in phrase.alias:
                self.at.setdefault((phrase.sentence, row), index)
        self.antecedents: list[tuple[int, ...]] = [()] * len(phrases)
        self.back = Back(words, actors, self.chains)
        self.pronouns = Pronouns(words, self.chains, self.chain_at)
        self.ways: dict[str, Callable[[int], Chain | None]] = {
            "pronoun": self.pronoun,
            "name": self.name,
            "office": self.office,
            "noun": self.noun,
        }

    def resolve(self) -> list[Meaning]:
        """Read all phrases once, left to right."""
        for index, phrase in enumerate(self.phrases):
            self.step(index, phrase)
        self.quoted()
        numbers: dict[Hashable, int] = {}
        return [
            Meaning(
                self.antecedents[index],
                self.kind(index),
                numbers.setdefault(self.identity(index), len(numbers)),
            )
            for index in range(len(self.phrases))
        ]

    def identity(self, index: int) -> Hashable:
        """What the mentions of one and the same share; itself where it stands alone.

        "They" and "the two leaders" may be grouped apart; who belongs to them tells
        that they are the same.
        """
        chain = self.of_phrase[index]
        if chain is None:
            return index
        parts = frozenset(id(part) for part in chain.parts())
        return parts, bool(chain.members)

    def quoted(self) -> None:
        """Point "we" and "I" in quotes to the speaker."""
        first: dict[int, list[int]] = {}
        for index, phrase in enumerate(self.phrases):
            if phrase.traits.form == "pronoun" and not self.antecedents[index]:
                sentence = self.sentences[phrase.sentence]
                if sentence.words[phrase.rows.head].lower() in FIRST:
                    first.setdefault(phrase.sentence, []).append(index)
        if not first:
            return
        for at, chain in find_speakers(self.sentences, self.party_at):
            for index in first.get(at, ()):
                self.antecedents[index] = chain.mentions()
                self.of_phrase[index] = chain

    def kind(self, index: int) -> Kind:
        """The kind of a phrase in the light of what it points back to."""
        phrase, chain = self.phrases[index], self.of_phrase[index]
        kind = phrase.traits.kind
        if chain is None:
            return kind
        if kind == "pronoun" and self.antecedents[index]:
            kinds = {part.kind for part in chain.parts()}
            return kinds.pop() if len(kinds) == 1 else "group"
        if kind == "group" and chain.members:
            kinds = {part.kind for part in chain.members}
            return kinds.pop() if len(kinds) == 1 else "group"
        return "person" if chain.kind == "person" and kind != "pronoun" else kind

    def step(self, index: int, phrase: Phrase) -> None:
        """Resolve one phrase and put it in mind."""
        sentence = self.sentences[phrase.sentence]
        chain = self.apposed(index, phrase) or self.ways[phrase.traits.form](index)
        if chain is None:
            if phrase.traits.form == "pronoun":
                return
            chain = self.chains.new(index, phrase, self.key(phrase))
        elif phrase.traits.form != "pronoun":
            chain.add(index, phrase, self.key(phrase))
        else:
            chain.count, chain.sentence = chain.count + 1, phrase.sentence
        self.of_phrase[index] = chain
        self.chains.remember(chain, sentence, phrase)
        self.join(sentence, phrase, chain)

    def noun_of(self, phrase: Phrase) -> str:
        """The lemma of a phrase's head."""
        return self.sentences[phrase.sentence].lemmas[phrase.rows.head]

    def key(self, phrase: Phrase) -> str:
        """A common noun with its modifiers, as it is remembered: "young protester"."""
        if phrase.traits.form not in ("noun", "office"):
            return ""
        sentence, rows = self.sentences[phrase.sentence], phrase.rows
        return " ".join(
            sentence.lemmas[row]
            for row in range(rows.first, rows.head + 1)
            if row == rows.head or sentence.deps[row] in ("amod", "compound", "nmod")
        )

    def chain_at(self, sentence: int, row: int) -> Chain | None:
        """The chain of the phrase headed at a row."""
        index = self.at.get((sentence, row))
        return None if index is None else self.of_phrase[index]

    def party_at(self, sentence: int, row: int) -> Chain | None:
        """The chain at a row if it can speak."""
        chain = self.chain_at(sentence, row)
        return chain if chain and chain.kind in pairs.PARTIES else None

    def apposed(self, index: int, phrase: Phrase) -> Chain | None:
        """The chain of the phrase that this one stands in apposition to."""
        if phrase.appositive is None:
            return None
        other = self.at.get((phrase.sentence, phrase.appositive))
        chain = self.chain_at(phrase.sentence, phrase.appositive)
        if other is None or chain is None or chain.members:
            return None
        first, second = self.phrases[other].traits, phrase.traits
        if first.plural != second.plural or "pronoun" in (first.form, second.form):
            return None
        if not may_be_one(first, second):
            return None
        if second.form == "name" and first.form != "name":
            self.antecedents[other] = (index,)
        else:
            self.antecedents[index] = chain.mentions()
        return chain

    def name(self, index: int) -> Chain | None:
        """An earlier mention of the same name, or of a part of it."""
        phrase = self.phrases[index]
        chain = self.back.by_name(phrase)
        kind = phrase.traits.kind
        shorter = chain and len(phrase.traits.name) < len(chain.names)
        if chain and shorter and kind not in ("state", "place", "group"):
            self.antecedents[index] = (chain.best,)
        return chain

    def office(self, index: int) -> Chain | None:
        """Whoever holds the office that a bare title names."""
        phrase = self.phrases[index]
        if not self.definite(phrase):
            return None
        if phrase.traits.plural:
            return self.together(index)
        chain = self.back.by_office(phrase) or self.back.by_noun(
            phrase, self.key(phrase), modified=self.modified(phrase)
        )
        return self.point(index, chain)

    def noun(self, index: int) -> Chain | None:
        """What "the two leaders", "the group", "the protesters" point back to."""
        phrase = self.phrases[index]
        if not self.definite(phrase):
            return self.back.by_words(phrase, self.key(phrase))
        owner = self.owner(phrase)
        if owner is not None:
            return self.point(index, self.back.home(owner, self.noun_of(phrase)))
        if phrase.traits.plural:
            chain = self.together(index)
            if chain:
                return chain
        key, modified = self.key(phrase), self.modified(phrase)
        return self.point(index, self.back.by_noun(phrase, key, modified=modified))

    def point(self, index: int, chain: Chain | None) -> Chain | None:
        """Note what a phrase points back to."""
        if chain:
            self.antecedents[index] = chain.mentions()
        return chain

    def together(self, index: int) -> Chain | None:
        """The parties that "the two leaders" or "both sides" are."""
        phrase = self.phrases[index]
        sentence = self.sentences[phrase.sentence]
        rows = phrase.rows
        inside = sentence.lemmas[rows.first : rows.head]
        if self.modified(phrase) or phrase.traits.country:
            return None
        noun = self.noun_of(phrase)
        number = 2 if {"two", "both"}.intersection((*inside, noun)) else None
        number = 3 if "three" in inside else 4 if "four" in inside else number
        if number is None and len(inside) > 1:
            return None
        chain = self.back.together(phrase, noun, number)
        return self.point(index, chain)

    def definite(self, phrase: Phrase) -> bool:
        """Tell whether a phrase speaks of somebody known: "the", "both", "his"."""
        sentence, rows = self.sentences[phrase.sentence], phrase.rows
        if sentence.lemmas[rows.first] in DEFINITE:
            return True
        if sentence.deps[rows.head] == "conj" and phrase.traits.form == "office":
            return "the" in sentence.lemmas[max(0, rows.first - 4) : rows.first]
        return any(sentence.deps[row] == "poss" for row in range(rows.first, rows.head))

    def owner(self, phrase: Phrase) -> Chain | None:
        """Whose "country" it is, where a pronoun says so."""
        sentence, rows = self.sentences[phrase.sentence], phrase.rows
        if sentence.tags[rows.first] != "PRP$":
            return None
        return self.chain_at(phrase.sentence, rows.first)

    def modified(self, phrase: Phrase) -> bool:
        """Tell whether a phrase says more than a bare noun: "the military leaders"."""
        sentence, rows = self.sentences[phrase.sentence], phrase.rows
        return any(
            sentence.deps[row] in ("compound", "nmod", "poss")
            or (sentence.deps[row] == "amod" and not self.back.plain(sentence, row))
            for row in range(rows.first, rows.head)
        ) or any(
            sentence.deps[child] in ("relcl", "acl")
            or (child == rows.head + 1 and sentence.lemmas[child] in ("of", "from"))
            or (sentence.deps[child] == "conj" and phrase.traits.country is not None)
            for child in sentence.children[rows.head]
            if child > rows.head
        )

    def pronoun(self, index: int) -> Chain | None:
        """Whoever a pronoun stands for."""
        phrase = self.phrases[index]
        chain = self.pronouns.find(self.sentences[phrase.sentence], phrase)
        if chain:
            self.antecedents[index] = tuple(
                one for one in chain.mentions() if one != index
            )
            gender = phrase.traits.gender
            if gender or self.noun_of(phrase) == "who":
                chain.gender = chain.gender or gender
                if chain.kind == "thing":  # told by no list, but "who" is human
                    chain.kind, chain.sure = "group", False
                elif not chain.sure and chain.kind != "group":
                    chain.kind, chain.sure = "person", True
        return chain

    def join(self, sentence: Sentence, phrase: Phrase, chain: Chain) -> None:
        """Note who stands together with this phrase."""
        if chain.kind not in pairs.PARTIES or chain.members:
            return
        row = phrase.rows.head
        if chain.kind == "group" and sentence.pos[row] == "ADJ":
            return
        if sentence.deps[row] == "conj":
            self.conjoined(sentence, row, chain)
            return
        other = pairs.partner(sentence, row, self.words)
        if other is None:
            return
        first = self.chain_at(sentence.index, other)
        if (
            first
            and not first.members
            and first is not chain
            and first.kind in pairs.PARTIES
        ):
            at = Seen(
                first, sentence.index, row, clause(sentence, other),
                weight(sentence, other) + 1.0,
            )  # fmt: skip
            self.chains.pair((first, chain), at)

    def conjoined(self, sentence: Sentence, row: int, chain: Chain) -> None:
        """Note the members of "A, B and C" up to this one."""
        heads = [row]
        while sentence.deps[heads[-1]] == "conj" and heads[-1] != 0:
            above = sentence.heads[heads[-1]]
            if above >= heads[-1]:
                break
            heads.append(above)
        found = [self.chain_at(sentence.index, head) for head in reversed(heads)]
        members = tuple(c for c in found if c and c.kind in pairs.PARTIES)
        if len(members) == len(heads) and len(heads) > 1:
            top = heads[-1]
            at = Seen(
                chain, sentence.index, row, clause(sentence, top),
                weight(sentence, top) + 0.5,
            )  # fmt: skip
            self.chains.pair(members, at)


def may_be_one(first: Traits, second: Traits) -> bool:
    """Tell whether a phrase may stand in apposition to another, and not in a list."""
    if first.form == second.form == "name" or "pronoun" in (first.form, second.form):
        return False
    if first.office and second.office and first.office != second.office:
        return False
    kinds = {first.kind, second.kind}
    if kinds <= {"person", "group"}:
        return first.form != second.form or "office" in (first.form, second.form)
    if first.kind == "organisation":
        return second.kind in ("group", "thing") and second.form == "noun"
    if second.kind == "organisation":
        return first.kind == "group" and first.form == "noun"
    return not second.sure and second.form == "name" and first.kind == "group"
