"""Find who is called by less than a name: "the North", "the Ghanaian"."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from dragoman.knowledge.actors import ActorTables
from dragoman.knowledge.peoples import is_one_of_people
from dragoman.parsing.chains import FADE, Chain, Chains
from dragoman.parsing.mentions import Phrase
from dragoman.records import Sentence

NEAR: Final = 4
FAR: Final = 12
WHOSE: Final = "of"
OWN: Final = ("administration", "house", "government")  # a capital tells whose
BODIES: Final = ("organisation", "group")
POINTING: Final = ("the", "this", "that")
HALVES: Final = ("north", "south")


class Called:
    """Looks back for whom a part of a land or a people stands for."""

    def __init__(self, actors: ActorTables, chains: Chains) -> None:
        """Keep the memory of one reading."""
        self.actors, self.chains = actors, chains

    def half(self, name: tuple[str, ...]) -> Chain | None:
        """The state that is called by its half: "the North" of two Koreas."""
        if len(name) > 1 or name[0] not in HALVES:
            return None
        for entity, chain in self.chains.by_entity.items():
            state = self.actors.states.get(entity.removeprefix("state:"))
            half, _, land = state.name.lower().partition(" ") if state else ("", "", "")
            if half == name[0] and land in _halved(self.actors):
                return chain
        return None

    def namesake(self, phrase: Phrase, word: str) -> Chain | None:
        """The person named in full before whose surname is also the name of a body.

        "Allan Wagner spoke. Wagner added" is not the Wagner Group.
        """
        traits, rows = phrase.traits, phrase.rows
        known = traits.entity is not None and traits.kind not in ("person", "state")
        if not known or rows.last - rows.first > 1:
            return None
        chain = self.chains.by_name.get(word.lower())
        told = chain and chain.kind == "person" and len(chain.names) > 1
        return chain if chain and told and chain.names[-1] == word.lower() else None

    def by_part(self, sentence: Sentence, phrase: Phrase) -> Chain | None:
        """Who is called by a surname, a people or the last word of a name."""
        return (
            self.namesake(phrase, sentence.words[phrase.rows.head])
            or self.one_of_people(sentence, phrase)
            or self.shortened(sentence, phrase)
        )

    def one_of_people(self, sentence: Sentence, phrase: Phrase) -> Chain | None:
        """Who "the Ghanaian" is: somebody told of lately who is of no other state."""
        traits, rows = phrase.traits, phrase.rows
        words = sentence.words[rows.first : rows.head + 1]
        known = words[0].lower() in POINTING  # "an Egyptian" is somebody new
        if not known or traits.plural or not is_one_of_people(words):
            return None
        if traits.kind != "group":
            return None
        best: Chain | None = None
        score = 1.0
        for seen in self.chains.recent(phrase.sentence, NEAR):
            chain = seen.chain
            other = chain.country not in (None, traits.country)
            if chain.kind != "person" or chain.plural or chain.members or other:
                continue
            value = seen.weight - FADE * (phrase.sentence - seen.sentence)
            value += 2 * (chain.country is not None)
            if value > score:
                best, score = chain, value
        return best

    def shortened(self, sentence: Sentence, phrase: Phrase) -> Chain | None:
        """The body named by its last word: "the Council" behind "Security Council"."""
        name, rows = phrase.traits.name, phrase.rows
        beside = (
            sentence.lemmas[rows.first],
            *sentence.lemmas[rows.head + 1 : rows.head + 2],
        )
        short = len(name) == 1 and beside[0] == "the" and beside[-1] != WHOSE
        if not short or name[0] in OWN:
            return None
        known = not (phrase.traits.entity or "body:").startswith("body:")
        if known:
            return None
        return next(
            (
                seen.chain
                for seen in self.chains.recent(phrase.sentence, FAR)
                if seen.chain.kind in BODIES
                and not seen.chain.plural
                and _ends_in(seen.chain, name[0])
            ),
            None,
        )


def _ends_in(chain: Chain, word: str) -> bool:
    """Tell whether a body's name, or what it was called, ends in a word."""
    named = len(chain.names) > 1 and chain.names[-1] == word
    return named or any(noun.split(" ")[-1] == word for noun in chain.nouns)


@lru_cache(maxsize=2)
def _halved(actors: ActorTables) -> frozenset[str]:
    """The lands of which there are a northern and a southern state."""
    names = [state.name.lower().partition(" ") for state in actors.states.values()]
    ends = [{land for half, _, land in names if half == one} for one in HALVES]
    return frozenset(ends[0] & ends[1])
