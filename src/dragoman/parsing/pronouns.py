"""Find whom a pronoun stands for.

Each kind of pronoun admits some chains; among them the one most in mind wins,
if it is clearly there: the subject of a sentence before an object, the last
sentence before the one before it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dragoman.parsing.chains import FADE, Chain, Chains, Seen, clause
from dragoman.parsing.mentions import Phrase
from dragoman.parsing.pairs import PARTIES, SUBJECTS, subject
from dragoman.parsing.words import Vocabulary
from dragoman.records import Sentence

RELATIVE: Final = frozenset(("who", "whom", "which", "that", "whose"))
MALE: Final = frozenset("he him his himself".split())
FEMALE: Final = frozenset("she her hers herself".split())
NEUTER: Final = frozenset(("it", "its", "itself"))
PLURAL: Final = frozenset("they them their theirs themselves both themself".split())
FIRST: Final = frozenset("we us our ours ourselves i me my mine myself".split())
REFLEXIVE: Final = frozenset(("himself", "herself", "itself", "themselves"))
OWN: Final = frozenset(("his", "her", "its", "their"))
HUMAN_ENDINGS: Final = ("man", "woman", "er", "or", "ist", "ian", "eer", "ant")

FAR: Final = 8  # sentences back in which those who met are still "they"

Fit = Callable[[Chain], float | None]
Way = Callable[[Sentence, int], Chain | None]


class Pronouns:
    """Resolves the pronouns of one reading."""

    def __init__(
        self,
        words: Vocabulary,
        chains: Chains,
        chain_at: Callable[[int, int], Chain | None],
    ) -> None:
        """Keep the memory, and how to ask for the chain at a row."""
        self.words, self.chains, self.chain_at = words, chains, chain_at
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
            return self.first_person(sentence, row)
        found = self.own(sentence, row, word)
        if found:
            return found
        way = next((way for words, way in self.ways if word in words), None)
        return way(sentence, row) if way and sentence.pos[row] == "PRON" else None

    def own(self, sentence: Sentence, row: int, word: str) -> Chain | None:
        """Whoever the clause or the list itself gives to a pronoun."""
        if word in OWN:
            return self.listed(sentence, row)
        if word not in REFLEXIVE:
            return None
        owner = subject(sentence, clause(sentence, row))
        return None if owner is None else self.chain_at(sentence.index, owner)

    def he(self, sentence: Sentence, row: int) -> Chain | None:
        """Who "he" is."""
        return self.best(sentence, row, lambda chain: self.person(chain, "m"))

    def she(self, sentence: Sentence, row: int) -> Chain | None:
        """Who "she" is."""
        return self.best(sentence, row, lambda chain: self.person(chain, "f"))

    def two(self, sentence: Sentence, row: int) -> Chain | None:
        """Who "both" are."""
        return self.best(sentence, row, fits_both)

    def listed(self, sentence: Sentence, row: int) -> Chain | None:
        """Whose the first of a list is, where a later one is "his" or "its".

        In "praised Japan's army and its role" both are Japan's.
        """
        noun = sentence.heads[row]
        while sentence.deps[noun] == "conj" and sentence.heads[noun] < noun:
            noun = sentence.heads[noun]
            for owner in sentence.labelled(noun, "poss"):
                chain = self.chain_at(sentence.index, owner)
                if chain and self.fits(chain, sentence.words[row].lower()):
                    return chain
        return None

    def fits(self, chain: Chain, word: str) -> bool:
        """Tell whether number and gender of a possessive fit a chain."""
        if word == "its":
            return (fits_neuter(chain) or -9) > -1
        if word == "their":
            return (fits_plural(chain) or -9) > -1
        return self.person(chain, "m" if word == "his" else "f") is not None

    def plural(self, sentence: Sentence, row: int) -> Chain | None:
        """Who "they" are; where they talk or agree, those who did so last."""
        verb = sentence.heads[row]
        shared = (
            sentence.deps[row] == "nsubj" and sentence.lemmas[verb] in self.words.meet
        )
        found = self.best(sentence, row, fits_plural)
        firm = next((p for p in reversed(self.chains.pairs) if p.firm), None)
        if shared and firm and sentence.index - firm.sentence <= FAR:
            spoke = found and (found.members or found.sentence == sentence.index)
            return found if spoke else firm
        return found

    def person(self, chain: Chain, gender: str) -> float | None:
        """How well a chain is he or she."""
        if chain.gender not in (None, gender) or chain.members or chain.plural:
            return None
        if chain.kind == "person":
            return 1.0 + (chain.gender == gender)
        if chain.kind == "organisation" and not chain.sure:
            return -0.5
        named = chain.sure and any(map(self.human, chain.nouns))
        if chain.kind == "group" and (named or not chain.sure):
            return 0.0 if chain.gender != gender else 1.0
        return None

    def human(self, key: str) -> bool:
        """Tell whether a noun names one human being."""
        noun = key.rpartition(" ")[2]
        return noun in self.words.human or noun.endswith(HUMAN_ENDINGS)

    def neuter(self, sentence: Sentence, row: int) -> Chain | None:
        """What "it" stands for."""
        if self.empty(sentence, row):
            return None
        found = self.best(sentence, row, fits_neuter)
        weak = sentence.deps[row] not in (*SUBJECTS, "poss")
        if found and weak and found.sentence != sentence.index:
            return None  # "it" as an object is mostly a thing or a whole clause
        return found

    def best(self, sentence: Sentence, row: int, fit: Fit) -> Chain | None:
        """The fitting chain that is most in mind."""
        best: Chain | None = None
        score = 0.0
        verb = clause(sentence, row)
        for seen in self.chains.recent(sentence.index):
            bonus = fit(seen.chain)
            if bonus is None or self.barred(sentence, row, verb, seen):
                continue
            value = seen.weight + bonus + 0.3 * min(seen.chain.count, 4)
            value -= FADE * (sentence.index - seen.sentence)
            if seen.sentence == sentence.index:
                value += self.nearness(sentence, row, seen)
            if value > score:
                best, score = seen.chain, value
        return best

    @staticmethod
    def nearness(sentence: Sentence, row: int, seen: Seen) -> float:
        """What standing in the same sentence adds."""
        own = sentence.words[row].lower() in OWN
        parallel = sentence.deps[row] in SUBJECTS and (
            sentence.deps[seen.row] in SUBJECTS
        )
        gap = row - seen.row
        return 2.0 * own + 0.8 * parallel + (1.0 if own and gap <= 4 else 0.0)

    @staticmethod
    def barred(sentence: Sentence, row: int, verb: int, seen: Seen) -> bool:
        """Tell whether grammar forbids that the two are one.

        In "Iran told it" the object is never the subject; what owns is never
        within what it owns.
        """
        if seen.sentence != sentence.index:
            return False
        word = sentence.words[row].lower()
        if word in OWN:
            return seen.row > row or sentence.heads[row] == seen.row
        if sentence.deps[row] in SUBJECTS or word in REFLEXIVE:
            return False
        return seen.verb == verb or seen.row == subject(sentence, verb)

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

        In "the people on the floor who" the parser may take the nearer noun.
        """
        chain = self.chain_at(sentence.index, noun)
        if sentence.words[row].lower() != "who" or chain is None:
            return chain
        at, found = noun, self.chain_at(sentence.index, noun)
        while found and found.kind in ("thing", "place") and found.sure:
            if sentence.deps[at] != "pobj":
                return chain if chain.kind == "thing" else None
            at = sentence.heads[sentence.heads[at]]
            found = self.chain_at(sentence.index, at)
        return found or chain

    def first_person(self, sentence: Sentence, row: int) -> Chain | None:
        """The speaker of the words that "we" or "I" stands in."""
        for above in sentence.above(row):
            if sentence.lemmas[above] in self.words.speech:
                found = sentence.labelled(above, *SUBJECTS)
                chain = self.chain_at(sentence.index, found[0]) if found else None
                if chain and chain.kind in PARTIES:
                    return chain
        return None

    def empty(self, sentence: Sentence, row: int) -> bool:
        """Tell whether "it" stands for nothing: "it is clear that", "it rained"."""
        if sentence.deps[row] == "expl":
            return True
        if sentence.deps[row] not in SUBJECTS:
            return False
        verb = sentence.heads[row]
        lemma, empty = sentence.lemmas[verb], self.words.empty
        after = sentence.labelled(verb, "ccomp", "xcomp", "advcl", "csubj")
        if sentence.deps[row] == "nsubjpass":
            return lemma in empty["passive"] and bool(after)
        if lemma == "be":
            said = sentence.labelled(verb, "acomp", "attr")
            return not said or any(
                sentence.lemmas[one] in empty["adjective"] for one in said
            )
        return lemma in empty["verb"]


def fits_neuter(chain: Chain) -> float | None:
    """How well a chain is "it"."""
    if chain.members or chain.plural or chain.gender:
        return None
    if not chain.sure:
        return -1.0
    return {
        "organisation": 1.0,
        "state": 1.0,
        "group": 0.5,
        "thing": -1.5,
        "place": -1.5,
    }.get(chain.kind)


def fits_both(chain: Chain) -> float | None:
    """How well a chain is "both"."""
    return 2.0 if len(chain.members) == 2 else None


def fits_plural(chain: Chain) -> float | None:
    """How well a chain is "they"."""
    if chain.members:
        return 2.0
    if chain.kind == "group":
        return 1.0 if chain.plural else -0.5
    if chain.plural:
        return -2.0
    return -2.0 if chain.kind == "organisation" else None
