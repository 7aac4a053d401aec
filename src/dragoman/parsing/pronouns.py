"""Find whom a pronoun stands for.

Each kind of pronoun admits some chains; among them the one most in mind wins,
if it is clearly there: the subject of a sentence before an object, the last
sentence before the one before it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from dragoman.parsing import agreement, binding
from dragoman.parsing.chains import FADE, Chain, Chains, Seen
from dragoman.parsing.empty import says_nothing
from dragoman.parsing.mentions import Phrase
from dragoman.parsing.pairs import PARTIES, SUBJECTS
from dragoman.parsing.speakers import Place, Quote, addressee
from dragoman.parsing.words import Vocabulary
from dragoman.records import Sentence
from dragoman.records.phrases import FIRST

RELATIVE: Final = frozenset(("who", "whom", "which", "that", "whose"))
MALE: Final = frozenset("he him his himself".split())
FEMALE: Final = frozenset("she her hers herself".split())
NEUTER: Final = frozenset(("it", "its", "itself"))
PLURAL: Final = frozenset("they them their theirs themselves both themself".split())
SECOND: Final = frozenset("you your yours yourself yourselves".split())
OBJECTS: Final = ("dobj", "dative")

QUOTED: Final = 1.0  # what a report goes on with is less often in what it quoted
SPOKEN_FOR: Final = 7.0  # it is mostly of him that his lawyer speaks
FAR: Final = 8  # sentences back in which those who met are still "they"
NONE: Final[frozenset[int]] = frozenset()

Fit = Callable[[Chain], float | None]
Way = Callable[[Sentence, int], Chain | None]


class Pronouns:
    """Resolves the pronouns of one reading."""

    def __init__(
        self,
        words: Vocabulary,
        chains: Chains,
        chain_at: Callable[[int, int], Chain | None],
        quotes: Mapping[int, Quote],
    ) -> None:
        """Keep the memory, the quotes, and how to ask for the chain at a row."""
        self.words, self.chains, self.chain_at = words, chains, chain_at
        self.quotes = quotes
        self.ways: tuple[tuple[frozenset[str], Way], ...] = (
            (MALE, self.he),
            (FEMALE, self.she),
            (NEUTER, self.neuter),
            (frozenset(("both",)), self.two),
            (PLURAL, self.plural),
        )

    def find(self, sentence: Sentence, phrase: Phrase) -> Chain | None:
        """Whoever a pronoun stands for, None where that is not plain."""
        row = phrase.rows.head
        word = sentence.words[row].lower()
        if word in RELATIVE:
            return self.relative(sentence, row)
        if word in FIRST:
            return None  # told by the quotes, when all is read
        found = self.own(sentence, row)
        if found:
            return found
        way = next((way for words, way in self.ways if word in words), None)
        if way is None or sentence.pos[row] != "PRON" or is_title(sentence, row):
            return None
        return way(sentence, row)

    def own(self, sentence: Sentence, row: int) -> Chain | None:
        """Whoever the clause or the list itself gives to a pronoun."""
        word = sentence.words[row].lower()
        if sentence.tags[row] == "PRP$":
            return self.listed(sentence, row) or self.praised(sentence, row)
        if word in binding.REFLEXIVE:
            owner = binding.acting(sentence, binding.clause(sentence, row))
            return self.fitting(sentence, owner, word)
        return self.shared_object(sentence, row)

    def fitting(self, sentence: Sentence, at: int | None, word: str) -> Chain | None:
        """The chain at a row, if a pronoun may stand for it."""
        chain = None if at is None else self.chain_at(sentence.index, at)
        return chain if chain and self.fits(chain, word) else None

    def he(self, sentence: Sentence, row: int) -> Chain | None:
        """Who "he" is."""
        return self.best(sentence, row, lambda chain: agreement.person(chain, "m"))

    def she(self, sentence: Sentence, row: int) -> Chain | None:
        """Who "she" is."""
        return self.best(sentence, row, lambda chain: agreement.person(chain, "f"))

    def two(self, sentence: Sentence, row: int) -> Chain | None:
        """Who "both" are; in "they both" the same as "they"."""
        before = self.chain_at(sentence.index, row - 1)
        if before and before.members:
            return before
        return self.best(sentence, row, agreement.both)

    def listed(self, sentence: Sentence, row: int) -> Chain | None:
        """Whose the first of a list is, where a later one is "his" or "its".

        In "praised Japan's army and its role" both are Japan's; in "met the king and
        his wife" it is the king's.
        """
        noun, word = sentence.heads[row], sentence.words[row].lower()
        while sentence.deps[noun] == "conj" and sentence.heads[noun] < noun:
            noun = sentence.heads[noun]
            for owner in (noun, *binding.owners(sentence, noun)):
                chain = self.fitting(sentence, owner, word)
                if chain and chain.kind != "thing":
                    return chain
        return None

    def praised(self, sentence: Sentence, row: int) -> Chain | None:
        """Whose deeds are praised or blamed: "thanked the minister for her work"."""
        for above in sentence.above(row):
            if sentence.deps[above] == "prep" and sentence.lemmas[above] in (
                "for", "of", "on", "over",
            ):  # fmt: skip
                verb = sentence.heads[above]
                if sentence.lemmas[verb] in self.words.praise:
                    told = sentence.labelled(verb, *OBJECTS, "nsubjpass")
                    word = sentence.words[row].lower()
                    return self.fitting(sentence, told[0] if told else None, word)
            if sentence.pos[above] in binding.VERBS:
                return None
        return None

    def shared_object(self, sentence: Sentence, row: int) -> Chain | None:
        """The object of the verb before: "stopped the ship and searched it".

        But in "lodged a protest with Kabul and asked it" no protest is asked.
        """
        verb = sentence.heads[row]
        if sentence.deps[row] != "dobj" or sentence.deps[verb] != "conj":
            return None
        if sentence.labelled(verb, *SUBJECTS):
            return None
        told = sentence.labelled(sentence.heads[verb], "dobj")
        found = self.fitting(
            sentence, told[0] if told else None, sentence.words[row].lower()
        )
        spoken = sentence.lemmas[verb] in self.words.speech
        return None if spoken and found and found.kind == "thing" else found

    def fits(self, chain: Chain, word: str) -> bool:
        """Tell whether number and gender of a pronoun fit a chain."""
        if word in NEUTER:
            return (agreement.neuter(chain) or -9) > -2
        if word in PLURAL:
            return chain.plural or (agreement.plural(chain) or -9) > -1
        if word in MALE or word in FEMALE:
            return agreement.person(chain, "m" if word in MALE else "f") is not None
        return False

    def plural(self, sentence: Sentence, row: int) -> Chain | None:
        """Who "they" are; where they talk or agree, those who did so last."""
        verb = sentence.heads[row]
        shared = (
            sentence.deps[row] == "nsubj" and sentence.lemmas[verb] in self.words.meet
        )
        found = self.whole(self.best(sentence, row, agreement.plural))
        firm = next((p for p in reversed(self.chains.pairs) if p.firm), None)
        if shared and firm and sentence.index - firm.sentence <= FAR:
            here = found and found.sentence == sentence.index
            spoke = found and (found.firm if found.members else here and found.plural)
            return found if spoke else firm
        return found

    def whole(self, chain: Chain | None) -> Chain | None:
        """The list that several end: "the mayor and other officials said they"."""
        listed = self.chains.listed.get(chain) if chain else None
        here = listed and chain and listed.sentence == chain.sentence
        return listed if here else chain

    def neuter(self, sentence: Sentence, row: int) -> Chain | None:
        """What "it" stands for."""
        if says_nothing(sentence, row, self.words):
            return None
        found = self.best(sentence, row, agreement.neuter)
        if found is None or found.sentence != sentence.index:
            found = self.speaking_on(sentence, row) or found
        weak = sentence.deps[row] not in (*SUBJECTS, "poss")
        if found and weak and found.sentence != sentence.index:
            return None  # "it" as an object is mostly a thing or a whole clause
        return found

    def speaking_on(self, sentence: Sentence, row: int) -> Chain | None:
        """The body quoted in the sentence before, where "it said" goes on."""
        verb = sentence.heads[row]
        if sentence.deps[row] not in SUBJECTS or (
            sentence.lemmas[verb] not in self.words.speech
        ):
            return None
        quote = self.quotes.get(sentence.index - 1)
        chain = self.chain_at(*quote.speaker) if quote and quote.speaker else None
        return chain if chain and self.fits(chain, "it") else None

    def best(self, sentence: Sentence, row: int, fit: Fit) -> Chain | None:
        """The fitting chain that is most in mind."""
        best: Chain | None = None
        score = 0.0
        never = self.never(sentence, row)
        near = binding.near(sentence, row)
        quoted = self.is_quoted(sentence.index, row)
        for owner in self.spoken_for(sentence, row):
            near[owner] = near.get(owner, 0.0) + SPOKEN_FOR
        for seen in self.chains.recent(sentence.index):
            chain = seen.chain
            bonus = fit(chain)
            if bonus is None or any(id(part) in never for part in chain.parts()):
                continue
            value = seen.weight + bonus + 0.3 * min(chain.count, 4)
            value -= FADE * (sentence.index - seen.sentence)
            value -= QUOTED * (self.is_quoted(seen.sentence, seen.row) and not quoted)
            if seen.sentence == sentence.index:
                if seen.row > row:
                    continue
                value += self.nearness(sentence, row, seen)
                value += near.get(seen.row, 0.0) * (bonus > 0)
            if value > score:
                best, score = chain, value
        return best

    def is_quoted(self, sentence: int, row: int) -> bool:
        """Tell whether a word stands in a quotation."""
        quote = self.quotes.get(sentence)
        return quote is not None and row in quote.rows

    def spoken_for(self, sentence: Sentence, row: int) -> tuple[int, ...]:
        """Whose lawyer or widow says what a pronoun is the subject of."""
        verb = sentence.heads[row]
        if sentence.deps[row] not in SUBJECTS or sentence.deps[verb] != "ccomp":
            return ()
        return tuple(
            owner
            for said in sentence.above(verb)
            for speaker in sentence.labelled(said, *SUBJECTS)
            if sentence.lemmas[speaker] in self.words.speaking_for
            for owner in binding.owners(sentence, speaker)
        )

    def never(self, sentence: Sentence, row: int) -> frozenset[int]:
        """The chains that a pronoun cannot stand for, by identity.

        Grammar forbids some; in a quote no "he" is the speaker.
        """
        found = [
            chain
            for other in binding.never(sentence, row)
            if (chain := self.chain_at(sentence.index, other))
        ]
        quote = self.quotes.get(sentence.index)
        if quote and row in quote.rows and quote.speaker:
            speaker = self.chain_at(*quote.speaker)
            found += [speaker] if speaker else []
        found += self.told_of(Place(sentence.index, row))
        found += self.demanding(sentence, row)
        return frozenset(id(part) for chain in found for part in chain.parts())

    def demanding(self, sentence: Sentence, row: int) -> list[Chain]:
        """Who demands or attacks what is another's: nobody demands his own arrest."""
        noun, words = sentence.heads[row], self.words
        if sentence.tags[row] != "PRP$" or "own" in sentence.words[noun - 1 : noun]:
            return []
        verb = binding.clause(sentence, noun)
        actor = binding.acting(sentence, verb)
        pair = sentence.lemmas[verb], sentence.lemmas[noun]
        demands = pair[0] in words.demand and pair[1] in words.leaving
        wrongs = pair[0] in words.wrong and pair[1] in words.wronged
        if actor is None or not (demands or wrongs):
            return []
        chain = self.chain_at(sentence.index, actor)
        return [chain] if chain else []

    def told_of(self, speaker: Place) -> list[Chain]:
        """Whom a speaker names in what he says: nobody names himself."""
        said = {
            at: quote.rows
            for at, quote in self.quotes.items()
            if quote.speaker == speaker
        }
        return [
            seen.chain
            for seen in (self.chains.recent(speaker.sentence) if said else ())
            if seen.row in said.get(seen.sentence, ()) and seen.chain.names
        ]

    @staticmethod
    def nearness(sentence: Sentence, row: int, seen: Seen) -> float:
        """What standing in the same sentence adds."""
        own = sentence.tags[row] == "PRP$"
        parallel = sentence.deps[row] in SUBJECTS and (
            sentence.deps[seen.row] in SUBJECTS
        )
        gap = row - seen.row
        inner = 0.8 * (not own and sentence.deps[row] not in SUBJECTS)
        return 2.0 * own + 0.8 * parallel + inner + (1.0 if own and gap <= 4 else 0.0)

    def relative(self, sentence: Sentence, row: int) -> Chain | None:
        """The noun that a relative clause belongs to."""
        at = row
        while sentence.heads[at] != at:
            if sentence.deps[at] == "relcl":
                return self.modified(sentence, sentence.heads[at], row)
            at = sentence.heads[at]
        return None

    def modified(self, sentence: Sentence, noun: int, row: int) -> Chain | None:
        """The noun of a relative clause; "who" is never a thing.

        In "the people on the floor who" the parser may take the nearer noun, in "they
        told people from there who" the nearer phrase.
        """
        chain = self.chain_at(sentence.index, noun)
        if sentence.words[row].lower() not in ("who", "whom") or chain is None:
            return chain
        if agreement.may_be_who(chain):
            return chain
        at = noun
        while sentence.deps[at] in ("pobj", "prep"):
            at = sentence.heads[at]
            for row in (at, *sentence.labelled(at, *OBJECTS)):
                found = self.chain_at(sentence.index, row)
                if found and row < noun and agreement.may_be_who(found):
                    return found
        return chain if chain.kind == "state" else None

    def voice(self, sentences: Sequence[Sentence], at: Place) -> Chain | None:
        """Who "I" or "we" is in a quote, or who "you" is."""
        quote = self.quotes.get(at.sentence)
        if quote is None:
            return None
        word = sentences[at.sentence].words[at.row].lower()
        place = quote.speaker if word in FIRST else addressee(sentences, quote)
        chain = self.chain_at(*place) if place else None
        return chain if chain and chain.kind in PARTIES else None


def is_title(sentence: Sentence, row: int) -> bool:
    """Tell whether "HE" is His Excellency: "HE the Minister"."""
    after = sentence.pos[row + 1] if row + 1 < len(sentence.pos) else ""
    return sentence.words[row] == "HE" and after in ("DET", "PROPN", "NOUN")
