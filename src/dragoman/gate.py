"""Tell which acts count as events: those of which politics knows a party.

Sport, business and show business meet, beat, release and sign as well. An act
counts if one of its parties is political, or both or none need be, as its frame
says. In a report on sport the bare name of a state is its team.
"""

from __future__ import annotations

from dragoman.actors import is_political
from dragoman.knowledge.sport import is_sport
from dragoman.records import Act, Actor, Parse

TEAMS = ("state:", "people:", "region:", "capital:")


class Gate:
    """Decides for the acts of one report."""

    def __init__(self, parse: Parse) -> None:
        """See what the report is about."""
        self.sport = is_sport(lemma for s in parse.sentences for lemma in s.lemmas)

    def lets_in(
        self, act: Act, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]
    ) -> bool:
        """Tell whether an act is an event of politics by itself."""
        sides = recipients or actors[1:]  # of a reciprocal act
        acting = any(self._is_party(a) for a in actors)
        acted = any(self._is_party(a) for a in sides)
        match act.needs:
            case "none":
                return bool(actors or recipients)
            case "both":
                return acting and acted
            case "actor":
                return acting or (acted and bool(actors))
            case _:
                return acting or acted or self._is_protest(act, actors)

    def _is_party(self, actor: Actor) -> bool:
        if self.sport and (
            actor.role is None or (actor.entity or "").startswith(TEAMS)
        ):
            return False
        return is_political(actor)

    def _is_protest(self, act: Act, actors: tuple[Actor, ...]) -> bool:
        """Workers, students and villagers are parties of politics when they protest."""
        return (
            act.type == "PROTEST" and not self.sport and any(a.sector for a in actors)
        )
