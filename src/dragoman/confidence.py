"""Tell how sure it is that an act is an event and that its parties are right.

The grammar names the signs of an act; here those of its resolved parties are added.
What each weighs was learnt from sentences that we wrote (`training/`).
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors import Politics
from dragoman.records import Act, Actor


def read_signs(
    act: Act,
    actors: tuple[Actor, ...],
    recipients: tuple[Actor, ...],
    *,
    politics: Politics,
    sport: bool,
) -> tuple[str, ...]:
    """The signs of an act, those of its parties included."""
    sides = recipients or actors[1:]
    known = (
        any(politics.is_political(a) for a in actors),
        any(politics.is_political(a) for a in sides),
    )
    parties = {
        (True, True): "both political",
        (True, False): "actor political",
        (False, True): "recipient political",
        (False, False): "nobody political",
    }[known]
    return (
        *act.signs,
        parties,
        *(("sport",) if sport else ()),
        *(("actor implied",) if act.implies and not act.actors and actors else ()),
        *_known("actor", actors),
        *_known("recipient", sides),
    )


def _known(side: str, actors: tuple[Actor, ...]) -> Iterator[str]:
    """What is known of the first party of a side."""
    if actors:
        first = actors[0]
        if first.country:
            yield f"{side} of a country"
        if first.sector or first.entity:
            yield f"{side} of a sector" if first.sector else f"{side} known"
        else:
            yield f"{side} unknown"
