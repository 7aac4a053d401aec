"""Say in which state an act took place where no word says where.

Violence, force and protest are mostly told from the state that they are in: its
villagers, its police, its rebels take part, or it is the one the report is about. That
state is then the place, as a whole, and its basis is "report".
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from dragoman.records import Actor, Dates, Place

ON_THE_SPOT: Final = frozenset({"ASSAULT", "COERCE", "PROTEST"})
# Those who belong to where they are; envoys, soldiers and reporters may be abroad.
LOCAL: Final = frozenset("COP CVL REB CRM OPP PTY JUD LEG LAB EDU REL HLH".split())
# Who holds another office than these is in his own state, too, if he is attacked.
ABROAD: Final = (
    "Ambassador",
    "Envoy",
    "Consul",
    "Diplomat",
    "Attache",
    "Representative",
)
# Those who act in their own state only, whoever is in their hands.
LAW: Final = frozenset(("COP", "JUD"))
STATE: Final = "state:"
# What is told of a day so long before the report is no more where the report is.
OLD: Final = timedelta(days=60)


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
    law = _first(a for a in actors if a.sector in LAW) if type_ == "COERCE" else None
    local = _first(a for a in recipients if a.sector in LOCAL or _is_in_office(a))
    at_home = LOCAL - {"CVL"} if home else LOCAL  # a people may live abroad
    doer = _first(a for a in actors if a.sector in at_home)
    if doer is not None and doer == home:
        return law or doer
    doer = doer if _first(recipients) is None else None
    hit = _attacked(recipients) if type_ == "ASSAULT" else None
    return law or local or doer or hit or home or _first(recipients)


def may_be_abroad(type_: str, recipients: tuple[Actor, ...], state: str) -> bool:
    """Whether those hit are soldiers, of whose own state nothing says it was there.

    "107 US soldiers were killed", in a report on Iraq from Washington.
    """
    return (
        type_ == "ASSAULT"
        and bool(recipients)
        and all(a.sector == "MIL" and a.country == state for a in recipients)
    )


def _is_in_office(actor: Actor) -> bool:
    """Tell a minister, who is at home, from a state and from its envoys."""
    role = actor.role or ""
    return actor.sector == "GOV" and role != "" and not any(w in role for w in ABROAD)


def _attacked(recipients: tuple[Actor, ...]) -> str | None:
    """The state that is attacked as a whole: "invaded Iraq"."""
    return _first(a for a in recipients if (a.entity or "").startswith(STATE))


def is_of_old(place: Place, dates: Dates | None, published: date | None) -> bool:
    """Whether an act was long before what the report tells, and so somewhere else.

    "Rebels raided a town in Sudan. They had fled the army in 1998."
    """
    if place.basis not in ("section", "dateline") or dates is None:
        return False
    return published is not None and dates.first < published - OLD


def is_elsewhere(
    place: Place, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]
) -> bool:
    """Whether those who take part belong to another state than a place told before.

    "Rebels raided a town in Sudan. Egyptian police shot a boy.": not in Sudan.
    """
    own = {a.country for a in (*recipients, *actors) if a.sector in LOCAL} - {None}
    return place.basis == "section" and bool(own) and place.country not in own


def _first(actors: Iterable[Actor]) -> str | None:
    return next((a.country for a in actors if a.country), None)
