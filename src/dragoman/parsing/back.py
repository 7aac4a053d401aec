"""Find what a name, an office or a common noun points back to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from dragoman.knowledge.actors import ActorTables
from dragoman.parsing.called import Called
from dragoman.parsing.chains import FADE, Chain, Chains, Seen, together
from dragoman.parsing.mentions import Phrase
from dragoman.parsing.opposed import only_two
from dragoman.parsing.words import Vocabulary

PEER: Final = "counterpart"
FAR: Final = 40  # sentences back in which offices and pairs are still in mind
NEAR: Final = 4
PASSES: Final = ((True, True), (False, True), (True, False), (False, False))
POLICE: Final = ("police",)  # at the head of a sentence it looks like a name
LEADING: Final = frozenset("leader chief head ruler boss monarch strongman".split())
PEOPLE: Final = frozenset(("person", "group"))


class Asked(NamedTuple):
    """A phrase of which it is asked whom it means.

    Attributes:
        phrase: The phrase.
        key: Its noun with its modifiers, as it is remembered.
        modified: It says more than a bare noun: "the military leaders".
        never: Chains that it cannot mean, by identity.
        owner: Whose it is: his in "his lawyer".
        number: How many they are, where the phrase tells.
        fresh: It is told as one not known yet: "the Angolan president, who".
        past: It is called former, or late.
    """

    phrase: Phrase
    key: str
    modified: bool
    never: frozenset[int] = frozenset()
    owner: Chain | None = None
    number: int | None = None
    fresh: bool = False
    past: bool = False

    @property
    def noun(self) -> str:
        """The noun alone."""
        return self.key.rpartition(" ")[2]


class Back:
    """Looks back in the memory of one reading."""

    def __init__(self, words: Vocabulary, actors: ActorTables, chains: Chains) -> None:
        """Keep the memory."""
        self.words, self.actors, self.chains = words, actors, chains
        self.called = Called(actors, chains)

    def by_name(self, phrase: Phrase) -> Chain | None:
        """The chain of the same name, a surname or an acronym."""
        traits = phrase.traits
        if traits.entity and traits.entity in self.chains.by_entity:
            return self.chains.by_entity[traits.entity]
        if not traits.name:
            return None
        half = self.called.half(traits.name)
        if half:
            return half
        chain = self.chains.by_name.get(" ".join(traits.name))
        if chain is None and traits.kind in ("person", "organisation", "thing"):
            chain = self.chains.by_name.get(traits.name[-1])
            if chain is None and len(traits.name) == 1:
                chain = self.chains.by_first.get(traits.name[0])
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

    def candidates(self, asked: Asked, reach: int) -> Iterator[Seen]:
        """What was mentioned lately and may be meant, the latest first."""
        for seen in self.chains.recent(asked.phrase.sentence, reach):
            chain = seen.chain
            if any(id(part) in asked.never for part in chain.parts()):
                continue
            if asked.owner and chain.owner not in (None, asked.owner):
                continue
            if asked.number and chain.number and asked.number != chain.number:
                continue
            yield seen

    def by_office(self, asked: Asked) -> Chain | None:
        """The likeliest holder of the office that a bare title names."""
        if asked.phrase.traits.office is None:
            return None
        for told in (True, False):
            best = self.holder(asked, told=told)
            if best:
                return best
        return None

    def holder(self, asked: Asked, *, told: bool) -> Chain | None:
        """The likeliest of those told, or else only known, to hold an office."""
        best: Chain | None = None
        score = 0.0
        done = set[int]()
        phrase, traits = asked.phrase, asked.phrase.traits
        office, country = traits.office or "", traits.country
        if asked.owner and asked.owner.kind == "state":
            country = country or asked.owner.country
        for seen in self.candidates(asked, FAR):
            chain = seen.chain
            if id(chain) in done or not holds(chain, office, told=told):
                continue
            done.add(id(chain))
            same = bool(country and chain.country == country)
            if not same and (asked.fresh or (country and chain.country)):
                continue
            if traits.gender and chain.gender not in (None, traits.gender):
                continue
            value = seen.weight - 0.5 * (phrase.sentence - seen.sentence) + 30
            value += 10 * same + 3 * (chain.best_rank >= 100)
            value += 10 * bool(asked.owner and chain.owner is asked.owner)
            value -= 15 * (chain.past != asked.past)
            if value > score:
                best, score = chain, value
        return best

    def by_noun(self, asked: Asked) -> Chain | None:
        """What "the group", "the country", "the protesters" point back to."""
        phrase, noun = asked.phrase, asked.noun
        kinds = [kind for kind, nouns in self.words.back.items() if noun in nouns]
        if "state" in kinds and not phrase.traits.plural:
            state = self.state(asked)
            if state:
                return state
        if phrase.traits.kind in PEOPLE and not (asked.fresh and phrase.traits.plural):
            known = self.same_words(asked) or self.same_people(asked)
            if known:
                return known
        if asked.modified or phrase.traits.plural or not kinds:
            return None
        return self.likeliest(asked, kinds)

    def same_words(self, asked: Asked) -> Chain | None:
        """The chain that was called so before."""
        for seen in self.candidates(asked, NEAR):
            ended = seen.chain.past and not asked.past
            if not ended and self.same_noun(seen.chain, asked.phrase, asked.key):
                return seen.chain
        return None

    def same_people(self, asked: Asked) -> Chain | None:
        """The chain called by a like noun: "the officer" after "a policeman"."""
        name = self.words.classes.get(asked.noun)
        if name is None or asked.modified or asked.owner:
            return None
        for seen in self.candidates(asked, NEAR):
            chain = seen.chain
            if chain.plural != asked.phrase.traits.plural or chain.members:
                continue
            if chain.kind == "thing":
                continue  # "the army" is not what "is in force"
            if clash(chain, asked.phrase):
                continue
            if self.are_alike(chain, name):
                return chain
        return None

    def are_alike(self, chain: Chain, name: str) -> bool:
        """Tell whether a chain was called by a noun of a list, and by none of another.

        "The army" is not "a guerrilla unit", though a unit may be of an army.
        """
        said = [noun.split(" ") for noun in chain.nouns]
        heads = {self.words.classes.get(words[-1]) for words in said}
        before = {self.words.classes.get(w) for words in said for w in words[:-1]}
        return name in heads and before <= {None, name}

    def state(self, asked: Asked) -> Chain | None:
        """The state that "the country" or "the government of Iran" stands for."""
        country = asked.phrase.traits.country
        if country:
            return self.chains.by_entity.get(f"state:{country}")
        return None if asked.modified else self.likeliest(asked, ["state"])

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

    def likeliest(self, asked: Asked, kinds: list[str]) -> Chain | None:
        """The chain of a kind that is most in mind."""
        best: Chain | None = None
        score = 1.0
        phrase, noun = asked.phrase, asked.noun
        named = noun not in self.words.back["body"] and kinds == ["named"]
        armed = not self.words.armed.isdisjoint(asked.key.split()[:-1])
        for seen in self.candidates(asked, FAR if named else NEAR):
            chain = seen.chain
            if not any(FITS[kind](chain) for kind in kinds) or chain.members:
                continue
            if clash(chain, phrase) or (named and noun not in chain.names):
                continue
            if phrase.traits.office and chain.offices and noun not in LEADING:
                continue  # "the spokesman" is not the minister
            if armed and self.is_peaceful(chain):
                continue  # "the militant group" is not the UN
            past = min(phrase.sentence - seen.sentence, NEAR if named else FAR)
            value = seen.weight - 0.6 * FADE * past + 5 * named
            value += 0.3 * min(chain.count, 4) + 3 * armed
            if value > score:
                best, score = chain, value
        return best

    def is_peaceful(self, chain: Chain) -> bool:
        """Tell whether a body is known for no armed group."""
        names = chain.names
        match = self.actors.match(names, 0, any_case=True)
        match = match or self.actors.match([*map(str.upper, names)], 0)
        sectors = {known.sector for known in match.entries} if match else {"REB"}
        return sectors.isdisjoint(("REB", "UAF", "PTY", "CRM"))

    def opposite(self, asked: Asked) -> Chain | None:
        """The other of two who met: "his guest", "her Iranian counterpart"."""
        owner, phrase = asked.owner, asked.phrase
        if owner is None or asked.noun not in self.words.opposite:
            return None
        for pair in reversed(self.chains.pairs):
            if phrase.sentence - pair.sentence > FAR:
                return None
            others = [part for part in pair.members if part is not owner]
            if len(pair.members) == 2 and len(others) == 1:
                same = not clash(others[0], phrase) and not asked.fresh
                return others[0] if same else None
        return None

    def together(self, asked: Asked) -> Chain | None:
        """The latest pair or list that may be called by a noun in the plural."""
        phrase, noun, number = asked.phrase, asked.noun, asked.number
        kinds = [kind for kind, nouns in self.words.together.items() if noun in nouns]
        office = phrase.traits.office
        if not kinds and not office:
            return None
        pairs = [
            chain
            for chain in reversed(self.chains.pairs)
            if phrase.sentence - chain.sentence <= FAR
            and number in (None, len(chain.members))
            and not any(
                id(member) in asked.never
                for member in chain.members
                if "state" not in kinds or member.kind == "state"
            )  # "the envoy said the two countries agreed": his is one of them
        ]
        for firm, strict in PASSES:
            for chain in pairs if firm or number else ():
                held = office and share_office(chain.members, office)
                if chain.firm >= firm and (
                    held
                    or any(self.may_be(chain, kind, strict=strict) for kind in kinds)
                ):
                    return self.states_of(chain) if "state" in kinds else chain
        seen = self.candidates(asked, NEAR) if number == 2 else ()
        two = only_two(seen, self.words, noun)
        if two:
            two.firm, two.sentence = True, phrase.sentence
            self.chains.pairs.append(two)
        return two

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
            home = self.home(member)
            if home is None:
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

    def home(self, owner: Chain) -> Chain | None:
        """The state that is somebody's country, where the report names it."""
        if owner.kind == "state":
            return owner
        return self.chains.by_entity.get(f"state:{owner.country}")


def share_office(members: tuple[Chain, ...], office: str) -> bool:
    """Tell whether all hold an office: a counterpart holds that of the other."""
    holders = [
        member
        for member in members
        if office in member.offices
        or holds(member, office, told=False)
        or holds(member, office, told=True)
    ]
    others = [member for member in members if member not in holders]
    return bool(holders) and all(
        any(noun.split()[-1] == PEER for noun in member.nouns) for member in others
    )


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


def _is_body(chain: Chain) -> bool:
    """Tell whether a chain may be "the group": a body with a name of its own."""
    return chain.kind == "organisation" and chain.names not in ((), POLICE)


FITS: Final[dict[str, Callable[[Chain], bool]]] = {
    "person": lambda chain: chain.human,
    "body": _is_body,
    "named": lambda chain: chain.kind == "organisation" and bool(chain.names),
    "state": lambda chain: chain.kind == "state",
    "place": lambda chain: chain.kind == "place",
}
