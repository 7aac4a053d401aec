"""Follow the places that a report tells of, from sentence to sentence.

"Gunmen seized a school in Kaduna. Soldiers freed eleven pupils." The pupils were freed
in Kaduna: deeds on the ground go on where the report was last. What people say, sign
or decide does not.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from dragoman.knowledge.gazetteer import Candidate
from dragoman.knowledge.locatives import Locatives
from dragoman.places.ties import CLAUSES, clause_of, find_tie
from dragoman.places.toponyms import Toponym
from dragoman.records import Act, Sentence

# Kinds of acts that have a spot; "" are acts of no kind.
ON_SITE: Final = frozenset(
    ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "CONSULT", "")
)
FAR: Final = frozenset(("phone",))
REAL: Final = frozenset(("happened", "ongoing", "ended", "failed", "claimed"))
# How many sentences a report may go on without saying again where it is.
REACH: Final = 3
LEAST: Final = 2.5
# Of the places and peoples that a report names, those of the state of a spot.
LEAST_SHARE: Final = 0.3
TOLD: Final = ("place", "object")
MAIN: Final = CLAUSES - {"relcl", "acl", "csubj", "pcomp"}


class Spot(msgspec.Struct, frozen=True):
    """Where a sentence tells that something was."""

    worth: float
    toponym: Toponym
    place: Candidate


def is_at_home(place: Candidate, named: Iterable[Candidate | None]) -> bool:
    """Tell whether a place lies in a state that the report tells much of.

    A place abroad that is named once is mostly where somebody spoke, or another
    place of the same name.
    """
    states = [other.country for other in named if other and other.country]
    return place.country is None or states.count(place.country) >= LEAST_SHARE * len(
        states
    )


def goes_on(act: Act) -> bool:
    """Tell whether an act without a place is where the report was before."""
    return act.type in ON_SITE and act.status in REAL and act.mode not in FAR


def spot_of(
    sentence: Sentence,
    named: Iterable[tuple[Toponym, Candidate | None]],
    locatives: Locatives,
) -> Spot | None:
    """The place that a sentence's main clause is told of, the surest first."""
    found: list[Spot] = []
    for toponym, place in named:
        tie = find_tie(sentence, toponym.head, locatives)
        if place is None or tie is None or tie.worth < LEAST or tie.how not in TOLD:
            continue
        clause = clause_of(sentence, tie.anchor)
        if _is_ahead(sentence, clause):
            continue
        if sentence.deps[clause] in MAIN or sentence.heads[clause] == clause:
            found.append(Spot(tie.worth, toponym, place))
    return max(found, key=lambda spot: spot.worth, default=None)


def _is_ahead(sentence: Sentence, verb: int) -> bool:
    """Tell of "will meet in Lima", but not of "used gas to end a march in Lima"."""
    helpers = {sentence.tags[c] for c in sentence.labelled(verb, "aux")}
    done = sentence.tags[sentence.heads[verb]] == "VBD"
    return "MD" in helpers or ("TO" in helpers and not done)
