"""Name those whom an act itself implies: only police arrest, only courts sentence.

News leaves them out: "five men were arrested in Lagos". The actor then stands in no
word of its own; its record says so, and points to the words of the act.
"""

from __future__ import annotations

from dragoman.knowledge.code_names import sector_name
from dragoman.records import Act, Actor


def implied_actor(act: Act, country: str | None) -> Actor | None:
    """Who must have done an act of which nobody is said to be the doer.

    Args:
        act: An act without actors.
        country: The state where it was done.
    """
    if not act.implies or act.actors:
        return None
    return Actor(
        name=sector_name(act.implies),
        country=country,
        sector=act.implies,
        role=None,
        entity=None,
        code=" ".join(filter(None, (country, act.implies))),
        words=act.trigger,
        antecedent=None,
        implied=True,
        how="implied",
    )
