"""Find what pronouns, bare offices and "the two leaders" point back to.

One pass from left to right with a short memory, rules only. Where the rules are
not sure nothing is resolved: a wrong name in a record is worse than none.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Final, NamedTuple

from dragoman.knowledge.actors import ActorTables
from dragoman.parsing import binding, pairs
from dragoman.parsing.agreement import may_be_one
from dragoman.parsing.back import PEOPLE, Asked, Back
from dragoman.parsing.chains import FIRM, Chain, Chains
from dragoman.parsing.joining import Joiner
from dragoman.parsing.mentions import Phrase, standing
from dragoman.parsing.pronouns import SECOND, Pronouns
from dragoman.parsing.reading import PhraseReader
from dragoman.parsing.speakers import Place, find_quotes
from dragoman.parsing.words import Vocabulary
from dragoman.records import Kind, Sentence
from dragoman.records.phrases import FIRST

LEAD: Final = 3  # sentences in which a report may name whom it has told of


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
        self.quotes = find_quotes(sentences)
        self.reader = PhraseReader(words, actors, sentences)
        self.back = Back(words, actors, self.chains)
        self.join = Joiner(words, self.chains, self.chain_at)
        self.pronouns = Pronouns(words, self.chains, self.chain_at, self.quotes)
        self.ways: dict[str, Callable[[int], Chain | None]] = {
            "pronoun": self.pronoun,
            "name": self.name,
            "office": self.office,
            "noun": self.noun,
        }

    def resolve(self) -> list[Meaning]:
        """Read all phrases once, left to right, but who speaks before what is said."""
        for index in self.order():
            self.step(index, self.phrases[index])
        self.voices()
        self.foretold()
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

    def order(self) -> Iterable[int]:
        """The phrases as they are read: a speaker before the quote in his sentence."""
        order = list(range(len(self.phrases)))
        first = {
            index
            for at, quote in self.quotes.items()
            if quote.speaker and quote.speaker.sentence == at
            for index in (self.at.get(quote.speaker),)
            if index is not None
        }
        if not first:
            return order
        return sorted(order, key=lambda n: (self.phrases[n].sentence, n not in first))

    def voices(self) -> None:
        """Point "we" and "I" in quotes to the speaker, "you" to whom he speaks."""
        for index, phrase in enumerate(self.phrases):
            if phrase.traits.form != "pronoun" or self.of_phrase[index]:
                continue
            row = phrase.rows.head
            word = self.sentences[phrase.sentence].words[row].lower()
            if word in FIRST or word in SECOND:
                at = Place(phrase.sentence, row)
                self.of_phrase[index] = self.point(
                    index, self.pronouns.voice(self.sentences, at)
                )

    def kind(self, index: int) -> Kind:
        """The kind of a phrase in the light of what it points back to."""
        phrase, chain = self.phrases[index], self.of_phrase[index]
        kind = phrase.traits.kind
        if chain is None:
            return kind
        if kind == "pronoun" and self.antecedents[index]:
            kinds = {part.kind for part in chain.parts()}
            return kinds.pop() if len(kinds) == 1 else "group"
        told = self.antecedents[index]  # "both sides" are a thing where none is told
        if chain.members and (kind == "group" or (kind == "thing" and told)):
            kinds = {part.kind for part in chain.members}
            return kinds.pop() if len(kinds) == 1 else "group"
        if chain.kind == "state" and phrase.traits.form == "name":
            return "state"  # "the North"
        return "person" if chain.kind == "person" and kind != "pronoun" else kind

    def step(self, index: int, phrase: Phrase) -> None:
        """Resolve one phrase and put it in mind."""
        sentence = self.sentences[phrase.sentence]
        both = self.join.each_other(sentence, phrase.rows.head)
        if both:
            self.of_phrase[index] = self.point(index, both)
            return
        chain = self.join.given(sentence, phrase) or self.apposed(index, phrase)
        chain = chain or self.ways[phrase.traits.form](index)
        if chain is None:
            if phrase.traits.form == "pronoun":
                return
            chain = self.begin(index, phrase)
        elif phrase.traits.form != "pronoun":
            chain.add(index, phrase, self.reader.key(phrase))
        else:
            chain.count, chain.sentence = chain.count + 1, phrase.sentence
        self.of_phrase[index] = chain
        self.chains.remember(chain, sentence, phrase)
        self.join(sentence, standing(sentence, phrase), chain)

    def begin(self, index: int, phrase: Phrase) -> Chain:
        """A chain of its own for a phrase."""
        chain = self.chains.new(index, phrase, self.reader.key(phrase))
        if chain.kind not in PEOPLE:
            return chain
        chain.number, chain.past = self.reader.number(phrase), self.reader.past(phrase)
        owners = self.sentences[phrase.sentence].labelled(phrase.rows.head, "poss")
        chain.owner = self.chain_at(phrase.sentence, owners[0]) if owners else None
        return chain

    def chain_at(self, sentence: int, row: int) -> Chain | None:
        """The chain of the phrase headed at a row."""
        index = self.at.get((sentence, row))
        return None if index is None else self.of_phrase[index]

    def foretold(self) -> None:
        """Point who is told of before he is named: "After his arrest, Daud said"."""
        for index, phrase in enumerate(self.phrases):
            if phrase.traits.form != "pronoun" or self.of_phrase[index]:
                continue
            sentence, row = self.sentences[phrase.sentence], phrase.rows.head
            subject = binding.foretold(sentence, row)
            word = sentence.words[row].lower()
            chain = self.pronouns.fitting(sentence, subject, word)
            if chain and subject is not None:
                self.of_phrase[index] = chain
                self.antecedents[index] = (self.at[phrase.sentence, subject],)

    def apposed(self, index: int, phrase: Phrase) -> Chain | None:
        """The chain of the phrase that this one stands in apposition to."""
        over = phrase.appositive
        if over is None:
            over = self.titled(index, phrase)
        if over is None:
            return None
        other = self.at.get((phrase.sentence, over))
        chain = self.chain_at(phrase.sentence, over)
        if other is None or chain is None or chain.members:
            return None
        first, second = self.phrases[other].traits, phrase.traits
        if first.plural != second.plural or "pronoun" in (first.form, second.form):
            return None
        offices = bool(first.office and second.office)
        if not may_be_one(first, second) or (
            offices and self.reader.before_name(phrase)
        ):
            return None
        if second.form == "name" and first.form != "name":
            self.antecedents[other] = (index,)
        else:
            self.antecedents[index] = chain.mentions()
        if self.reader.key(phrase).rpartition(" ")[2] in self.words.firm:
            chain.kind, chain.sure, chain.human = "organisation", True, False
        return chain

    def titled(self, index: int, phrase: Phrase) -> int | None:
        """The office right before a name that the parser takes for a list.

        "The French minister, Mr. Lambert, and his wife".
        """
        sentence, rows = self.sentences[phrase.sentence], phrase.rows
        before = self.phrases[index - 1] if index else phrase
        listed = sentence.deps[rows.head] == "conj" and phrase.traits.form == "name"
        near = before.rows.last == rows.first - 1 and before.traits.form == "office"
        if not (listed and near) or before.sentence != phrase.sentence:
            return None
        if sentence.words[rows.first - 1] != "," or before.traits.plural:
            return None
        return before.rows.head

    def name(self, index: int) -> Chain | None:
        """An earlier mention of the same name, or of a part of it."""
        phrase = self.phrases[index]
        sentence = self.sentences[phrase.sentence]
        one = self.chains.short.get(phrase.traits.name)
        one = one or self.back.called.by_part(sentence, phrase)
        if one:
            return self.point(index, one)
        chain = self.back.by_name(phrase)
        if chain and chain.tells_more(phrase.traits):
            self.antecedents[index] = (chain.best,)
        return chain or self.capital(phrase) or self.named_late(phrase)

    def named_late(self, phrase: Phrase) -> Chain | None:
        """Whom the first sentence told of without the name that now follows.

        "A worker was killed on Thursday. Ann Roe, 23, was on her way home."
        """
        sentence, row = self.sentences[phrase.sentence], phrase.rows.head
        traits = phrase.traits
        full = traits.kind == "person" or (not traits.sure and len(traits.name) > 1)
        if not full or not 0 < phrase.sentence < LEAD or traits.office:
            return None
        root = sentence.heads[row]
        if sentence.deps[row] not in pairs.SUBJECTS or sentence.heads[root] != root:
            return None
        lead = [
            seen.chain
            for seen in self.chains.seen
            if seen.sentence == 0 and seen.weight >= FIRM and seen.chain.human
        ]
        one = lead[0] if len({id(chain) for chain in lead}) == 1 else None
        if one is None or one.names or one.gender not in (None, traits.gender):
            return None
        return one

    def capital(self, phrase: Phrase) -> Chain | None:
        """The state that a capital speaks for: "Tokyo agreed"."""
        entity, country = phrase.traits.entity or "", phrase.traits.country
        sentence, row = self.sentences[phrase.sentence], phrase.rows.head
        if phrase.traits.kind != "state" or not country:
            return None
        if entity.startswith("capital:") and not binding.acts(sentence, row):
            return None
        return self.chains.by_entity.get(f"state:{country}")

    def office(self, index: int) -> Chain | None:
        """Whoever holds the office that a bare title names."""
        phrase = self.phrases[index]
        if not self.reader.definite(phrase):
            return None
        asked = self.asked(phrase)
        if phrase.traits.plural:
            known = None if asked.number else self.back.same_words(asked)
            return self.point(index, known) or self.together(index, asked)
        chain = (
            self.back.opposite(asked)
            or self.back.by_office(asked)
            or self.back.by_noun(asked)
        )
        return self.point(index, chain)

    def noun(self, index: int) -> Chain | None:
        """What "the two leaders", "the group", "the protesters" point back to."""
        phrase = self.phrases[index]
        if phrase.traits.kind not in PEOPLE and not self.reader.points(phrase):
            return None  # most things are told once, or as things
        if not self.reader.definite(phrase):
            return self.back.by_words(phrase, self.reader.key(phrase))
        asked = self.asked(phrase)
        if asked.owner and asked.noun in self.words.back["state"]:
            return self.home(index, asked.owner)
        chain = self.back.opposite(asked)
        if chain is None and asked.noun in self.words.together["any"]:
            chain = self.back.same_words(asked)
        if chain is None and phrase.traits.plural:
            chain = self.together(index, asked)
        return self.point(index, chain or self.back.by_noun(asked))

    def home(self, index: int, owner: Chain) -> Chain | None:
        """Whose country "his country" is; the owner tells where it is not named."""
        chain = self.back.home(owner)
        if chain is not None:
            return self.point(index, chain)
        if owner.kind == "person":
            self.antecedents[index] = owner.mentions()
        return None

    def point(self, index: int, chain: Chain | None) -> Chain | None:
        """Note what a phrase points back to."""
        if chain:
            self.antecedents[index] = chain.mentions()
        return chain

    def together(self, index: int, asked: Asked) -> Chain | None:
        """The parties that "the two leaders" or "both sides" are."""
        known = any(asked.key in nouns for nouns in self.words.together.values())
        modified = asked.modified and not known  # "the two prime ministers"
        if modified or asked.phrase.traits.country or asked.owner:
            return None
        if asked.number is None and self.reader.qualified(asked.phrase):
            return None
        return self.point(index, self.back.together(asked))

    def asked(self, phrase: Phrase) -> Asked:
        """A phrase with all that tells whom it may mean."""
        sentence, rows = self.sentences[phrase.sentence], phrase.rows
        owners = sentence.labelled(rows.head, "poss")
        office = phrase.traits.form == "office"
        never = [
            chain
            for row in (*binding.above_all(sentence, rows.head, office=office), *owners)
            if (chain := self.chain_at(sentence.index, row))
            and (phrase.traits.plural or not chain.members)
        ]
        quote = self.quotes.get(sentence.index)
        if quote and quote.speaker and rows.head in quote.rows:
            speaker = self.chain_at(*quote.speaker)
            never += [speaker] if speaker else []
        return Asked(
            phrase=phrase,
            key=self.reader.key(phrase),
            modified=self.reader.modified(phrase),
            never=frozenset(id(part) for chain in never for part in chain.parts()),
            owner=self.chain_at(sentence.index, owners[0]) if owners else None,
            number=self.reader.number(phrase),
            fresh=self.reader.fresh(phrase),
            past=self.reader.past(phrase),
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
            sentence = self.sentences[phrase.sentence]
            if gender or sentence.lemmas[phrase.rows.head] == "who":
                chain.gender = chain.gender or gender
                if chain.kind == "thing":  # told by no list, but "who" is human
                    chain.kind, chain.sure = "group", False
                elif not chain.sure and chain.kind != "group":
                    chain.kind, chain.sure = "person", True
        return chain
