"""Frames: what a word of the lexicon asks for, and which act it tells then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Final

import msgspec


class Slot(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A place in a frame.

    Attributes:
        role: A, R, T or C; empty for words that only must be there.
        preps: The prepositions it stands behind; empty for the object.
        words: Lemmas that may fill it, empty for any; several-word ones as tuples.
        party: It must be a political party.
        optional: The frame also holds without it.
        noun: The words are those of a noun class.
    """

    role: str
    preps: tuple[str, ...] = ()
    words: frozenset[tuple[str, ...]] = frozenset()
    party: bool = False
    optional: bool = False
    noun: bool = False


class Frame(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One entry of the lexicon.

    Attributes:
        pos: "v" for verbs, "n" for nouns, "a" for adjectives.
        lemma: The predicate's dictionary form; the last word of several.
        lead: The words before it: "baton" in "baton-charge".
        type: The type of act, or None for a frame that is no event.
        mode: Its mode, or None.
        particles: Particles that must stand with the verb.
        slots: Its places, in the order written.
        actor_party: The actor must be a political party.
        actor_words: Lemmas one of which the actor must be, empty for any.
        pair: All sides are actors and nobody is the recipient.
        content: The status of the act in the C slot, or None.
        agent: Who acts in C where it does not say: "A" or "R".
        cameo: A CAMEO code that overrides that of type and mode.
        needs: Who must be political: "both", "actor", "none"; empty: any party.
        swap: The grammar's subject is the recipient.
        implies: The sector of who must have acted where nobody is said, or empty.
        said: Whoever says so does it; without a speaker it is no act.
        asks: Sets of words; one of each must be in the sentence.
        text: The frame as written.
        example: A sentence that it must code.
        source: File name and line.
    """

    pos: str
    lemma: str
    lead: tuple[str, ...]
    type: str | None
    mode: str | None
    particles: tuple[str, ...]
    slots: tuple[Slot, ...]
    actor_party: bool
    actor_words: frozenset[tuple[str, ...]]
    pair: bool
    content: str | None
    agent: str
    cameo: str | None
    needs: str
    swap: bool
    implies: str
    asks: tuple[frozenset[str], ...]
    said: bool
    text: str
    example: str
    source: str

    def slot(self, role: str) -> Slot | None:
        """The first slot with this role."""
        return next((s for s in self.slots if s.role == role), None)


class Frames(tuple[Frame, ...]):
    """The frames of one word, of which a sentence is asked for few.

    Most fail because a word that they ask for is nowhere in the sentence. So each is
    kept under the words of the first set that it asks for.
    """

    def that_may_fit(self, said: frozenset[str]) -> list[Frame]:
        """Those that ask for no word but what is said in the sentence, in order."""
        by_word, others = self._by_word, self._other_sets
        places = {n for word in by_word.keys() & said for n in by_word[word]}
        fitting = [
            n
            for n in places
            if not others[n] or not any(map(said.isdisjoint, others[n]))
        ]
        return [self[n] for n in sorted((*fitting, *self._of_any))]

    @cached_property
    def _other_sets(self) -> tuple[tuple[frozenset[str], ...], ...]:
        """What each asks for besides the set under which it is kept."""
        return tuple(frame.asks[1:] for frame in self)

    @cached_property
    def _of_any(self) -> tuple[int, ...]:
        return tuple(n for n, frame in enumerate(self) if not frame.asks)

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for n, frame in enumerate(self):
            for word in frame.asks[0] if frame.asks else ():
                found[word].append(n)
        return dict(found)


NONE: Final = Frames()  # of a word that the lexicon does not have
OWNED: Final = ("'s", "’s", "'", "’")  # what an owner may have instead of "of"


def asked_words(
    slots: tuple[Slot, ...],
    words: tuple[str, ...],
    actors: frozenset[tuple[str, ...]],
) -> Iterator[frozenset[str]]:
    """Sets of words of each of which a sentence has one if a frame fits it.

    "To" is asked of none, for "gave Mali a loan" gives to Mali. Of a phrase the longest
    word is asked, for "of" is nearly everywhere: "act of aggression".

    Args:
        slots: The places of the frame.
        words: Its other words, all of which must be there.
        actors: The words one of which the actor must be; empty for any.
    """
    yield from (frozenset((word,)) for word in words)
    needed = [slot for slot in slots if not slot.optional]
    for phrases in (actors, *(slot.words for slot in needed)):
        if phrases:
            yield _longest(phrases)
    for slot in needed:
        if slot.preps and "to" not in slot.preps:
            owner = OWNED if slot.role == "R" and "of" in slot.preps else ()
            yield frozenset((*slot.preps, *owner))


@cache
def _longest(phrases: frozenset[tuple[str, ...]]) -> frozenset[str]:
    """The longest word of each phrase; classes of nouns are asked again and again."""
    return frozenset(max(phrase, key=len) for phrase in phrases)
