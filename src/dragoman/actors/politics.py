"""Tell parties in politics from all who also meet, beat, sign and release."""

from __future__ import annotations

from typing import Final

from dragoman.knowledge.actors import ActorTables
from dragoman.knowledge.matters import POWERS
from dragoman.records import Actor

PARTIES: Final = ("state:", "people:", "region:")
PUBLIC: Final = (
    "GOV",
    "MIL",
    "COP",
    "JUD",
    "LEG",
    "PTY",
)  # have power, also where unsaid
ARTICLES: Final = ("The", "A", "An")


class Politics:
    """Tells who is a party in politics, by the tables of actors."""

    def __init__(self, tables: ActorTables) -> None:
        """Keep the tables."""
        self.sectors, self.weak = tables.sectors, tables.weak

    def is_political(self, actor: Actor) -> bool:
        """Tell whether an actor is a state, office, armed group, body or population.

        A company, a teacher or a captain is one only with a country: the word alone
        stands as often in the pages on sport and money.
        """
        if actor.entity and actor.entity.startswith(PARTIES):
            return True
        if actor.sector is None:
            return False
        named = (
            actor.entity is not None
            or actor.role not in self.weak
            or (actor.sector in PUBLIC and _is_proper(actor))
            or (actor.sector == "IGO" and _names_body(actor))
        )
        public = self.sectors[actor.sector].political == "yes"
        if public and named:
            return True
        return actor.country is not None and (public or not _is_private(actor))

    def has_power(self, actor: Actor) -> bool:
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
            self.is_firm(actor)
            and actor.role is not None
            and actor.role.lower() not in self.weak
        )

    def is_firm(self, actor: Actor) -> bool:
        """Tell whether its name is not also said of people in shops and clubs."""
        return actor.role not in self.weak


def _is_private(actor: Actor) -> bool:
    """Tell whether somebody has a name of their own: "Ann Roe, a Kenyan singer".

    They are of no party in politics by being Kenyan, as Kenyan singers may be.
    """
    if actor.entity or actor.role is None or actor.sector in POWERS:
        return False
    words = actor.name.split()
    if len(words) < 2 or not all(word[0].isupper() for word in words):
        return False
    return actor.role.split()[-1].lower() not in actor.name.lower()


def _is_proper(actor: Actor) -> bool:
    """Tell whether a body has a name: "the Federal Aviation Administration"."""
    if actor.words.text.isupper():  # capitals tell nothing where there are no others
        return False
    words = actor.words.text.split()
    role = (actor.role or "").split()[-1:]
    capital = [word for word in words if word[:1].isupper() and word not in ARTICLES]
    return len(capital) > 1 and any(word.lower() in role for word in capital)


def _names_body(actor: Actor) -> bool:
    """Tell whether an officer's body is named before him: "the UN chief"."""
    words = [w for w in actor.words.text.split() if w.capitalize() not in ARTICLES]
    body = words[0].removesuffix("'s").replace(".", "") if words else ""
    return len(body) > 1 and body.isupper()
