"""Chains: all mentions of one somebody or something in a report.

A chain knows what its mentions have told so far, and how much it is in the
reader's mind. `Chains` is the memory of one reading; it is walked once.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import Final, NamedTuple

from dragoman.parsing.mentions import Phrase, standing
from dragoman.parsing.traits import Traits
from dragoman.records import Kind, Sentence

REACH: Final = 3  # sentences back in which pronouns look
FADE: Final = 2.2  # what a sentence's distance costs
WEIGHTS: Final = {
    "nsubj": 4.0,
    "nsubjpass": 3.5,
    "dobj": 2.0,
    "dative": 2.0,
    "agent": 2.0,
    "poss": 1.6,
    "pobj": 1.2,
    "attr": 0.8,
    "appos": 0.6,
    "compound": 0.2,
    "amod": 0.2,
    "nmod": 0.2,
}
SENTENCE_SUBJECT: Final = 1.0
CONJUNCT: Final = 1.0  # what standing second in a list costs
FIRM: Final = 3.5  # the weight of a pair that is a subject


class Chain:
    """One somebody or something.

    Attributes:
        best: The mention that tells most: a name before a noun, longer names first.
        kind: What it is.
        gender: "m" or "f", None where untold.
        plural: It is several.
        entity: Its id in the actor tables.
        country: Its country.
        offices: The offices it was called by.
        roles: Offices that the tables know it to have held.
        names: The words of its longest name.
        nouns: The lemmas of the common nouns it was called by.
        members: The chains of a pair or list.
        firm: The members of a pair did something together.
        sure: The kind is known and not guessed.
        past: It was called former, or late.
        human: It is one human being, as far as a mention tells.
        owner: Whose it was called: the minister of "his wife".
        number: How many they are.
        count: How many mentions it has.
    """

    __slots__ = (
        "best",
        "best_rank",
        "count",
        "country",
        "entity",
        "firm",
        "gender",
        "human",
        "kind",
        "members",
        "names",
        "nouns",
        "number",
        "offices",
        "owner",
        "past",
        "plural",
        "roles",
        "sentence",
        "sure",
    )  # fmt: skip

    def __init__(self, index: int, phrase: Phrase, noun: str) -> None:
        """Begin with one mention."""
        traits = phrase.traits
        self.best, self.best_rank = index, rank(phrase)
        self.kind: Kind = traits.kind
        self.gender, self.plural = traits.gender, traits.plural
        self.entity, self.country = traits.entity, traits.country
        self.offices = {traits.office} if traits.office else set()
        self.names = traits.name
        self.nouns = {noun} if noun else set()
        self.members: tuple[Chain, ...] = ()
        self.firm, self.sure = False, traits.sure
        self.roles = traits.roles
        self.human = traits.human or (traits.kind == "person" and not traits.plural)
        self.owner: Chain | None = None
        self.number: int | None = None
        self.past = False
        self.count, self.sentence = 1, phrase.sentence

    def add(self, index: int, phrase: Phrase, noun: str) -> None:
        """Take in another mention and what it tells."""
        traits = phrase.traits
        if rank(phrase) > self.best_rank:
            self.best, self.best_rank = index, rank(phrase)
        if traits.form == "name" and self.kind in ("group", "thing", "pronoun"):
            self.kind = "person" if self.human and not traits.sure else traits.kind
        if traits.kind == "person" and not self.sure:
            self.kind, self.sure = "person", True
        self.gender = self.gender or traits.gender
        self.human = self.human or traits.human or self.kind == "person"
        self.entity = self.entity or traits.entity
        self.roles = self.roles or traits.roles
        self.country = self.country or traits.country
        if traits.office:
            self.offices.add(traits.office)
        if len(traits.name) > len(self.names):
            self.names = traits.name
        if noun:
            self.nouns.add(noun)
        self.count += 1
        self.sentence = phrase.sentence

    def tells_more(self, traits: Traits) -> bool:
        """Tell whether a name leaves open what was told: a surname, no office."""
        shorter = len(traits.name) < len(self.names)
        bare = traits.kind == "person" and not traits.office
        return traits.kind not in ("state", "place", "group") and (shorter or bare)

    def parts(self) -> tuple[Chain, ...]:
        """Its members, or itself where it is one."""
        return self.members or (self,)

    def mentions(self) -> tuple[int, ...]:
        """The mentions that stand for it."""
        return tuple(dict.fromkeys(part.best for part in self.parts()))


def rank(phrase: Phrase) -> int:
    """How much a mention tells of who is meant."""
    traits = phrase.traits
    if traits.form == "name":
        return 100 + 10 * len(traits.name) + bool(traits.office)
    return {"office": 20, "noun": 10, "pronoun": 0}[traits.form]


def together(members: tuple[Chain, ...], kind: Kind) -> Chain:
    """A chain of several."""
    chain = copy(members[0])
    chain.kind, chain.members, chain.plural = kind, members, True
    chain.gender = chain.entity = chain.country = None
    chain.offices, chain.names, chain.nouns = set(), (), set()
    chain.human = chain.past = False
    chain.owner, chain.number = None, len(members)
    chain.best_rank = chain.count = 0
    chain.firm = False
    return chain


class Seen(NamedTuple):
    """A mention in memory.

    Attributes:
        chain: Its chain.
        sentence: The index of its sentence.
        row: The row of its head.
        weight: How much its place in the sentence puts it in mind.
    """

    chain: Chain
    sentence: int
    row: int
    weight: float


def weight(sentence: Sentence, row: int) -> float:
    """How much a place in the sentence puts a mention in mind."""
    deps, heads = sentence.deps, sentence.heads
    cost = CONJUNCT if deps[row] == "conj" else 0.0
    while deps[row] == "conj" and heads[row] != row:
        row = heads[row]
    found = WEIGHTS.get(deps[row], 0.8) - cost
    if deps[row] in ("nsubj", "nsubjpass") and heads[heads[row]] == heads[row]:
        found += SENTENCE_SUBJECT
    return found


class Chains:
    """The memory of one reading of a report."""

    def __init__(self) -> None:
        """Begin with nothing in mind."""
        self.all: list[Chain] = []
        self.seen: list[Seen] = []
        self.by_entity: dict[str, Chain] = {}
        self.by_name: dict[str, Chain] = {}
        self.by_first: dict[str, Chain] = {}
        self.pairs: list[Chain] = []
        self.short: dict[tuple[str, ...], Chain] = {}  # by the acronym it was given
        self.listed: dict[Chain, Chain] = {}  # the last of a list, and the list

    def recent(self, sentence: int, reach: int = REACH) -> Iterator[Seen]:
        """What was mentioned lately, the latest first."""
        for seen in reversed(self.seen):
            if seen.sentence < sentence - reach:
                return
            yield seen

    def new(self, index: int, phrase: Phrase, noun: str) -> Chain:
        """Begin a chain."""
        chain = Chain(index, phrase, noun)
        self.all.append(chain)
        return chain

    def remember(self, chain: Chain, sentence: Sentence, phrase: Phrase) -> None:
        """Put a mention in mind, and its names in the index."""
        row = phrase.rows.head
        heavy = weight(sentence, standing(sentence, phrase))
        self.seen.append(Seen(chain, sentence.index, row, heavy))
        if chain.entity:
            self.by_entity[chain.entity] = chain
        if chain.kind == "state" and chain.country:
            self.by_entity.setdefault(f"state:{chain.country}", chain)
        if phrase.traits.form == "name" and phrase.traits.name:
            self.by_name[" ".join(phrase.traits.name)] = chain
            if chain.kind == "person":
                self.by_name[phrase.traits.name[-1]] = chain
                self.by_first[phrase.traits.name[0]] = chain

    def pair(
        self, members: tuple[Chain, ...], at: Seen, *, firm: bool = False
    ) -> Chain | None:
        """Remember that some stand together, and hand them out as one."""
        members = tuple(dict.fromkeys(p for m in members for p in m.parts()))
        if len(members) < 2:
            return None
        last = self.pairs[-1] if self.pairs else None
        if last is None or set(last.members) != set(members):
            last = together(members, members[0].kind)
            self.pairs.append(last)
        last.count += 1
        last.firm = last.firm or firm or at.weight >= FIRM
        last.sentence = at.sentence
        self.seen.append(at._replace(chain=last))
        return last
