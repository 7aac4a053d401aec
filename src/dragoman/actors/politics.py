"""Tell parties in politics from all who also meet, beat, sign and release."""

from __future__ import annotations

from functools import cache
from typing import Final

from dragoman.knowledge.actors import read_sectors, read_weak_agents
from dragoman.knowledge.tables import data_path
from dragoman.records import Actor

PARTIES: Final = ("state:", "people:", "region:")
POWERS: Final = frozenset(
    ("GOV", "MIL", "COP", "SPY", "JUD", "LEG", "REB", "UAF", "IGO")
)


def is_political(actor: Actor) -> bool:
    """Tell whether an actor is a state, office, armed group, body or population.

    A company, a teacher or a captain is one only with a country: the word alone
    stands as often in the pages on sport and money.
    """
    if actor.entity and actor.entity.startswith(PARTIES):
        return True
    if actor.sector is None:
        return False
    politics = _sectors()[actor.sector]
    named = actor.entity is not None or actor.role not in _weak()
    if politics == "yes" and named:
        return True
    return actor.country is not None


def has_power(actor: Actor) -> bool:
    """Tell whether an actor governs, judges, fights or keeps order, beyond doubt.

    Not so an official, a board or a judge, whom clubs, firms and contests have too.
    """
    if (actor.entity or "").startswith("leader:") and actor.sector != "ELI":
        return True
    if actor.sector not in POWERS or actor.implied:
        return False
    if actor.entity is not None:
        return True
    return actor.role is not None and actor.role.lower() not in _weak()


@cache
def _sectors() -> dict[str, str]:
    path = data_path("codebook", "sectors.txt")
    return {code: sector.political for code, sector in read_sectors(path).items()}


@cache
def _weak() -> frozenset[str]:
    return read_weak_agents(data_path("actors", "agents.txt"))
