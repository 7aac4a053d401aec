"""Find the only two of whom a report has told lately: "Peru accused Chile".

Nothing joins them into a pair, and yet "the two countries", "both sides" are they.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dragoman.parsing.chains import WEIGHTS, Chain, Seen, together
from dragoman.parsing.words import Vocabulary

TWO: Final = 2
TOLD: Final = 1.2  # the weight of what stands behind a preposition
ACTING: Final = ("same soldiers", "same fighters", "same police", "same crowd")


def only_two(seen: Iterable[Seen], words: Vocabulary, noun: str) -> Chain | None:
    """The two states or sides told of last, if there are no more of them.

    Args:
        seen: What was mentioned lately, the latest first.
        words: The lists of nouns.
        noun: What the two are called: "country", "side".
    """
    states = noun in words.together["state"]
    if not states and noun not in words.opposed:
        return None
    found: dict[int, Chain] = {}
    last = here = -1
    for one in seen:
        here = max(here, one.sentence)
        if not states and one.sentence == here and one.weight == WEIGHTS["poss"]:
            continue  # "Egypt's envoy telephoned both sides": he is of neither
        if len(found) >= TWO and one.sentence < last:
            break
        last = one.sentence
        told = states or one.weight >= TOLD
        is_one = one.chain.kind == "state" or (not states and is_side(one.chain, words))
        if told and is_one and not one.chain.members:
            found[id(one.chain)] = one.chain
    owners = {id(chain.owner) for chain in found.values()}
    two = [chain for key, chain in found.items() if key not in owners]
    return together(tuple(reversed(two)), two[0].kind) if len(two) == TWO else None


def is_side(chain: Chain, words: Vocabulary) -> bool:
    """Tell whether a chain may be a side of a quarrel: a body, fighters, a crowd."""
    if chain.kind == "organisation":
        return chain.sure
    heads = {noun.rpartition(" ")[2] for noun in chain.nouns}
    kinds = {words.classes.get(head) for head in heads}
    return chain.kind == "group" and (
        bool(kinds.intersection(ACTING)) or not heads.isdisjoint(words.back["state"])
    )
