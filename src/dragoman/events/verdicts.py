"""Read what somebody says of another as his verdict: "said the raid was illegal".

Nobody does anything by words such as "is illegal" or "is out of the question"; he
who says so does. Without a speaker they are the report's own and no act.
"""

from __future__ import annotations

import msgspec

from dragoman.events.attribution import Attribution
from dragoman.events.dependents import VERBS, preps_of
from dragoman.events.parties import INSIDE, PartyFinder
from dragoman.events.readings import Reading
from dragoman.events.roles import Roles


def read_verdict(
    find: PartyFinder, reading: Reading, roles: Roles, said: Attribution | None
) -> Roles | None:
    """The speaker and the one he judges; None if nobody speaks.

    Args:
        find: Looks for the parties of the sentence.
        reading: The words of judgement.
        roles: What their frame gives: who or what is judged.
        said: Who says so.
    """
    if said is None or said.speaker < 0:
        return None
    judged = tuple(r for r in roles.recipients if find.is_party(r))
    judged = judged or _behind(find, reading) or _told(find, said)
    judged = tuple(r for r in judged if r != said.speaker)
    why = (*roles.why, "it is the speaker's own verdict")
    return msgspec.structs.replace(
        roles, actors=(said.speaker,), recipients=judged, why=why
    )


def _behind(find: PartyFinder, reading: Reading) -> tuple[int, ...]:
    """The parties of what is judged: "the raid on Mali", "lifting the ban on Mali"."""
    found: list[int] = []
    for row in reading.match.clause.subjects:
        is_verb = find.s.pos[row] in VERBS
        found += find.near(row) if is_verb else find.inside(row, INSIDE, depth=2)
    return tuple(r for r in found if find.is_named(r))[:1]


def _told(find: PartyFinder, said: Attribution) -> tuple[int, ...]:
    """To whom it is said, if it is told of nobody: "told his colleague that"."""
    pairs = preps_of(find.s, said.verb)
    heard = (
        *find.s.labelled(said.verb, "dobj", "dative"),
        *(r for name, r in pairs if name == "to"),
    )
    return tuple(r for r in heard if find.is_party(r))
