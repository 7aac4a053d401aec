"""Find what a name, an office or a common noun points back to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dragoman.knowledge.actors import ActorTables
from dragoman.parsing.chains import FADE, Chain, Chains, together
from dragoman.parsing.mentions import Phrase
from dragoman.parsing.words import Vocabulary
from dragoman.records import Sentence

FAR: Final = 40  # sentences back in which offices and pairs are still in mind
NEAR: Final = 4
PASSES: Final = ((True, True), (False, True), (True, False), (False, False))
LEADING: Final = frozenset("leader chief head ruler boss monarch strongman".split())
PEOPLE: Final = frozenset(("person", "group"))


class Back:
    """Looks back in the memory of one reading."""

    def __init__(self, words: Vocabulary, actors: ActorTables, chains: Chains) -> None:
        """Keep the memory."""
        self.words, self.actors, self.chains = words, actors, chains

    def by_name(self, phrase: Phrase) -> Chain | None:
        """The chain of the same name, a surname or an acronym."""
        traits = phrase.traits
        if traits.entity and traits.entity in self.chains.by_entity:
            return self.chains.by_entity[traits.entity]
        if not traits.name:
            return None
        chain = self.chains.by_name.get(" ".join(traits.name))
        if chain is None and traits.kind in ("person", "organisation", "thing"):
            chain = self.chains.by_name.get(traits.name[-1])
            if chain and not self.same_person(chain, phrase):
                chain = None
        if chain and traits.entity and chain.entity and traits.entity != chain.entity:
            return None
        return chain or self.by_acronym(phrase)

    @staticmethod
    def same_person(chain: Chain, phrase: Phrase) -> bool:
        """Tell whether a name with the same surname means the same person."""
        traits = phrase.traits
        if chain.kind != "person" or (
            chain.gender and traits.gender and chain.gender != traits.gender
        ):
            return False
        if traits.kind != "person":
            return len(traits.name) == 1
        shorter, longer = sorted((traits.name, chain.names), key=len)
        return len(shorter) == 1 or set(shorter) <= set(longer)

    def by_acronym(self, phrase: Phrase) -> Chain | None:
        """The body whose initials a name in capitals is: "FMLN"."""
        name = phrase.traits.name
        if len(name) != 1 or phrase.traits.kind != "organisation" or len(name[0]) < 3:
            return None
        letters = name[0].replace(".", "")
        for chain in reversed(self.chains.all):
            if chain.kind == "organisation" and len(chain.names) > 1:
                initials = "".join(word[0] for word in chain.names)
                if initials == letters:
                    return chain
        return None

    def by_office(self, phrase: Phrase) -> Chain | None:
        """The likeliest holder of the office that a bare title names."""
        office, country = phrase.traits.office, phrase.traits.country
        if office is None:
            return None
        for told in (True, False):
            best = self.holder(phrase, office, country, told=told)
            if best:
                return best
        return None

    def holder(
        self, phrase: Phrase, office: str, country: str | None, *, told: bool
    ) -> Chain | None:
        """The likeliest of those told, or else only known, to hold an office."""
        best: Chain | None = None
        score = 0.0
        done = set[int]()
        for seen in self.chains.recent(phrase.sentence, FAR):
            chain = seen.chain
            if id(chain) in done or not holds(chain, office, told=told):
                continue
            done.add(id(chain))
            if country and chain.country and country != chain.country:
                continue
            value = seen.weight - 0.5 * (phrase.sentence - seen.sentence) + 30
            value += 10 * bool(country and chain.country == country)
            value += 3 * (chain.best_rank >= 100)
            if value > score:
                best, score = chain, value
        return best

    def by_noun(self, phrase: Phrase, key: str, *, modified: bool) -> Chain | None:
        """What "the group", "the country", "the protesters" point back to."""
        noun = key.rpartition(" ")[2]
        kinds = [kind for kind, nouns in self.words.back.items() if noun in nouns]
        if "state" in kinds and not phrase.traits.plural:
            state = self.state(phrase, noun, modified=modified)
            if state:
                return state
        if phrase.traits.kind in PEOPLE:
            for seen in self.chains.recent(phrase.sentence, NEAR):
                if self.same_noun(seen.chain, phrase, key):
                    return seen.chain
        if modified or phrase.traits.plural or not kinds:
            return None
        return self.likeliest(phrase, kinds, noun)

    def state(self, phrase: Phrase, noun: str, *, modified: bool) -> Chain | None:
        """The state that "the country" or "the government of Iran" stands for."""
        if phrase.traits.country:
            return self.chains.by_entity.get(f"state:{phrase.traits.country}")
        return None if modified else self.likeliest(phrase, ["state"], noun)

    @staticmethod
    def same_noun(chain: Chain, phrase: Phrase, key: str) -> bool:
        """Tell whether a group was called so before, or the same with more words."""
        tail = "" if " " in key else " " + key
        return (
            any(key == said or (tail and said.endswith(tail)) for said in chain.nouns)
            and chain.plural == phrase.traits.plural
            and not (
                chain.country
                and phrase.traits.country
                and chain.country != phrase.traits.country
            )
        )

    def plain(self, sentence: Sentence, row: int) -> bool:
        """Tell whether an adjective leaves open who is meant: "the visiting leader"."""
        lemma = sentence.lemmas[row]
        return lemma in self.words.plain or (
            self.actors.demonym(sentence.words, row) is not None
        )

    def likeliest(self, phrase: Phrase, kinds: list[str], noun: str) -> Chain | None:
        """The chain of a kind that is most in mind."""
        best: Chain | None = None
        score = 1.0
        named = noun not in self.words.back["body"] and kinds == ["named"]
        for seen in self.chains.recent(phrase.sentence, NEAR):
            chain = seen.chain
            if not any(FITS[kind](chain) for kind in kinds) or chain.members:
                continue
            if clash(chain, phrase) or (named and noun not in chain.names):
                continue
            if phrase.traits.office and chain.offices and noun not in LEADING:
                continue  # "the spokesman" is not the minister
            value = seen.weight - 0.6 * FADE * (phrase.sentence - seen.sentence)
            value += 0.3 * min(chain.count, 4)
            if value > score:
                best, score = chain, value
        return best

    def together(self, phrase: Phrase, noun: str, number: int | None) -> Chain | None:
        """The latest pair or list that may be called by a noun in the plural."""
        kinds = [kind for kind, nouns in self.words.together.items() if noun in nouns]
        if phrase.traits.office:
            kinds.append("person")
        if not kinds:
            return None
        pairs = [
            chain
            for chain in reversed(self.chains.pairs)
            if phrase.sentence - chain.sentence <= FAR
            and number in (None, len(chain.members))
        ]
        for firm, strict in PASSES:
            for chain in pairs if firm or number else ():
                if chain.firm >= firm and any(
                    self.may_be(chain, kind, strict=strict) for kind in kinds
                ):
                    return self.states_of(chain) if "state" in kinds else chain
        return None

    @staticmethod
    def may_be(chain: Chain, kind: str, *, strict: bool) -> bool:
        """Tell whether a pair may be called leaders, countries or sides."""
        kinds = {member.kind for member in chain.members}
        if kind == "any":
            return "thing" not in kinds
        if strict:
            return kinds == {kind}
        return kinds <= {"person", "state"}

    def states_of(self, chain: Chain) -> Chain:
        """The pair of states that a pair of people stand for, where both are named."""
        states = []
        for member in chain.members:
            home = self.home(member, "country")
            if home is None or home.kind != "state":
                return chain
            states.append(home)
        if len({id(state) for state in states}) < len(states):
            return chain
        return together(tuple(states), "state")

    def by_words(self, phrase: Phrase, key: str) -> Chain | None:
        """The chain of a group told in the same words: "African countries"."""
        if phrase.traits.kind != "group" or " " not in key:
            return None
        for seen in self.chains.recent(phrase.sentence, NEAR):
            chain = seen.chain
            if key in chain.nouns and chain.plural == phrase.traits.plural:
                return chain
        return None

    def home(self, owner: Chain, noun: str) -> Chain | None:
        """The state that is somebody's country; the owner where it is not named."""
        if noun not in self.words.back["state"] or owner.members:
            return None
        if owner.kind == "state":
            return owner
        if owner.country is None:
            return owner if owner.kind == "person" else None
        state = self.chains.by_entity.get(f"state:{owner.country}")
        return state or (owner if owner.kind == "person" else None)


def holds(chain: Chain, office: str, *, told: bool) -> bool:
    """Tell whether one holds an office: "Minister" fits "Foreign Minister"."""
    if chain.kind != "person" or chain.members:
        return False
    return any(
        held == office
        or (held.endswith(" " + office) and not held.startswith(("Vice ", "Deputy ")))
        or held.startswith(office + " of")
        for held in (chain.offices if told else chain.roles)
    )


def clash(chain: Chain, phrase: Phrase) -> bool:
    """Tell whether country or gender forbid that the two are one."""
    traits = phrase.traits
    return bool(
        (traits.country and chain.country and traits.country != chain.country)
        or (traits.gender and chain.gender and traits.gender != chain.gender)
        or (traits.country and not chain.country and chain.kind != "person")
    )


FITS: Final[dict[str, Callable[[Chain], bool]]] = {
    "person": lambda chain: chain.kind == "person",
    "body": lambda chain: chain.kind == "organisation" and bool(chain.names),
    "named": lambda chain: chain.kind == "organisation" and bool(chain.names),
    "state": lambda chain: chain.kind == "state",
    "place": lambda chain: chain.kind == "place",
}
