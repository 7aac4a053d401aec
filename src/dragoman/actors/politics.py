"""Tell parties in politics from all who also meet, beat, sign and release."""

from __future__ import annotations

from functools import cache
from typing import Final

from dragoman.knowledge.actors import (
    read_sectors,
    read_weak_agents,
    read_weak_roles,
)
from dragoman.knowledge.tables import data_path
from dragoman.records import Actor

PARTIES: Final = ("state:", "people:", "region:")
POWERS: Final = frozenset(
    ("GOV", "MIL", "COP", "SPY", "JUD", "LEG", "REB", "UAF", "IGO")
)
PUBLIC: Final = ("GOV", "MIL", "COP", "JUD", "LEG")  # have power, also where unsaid
ARTICLES: Final = ("The", "A", "An")


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
    named = (
        actor.entity is not None
        or actor.role not in _weak()
        or (actor.sector in PUBLIC and _is_proper(actor))
    )
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
    return (
        is_firm(actor) and actor.role is not None and actor.role.lower() not in _weak()
    )


def is_firm(actor: Actor) -> bool:
    """Tell whether what an actor is called is not said of people in shops and clubs."""
    return actor.role not in _weak()


def _is_proper(actor: Actor) -> bool:
    """Tell whether a body has a name: "the Federal Aviation Administration"."""
    if actor.words.text.isupper():  # capitals tell nothing where there are no others
        return False
    words = actor.words.text.split()
    role = (actor.role or "").split()[-1:]
    capital = [word for word in words if word[:1].isupper() and word not in ARTICLES]
    return len(capital) > 1 and any(word.lower() in role for word in capital)


@cache
def _sectors() -> dict[str, str]:
    path = data_path("codebook", "sectors.txt")
    return {code: sector.political for code, sector in read_sectors(path).items()}


@cache
def _weak() -> frozenset[str]:
    agents = read_weak_agents(data_path("actors", "agents.txt"))
    return agents | read_weak_roles(data_path("actors", "titles.txt"))
