"""Note who stands together, so that "they" and "the two leaders" find them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dragoman.parsing import pairs
from dragoman.parsing.binding import acting, clause, is_given
from dragoman.parsing.chains import Chain, Chains, Seen, weight
from dragoman.parsing.mentions import Phrase
from dragoman.parsing.words import Vocabulary
from dragoman.records import Sentence

MUTUAL: Final = (("each", "other"), ("one", "another"))
BACK: Final = -2.0  # what it costs to have met before what is told
WITHIN: Final = ("pobj", "prep", "compound", "nmod")


class Joiner:
    """Puts pairs and lists in mind; called with each mention as it is read."""

    def __init__(
        self,
        words: Vocabulary,
        chains: Chains,
        chain_at: Callable[[int, int], Chain | None],
    ) -> None:
        """Keep the memory, and how to ask for the chain at a row."""
        self.words, self.chains, self.chain_at = words, chains, chain_at
        self.list: tuple[int, tuple[Chain, ...]] = (-1, ())  # the last, and where

    def __call__(self, sentence: Sentence, row: int, chain: Chain) -> None:
        """Note who stands together with the phrase headed at a row."""
        if chain.kind not in pairs.PARTIES or chain.members:
            return
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
            back = pairs.is_told_back(sentence, row)
            heavy = weight(sentence, other) + (BACK if back else 1.0)
            at = Seen(first, sentence.index, row, heavy)
            self.chains.pair((*self.listed(sentence, first), chain), at)

    def listed(self, sentence: Sentence, first: Chain) -> tuple[Chain, ...]:
        """All of the list in a sentence that one begins: "A and B met C"."""
        index, members = self.list
        begins = index == sentence.index and members[0] is first
        return members if begins else (first,)

    def given(self, sentence: Sentence, phrase: Phrase) -> Chain | None:
        """The body whose acronym stands in brackets behind its name."""
        if phrase.appositive is None or not is_given(sentence, phrase.rows.head):
            return None
        over = phrase.appositive
        for row in (over, *sentence.above(over)):  # it may hang on the last noun
            chain = self.chain_at(sentence.index, row)
            if chain and chain.kind == "organisation":
                self.chains.short[phrase.traits.name] = chain
                return chain
            if sentence.deps[row] not in WITHIN:
                return None
        return None

    def each_other(self, sentence: Sentence, row: int) -> Chain | None:
        """Who do to each other what a clause says: "they accused each other"."""
        said = tuple(word.lower() for word in sentence.words[max(0, row - 1) : row + 2])
        if said[:2] != MUTUAL[0] and said[-2:] != MUTUAL[1]:
            return None
        doer = acting(sentence, clause(sentence, row))
        chain = None if doer is None else self.chain_at(sentence.index, doer)
        if chain is None or sentence.deps[row] == "poss":
            return None
        listed = (p for p in reversed(self.chains.pairs) if chain in p.members)
        here = next((p for p in listed if p.sentence == sentence.index), chain)
        return here if here.members or here.plural else None

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
            at = Seen(chain, sentence.index, row, weight(sentence, top) + 0.5)
            firm = pairs.is_between(sentence, top)
            pair = self.chains.pair(members, at, firm=firm)
            if pair and sentence.deps[top] in pairs.SUBJECTS:
                self.chains.listed[chain] = pair
            self.list = (sentence.index, members)
            self.beside(sentence, top, members)

    def beside(self, sentence: Sentence, top: int, members: tuple[Chain, ...]) -> None:
        """Put whoever meets a list beside it: "spoke with A, B and C"."""
        other = pairs.partner(sentence, top, self.words)
        first = None if other is None else self.chain_at(sentence.index, other)
        if other is None or first is None or first.members or first in members:
            return
        if first.kind in pairs.PARTIES:
            at = Seen(first, sentence.index, top, weight(sentence, other) + 1.0)
            self.chains.pair((first, *members), at)
