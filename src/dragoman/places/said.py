"""Read what the words beside a place name say of it: "the city of", "Mingora, Swat"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from dragoman.knowledge.gazetteer import Candidate, Precision
from dragoman.knowledge.placenames import fold
from dragoman.places.distances import lies_in
from dragoman.places.toponym import Toponym
from dragoman.records import Parse, Sentence

# Marks the name of a place as the one that holds another.
AROUND: Final = " around"
# Words between a place and the one that it lies in.
CONTAINED_IN: Final = frozenset([(",",), ("in",), (",", "in"), ("(",), ("of",)])
AND: Final = frozenset([("and",), (",", "and"), ("or",), ("&",)])
LANDS: Final[frozenset[Precision]] = frozenset(("country", "province"))


class Said(msgspec.Struct, frozen=True):
    """What a report says of its place names, each by name.

    Attributes:
        times: How often it stands in the report.
        kinds: What words beside it say that it is: "the city of".
        fellows: What the places are that it stands beside: "Ohio and New York".
        containers: What it is said to lie in: "Mingora, Swat".
    """

    times: Counter[str]
    kinds: dict[str, set[Precision]]
    fellows: dict[str, set[Precision]]
    containers: dict[str, list[Candidate]]

    @classmethod
    def collect(
        cls,
        parse: Parse,
        toponyms: Sequence[Toponym],
        names: Sequence[str],
        kinds: Mapping[str, Precision],
    ) -> Said:
        """Look at what stands around each toponym."""
        said = cls(
            Counter(names), defaultdict(set), defaultdict(set), defaultdict(list)
        )
        for toponym, name in zip(toponyms, names, strict=True):
            if toponym.sentence >= 0:
                sentence = parse.sentences[toponym.sentence]
                said.kinds[name].update(kinds_beside(sentence, toponym, kinds))
        for at in range(len(toponyms) - 1):
            inner, outer = toponyms[at : at + 2]
            if inner.sentence == outer.sentence:
                between = words_between(parse, inner, outer)
                said.note((inner, outer), (names[at], names[at + 1]), between, kinds)
        return said

    def note(
        self,
        pair: tuple[Toponym, Toponym],
        names: tuple[str, str],
        between: tuple[str, ...],
        kinds: Mapping[str, Precision],
    ) -> None:
        """Take down what the words between two toponyms say of them."""
        (inner, outer), (first, second) = pair, names
        if between in CONTAINED_IN:
            self.containers[first] += outer.candidates
            if second.endswith(AROUND):
                self.kinds[second] |= LANDS
        elif contains(inner, between, kinds):
            self.containers[second] += inner.candidates
        elif between in AND:
            self.fellows[first].update(kinds_of(outer))
            self.fellows[second].update(kinds_of(inner))


def names_of(parse: Parse, toponyms: Sequence[Toponym]) -> Iterator[str]:
    """The name under which each toponym is resolved.

    What is said to hold another place is a name of its own: "New York" in "Utica,
    New York" need not be what it is elsewhere in the report.
    """
    before: Toponym | None = None
    for toponym in toponyms:
        name = fold(toponym.words.text)
        holds = before and before.sentence == toponym.sentence
        if holds and before and len(toponym.candidates) > 1:
            lands = [p for p in toponym.candidates if p.precision in LANDS]
            if words_between(parse, before, toponym) == (",",) and any(
                lies_in(inner, outer) for outer in lands for inner in before.candidates
            ):
                name += AROUND
        yield name
        before = toponym


def words_between(parse: Parse, inner: Toponym, outer: Toponym) -> tuple[str, ...]:
    """The words between two names of a sentence, or of the dateline."""
    if inner.sentence < 0:
        return (",",)
    return parse.sentences[inner.sentence].words[inner.last : outer.first]


def contains(
    outer: Toponym, between: tuple[str, ...], kinds: Mapping[str, Precision]
) -> bool:
    """Whether the first of two names is said to hold the second.

    So in "Pakistan's Swat" and in "the Pakistani city of Karachi".
    """
    if between and between[0] in ("'s", "’s"):
        return len(between) <= 3
    return outer.people and any(word in kinds for word in between[:3])


def kinds_beside(
    sentence: Sentence, toponym: Toponym, kinds: Mapping[str, Precision]
) -> Iterator[Precision]:
    """What "city of X", "X province" and the like say that X is."""
    before = sentence.lemmas[max(0, toponym.first - 3) : toponym.first]
    if before[-1:] == ("of",) or before[-2:] == ("of", "the"):
        yield from (kinds[word] for word in before if word in kinds)
    after = sentence.lemmas[toponym.last : toponym.last + 1]
    yield from (kinds[word] for word in after if word in kinds)


def kinds_of(toponym: Toponym) -> set[Precision]:
    """What a name may be: a town, a province and so on."""
    return {place.precision for place in toponym.candidates if place.own}
