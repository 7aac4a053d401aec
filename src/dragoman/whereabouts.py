"""Say in which state an act took place where no word says where.

Violence, force and protest are mostly told from the state that they are in: its
villagers, its police, its rebels take part, or it is the one the report is about. That
state is then the place, as a whole, and its basis is "report".
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dragoman.records import Actor, Place

ON_THE_SPOT: Final = frozenset({"ASSAULT", "COERCE", "PROTEST"})
# Those who belong to where they are; envoys, soldiers and reporters may be abroad.
LOCAL: Final = frozenset("COP CVL REB CRM OPP PTY JUD LEG LAB EDU REL HLH".split())


def likely_state(
    type_: str,
    actors: tuple[Actor, ...],
    recipients: tuple[Actor, ...],
    home: str | None,
) -> str | None:
    """The state in which an act most likely took place.

    Args:
        type_: The type of the act.
        actors: Who acts.
        recipients: Who is acted upon: the first to ask.
        home: The state that the report is about.
    """
    if type_ not in ON_THE_SPOT:
        return None
    local = (a for a in (*recipients, *actors) if a.sector in LOCAL)
    return _first(local) or home or _first(recipients)


def is_elsewhere(
    place: Place, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]
) -> bool:
    """Whether those who take part belong to another state than a place told before.

    "Rebels raided a town in Sudan. Egyptian police shot a boy.": not in Sudan.
    """
    own = _first(a for a in (*recipients, *actors) if a.sector in LOCAL)
    return place.basis == "section" and own is not None and place.country != own


def _first(actors: Iterable[Actor]) -> str | None:
    return next((a.country for a in actors if a.country), None)
